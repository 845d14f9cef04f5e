// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"
#include "machine/WindowsEntries.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace gosetup::collect {

namespace {

struct Seen
{
    Observed<FileInfo> file;
    bool driveMissing = false;
};

Seen lookAt(const Files& files, const QString& folder)
{
    const auto info = files.info(folder);
    if (!info) {
        const bool noDrive = info.error().code == ErrorCode::NotFound;
        return {noDrive ? Observed<FileInfo>() : Observed<FileInfo>::from(info.error()), noDrive};
    }
    if (info->has_value())
        return {Observed<FileInfo>(**info), false};
    const auto volume = files.volume(folder);
    return {Observed<FileInfo>(), !volume && volume.error().code == ErrorCode::NotFound};
}

bool isFolder(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    return info && info->has_value() &&
           ((*info)->isDirectory || reparse::pointsElsewhere((*info)->reparseTag));
}

} // namespace

QString longNames(const Files& files, const QString& folder)
{
    static const QRegularExpression isShort(QStringLiteral("~[0-9]"));
    if (!folder.contains(isShort))
        return folder;
    const auto resolved = files.resolved(folder);
    const QStringList spelt = winpath::segments(folder);
    const QStringList names = winpath::segments(resolved.value_or(QString()));
    // Anything else on the way is a link: another folder by name.
    bool isSame = spelt.size() == names.size();
    for (qsizetype i = 0; isSame && i < spelt.size(); ++i)
        isSame = spelt[i].compare(names[i], Qt::CaseInsensitive) == 0 || spelt[i].contains(isShort);
    return isSame ? *resolved : folder;
}

