// SPDX-License-Identifier: Apache-2.0
#include "rules/Causes.h"

#include "rules/Catalogue.h"

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
        // What a person can do about the consequence holds beside any change; a change of it is
        // better than none.
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

bool isBad(const Finding& finding)
{
    return finding.status >= Status::Warning;
}

bool sameText(const Finding& a, const Finding& b)
{
    return std::ranges::any_of(a.evidence, [&](const Text& line) {
        return std::ranges::any_of(
            b.evidence, [&](const Text& other) { return other.english() == line.english(); });
    });
}

/// Who tells, who follows from the same cause, and when.
struct Consequence
{
    QString teller;
    QString follower;
    bool (*holds)(const Finding& teller, const Finding& follower);
};

/// The first finding on a folder of PATH has a fix, the second one is about the tree it belongs to.
bool isBinOf(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && isBad(follower) &&
           (winpath::isInside(follower.subject, teller.subject) ||
            winpath::same(teller.subject, winpath::join(follower.subject, QStringLiteral("bin"))));
}

bool bothBad(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && isBad(follower);
}

/// What is not known of a Defender that another product has taken the place of, or that is off,
/// interests nobody; what it excludes all the same does.
bool defenderIsNotInCharge(const Finding& teller, const Finding& follower)
{
    const bool inCharge = teller.status == Status::Ok || teller.status == Status::Unknown;
    const bool says =
        follower.status == Status::Unknown || (follower.status == Status::Note && !follower.speed &&
                                               follower.id == QLatin1String("defender.hot-paths"));
    return !inCharge && says;
}

/// What is known of a Go that does not work is told: that there is none is no second matter.
bool saysThereIsNoGo(const Finding& teller, const Finding& follower)
{
    return teller.status != Status::Ok &&
           (follower.status == Status::Unknown || follower.status == Status::Note);
}

bool isSameEntry(const Finding& teller, const Finding& follower)
{
    return isBad(teller) && follower.status == Status::Note && !follower.subject.isEmpty() &&
           teller.subject == follower.subject;
}

/// The entry that hides Go, where its recommended fix has Go found again.
bool hidesGo(const Finding& teller, const Finding& follower)
{
    return bothBad(teller, follower) && std::ranges::any_of(teller.fixes, &Fix::recommended) &&
           std::ranges::any_of(teller.evidence, [](const Text& line) {
               return line.english().startsWith(QLatin1String("not found because of it: go"));
           });
}

/// The program of a tree that lacks parts and does not run for want of them: no fix of its own.
bool isProgramOf(const Finding& teller, const Finding& follower)
{
    return bothBad(teller, follower) && follower.fixes.empty() &&
           winpath::isInside(follower.subject, teller.subject);
}

bool namesFolder(const Finding& finding, const QString& folder)
{
    return std::ranges::any_of(finding.evidence, [&](const Text& line) {
        return line.english().contains(folder + QLatin1String("\\bin\\go.exe"),
                                       Qt::CaseInsensitive);
    });
}

/// "A setting keeps Go from running: GOROOT", and the finding on that setting.
bool isSettingThatStopsGo(const Finding& teller, const Finding& follower)
{
    const QString name = follower.title.english().section(QLatin1String(": "), 1);
    if (!isBad(teller) || follower.status != Status::Note || name.isEmpty())
        return false;
    return teller.subject == name || teller.subject.endsWith(u'\\' + name) ||
           std::ranges::any_of(teller.evidence, [&](const Text& line) {
               return line.english().startsWith(name + u' ');
           });
}

std::vector<Consequence> settingsThatStopGo()
{
    std::vector<Consequence> list;
    for (const char* rule :
         {"env.goroot-stale", "env.quoted-value", "env.look-alike-characters",
          "env.control-characters", "env.unix-path", "goenv.gopath-invalid", "goenv.gobin-invalid",
          "goenv.cache-invalid", "goenv.gocache-off", "goenv.goflags", "goenv.go111module",
          "goenv.gotoolchain", "goenv.gowork"})
        list.push_back(
            {QLatin1String(rule), QStringLiteral("toolchain.does-not-run"), isSettingThatStopsGo});
    return list;
}

