// SPDX-License-Identifier: Apache-2.0
// Names in the module cache: how a module and its version are spelt on the disk, and what a file
// there is by its name. Used by the facts on caches and by the change that sets files aside. Pure.
#pragma once

#include <QString>

#include <optional>

namespace gosetup::gosettings {

struct CachedModule
{
    QString path;    ///< "github.com/Azure/azure-sdk-for-go"
    QString version; ///< "v68.0.0"

    [[nodiscard]] QString text() const { return path + u'@' + version; }
    bool operator==(const CachedModule&) const = default;
};

/// "github.com/!azure" of "github.com/Azure": disks that ignore case must not mix up two modules.
/// Nothing for a text that no module path or version is. Source: golang.org/x/mod/module,
/// escapeString.
[[nodiscard]] std::optional<QString> escapedModule(const QString& text);
/// The way back; nothing where a capital, a "!" at the end or one before no letter stands in it.
[[nodiscard]] std::optional<QString> unescapedModule(const QString& text);

enum class CacheFileKind
{
    Zip,
    ZipHash,
    Mod,
    Info,
    Lock,
    Partial,   ///< is there while the folder is being unpacked
    Temporary, ///< "v1.0.0.zip123456.tmp": of a download that ended half-way
    SetAside,  ///< by us: see setAsideName()
    Other
};

/// A file in a folder `@v` below cache\download.
struct CacheFile
{
    CachedModule module;
    CacheFileKind kind = CacheFileKind::Other;
};
/// By its path below cache\download, with "\" or "/"; nothing for what is in no folder `@v`.
/// Source: cmd/go/internal/modfetch/cache.go, CachePath and tempFile.
[[nodiscard]] std::optional<CacheFile> cacheFileOf(const QString& below);
/// The folder of a module below GOMODCACHE, with "\": "github.com\!azure\sdk@v1.0.0".
[[nodiscard]] QString unpackedFolder(const CachedModule& module);
/// The module whose folder this is, by its path below GOMODCACHE.
[[nodiscard]] std::optional<CachedModule> unpackedModule(const QString& below);

/// "v1.0.0.zip.gosetup-old-R": no name that Go looks for.
[[nodiscard]] QString setAsideName(const QString& path, const QString& runId);
[[nodiscard]] bool isSetAsideName(const QString& name);

/// Whether the path is one that may be set aside: a zip, its hash, a go.mod or the unpacked folder
/// of a module, or a file of the checksum database. By its text alone.
[[nodiscard]] bool maySetAside(const QString& path);

} // namespace gosetup::gosettings
