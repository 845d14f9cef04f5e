// SPDX-License-Identifier: Apache-2.0
// What an installed tree consists of, and the marker that says it is complete. Written by Install,
// read by checks ("is this toolchain whole?") and by undo ("which files are ours?").
#pragma once

#include "base/Progress.h"
#include "base/Result.h"
#include "machine/Files.h"

#include <QStringList>

#include <vector>

namespace gosetup {

inline constexpr auto manifestName = ".gosetup-manifest.json";
inline constexpr auto markerName = ".gosetup-installed.json";

struct ManifestEntry
{
    QString path; ///< below the root, '/' between segments
    qint64 size = 0;
    quint32 crc = 0; ///< CRC-32 as in zip

    bool operator==(const ManifestEntry&) const = default;
};

struct Manifest
{
    QString version; ///< "go1.24.4"
    QString runId;
    std::vector<ManifestEntry> files;

    [[nodiscard]] QByteArray toJson() const; ///< "gosetup.manifest/1"
    /// Corrupt, naming the JSON path.
    [[nodiscard]] static Result<Manifest> parse(const QByteArray& json);
    [[nodiscard]] qint64 totalBytes() const;
};

/// Written last: a tree with a marker is whole, one with a manifest alone was interrupted.
struct Marker
{
    QString version;
    QString archive; ///< file name
    QByteArray sha256;
    QString runId;
    QStringList verifiedBy;

    bool operator==(const Marker&) const = default;
    [[nodiscard]] QByteArray toJson() const; ///< "gosetup.installed/1", owner "GoSetup"
    [[nodiscard]] static Result<Marker> parse(const QByteArray& json);
};

/// nullopt: the tree at `root` has none.
[[nodiscard]] Result<std::optional<Manifest>> readTreeManifest(const Files& files,
                                                               const QString& root);
[[nodiscard]] Result<std::optional<Marker>> readTreeMarker(const Files& files, const QString& root);

enum class VerifyDepth
{
    Sizes, ///< every file is there with its size: some ten milliseconds where bytes are reachable
    Bytes, ///< and has its CRC-32: reads the whole tree
};

/// Paths below the root as in the manifest.
struct TreeDamage
{
    QStringList missing;
    QStringList changed; ///< another size, or another CRC
    QStringList added;   ///< not ours; neither damage nor touched by undo

    [[nodiscard]] bool isWhole() const { return missing.isEmpty() && changed.isEmpty(); }
};

/// Compares the tree with its manifest. NotFound when there is none; Cancelled.
[[nodiscard]] Result<TreeDamage> verifyTree(Files& files, const QString& root, VerifyDepth depth,
                                            Progress& progress);

/// The first line of VERSION ("go1.24.4"; "devel …" too); nullopt: there is none, or it is another
/// product's.
[[nodiscard]] Result<std::optional<QString>> readTreeVersion(const Files& files,
                                                             const QString& root);
/// Whether the folder is a Go tree, damaged or not: a VERSION of Go's, and a manifest of ours, a
/// go.exe or the runtime's source.
[[nodiscard]] Result<bool> isGoTree(const Files& files, const QString& root);

} // namespace gosetup
