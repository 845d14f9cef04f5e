// SPDX-License-Identifier: Apache-2.0
#include "changes/elevated/ElevationClient.h"

#include "changes/elevated/ElevatedHost.h"
#include "changes/elevated/ElevationPolicy.h"
#include "changes/handlers/ChangeHandlers.h"
#include "changes/run/ChooseRun.h"
#include "changes/run/JournalFolder.h"
#include "changes/run/Proof.h"
#include "toolchain/Install.h"

#include <QCryptographicHash>

#include <algorithm>

namespace gosetup {

namespace {

/// What the copy's own journal says of a change of its request.
enum class CopySays
{
    Untouched, ///< it never came to it
    Gone,
    MayBeThere
};

CopySays copySays(Machine& machine, const QString& runId, int index)
{
    const auto run = readJournal(machine, machineDataFolder(machine), runId);
    if (!run)
        return run.error().code == ErrorCode::NotFound ? CopySays::Untouched : CopySays::MayBeThere;
    const bool lost =
        std::any_of(run->lost.begin(), run->lost.end(), [&](const LostChange& change) {
            return change.index < 0 || change.index == index;
        });
    if (lost)
        return CopySays::MayBeThere;
    const auto entry = std::find_if(run->entries.begin(), run->entries.end(),
                                    [&](const JournalEntry& e) { return e.index == index; });
    if (entry == run->entries.end())
        return CopySays::Untouched;
    return mayBeThere(*entry) ? CopySays::MayBeThere : CopySays::Gone;
}

/// By looking again; where that is not allowed, the copy's word counts.
[[nodiscard]] Result<void> isGone(Machine& machine, const QString& runId, int index,
                                  const PlannedChange& planned)
{
    const CopySays copy = copySays(machine, runId, index);
    const auto now = readCurrentState(machine, planned.change);
    const auto* exclusion = now ? std::get_if<ExclusionState>(&*now) : nullptr;
    const bool hidden = exclusion != nullptr && !exclusion->excluded;
    if (copy == CopySays::Untouched || (hidden && copy == CopySays::Gone))
        return {};
    return proveGone(machine, runId, planned);
}

/// What is to be seen of one change after the elevated copy has ended. `index`: in its request.
void learn(Machine& machine, const QString& runId, int index, bool succeeded,
           ChangeOutcome& outcome)
{
    const PlannedChange& planned = outcome.planned;
    const auto now = readCurrentState(machine, planned.change);
    if (succeeded && now && agrees(planned.after, *now)) {
        outcome.outcome = Outcome::Done;
        return;
    }
    if (const auto gone = isGone(machine, runId, index, planned); !gone) {
        outcome.outcome = Outcome::RollbackFailed;
        outcome.error = gone.error();
        return;
    }
    outcome.outcome = succeeded ? Outcome::Failed : Outcome::NotDone;
    if (succeeded) {
        outcome.error = Error::make(
            ErrorCode::Io,
            Text::tr("%1 does not have the expected state").arg(titleOf(planned.change)));
    }
}

} // namespace

QString pendingFolder(Machine& machine)
{
    return winpath::join(userDataFolder(machine), QStringLiteral("pending"));
}

Result<void> sendElevationRequest(Machine& machine, const ElevationRequest& request)
{
    const QByteArray bytes = toBytes(request);
    const QString file =
        winpath::join(pendingFolder(machine), request.run + QLatin1String(".json"));
    if (auto written = machine.files().write(file, bytes); !written)
        return written;
    // As the elevated copy will see it: that refuses every link on the way.
    const auto real = machine.files().resolved(file);
    GOSETUP_RETURN_IF_FAILED(real);
    const ElevationCall call{*real, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
    auto done = machine.system().info().elevated ? applyElevated(machine, call)
                                                 : machine.elevation().run(call, applyElevated);
    // A leftover request is harmless: it is too old in an hour, and done only once.
    (void)machine.files().remove(file);
    return done;
}

std::optional<Text> otherAccountHint(Machine& machine, const QString& runId)
{
    const auto run = readJournal(machine, machineDataFolder(machine), runId);
    const QString own = machine.system().info().userName;
    if (!run || run->account.isEmpty() || run->account.compare(own, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    return Text::tr("administrator permission came from another account (%1); user settings were "
                    "written for your account")
        .arg(run->account);
}

bool ElevationClient::has(int index) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [&](const Part& part) { return part.index == index; });
}

ElevationRequest ElevationClient::request() const
{
    const QDateTime now = m_machine.clock().now().toUTC();
    ElevationRequest request{m_runId, {}, false, now, Plan{m_machine.name(), now, {}}, m_delivered};
    for (const Part& part : m_parts)
        request.plan.changes.push_back(part.planned);
    return request;
}

Result<void> ElevationClient::judge() const
{
    const auto refusal = plannedRefusal(m_machine, request().plan);
    return refusal ? Result<void>(fail(refusal->why)) : Result<void>{};
}

Result<void> ElevationClient::fetchArchives(const FetchOptions& options, Progress& progress)
{
    for (const Part& part : m_parts) {
        const auto* install = std::get_if<InstallToolchain>(&part.planned.change);
        if (install == nullptr || install->archive.url.scheme() == QLatin1String("qrc"))
            continue; // what is inside the program the elevated copy has itself
        const auto archive = fetchForMachine(m_machine, install->archive, options, progress);
        GOSETUP_RETURN_IF_FAILED(archive);
        const QString file = winpath::join(pendingFolder(m_machine),
                                           m_runId + QLatin1Char('-') + install->archive.fileName);
        if (auto written = m_machine.files().write(file, archive->bytes); !written)
            return written;
        const auto real = m_machine.files().resolved(file);
        GOSETUP_RETURN_IF_FAILED(real);
        m_delivered.insert(install->archive.fileName, *real);
    }
    return {};
}

void ElevationClient::removeDelivered()
{
    for (const QString& file : std::as_const(m_delivered))
        (void)m_machine.files().remove(file); // the next run removes what stays
    m_delivered.clear();
}

Result<void> ElevationClient::apply(Journal& journal, std::vector<ChangeOutcome>& outcomes)
{
    Result<void> done;
    int intended = 0;
    for (const Part& part : m_parts) {
        done = journal.intend(part.index, part.planned, true);
        if (!done)
            break;
        ++intended;
    }
    if (done)
        done = sendElevationRequest(m_machine, request());
    removeDelivered();
    int index = 0;
    for (const Part& part : m_parts) {
        ChangeOutcome& outcome = outcomes[static_cast<std::size_t>(part.index)];
        learn(m_machine, m_runId, index++, done.has_value(), outcome);
        if (index > intended)
            continue; // its intent is not in the journal: there is nothing to note
        if (outcome.outcome == Outcome::Done)
            (void)journal.note(part.index, Phase::Done);
        else if (outcome.outcome != Outcome::RollbackFailed)
            (void)journal.note(part.index, Phase::Failed);
        if (done && outcome.error)
            done = fail(*outcome.error);
    }
    return done;
}

} // namespace gosetup
