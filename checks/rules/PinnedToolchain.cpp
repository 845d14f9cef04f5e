// SPDX-License-Identifier: Apache-2.0
#include "rules/PinnedToolchain.h"

#include "gosettings/NamedPrograms.h"
#include "gosettings/Patterns.h"
#include "gosettings/ProxyList.h"
#include "gosettings/Refusal.h"
#include "gosettings/Words.h"
#include "rules/GoSettingFixes.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString toolchainSetting = QStringLiteral("GOTOOLCHAIN");

Finding onToolchain(const Facts& facts, Status status, Text title)
{
    Finding finding = say(status, std::move(title), placesOf(facts, toolchainSetting));
    finding.subject = toolchainSetting;
    return finding;
}

/// A Go that people still install with their projects' needs unmet: its line was left two releases
/// before the newest that this program knows.
bool isOldGo(int minor)
{
    return minor > 0 && minor + 1 < gosettings::newestKnownGo;
}

/// Go asks no module proxy: every module is private.
bool isAllPrivate(const GoEnvFacts& goEnv)
{
    const QString own = goEnv.value(QStringLiteral("GONOPROXY"));
    return gosettings::matchesEverything(own.isEmpty() ? goEnv.value(QStringLiteral("GOPRIVATE"))
                                                       : own);
}

} // namespace

/// GOSUMDB=off and GONOSUMDB do not exempt it. Source: cmd/go/internal/modfetch, useSumDB.
Evidence whyNoDownload(const GoEnvFacts& goEnv, const QString& toolchain)
{
    const QString proxy = goEnv.value(QStringLiteral("GOPROXY"));
    const auto list = gosettings::parseProxyList(proxy);
    if (!list.isValid())
        return {};
    if (list.entries.front().kind == gosettings::ProxyEntry::Kind::Off && !isAllPrivate(goEnv))
        return {goSays(QStringLiteral("go: download %1 for windows/%2: toolchain not available")
                           .arg(toolchain, goEnv.arch)),
                verbatim(QStringLiteral("GOPROXY = off"))};
    const bool isOneFolder = proxy.startsWith(QLatin1String("file://")) && !proxy.contains(u',') &&
                             !proxy.contains(u'|');
    if (goEnv.value(QStringLiteral("GOSUMDB")) == QLatin1String("off") && !isOneFolder)
        return {goSays(QStringLiteral("go: download %1: golang.org/toolchain@v0.0.1-%1.windows-%2: "
                                      "verifying module: checksum database disabled by GOSUMDB=off")
                           .arg(toolchain, goEnv.arch))};
    return {};
}

namespace {

/// What Go says where it starts another Go for each command and has none. It starts one even where
/// it is newer itself, and none without modules. Source: cmd/go/internal/toolchain, Select, Exec.
Evidence whyNotThere(const Facts& facts, const QString& value)
{
    constexpr int firstThatSwitches = 21;
    const GoEnvFacts& goEnv = *facts.goEnv;
    const QString pinned = gosettings::pinnedToolchain(value);
    const bool isRead = goEnv.goMinor() >= firstThatSwitches &&
                        goEnv.value(QStringLiteral("GO111MODULE")) != QLatin1String("off");
    if (!isRead || pinned.isEmpty() || pinned == goEnv.goVersion || !facts.compilers)
        return {};
    const auto found = facts.compilers->named.constFind(pinned);
    if (found == facts.compilers->named.constEnd() || !found->isEmpty())
        return {};
    if (gosettings::looksOnPathOnly(value))
        return {goSays(QStringLiteral("go: cannot find \"%1\" in PATH").arg(pinned))};
    for (const QString& folder : downloadedToolchains(goEnv)) {
        const LocationFacts* location = locationOf(facts, winpath::clean(folder));
        if (location == nullptr || location->exists)
            return {};
    }
    return whyNoDownload(goEnv, pinned);
}

Finding notThere(const Facts& facts, const QString& value, const Evidence& why)
{
    Finding finding = onToolchain(facts, Status::Problem,
                                  Text::tr("Go cannot find the Go that GOTOOLCHAIN asks for"));
    finding.evidence.insert(finding.evidence.end(), why.begin(), why.end());
    finding.evidence.push_back(Text::tr("the Go that is used is %1").arg(facts.goEnv->goVersion));
    finding.reason =
        Text::tr("Each go command starts the version that GOTOOLCHAIN names, even where "
                 "Go itself is newer, and ends where it cannot.");
    finding.fixes = clearingFix(facts, toolchainSetting, [&](const QString& other) {
        return other == value || !facts.goEnv->refusal(toolchainSetting, other).isEmpty() ||
               !whyNotThere(facts, other).empty();
    });
    // The checksum database has a finding of its own: with it on, Go can download.
    const bool isByDatabase =
        !gosettings::looksOnPathOnly(value) &&
        facts.goEnv->value(QStringLiteral("GOSUMDB")) == QLatin1String("off") &&
        facts.goEnv->value(QStringLiteral("GOPROXY")) != QLatin1String("off");
    for (Fix& fix : finding.fixes)
        fix.recommended = fix.recommended && !isByDatabase;
    if (gosettings::looksOnPathOnly(value))
        finding.fixes.push_back(
            manualFix(QStringLiteral("install"), Text::tr("Add the folder with %1.exe to PATH")
                                                     .arg(gosettings::pinnedToolchain(value))));
    return finding;
}

} // namespace

Findings judgeToolchainSetting(const Facts& facts)
{
    const QString& name = toolchainSetting;
    const auto setting = judgedSetting(facts, name);
    if (!setting || setting->source == GoSetting::Source::Default)
        return inOrder();
    const QString value = setting->value;
    const auto same = [&](const QString& other) {
        return other == value || !facts.goEnv->refusal(name, other).isEmpty();
    };
    if (!setting->isAccepted()) {
        Finding finding =
            onToolchain(facts, Status::Problem, Text::tr("Go does not accept GOTOOLCHAIN"));
        finding.evidence.push_back(goSays(setting->refusal));
        finding.fixes = clearingFix(facts, name, same);
        if (const QString meant = gosettings::correctedToolchainName(value); !meant.isEmpty())
            finding.fixes.push_back(offeredFix(QStringLiteral("correct"),
                                               Text::tr("Set %1 to %2").arg(name).arg(meant),
                                               setGoSetting(facts, name, meant)));
        return {finding};
    }
    if (const Evidence why = whyNotThere(facts, value); !why.empty())
        return {notThere(facts, value, why)};
    const bool never = value == QLatin1String("local") || value == QLatin1String("path") ||
                       value.endsWith(QLatin1String("+path"));
    if (!never || !isOldGo(facts.goEnv->goMinor()))
        return inOrder(setting->isSet() ? Evidence{verbatim(value)} : Evidence{});
    Finding finding = onToolchain(
        facts, Status::Note, Text::tr("Go does not download the newer Go that a project needs"));
    finding.evidence.push_back(Text::tr("the Go that is used is %1").arg(facts.goEnv->goVersion));
    finding.fixes = clearingFix(facts, name, same);
    for (Fix& fix : finding.fixes)
        fix.recommended = false;
    return {finding};
}

} // namespace gosetup::rules
