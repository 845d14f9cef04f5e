// SPDX-License-Identifier: Apache-2.0
#include "changes/elevated/RequestPlaces.h"

#include "changes/handlers/Variables.h"
#include "paths/PathList.h"

#include <algorithm>
#include <array>

namespace gosetup {

namespace {

/// Control, format (bidi, zero-width) and private characters: a path that reads as another one.
bool hasInvisibleCharacter(const QString& path)
{
    return std::any_of(path.begin(), path.end(), [](QChar c) {
        const auto category = c.category();
        return category == QChar::Other_Control || category == QChar::Other_Format ||
               category == QChar::Other_PrivateUse || category == QChar::Separator_Line ||
               category == QChar::Separator_Paragraph;
    });
}

/// As written, before anything cleans it.
Text shapeObjection(const QString& path)
{
    if (!winpath::isAbsolute(path) || winpath::isUnc(path) || winpath::isDriveRoot(path) ||
        path.contains(u'%') || hasInvisibleCharacter(path))
        return Text::tr("%1 is not a full path on a drive of this computer").arg(path);
    QString slashed = path;
    const QStringList written = slashed.replace(u'/', u'\\').split(u'\\');
    for (const QString& segment : written) {
        const bool strips = segment.endsWith(u'.') || segment.endsWith(u' '); // "..", "Windows "
        if (strips || winpath::isReservedName(segment))
            return Text::tr("%1 is not a name that Windows allows").arg(segment);
    }
    for (const QString& segment : winpath::segments(path)) {
        if (winpath::hasForbiddenCharacter(segment))
            return Text::tr("%1 is not a name that Windows allows").arg(segment);
    }
    return {};
}

bool isProgram(const QString& name)
{
    static constexpr std::array<const char*, 8> endings = {".exe", ".com", ".bat", ".cmd",
                                                           ".dll", ".ps1", ".vbs", ".js"};
    return std::any_of(endings.begin(), endings.end(), [&](const char* ending) {
        return name.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    });
}

Text unknownControl(const QString& path, const Error& why)
{
    return Text::tr("could not determine who can change %1: %2").arg(path).arg(why.message);
}

QString list(const QStringList& accounts)
{
    return accounts.join(QLatin1String(", "));
}

} // namespace

RequestPlaces::RequestPlaces(Machine& machine)
    : m_machine(machine), m_folders(machine.system().folders())
{
    m_closed << m_folders.windows << m_folders.temp << m_folders.userProfile
             << winpath::parent(m_folders.userProfile)
             << winpath::join(m_folders.programData, QStringLiteral("GoSetup")) << profileFolders();
    m_closed.removeIf([](const QString& f) { return f.isEmpty() || winpath::isDriveRoot(f); });
    m_containers << m_folders.programFiles << m_folders.programFiles + QStringLiteral(" (x86)")
                 << m_folders.programData << m_closed;
    m_containers.removeIf([](const QString& f) { return f.isEmpty(); });
}

/// Everybody's, as Windows lists them: the account at the prompt need not be the person's.
QStringList RequestPlaces::profileFolders() const
{
    const QString list =
        QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList");
    const auto lookup = variableLookup(m_machine, Scope::Machine);
    QStringList folders;
    const auto accounts = m_machine.registry().subKeys(Hive::LocalMachine, list);
    for (const QString& sid : accounts.value_or(QStringList())) {
        const auto value = m_machine.registry().read(
            {Hive::LocalMachine, winpath::join(list, sid), QStringLiteral("ProfileImagePath")});
        if (value && *value && (*value)->isText())
            folders << entryFolder((*value)->text(), lookup);
    }
    return folders;
}

void RequestPlaces::willMake(const QString& folder, bool protectedList)
{
    m_willMake[winpath::key(folder)] = protectedList;
}

Text RequestPlaces::objection(const QString& path) const
{
    if (const Text why = shapeObjection(path); !why.isEmpty())
        return why;
    for (const QString& folder : m_closed) {
        if (winpath::isInside(path, folder))
            return Text::tr("%1 is inside %2").arg(path).arg(folder);
    }
    for (const QString& folder : m_containers) {
        if (winpath::isInside(folder, path))
            return Text::tr("%1 contains programs or data of others").arg(path);
    }
    const auto real = m_machine.files().resolved(path);
    if (!real || !winpath::same(*real, path))
        return Text::tr("the path to %1 contains a link").arg(path);
    return {};
}

std::optional<bool> RequestPlaces::madeProtected(const QString& folder) const
{
    const auto made = m_willMake.find(winpath::key(folder));
    return made == m_willMake.end() ? std::nullopt : std::optional(made->second);
}

Text RequestPlaces::insecurity(const QString& path) const
{
    // Where something of the way is missing, or made without a list of its own, the folder above
    // decides who may make it, or what it hands down.
    bool open = true; // the place itself: who may write into it counts
    for (QString at = winpath::clean(path); !at.isEmpty(); at = winpath::parent(at)) {
        if (const auto made = madeProtected(at)) {
            if (*made) // and the folders that are missing above get the same list
                return insecurityAbove(at);
            open = true;
            continue;
        }
        const auto info = m_machine.files().info(at);
        if (!info)
            return unknownControl(at, info.error());
        if (!*info && !winpath::isDriveRoot(at)) {
            open = true;
            continue;
        }
        const auto control = m_machine.files().nonAdminControl(at);
        if (!control)
            return unknownControl(at, control.error());
        if (!control->mayReplace.isEmpty())
            return Text::tr("%1 can rename or replace %2").arg(list(control->mayReplace)).arg(at);
        if (open && !control->mayWrite.isEmpty())
            return Text::tr("%1 can write to %2").arg(list(control->mayWrite)).arg(at);
        open = false;
    }
    return {};
}

Text RequestPlaces::insecurityAbove(const QString& path) const
{
    for (QString at = winpath::parent(winpath::clean(path)); !at.isEmpty();
         at = winpath::parent(at)) {
        const auto info = m_machine.files().info(at);
        if (!info)
            return unknownControl(at, info.error());
        if (madeProtected(at) || (!*info && !winpath::isDriveRoot(at)))
            continue;
        const auto control = m_machine.files().nonAdminControl(at);
        if (!control)
            return unknownControl(at, control.error());
        if (!control->mayReplace.isEmpty())
            return Text::tr("%1 can rename or replace %2").arg(list(control->mayReplace)).arg(at);
    }
    return {};
}

Text RequestPlaces::insecurePrograms(const QString& folder) const
{
    const auto names = m_machine.files().list(folder);
    if (!names && names.error().code == ErrorCode::NotFound)
        return {};
    if (!names)
        return unknownControl(folder, names.error());
    for (const QString& name : *names) {
        if (!isProgram(name))
            continue;
        const QString file = winpath::join(folder, name);
        const auto control = m_machine.files().nonAdminControl(file);
        if (!control)
            return unknownControl(file, control.error());
        if (const QStringList who = control->mayWrite + control->mayReplace; !who.isEmpty())
            return Text::tr("%1 can change %2").arg(list(who)).arg(file);
    }
    return {};
}

bool RequestPlaces::isWindowsOwn(const QString& path) const
{
    return winpath::isInside(path, m_folders.windows);
}

} // namespace gosetup
