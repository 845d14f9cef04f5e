// SPDX-License-Identifier: Apache-2.0
#include "changes/Journal.h"

#include "changes/ChangeJson.h"
#include "changes/Durable.h"
#include "changes/JsonFields.h"
#include "paths/WindowsPath.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace gosetup {

namespace {

constexpr const char* journalSchema = "gosetup.journal/1";
constexpr qint64 mostBytes = 64 << 20;

constexpr std::array<std::pair<Phase, const char*>, 5> phaseNames = {{
    {Phase::Intended, "intended"},
    {Phase::Done, "done"},
    {Phase::Failed, "failed"},
    {Phase::TakingBack, "taking-back"},
    {Phase::TakenBack, "taken-back"},
}};

QString key(const char* latin)
{
    return QString::fromLatin1(latin);
}

QString fileOf(const QString& dataFolder, const QString& runId)
{
    return winpath::join(journalFolder(dataFolder), runId + QLatin1String(".jsonl"));
}

[[nodiscard]] Result<JournalRun> beginOf(const QJsonObject& line)
{
    JsonFields fields(line, QStringLiteral("$"));
    JournalRun run;
    const QString schema = fields.text(key("schema"));
    run.runId = fields.text(key("run"));
    run.machine = fields.text(key("machine"));
    if (fields.has(key("account")))
        run.account = fields.text(key("account"));
    run.undoes = fields.text(key("undoes"));
    run.started = fields.time(key("when"));
    (void)fields.text(key("line"));
    if (const auto fine = fields.finish(); !fine)
        return fail(fine.error());
    if (schema != QLatin1String(journalSchema) || !isRunId(run.runId))
        return fail(ErrorCode::Corrupt, Text::tr("not a journal of GoSetup"));
    return run;
}

[[nodiscard]] Result<void> addIntent(JournalRun& run, const QJsonObject& line)
{
    JsonFields fields(line, QStringLiteral("$"));
    JournalEntry entry;
    entry.index = static_cast<int>(fields.integer(key("index")));
    entry.elevated = fields.flag(key("elevated"));
    auto planned = plannedFromJson(fields.value(key("planned")), fields.path(key("planned")));
    if (!planned)
        return fail(planned.error());
    entry.planned = std::move(*planned);
    run.entries.push_back(std::move(entry));
    return {};
}

[[nodiscard]] Result<void> addPhase(JournalRun& run, const QJsonObject& line)
{
    JsonFields fields(line, QStringLiteral("$"));
    const auto index = fields.integer(key("index"));
    const QString name = fields.text(key("phase"));
    const auto entry = std::find_if(run.entries.rbegin(), run.entries.rend(),
                                    [&](const JournalEntry& e) { return e.index == index; });
    const auto phase = std::find_if(phaseNames.begin(), phaseNames.end(), [&](const auto& known) {
        return name == QLatin1String(known.second);
    });
    if (entry == run.entries.rend() || phase == phaseNames.end())
        return fail(ErrorCode::Corrupt, Text::tr("a phase without its change"));
    entry->phase = phase->first;
    return {};
}

[[nodiscard]] Result<void> addLine(JournalRun& run, const QJsonObject& line)
{
    const QString what = line.value(key("line")).toString();
    if (what == QLatin1String("intent"))
        return addIntent(run, line);
    if (what == QLatin1String("phase"))
        return addPhase(run, line);
    if (what == QLatin1String("end")) {
        run.result = line.value(key("result")).toString();
        run.ended = QDateTime::fromString(line.value(key("when")).toString(), Qt::ISODateWithMs);
        return {};
    }
    return fail(ErrorCode::Corrupt, Text::tr("unknown line \"%1\"").arg(what));
}

} // namespace

QString toString(Phase phase)
{
    for (const auto& [known, name] : phaseNames) {
        if (known == phase)
            return key(name);
    }
    return {};
}

QString userDataFolder(Machine& machine)
{
    return winpath::join(machine.system().folders().localAppData, QStringLiteral("GoSetup"));
}

QString machineDataFolder(Machine& machine)
{
    return winpath::join(machine.system().folders().programData, QStringLiteral("GoSetup"));
}

QString journalFolder(const QString& dataFolder)
{
    return winpath::join(dataFolder, QStringLiteral("journal"));
}

