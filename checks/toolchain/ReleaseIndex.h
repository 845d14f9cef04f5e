// SPDX-License-Identifier: Apache-2.0
// The list of Go releases as go.dev/dl/?mode=json&include=all tells it, typed and sorted, and the
// choice of one archive from it. Pure: where the JSON comes from is Source's business.
#pragma once

#include "base/Result.h"
#include "base/Version.h"
#include "toolchain/ArchiveRef.h"
#include "toolchain/HashText.h"

#include <QUrl>

#include <vector>

namespace gosetup {

/// One file of a release; texts as the index spells them.
struct ReleaseFile
{
    QString fileName;
    QString os;        ///< GOOS; empty for source
    QString arch;      ///< GOARCH; empty for source
    QString kind;      ///< "archive", "installer", "source"
    qint64 size = 0;   ///< bytes; 0 = not told
    QByteArray sha256; ///< 64 lower-case digits; empty for very old files: that is not a match
};

struct Release
{
    GoVersion version;
    bool stable = false;
    std::vector<ReleaseFile> files;

    /// nullptr when the release has no such file.
    [[nodiscard]] const ReleaseFile* find(const QString& os, const QString& arch,
                                          const QString& kind) const;
};

struct ReleaseIndex
{
    QUrl base; ///< archives are found at base + file name
    /// Newest first: go1.21.0 > go1.21rc2 > go1.20 > go1.9.7 > go1.
    std::vector<Release> releases;
    /// Made of the table of known hashes because the mirror has files but no index; sizes unknown.
    bool fromKnownHashes = false;
};

/// Fields that are not known are passed over, so that a newer index still reads; a known one of the
/// wrong type is Corrupt with its JSON path ($[3].files[0].size). Format: golang/website
/// internal/dl.
[[nodiscard]] Result<ReleaseIndex> parseReleaseIndex(const QByteArray& json, const QUrl& base);

/// The index in the same format, for a mirror folder.
[[nodiscard]] QByteArray toJson(const ReleaseIndex& index);

/// What the table of known hashes knows, for mirrors that hold files only.
[[nodiscard]] ReleaseIndex indexFromKnownHashes(const KnownHashes& table, const QUrl& base);

/// `wanted`: "latest" (newest stable that has an archive for the architecture), "1.24.4",
/// "go1.24.4", or a line, "1.24": the newest stable patch of it unless a release has that very
/// name. NotFound: "no such Go version for windows/arm64". Untrusted is left to the fetch: an
/// archive without a hash is chosen, and refused there.
[[nodiscard]] Result<ArchiveRef> chooseArchive(const ReleaseIndex& index, const QString& wanted,
                                               Arch arch);

/// "go1.24.4.windows-amd64.zip" in its parts; nullopt for any other name.
struct ArchiveName
{
    GoVersion version;
    Arch arch = Arch::Amd64;
};
[[nodiscard]] std::optional<ArchiveName> parseArchiveName(const QString& fileName);
[[nodiscard]] QString archiveName(const QString& version, Arch arch);

} // namespace gosetup
