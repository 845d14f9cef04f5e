// SPDX-License-Identifier: Apache-2.0
// The journals of a folder, in the order in which the runs were: by their sequence, because a clock
// may have been set back. A file that cannot be read is a run all the same.
#include "changes/run/JournalFolder.h"
#include "changes/run/JournalText.h"
#include "paths/WindowsPath.h"

#include <algorithm>
#include <tuple>

namespace gosetup {

namespace {

constexpr QLatin1String ending(".jsonl");

QDateTime timeOf(const QString& runId)
{
    const QDateTime asLocal =
        QDateTime::fromString(runId.left(15), QStringLiteral("yyyyMMdd-HHmmss"));
    return {asLocal.date(), asLocal.time(), Qt::UTC};
}

/// Names in the folder; empty where there is none. Something else in its place is no empty history.
[[nodiscard]] Result<QStringList> namesIn(Machine& machine, const QString& folder)
{
    const auto names = machine.files().list(folder);
    if (names || names.error().code != ErrorCode::NotFound)
        return names;
    const auto info = machine.files().info(folder);
    GOSETUP_RETURN_IF_FAILED(info);
    if (*info)
        return fail(ErrorCode::Corrupt, Text::tr("%1 is not a folder").arg(folder),
                    Text::tr("move it away: the journals are kept in a folder of that name"));
    return QStringList();
}

/// Whether something of that name is there, be it only a link that leads nowhere.
bool isThere(Machine& machine, const QString& path)
{
    const auto info = machine.files().info(path);
    return !info || info->has_value();
}

[[nodiscard]] Result<JournalRun> readFile(Machine& machine, const QString& path,
                                          const QString& runId)
{
    const auto text = machine.files().read(path, longestJournal);
    if (!text && text.error().code == ErrorCode::NotFound && !isThere(machine, path))
        return fail(ErrorCode::NotFound, Text::tr("run %1 does not exist").arg(runId));
    if (!text) {
        // Here NotFound is a link that leads nowhere: the run itself is there.
        const bool gone = text.error().code == ErrorCode::NotFound;
        return fail(gone ? ErrorCode::Io : text.error().code, text.error().message,
                    text.error().remedy, text.error().detail);
    }
    if (hasBegunNothing(*text)) {
        JournalRun run{runId};
        run.started = timeOf(runId);
        run.result = RunEnd::RolledBack;
        return run;
    }
    auto run = parseJournal(*text);
    if (run && run->runId != runId)
        return fail(ErrorCode::Corrupt, Text::tr("it is the journal of run %1").arg(run->runId));
    return run;
}

/// Where the run belongs among those that are in order: before the first one that came after it for
/// certain; a run of which nothing is certain may be the last.
std::vector<JournalRun>::iterator placeOf(const JournalRun& run, std::vector<JournalRun>& ordered)
{
    return std::find_if(ordered.begin(), ordered.end(), [&](const JournalRun& other) {
        return run.unreadable ? other.after.contains(run.runId) : run.started < other.started;
    });
}

} // namespace

QString journalFolder(const QString& dataFolder)
{
    return winpath::join(dataFolder, QStringLiteral("journal"));
}

QString journalFile(const QString& dataFolder, const QString& runId)
{
    return winpath::join(journalFolder(dataFolder), runId + ending);
}

Result<JournalRun> readJournal(Machine& machine, const QString& dataFolder, const QString& runId)
{
    if (!isRunId(runId))
        return fail(ErrorCode::NotFound, Text::tr("\"%1\" is not a run").arg(runId));
    const QString path = journalFile(dataFolder, runId);
    auto run = readFile(machine, path, runId);
    if (run)
        run->file = path;
    return run;
}

Result<std::vector<JournalRun>> readJournals(Machine& machine, const QString& dataFolder)
{
    const auto names = namesIn(machine, journalFolder(dataFolder));
    GOSETUP_RETURN_IF_FAILED(names);
    std::vector<JournalRun> ordered;
    std::vector<JournalRun> others; // by themselves they do not tell where they belong
    for (const QString& name : *names) {
        const QString runId = name.chopped(std::min(name.size(), ending.size()));
        if (!name.endsWith(ending) || !isRunId(runId))
            continue;
        auto run = readJournal(machine, dataFolder, runId);
        if (!run && run.error().code == ErrorCode::NotFound)
            continue; // gone since it was listed
        if (!run) {
            JournalRun unreadable{runId};
            unreadable.started = timeOf(runId);
            unreadable.file = journalFile(dataFolder, runId);
            unreadable.unreadable = run.error();
            others.push_back(std::move(unreadable));
        } else {
            (run->machine.isEmpty() ? others : ordered).push_back(std::move(*run));
        }
    }
    const auto byTime = [](const JournalRun& a, const JournalRun& b) {
        return std::tie(a.started, a.runId) < std::tie(b.started, b.runId);
    };
    std::sort(ordered.begin(), ordered.end(), [&](const JournalRun& a, const JournalRun& b) {
        return a.sequence != b.sequence ? a.sequence < b.sequence : byTime(a, b);
    });
    std::sort(others.begin(), others.end(), byTime);
    for (JournalRun& run : others)
        ordered.insert(placeOf(run, ordered), std::move(run));
    return ordered;
}

Result<QStringList> strangersAmongJournals(Machine& machine, const QString& dataFolder)
{
    const QString folder = journalFolder(dataFolder);
    auto names = namesIn(machine, folder);
    GOSETUP_RETURN_IF_FAILED(names);
    QStringList strangers;
    for (const QString& name : *names) {
        const QString runId = name.chopped(std::min(name.size(), ending.size()));
        if (name.endsWith(ending, Qt::CaseInsensitive) &&
            !(name.endsWith(ending) && isRunId(runId)))
            strangers << winpath::join(folder, name);
    }
    strangers.sort();
    return strangers;
}

} // namespace gosetup
