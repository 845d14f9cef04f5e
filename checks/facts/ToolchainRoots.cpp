// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "facts/RepackagedGo.h"
#include "facts/ToolchainOwners.h"
#include "facts/ToolchainRoots.h"
#include "facts/ToolchainTree.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace gosetup::collect {

using winpath::join;

bool isGoTree(const Machine& machine, const QString& folder)
{
    const Files& files = const_cast<Machine&>(machine).files();
    const auto program = files.info(join(folder, QStringLiteral("bin\\go.exe")));
    if (!program || !program->has_value())
        return false;
    const auto version = files.info(join(folder, QStringLiteral("VERSION")));
    return version && version->has_value();
}

namespace {

/// Folders of which each child may be a Go tree: `%USERPROFILE%\sdk\go1.24.4`.
void addChildren(Machine& machine, const QString& folder, const QString& prefix,
                 const QString& suffix, QStringList& wanted)
{
    const auto names = machine.files().list(folder);
    if (!names)
        return;
    for (const QString& name : *names) {
        if (name.startsWith(prefix, Qt::CaseInsensitive))
            wanted << join(join(folder, name), suffix);
    }
}

bool hasPartsOfTree(const Files& files, const QString& root)
{
    const auto parts = std::to_array<const char*>(
        {"VERSION", "src\\runtime", "pkg\\tool", ".gosetup-installed.json"});
    return std::ranges::any_of(parts, [&](const char* part) {
        return isInPlace(files, join(root, QString::fromLatin1(part)));
    });
}

QStringList candidates(Machine& machine, const Basics& basics)
{
    const KnownFolders& f = basics.system.folders;
    QStringList wanted;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const QString text = basics.environment.text(hive, QStringLiteral("GOROOT"));
        wanted << winpath::expand(text, basics.environment.lookup(hive));
    }
    for (const PathEntry& entry : parsePath(basics.environment).effective()) {
        if (winpath::fileName(entry.folder).compare(QLatin1String("bin"), Qt::CaseInsensitive) != 0)
            continue;
        const QString root = treeOfBin(machine.files(), entry.folder);
        // A starter or a copy of go.exe among other programs is no tree.
        if (hasPartsOfTree(machine.files(), root))
            wanted << root;
    }
    wanted << join(f.programFiles, QStringLiteral("Go"))
           << winpath::drive(f.windows) + QStringLiteral("\\Go")
           << join(f.localAppData, QStringLiteral("Programs\\Go"))
           << join(f.userProfile, QStringLiteral("scoop\\apps\\go\\current"))
           << join(f.programData, QStringLiteral("scoop\\apps\\go\\current"));
    for (const char* name : {"SCOOP", "SCOOP_GLOBAL"})
        wanted << join(basics.environment.lookup()(QString::fromLatin1(name)),
                       QStringLiteral("apps\\go\\current"));
    wanted << msiTraces(machine.registry()).roots;
    addChildren(machine, join(f.userProfile, QStringLiteral("sdk")), QStringLiteral("go"),
                QString(), wanted);
    addChildren(machine, join(f.localAppData, QStringLiteral("Microsoft\\WinGet\\Packages")),
                QStringLiteral("GoLang.Go"), QStringLiteral("go"), wanted);
    return wanted;
}

} // namespace

QStringList toolchainRoots(Machine& machine, const Basics& basics)
{
    QStringList roots;
    QSet<QString> seen;
    for (const QString& wanted : candidates(machine, basics)) {
        const QString root = winpath::withoutDevicePrefix(winpath::clean(wanted));
        if (!winpath::isAbsolute(root) || seen.contains(winpath::key(root)))
            continue;
        seen.insert(winpath::key(root));
        // bin\go.exe alone is a tree too: a broken one that must be shown.
        const bool tree =
            isInPlace(machine.files(), join(root, QStringLiteral("bin\\go.exe"))) ||
            isInPlace(machine.files(), join(root, QStringLiteral(".gosetup-installed.json"))) ||
            (isInPlace(machine.files(), join(root, QStringLiteral("VERSION"))) &&
             isInPlace(machine.files(), join(root, QStringLiteral("src"))));
        if (tree)
            roots << root;
    }
    return roots;
}

} // namespace gosetup::collect
