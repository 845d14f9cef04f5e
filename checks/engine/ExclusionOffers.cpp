// SPDX-License-Identifier: Apache-2.0
#include "engine/ExclusionOffers.h"

#include "paths/ExclusionRules.h"
#include "rules/HotPaths.h"

#include <algorithm>

namespace gosetup {

namespace {

Text useOf(const rules::HotPath& path)
{
    if (path.name == QLatin1String("GOCACHE"))
        return Text::tr("Go keeps every compiled package here: thousands of files in each build.");
    if (path.proposed)
        return Text::tr("Go links programs in the folder for temporary files. It would get its own "
                        "folder, because all of TEMP must continue to be scanned.");
    return Text::tr("Go links programs and runs tests here.");
}

Text riskOf(const rules::HotPath& path)
{
    if (path.name == QLatin1String("GOCACHE"))
        return Text::tr("Malware that is placed in this folder is not detected.");
    return Text::tr(
        "Test programs run from here without a scan, including those of downloaded modules.");
}

void judge(ExclusionOffer& offer, const Facts& facts)
{
    const VolumeInfo* volume = facts.volumes ? facts.volumes->of(offer.folder) : nullptr;
    const DefenderFacts& defender = *facts.defender;
    const ExclusionVerdict verdict =
        exclusionVerdict(offer.folder, exclusionContext(facts.system->folders));
    if (volume != nullptr && volume->devDrive && volume->devDriveTrusted) {
        offer.state = ExclusionOffer::State::DevDrive;
        offer.note = Text::tr("It is on a trusted Dev Drive, where Defender scans in performance "
                              "mode: no exclusion is needed.");
    } else if (defender.lists && defender.lists->cover(offer.folder)) {
        offer.state = ExclusionOffer::State::Excluded;
        offer.note = Text::tr("It is already excluded.");
    } else if (verdict != ExclusionVerdict::Fine) {
        offer.state = ExclusionOffer::State::Refused;
        offer.note = explain(verdict, offer.folder);
    } else if (!defender.lists) {
        offer.state = ExclusionOffer::State::Hidden;
        offer.note = Text::tr("Only an administrator can see whether it is excluded now.");
    }
}

} // namespace

std::vector<ExclusionOffer> exclusionOffers(const Facts& facts)
{
    std::vector<ExclusionOffer> offers;
    if (!facts.defender || !facts.system)
        return offers;
    for (const rules::HotPath& path : rules::hotPaths(facts)) {
        ExclusionOffer offer;
        offer.name = path.name;
        offer.folder = path.folder;
        offer.proposed = path.proposed;
        offer.use = useOf(path);
        offer.risk = riskOf(path);
        judge(offer, facts);
        offers.push_back(offer);
    }
    return offers;
}

Text exclusionsBlocked(const Facts& facts)
{
    if (!facts.defender)
        return Text::tr("Could not determine the state of Defender on this computer: %1")
            .arg(facts.defender.detail());
    const DefenderFacts& defender = *facts.defender;
    if (defender.managed())
        return Text::tr("Your organisation manages exclusions on this computer: an exclusion added "
                        "here would have no effect.");
    if (!defender.status)
        return Text::tr(
            "Defender does not respond on this computer, so no exclusion can be added.");
    if (!defender.status->antivirusEnabled || !defender.status->realTimeProtection)
        return Text::tr(
            "Defender does not scan on this computer, so an exclusion would have no effect.");
    return {};
}

std::vector<Change> exclusionChanges(const Facts& facts, const QString& folder)
{
    std::vector<Change> changes;
    for (const rules::HotPath& path : rules::hotPaths(facts)) {
        if (!winpath::same(path.folder, folder))
            continue;
        changes.emplace_back(MakeFolder{path.folder, Scope::User, false});
        if (path.proposed)
            changes.emplace_back(SetVariable{Scope::User, path.name, path.folder});
    }
    changes.emplace_back(DefenderExclusion{folder, true});
    return changes;
}

} // namespace gosetup
