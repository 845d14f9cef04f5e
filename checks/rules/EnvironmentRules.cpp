// SPDX-License-Identifier: Apache-2.0
#include "gosettings/BuildConfiguration.h"
#include "gosettings/SameValue.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ShownAddress.h"
#include "rules/GoOrder.h"
#include "rules/GoSettingFixes.h"
#include "rules/GorootOnPath.h"
#include "rules/RuleKit.h"
#include "rules/RuntimeVariables.h"
#include "rules/SoundValues.h"
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

enum class RootState
{
    Right,
    NoGo,
    Other,     ///< not of the Go that PATH starts: its builds fail
    OfBlocker, ///< of the Go that PATH starts, which is not the one that should answer
    Unclear
};

/// The Go that PATH starts today; where that is not known, the one that should answer.
const ToolchainInstall* startedGo(const Facts& facts, const GoOrder& order)
{
    for (const ToolchainInstall& install : facts.toolchain->installs) {
        if (order.winner != nullptr && winpath::same(install.program, order.winner->path))
            return &install;
    }
    return order.wanted;
}

RootState stateOf(const Facts& facts, const QString& root)
{
    // Go takes the value as it is: quotes and blanks belong to the path.
    const bool plain = winpath::isAbsolute(root) && root.trimmed() == root && !root.contains(u'"');
    const ToolchainInstall* install =
        plain ? facts.toolchain->install(winpath::clean(root)) : nullptr;
    if (!install || !install->hasProgram)
        return RootState::NoGo;
    const GoOrder order = goOrder(facts);
    if (!order.wanted)
        return RootState::Unclear;
    if (install != startedGo(facts, order))
        return RootState::Other;
    return install == order.wanted ? RootState::Right : RootState::OfBlocker;
}

QString subjectOf(const Facts& facts, const SettingPlace& place)
{
    return place.hive ? variableRegistryPath(scopeOf(*place.hive), goroot).text()
                      : facts.goEnv->file;
}

Fix deletion(const Facts& facts, const SettingPlace& place, const QString& name)
{
    return recommendedFix(
        facts, QStringLiteral("delete"),
        place.hive ? Text::tr("Delete the %1 variable %2").arg(scopeName(*place.hive)).arg(name)
                   : Text::tr("Remove the line %1 from %2").arg(name).arg(facts.goEnv->file),
        {changeAt(place, name, std::nullopt)});
}

/// Deleting it alone would leave the entry of PATH that was to find Go with nothing.
void addGoToPath(const Facts& facts, const SettingPlace& place, Finding& finding)
{
    const auto edits = place.hive ? mendedWithGoroot(facts, *place.hive) : std::vector<Change>();
    if (edits.empty())
        return;
    Fix& fix = finding.fixes.front();
    fix.changes.insert(fix.changes.end(), edits.begin(), edits.end());
    const GoOrder order = goOrder(facts);
    finding.evidence.push_back(Text::tr("PATH contains %1, so Go is not found; its folder is %2")
                                   .arg(QStringLiteral("%GOROOT%\\bin"))
                                   .arg(order.wanted->bin()));
    fix.title = Text::tr("Delete the %1 variable %2, and write %3 in PATH")
                    .arg(scopeName(*place.hive))
                    .arg(goroot)
                    .arg(order.wanted->bin());
}

Finding staleRoot(const Facts& facts, const SettingPlace& place)
{
    Finding finding = say(Status::Problem, Text::tr("GOROOT does not point to a Go installation"),
                          {placeText(facts, goroot, place)});
    finding.subject = subjectOf(facts, place);
    finding.fixes = {deletion(facts, place, goroot)};
    finding.alsoAbout = {goroot, winpath::key(winpath::clean(place.value))};
    const RootState state = stateOf(facts, place.value);
    if (state == RootState::NoGo) {
        finding.evidence.push_back(
            Text::tr("%1 does not exist")
                .arg(winpath::join(place.value, QStringLiteral("bin\\go.exe"))));
        addGoToPath(facts, place, finding);
    } else if (state == RootState::Other || state == RootState::OfBlocker) {
        const GoOrder order = goOrder(facts);
        const bool isOfStarted = state == RootState::OfBlocker;
        const ToolchainInstall& other = isOfStarted ? *order.wanted : *startedGo(facts, order);
        finding.title = Text::tr("GOROOT belongs to another Go");
        const QString own = facts.toolchain->install(winpath::clean(place.value))->version;
        finding.evidence.push_back((isOfStarted ? Text::tr("PATH should start %1 in %2")
                                                : Text::tr("PATH points to %1 in %2"))
                                       .arg(other.version)
                                       .arg(other.root));
        finding.evidence.push_back(
            (isOfStarted ? Text::tr("builds will then end with: compile: version \"%1\" does not "
                                    "match go tool version \"%2\"")
                         : Text::tr("builds end with: compile: version \"%1\" does not match go "
                                    "tool version \"%2\""))
                .arg(own)
                .arg(other.version));
    } else {
        finding.status = Status::Note;
        finding.title = Text::tr("GOROOT is set, but is not needed");
        finding.fixes.front().recommended = false;
    }
    return finding;
}

