// SPDX-License-Identifier: Apache-2.0
// An unfinished download: `<name>.partial` and, beside it, a note of what it is part of, so that a
// later attempt (of another process, after a kill) knows whether it may go on. Only Download uses
// it.
#pragma once

#include "base/Result.h"
#include "toolchain/Http.h"
#include "toolchain/Sha256.h"

#include <QFile>

namespace gosetup {

class PartialFile
{
  public:
    /// `target`: host path of the finished file. `url` and `sha256` say what is being downloaded.
    PartialFile(const QString& target, const QUrl& url, const QByteArray& sha256);

    /// Opens what is there, hashing it; starts empty where the note does not fit. Cancelled.
    [[nodiscard]] Result<void> open(const Progress& progress);
    [[nodiscard]] qint64 size() const { return m_size; } ///< bytes so far
    [[nodiscard]] const QString& path() const { return m_path; }
    /// The validator for If-Range: a strong ETag, else the date; empty when the server gave none.
    [[nodiscard]] QByteArray validator() const;
    /// Whether an answer belongs to the very file whose beginning we hold.
    [[nodiscard]] bool continues(const HttpAnswer& answer) const;

    /// Empties the file for a body that begins at 0 and notes what the server said of it.
    [[nodiscard]] Result<void> restart(const HttpAnswer& answer);
    [[nodiscard]] Result<void> append(QByteArrayView bytes);
    [[nodiscard]] Result<void> close();
    [[nodiscard]] QByteArray hash() { return m_hash.hex(); } ///< ends the hashing
    /// Moves it to the target, replacing what is there; the note goes.
    [[nodiscard]] Result<void> finish();
    void discard();

  private:
    [[nodiscard]] bool readNote();
    [[nodiscard]] Result<void> writeNote() const;

    QString m_target;
    QString m_path;
    QString m_notePath;
    QString m_url;
    QByteArray m_sha256;
    QByteArray m_etag;
    QByteArray m_lastModified;
    QFile m_file;
    Sha256 m_hash;
    qint64 m_size = 0;
};

} // namespace gosetup
