// SPDX-License-Identifier: Apache-2.0
// Where Go comes from: go.dev, a mirror, a mirror folder, the archive a person already has, or the
// practice mirror inside the program. Turns each into a release index; fetching is Fetch's
// business.
#pragma once

#include "base/Progress.h"
#include "toolchain/FetchOptions.h"
#include "toolchain/ReleaseIndex.h"

namespace gosetup {

struct Source
{
    enum class Kind
    {
        Web,     ///< base URL that answers ?mode=json&include=all, or holds dl.json, or files only
        Folder,  ///< dl.json and archives: a file share
        Archive, ///< one .zip on disk
        BuiltIn, ///< the practice mirror, :/mirror
    };
    Kind kind = Kind::Web;
    QUrl base; ///< with a final '/' unless it is a single archive

    /// A URL, a folder or a file (host paths), "builtin", "official" or "china". Plain http only
    /// because the person wrote it: nothing ever turns https into http. Usage, NotFound.
    [[nodiscard]] static Result<Source> parse(const QString& text);
    [[nodiscard]] static Source official(); ///< https://go.dev/dl/
    [[nodiscard]] static Source china();    ///< https://golang.google.cn/dl/, Google's own
    [[nodiscard]] static Source builtIn();

    [[nodiscard]] QString displayName() const; ///< without credentials
};

/// The releases a source has. A mirror without an index yields those of the table of known hashes;
/// a single archive the one release that its name says. Errors: those of a fetch, Corrupt for a bad
/// index.
[[nodiscard]] Result<ReleaseIndex> loadIndex(const Source& source, const FetchOptions& options,
                                             Progress& progress);

/// The index of go.dev/dl, or where that is out of reach of golang.google.cn/dl; both by https.
[[nodiscard]] Result<ReleaseIndex> loadOfficialIndex(const FetchOptions& options,
                                                     Progress& progress);

/// An archive the person has, by its host path. Version and architecture come from its name; the
/// hash from `given` (may be empty) and from the table of known hashes. Untrusted when neither
/// knows it.
[[nodiscard]] Result<ArchiveRef> archiveFromFile(const QString& hostPath, const QByteArray& given,
                                                 const KnownHashes& pinned);

} // namespace gosetup
