// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Journal.h"

#include "changes/run/Durable.h"
#include "changes/run/JournalFields.h"
#include "changes/run/JournalFolder.h"
#include "changes/run/JournalLine.h"
#include "changes/run/JournalText.h"
#include "paths/WindowsPath.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>

namespace gosetup {

namespace {

/// What a new run must know of the runs before it.
struct Place
{
    qint64 sequence = 1;
    QStringList after;
};

[[nodiscard]] Result<Place> nextPlace(Machine& machine, const QString& dataFolder)
{
    const auto runs = readJournals(machine, dataFolder);
    GOSETUP_RETURN_IF_FAILED(runs);
    Place place;
    QString last;
    for (const JournalRun& run : *runs) {
        if (run.unreadable)
            place.after << run.runId;
        else if (!run.machine.isEmpty()) // not one that began nothing: it does not tell its place
            last = run.runId;
        place.sequence = std::max(place.sequence, run.sequence + 1);
    }
    if (!last.isEmpty())
        place.after << last;
    return place;
}

QJsonObject recordJson(const JournalRecord& record)
{
    return json::toObject(record);
}

} // namespace

QString userDataFolder(Machine& machine)
{
    return winpath::join(machine.system().folders().localAppData, QStringLiteral("GoSetup"));
}

QString machineDataFolder(Machine& machine)
{
    return winpath::join(machine.system().folders().programData, QStringLiteral("GoSetup"));
}

QString newRunId(Machine& machine)
{
    const QString when = machine.clock().now().toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    while (true) {
        // The system's generator: a process that was forked shares the state of the global one.
        const quint32 random = QRandomGenerator::system()->bounded(0x10000U);
        const QString id = QStringLiteral("%1-%2").arg(when).arg(random, 4, 16, QLatin1Char('0'));
        const auto user = machine.files().info(journalFile(userDataFolder(machine), id));
        const auto wide = machine.files().info(journalFile(machineDataFolder(machine), id));
        if (!(user && *user) && !(wide && *wide))
            return id;
    }
}

bool isRunId(const QString& text)
{
    static const QRegularExpression form(QStringLiteral("^\\d{8}-\\d{6}-[0-9a-f]{4}\\z"));
    return form.match(text).hasMatch();
}

Result<Journal> Journal::begin(Machine& machine, const QString& dataFolder, const QString& runId,
                               const QString& undoes, bool protectedList, const QStringList& titles)
{
    GOSETUP_RETURN_IF_FAILED(machine.files().makeFolder(journalFolder(dataFolder), protectedList));
    const auto place = nextPlace(machine, dataFolder);
    GOSETUP_RETURN_IF_FAILED(place);
    Journal journal(machine, journalFile(dataFolder, runId));
    const auto there = machine.files().info(journal.m_path);
    GOSETUP_RETURN_IF_FAILED(there);
    if (*there)
        return fail(ErrorCode::Internal, Text::tr("run %1 already exists").arg(runId));
    journal.m_tail = Tail{};
    JournalRun line;
    line.runId = runId;
    line.sequence = place->sequence;
    line.after = place->after;
    line.machine = machine.name();
    line.account = machine.system().info().userName;
    line.undoes = undoes;
    line.titles = titles;
    line.started = machine.clock().now();
    GOSETUP_RETURN_IF_FAILED(journal.append(recordJson(line)));
    return journal;
}

Journal Journal::resume(Machine& machine, const QString& dataFolder, const QString& runId)
{
    return {machine, journalFile(dataFolder, runId)};
}

Result<void> Journal::intend(int index, const PlannedChange& planned, bool elevated)
{
    return append(recordJson(JournalIntent{index, elevated, planned, m_machine->clock().now()}));
}

Result<void> Journal::note(int index, Phase phase, const QString& detail)
{
    return append(recordJson(JournalPhase{index, phase, detail, m_machine->clock().now()}));
}

Result<void> Journal::end(RunEnd result)
{
    return append(recordJson(JournalEnd{toString(result), m_machine->clock().now()}));
}

Result<void> Journal::append(const QJsonObject& line)
{
    if (m_tail) {
        Tail tail = *m_tail;
        const auto written = appendAt(tail, line);
        m_tail = written ? std::optional(tail) : std::nullopt; // after a failure: look again
        if (written || written.error().code != ErrorCode::ChangedMeanwhile)
            return written;
    }
    auto tail = readTail();
    GOSETUP_RETURN_IF_FAILED(tail);
    const auto written = appendAt(*tail, line);
    if (written)
        m_tail = *tail;
    return written;
}

Result<void> Journal::appendAt(Tail& tail, const QJsonObject& line)
{
    const auto path = m_machine->files().hostPath(m_path, true);
    GOSETUP_RETURN_IF_FAILED(path);
    const QByteArray bytes = tail.chained ? journalline::seal(line, tail.number + 1, tail.hash)
                                          : QJsonDocument(line).toJson(QJsonDocument::Compact);
    const auto size =
        appendDurably(*path, bytes, {tail.size, tail.asRead ? Behind::CutLine : Behind::Nothing});
    GOSETUP_RETURN_IF_FAILED(size);
    tail = {tail.chained, tail.number + 1, journalline::hashOf(bytes), *size, false};
    return {};
}

Result<Journal::Tail> Journal::readTail() const
{
    const auto text = m_machine->files().read(m_path, longestJournal);
    GOSETUP_RETURN_IF_FAILED(text);
    const auto run = parseJournal(*text);
    GOSETUP_RETURN_IF_FAILED(run);
    Tail tail{run->sequence > 0, 0, {}, text->size(), true};
    const qsizetype lastBegins = text->lastIndexOf('\n') + 1;
    const QByteArray last = text->mid(lastBegins);
    const bool whole =
        tail.chained ? journalline::open(last).has_value() : json::parseObject(last).has_value();
    if (!whole)
        tail.size = lastBegins;
    // A whole line that cannot be read any more had a number too.
    qint64 unreadable = 0;
    for (const QByteArray& line : text->first(tail.size).split('\n')) {
        const auto sealed = journalline::open(line);
        if (sealed && sealed->number > tail.number) {
            tail.number = sealed->number;
            tail.hash = journalline::hashOf(line);
            unreadable = 0;
        } else if (!sealed && !line.isEmpty()) {
            ++unreadable;
        }
    }
    tail.number += unreadable;
    return tail;
}

} // namespace gosetup
