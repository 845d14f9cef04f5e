// SPDX-License-Identifier: Apache-2.0
#include "changes/ElevatedPart.h"

#include "changes/ChangeFields.h"
#include "changes/ChooseRun.h"
#include "changes/JudgeRequest.h"
#include "changes/Kinds.h"
#include "changes/Proof.h"
#include "toolchain/Install.h"

#include <QCryptographicHash>
#include <QJsonDocument>

#include <algorithm>

namespace gosetup {

namespace {

/// A fetched archive and the file in which it waits.
struct Delivered
{
    QString archive;
    QString file;
};

void fields(auto& v, json::Like<Delivered> auto& delivered)
{
    v.required("archive", delivered.archive);
    v.required("file", delivered.file);
}

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
    const auto now = readState(machine, planned.change);
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
    const auto now = readState(machine, planned.change);
    if (succeeded && now && agrees(planned.after, *now)) {
        outcome.outcome = Outcome::Done;
        return;
    }
    if (const auto gone = isGone(machine, runId, index, planned); !gone) {
        outcome.outcome = Outcome::TakeBackFailed;
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

void fields(auto& v, json::Like<ElevatedOrder> auto& order)
{
    v.constant("schema", requestSchema);
    v.required("run", order.run);
    v.required("undoes", order.undoes);
    v.required("keepPath", order.keepPath);
    v.required("made", order.made);
    std::vector<Delivered> delivered;
    for (auto one = order.delivered.cbegin(); one != order.delivered.cend(); ++one)
        delivered.push_back({one.key(), one.value()});
    v.required("delivered", delivered, mostChanges);
    if constexpr (std::decay_t<decltype(v)>::reading) {
        for (const Delivered& one : delivered)
            order.delivered.insert(one.archive, one.file);
    }
    v.required("plan", order.plan);
}

QByteArray toBytes(const ElevatedOrder& order)
{
    return QJsonDocument(json::toObject(order)).toJson(QJsonDocument::Compact);
}

Result<ElevatedOrder> orderFrom(const QByteArray& bytes)
{
    const auto object = json::parseObject(bytes);
    return object ? json::read<ElevatedOrder>(*object) : fail(object.error());
}

Result<void> sendElevated(Machine& machine, const ElevatedOrder& order)
{
    const QByteArray bytes = toBytes(order);
    const QString file = winpath::join(pendingFolder(machine), order.run + QLatin1String(".json"));
    if (auto written = machine.files().write(file, bytes); !written)
        return written;
    // As the elevated copy will see it: that refuses every link on the way.
    const auto real = machine.files().resolved(file);
    if (!real)
        return fail(real.error());
    const ElevatedRequest request{*real,
                                  QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
    auto done = machine.system().info().elevated ? applyElevated(machine, request)
                                                 : machine.elevation().run(request, applyElevated);
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

bool ElevatedPart::has(int index) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [&](const Part& part) { return part.index == index; });
}

ElevatedOrder ElevatedPart::order() const
{
    const QDateTime now = m_machine.clock().now().toUTC();
    ElevatedOrder order{m_runId, {}, false, now, Plan{m_machine.name(), now, {}}, m_delivered};
    for (const Part& part : m_parts)
        order.plan.changes.push_back(part.planned);
    return order;
}

Result<void> ElevatedPart::judge() const
{
    const auto refusal = foreseenRefusal(m_machine, order().plan);
    return refusal ? Result<void>(fail(refusal->why)) : Result<void>{};
}

Result<void> ElevatedPart::fetchArchives(const FetchOptions& options, Progress& progress)
{
    for (const Part& part : m_parts) {
        const auto* install = std::get_if<InstallToolchain>(&part.planned.change);
        if (install == nullptr || install->archive.url.scheme() == QLatin1String("qrc"))
            continue; // what is inside the program the elevated copy has itself
        const auto archive = fetchForMachine(m_machine, install->archive, options, progress);
        if (!archive)
            return fail(archive.error());
        const QString file = winpath::join(pendingFolder(m_machine),
                                           m_runId + QLatin1Char('-') + install->archive.fileName);
        if (auto written = m_machine.files().write(file, archive->bytes); !written)
            return written;
        const auto real = m_machine.files().resolved(file);
        if (!real)
            return fail(real.error());
        m_delivered.insert(install->archive.fileName, *real);
    }
    return {};
}

void ElevatedPart::removeDelivered()
{
    for (const QString& file : std::as_const(m_delivered))
        (void)m_machine.files().remove(file); // the next run removes what stays
    m_delivered.clear();
}

Result<void> ElevatedPart::apply(Journal& journal, std::vector<ChangeOutcome>& outcomes)
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
        done = sendElevated(m_machine, order());
    removeDelivered();
    int index = 0;
    for (const Part& part : m_parts) {
        ChangeOutcome& outcome = outcomes[static_cast<std::size_t>(part.index)];
        learn(m_machine, m_runId, index++, done.has_value(), outcome);
        if (index > intended)
            continue; // its intent is not in the journal: there is nothing to note
        if (outcome.outcome == Outcome::Done)
            (void)journal.note(part.index, Phase::Done);
        else if (outcome.outcome != Outcome::TakeBackFailed)
            (void)journal.note(part.index, Phase::Failed);
        if (done && outcome.error)
            done = fail(*outcome.error);
    }
    return done;
}

} // namespace gosetup
