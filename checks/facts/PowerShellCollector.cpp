// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "paths/WindowsPath.h"

namespace gosetup::collect {

using gosettings::PowerShellProfile;
using gosettings::ProfileCommand;
using winpath::join;

namespace {

struct ProfilePlace
{
    QString folder;
    QString shell;
    bool allUsers = false;
};

/// In the order in which a shell runs them. Source: about_Profiles (Microsoft). The folder of
/// documents is the redirected one, as PowerShell asks for it. Preview versions and those of the
/// Store keep those of all users elsewhere.
std::vector<ProfilePlace> profilePlaces(const KnownFolders& folders)
{
    const QString windowsShell = QStringLiteral("Windows PowerShell");
    const QString shell = QStringLiteral("PowerShell 7");
    return {{join(folders.windows, QStringLiteral("System32\\WindowsPowerShell\\v1.0")),
             windowsShell, true},
            {join(folders.documents, QStringLiteral("WindowsPowerShell")), windowsShell, false},
            {join(folders.programFiles, QStringLiteral("PowerShell\\7")), shell, true},
            {join(folders.documents, QStringLiteral("PowerShell")), shell, false}};
}

Observed<PowerShellProfile> readProfile(const Files& files, const QString& path)
{
    constexpr qint64 most = 1024 * 1024;
    const auto bytes = files.read(path, most);
    if (!bytes)
        return Observed<PowerShellProfile>::from(bytes.error());
    return gosettings::powerShellProfile(*bytes);
}

QStringList aliasTargets(const PowerShellProfile& profile, const Basics& basics)
{
    QStringList targets;
    for (const ProfileCommand& command : profile.go) {
        if (command.kind != ProfileCommand::Kind::Alias)
            continue;
        targets << gosettings::expandPowerShellPath(command.target, basics.environment.lookup(),
                                                    basics.system.folders.userProfile);
    }
    return targets;
}

} // namespace

PowerShellFacts powerShell(Machine& machine, const Basics& basics)
{
    PowerShellFacts facts;
    for (const ProfilePlace& place : profilePlaces(basics.system.folders)) {
        for (const char* name : {"profile.ps1", "Microsoft.PowerShell_profile.ps1"}) {
            ProfileFact profile;
            profile.path = join(place.folder, QString::fromLatin1(name));
            profile.shell = place.shell;
            profile.allUsers = place.allUsers;
            profile.content = readProfile(machine.files(), profile.path);
            if (profile.content.notPresent())
                continue;
            if (profile.content)
                profile.targets = aliasTargets(*profile.content, basics);
            facts.profiles.push_back(std::move(profile));
        }
    }
    return facts;
}

} // namespace gosetup::collect
