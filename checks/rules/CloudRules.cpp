// SPDX-License-Identifier: Apache-2.0
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

/// The root that holds a folder by name or through a link, or nullptr.
const CloudRoot* rootOf(const Facts& facts, const QString& path)
{
    if (const CloudRoot* root = facts.cloud->rootOf(path))
        return root;
    if (!facts.locations)
        return nullptr;
    for (const LocationFacts& location : facts.locations->locations) {
        if (winpath::same(location.path, path) && location.resolved)
            return facts.cloud->rootOf(*location.resolved);
    }
    return nullptr;
}

Findings gopath(const Facts& facts)
{
    const QString path = facts.goEnv->gopaths().value(0);
    const auto move = gopathMove(facts);
    if (!move || !move->fromCloud)
        return inOrder({Text::tr("GOPATH = %1").arg(path)});
    Finding finding = say(Status::Problem, Text::tr("GOPATH is in a cloud folder"),
                          placesOf(facts, QStringLiteral("GOPATH")));
    finding.subject = move->from;
    const CloudRoot* root = rootOf(facts, move->from);
    if (root)
        finding.evidence.push_back(
            Text::tr("%1 is in %2 (%3)").arg(move->from).arg(root->path).arg(root->source));
    for (Text& line : lostByMove(facts, *move))
        finding.evidence.push_back(std::move(line));
    finding.fixes = {recommendedFix(
        facts, QStringLiteral("move"),
        Text::tr("Set GOPATH to %1; the contents of the old folder stay there").arg(move->to),
        move->changes)};
    finding.fixes.front().recommended = finding.fixes.front().recommended && !move->isClosed;
    return {finding};
}

/// Where an organisation uses roaming profiles, all of %APPDATA% is copied at each sign-in.
void roaming(const Facts& facts, Findings& findings)
{
    const QString roamed =
        facts.system ? winpath::clean(facts.system->folders.roamingAppData) : QString();
    if (roamed.isEmpty())
        return;
    const auto isRoamed = [&](const QString& value) {
        return winpath::isInside(winpath::clean(value), roamed);
    };
    for (const char* key : {"GOPATH", "GOMODCACHE", "GOCACHE", "GOTMPDIR"}) {
        const GoSetting setting = facts.goEnv->setting(QString::fromLatin1(key));
        if (!setting.isSet() || !setting.isAccepted() || !isRoamed(setting.value))
            continue;
        Finding finding = say(
            Status::Note, Text::tr("%1 is in the roaming part of the profile").arg(setting.name),
            placesOf(facts, setting.name));
        finding.subject = setting.name;
        finding.evidence.push_back(
            Text::tr("with a roaming profile, all of %1 is copied at each sign-in and sign-out")
                .arg(roamed));
        finding.fixes = clearingFix(facts, setting.name, isRoamed);
        for (Fix& fix : finding.fixes)
            fix.recommended = false;
        findings.push_back(finding);
    }
}

Findings caches(const Facts& facts)
{
    Findings findings;
    roaming(facts, findings);
    for (const char* key : {"GOMODCACHE", "GOCACHE", "GOBIN", "GOTMPDIR"}) {
        const GoSetting setting = facts.goEnv->setting(QString::fromLatin1(key));
        // A default follows GOPATH or the profile: that is said once, there.
        if (setting.value.isEmpty() || !setting.isSet())
            continue;
        const CloudRoot* root = rootOf(facts, winpath::clean(setting.value));
        if (!root)
            continue;
        Finding finding =
            say(Status::Problem, Text::tr("%1 is in a cloud folder").arg(setting.name),
                placesOf(facts, setting.name));
        finding.subject = winpath::clean(setting.value);
        finding.evidence.push_back(
            Text::tr("%1 is in %2 (%3)").arg(finding.subject).arg(root->path).arg(root->source));
        finding.fixes = {recommendedFix(
            facts, QStringLiteral("clear"),
            Text::tr("Remove %1: its default is outside cloud folders").arg(setting.name),
            clearGoSetting(facts, setting.name, [](const QString&) { return true; }))};
        findings.push_back(finding);
    }
    return findings;
}

Findings redirected(const Facts& facts)
{
    Evidence evidence;
    for (const RedirectedFolder& folder : facts.cloud->redirected) {
        const CloudRoot* root = facts.cloud->rootOf(folder.path);
        evidence.push_back(
            root ? Text::tr("%1 is %2, in %3").arg(folder.name).arg(folder.path).arg(root->source)
                 : Text::tr("%1 is %2").arg(folder.name).arg(folder.path));
    }
    if (evidence.empty())
        return inOrder();
    return note(Text::tr("Personal folders have been moved: do not keep Go projects in them"),
                evidence);
}

} // namespace

std::vector<Rule> cloudRules()
{
    const QString source = QStringLiteral("https://github.com/golang/go/issues/22579");
    return {
        {QStringLiteral("onedrive.gopath"), Text::tr("GOPATH is outside every cloud folder"),
         Status::Problem,
         Text::tr("The client uploads every module, locks files while Go writes them, and replaces "
                  "them by placeholders that Go cannot read."),
         source, given({&Facts::cloud, &Facts::goEnv}, gopath)},
        {QStringLiteral("onedrive.caches"), Text::tr("Go's caches are outside every cloud folder"),
         Status::Problem,
         Text::tr("Caches contain tens of thousands of small files that change all the time."),
         source, given({&Facts::cloud, &Facts::goEnv}, caches)},
        {QStringLiteral("onedrive.redirected"),
         Text::tr("Documents, Desktop and Pictures are in the profile"), Status::Note,
         Text::tr("A project in a redirected folder is synchronised while it is built."),
         QStringLiteral("https://learn.microsoft.com/sharepoint/redirect-known-folders"),
         given({&Facts::cloud}, redirected)},
    };
}

} // namespace gosetup::rules
