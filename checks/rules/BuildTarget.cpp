// SPDX-License-Identifier: Apache-2.0
#include "rules/BuildTarget.h"

#include "gosettings/BuildConfiguration.h"
#include "rules/GoSettingFixes.h"
#include "rules/ValueFaults.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

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

} // namespace

bool isForeign(const Facts& facts, const QString& name, const QString& value)
{
    if (name == QLatin1String("GOOS"))
        return value != QLatin1String("windows");
    return name == QLatin1String("GOARCH") && facts.system && !runsHere(facts.system->info, value);
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

} // namespace gosetup::rules
