// SPDX-License-Identifier: Apache-2.0
#include "report/SmokeReport.h"

#include "paths/WindowsPath.h"
#include "report/JsonReport.h"
#include "rules/SmokeMeaning.h"

#include <QJsonArray>

namespace gosetup {

namespace {

constexpr int nameColumns = 20;
constexpr int timeColumns = 10;

QString lineOf(const SmokeStep& step, const TextStyle& style)
{
    const bool passed = step.outcome == SmokeOutcome::Passed;
    const QString sign = passed ? painted(QStringLiteral("✓"), TextColor::Green, style)
                                : painted(QStringLiteral("✗"), TextColor::Red, style);
    const QString command = rules::commandText(step);
    return QStringLiteral("  ") + sign + u' ' +
           padded(rules::stepTitle(step.kind).translated(), nameColumns) +
           padded(rules::secondsText(step.milliseconds).translated(), timeColumns) +
           (step.kind == SmokeStepKind::Prepare ? step.program : command) + u'\n';
}

QString indented(const QString& text, const TextStyle& style)
{
    return hanging(QStringLiteral("    "), text, style.width);
}

QString failureText(const SmokeStep& step, const SmokeResult& result, const TextStyle& style)
{
    const rules::SmokeMeaning meaning = rules::meaningOf(step, result);
    QString out = indented(meaning.what.translated(), style);
    if (step.error && !step.error->detail.isEmpty())
        out += indented(step.error->detail.translated(), style);
    if (!meaning.program.isEmpty() && meaning.program != step.program)
        out += indented(Text::tr("stopped: %1").arg(meaning.program).translated(), style);
    const QStringList lines = step.output.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines)
        out += QStringLiteral("    | ") + line + u'\n';
    if (!meaning.reason.isEmpty())
        out += indented(meaning.reason.translated(), style);
    if (!meaning.remedy.isEmpty())
        out += indented(QStringLiteral("→ ") + meaning.remedy.translated(), style);
    return out;
}

Text headlineOf(const SmokeRun& run)
{
    if (run.cancelled)
        return Text::tr("The test was cancelled.");
    if (run.result.passed())
        return Text::tr("Go works: a program was built, run and tested.");
    return Text::tr("Go could not build and run a program.");
}

void put(QJsonObject& json, const char* name, const QString& value)
{
    if (!value.isEmpty())
        json.insert(QLatin1String(name), value);
}

QJsonObject stepJson(const SmokeStep& step, const SmokeResult& result)
{
    QJsonObject json{{QStringLiteral("step"), toString(step.kind)},
                     {QStringLiteral("outcome"), toString(step.outcome)},
                     {QStringLiteral("started"), step.started.toUTC().toString(Qt::ISODateWithMs)},
                     {QStringLiteral("milliseconds"), step.milliseconds},
                     {QStringLiteral("program"), step.program},
                     {QStringLiteral("arguments"), QJsonArray::fromStringList(step.arguments)},
                     {QStringLiteral("startError"), static_cast<qint64>(step.startError)},
                     {QStringLiteral("exitCode"), static_cast<qint64>(step.exitCode)},
                     {QStringLiteral("output"), step.output}};
    if (step.error)
        json.insert(QStringLiteral("error"), toJson(*step.error));
    const rules::SmokeMeaning meaning = rules::meaningOf(step, result);
    if (step.outcome == SmokeOutcome::Passed)
        return json;
    QJsonObject said{{QStringLiteral("cause"), toString(meaning.cause)},
                     {QStringLiteral("what"), meaning.what.translated()}};
    put(said, "reason", meaning.reason.translated());
    put(said, "wayOut", meaning.remedy.translated());
    put(said, "program", meaning.program);
    put(said, "setting", meaning.setting);
    json.insert(QStringLiteral("meaning"), said);
    return json;
}

} // namespace

Text stepDetail(SmokeStepKind kind)
{
    switch (kind) {
    case SmokeStepKind::Prepare: return Text::tr("in a temporary folder");
    case SmokeStepKind::Build: return Text::tr("compiles part of the standard library once");
    case SmokeStepKind::Run: return Text::verbatim(smokeProgramName());
    case SmokeStepKind::Test: return Text::tr("one test");
    case SmokeStepKind::BuildAgain: return Text::tr("from the build cache");
    }
    return {};
}

QString textSmoke(const SmokeRun& run, const TextStyle& style)
{
    QString out = painted(headlineOf(run).translated(), TextColor::Bold, style) + u'\n';
    for (const SmokeStep& step : run.result.steps) {
        out += lineOf(step, style);
        if (step.outcome != SmokeOutcome::Passed)
            out += failureText(step, run.result, style);
    }
    if (!run.result.output.isEmpty()) {
        out += u'\n' + Text::tr("The program printed:").translated() + u'\n';
        const QStringList lines = run.result.output.split(u'\n');
        for (const QString& line : lines)
            out += QStringLiteral("  ") + line + u'\n';
    }
    if (!run.kept.isEmpty())
        out += u'\n' + Text::tr("The program is in %1").arg(run.kept).translated() + u'\n';
    return out;
}

QJsonObject toJson(const SmokeRun& run, const QString& machine)
{
    QJsonArray steps;
    for (const SmokeStep& step : run.result.steps)
        steps.append(stepJson(step, run.result));
    QJsonObject json{
        {QStringLiteral("schema"), QStringLiteral("gosetup.smoke/1")},
        {QStringLiteral("machine"), machine},
        {QStringLiteral("when"), run.result.when.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("passed"), run.result.passed()},
        {QStringLiteral("cancelled"), run.cancelled},
        {QStringLiteral("go"), QJsonObject{{QStringLiteral("program"), run.result.program},
                                           {QStringLiteral("version"), run.result.version}}},
        {QStringLiteral("settings"), QJsonArray::fromStringList(run.result.settings)},
        {QStringLiteral("steps"), steps},
        {QStringLiteral("output"), run.result.output}};
    put(json, "kept", run.kept);
    if (run.notKept)
        json.insert(QStringLiteral("notKept"), toJson(*run.notKept));
    QJsonArray hints;
    for (const Text& hint : run.hints)
        hints.append(hint.translated());
    json.insert(QStringLiteral("hints"), hints);
    return json;
}

} // namespace gosetup
