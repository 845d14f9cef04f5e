// SPDX-License-Identifier: Apache-2.0
#include "rules/GoInPowerShell.h"

#include "rules/GoOrder.h"

namespace gosetup::rules {

namespace {

using gosettings::ProfileCommand;

/// By its name alone it is looked for on PATH, as ever.
bool isTheGoOnPath(const Facts& facts, const QString& target)
{
    if (target.compare(QLatin1String("go.exe"), Qt::CaseInsensitive) == 0)
        return true;
    const GoOrder order = goOrder(facts);
    return order.winner != nullptr && winpath::same(target, order.winner->path);
}

Text lineOfProfile(const ProfileFact& profile, int line)
{
    return profile.allUsers
               ? Text::tr("%1, line %2 (%3, all users)")
                     .arg(profile.path)
                     .arg(line)
                     .arg(profile.shell)
               : Text::tr("%1, line %2 (%3)").arg(profile.path).arg(line).arg(profile.shell);
}

Finding commandFinding(const ProfileFact& profile, const ProfileCommand& command,
                       const QString& target)
{
    const bool alias = command.kind == ProfileCommand::Kind::Alias;
    // A function that starts go.exe is a person's own way to start Go.
    Finding finding = say(command.startsGo ? Status::Note : Status::Warning,
                          alias ? Text::tr("In PowerShell, go is an alias of something else")
                                : Text::tr("In PowerShell, go is a function"),
                          {lineOfProfile(profile, command.line)});
    finding.subject = profile.path;
    if (alias && !target.isEmpty())
        finding.evidence.push_back(Text::tr("it starts %1").arg(target));
    if (command.startsGo)
        finding.evidence.push_back(Text::tr("it starts %1").arg(QStringLiteral("go.exe")));
    for (const gosettings::ProfileVariable& variable : profile.content->variables) {
        finding.evidence.push_back(
            Text::tr("line %1 sets %2").arg(variable.line).arg(variable.name));
    }
    finding.fixes = {manualFix(
        QStringLiteral("rename"),
        Text::tr("Rename or remove it in line %1 of %2, then open a new terminal; %3 starts Go "
                 "meanwhile")
            .arg(command.line)
            .arg(profile.path)
            .arg(QStringLiteral("go.exe")))};
    return finding;
}

} // namespace

Findings goInPowerShell(const Facts& facts)
{
    Findings findings;
    for (const ProfileFact& profile : facts.powerShell->profiles) {
        if (!profile.content) {
            Finding finding = say(Status::Unknown, {}, {verbatim(profile.path)});
            notKnown(finding, profile.content.why(), profile.content.detail());
            finding.evidence.push_back(whyText(profile.content.why(), profile.content.detail()));
            finding.subject = profile.path;
            findings.push_back(std::move(finding));
            continue;
        }
        qsizetype alias = 0;
        for (const ProfileCommand& command : profile.content->go) {
            const bool isAlias = command.kind == ProfileCommand::Kind::Alias;
            const QString target = isAlias ? profile.targets.value(alias++) : QString();
            if (!isAlias || !isTheGoOnPath(facts, target))
                findings.push_back(commandFinding(profile, command, target));
        }
    }
    return findings;
}

} // namespace gosetup::rules