QString newRunId(Machine& machine)
{
    const QString when = machine.clock().now().toUTC().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    while (true) {
        // The system's generator: a process that was forked shares the state of the global one.
        const quint32 random = QRandomGenerator::system()->bounded(0x10000U);
        const QString id = QStringLiteral("%1-%2").arg(when).arg(random, 4, 16, QLatin1Char('0'));
        const auto user = machine.files().info(fileOf(userDataFolder(machine), id));
        const auto wide = machine.files().info(fileOf(machineDataFolder(machine), id));
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
                               const QString& undoes, bool protectedList)
{
    if (auto made = machine.files().makeFolder(journalFolder(dataFolder), protectedList); !made)
        return fail(made.error());
    Journal journal(machine, fileOf(dataFolder, runId));
    const QJsonObject line{{key("line"), key("begin")},
                           {key("schema"), key(journalSchema)},
                           {key("run"), runId},
                           {key("machine"), machine.name()},
                           {key("account"), machine.system().info().userName},
                           {key("undoes"), undoes},
                           {key("when"), timeText(machine.clock().now())}};
    if (auto written = journal.append(line); !written)
        return fail(written.error());
    return journal;
}

Journal Journal::resume(Machine& machine, const QString& dataFolder, const QString& runId)
{
    return {machine, fileOf(dataFolder, runId)};
}

Result<void> Journal::intend(int index, const PlannedChange& planned, bool elevated)
{
    return append({{key("line"), key("intent")},
                   {key("index"), index},
                   {key("elevated"), elevated},
                   {key("planned"), toJson(planned)},
                   {key("when"), timeText(m_machine->clock().now())}});
}

Result<void> Journal::note(int index, Phase phase, const QString& detail)
{
    return append({{key("line"), key("phase")},
                   {key("index"), index},
                   {key("phase"), toString(phase)},
                   {key("detail"), detail},
                   {key("when"), timeText(m_machine->clock().now())}});
}

Result<void> Journal::end(const QString& result)
{
    return append({{key("line"), key("end")},
                   {key("result"), result},
                   {key("when"), timeText(m_machine->clock().now())}});
}

Result<void> Journal::append(const QJsonObject& line)
{
    const auto path = m_machine->files().hostPath(m_path, true);
    if (!path)
        return fail(path.error());
    return appendDurably(*path, QJsonDocument(line).toJson(QJsonDocument::Compact));
}

Result<JournalRun> parseJournal(const QByteArray& text)
{
    std::optional<JournalRun> run;
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (lines[i].isEmpty())
            continue;
        const auto line = parseObject(lines[i]);
        if (!run) {
            auto begun = line ? beginOf(*line) : Result<JournalRun>(fail(line.error()));
            if (!begun) {
                return fail(ErrorCode::Corrupt, Text::tr("not a journal of GoSetup"), {},
                            begun.error().text());
            }
            run = std::move(*begun);
            continue;
        }
        const bool cutShort = !line && i == lines.size() - 1;
        if (!cutShort && (!line || !addLine(*run, *line)))
            run->damaged = true;
    }
    if (!run)
        return fail(ErrorCode::Corrupt, Text::tr("an empty journal"));
    return *run;
}

Result<JournalRun> readJournal(Machine& machine, const QString& dataFolder, const QString& runId)
{
    if (!isRunId(runId))
        return fail(ErrorCode::NotFound, Text::tr("\"%1\" is no run").arg(runId));
    const auto text = machine.files().read(fileOf(dataFolder, runId), mostBytes);
    if (!text && text.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, Text::tr("there is no run %1").arg(runId));
    if (!text)
        return fail(text.error());
    return parseJournal(*text);
}

Result<std::vector<JournalRun>> readJournals(Machine& machine, const QString& dataFolder)
{
    std::vector<JournalRun> runs;
    const auto names = machine.files().list(journalFolder(dataFolder));
    if (!names && names.error().code == ErrorCode::NotFound)
        return runs;
    if (!names)
        return fail(names.error());
    for (const QString& name : *names) {
        if (!name.endsWith(QLatin1String(".jsonl")))
            continue;
        if (auto run = readJournal(machine, dataFolder, name.chopped(6)))
            runs.push_back(std::move(*run));
    }
    std::stable_sort(runs.begin(), runs.end(), [](const JournalRun& a, const JournalRun& b) {
        return a.started < b.started;
    });
    return runs;
}

} // namespace gosetup
