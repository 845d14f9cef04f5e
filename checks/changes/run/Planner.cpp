// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Planner.h"

#include "changes/ChangeTarget.h"
#include "changes/ListDifference.h"
#include "changes/Overloaded.h"
#include "changes/handlers/ChangeHandlers.h"
#include "changes/run/PathRepair.h"
#include "paths/PathList.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <map>

namespace gosetup {

namespace {

/// Folders first, so that what is put into them finds them; PATH after the toolchain it points to;
/// lines of Go's file once they can be read.
int orderOf(const Change& change)
{
    return std::visit(Overloaded{
                          // What needs the network most fails before anything else is done.
                          [](const InstallEditorExtension&) { return -1; },
                          [](const MakeFolder&) { return 0; },
                          [](const RemoveToolchain&) { return 1; },
                          [](const InstallToolchain&) { return 2; },
                          [](const SetVariable&) { return 3; },
                          [](const EditPath&) { return 4; },
                          [](const RewriteGoEnv&) { return 5; },
                          [](const WriteGoEnv&) { return 6; },
                          [](const SwitchAlias&) { return 7; },
                          [](const DefenderExclusion&) { return 8; },
                          [](const EnableLongPaths&) { return 9; },
                          [](const SetAsideFiles&) { return 10; },
                          // What it deletes does not come back when a later change fails.
                          [](const TrimBuildCache&) { return 11; },
                      },
                      change);
}

bool namesAnEntry(const PathEdit& edit)
{
    return edit.kind == PathEdit::Kind::Remove || edit.kind == PathEdit::Kind::Replace;
}

int orderOf(const PathEdit& edit)
{
    switch (edit.kind) {
    case PathEdit::Kind::InsertFirst: return 1;
    case PathEdit::Kind::InsertLast: return 2;
    default: return 0;
    }
}

/// Of two edits with one key the earlier stays: what is removed need not be repaired as well.
QString keyOf(const PathEdit& edit)
{
    if (namesAnEntry(edit))
        return QStringLiteral("%1/%2").arg(edit.occurrence).arg(edit.entry);
    return QStringLiteral("*%1/%2").arg(static_cast<int>(edit.kind)).arg(edit.entry);
}

/// All wishes for one place as one.
class Merged
{
  public:
    explicit Merged(const RequestedChange& first) : m_wish(first)
    {
        if (auto* path = std::get_if<EditPath>(&m_wish.change)) {
            const std::vector<PathEdit> edits = std::exchange(path->edits, {});
            addEdits(edits);
        }
    }

    void add(const RequestedChange& later)
    {
        const auto* more = std::get_if<EditPath>(&later.change);
        if (more != nullptr && std::holds_alternative<EditPath>(m_wish.change))
            addEdits(more->edits);
        else if (m_wish.change != later.change)
            return; // contradiction: the earlier wish stands
        for (const QString& id : later.ruleIds) {
            if (!m_wish.ruleIds.contains(id))
                m_wish.ruleIds << id;
        }
    }

    [[nodiscard]] RequestedChange finished() &&
    {
        if (auto* path = std::get_if<EditPath>(&m_wish.change)) {
            std::stable_sort(
                path->edits.begin(), path->edits.end(),
                [](const PathEdit& a, const PathEdit& b) { return orderOf(a) < orderOf(b); });
        }
        return std::move(m_wish);
    }

  private:
    void addEdits(const std::vector<PathEdit>& edits)
    {
        for (const PathEdit& edit : edits) {
            const qsizetype before = m_keys.size();
            m_keys.insert(keyOf(edit));
            if (m_keys.size() > before)
                std::get<EditPath>(m_wish.change).edits.push_back(edit);
        }
    }

    RequestedChange m_wish;
    QSet<QString> m_keys;
};

std::vector<RequestedChange> merged(const std::vector<RequestedChange>& wanted)
{
    std::vector<Merged> places;
    QHash<QString, std::size_t> known;
    for (const RequestedChange& wish : wanted) {
        const QString place = targetKey(wish.change);
        const auto same = known.constFind(place);
        if (same != known.constEnd()) {
            places[*same].add(wish);
            continue;
        }
        known.insert(place, places.size());
        places.emplace_back(wish);
    }
    std::vector<RequestedChange> result;
    result.reserve(places.size());
    for (Merged& place : places)
        result.push_back(std::move(place).finished());
    std::stable_sort(result.begin(), result.end(),
                     [](const RequestedChange& a, const RequestedChange& b) {
                         return orderOf(a.change) < orderOf(b.change);
                     });
    return result;
}

/// What earlier changes of the plan will leave, by place.
class PlannedStateOverlay
{
  public:
    explicit PlannedStateOverlay(Machine& machine) : m_machine(machine) {}

