// SPDX-License-Identifier: Apache-2.0
#include "report/JsonReport.h"

#include "report/Words.h"

#include <QJsonArray>

namespace gosetup {

namespace {

QJsonObject toJson(const Fix& fix)
{
    QJsonArray changes;
    for (const Change& change : fix.changes) {
        changes.append(QJsonObject{
            {QStringLiteral("kind"), kindOf(change)},
            {QStringLiteral("title"), titleOf(change).translated()},
            {QStringLiteral("needsElevation"), needsElevation(change)},
        });
    }
    return {
        {QStringLiteral("id"), fix.id},
        {QStringLiteral("title"), fix.title.translated()},
        {QStringLiteral("recommended"), fix.recommended},
        {QStringLiteral("needsElevation"), needsElevation(fix)},
        {QStringLiteral("changes"), changes},
    };
}

} // namespace

QJsonObject toJson(const Finding& finding)
{
    QJsonArray evidence;
    for (const Text& line : finding.evidence)
        evidence.append(line.translated());
    QJsonArray fixes;
    for (const Fix& fix : finding.fixes)
        fixes.append(toJson(fix));
    return {
        {QStringLiteral("id"), finding.id},
        {QStringLiteral("topic"), topicOf(finding.id)},
        {QStringLiteral("status"), toString(finding.status)},
        {QStringLiteral("speed"), finding.speed},
        {QStringLiteral("title"), finding.title.translated()},
        {QStringLiteral("subject"), finding.subject},
        {QStringLiteral("evidence"), evidence},
        {QStringLiteral("reason"), finding.reason.translated()},
        {QStringLiteral("fixes"), fixes},
    };
}

QJsonObject toJson(const Summary& summary)
{
    return {
        {QStringLiteral("ok"), summary.ok},
        {QStringLiteral("notes"), summary.notes},
        {QStringLiteral("unknown"), summary.unknown},
        {QStringLiteral("warnings"), summary.warnings},
        {QStringLiteral("problems"), summary.problems},
        {QStringLiteral("speedAdvice"), summary.speedAdvice},
    };
}

QJsonObject toJson(const Report& report)
{
    QJsonArray findings;
    for (const Finding& finding : report.findings)
        findings.append(toJson(finding));
    return {
        {QStringLiteral("schema"), QStringLiteral("gosetup.report/1")},
        {QStringLiteral("machine"), report.machine},
        {QStringLiteral("when"), report.when.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("milliseconds"), report.milliseconds},
        {QStringLiteral("summary"), toJson(report.summary)},
        {QStringLiteral("findings"), findings},
    };
}

QJsonObject toJson(const Error& error)
{
    QJsonObject json{
        {QStringLiteral("code"), toString(error.code)},
        {QStringLiteral("message"), error.message.translated()},
    };
    if (!error.wayOut.isEmpty())
        json.insert(QStringLiteral("wayOut"), error.wayOut.translated());
    if (!error.detail.isEmpty())
        json.insert(QStringLiteral("detail"), error.detail.translated());
    return json;
}

QJsonValue mapStrings(const QJsonValue& value, const std::function<QString(const QString&)>& change)
{
    if (value.isString())
        return change(value.toString());
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
