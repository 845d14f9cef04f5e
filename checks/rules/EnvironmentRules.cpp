// SPDX-License-Identifier: Apache-2.0
#include "gosettings/SettingNames.h"
#include "rules/GoOrder.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

const QString goroot = QStringLiteral("GOROOT");

std::optional<Findings> bothScopes(const Facts& facts)
{
    const EnvironmentFacts& environment = *facts.environment;
    return Need::missing(environment.user ? environment.machine : environment.user);
}

/// Expanded as a new process would see it, were this the value that counts.
QString expanded(const Facts& facts, Hive hive, const QString& name)
{
    const EnvironmentBlock* block = facts.environment->block(hive);
    const VariableFact* variable = block ? block->find(name) : nullptr;
    if (!variable || !variable->isText())
        return {};
    return variable->value.kind == RegKind::ExpandString
               ? winpath::expand(variable->text(), facts.environment->lookup())
               : variable->text();
}

enum class RootState
{
    Unset,
    Right,
    NoGo,
    Other,
    Unclear
};

RootState stateOf(const Facts& facts, Hive hive)
{
    const QString root = expanded(facts, hive, goroot);
    if (root.isEmpty())
        return RootState::Unset;
    const ToolchainInstall* install = facts.toolchain->install(winpath::clean(root));
    if (!install || !install->hasProgram)
        return RootState::NoGo;
    const GoOrder order = goOrder(facts);
    if (!order.wanted)
        return RootState::Unclear;
    return install == order.wanted ? RootState::Right : RootState::Other;
}

Fix deleteVariable(const Facts& facts, Hive hive, const QString& name)
{
    return recommendedFix(facts, QStringLiteral("delete"),
                          Text::tr("Delete the %1 variable %2").arg(scopeName(hive)).arg(name),
                          {SetVariable{scopeOf(hive), name, std::nullopt}});
}

Findings gorootStale(const Facts& facts)
{
    Findings findings;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const RootState state = stateOf(facts, hive);
        if (state == RootState::Unset)
            continue;
        const QString root = winpath::clean(expanded(facts, hive, goroot));
        Finding finding =
            say(Status::Problem, Text::tr("GOROOT does not point to a Go installation"),
                {Text::tr("GOROOT (%1) = %2").arg(scopeName(hive)).arg(root)});
        finding.subject = variableRegistryPath(scopeOf(hive), goroot).text();
        finding.fixes = {deleteVariable(facts, hive, goroot)};
        if (state == RootState::NoGo) {
            finding.evidence.push_back(
                Text::tr("%1 does not exist")
                    .arg(winpath::join(root, QStringLiteral("bin\\go.exe"))));
        } else if (state == RootState::Other) {
            const GoOrder order = goOrder(facts);
            finding.title = Text::tr("GOROOT belongs to another Go");
            const QString old = facts.toolchain->install(root)->version;
            finding.evidence.push_back(Text::tr("PATH points to %1 in %2")
                                           .arg(order.wanted->version)
                                           .arg(order.wanted->root));
            finding.evidence.push_back(
                Text::tr("builds end with: compile: version \"%1\" does not match go tool version "
                         "\"%2\"")
                    .arg(old)
                    .arg(order.wanted->version));
        } else {
            finding.status = Status::Note;
            finding.title = Text::tr("GOROOT is set, but is not needed");
            finding.fixes.front().recommended = false;
        }
        findings.push_back(finding);
    }
    return orOk(findings, Text::tr("GOROOT is not set"));
}

Findings scopeConflict(const Facts& facts)
{
    Findings findings;
    for (const QString& name : gosettings::settingNames()) {
        const QString user = expanded(facts, Hive::CurrentUser, name);
        const QString machine = expanded(facts, Hive::LocalMachine, name);
        if (user.isEmpty() || machine.isEmpty() || winpath::same(user, machine))
            continue;
        Finding finding =
            say(Status::Warning,
                Text::tr("The user variable %1 overrides the system variable").arg(name),
                {Text::tr("user: %1").arg(shownValue(name, user)),
                 Text::tr("system: %1").arg(shownValue(name, machine))});
        finding.subject = name;
        Fix fix = deleteVariable(facts, Hive::CurrentUser, name);
        // A GOPATH of one's own may be meant; a GOROOT that leads nowhere is not.
        const bool stale = name == goroot && facts.toolchain &&
                           (stateOf(facts, Hive::CurrentUser) == RootState::NoGo ||
                            stateOf(facts, Hive::CurrentUser) == RootState::Other);
        fix.recommended = stale;
        finding.fixes = {fix};
        findings.push_back(finding);
    }
    return findings;
}

