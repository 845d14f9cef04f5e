// SPDX-License-Identifier: Apache-2.0
#include "rules/OpenPathFolders.h"

#include "paths/WindowsPath.h"
#include "rules/PathVerdicts.h"

#include <QHash>

#include <algorithm>

namespace gosetup::rules {

namespace {

/// Entries that stand open for one and the same reason.
struct OpenFolder
{
    QString topmost;
    std::vector<JudgedEntry> entries;
};

std::vector<OpenFolder> openFolders(const std::vector<JudgedEntry>& entries)
{
    std::vector<OpenFolder> folders;
    QHash<QString, std::size_t> places;
    for (const JudgedEntry& judged : entries) {
        if (!judged.entry.access || !judged.entry.access->ordinaryUsersMayWrite)
            continue;
        const QString& topmost = judged.entry.openFrom;
        const QString key = winpath::key(topmost);
        if (!places.contains(key)) {
            places.insert(key, folders.size());
            folders.push_back({topmost, {}});
        }
        folders[places.value(key)].entries.push_back(judged);
    }
    return folders;
}

std::optional<Fix> moveOpenToUser(const OpenFolder& folder)
{
    const QString rule = QStringLiteral("path.writable-folder");
    EditPath machine{Scope::Machine, {}};
    EditPath user{Scope::User, {}};
    for (const JudgedEntry& judged : folder.entries) {
        const PathEntry& entry = judged.entry;
        if (judged.verdict != EntryVerdict::Keep || entry.several)
            continue;
        machine.edits.push_back({PathEdit::Kind::Remove, entry.raw, {}, entry.occurrence, rule});
        user.edits.push_back({PathEdit::Kind::InsertLast, entry.folder, {}, 0, rule});
    }
    const auto count = static_cast<int>(machine.edits.size());
    if (count == 0)
        return std::nullopt;
    return offeredFix(QStringLiteral("move-to-user"),
                      count == 1 ? Text::tr("Move the entry from the system PATH to the user PATH")
                                 : Text::tr("Move %n entries from the system PATH to the user PATH",
                                            nullptr, count),
                      {machine, user});
}

Finding openFolderFinding(const OpenFolder& folder)
{
    Finding finding =
        say(Status::Problem, Text::tr("Any user can plant a program on the system PATH"), {});
    const PathEntry& first = folder.entries.front().entry;
    // Also where one folder stands there twice: without the copy it is the same finding.
    const bool isOne = std::ranges::all_of(folder.entries, [&](const JudgedEntry& judged) {
        return winpath::same(judged.entry.folder, first.folder);
    });
    finding.subject = isOne ? first.folder : folder.topmost;
    for (const JudgedEntry& judged : folder.entries)
        finding.evidence.push_back(
            judged.entry.access->inheritedFromDriveRoot
                ? Text::tr("%1 inherited its permissions from the drive's root")
                      .arg(judged.entry.folder)
                : Text::tr("standard users can write to %1").arg(judged.entry.folder));
    if (const auto fix = moveOpenToUser(folder))
        finding.fixes = {*fix};
    return finding;
}

} // namespace

Findings openPathFolders(const Facts& facts)
{
    std::vector<JudgedEntry> entries = judgeEntries(facts);
    std::erase_if(entries, [](const JudgedEntry& judged) {
        return judged.entry.hive != Hive::LocalMachine || !judged.entry.isFolder();
    });
    const bool unclear = std::ranges::any_of(
        entries, [](const JudgedEntry& judged) { return !judged.entry.access; });
    Findings findings;
    for (const OpenFolder& folder : openFolders(entries))
        findings.push_back(openFolderFinding(folder));
    if (findings.empty() && unclear)
        return {
            say(Status::Unknown,
                Text::tr("Could not determine who can write to the folders of the system PATH"))};
    return findings;
}

} // namespace gosetup::rules
