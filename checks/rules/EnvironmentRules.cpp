// SPDX-License-Identifier: Apache-2.0
#include "gosettings/SameValue.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ShownAddress.h"
#include "rules/BuildTarget.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"
#include "rules/RuntimeVariables.h"
#include "rules/SoundValues.h"
#include "rules/StaleRoot.h"
#include "rules/ValueFaults.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString goroot = QStringLiteral("GOROOT");

std::optional<Findings> bothScopes(const Facts& facts)
{
    const EnvironmentFacts& environment = *facts.environment;
    return Need::missing(environment.user ? environment.machine : environment.user);
}

/// A value that would do harm if it counted, behind one that does none.
bool isMended(const Facts& facts, const QString& name, const QString& users, const QString& systems)
{
    if (name == goroot)
        return facts.toolchain && isWrongRoot(facts, systems) && !isWrongRoot(facts, users);
    return facts.goEnv && (isFaulty(facts, name, systems) || isNoPlaceForGo(facts, name, systems) ||
                           (isForeign(facts, name, systems) && !isForeign(facts, name, users)));
}

Findings scopeConflict(const Facts& facts)
{
    Findings findings;
    for (const QString& name : gosettings::settingNames()) {
        const std::vector<SettingPlace> places = settingPlaces(facts, name);
        const bool both = places.size() > 1 && places[0].hive == Hive::CurrentUser &&
                          places[1].hive == Hive::LocalMachine;
        if (!both || gosettings::meansTheSame(name, places[0].value, places[1].value))
            continue;
        // A value that another rule complains of is told there, with all its places.
        if (name != goroot && facts.goEnv &&
            (!facts.goEnv->setting(name).isAccepted() || isComplainedOf(facts, name)))
            continue;
        Finding finding =
            say(Status::Warning,
                Text::tr("The user variable %1 overrides the system variable").arg(name),
                {Text::tr("user: %1").arg(shownValue(name, places[0].value)),
                 Text::tr("system: %1").arg(shownValue(name, places[1].value))});
        finding.subject = name;
        // Then the user variable is what makes it right.
        if (isMended(facts, name, places[0].value, places[1].value)) {
            finding.status = Status::Note;
            findings.push_back(finding);
            continue;
        }
        Fix fix = deletion(facts, places[0], name);
        // A GOPATH of one's own may be meant; a GOROOT that leads nowhere is not.
        const RootState state =
            name == goroot && facts.toolchain ? stateOf(facts, places[0].value) : RootState::Right;
        fix.recommended = state == RootState::NoGo || state == RootState::Other;
        finding.fixes = {fix};
        findings.push_back(finding);
    }
    return findings;
}

bool isOfGo(const QString& name)
{
    static const QStringList others = {QStringLiteral("CGO_ENABLED"), QStringLiteral("GOROOT"),
                                       QStringLiteral("GODEBUG"),     QStringLiteral("GOGC"),
                                       QStringLiteral("GOMEMLIMIT"),  QStringLiteral("GOMAXPROCS")};
    return (name.startsWith(QLatin1String("GO")) && gosettings::isSettingName(name)) ||
           others.contains(name) || gosettings::isProxyVariable(name);
}

/// Whether go does the same with it as without it.
bool changesNothing(const Facts& facts, const QString& name, const QString& value)
{
    if (name == goroot && facts.toolchain)
        return stateOf(facts, value) == RootState::Right;
    if (name == QLatin1String("CGO_ENABLED"))
        return value == u'1';
    return facts.goEnv && gosettings::isSettingName(name) &&
           gosettings::meansTheSame(name, facts.goEnv->value(name), value);
}

/// The last write to either block; invalid where neither is known.
QDateTime lastChange(const Facts& facts)
{
    QDateTime changed;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const EnvironmentBlock* block = facts.environment->block(hive);
        if (block && block->written && (!changed.isValid() || *block->written > changed))
            changed = *block->written;
    }
    return changed;
}

/// Whether this process, or the console that started it, may simply have the environment of before
/// the last change.
bool mayHaveOldEnvironment(const Facts& facts)
{
    const QDateTime changed = lastChange(facts);
    if (!facts.processes || !changed.isValid())
        return false;
    const auto& shells = facts.processes->shells;
    return facts.processes->own < changed ||
           std::ranges::any_of(shells, [&](const RunningShell& shell) {
               return shell.started.isValid() && shell.started < changed;
           });
}

/// What a profile of PowerShell, conda or an editor sets for the programs that it starts.
Findings consoleOnly(const Facts& facts)
{
    Findings findings;
    const bool isKnown =
        facts.environment->user && facts.environment->machine && !mayHaveOldEnvironment(facts);
    const QMap<QString, QString>& process = facts.environment->process;
    for (auto it = process.cbegin(); isKnown && it != process.cend(); ++it) {
        const QString& name = it.key();
        const QString registered = facts.environment->effective(name);
        if (!isOfGo(name) || it.value().isEmpty() || it.value() == registered ||
            changesNothing(facts, name, it.value()))
            continue;
        const bool isOnlyHere = registered.isNull();
        Finding finding =
            say(Status::Note,
                isOnlyHere ? Text::tr("%1 is set in this console only").arg(name)
                           : Text::tr("%1 has another value in this console").arg(name),
                {Text::tr("%1 = %2").arg(name).arg(shownValue(name, it.value())),
                 Text::tr("it is not in the registry: everything else here is said without it")});
        finding.subject = name;
        finding.fixes = {manualFix(
            QStringLiteral("find"),
            Text::tr("Open a new terminal; if it is still there, look for it in the "
                     "profile of the console, in conda or in the settings of the editor"))};
        findings.push_back(finding);
    }
    return findings;
}

Findings oldProcesses(const Facts& facts)
{
    const QDateTime changed = lastChange(facts);
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
         given({&Facts::environment, bothScopes, &Facts::goEnv, &Facts::toolchain}, gorootStale)},
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
        {QStringLiteral("env.runtime-variables"),
         Text::tr("Programs written in Go accept GOMEMLIMIT, GOGC and GOMAXPROCS"), Status::Problem,
         Text::tr("Every program written in Go reads them at its start, go itself too."),
         QStringLiteral("https://pkg.go.dev/runtime#hdr-Environment_Variables"),
         given({&Facts::environment}, runtimeVariables)},
        {QStringLiteral("env.old-processes"),
         Text::tr("Open programs have the current environment"), Status::Note,
         Text::tr("A running program keeps the environment it was started with, and passes it on "
                  "to the programs it starts."),
         QStringLiteral("https://github.com/golang/go/issues/18680"),
         given({&Facts::processes, &Facts::environment}, oldProcesses)},
        {QStringLiteral("env.console-only"), Text::tr("This console has no Go settings of its own"),
         Status::Note,
         Text::tr("A variable that only one console has changes what go does there, and nowhere "
                  "else."),
         QStringLiteral("https://pkg.go.dev/cmd/go#hdr-Environment_variables"),
         given({&Facts::environment}, consoleOnly)},
    };
}

} // namespace gosetup::rules
