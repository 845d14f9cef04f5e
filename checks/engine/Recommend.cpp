// SPDX-License-Identifier: Apache-2.0
#include "engine/Recommend.h"

#include "base/Version.h"
#include "changes/ChangeTarget.h"
#include "changes/elevated/ElevationPolicy.h"
#include "changes/run/Planner.h"
#include "engine/RequestedSettings.h"
#include "engine/RequestedTools.h"
#include "facts/ObserveLocation.h"
#include "paths/WindowsPath.h"
#include "rules/Catalogue.h"
#include "rules/GoOrder.h"
#include "rules/JudgeLocation.h"
#include "toolchain/WindowsSupport.h"

#include <algorithm>

namespace gosetup {

namespace {

bool addsExclusion(const Fix& fix)
{
    return std::any_of(fix.changes.begin(), fix.changes.end(), [](const Change& change) {
        const auto* exclusion = std::get_if<DefenderExclusion>(&change);
        return exclusion != nullptr && exclusion->excluded;
    });
}

/// The fixes to take of one finding. Exclusions weaken protection: only when asked for, and of
/// several ways the first.
std::vector<const Fix*> chosenFixes(const Finding& finding, const PlanRequest& request)
{
    std::vector<const Fix*> fixes;
    bool excluded = false;
    for (const Fix& fix : finding.fixes) {
        if (addsExclusion(fix)) {
            if (request.defenderExclusions && !excluded)
                fixes.push_back(&fix);
            excluded = true;
        } else if (fix.recommended) {
            fixes.push_back(&fix);
        }
    }
    return fixes;
}

/// Either way the rest is planned where it cannot be.
enum class Asked
{
    No,
    Yes
};

void addTogether(std::vector<RequestedChange>& wanted, const std::vector<Change>& changes,
                 const QStringList& ruleIds, Asked asked)
{
    const auto number = static_cast<int>(wanted.size()) + 1;
    for (const Change& change : changes)
        wanted.push_back({change, ruleIds, asked == Asked::Yes ? -number : number});
}

/// What the person typed: each stands by itself.
std::vector<RequestedChange> typedSettings(const Report& report, const PlanRequest& request)
{
    std::vector<RequestedChange> wanted;
    for (const RequestedChange& wish : requestedSettings(report.facts, request))
        addTogether(wanted, {wish.change}, wish.ruleIds, Asked::Yes);
    return wanted;
}

std::vector<RequestedChange> namedFixes(const Report& report, const std::vector<FixKey>& keys)
{
    std::vector<RequestedChange> wanted;
    for (const Finding& finding : report.findings) {
        for (const Fix& fix : finding.fixes) {
            if (!std::ranges::count(keys, FixKey{finding.id, finding.subject, fix.id}))
                continue;
            // A fix that is recommended comes ticked: nobody asked for it in particular.
            addTogether(wanted, fix.changes, {finding.id},
                        fix.recommended ? Asked::No : Asked::Yes);
        }
    }
    return wanted;
}

void addFixes(const Report& report, const PlanRequest& request,
              std::vector<RequestedChange>& wanted)
{
    for (const Finding& finding : report.findings) {
        if (finding.status == Status::Ok || !isSelected(request, finding.id))
            continue;
        if (!isTold(finding) && isSelected(request, finding.saidBy))
            continue; // what tells of its cause has the fix
        if (request.aliasesOff && finding.id == QLatin1String(aliasRuleId))
            continue; // the person named them
        for (const Fix* fix : chosenFixes(finding, request))
            addTogether(wanted, fix->changes, {finding.id}, Asked::No);
    }
}

bool hasRecommended(const Finding& finding)
{
    return std::ranges::any_of(finding.fixes, &Fix::recommended);
}

/// What would be recommended to somebody who can get administrator permission, where nothing else
/// is: told as left out, or the plan would look as if nothing were wrong.
std::vector<LeftOut> leftOutForRights(const Report& report, const PlanRequest& request)
{
    std::vector<LeftOut> left;
    if (!report.facts.system || report.facts.system->canElevate())
        return left;
    Facts able = report.facts;
    SystemFacts system = *able.system;
    system.info.administrator = true;
    able.system = system;
    const std::vector<Finding> findings = judge(able, {});
    for (const Finding& finding : report.findings) {
        if (!isTold(finding) || finding.status < Status::Warning || hasRecommended(finding) ||
            !isSelected(request, finding.id))
            continue;
        const auto same = std::ranges::find_if(findings, [&](const Finding& other) {
            return other.id == finding.id && other.subject == finding.subject;
        });
        for (const Fix& fix : same == findings.end() ? std::vector<Fix>() : same->fixes) {
            const auto change = std::ranges::find_if(
                fix.changes, [](const Change& one) { return needsElevation(one); });
            if (fix.recommended && change != fix.changes.end() && !addsExclusion(fix))
                left.push_back(
                    {*change,
                     {finding.id},
                     Error::make(ErrorCode::NeedsElevation,
                                 Text::tr("this account cannot get administrator permission"))});
        }
    }
    return left;
}

const QString projectGoRule = QStringLiteral("project.go-too-new");

/// The rules a new Go answers, for the display.
QStringList answered(const Report& report)
{
    QStringList ids;
    for (const Finding& finding : report.findings) {
        const bool answers = finding.id == QLatin1String("toolchain.none") ||
                             finding.id == QLatin1String("path.missing-go") ||
                             finding.id == projectGoRule;
        if (answers && finding.status != Status::Ok && !ids.contains(finding.id))
            ids << finding.id;
    }
    return ids;
}

[[nodiscard]] Result<LocationFacts> acceptedLocation(Machine& machine, const Report& report,
                                                     const QString& root, Scope scope)
{
    LocationFacts location = observeLocation(machine, root, Purpose::Toolchain);
    const auto verdict = judgeLocation(location, locationContext(report.facts, scope));
    if (!isRefused(verdict))
        return location;
    const Finding& worst = verdict.front();
    const bool rights = worst.id == QLatin1String("location.program-files") ||
                        worst.id == QLatin1String("location.rights");
    return fail(rights ? ErrorCode::NeedsElevation : ErrorCode::Invalid,
                Text::tr("Go cannot be installed in %1: %2").arg(root).arg(worst.title),
                Text::tr("choose another folder, such as %1")
                    .arg(recommendedRoot(report.facts, Scope::User)),
                worst.reason);
}

/// Why the Go that nobody asked for is left out.
[[nodiscard]] std::optional<Error> leftOutGo(Machine& machine, const PlanRequest& request,
                                             const ArchiveRef& archive)
{
    if (request.install == InstallGo::Always || !request.go.version.isEmpty() ||
        !request.go.archive.isEmpty())
        return std::nullopt;
    const auto runs = refuseTooNewGo(archive.version, machine.system().info());
    return runs ? std::nullopt : std::optional(runs.error());
}

[[nodiscard]] Result<void> addInstall(Machine& machine, const Report& report,
                                      const PlanRequest& request, const ArchiveRef& archive,
                                      std::vector<RequestedChange>& wanted)
{
    GOSETUP_RETURN_IF_FAILED(refuseTooNewGo(archive.version, machine.system().info()));
    const QString root = winpath::clean(
        request.root.isEmpty() ? recommendedRoot(report.facts, request.scope) : request.root);
    const auto location = acceptedLocation(machine, report, root, request.scope);
    GOSETUP_RETURN_IF_FAILED(location);
    // Below a drive root anyone could otherwise plant a program.
    const bool open = location->access && location->access->ordinaryUsersMayWrite;
    const QStringList ids = answered(report);
    wanted.push_back({InstallToolchain{root, request.scope, open, archive}, ids});
    const QString bin = winpath::join(root, QStringLiteral("bin"));
    // A PATH that cannot be edited does not keep Go out; it is reported.
    for (const Change& change : putFirst(report.facts, bin, request.scope).changes)
        addTogether(wanted, {change}, ids, Asked::Yes);
    return {};
}

/// Built by the Go that comes with the plan, where one does.
[[nodiscard]] Result<void> addTools(const Report& report, const PlanRequest& request,
                                    std::vector<RequestedChange>& wanted)
{
    std::optional<InstallToolchain> install;
    for (const RequestedChange& wish : wanted) {
        if (const auto* one = std::get_if<InstallToolchain>(&wish.change))
            install = *one;
    }
    const auto tools = requestedTools(report.facts, request, install);
    GOSETUP_RETURN_IF_FAILED(tools);
    for (const InstallTool& tool : *tools)
        addTogether(wanted, {tool}, {}, Asked::Yes);
    return {};
}

/// A Go of which a rule knows the version alone.
bool isOpenInstall(const Change& change)
{
    const auto* install = std::get_if<InstallToolchain>(&change);
    return install != nullptr && install->archive.url.isEmpty();
}

/// "1.25" of "go1.25.3": of a line the newest release is chosen. A version before its release is
/// chosen itself.
QString goLineOf(const QString& version)
{
    const auto parsed = GoVersion::parse(version);
    return parsed && parsed->isStable() ? QStringLiteral("1.%1").arg(parsed->minor()) : version;
}

/// Takes the changes that name no archive out of the wanted ones; those of the archive stand in
/// their place, or the reason why there is none.
[[nodiscard]] Result<void>
settleOpenInstalls(Machine& machine, const Report& report, const PlanRequest& request,
                   const std::optional<ArchiveRef>& archive, const std::optional<Error>& noArchive,
                   std::vector<RequestedChange>& wanted, std::vector<LeftOut>& left)
{
    const auto first = std::ranges::find_if(
        wanted, [](const RequestedChange& wish) { return isOpenInstall(wish.change); });
    if (first == wanted.end())
        return {};
    const RequestedChange open = *first;
    std::erase_if(wanted, [](const RequestedChange& wish) { return isOpenInstall(wish.change); });
    if (archive && !installsGo(report, request))
        return addInstall(machine, report, request, *archive, wanted);
    if (!archive)
        left.push_back({open.change, open.ruleIds,
                        noArchive.value_or(Error::make(ErrorCode::NotFound,
                                                       Text::tr("no release was looked for")))});
    return {};
}

/// The folders of programs that come with the plan, dead as their entries are today.
QStringList foldersToCome(const Report& report, const PlanRequest& request,
                          const std::vector<RequestedChange>& wanted)
{
    QStringList folders;
    for (const RequestedChange& wish : wanted) {
        if (const auto* install = std::get_if<InstallToolchain>(&wish.change))
            folders << winpath::join(install->root, QStringLiteral("bin"));
    }
    const QString gopath = request.gopath.value_or(QString()).section(u';', 0, 0);
    if (!gopath.isEmpty() && report.facts.environment)
        folders << winpath::join(winpath::expand(gopath, report.facts.environment->lookup()),
                                 QStringLiteral("bin"));
    return folders;
}

/// Their entries stay.
void keepEntriesOf(const QStringList& folders, const Report& report,
                   std::vector<RequestedChange>& wanted)
{
    const auto comes = [&](const PathEdit& edit, Scope scope) {
        const Hive hive = scope == Scope::User ? Hive::CurrentUser : Hive::LocalMachine;
        const PathScope* entries = report.facts.path ? report.facts.path->scope(hive) : nullptr;
        return edit.ruleId == QLatin1String("path.dead-entries") &&
               edit.kind == PathEdit::Kind::Remove && entries != nullptr &&
               std::ranges::any_of(entries->entries, [&](const PathEntry& entry) {
                   return entry.raw == edit.entry && entry.occurrence == edit.occurrence &&
                          std::ranges::any_of(folders, [&](const QString& folder) {
                              return winpath::same(folder, entry.folder);
                          });
               });
    };
    std::erase_if(wanted, [&](RequestedChange& wish) {
        auto* path = std::get_if<EditPath>(&wish.change);
        if (path == nullptr)
            return false;
        const auto some =
            std::erase_if(path->edits, [&](const PathEdit& e) { return comes(e, path->scope); });
        return some > 0 && path->edits.empty();
    });
}

/// Whether the deletion of the variable is what the edits of PATH repair.
bool isRepaired(const Change& wish, const EditPath& edit)
{
    const auto* set = std::get_if<SetVariable>(&wish);
    return set != nullptr && std::ranges::any_of(edit.edits, [set](const PathEdit& one) {
               return one.entry.contains(u'%' + set->name + u'%', Qt::CaseInsensitive);
           });
}

/// The fix behind a change that is refused: one that is refused by itself, else the last for that
/// place; what nobody asked for first. Null where all of it has to be done or nothing.
const RequestedChange* refusedWish(Machine& machine, const std::vector<RequestedChange>& wanted,
                                   const Change& change)
{
    const RequestedChange* last = nullptr;
    const RequestedChange* asked = nullptr;
    for (const RequestedChange& wish : wanted) {
        const auto* edit = std::get_if<EditPath>(&change);
        const bool repaired = last == nullptr && edit != nullptr && isRepaired(wish.change, *edit);
        if (wish.fix == 0 || (targetKey(wish.change) != targetKey(change) && !repaired))
            continue;
        (wish.fix > 0 ? last : asked) = &wish;
        const auto alone = makePlan(machine, {wish});
        if (alone && plannedRefusal(machine, *alone))
            return &wish;
    }
    return last != nullptr ? last : asked;
}

/// A fix that the border would refuse is left out with the reason, like one that cannot be planned;
/// what was asked for by name is an error where nothing else is left to do.
[[nodiscard]] Result<Plan> acceptedPlan(Machine& machine, std::vector<RequestedChange> wanted)
{
    std::vector<LeftOut> refused;
    std::optional<Error> askedFor;
    while (true) {
        auto plan = makePlan(machine, wanted);
        if (!plan)
            return plan;
        const auto refusal = plannedRefusal(machine, *plan);
        if (!refusal && askedFor && plan->changes.empty())
            return fail(*askedFor);
        if (!refusal) {
            plan->leftOut.insert(plan->leftOut.end(), refused.begin(), refused.end());
            return plan;
        }
        const RequestedChange* wish = refusedWish(machine, wanted, refusal->change);
        if (wish == nullptr)
            return fail(refusal->why);
        if (wish->fix < 0 && !askedFor)
            askedFor = refusal->why;
        refused.push_back({wish->change, wish->ruleIds, refusal->why});
        std::erase_if(wanted, [fix = wish->fix](const RequestedChange& w) { return w.fix == fix; });
    }
}

} // namespace

QString recommendedRoot(const Facts& facts, Scope scope)
{
    if (!facts.system)
        return {};
    const KnownFolders& folders = facts.system->folders;
    return scope == Scope::Machine
               ? winpath::join(folders.programFiles, QStringLiteral("Go"))
               : winpath::join(folders.localAppData, QStringLiteral("Programs\\Go"));
}

std::vector<Finding> judgeRoot(const std::shared_ptr<Machine>& machine, const Facts& facts,
                               const QString& root, Scope scope)
{
    return judgeLocation(observeLocation(*machine, root, Purpose::Toolchain),
                         locationContext(facts, scope));
}

bool installsGo(const Report& report, const PlanRequest& request)
{
    if (request.fixes || request.install == InstallGo::Never)
        return false;
    if (request.install == InstallGo::Always)
        return true;
    const QString none = QStringLiteral("toolchain.none");
    return isSelected(request, none) &&
           std::ranges::any_of(report.findings, [&](const Finding& finding) {
               return finding.id == none && finding.status == Status::Problem;
           });
}

QString goForProject(const Report& report, const PlanRequest& request)
{
    if (!request.go.version.isEmpty() || !request.go.archive.isEmpty() ||
        request.install == InstallGo::Always)
        return {};
    for (const Finding& finding : report.findings) {
        if (finding.id != projectGoRule || (!request.fixes && !isSelected(request, finding.id)))
            continue;
        for (const Fix& fix : finding.fixes) {
            const bool isTaken =
                request.fixes ? std::ranges::count(*request.fixes,
                                                   FixKey{finding.id, finding.subject, fix.id}) > 0
                              : fix.recommended;
            const auto open = std::ranges::find_if(fix.changes, isOpenInstall);
            if (isTaken && open != fix.changes.end())
                return goLineOf(std::get<InstallToolchain>(*open).archive.version);
        }
    }
    return {};
}

Result<Plan> recommend(const std::shared_ptr<Machine>& machine, const Report& report,
                       const PlanRequest& request, const std::optional<ArchiveRef>& archive,
                       const std::optional<Error>& noArchive)
{
    std::vector<LeftOut> open;
    if (request.fixes) {
        std::vector<RequestedChange> named = namedFixes(report, *request.fixes);
        GOSETUP_RETURN_IF_FAILED(
            settleOpenInstalls(*machine, report, request, archive, noArchive, named, open));
        auto plan = acceptedPlan(*machine, std::move(named));
        if (plan)
            plan->leftOut.insert(plan->leftOut.end(), open.begin(), open.end());
        return plan;
    }
    // What the person typed stands first: of two requests for one place the planner keeps the
    // earlier.
    std::vector<RequestedChange> wanted = typedSettings(report, request);
    addFixes(report, request, wanted);
    const bool isForProject =
        archive && !installsGo(report, request) && !goForProject(report, request).isEmpty();
    GOSETUP_RETURN_IF_FAILED(
        settleOpenInstalls(*machine, report, request, archive, noArchive, wanted, open));
    const auto tooNew = archive ? leftOutGo(*machine, request, *archive) : std::nullopt;
    if (archive && !tooNew && !isForProject) {
        GOSETUP_RETURN_IF_FAILED(addInstall(*machine, report, request, *archive, wanted));
    }
    GOSETUP_RETURN_IF_FAILED(addTools(report, request, wanted));
    keepEntriesOf(foldersToCome(report, request, wanted), report, wanted);
    auto plan = acceptedPlan(*machine, std::move(wanted));
    if (plan) {
        const auto left = leftOutForRights(report, request);
        plan->leftOut.insert(plan->leftOut.end(), left.begin(), left.end());
        plan->leftOut.insert(plan->leftOut.end(), open.begin(), open.end());
    }
    if (plan && tooNew) {
        const QString root =
            request.root.isEmpty() ? recommendedRoot(report.facts, request.scope) : request.root;
        plan->leftOut.push_back(
            {InstallToolchain{winpath::clean(root), request.scope, false, *archive},
             answered(report), *tooNew});
    }
    return plan;
}

} // namespace gosetup
