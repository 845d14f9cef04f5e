// SPDX-License-Identifier: Apache-2.0
// One archive from the network into the cache folder, hashed while it streams, resumed and retried.
// Only Fetch uses it; must not decide what the hash ought to be.
#pragma once

#include "toolchain/Fetch.h"
#include "toolchain/Http.h"
#include "toolchain/PartialFile.h"

#include <QElapsedTimer>

namespace gosetup {

struct DownloadOutcome
{
    QString finalHost;
    qint64 downloaded = 0;
    qint64 resumedFrom = 0;
};

class Download
{
  public:
    Download(const ArchiveRef& archive, const QByteArray& sha256, const QString& target,
             const FetchOptions& options, Progress& progress);

    /// The verified file is at `target` afterwards. See fetchArchive for the errors.
    [[nodiscard]] Result<DownloadOutcome> run();

  private:
    [[nodiscard]] Result<DownloadOutcome> once();
    [[nodiscard]] tl::expected<HttpAnswer, HttpFailure> attempt();
    [[nodiscard]] Result<void> begin(const HttpAnswer& answer);
    [[nodiscard]] Result<void> take(QByteArrayView bytes);
    [[nodiscard]] Error wrongSize(qint64 size) const;
    [[nodiscard]] Result<void> withinSize(qint64 bytes, qint64 more) const;
    [[nodiscard]] bool advanced();

    const ArchiveRef& m_archive;
    const QByteArray m_sha256;
    const FetchOptions& m_options;
    Progress& m_progress;
    PartialFile m_partial;
    DownloadOutcome m_outcome;
    qint64 m_requestedFrom = 0;
    qint64 m_total = 0;
    qint64 m_best = 0;         ///< most bytes any attempt ended with
    QElapsedTimer m_sinceMark; ///< since there was progress worth the name
    qint64 m_mark = 0;         ///< bytes then
    bool m_tooSlow = false;    ///< FetchOptions::slowestIn went by without
    bool m_startOver = false;
};

} // namespace gosetup