const std::vector<Consequence>& consequences()
{
    static const std::vector<Consequence> all = [] {
        std::vector<Consequence> list = settingsThatStopGo();
        const std::vector<Consequence> pairs = {
            {QStringLiteral("path.writable-folder"), QStringLiteral("location.drive-root"),
             isBinOf},
            {QStringLiteral("goenv.gopath-is-goroot"), QStringLiteral("location.gopath"),
             [](const Finding& teller, const Finding& follower) {
                 return isBad(teller) && follower.status != Status::Ok &&
                        sameText(teller, follower);
             }},
            {QStringLiteral("goenv.gopath-is-goroot"), QStringLiteral("goenv.not-writable"),
             bothBad},
            {QStringLiteral("path.shadowed-go"), QStringLiteral("toolchain.multiple"), bothBad},
            {QStringLiteral("path.shadowed-by-script"), QStringLiteral("toolchain.multiple"),
             bothBad},
            {QStringLiteral("toolchain.incomplete"), QStringLiteral("toolchain.does-not-run"),
             isProgramOf},
            {QStringLiteral("toolchain.incomplete"), QStringLiteral("toolchain.none"), bothBad},
            {QStringLiteral("toolchain.does-not-run"), QStringLiteral("toolchain.none"),
             saysThereIsNoGo},
            {QStringLiteral("toolchain.too-new-for-windows"), QStringLiteral("toolchain.none"),
             saysThereIsNoGo},
            {QStringLiteral("toolchain.none"), QStringLiteral("path.missing-go"),
             [](const Finding& teller, const Finding& follower) {
                 return teller.status != Status::Ok && follower.status == Status::Note;
             }},
            {QStringLiteral("path.type"), QStringLiteral("path.missing-gobin"), bothBad},
            {QStringLiteral("path.dead-entries"), QStringLiteral("path.missing-go"), hidesGo},
            {QStringLiteral("env.goroot-stale"), QStringLiteral("toolchain.incomplete"),
             [](const Finding& teller, const Finding& follower) {
                 return bothBad(teller, follower) && namesFolder(teller, follower.subject);
             }},
            {QStringLiteral("env.goroot-stale"), QStringLiteral("env.scope-conflict"),
             [](const Finding& teller, const Finding& follower) {
                 return bothBad(teller, follower) && follower.subject == QLatin1String("GOROOT");
             }},
            // A list that cannot be read names no host to ask.
            {QStringLiteral("goenv.goproxy"), QStringLiteral("network.module-proxy"),
             [](const Finding& teller, const Finding& follower) {
                 return isBad(teller) && follower.whyUnknown == WhyUnknown::NotApplicable;
             }},
            {QStringLiteral("network.module-proxy"), QStringLiteral("network.tls-interception"),
             [](const Finding& teller, const Finding& follower) {
                 return isBad(teller) && follower.status == Status::Unknown;
             }},
            {QStringLiteral("goenv.gosumdb"), QStringLiteral("network.checksums"),
             [](const Finding& teller, const Finding& follower) {
                 return isBad(teller) && follower.status == Status::Note;
             }},
            {QStringLiteral("path.trailing-space"), QStringLiteral("cgo.no-compiler"),
             [](const Finding& teller, const Finding& follower) {
                 return bothBad(teller, follower) &&
                        std::ranges::any_of(teller.evidence, [](const Text& line) {
                            return line.english().startsWith(QLatin1String("not found")) &&
                                   line.english().contains(QLatin1String("gcc"));
                        });
             }},
            {QStringLiteral("path.kind"), QStringLiteral("path.missing-gobin"),
             [](const Finding& teller, const Finding& follower) {
                 return isBad(teller) && follower.status == Status::Note &&
                        sameText(teller, follower);
             }},
        };
        list.insert(list.end(), pairs.begin(), pairs.end());
        for (const char* rule :
             {"path.trailing-space", "env.look-alike-characters", "env.control-characters",
              "path.quoted-entries", "path.dead-entries"})
            list.push_back({QLatin1String(rule), QStringLiteral("path.missing-go"), isSameEntry});
        for (const char* rule : {"quoted-value", "look-alike-characters", "control-characters"})
            list.push_back({QStringLiteral("env.") + QLatin1String(rule),
                            QStringLiteral("network.module-proxy"),
                            [](const Finding& teller, const Finding& follower) {
                                return isBad(teller) && follower.status != Status::Ok &&
                                       teller.subject == QLatin1String("GOPROXY");
                            }});
        // Nothing can be known of hosts behind a proxy that does not work.
        for (const char* proxy : {"proxy-misspelt", "proxy-dead", "proxy-not-for-go"}) {
            for (const char* rule : {"module-proxy", "downloads", "checksums", "tls-interception"})
                list.push_back({QStringLiteral("network.") + QLatin1String(proxy),
                                QStringLiteral("network.") + QLatin1String(rule),
                                [](const Finding& teller, const Finding& follower) {
                                    return isBad(teller) && follower.status == Status::Unknown;
                                }});
        }
        for (const char* rule :
             {"managed", "hot-paths", "broad-exclusion", "stale-exclusion", "uncovered-link"})
            list.push_back({QStringLiteral("defender.state"),
                            QStringLiteral("defender.") + QLatin1String(rule),
                            defenderIsNotInCharge});
        return list;
    }();
    return all;
}

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
            if (follower.id != pair.follower || follower.follows)
                continue;
            const auto teller = std::ranges::find_if(findings, [&](const Finding& finding) {
                return finding.id == pair.teller && pair.holds(finding, follower);
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
}

} // namespace rules

} // namespace gosetup
