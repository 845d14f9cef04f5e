// SPDX-License-Identifier: Apache-2.0
#include "report/TextReport.h"

#include "engine/Predict.h"
#include "report/ReportLabels.h"
#include "report/ReportOrder.h"

#include <algorithm>

namespace gosetup {

namespace {

constexpr int wordColumns = 10; // "? Unknown " and its translations

QString topicText(const ShownTopic& topic, const TextStyle& style)
{
    QString body;
    int inOrder = 0;
    for (const Finding* finding : topic.findings) {
        if (finding->status == Status::Ok && !style.verbose)
            ++inOrder;
        else
            body += textFinding(*finding, style);
    }
    if (inOrder > 0) {
        const QString sign = painted(QString(statusSign(Status::Ok)), TextColor::Green, style);
        body += QStringLiteral("  ") + sign + u' ' +
                Text::tr("%n in order", nullptr, inOrder).translated() + u'\n';
    }
    return u'\n' + painted(topicTitle(topic.topic).translated(), TextColor::Bold, style) + u'\n' +
           body;
}

QString fixLine(const Fix& fix, const QString& indent, const TextStyle& style)
{
    QString title = fix.title.translated();
    if (needsElevation(fix))
        title = Text::tr("%1 (requires administrator permission)").arg(title).translated();
    const Text label = fix.recommended ? Text::tr("Fix:") : Text::tr("Optional:");
    return hanging(indent + label.translated() + u' ', title, style.width);
}

} // namespace

QString textFinding(const Finding& finding, const TextStyle& style)
{
    const QString word = statusLabel(finding.status).translated();
    const QString lead =
        QStringLiteral("  ") +
        painted(QString(statusSign(finding.status)), statusColor(finding.status), style) + u' ' +
        painted(padded(word, wordColumns - 2), statusColor(finding.status), style) + u' ';
    const QString indent(wordColumns + 3, u' ');
    QString title = finding.title.translated();
    if (finding.speed && finding.status != Status::Ok)
        title = Text::tr("%1 (speed)").arg(title).translated();

    const QStringList lines = wrapped(title, style.width - wordColumns - 3);
    QString out = lead + painted(lines.join(u'\n' + indent), TextColor::Bold, style) + u'\n';
    for (const Text& evidence : finding.evidence)
        out += hanging(indent, evidence.translated(), style.width);
    if (finding.status == Status::Ok)
        return out;
    if (!finding.reason.isEmpty()) {
        const QString reason = finding.reason.translated();
        for (const QString& line : wrapped(reason, style.width - wordColumns - 3))
            out += indent + painted(line, TextColor::Dim, style) + u'\n';
    }
    for (const Fix& fix : finding.fixes)
        out += fixLine(fix, indent, style);
    out += indent + painted(finding.id, TextColor::Dim, style) + u'\n';
    return out;
}

QString textReport(const Report& report, const TextStyle& style)
{
    const Text head = Text::tr("%1: %2 (checked in %3 ms)")
                          .arg(machineText(report.machine))
                          .arg(summarySentence(report.summary))
                          .arg(report.milliseconds);
    QString out = painted(head.translated(), TextColor::Bold, style) + u'\n';
    for (const ShownTopic& topic : shownTopics(report.findings))
        out += topicText(topic, style);
    if (const Text line = rightsLine(report); !line.isEmpty())
        out += u'\n' + hanging(QStringLiteral("  ") + statusSign(Status::Unknown) + u' ',
                               line.translated(), style.width);
    return out;
}

namespace {

bool isForecast(const Finding& finding)
{
    return isTold(finding) && finding.status >= Status::Warning && !finding.speed;
}

QString forecastLine(const Finding& finding, const Text& form, const TextStyle& style)
{
    const QString sign =
        painted(QString(statusSign(finding.status)), statusColor(finding.status), style);
    return QStringLiteral("  ") + sign + u' ' +
           Text(form).arg(finding.title).arg(finding.id).translated() + u'\n';
}

} // namespace

QString textUnpredicted(const Error& why, const TextStyle& style)
{
    const Text text =
        Text::tr("Afterwards: not known, because a change will fail: %1").arg(why.text());
    return hanging({}, text.translated(), style.width);
}

QString textPrediction(const Report& before, const Report& after, const TextStyle& style)
{
    const auto badOf = [](const Report& report) {
        return std::ranges::count_if(report.findings, [](const Finding& f) {
            return isTold(f) && !f.speed && f.status >= Status::Warning;
        });
    };
    const Text head = Text::tr("Afterwards: %1 (%2 problems and warnings now, %3 then)")
                          .arg(summarySentence(after.summary))
                          .arg(badOf(before))
                          .arg(badOf(after));
    QString out = hanging({}, head.translated(), style.width) + textNews(before, after, style);
    for (const Finding& finding : after.findings) {
        if (isForecast(finding) && !isNew(finding, before))
            out += forecastLine(finding, Text::tr("remains: %1 [%2]"), style);
    }
    return out;
}

QString textNews(const Report& before, const Report& after, const TextStyle& style)
{
    QString out;
    for (const Finding& finding : after.findings) {
        if (isForecast(finding) && isNew(finding, before))
            out += forecastLine(finding, Text::tr("new: %1 [%2]"), style);
    }
    return out;
}

} // namespace gosetup
