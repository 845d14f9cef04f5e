// SPDX-License-Identifier: Apache-2.0
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

Findings longPaths(const Facts& facts)
{
    constexpr int firstBuild = 14393; // Windows 10 1607
    if (*facts.longPaths)
        return inOrder();
    if (facts.system && facts.system->info.build > 0 && facts.system->info.build < firstBuild)
        return unknown(WhyUnknown::NotApplicable,
                       Text::tr("this version of Windows does not support long paths"));
    const QString kind = facts.system ? facts.system->longPathsKind : QString();
    Finding finding = say(Status::Warning, Text::tr("Long paths are off"),
                          {Text::tr("LongPathsEnabled is not 1")});
    if (!kind.isEmpty()) {
        finding.evidence = {
            Text::tr("LongPathsEnabled is stored as %1; Windows reads REG_DWORD only").arg(kind)};
    }
    finding.evidence.push_back(
        Text::tr("restart the computer afterwards: running programs keep the old setting"));
    // Windows makes nothing of another type, and an undo brings its bytes back.
    finding.fixes.push_back(
        kind.isEmpty() ? recommendedFix(facts, QStringLiteral("enable"),
                                        Text::tr("Turn on long paths"), {EnableLongPaths{}})
                       : recommendedFix(facts, QStringLiteral("replace"),
                                        Text::tr("Replace the value with REG_DWORD 1"),
                                        {EnableLongPaths{true}}));
    return {finding};
}

Findings autoRun(const Facts& facts)
{
    Findings findings;
    for (const AutoRunEntry& entry : facts.autoRun->entries) {
        const bool taken = !entry.macros.isEmpty();
        Finding finding = say(taken ? Status::Warning : Status::Note,
                              taken ? Text::tr("A doskey macro has the name of a tool")
                                    : Text::tr("cmd.exe runs something at every start"),
                              {Text::tr("%1 = %2").arg(entry.place).arg(entry.text)});
        finding.subject = entry.place;
        for (const QString& tool : entry.macros)
            finding.evidence.push_back(Text::tr("%1 typed in cmd.exe starts the macro").arg(tool));
        if (taken)
            finding.fixes = {manualFix(QStringLiteral("edit"),
                                       Text::tr("Remove the macro from the AutoRun value"))};
        findings.push_back(finding);
    }
    return orOk(findings, Text::tr("cmd.exe runs nothing when it starts"));
}

} // namespace

std::vector<Rule> systemRules()
{
    return {
        {QStringLiteral("system.long-paths"), Text::tr("Long paths are on"), Status::Warning,
         Text::tr("The module cache contains deep folders; beyond 260 characters git, linters and "
                  "other tools fail with \"filename too long\"."),
         QStringLiteral("https://learn.microsoft.com/windows/win32/fileio/"
                        "maximum-file-path-limitation"),
         given({&Facts::longPaths}, longPaths)},
        {QStringLiteral("system.autorun"), Text::tr("No macro in cmd.exe has the name of a tool"),
         Status::Warning,
         Text::tr("cmd.exe runs AutoRun whenever it starts; a doskey macro in it takes precedence "
                  "over every program on PATH, and no search shows it."),
         QStringLiteral("https://learn.microsoft.com/windows-server/administration/"
                        "windows-commands/cmd"),
         given({&Facts::autoRun}, autoRun)},
    };
}

} // namespace gosetup::rules