Findings crossTarget(const Facts& facts)
{
    const QString arch = toString(facts.system->info.arch);
    Findings findings;
    for (const auto& [name, native] : {std::pair{QStringLiteral("GOOS"), QStringLiteral("windows")},
                                       std::pair{QStringLiteral("GOARCH"), arch}}) {
        const QString own = native;
        const auto changes =
            clearGoSetting(facts, name, [&](const QString& value) { return value != own; });
        if (changes.empty())
            continue;
        Finding finding = say(Status::Problem, Text::tr("%1 is set to another platform").arg(name),
                              placesOf(facts, name));
        finding.subject = name;
        finding.evidence.push_back(Text::tr("this computer is %1").arg(own));
        finding.fixes = {recommendedFix(facts, QStringLiteral("clear"),
                                        Text::tr("Remove %1").arg(name), changes)};
        findings.push_back(finding);
    }
    return findings;
}

Findings oldProcesses(const Facts& facts)
{
    QDateTime changed;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const EnvironmentBlock* block = facts.environment->block(hive);
        if (!block || !block->written)
            continue;
        if (!changed.isValid() || *block->written > changed)
            changed = *block->written;
    }
    if (!changed.isValid())
        return unknown(WhyUnknown::Failed,
                       Text::tr("the time of the last environment change is unknown"));
    Evidence evidence;
    for (const RunningShell& shell : facts.processes->shells) {
        if (shell.started.isValid() && shell.started < changed)
            evidence.push_back(
                Text::tr("%1 (process %2) was started before").arg(shell.name).arg(shell.pid));
    }
    if (evidence.empty())
        return inOrder();
    Finding finding = say(Status::Note,
                          Text::tr("Open programs that may have the old environment: %n", nullptr,
                                   static_cast<int>(evidence.size())),
                          evidence);
    finding.fixes = {manualFix(QStringLiteral("open-new"), Text::tr("Open a new terminal"))};
    return {finding};
}

} // namespace

std::vector<Rule> environmentRules()
{
    return {
        {QStringLiteral("env.goroot-stale"), Text::tr("GOROOT is not set or is correct"),
         Status::Problem,
         Text::tr("Go knows its own folder; a GOROOT that is left behind makes it use the compiler "
                  "of another version."),
         QStringLiteral("https://github.com/golang/go/issues/34214"),
         given({&Facts::environment, bothScopes, &Facts::toolchain}, gorootStale)},
        {QStringLiteral("env.scope-conflict"),
         Text::tr("No Go variable has different user and system values"), Status::Warning,
         Text::tr("The user variable takes precedence, so a change to the system variable has no "
                  "effect, and nothing indicates this."),
         QStringLiteral(
             "https://learn.microsoft.com/windows/win32/procthread/environment-variables"),
         given({&Facts::environment, bothScopes}, scopeConflict)},
        {QStringLiteral("env.cross-target"), Text::tr("Go builds for this computer"),
         Status::Problem,
         Text::tr("A GOOS or GOARCH left behind by a cross build makes go run and go test build "
                  "programs that cannot start here."),
         QStringLiteral("https://github.com/golang/go/issues/68270"),
         given({&Facts::environment, bothScopes, &Facts::system}, crossTarget)},
        {QStringLiteral("env.old-processes"),
         Text::tr("Open programs have the current environment"), Status::Note,
         Text::tr("A running program keeps the environment it was started with, and passes it on "
                  "to the programs it starts."),
         QStringLiteral("https://github.com/golang/go/issues/18680"),
         given({&Facts::processes, &Facts::environment}, oldProcesses)},
    };
}

} // namespace gosetup::rules
