// SPDX-License-Identifier: Apache-2.0
#include "rules/SmokeRule.h"

#include "rules/GoOrder.h"
#include "rules/SmokeMeaning.h"

namespace gosetup::rules {

namespace {

constexpr int maxOutputLines = 5;

Text howToRun()
{
    return Text::tr("to build, run and test a small program: gosetup smoke-test");
}

Text whenText(const SmokeResult& result)
{
    return Text::tr("tested on %1 UTC with %2")
        .arg(result.when.toUTC().toString(QStringLiteral("yyyy-MM-dd hh:mm")))
        .arg(result.program.isEmpty() ? result.version : result.program);
}

Text timesText(const SmokeResult& result)
{
    const SmokeStep* cold = result.step(SmokeStepKind::Build);
    const SmokeStep* warm = result.step(SmokeStepKind::BuildAgain);
    if (cold == nullptr || warm == nullptr)
        return {};
    return Text::tr("built in %1 with an empty build cache, in %2 again")
        .arg(secondsText(cold->milliseconds))
        .arg(secondsText(warm->milliseconds));
}

/// What a new terminal starts today, and the version of its tree.
bool isSameGo(const Facts& facts, const SmokeResult& result)
{
    const auto& candidates = facts.toolchain->candidates(QStringLiteral("go"));
    if (candidates.empty())
        return result.program.isEmpty();
    if (!winpath::same(candidates.front().path, result.program))
        return false;
    const ToolchainInstall* install = facts.toolchain->install(candidates.front().root);
    return install == nullptr || install->version == result.version;
}

/// A variable was changed since: it may have been the cause, and it may be one now.
bool isEnvironmentNewer(const Facts& facts, const SmokeResult& result)
{
    const auto isNewer = [&](const Observed<EnvironmentBlock>& block) {
        return block && block->written && *block->written > result.when;
    };
    return isNewer(facts.environment->user) || isNewer(facts.environment->machine);
}

Finding failure(const SmokeResult& result, const SmokeStep& step)
{
    const SmokeMeaning meaning = meaningOf(step, result);
    Finding finding = say(Status::Problem, Text::tr("Go could not build and run a program"));
    finding.subject = result.program;
    const QString command = commandText(step);
    finding.evidence = {command.isEmpty()
                            ? Text::tr("%1: %2").arg(stepTitle(step.kind)).arg(meaning.what)
                            : Text::tr("%1: %2").arg(command).arg(meaning.what)};
    if (!meaning.program.isEmpty() && meaning.program != step.program)
        finding.evidence.push_back(Text::tr("stopped: %1").arg(meaning.program));
    const QStringList lines = step.output.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines.mid(0, maxOutputLines))
        finding.evidence.push_back(verbatim(line.trimmed()));
    finding.evidence.push_back(whenText(result));
    finding.reason = meaning.reason;
    if (!meaning.setting.isEmpty())
        finding.alsoAbout = {meaning.setting};
    if (!meaning.remedy.isEmpty())
        finding.fixes.push_back(manualFix(QStringLiteral("way-out"), meaning.remedy));
    finding.fixes.push_back(manualFix(QStringLiteral("again"),
                                      Text::tr("Then run the test again: gosetup smoke-test")));
    return finding;
}

} // namespace

Findings lastSmokeTest(const Facts& facts)
{
    if (facts.smokeTest.notPresent())
        return ok(Text::tr("No program was built yet to test Go"), {howToRun()});
    if (!facts.smokeTest)
        return unknown(facts.smokeTest);
    const SmokeResult& result = *facts.smokeTest;
    const SmokeStep* failed = result.failed();
    if (!isSameGo(facts, result) || isEnvironmentNewer(facts, result))
        return ok(Text::tr("The last test build was before the latest change"),
                  {whenText(result), howToRun()});
    if (failed != nullptr)
        return {failure(result, *failed)};
    Evidence evidence = {whenText(result)};
    if (const Text times = timesText(result); !times.isEmpty())
        evidence.push_back(times);
    return inOrder(evidence);
}

} // namespace gosetup::rules
