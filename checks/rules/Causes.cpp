// SPDX-License-Identifier: Apache-2.0
#include "rules/Causes.h"

#include "rules/Catalogue.h"
#include "rules/Consequences.h"
#include "rules/ModuleProxies.h"

#include <QMap>

#include <algorithm>
#include <array>
#include <tuple>

namespace gosetup {

namespace {

/// Smaller tells rather.
auto tellingRank(const Finding& finding)
{
    const auto& fixes = finding.fixes;
    const bool recommended = std::ranges::any_of(fixes, &Fix::recommended);
    const bool changes =
        std::ranges::any_of(fixes, [](const Fix& fix) { return !fix.changes.empty(); });
    return std::tuple(finding.follows, -static_cast<int>(finding.status), !recommended, !changes,
                      fixes.empty());
}

bool tellsRather(const Finding* a, const Finding* b)
{
    return tellingRank(*a) < tellingRank(*b);
}

void addEvidence(Finding& teller, const Text& line)
{
    const auto same = [&](const Text& other) { return other.english() == line.english(); };
    if (std::ranges::none_of(teller.evidence, same))
        teller.evidence.push_back(line);
}

void addFix(Finding& teller, Fix fix)
{
    const auto id = [&](const QString& wanted) {
        return std::ranges::any_of(teller.fixes, [&](const Fix& f) { return f.id == wanted; });
    };
    const auto same = [&](const Fix& other) {
        return other.changes == fix.changes && other.title.english() == fix.title.english();
    };
    if (std::ranges::any_of(teller.fixes, same))
        return;
    const QString plain = fix.id;
    for (int i = 2; id(fix.id); ++i)
        fix.id = QStringLiteral("%1-%2").arg(plain).arg(i);
    teller.fixes.push_back(std::move(fix));
}

void takeOver(Finding& teller, const Finding& other)
{
    if (other.follows) {
        // Where the cause is put right, nothing is left to do about the consequence. Else what a
        // person can do about it holds beside any change, and a change of it is better than none.
        if (std::ranges::any_of(teller.fixes, &Fix::recommended))
            return;
        for (const Fix& fix : other.fixes) {
            if (teller.fixes.empty() || fix.changes.empty())
                addFix(teller, fix);
        }
        return;
    }
    if (teller.whyUnknown && other.whyUnknown) {
        const Rule* rule = findRule(other.id);
        if (other.id != teller.id)
            addEvidence(teller, Text::tr("also unknown: %1").arg(rule ? rule->title : other.title));
        return;
    }
    for (const Text& line : other.evidence)
        addEvidence(teller, line);
    for (const Fix& fix : other.fixes)
        addFix(teller, fix);
}

} // namespace

void sayOnce(std::vector<Finding>& findings)
{
    QMap<QString, std::vector<Finding*>> byCause;
    for (Finding& finding : findings) {
        finding.saidBy.clear();
        if (!finding.cause.isEmpty() && finding.status != Status::Ok)
            byCause[finding.cause].push_back(&finding);
    }
    for (const std::vector<Finding*>& some : std::as_const(byCause)) {
        Finding* teller = *std::ranges::min_element(some, tellsRather);
        for (Finding* other : some) {
            if (other == teller)
                continue;
            takeOver(*teller, *other);
            other->saidBy = teller->id;
        }
    }
}

namespace rules {

namespace {

void follow(Finding& teller, Finding& follower)
{
    if (teller.cause.isEmpty())
        teller.cause = teller.id + u'\n' + teller.subject;
    follower.cause = teller.cause;
    follower.follows = true;
}

void nameConsequences(std::vector<Finding>& findings)
{
    for (const Consequence& pair : consequences()) {
        for (Finding& follower : findings) {
            if (follower.id != QLatin1String(pair.follower) || follower.follows)
                continue;
            const auto teller = std::ranges::find_if(findings, [&](const Finding& finding) {
                return finding.id == QLatin1String(pair.teller) && pair.holds(finding, follower);
            });
            if (teller != findings.end())
                follow(*teller, follower);
        }
    }
}

/// The folder on the way whose own name has the fault; the path itself where none has.
template <typename IsAtFault>
QString folderAtFault(const QString& path, IsAtFault isAtFault)
{
    QString folder = path;
    for (QString on = path; !on.isEmpty(); on = winpath::parent(on)) {
        if (isAtFault(winpath::fileName(on)))
            folder = on;
    }
    return folder;
}

QString linkAtFault(const LocationFacts& location, bool placeholder)
{
    for (const PointOnWay& point : location.points) {
        if (point.placeholder == placeholder)
            return point.path;
    }
    return location.path;
}

bool isAbout(const QString& rule, std::initializer_list<const char*> names)
{
    const QString what = rule.section(u'.', 1);
    return std::ranges::any_of(names,
                               [&](const char* name) { return what == QLatin1String(name); });
}

/// What a location rule objects to: the drive, the link or the name that several folders share.
QString placeAtFault(const QString& rule, const LocationFacts& location)
{
    const QString& path = location.path;
    if (isAbout(rule, {"spaces"}))
        return folderAtFault(path, [](const QString& name) { return name.contains(u' '); });
    if (isAbout(rule, {"non-ascii"}))
        return folderAtFault(path, winpath::hasNonAscii);
    if (isAbout(rule, {"placeholder", "link"}))
        return linkAtFault(location, isAbout(rule, {"placeholder"}));
    if (isAbout(rule, {"no-drive", "network", "removable", "file-system", "free-space"}))
        return location.volume ? location.volume->root : winpath::root(path);
    return path;
}

const LocationFacts* locationOf(const Facts& facts, const Finding& finding)
{
    if (!facts.locations || topicOf(finding.id) != QLatin1String("location"))
        return nullptr;
    for (const LocationFacts& location : facts.locations->locations) {
        if (location.path == finding.subject)
            return &location;
    }
    return nullptr;
}

/// GOPATH, where the folder is its default below it: what is said of the one is true of the other.
const LocationFacts* impliedBy(const Facts& facts, const LocationFacts& location)
{
    if (!facts.goEnv || location.name != QLatin1String("GOMODCACHE") ||
        facts.goEnv->setting(location.name).isSet())
        return nullptr;
    for (const LocationFacts& other : facts.locations->locations) {
        if (other.name == QLatin1String("GOPATH") && winpath::isInside(location.path, other.path))
            return &other;
    }
    return nullptr;
}

/// Whether the folder's fault goes when GOPATH leaves the cloud folder it is in.
bool endsWithCloud(const Facts& facts, const QString& place, const Finding& cloud)
{
    const CloudRoot* root = facts.cloud ? facts.cloud->rootOf(cloud.subject) : nullptr;
    return root && winpath::isInside(place, root->path);
}

void nameLocationCauses(const Facts& facts, std::vector<Finding>& findings)
{
    const auto cloud = std::ranges::find_if(findings, [](const Finding& finding) {
        return finding.id == QLatin1String("onedrive.gopath") && isBad(finding);
    });
    const auto inGoroot = std::ranges::find_if(findings, [](const Finding& finding) {
        return finding.id == QLatin1String("goenv.gopath-is-goroot") && isBad(finding);
    });
    for (Finding& finding : findings) {
        const LocationFacts* location = locationOf(facts, finding);
        if (!location || finding.status == Status::Ok || finding.whyUnknown || finding.follows)
            continue;
        const LocationFacts* implied = impliedBy(facts, *location);
        const QString place = placeAtFault(finding.id, implied ? *implied : *location);
        finding.cause = finding.id + u'\n' + winpath::key(place);
        if (cloud != findings.end() && location->purpose != Purpose::Toolchain &&
            endsWithCloud(facts, place, *cloud) &&
            winpath::isInside(location->path, cloud->subject))
            follow(*cloud, finding);
        // Its fix moves GOPATH, whatever else is wrong there.
        const bool isUsualCache = location->name == QLatin1String("GOMODCACHE") && facts.goEnv &&
                                  !facts.goEnv->setting(location->name).isSet();
        const bool goesAlong = isUsualCache || location->name == QLatin1String("GOPATH");
        if (inGoroot != findings.end() && goesAlong && !finding.follows &&
            winpath::isInside(location->path, inGoroot->subject))
            follow(*inGoroot, finding);
    }
}

} // namespace

QString unknownCause(WhyUnknown why, const Text& detail)
{
    return toString(why) + u'\n' + detail.english();
}

void nameCauses(const Facts& facts, std::vector<Finding>& findings)
{
    for (Finding& finding : findings) {
        if (!finding.whyUnknown)
            continue;
        // Of these one answer is missing, not one fact: they are counted and shown together.
        finding.cause = finding.whyUnknown == WhyUnknown::NeedsElevation
                            ? QString()
                            : topicOf(finding.id) + u'\n' + finding.cause;
    }
    nameLocationCauses(facts, findings);
    nameConsequences(findings);
    nameHostCauses(facts, findings);
}

} // namespace rules

} // namespace gosetup