/// Source: go.dev/doc/go1.23, "Cmd/go": the variable was removed.
Finding finalRoot(const Facts& facts, const SettingPlace& place)
{
    const QString name = QStringLiteral("GOROOT_FINAL");
    Finding finding = say(
        Status::Note, Text::tr("GOROOT_FINAL is set, but is not needed"),
        {Text::tr("%1 (%2) = %3").arg(name).arg(scopeName(*place.hive)).arg(place.value),
         Text::tr("it only changed paths in stack traces, and has had no effect since Go 1.23")});
    finding.subject = variableRegistryPath(scopeOf(*place.hive), name).text();
    finding.fixes = {deletion(facts, place, name)};
    finding.fixes.front().recommended = false;
    return finding;
}

bool isWrongRoot(const Facts& facts, const QString& root)
{
    const RootState state = stateOf(facts, root);
    return state != RootState::Right && state != RootState::Unclear;
}

Findings gorootStale(const Facts& facts)
{
    Findings findings;
    for (const SettingPlace& place : settingPlaces(facts, QStringLiteral("GOROOT_FINAL"))) {
        if (place.hive)
            findings.push_back(finalRoot(facts, place));
    }
    // Behind one that stays, a wrong one counts for nothing: env.scope-conflict, goenv.overridden.
    std::size_t staying = 0;
    bool isOverridden = false;
    for (const SettingPlace& place : settingPlaces(facts, goroot)) {
        if (!place.hive && facts.goEnv->off)
            continue;
        const bool isWrong = isWrongRoot(facts, place.value);
        if (isWrong && isOverridden) {
            // Without the one that stays it would count.
            findings[staying].fixes = {
                offeredFix(QStringLiteral("delete"), Text::tr("Remove %1").arg(goroot),
                           clearGoSetting(facts, goroot, [](const QString&) { return true; }))};
            continue;
        }
        staying = isOverridden ? staying : findings.size();
        isOverridden = isOverridden || !isWrong;
        findings.push_back(staleRoot(facts, place));
    }
    return orOk(findings, Text::tr("GOROOT is not set"));
}

/// What runs on this Windows although it is built for another processor. Sources: WOW64; x64 and
/// x86 emulation on Arm (Windows 11 and Windows 10), Microsoft Learn.
bool runsHere(const SystemInfo& system, const QString& arch)
{
    constexpr int windows11 = 22000;
    if (arch == toString(system.arch))
        return true;
    if (system.arch == Arch::Amd64)
        return arch == QLatin1String("386");
    if (system.arch == Arch::Arm64)
        return arch == QLatin1String("386") ||
               (arch == QLatin1String("amd64") && system.build >= windows11);
    return false;
}

