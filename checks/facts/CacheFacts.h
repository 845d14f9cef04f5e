// SPDX-License-Identifier: Apache-2.0
// What Go's caches hold and what is wrong in them: sizes, ages, and of the module cache the files
// that Go will stumble over. Filled by the collectors BuildCacheCollector and ModuleCacheCollector,
// which look for a second or so, and by verifyModules(), which takes its time. Judges
// nothing.
#pragma once

#include "base/Observed.h"
#include "gosettings/ModuleCacheName.h"
#include "machine/Walk.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace gosetup {

struct FolderUse
{
    QString path; ///< links on the way resolved
    qint64 files = 0;
    qint64 bytes = 0;
    bool isComplete = true; ///< false: there is more, time was up or a folder could not be read
    QDateTime newest;       ///< last write to any file, UTC; invalid: no file

    void add(const WalkSummary& seen);
};

struct BuildCacheFacts
{
    FolderUse use;
    QDateTime cutoff; ///< what was last used before this is deleted by Go's own trim
    qint64 staleFiles = 0;
    qint64 staleBytes = 0;
    qint64 logBytes = 0; ///< of a log.txt, which an old Go has left; 0: none
};

/// One thing that is wrong with one version of a module.
struct ModuleFault
{
    enum class Kind
    {
        DamagedZip,      ///< Go: "zip: not a valid zip file"
        WrongHash,       ///< .ziphash and zip contradict each other, or it holds no hash
        DamagedMod,      ///< .mod is no go.mod, or another one than the zip's
        IncompleteFolder ///< the unpacked folder is not what the zip holds
    };
    Kind kind = Kind::DamagedZip;
    Text what;               ///< one line of evidence
    bool stopsBuilds = true; ///< false: Go does not look at it while the unpacked folder is there
    bool needsProxy = true;  ///< what brings it back is the proxy, not the zip
    QStringList files;       ///< to be set aside, full paths
    qint64 bytes = 0;        ///< of them
};

struct FaultyModule
{
    gosettings::CachedModule module;
    std::vector<ModuleFault> faults;

    /// The files of all its faults, each once.
    [[nodiscard]] QStringList filesToSetAside() const;
    [[nodiscard]] qint64 bytesToSetAside() const;
    [[nodiscard]] bool needsProxy() const;
};

struct DownloadedToolchain
{
    QString version; ///< "go1.25.0"
    QString folder;
    qint64 bytes = 0; ///< unpacked; less where the cache could not be read to its end
};

/// What the full verification of every file found out.
struct ModuleVerification
{
    int verified = 0; ///< versions whose zip, and folder where there is one, have the right hash
    qint64 bytes = 0; ///< that were read for it
    std::vector<Text> unverified; ///< "module@version: why": nobody knows
};

struct ModuleCacheFacts
{
    FolderUse use;
    int zips = 0;                 ///< versions with a zip
    int zipsLookedAt = 0;         ///< at the end of
    bool foldersLookedAt = false; ///< files of unpacked folders were counted
    int placeholders = 0;         ///< files in the cloud, which are not opened
    std::vector<FaultyModule> faulty;
    std::vector<DownloadedToolchain> toolchains;
    QStringList damagedDatabase; ///< files of the checksum database that hold something else
    int debris = 0;              ///< files and folders of downloads that ended half-way, days ago
    qint64 debrisBytes = 0;
    QString debrisExample;
    int setAside = 0; ///< by us
    qint64 setAsideBytes = 0;
    Observed<FolderAccess> access; ///< of cache\download, where each download begins
    std::optional<ModuleVerification> verification; ///< nullopt: nobody asked for it
};

struct CacheFacts
{
    Observed<BuildCacheFacts> build;
    /// The default folder, where GOCACHE leads elsewhere and the former holds a build cache.
    std::optional<BuildCacheFacts> abandoned;
    Observed<ModuleCacheFacts> modules;
};

/// What a full verification found before, into a quick look since: its faults stay but for those
/// whose files are all among `gone`.
void keepVerified(CacheFacts& now, const CacheFacts& before, const QStringList& gone);

} // namespace gosetup
