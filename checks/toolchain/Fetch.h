// SPDX-License-Identifier: Apache-2.0
// Brings one archive, verified, into memory: from the network by way of the cache, from a folder,
// from the program itself. The only door through which bytes reach Unpack.
#pragma once

#include "base/Progress.h"
#include "toolchain/ArchiveRef.h"
#include "toolchain/FetchOptions.h"

#include <QStringList>

namespace gosetup {

/// An archive whose size and SHA-256 were checked on these very bytes. They are held in memory so
/// that nothing can change them between the check and the use.
struct VerifiedArchive
{
    QByteArray bytes;
    QByteArray sha256;      ///< 64 lower-case digits
    QStringList verifiedBy; ///< "index", "pinned", "given": all of them agreed
    QString hostPath;       ///< where the file is; empty for the built-in mirror
    QString finalHost;      ///< after redirects; empty when nothing was downloaded
    qint64 downloaded = 0;  ///< bytes that came over the network
    qint64 resumedFrom = 0; ///< of a partial download, bytes
    bool reused = false;    ///< the cache had it, verified again
};

/// Checks the sources against each other first: two that disagree are an alarm (Untrusted) before a
/// byte is fetched; none at all is Untrusted too. Then size, then hash. A download is resumed where
/// its ETag still holds, retried as FetchOptions say, and started anew once when a resumed one has
/// the wrong hash. NotFound: "no such Go version for windows/arm64". InUse: another GoSetup
/// downloads it.
[[nodiscard]] Result<VerifiedArchive> fetchArchive(const ArchiveRef& archive,
                                                   const FetchOptions& options, Progress& progress);

/// What the bytes must hash to and who says so; Untrusted when nobody does or two disagree.
struct Expectation
{
    QByteArray sha256;
    QStringList sources; ///< "index", "pinned", "given"
};
[[nodiscard]] Result<Expectation> expectationFor(const ArchiveRef& archive,
                                                 const FetchOptions& options);

/// Removes partial downloads (and their notes) not touched since `before`; names what went.
[[nodiscard]] Result<QStringList> cleanCache(const QString& cacheFolder, const QDateTime& before);

} // namespace gosetup
