// SPDX-License-Identifier: Apache-2.0
#include "machine/ProvidedVariables.h"

#include "paths/WindowsPath.h"

#include <algorithm>
#include <array>

namespace gosetup {

namespace {

using Names = QMap<QString, QString>;

/// They differ between installations, so the process knows best.
constexpr std::array fromProcess = {
    "PROGRAMFILES(X86)",  "PROGRAMW6432", "COMMONPROGRAMFILES", "COMMONPROGRAMFILES(X86)",
    "COMMONPROGRAMW6432", "PUBLIC",       "COMPUTERNAME"};
constexpr std::array fromPersonsProcess = {"USERDOMAIN",    "USERDOMAIN_ROAMINGPROFILE",
                                           "HOMEDRIVE",     "HOMEPATH",
                                           "HOMESHARE",     "LOGONSERVER",
                                           "USERDNSDOMAIN", "SESSIONNAME",
                                           "CLIENTNAME"};
/// In the machine's block of every Windows; their values stand there.
constexpr std::array inEveryBlock = {"COMSPEC",
                                     "OS",
                                     "PATHEXT",
                                     "PROCESSOR_ARCHITECTURE",
                                     "NUMBER_OF_PROCESSORS",
                                     "PSMODULEPATH",
                                     "TEMP",
                                     "TMP",
                                     "DRIVERDATA",
                                     "PROCESSOR_IDENTIFIER",
                                     "PROCESSOR_LEVEL",
                                     "WINDIR",
                                     "PROCESSOR_REVISION"};

void put(Names& names, const char* name, const QString& value)
{
    if (!value.isEmpty())
        names.insert(QString::fromLatin1(name), value);
}

void addPrograms(Names& names, const SystemInfo& info, const QString& programs)
{
    if (programs.isEmpty())
        return;
    const QString common = QStringLiteral("Common Files");
    put(names, "PROGRAMFILES", programs);
    put(names, "COMMONPROGRAMFILES", winpath::join(programs, common));
    if (info.arch == Arch::X86)
        return;
    const QString x86 = programs + QStringLiteral(" (x86)");
    put(names, "PROGRAMW6432", programs);
    put(names, "PROGRAMFILES(X86)", x86);
    put(names, "COMMONPROGRAMW6432", winpath::join(programs, common));
    put(names, "COMMONPROGRAMFILES(X86)", winpath::join(x86, common));
}

void addPersons(Names& names, const SystemInfo& info, const KnownFolders& folders)
{
    put(names, "USERPROFILE", folders.userProfile);
    put(names, "LOCALAPPDATA", folders.localAppData);
    put(names, "APPDATA", folders.roamingAppData);
    put(names, "USERNAME", info.userName);
    const QString drive = winpath::drive(folders.userProfile);
    put(names, "HOMEDRIVE", drive);
    put(names, "HOMEPATH", drive.isEmpty() ? QString() : folders.userProfile.mid(drive.size()));
}

template <std::size_t N>
void takeFrom(const Names& process, const std::array<const char*, N>& wanted, Names& names)
{
    for (const char* name : wanted)
        put(names, name, process.value(QString::fromLatin1(name)));
}

template <std::size_t N>
bool holds(const std::array<const char*, N>& names, const QString& name)
{
    return std::any_of(names.begin(), names.end(), [&](const char* one) {
        return name.compare(QLatin1String(one), Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QMap<QString, QString> providedVariables(const SystemInfo& info, const KnownFolders& folders,
                                         ProvidedTo whom, const QMap<QString, QString>& process)
{
    Names names;
    const QString drive = winpath::drive(folders.windows);
    put(names, "SYSTEMROOT", folders.windows);
    put(names, "WINDIR", folders.windows);
    put(names, "SYSTEMDRIVE", drive);
    put(names, "PROGRAMDATA", folders.programData);
    put(names, "ALLUSERSPROFILE", folders.programData);
    put(names, "COMPUTERNAME", info.computerName);
    if (!drive.isEmpty())
        put(names, "PUBLIC", drive + QStringLiteral("\\Users\\Public"));
    addPrograms(names, info, folders.programFiles);
    takeFrom(process, fromProcess, names);
    if (whom == ProvidedTo::Person) {
        addPersons(names, info, folders);
        takeFrom(process, fromPersonsProcess, names);
    }
    return names;
}

bool isProvidedVariable(const QString& name)
{
    static constexpr std::array others = {"PROGRAMFILES", "PROGRAMDATA", "ALLUSERSPROFILE",
                                          "SYSTEMROOT",   "SYSTEMDRIVE", "USERPROFILE",
                                          "LOCALAPPDATA", "APPDATA",     "USERNAME"};
    return holds(fromProcess, name) || holds(fromPersonsProcess, name) ||
           holds(inEveryBlock, name) || holds(others, name);
}

} // namespace gosetup
