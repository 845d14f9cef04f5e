// SPDX-License-Identifier: Apache-2.0
#include "changes/run/ChangeExecutor.h"

#include "changes/ChangeTarget.h"
#include "changes/Overloaded.h"
#include "changes/run/ChooseRun.h"
#include "changes/run/Proof.h"
#include "machine/RunningPrograms.h"
#include "toolchain/Manifest.h"

#include <QSet>

#include <algorithm>

namespace gosetup {

namespace {

[[nodiscard]] tl::unexpected<Error> changedMeanwhile(const Change& change)
{
    return fail(ErrorCode::ChangedMeanwhile,
                Text::tr("%1 has changed since the plan was created").arg(titleOf(change)),
                Text::tr("check again and create a new plan"));
}

Scope scopeOf(const Change& change)
{
    return needsElevation(change) ? Scope::Machine : Scope::User;
}

/// Another settings file than the one that Go will read is no matter of this plan.
[[nodiscard]] Result<void> requireFileOfGo(Machine& machine, const Plan& plan,
                                           const PlannedChange& planned)
{
    const auto* file = std::get_if<FileState>(&planned.after);
    if (file == nullptr)
        return {};
    const auto left = [&plan](const RegistryValuePath& place) -> std::optional<RegistryState> {
        for (const PlannedChange& other : plan.changes) {
            const auto* after = std::get_if<RegistryState>(&other.after);
            if (after != nullptr &&
                targetKey(other.after) == targetKey(State(RegistryState{place, {}})))
                return *after;
        }
        return std::nullopt;
    };
    const auto path = goEnvFile(machine, left);
    GOSETUP_RETURN_IF_FAILED(path);
    const auto* before = std::get_if<FileState>(&planned.before);
    if (before == nullptr || before->path != *path || file->path != *path)
        return changedMeanwhile(planned.change);
    return {};
}

QString toolchainRoot(const Change& change)
{
    return std::visit(Overloaded{
                          [](const InstallToolchain& c) { return c.root; },
                          [](const RemoveToolchain& c) { return c.root; },
                          [](const auto&) { return QString(); },
                      },
                      change);
}

} // namespace

/// A plan may come from a file: that its "after" follows from its change is not taken on trust.
Result<void> ChangeExecutor::checkAfter(const PlannedChange& planned, const State& current) const
{
    const auto lookup = variableLookup(
        m_context.machine, scopeOf(planned.change),
        [this](const RegistryValuePath& place) -> std::optional<RegistryState> {
            const auto left = m_variables.find(targetKey(State(RegistryState{place, {}})));
            return left == m_variables.end() ? std::nullopt : std::optional(left->second);
        });
    const auto intended = intendedState(planned.change, current, lookup);
    GOSETUP_RETURN_IF_FAILED(intended);
    if (!agrees(*intended, planned.after)) {
        return fail(ErrorCode::Invalid,
                    Text::tr("the plan expects a result for %1 that the change does not produce")
                        .arg(titleOf(planned.change)),
                    Text::tr("create a new plan"));
    }
    return {};
}

void ChangeExecutor::rememberVariable(const PlannedChange& planned)
{
    const auto* left = std::get_if<RegistryState>(&planned.after);
    if (std::holds_alternative<SetVariable>(planned.change) && left != nullptr)
        m_variables[targetKey(planned.after)] = *left;
}

Result<void> ChangeExecutor::performChecked(const PlannedChange& planned)
{
    if (auto done = perform(m_context, planned); !done)
        return done;
    const auto now = readCurrentState(m_context.machine, planned);
    GOSETUP_RETURN_IF_FAILED(now);
    if (!agrees(planned.after, *now)) {
        return fail(ErrorCode::Io, Text::tr("%1 was written, but reads back as something else")
                                       .arg(titleOf(planned.change)));
    }
    return {};
}

Result<void> ChangeExecutor::doOne(int index, ChangeOutcome& outcome)
{
    const PlannedChange& planned = outcome.planned;
    if (m_context.progress.cancelled())
        return fail(ErrorCode::Cancelled, Text::tr("cancelled"));
    m_context.progress.report({Stage::Applying, titleOf(planned.change), 0, 0, 0, 0});

    const auto current = readCurrentState(m_context.machine, planned);
    if (!current) {
        outcome.outcome = Outcome::Failed;
        return fail(current.error());
    }
    if (*current == planned.after) {
        outcome.outcome = Outcome::AlreadySo;
        rememberVariable(planned);
        return {};
    }
    if (!agrees(planned.before, *current)) {
        outcome.outcome = Outcome::Failed;
        return changedMeanwhile(planned.change);
    }
    if (auto fine = checkAfter(planned, *current); !fine) {
        outcome.outcome = Outcome::Failed;
        return fine;
    }

    outcome.planned.before = *current;
    if (auto noted = m_journal.intend(index, outcome.planned, false); !noted)
        return noted;
    if (const auto done = performChecked(outcome.planned); !done) {
        cleanUpFailed(index, outcome, done.error());
        return fail(done.error());
    }
    outcome.outcome = Outcome::Done;
    rememberVariable(planned);
    return m_journal.note(index, Phase::Done);
}

void ChangeExecutor::cleanUpFailed(int index, ChangeOutcome& outcome, const Error& why)
{
    outcome.outcome = Outcome::Failed;
    if (const auto gone = putBackProven(m_context, outcome.planned); !gone) {
        // The journal keeps it as intended: a later undo looks again.
        outcome.outcome = Outcome::RollbackFailed;
        outcome.error = gone.error();
        return;
    }
    // If the journal cannot take the note, the state on the machine tells undo the same.
    note(index, Phase::Failed, why.english());
}

void ChangeExecutor::note(int index, Phase phase, const QString& detail)
{
    const auto noted = m_journal.note(index, phase, detail);
    if (!noted && !m_journalFailure)
        m_journalFailure = noted.error();
}

void ChangeExecutor::rollback(std::vector<ChangeOutcome>& outcomes)
{
    for (std::size_t i = outcomes.size(); i-- > 0;) {
        ChangeOutcome& outcome = outcomes[i];
        if (outcome.outcome != Outcome::Done)
            continue;
        const int index = static_cast<int>(i);
        m_context.progress.report({Stage::Undoing, titleOf(outcome.planned.change), 0, 0, 0, 0});
        // A journal that cannot be written must not keep us from tidying up.
        note(index, Phase::Undoing);
        const auto back = undoProven(m_context, outcome.planned);
        const bool kept = back && back->how == UndoneChange::How::Kept;
        if (!back || kept) {
            outcome.outcome = Outcome::RollbackFailed;
            outcome.error =
                back ? Error::make(ErrorCode::ChangedMeanwhile, back->note) : back.error();
            continue;
        }
        outcome.outcome = Outcome::RolledBack;
        note(index, Phase::Undone);
    }
}

Result<void> compareWithBefore(Machine& machine, const Plan& plan)
{
    QSet<QString> touched;
    for (const PlannedChange& planned : plan.changes) {
        GOSETUP_RETURN_IF_FAILED(requireFileOfGo(machine, plan, planned));
        const QString place = targetKey(planned.before);
        if (!touched.contains(place)) {
            const auto current = readCurrentState(machine, planned);
            GOSETUP_RETURN_IF_FAILED(current);
            if (*current != planned.after && !agrees(planned.before, *current))
                return changedMeanwhile(planned.change);
        }
        touched.insert(place);
        if (const QString root = toolchainRoot(planned.change); !root.isEmpty()) {
            if (auto idle = requireNothingRunsFrom(machine, root); !idle)
                return idle;
        }
    }
    return {};
}

UndoWishes wishesFor(Machine& machine, const std::vector<JournalEntry>& entries, bool keepPath)
{
    UndoWishes wishes{keepPath, {}};
    for (const JournalEntry& entry : entries) {
        const auto* install = std::get_if<InstallToolchain>(&entry.planned.change);
        if (install == nullptr || !mayBeThere(entry))
            continue;
        Progress quiet;
        const auto damage = verifyTree(machine.files(), install->root, VerifyDepth::Sizes, quiet);
        const QString bin = winpath::join(install->root, QStringLiteral("bin"));
        const bool holdsTheirs =
            damage && std::any_of(damage->added.begin(), damage->added.end(), [](const QString& p) {
                return p.startsWith(QLatin1String("bin/"), Qt::CaseInsensitive);
            });
        if (holdsTheirs)
            wishes.keepEntries << bin;
    }
    return wishes;
}

Result<void> refuseUndoWhileRunning(Machine& machine, const std::vector<JournalEntry>& entries)
{
    for (const JournalEntry& entry : entries) {
        const QString root = toolchainRoot(entry.planned.change);
        if (root.isEmpty() || !mayBeThere(entry))
            continue;
        const auto current = readCurrentState(machine, entry.planned);
        if (current && *current == entry.planned.before)
            continue;
        if (auto idle = requireNothingRunsFrom(machine, root); !idle)
            return idle;
    }
    return {};
}

std::vector<UndoneChange> undoEntries(ApplyContext& context,
                                      const std::vector<JournalEntry>& entries,
                                      const UndoWishes& wishes, Journal& journal)
{
    std::vector<UndoneChange> result;
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
        if (!mayBeThere(*entry))
            continue;
        UndoneChange undone{entry->planned, UndoneChange::How::Failed, {}, std::nullopt};
        context.progress.report({Stage::Undoing, titleOf(entry->planned.change), 0, 0, 0, 0});
        const auto noted = journal.intend(entry->index, entry->planned, false);
        auto back = noted ? undoProven(context, entry->planned, wishes)
                          : Result<UndoResult>(fail(noted.error()));
        if (back) {
            undone.how = back->how;
            undone.note = back->note;
            // The machine's own state says the same if this note is lost.
            (void)journal.note(entry->index, Phase::Undone, toString(back->how));
        } else {
            undone.error = back.error();
            (void)journal.note(entry->index, Phase::Failed, back.error().english());
        }
        result.push_back(std::move(undone));
    }
    return result;
}

} // namespace gosetup