namespace {

/// An entry that is a program's own path: its folder is meant.
void lookForProgram(PathEntry& entry)
{
    static const QRegularExpression program(
        QStringLiteral("[\\\\/][^\\\\/\"%]+\\.(exe|com|bat|cmd)\\z"),
        QRegularExpression::CaseInsensitiveOption);
    const auto name = program.match(entry.raw);
    if (entry.slip != PathSlip::None || entry.several || entry.unexpanded || entry.blankEnds ||
        !entry.file || entry.file->isDirectory || !name.hasMatch())
        return;
    const QString folder = winpath::parent(entry.folder);
    if (folder.isEmpty() || winpath::isDriveRoot(folder))
        return;
    entry.slip = PathSlip::Program;
    entry.corrected = QStringList{entry.raw.left(name.capturedStart())};
    entry.meant = QStringList{folder};
}

/// Of several folders some may be gone: the others are not to go with them.
void setAsideGone(const Files& files, PathEntry& entry)
{
    if (entry.meant.size() < 2 || entry.slip == PathSlip::LoneQuote ||
        std::ranges::none_of(entry.meant,
                             [&](const QString& folder) { return isFolder(files, folder); }))
        return;
    QStringList corrected;
    QStringList meant;
    for (qsizetype i = 0; i < entry.meant.size(); ++i) {
        const Seen seen = lookAt(files, entry.meant[i]);
        const bool isGone =
            (seen.file.notPresent() && !seen.driveMissing && !winpath::isUnc(entry.meant[i])) ||
            (seen.file && !isFolder(files, entry.meant[i]));
        if (isGone) {
            entry.meantGone << entry.meant[i];
            continue;
        }
        corrected << entry.corrected[i];
        meant << entry.meant[i];
    }
    entry.corrected = corrected;
    entry.meant = meant;
}

/// A folder that really bears the odd name is no slip.
void lookAtSlip(const Files& files, PathEntry& entry)
{
    if (entry.slip == PathSlip::None)
        return;
    if (entry.isFolder() && !entry.blankEnds && entry.slip != PathSlip::LoneQuote) {
        entry.slip = PathSlip::None;
        entry.corrected.clear();
        entry.meant.clear();
        return;
    }
    const auto isThere = [&](const QString& folder) { return isFolder(files, folder); };
    setAsideGone(files, entry);
    // One of several may be on a drive that is not there now.
    const bool isOneOfSeveral = entry.slip == PathSlip::Joined || entry.slip == PathSlip::LookAlike;
    entry.meantExist =
        !entry.meant.isEmpty() && (isOneOfSeveral ? std::ranges::any_of(entry.meant, isThere)
                                                  : std::ranges::all_of(entry.meant, isThere));
    entry.meantAreGone =
        !entry.meant.isEmpty() && std::ranges::all_of(entry.meant, [&](const QString& folder) {
            const Seen seen = lookAt(files, folder);
            return seen.file.notPresent() && !seen.driveMissing && !winpath::isUnc(folder);
        });
    if (!entry.meantExist && entry.slip != PathSlip::LoneQuote)
        return;
    for (const QString& folder : entry.hive == Hive::LocalMachine ? entry.meant : QStringList()) {
        const auto access =
            isThere(folder) ? files.access(folder) : Result<FolderAccess>(FolderAccess{});
        if (access && access->ordinaryUsersMayWrite)
            entry.meantOpen << folder;
    }
    for (const QString& tool : watchedTools()) {
        const bool there = std::ranges::any_of(entry.meant, [&](const QString& folder) {
            const auto program = files.info(winpath::join(folder, tool + QStringLiteral(".exe")));
            return program && program->has_value();
        });
        if (there)
            entry.meantTools << tool;
    }
}

/// The drive's own root aside: what stands open there is the folders that people make in it.
QString topmostOpen(const Files& files, const QString& folder, QHash<QString, bool>& open)
{
    QString topmost = folder;
    for (QString above = winpath::parent(folder); !above.isEmpty() && !winpath::isDriveRoot(above);
         above = winpath::parent(above)) {
        const QString key = winpath::key(above);
        auto known = open.find(key);
        if (known == open.end()) {
            const auto access = files.access(above);
            known = open.insert(key, access && access->ordinaryUsersMayWrite);
        }
        if (!*known)
            break;
        topmost = above;
    }
    return topmost;
}

void lookAtEntry(const Files& files, PathEntry& entry, QHash<QString, Seen>& seen,
                 QHash<QString, bool>& open)
{
    if (!winpath::isAbsolute(entry.folder))
        return;
    entry.folder = longNames(files, entry.folder);
    const QString key = winpath::key(entry.folder);
    auto known = seen.find(key);
    if (known == seen.end())
        known = seen.insert(key, lookAt(files, entry.folder));
    entry.file = known->file;
    entry.driveMissing = known->driveMissing;
    // A link's own attributes say "folder" only for junctions; what counts is what it leads to.
    if (entry.file && !entry.file->isDirectory &&
        reparse::pointsElsewhere(entry.file->reparseTag)) {
        const auto target = files.resolved(entry.folder);
        if (target) {
            const auto info = files.info(*target);
            if (info && info->has_value())
                entry.file = Observed<FileInfo>(**info);
        }
    }
    if (entry.hive == Hive::LocalMachine && entry.isFolder()) {
        const auto access = files.access(entry.folder);
        entry.access =
            access ? Observed<FolderAccess>(*access) : Observed<FolderAccess>::from(access.error());
        if (access && access->ordinaryUsersMayWrite)
            entry.openFrom = topmostOpen(files, entry.folder, open);
    }
}

void lookAtScope(const Files& files, Observed<PathScope>& scope, QHash<QString, Seen>& seen)
{
    if (!scope)
        return;
    PathScope filled = *scope;
    QHash<QString, bool> open;
    for (PathEntry& entry : filled.entries) {
        lookAtEntry(files, entry, seen, open);
        lookForProgram(entry);
        lookAtSlip(files, entry);
    }
    scope = filled;
}

QStringList lostWindowsEntries(const Files& files, const PathScope& scope, const QString& windows)
{
    const auto isSearched = [&](const QString& folder) {
        return std::ranges::any_of(scope.entries, [&](const PathEntry& entry) {
            return entry.searched() && winpath::same(entry.folder, folder);
        });
    };
    const QStringList own = windowsPathEntries();
    if (windows.isEmpty() || isSearched(windowsEntryFolder(own.front(), windows)))
        return {};
    QStringList lost = {own.front()};
    for (const QString& entry : own.mid(1)) {
        const QString folder = windowsEntryFolder(entry, windows);
        if (!isSearched(folder) && isFolder(files, folder))
            lost << entry;
    }
    return lost;
}

} // namespace

PathFacts path(Machine& machine, const Basics& basics)
{
    PathFacts facts = parsePath(basics.environment);
    QHash<QString, Seen> seen;
    lookAtScope(machine.files(), facts.machine, seen);
    lookAtScope(machine.files(), facts.user, seen);
    if (facts.machine)
        facts.lostWindowsEntries =
            lostWindowsEntries(machine.files(), *facts.machine, basics.system.folders.windows);
    return facts;
}

} // namespace gosetup::collect