    [[nodiscard]] Result<State> before(const Change& change) const
    {
        auto state = read(change);
        if (!state)
            return state;
        const auto coming = m_states.find(targetKey(*state));
        return coming == m_states.end() ? *state : coming->second;
    }

    void expect(const State& state) { m_states[targetKey(state)] = state; }

    [[nodiscard]] winpath::VariableLookup lookup(const Change& change) const
    {
        const Scope scope = needsElevation(change) ? Scope::Machine : Scope::User;
        const Hive hive = scope == Scope::Machine ? Hive::LocalMachine : Hive::CurrentUser;
        // The machine's part is done after the user's: a user's entry does not see it yet.
        return variableLookup(m_machine, scope, [this, hive](const RegistryValuePath& place) {
            return place.hive == hive ? coming(place) : std::nullopt;
        });
    }

  private:
    [[nodiscard]] std::optional<RegistryState> coming(const RegistryValuePath& place) const
    {
        const auto state = m_states.find(targetKey(State(RegistryState{place, {}})));
        return state == m_states.end() ? std::nullopt
                                       : std::optional(std::get<RegistryState>(state->second));
    }

    [[nodiscard]] Result<State> read(const Change& change) const
    {
        if (!isInFileOfGo(change))
            return readCurrentState(m_machine, change);
        // Go reads the file when all is done, the machine's part too.
        const auto file =
            goEnvFile(m_machine, [this](const RegistryValuePath& place) { return coming(place); });
        GOSETUP_RETURN_IF_FAILED(file);
        return handlers::readGoEnvFile(m_machine, *file);
    }

