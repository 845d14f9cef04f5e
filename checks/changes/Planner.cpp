// SPDX-License-Identifier: Apache-2.0
#include "changes/Planner.h"

#include "changes/Kinds.h"
#include "changes/Overloaded.h"
#include "changes/StatePlace.h"

#include <algorithm>
#include <map>

namespace gosetup {

namespace {

/// Folders first, so that what is put into them finds them; PATH after the toolchain it points to.
int orderOf(const Change& change)
{
    return std::visit(Overloaded{
                          [](const MakeFolder&) { return 0; },
                          [](const RemoveToolchain&) { return 1; },
                          [](const InstallToolchain&) { return 2; },
                          [](const SetVariable&) { return 3; },
                          [](const EditPath&) { return 4; },
                          [](const WriteGoEnv&) { return 5; },
                          [](const SwitchAlias&) { return 6; },
                          [](const DefenderExclusion&) { return 7; },
                          [](const EnableLongPaths&) { return 8; },
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

/// Of two edits of one entry the earlier stays: what is removed need not be repaired as well.
void addEdit(std::vector<PathEdit>& edits, const PathEdit& edit)
{
    const bool there = std::any_of(edits.begin(), edits.end(), [&](const PathEdit& other) {
        if (namesAnEntry(edit) && namesAnEntry(other))
            return edit.entry == other.entry && edit.occurrence == other.occurrence;
        return edit.kind == other.kind && edit.entry == other.entry;
    });
    if (!there)
        edits.push_back(edit);
}

void mergeInto(WantedChange& first, const WantedChange& later)
{
    auto* path = std::get_if<EditPath>(&first.change);
    const auto* more = std::get_if<EditPath>(&later.change);
    if (path != nullptr && more != nullptr) {
        for (const PathEdit& edit : more->edits)
            addEdit(path->edits, edit);
    } else if (first.change != later.change) {
        return; // contradiction: the earlier wish stands
    }
    for (const QString& id : later.ruleIds) {
        if (!first.ruleIds.contains(id))
            first.ruleIds << id;
    }
}

std::vector<WantedChange> merged(const std::vector<WantedChange>& wanted)
{
    std::vector<WantedChange> result;
    for (const WantedChange& wish : wanted) {
        const QString place = placeKey(wish.change);
        const auto same = std::find_if(result.begin(), result.end(), [&](const WantedChange& w) {
            return placeKey(w.change) == place;
        });
        if (same != result.end()) {
            mergeInto(*same, wish);
            continue;
        }
        WantedChange fresh = wish;
        if (auto* path = std::get_if<EditPath>(&fresh.change)) {
            const std::vector<PathEdit> edits = std::exchange(path->edits, {});
            for (const PathEdit& edit : edits)
                addEdit(path->edits, edit);
        }
        result.push_back(fresh);
    }
    for (WantedChange& wish : result) {
        if (auto* path = std::get_if<EditPath>(&wish.change)) {
            std::stable_sort(
                path->edits.begin(), path->edits.end(),
                [](const PathEdit& a, const PathEdit& b) { return orderOf(a) < orderOf(b); });
        }
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const WantedChange& a, const WantedChange& b) {
                         return orderOf(a.change) < orderOf(b.change);
                     });
    return result;
}

/// What earlier changes of the plan will leave, by place.
class Outlook
{
  public:
    explicit Outlook(Machine& machine) : m_machine(machine) {}

    [[nodiscard]] Result<State> before(const Change& change) const
    {
        auto state = readState(m_machine, change);
        if (!state)
            return state;
        const auto coming = m_states.find(placeKey(*state));
        return coming == m_states.end() ? *state : coming->second;
    }

    void expect(const State& state) { m_states[placeKey(state)] = state; }

    [[nodiscard]] winpath::VariableLookup lookup(const Change& change) const
    {
        const Scope scope = needsElevation(change) ? Scope::Machine : Scope::User;
        const Hive hive = scope == Scope::Machine ? Hive::LocalMachine : Hive::CurrentUser;
        // The machine's part is done after the user's: a user's entry does not see it yet.
        return variableLookup(m_machine, scope, [this, hive](const RegPlace& place) {
            std::optional<RegistryState> found;
            const auto coming = m_states.find(placeKey(State(RegistryState{place, {}})));
            if (place.hive == hive && coming != m_states.end())
                found = std::get<RegistryState>(coming->second);
            return found;
        });
    }

  private:
    Machine& m_machine;
    std::map<QString, State> m_states;
};

} // namespace

Result<Plan> makePlan(Machine& machine, const std::vector<WantedChange>& wanted)
{
    Plan plan{machine.name(), machine.clock().now().toUTC(), {}};
    Outlook outlook(machine);
    for (const WantedChange& wish : merged(wanted)) {
        const auto before = outlook.before(wish.change);
        if (!before)
            return fail(before.error());
        const auto after = intendedState(wish.change, *before, outlook.lookup(wish.change));
        if (!after)
            return fail(after.error());
        if (*before == *after)
            continue;
        outlook.expect(*after);
        plan.changes.push_back({wish.change, *before, *after, wish.ruleIds});
    }
    return plan;
}

Plan withoutElevation(const Plan& plan)
{
    Plan rest = plan;
    std::erase_if(rest.changes,
                  [](const PlannedChange& planned) { return needsElevation(planned.change); });
    return rest;
}

} // namespace gosetup
