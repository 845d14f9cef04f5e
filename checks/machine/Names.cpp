// SPDX-License-Identifier: Apache-2.0
#include "machine/Names.h"

#include "paths/WindowsPath.h"

namespace gosetup {

QString organizationOf(const QString& oneDriveFolder)
{
    const QString name = winpath::fileName(oneDriveFolder);
    const QString prefix = QStringLiteral("OneDrive - ");
    return name.startsWith(prefix, Qt::CaseInsensitive) ? name.mid(prefix.size()) : QString();
}

namespace {

/// The folders of other people's profiles beside this one, by name.
QStringList otherProfiles(Machine& machine, const QString& own)
{
    const QString list =
        QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList");
    const auto accounts = machine.registry().subKeys(Hive::LocalMachine, list);
    QStringList names;
    for (const QString& account : accounts.value_or(QStringList())) {
        const auto image = machine.registry().read(
            {Hive::LocalMachine, winpath::join(list, account), QStringLiteral("ProfileImagePath")});
        if (!image || !*image || !(*image)->isText())
            continue;
        names << profilesIn((*image)->text());
    }
    names.removeAll(winpath::fileName(own));
    names.removeDuplicates();
    return names;
}

} // namespace

RedactionNames namesOf(Machine& machine)
{
    RedactionNames names;
    const SystemInfo info = machine.system().info();
    names.userName = info.userName;
    names.computerName = info.computerName;
    names.profiles << machine.system().folders().userProfile;
    names.others = otherProfiles(machine, names.profiles.first());
    const QString accounts = QStringLiteral("Software\\Microsoft\\OneDrive\\Accounts");
    const auto keys = machine.registry().subKeys(Hive::CurrentUser, accounts);
    for (const QString& key : keys.value_or(QStringList())) {
        for (const char* value : {"UserFolder", "DisplayName"}) {
            const auto text = machine.registry().read(
                {Hive::CurrentUser, winpath::join(accounts, key), QString::fromLatin1(value)});
            if (!text || !*text || !(*text)->isText())
                continue;
            const bool folder = QLatin1String(value) == QLatin1String("UserFolder");
            names.organizations << (folder ? organizationOf((*text)->text()) : (*text)->text());
        }
    }
    for (const char* variable : {"ONEDRIVE", "ONEDRIVECOMMERCIAL"})
        names.organizations << organizationOf(
            machine.system().processEnvironment().value(QString::fromLatin1(variable)));
    names.organizations.removeAll(QString());
    names.organizations.removeDuplicates();
    return names;
}

Redactor redactorFor(Machine& machine)
{
    return Redactor(namesOf(machine));
}

} // namespace gosetup