    Machine& m_machine;
    std::map<QString, State> m_states;
};

/// On a disk of this computer, where accounts of this computer have rights: a share or a file
/// system without permissions takes no such list.
bool keepsRights(Machine& machine, const QString& path)
{
    const auto volume = machine.files().volume(path);
    return volume && volume->kind == VolumeKind::Fixed &&
           !volume->fileSystem.contains(QLatin1String("FAT"), Qt::CaseInsensitive);
}

/// What is made in a drive's root, or in another folder where ordinary users may write, inherits
/// the right of every account to put programs there: such a folder gets a list of its own, whoever
/// asked for it.
void protectNewFolder(Machine& machine, MakeFolder& change)
{
    constexpr qsizetype longest = 4096; // nobody can make a longer one
    if (change.protectedList || !winpath::isAbsolute(change.path) || change.path.size() > longest)
        return;
    QString missing = winpath::clean(change.path);
    const auto isThere = [&machine](const QString& path) {
        const auto info = machine.files().info(path);
        return !info || info->has_value();
    };
    if (isThere(missing))
        return; // it keeps the list it has
    while (!winpath::isDriveRoot(winpath::parent(missing)) && !winpath::parent(missing).isEmpty() &&
           !isThere(winpath::parent(missing)))
        missing = winpath::parent(missing);
    const QString above = winpath::parent(missing);
    if (above.isEmpty() || !keepsRights(machine, change.path))
        return;
    const auto access = machine.files().access(above);
    change.protectedList = winpath::isDriveRoot(above) || (access && access->ordinaryUsersMayWrite);
}

/// A wish that cannot be planned, and why.
struct Obstacle
{
    QString place;
    Error why;
};

QStringList pathEntriesIn(const State& state)
{
    const auto* registry = std::get_if<RegistryState>(&state);
    const bool isText = registry != nullptr && registry->value && registry->value->isText();
    return isText ? PathList(registry->value->text()).entries() : QStringList();
}

/// The machine's PATH as the plan leaves it.
QStringList machineEntries(Machine& machine, const Plan& plan)
{
    const EditPath wide{Scope::Machine, {}};
    for (const PlannedChange& planned : plan.changes) {
        if (targetKey(planned.change) == targetKey(Change(wide)))
            return pathEntriesIn(planned.after);
    }
    const auto now = readCurrentState(machine, wide);
    return now ? pathEntriesIn(*now) : QStringList();
}

void sayWhatTheMachineProvides(Machine& machine, Plan& plan)
{
    for (PlannedChange& planned : plan.changes) {
        const auto* edit = std::get_if<EditPath>(&planned.change);
        if (edit == nullptr || edit->scope != Scope::User)
            continue;
        const QStringList before = pathEntriesIn(planned.before);
        const QStringList after = pathEntriesIn(planned.after);
        const auto wideLookup = variableLookup(machine, Scope::Machine);
        const auto userLookup = variableLookup(machine, Scope::User);
        QStringList provided;
        const QStringList wide = machineEntries(machine, plan);
        for (const QString& entry : wide)
            provided << entryFolder(entry, wideLookup).toCaseFolded();
        for (const int i : difference(before, after).added) {
            const QString folder = entryFolder(after[i], userLookup);
            if (!folder.isEmpty() && !before.contains(after[i]) &&
                provided.contains(folder.toCaseFolded()))
                planned.alreadyProvided << after[i];
        }
    }
}

[[nodiscard]] tl::expected<Plan, Obstacle> planAll(Machine& machine,
                                                   const std::vector<RequestedChange>& wanted)
{
    Plan plan{machine.name(), machine.clock().now().toUTC(), {}};
    PlannedStateOverlay overlay(machine);
    std::vector<RequestedChange> all = withoutLivingEntries(machine, merged(wanted));
    const std::vector<RequestedChange> repairs = pathRepairs(machine, all);
    if (!repairs.empty()) {
        all.insert(all.end(), repairs.begin(), repairs.end());
        all = merged(all);
    }
    for (RequestedChange& wish : all) {
        if (auto* folder = std::get_if<MakeFolder>(&wish.change))
            protectNewFolder(machine, *folder);
        const auto before = overlay.before(wish.change);
        if (!before)
            return tl::unexpected(Obstacle{targetKey(wish.change), before.error()});
        const auto after = intendedState(wish.change, *before, overlay.lookup(wish.change));
        if (!after)
            return tl::unexpected(Obstacle{targetKey(wish.change), after.error()});
        if (*before == *after)
            continue;
        overlay.expect(*after);
        plan.changes.push_back({wish.change, *before, *after, wish.ruleIds});
    }
    sayWhatTheMachineProvides(machine, plan);
    return plan;
}

using Wishes = std::vector<RequestedChange>;

Wishes withoutFix(Wishes wanted, int fix)
{
    std::erase_if(wanted, [fix](const RequestedChange& wish) { return wish.fix == fix; });
    return wanted;
}

/// The fix to leave out so that something can be planned for the place: one that cannot be planned
/// even by itself, else one without which the others can, else the last; what nobody asked for
/// first. Null where none may go.
const RequestedChange* toLeaveOut(Machine& machine, const Wishes& wanted, const QString& place)
{
    std::vector<const RequestedChange*> candidates;
    Wishes there;
    for (const RequestedChange& wish : wanted) {
        if (targetKey(wish.change) != place)
            continue;
        there.push_back(wish);
        if (wish.fix != 0)
            candidates.push_back(&wish);
    }
    const auto asked =
        std::stable_partition(candidates.begin(), candidates.end(),
                              [](const RequestedChange* wish) { return wish->fix > 0; });
    for (const RequestedChange* wish : candidates) {
        if (!planAll(machine, {*wish}))
            return wish;
    }
    for (const RequestedChange* wish : candidates) {
        if (planAll(machine, withoutFix(there, wish->fix)))
            return wish;
    }
    if (candidates.empty())
        return nullptr;
    return asked == candidates.begin() ? candidates.back() : *std::prev(asked);
}

} // namespace

Result<Plan> makePlan(Machine& machine, const std::vector<RequestedChange>& wanted)
{
    Wishes left = wanted;
    std::vector<LeftOut> leftOut;
    std::optional<Error> refused; ///< of what was asked for
    while (true) {
        auto plan = planAll(machine, left);
        if (plan) {
            if (refused && plan->changes.empty())
                return fail(*refused);
            plan->leftOut = std::move(leftOut);
            return *plan;
        }
        const RequestedChange* wish = toLeaveOut(machine, left, plan.error().place);
        if (wish == nullptr)
            return fail(plan.error().why);
        const auto alone = planAll(machine, {*wish});
        const Error& why = alone ? plan.error().why : alone.error().why;
        if (wish->fix < 0 && !refused)
            refused = why;
        leftOut.push_back({wish->change, wish->ruleIds, why});
        left = withoutFix(std::move(left), wish->fix);
    }
}

Plan withoutElevation(const Plan& plan)
{
    const QString place =
        targetKey(Change(SetVariable{Scope::Machine, QStringLiteral("GOENV"), std::nullopt}));
    const bool movesFile = std::ranges::any_of(plan.changes, [&](const PlannedChange& planned) {
        return targetKey(planned.change) == place;
    });
    Plan rest = plan;
    // Without it, Go reads another settings file than the one that was planned for.
    std::erase_if(rest.changes, [&](const PlannedChange& planned) {
        return needsElevation(planned.change) || (movesFile && isInFileOfGo(planned.change));
    });
    return rest;
}

} // namespace gosetup
