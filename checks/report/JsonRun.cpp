// SPDX-License-Identifier: Apache-2.0
#include "report/JsonRun.h"

#include "changes/run/History.h"
#include "report/ReportFields.h"

namespace gosetup {

namespace {

void writePlanned(json::Writer& v, const PlannedChange& planned)
{
    writeBrief(v, planned.change);
    v.optional("rules", planned.ruleIds);
}

struct BriefPlanned
{
    static QJsonValue write(const PlannedChange& planned)
    {
        json::Writer v;
        writePlanned(v, planned);
        return v.object();
    }
};

struct History
{
    const std::vector<RunSummary>& runs;
    const QString& machine;
    const QStringList& strangers;
};

void fields(json::Writer& v, const History& history)
{
    v.constant("schema", "gosetup.history/2");
    v.required("machine", history.machine);
    v.required("runs", history.runs);
    v.required("otherFiles", history.strangers);
}

} // namespace

void fields(json::Writer& v, const LostChange& lost)
{
    if (lost.index >= 0)
        v.required("change", lost.index + 1);
    v.optional("title", lost.title);
}

void fields(json::Writer& v, const RunSummary& run)
{
    v.required("run", run.runId);
    v.required("started", run.started, json::as<json::Seconds>);
    v.required("end", run.end);
    v.required("changes", run.changes, json::as<json::ListOf<BriefPlanned>>);
    v.optional("ended", run.ended, json::as<json::Seconds>);
    v.optional("undoes", run.undoes);
    v.optional("undoneBy", run.undoneBy);
    v.optional("damage", run.damage);
    v.optional("unknown", run.lost);
    if (run.unreadable) {
        v.required("file", run.file);
        v.required("error", *run.unreadable);
    }
}

void fields(json::Writer& v, const ChangeOutcome& change)
{
    writePlanned(v, change.planned);
    v.required("outcome", change.outcome);
    v.optional("error", change.error);
}

void fields(json::Writer& v, const RunReport& run)
{
    v.constant("schema", "gosetup.run/2");
    v.required("machine", run.machine);
    v.required("started", run.started, json::as<json::Seconds>);
    v.required("ended", run.ended, json::as<json::Seconds>);
    v.required("succeeded", run.succeeded());
    v.required("rolledBack", run.rolledBack());
    v.required("somethingLeft", run.somethingLeft());
    v.required("changes", run.changes);
    v.required("hints", run.hints);
    v.optional("run", run.runId); // there is none where there was nothing to do
    v.optional("error", run.error);
}

void fields(json::Writer& v, const UndoneChange& change)
{
    writePlanned(v, change.planned);
    v.required("how", change.how);
    v.optional("note", change.note);
    v.optional("error", change.error);
}

void fields(json::Writer& v, const UndoReport& undo)
{
    v.constant("schema", "gosetup.undo/2");
    v.required("succeeded", undo.succeeded());
    v.required("somethingLeft", undo.somethingLeft());
    v.required("changes", undo.changes);
    v.required("unknown", undo.lost);
    v.required("hints", undo.hints);
    v.optional("run", undo.runId);     // there is none where there was nothing to do
    v.optional("undoes", undo.undoes); // it could not be told which
    v.optional("error", undo.error);
}

QJsonObject toJson(const RunReport& run)
{
    return reportObject(run);
}

QJsonObject toJson(const UndoReport& undo)
{
    return reportObject(undo);
}

QJsonObject toJson(const std::vector<RunSummary>& runs, const QString& machine,
                   const QStringList& strangers)
{
    return reportObject(History{runs, machine, strangers});
}

} // namespace gosetup
