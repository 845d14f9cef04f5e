// SPDX-License-Identifier: Apache-2.0
#include "report/ExplanationReport.h"

#include "machine/SaveFile.h"
#include "report/JsonReport.h"
#include "report/Redacted.h"
#include "report/TextReport.h"
#include "rules/errors/PastedText.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace gosetup {

namespace {

const auto indent = QStringLiteral("  ");

QString paragraph(const Text& text, const TextStyle& style)
{
    return hanging(indent, text.translated(), style.width);
}

/// "gosetup apply --only a,b", where a fix of a finding is in the recommended plan.
QString fixCommand(const Answer& answer)
{
    QStringList ids;
    for (const Finding& finding : answer.findings) {
        const bool hasFix =
            std::ranges::any_of(finding.fixes, [](const Fix& fix) { return fix.recommended; });
        if (hasFix && !ids.contains(finding.id))
            ids << finding.id;
    }
    return ids.isEmpty() ? QString() : QStringLiteral("gosetup apply --only ") + ids.join(u',');
}

/// A rule that looks at a project says nothing where none is named.
bool asksForProject(const Answer& answer)
{
    return std::ranges::any_of(answer.error.rules, [](const QString& rule) {
        return topicOf(rule) == QLatin1String("project") && findRule(rule) != nullptr;
    });
}

QString answerText(const Answer& answer, const TextStyle& style)
{
    QString out;
    const QStringList lines = wrapped(answer.error.cause.translated(), style.width);
    for (const QString& line : lines)
        out += painted(line, TextColor::Bold, style) + u'\n';
    out += paragraph(Text::tr("Message: %1").arg(answer.error.message), style);
    int shown = 0;
    for (const Finding& finding : answer.findings) {
        if (finding.status == Status::Ok && !style.verbose)
            continue;
        out += textFinding(finding, style);
        ++shown;
    }
    if (shown == 0)
        out += paragraph(nothingFoundText(answer), style);
    if (const QString command = fixCommand(answer); !command.isEmpty())
        out += paragraph(Text::tr("To fix what was found: %1").arg(command), style);
    if (asksForProject(answer))
        out += paragraph(
            Text::tr("\"gosetup check --project FOLDER\" looks at the project itself."), style);
    out += paragraph(Text::tr("What you can do: %1").arg(answer.error.remedy), style);
    return out;
}

QJsonObject answerJson(const Answer& answer)
{
    QJsonObject values;
    for (const auto& [name, value] : answer.error.values)
        values.insert(name, value);
    QJsonArray findings;
    for (const Finding& finding : answer.findings)
        findings.append(toJson(finding));
    return {
        {QStringLiteral("id"), answer.error.id},
        {QStringLiteral("message"), answer.error.message},
        {QStringLiteral("cause"), answer.error.cause.translated()},
        {QStringLiteral("remedy"), answer.error.remedy.translated()},
        {QStringLiteral("values"), values},
        {QStringLiteral("rules"), QJsonArray::fromStringList(answer.error.rules)},
        {QStringLiteral("findings"), findings},
    };
}

/// The part of the text that is looked at, as it may be shown.
QString cleanedText(const QString& pasted)
{
    return errors::cleanedPaste(pasted).text.trimmed();
}

} // namespace

Text nothingFoundText(const Answer& answer)
{
    return answer.findings.empty()
               ? Text::tr("This does not come from a setting of this computer.")
               : Text::tr("The checks for this message found nothing on this computer.");
}

Text unknownMessageText()
{
    return Text::tr("GoSetup does not know this message.");
}

QString textExplanation(const Explanation& explanation, const TextStyle& style)
{
    QString out;
    for (const Answer& answer : explanation.answers) {
        if (!out.isEmpty())
            out += u'\n';
        out += answerText(answer, style);
    }
    if (explanation.wasCut)
        out += paragraph(
            Text::tr("The text is long: only its beginning and its end were read (64 KB)."), style);
    return out;
}

QJsonObject toJson(const Explanation& explanation)
{
    QJsonArray answers;
    for (const Answer& answer : explanation.answers)
        answers.append(answerJson(answer));
    return {
        {QStringLiteral("schema"), QStringLiteral("gosetup.explanation/1")},
        {QStringLiteral("wasCut"), explanation.wasCut},
        {QStringLiteral("answers"), answers},
    };
}

QString supportText(const QString& pasted, const Report& report, Machine& machine)
{
    TextStyle style;
    style.verbose = true;
    return redacted(cleanedText(pasted) + QStringLiteral("\n\n") + textReport(report, style),
                    machine);
}

Result<void> saveExplanationTo(const QString& hostPath, const QString& pasted,
                               const Explanation& explanation, const Report& report,
                               Machine& machine)
{
    if (!hostPath.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return saveFile(hostPath, supportText(pasted, report, machine).toUtf8());
    QJsonObject json = toJson(explanation);
    json.insert(QStringLiteral("text"), cleanedText(pasted));
    json.insert(QStringLiteral("report"), toJson(report));
    return saveFile(hostPath, QJsonDocument(redacted(json, machine)).toJson());
}

} // namespace gosetup
