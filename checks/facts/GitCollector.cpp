// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup::collect {

namespace {

/// git's home folder. Source: Git for Windows, compat/mingw.c, setup_windows_environment.
QString gitHome(const Basics& basics)
{
    const QString home = basics.environment.lookup()(QStringLiteral("HOME"));
    return home.isEmpty() ? basics.system.folders.userProfile : winpath::clean(home);
}

/// In the order in which git reads them. Source: git-config(1), "Files".
QStringList gitFiles(const Basics& basics)
{
    const auto variable = basics.environment.lookup();
    const QString nearGit = QStringLiteral("Git\\etc\\gitconfig");
    QStringList files = {
        winpath::join(basics.system.folders.programFiles, nearGit),
        winpath::join(winpath::join(basics.system.folders.localAppData, QStringLiteral("Programs")),
                      nearGit)};
    if (const QString global = variable(QStringLiteral("GIT_CONFIG_GLOBAL")); !global.isEmpty())
        return files << winpath::clean(global);
    const QString home = gitHome(basics);
    const QString xdg = variable(QStringLiteral("XDG_CONFIG_HOME"));
    files << winpath::join(xdg.isEmpty() ? winpath::join(home, QStringLiteral(".config"))
                                         : winpath::clean(xdg),
                           QStringLiteral("git\\config"));
    return files << winpath::join(home, QStringLiteral(".gitconfig"));
}

/// The names that ssh tries by itself. Source: ssh_config(5), IdentityFile.
bool hasSshKey(const Files& files, const QString& home)
{
    const auto names = files.list(winpath::join(home, QStringLiteral(".ssh")));
    return names && std::ranges::any_of(*names, [](const QString& name) {
               return name.startsWith(QLatin1String("id_")) &&
                      !name.endsWith(QLatin1String(".pub"));
           });
}

} // namespace

GitFacts git(Machine& machine, const Basics& basics)
{
    constexpr qint64 most = 1024 * 1024;
    GitFacts facts;
    for (const QString& path : gitFiles(basics)) {
        if (!winpath::isAbsolute(path))
            continue;
        const auto bytes = machine.files().read(path, most);
        if (!bytes) {
            if (bytes.error().code != ErrorCode::NotFound)
                facts.unreadable << path;
            continue;
        }
        for (const gosettings::GitRewrite& rewrite : gosettings::gitRewrites(*bytes)) {
            facts.rewrites.push_back(rewrite);
            facts.files << path;
        }
    }
    if (!facts.rewrites.empty())
        facts.hasKey = hasSshKey(machine.files(), gitHome(basics));
    return facts;
}

} // namespace gosetup::collect
