// SPDX-License-Identifier: Apache-2.0
#include "report/JsonRun.h"

#include "report/JsonReport.h"

#include <QJsonArray>

namespace gosetup {

namespace {

QJsonObject changeJson(const PlannedChange& planned)
{
    QJsonObject json{
        {QStringLiteral("kind"), kindOf(planned.change)},
        {QStringLiteral("title"), titleOf(planned.change).translated()},
        {QStringLiteral("needsElevation"), needsElevation(planned.change)},
    };
    if (!planned.ruleIds.isEmpty())
        json.insert(QStringLiteral("rules"), QJsonArray::fromStringList(planned.ruleIds));
    return json;
}

QString timeText(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QJsonArray textArray(const std::vector<Text>& texts)
{
    QJsonArray out;
    for (const Text& text : texts)
        out.append(text.translated());
    return out;
}

QJsonArray lostArray(const std::vector<LostChange>& lost)
{
    QJsonArray out;
    for (const LostChange& change : lost) {
        QJsonObject json;
        if (change.index >= 0)
            json.insert(QStringLiteral("change"), change.index + 1);
        if (!change.title.isEmpty())
            json.insert(QStringLiteral("title"), change.title);
        out.append(json);
    }
    return out;
}

QJsonObject summaryJson(const RunSummary& run)
{
    QJsonArray changes;
    for (const PlannedChange& planned : run.changes)
        changes.append(changeJson(planned));
    QJsonObject json{
        {QStringLiteral("run"), run.runId},
        {QStringLiteral("started"), timeText(run.started)},
        {QStringLiteral("end"), toString(run.end)},
        {QStringLiteral("changes"), changes},
    };
    if (run.ended.isValid())
        json.insert(QStringLiteral("ended"), timeText(run.ended));
    if (!run.undoes.isEmpty())
        json.insert(QStringLiteral("undoes"), run.undoes);
    if (!run.undoneBy.isEmpty())
        json.insert(QStringLiteral("undoneBy"), run.undoneBy);
    if (!run.damage.empty())
        json.insert(QStringLiteral("damage"), textArray(run.damage));
    if (!run.lost.empty())
        json.insert(QStringLiteral("unknown"), lostArray(run.lost));
    if (run.unreadable) {
        json.insert(QStringLiteral("file"), run.file);
        json.insert(QStringLiteral("error"), toJson(*run.unreadable));
    }
    return json;
}

} // namespace

QJsonObject toJson(const RunReport& run)
{
    QJsonArray changes;
    for (const ChangeOutcome& change : run.changes) {
        QJsonObject json = changeJson(change.planned);
        json.insert(QStringLiteral("outcome"), toString(change.outcome));
        if (change.error)
            json.insert(QStringLiteral("error"), toJson(*change.error));
        changes.append(json);
    }
    QJsonObject json{
        {QStringLiteral("schema"), QStringLiteral("gosetup.run/2")},
        {QStringLiteral("machine"), run.machine},
        {QStringLiteral("started"), timeText(run.started)},
        {QStringLiteral("ended"), timeText(run.ended)},
        {QStringLiteral("succeeded"), run.succeeded()},
        {QStringLiteral("rolledBack"), run.rolledBack()},
        {QStringLiteral("somethingLeft"), run.somethingLeft()},
        {QStringLiteral("changes"), changes},
        {QStringLiteral("hints"), textArray(run.hints)},
    };
    if (!run.runId.isEmpty()) // there is none where there was nothing to do
        json.insert(QStringLiteral("run"), run.runId);
    if (run.error)
        json.insert(QStringLiteral("error"), toJson(*run.error));
    return json;
}

QJsonObject toJson(const UndoReport& undo)
{
    QJsonArray changes;
    for (const UndoneChange& change : undo.changes) {
        QJsonObject json = changeJson(change.planned);
        json.insert(QStringLiteral("how"), toString(change.how));
        if (!change.note.isEmpty())
            json.insert(QStringLiteral("note"), change.note.translated());
        if (change.error)
            json.insert(QStringLiteral("error"), toJson(*change.error));
        changes.append(json);
    }
    QJsonObject json{
        {QStringLiteral("schema"), QStringLiteral("gosetup.undo/2")},
        {QStringLiteral("succeeded"), undo.succeeded()},
        {QStringLiteral("somethingLeft"), undo.somethingLeft()},
        {QStringLiteral("changes"), changes},
        {QStringLiteral("unknown"), lostArray(undo.lost)},
        {QStringLiteral("hints"), textArray(undo.hints)},
    };
    if (!undo.runId.isEmpty()) // there is none where there was nothing to do
        json.insert(QStringLiteral("run"), undo.runId);
    if (!undo.undoes.isEmpty()) // it could not be told which
        json.insert(QStringLiteral("undoes"), undo.undoes);
    if (undo.error)
        json.insert(QStringLiteral("error"), toJson(*undo.error));
    return json;
}

QJsonObject toJson(const std::vector<RunSummary>& runs, const QString& machine,
                   const QStringList& strangers)
{
    QJsonArray array;
    for (const RunSummary& run : runs)
        array.append(summaryJson(run));
    return {
        {QStringLiteral("schema"), QStringLiteral("gosetup.history/2")},
        {QStringLiteral("machine"), machine},
        {QStringLiteral("runs"), array},
        {QStringLiteral("otherFiles"), QJsonArray::fromStringList(strangers)},
    };
}

} // namespace gosetup
