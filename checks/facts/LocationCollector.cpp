// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "facts/ObserveLocation.h"
#include "facts/RepackagedGo.h"
#include "facts/ToolchainRoots.h"
#include "gosettings/NamedPrograms.h"
#include "gosettings/ProxyList.h"
#include "gosettings/Refusal.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ValueText.h"

#include <QSet>

namespace gosetup {

namespace {

/// Characters of a path. Source: "Maximum Path Length Limitation", Microsoft Learn.
constexpr qsizetype longestPath = 32'767;

/// From the folder below the root to the one that is asked for, as far as there is something.
void walk(const Files& files, LocationFacts& location)
{
    const QString& path = location.path;
    qsizetype end = winpath::root(path).size();
    while (end >= 0 && end < path.size()) {
        end = path.indexOf(u'\\', path[end] == u'\\' ? end + 1 : end);
        const QString folder = end < 0 ? path : path.left(end);
        const auto info = files.info(folder);
        if (!info || !info->has_value())
            return;
        const FileInfo& file = **info;
        location.nearest = folder;
        location.exists = winpath::same(folder, location.path);
        location.isFolder = file.isDirectory || reparse::pointsElsewhere(file.reparseTag);
        if (file.reparseTag != 0 || file.isCloudPlaceholder())
            location.points.push_back(
                {folder, file.reparseTag, file.linkTarget, file.isCloudPlaceholder()});
    }
}

void lookInside(const Files& files, LocationFacts& location)
{
    if (!location.exists || !location.isFolder)
        return;
    const auto names = files.list(location.path);
    location.isEmpty = names && names->isEmpty();
    const auto has = [&](const char* name) {
        const auto info = files.info(winpath::join(location.path, QString::fromLatin1(name)));
        return info && info->has_value();
    };
    location.isGoTree = !location.isEmpty && has("bin\\go.exe") && has("VERSION");
}

} // namespace

LocationFacts observeLocation(Machine& machine, const QString& path, Purpose purpose,
                              const QString& name)
{
    LocationFacts location;
    location.purpose = purpose;
    location.name = name;
    location.path = winpath::withoutDevicePrefix(winpath::clean(path));
    location.absolute = winpath::isAbsolute(location.path);
    if (!location.absolute)
        return location;
    const Files& files = machine.files();
    location.nearest = winpath::drive(location.path);
    if (!location.nearest.isEmpty())
        location.nearest += u'\\';
    const bool possible = location.path.size() <= longestPath;
    if (possible) {
        walk(files, location);
        lookInside(files, location);
    }
    const auto volume = files.volume(location.path);
    location.volume =
        volume ? Observed<VolumeInfo>(*volume) : Observed<VolumeInfo>::from(volume.error());
    if (!location.nearest.isEmpty()) {
        const auto access = files.access(location.nearest);
        location.access =
            access ? Observed<FolderAccess>(*access) : Observed<FolderAccess>::from(access.error());
    }
    if (!possible)
        return location;
    const auto resolved = files.resolved(location.path);
    location.resolved =
        resolved ? Observed<QString>(*resolved) : Observed<QString>::from(resolved.error());
    return location;
}

namespace collect {

namespace {

/// Where a variable with a misspelt name leads, and a line of the file: either may come to count.
void addOnesToCome(const Basics& basics, std::vector<GoFolder>& folders)
{
    const auto add = [&](const QString& name, const QString& value) {
        const bool isRight = gosettings::isSettingName(name);
        const QString meant = isRight ? name : gosettings::meantName(name);
        const auto kind = gosettings::kindOf(meant);
        if (meant.isEmpty() || (kind != gosettings::SettingKind::Folder &&
                                kind != gosettings::SettingKind::FolderList))
            return;
        for (const QString& folder : gosettings::splitFolderList(value))
            folders.push_back({folder.trimmed(), Purpose::Reference, meant});
    };
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const EnvironmentBlock* block = basics.environment.block(hive);
        const auto lookup = basics.environment.lookup(hive);
        for (const VariableFact& variable : block ? block->variables : std::vector<VariableFact>())
            add(variable.name, winpath::expand(variable.text(), lookup));
    }
    const auto& lines = basics.goEnv.fileMeant;
    for (auto it = lines.cbegin(); it != lines.cend(); ++it)
        add(it.key(), *it);
}

void addReferences(const Basics& basics, std::vector<GoFolder>& folders)
{
    const auto lookup = basics.environment.lookup();
    for (const char* name : {"TMP", "TEMP"}) {
        const QString key = QString::fromLatin1(name);
        const QString value = lookup(key);
        folders.push_back({value, Purpose::Reference, key});
        folders.push_back(
            {gosettings::withoutQuotes(value.trimmed()).trimmed(), Purpose::Reference, key});
    }
    // Where GOPATH may have to move.
    folders.push_back({winpath::join(basics.system.folders.userProfile, QStringLiteral("go")),
                       Purpose::Reference, QStringLiteral("GOPATH")});
    folders.push_back({basics.goEnv.goBin(), Purpose::Reference, QStringLiteral("GOBIN")});
    // Where the value leads once its quotes, blanks and comment are gone.
    for (const char* name : {"GOTMPDIR", "GOPATH", "GOMODCACHE", "GOCACHE", "GOBIN"}) {
        const QString value = basics.goEnv.value(QString::fromLatin1(name));
        const QString meant = gosettings::cleanedValue(gosettings::withoutComment(value));
        for (const QString& part : gosettings::splitFolderList(meant)) {
            const QString folder = winpath::expand(part, lookup);
            if (folder != value && winpath::isAbsolute(folder))
                folders.push_back({folder, Purpose::Reference, QString::fromLatin1(name)});
        }
    }
    const QString work = basics.goEnv.value(QStringLiteral("GOWORK"));
    if (work != QLatin1String("off"))
        folders.push_back({work, Purpose::Reference, QStringLiteral("GOWORK")});
    for (const QString& folder :
         gosettings::gitFoldersOfAuth(basics.goEnv.value(QStringLiteral("GOAUTH"))))
        folders.push_back({folder, Purpose::Reference, QStringLiteral("GOAUTH")});
    const bool isOff = basics.goEnv.value(QStringLiteral("GO111MODULE")) == QLatin1String("off");
    for (const QString& workspace : basics.goEnv.gopaths()) {
        folders.push_back({winpath::join(workspace, QStringLiteral("go.mod")), Purpose::Reference,
                           QStringLiteral("go.mod")});
        if (isOff)
            folders.push_back({winpath::join(workspace, QStringLiteral("src")), Purpose::Reference,
                               QStringLiteral("src")});
    }
    const QString flags = QStringLiteral("GOFLAGS");
    for (const auto& file :
         gosettings::filesOfFlags(basics.goEnv.value(flags), basics.goEnv.goMinor()))
        folders.push_back({file.target, Purpose::Reference, flags});
    for (const QString& folder : downloadedToolchains(basics.goEnv))
        folders.push_back({folder, Purpose::Reference, QStringLiteral("GOTOOLCHAIN")});
    if (const QString workspace = workspaceByName(basics.goEnv); !workspace.isEmpty())
        folders.push_back({winpath::join(workspace, QStringLiteral("pkg\\mod")), Purpose::Reference,
                           QStringLiteral("GOPATH")});
    const QString proxy = QStringLiteral("GOPROXY");
    for (const auto& entry : gosettings::parseProxyList(basics.goEnv.value(proxy)).entries) {
        if (entry.kind == gosettings::ProxyEntry::Kind::Folder)
            folders.push_back({entry.folder(), Purpose::Reference, proxy});
    }
}

} // namespace

std::vector<GoFolder> goFolders(const Basics& basics)
{
    std::vector<GoFolder> folders;
    for (const QString& path : basics.goEnv.gopaths())
        folders.push_back({path, Purpose::Workspace, QStringLiteral("GOPATH")});
    for (const char* name : {"GOMODCACHE", "GOCACHE", "GOTMPDIR"}) {
        const GoSetting setting = basics.goEnv.setting(QString::fromLatin1(name));
        if (setting.isAccepted())
            folders.push_back({setting.value, Purpose::Cache, setting.name});
    }
    addReferences(basics, folders);
    addOnesToCome(basics, folders);
    // What is not in UTF-8 names no folder that anybody meant: told of the file.
    std::erase_if(folders, [](const GoFolder& folder) {
        return folder.path.isEmpty() || folder.path.contains(QChar::ReplacementCharacter);
    });
    return folders;
}

LocationsFacts locations(Machine& machine, const Basics& basics)
{
    LocationsFacts facts;
    QSet<QString> seen;
    const auto add = [&](const QString& path, Purpose purpose, const QString& name) {
        if (path.isEmpty() || seen.contains(winpath::key(path)))
            return;
        seen.insert(winpath::key(path));
        facts.locations.push_back(observeLocation(machine, path, purpose, name));
    };
    const QStringList roots = toolchainRoots(machine, basics);
    for (const QString& root : roots) {
        // The place is the package manager's, and moves with it only.
        if (!repackagedGoAt(machine.files(), root))
            add(root, Purpose::Toolchain, QStringLiteral("Go"));
    }
    // Where the first Go would go.
    if (roots.isEmpty())
        add(winpath::join(basics.system.folders.localAppData, QStringLiteral("Programs\\Go")),
            Purpose::Toolchain, QStringLiteral("Go"));
    for (const GoFolder& folder : goFolders(basics))
        add(folder.path, folder.purpose, folder.name);
    return facts;
}

} // namespace collect

} // namespace gosetup
