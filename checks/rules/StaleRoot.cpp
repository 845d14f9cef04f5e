// SPDX-License-Identifier: Apache-2.0
#include "rules/StaleRoot.h"

#include "rules/GoOrder.h"
#include "rules/GoSettingFixes.h"
#include "rules/GorootOnPath.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString goroot = QStringLiteral("GOROOT");

/// The Go that PATH starts today; where that is not known, the one that should answer.
const ToolchainInstall* startedGo(const Facts& facts, const GoOrder& order)
{
    for (const ToolchainInstall& install : facts.toolchain->installs) {
        if (order.winner != nullptr && winpath::same(install.program, order.winner->path))
            return &install;
    }
    return order.wanted;
}

} // namespace

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

bool isWrongRoot(const Facts& facts, const QString& root)
{
    const RootState state = stateOf(facts, root);
    return state != RootState::Right && state != RootState::Unclear;
}

Fix deletion(const Facts& facts, const SettingPlace& place, const QString& name)
{
    return recommendedFix(
        facts, QStringLiteral("delete"),
        place.hive ? Text::tr("Delete the %1 variable %2").arg(scopeName(*place.hive)).arg(name)
                   : Text::tr("Remove the line %1 from %2").arg(name).arg(facts.goEnv->file),
        {changeAt(place, name, std::nullopt)});
}

namespace {

QString subjectOf(const Facts& facts, const SettingPlace& place)
{
    return place.hive ? variableRegistryPath(scopeOf(*place.hive), goroot).text()
                      : facts.goEnv->file;
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

} // namespace

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

} // namespace gosetup::rules
