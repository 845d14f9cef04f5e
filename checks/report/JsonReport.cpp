// SPDX-License-Identifier: Apache-2.0
#include "report/JsonReport.h"

#include "report/ReportFields.h"
#include "report/ReportLabels.h"

#include <QJsonArray>

namespace gosetup {

namespace {

/// A change as far as a reader of a report needs it.
struct Brief
{
    static QJsonValue write(const Change& change)
    {
        json::Writer v;
        writeBrief(v, change);
        return v.object();
    }
};

} // namespace

void writeBrief(json::Writer& v, const Change& change)
{
    v.required("kind", kindOf(change));
    v.required("title", titleOf(change));
    v.required("needsElevation", needsElevation(change));
}

void fields(json::Writer& v, const Error& error)
{
    v.required("code", error.code);
    v.required("message", error.message);
    v.optional("wayOut", error.remedy);
    v.optional("detail", error.detail);
}

void fields(json::Writer& v, const Fix& fix)
{
    v.required("id", fix.id);
    v.required("title", fix.title);
    v.required("recommended", fix.recommended);
    v.required("needsElevation", needsElevation(fix));
    v.required("changes", fix.changes, json::as<json::ListOf<Brief>>);
}

void fields(json::Writer& v, const Finding& finding)
{
    v.required("id", finding.id);
    v.required("topic", topicOf(finding.id));
    v.required("status", finding.status);
    v.required("speed", finding.speed);
    v.required("title", finding.title);
    v.required("subject", finding.subject);
    v.required("evidence", finding.evidence);
    v.required("reason", finding.reason);
    v.required("fixes", finding.fixes);
    v.optional("why", finding.whyUnknown);
    v.optional("saidBy", finding.saidBy);
}

void fields(json::Writer& v, const Summary& summary)
{
    v.required("ok", summary.ok);
    v.required("notes", summary.notes);
    v.required("unknown", summary.unknown);
    v.required("warnings", summary.warnings);
    v.required("problems", summary.problems);
    v.required("speedAdvice", summary.speedAdvice);
}

void fields(json::Writer& v, const Report& report)
{
    v.constant("schema", "gosetup.report/1");
    v.required("machine", report.machine);
    v.required("when", report.when, json::as<json::Seconds>);
    v.required("milliseconds", report.milliseconds);
    v.required("summary", report.summary);
    v.required("findings", report.findings);
}

QJsonObject toJson(const Finding& finding)
{
    return reportObject(finding);
}

QJsonObject toJson(const Summary& summary)
{
    return reportObject(summary);
}

QJsonObject toJson(const Report& report)
{
    return reportObject(report);
}

QJsonObject toJson(const Error& error)
{
    return reportObject(error);
}

QJsonValue mapStrings(const QJsonValue& value, const std::function<QString(const QString&)>& change)
{
    if (const auto text = json::read<QString>(value))
        return change(*text);
    if (value.isArray()) {
        QJsonArray out;
        const QJsonArray array = value.toArray();
        for (const auto& item : array)
            out.append(mapStrings(item, change));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            out.insert(it.key(), mapStrings(it.value(), change));
        return out;
    }
    return value;
}

} // namespace gosetup