/// GOOS or GOARCH of programs that do not start here.
bool isForeign(const Facts& facts, const QString& name, const QString& value)
{
    if (name == QLatin1String("GOOS"))
        return value != QLatin1String("windows");
    return name == QLatin1String("GOARCH") && facts.system && !runsHere(facts.system->info, value);
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

/// Whether Go builds for the pair of GOOS and GOARCH at all.
QString platformRefusalOf(const Facts& facts)
{
    const QString os = facts.goEnv->value(QStringLiteral("GOOS"));
    return gosettings::platformRefusal(os.isEmpty() ? QStringLiteral("windows") : os,
                                       facts.goEnv->arch);
}

/// The person's variable says what is right, whatever stands behind it.
bool isOwnByVariable(const Facts& facts, const QString& name, const QString& own)
{
    const std::vector<SettingPlace> places = settingPlaces(facts, name);
    return !places.empty() && places.front().hive == Hive::CurrentUser &&
           places.front().value == own;
}

/// What was switched off for the same cross build, in the same place.
void nameCgo(const Facts& facts, Finding& finding)
{
    const QString name = QStringLiteral("CGO_ENABLED");
    const auto isOff = [](const QString& value) { return value == u'0'; };
    const std::vector<SettingPlace> targets = settingPlaces(facts, finding.subject);
    for (const SettingPlace& place : settingPlaces(facts, name)) {
        const bool isBeside = std::ranges::any_of(
            targets, [&](const SettingPlace& target) { return target.hive == place.hive; });
        if (!isBeside || !isOff(place.value))
            continue;
        finding.evidence.push_back(placeText(facts, name, place));
        finding.evidence.push_back(
            Text::tr("it may belong to the same cross build: packages with C code are left out"));
        finding.fixes.push_back(offeredFix(QStringLiteral("clear-cgo"),
                                           Text::tr("Remove %1").arg(name),
                                           clearGoSetting(facts, name, isOff)));
        return;
    }
}

/// GOOS=js and GOARCH=wasm are one leftover.
void joinTarget(const Facts& facts, Findings& findings)
{
    if (std::ranges::none_of(
            findings, [](const Finding& finding) { return finding.status >= Status::Warning; }))
        return;
    nameCgo(facts, findings.front());
    if (findings.size() < 2)
        return;
    for (Finding& finding : findings)
        finding.cause = QStringLiteral("env.cross-target");
}

Findings crossTarget(const Facts& facts)
{
    const SystemInfo& system = facts.system->info;
    Findings findings;
    const auto judge = [&](const QString& name, const QString& own, const Unwanted& isForeign) {
        const auto fault = valueFault(facts, name);
        const auto isOther = [&](const QString& value) {
            return value != own && !(fault && value == fault->place.value);
        };
        bool runs = clearGoSetting(facts, name, [&](const QString& value) {
                        return isOther(value) && isForeign(value);
                    }).empty();
        Fix fix{QStringLiteral("clear"), Text::tr("Remove %1").arg(name),
                clearGoSetting(facts, name, isOther), false};
        const GoSetting setting = facts.goEnv ? facts.goEnv->setting(name) : GoSetting();
        const bool isOfRoot = setting.source == GoSetting::Source::GoRoot &&
                              isOther(setting.value) && isForeign(setting.value);
        if (isOfRoot && fix.changes.empty())
            runs = false;
        else if (fix.changes.empty())
            return;
        const bool counts = facts.goEnv && isOther(facts.goEnv->value(name));
        const bool isHarmless = runs || isOwnByVariable(facts, name, own);
        if (!isHarmless && !isOfRoot)
            fix = recommendedFix(facts, fix.id, fix.title, fix.changes);
        Finding finding =
            say(isHarmless ? Status::Note : (counts ? Status::Problem : Status::Warning),
                runs ? Text::tr("%1 is set to another processor, which works here").arg(name)
                     : Text::tr("%1 is set to another platform").arg(name),
                placesOf(facts, name));
        finding.subject = name;
        finding.evidence.push_back(Text::tr("this computer is %1").arg(own));
        if (const QString refusal = counts ? platformRefusalOf(facts) : QString();
            !refusal.isEmpty()) {
            finding.title = Text::tr("Go does not accept %1").arg(name);
            finding.evidence.push_back(goSays(refusal));
        }
        finding.fixes =
            fix.changes.empty() ? clearingFix(facts, name, isOther) : std::vector<Fix>{fix};
        findings.push_back(finding);
    };
    const QString windows = QStringLiteral("windows");
    judge(QStringLiteral("GOOS"), windows, [&](const QString& value) { return value != windows; });
    judge(QStringLiteral("GOARCH"), toString(system.arch),
          [&](const QString& value) { return !runsHere(system, value); });
    joinTarget(facts, findings);
    return findings;
}

/// What a profile of PowerShell, conda or an editor sets for the programs that it starts.
Findings consoleOnly(const Facts& facts)
{
    Findings findings;
    const QMap<QString, QString>& process = facts.environment->process;
    for (auto it = process.cbegin(); it != process.cend(); ++it) {
        const QString& name = it.key();
        const bool isGos =
            (name.startsWith(QLatin1String("GO")) && gosettings::isSettingName(name)) ||
            name == QLatin1String("CGO_ENABLED") || name == QLatin1String("GOROOT") ||
            gosettings::isProxyVariable(name);
        const bool isKnown = facts.environment->user && facts.environment->machine;
        if (!isGos || !isKnown || it.value().isEmpty() ||
            !facts.environment->effective(name).isNull())
            continue;
        Finding finding =
            say(Status::Note, Text::tr("%1 is set in this console only").arg(name),
                {Text::tr("%1 = %2").arg(name).arg(shownValue(name, it.value())),
                 Text::tr("it is not in the registry: everything else here is said without it")});
        finding.subject = name;
        finding.fixes = {
            manualFix(QStringLiteral("find"),
                      Text::tr("Look for it in the profile of the console, in conda or "
                               "in the settings of the editor"))};
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
