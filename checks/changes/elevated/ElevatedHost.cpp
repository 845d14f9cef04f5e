// SPDX-License-Identifier: Apache-2.0
// What the elevated copy does with a request. It trusts the hash on its command line, its own
// journal and the machine; never the file.
#include "changes/elevated/ElevatedHost.h"
#include "changes/elevated/ElevationClient.h"
#include "changes/elevated/ElevationPolicy.h"
#include "changes/run/ChangeExecutor.h"
#include "changes/run/ChooseRun.h"
#include "changes/run/Durable.h"
#include "changes/run/History.h"
#include "changes/run/JournalFolder.h"
#include "changes/run/UndoneSince.h"
#include "paths/WindowsPath.h"
#include "toolchain/Source.h"

#include <QCryptographicHash>

#include <algorithm>

namespace gosetup {

namespace {

constexpr qint64 maxBytes = 8 << 20;
constexpr qint64 oldestSeconds = 3600;
constexpr qint64 clockSkewSeconds = 300;

/// The sender resolved the path, so a link on it now is somebody else's.
[[nodiscard]] Result<void> refuseLinks(Machine& machine, const QString& path)
{
    const auto info = machine.files().info(path);
    GOSETUP_RETURN_IF_FAILED(info);
    const auto real = machine.files().resolved(path);
    GOSETUP_RETURN_IF_FAILED(real);
    if ((*info && (*info)->reparseTag != 0) || !winpath::same(*real, path))
        return fail(ErrorCode::Untrusted, Text::tr("the path to %1 contains a link").arg(path));
    return {};
}

/// One read: the bytes that are hashed are the bytes that are parsed, whatever becomes of the file.
[[nodiscard]] Result<ElevationRequest> readRequest(Machine& machine, const ElevationCall& call)
{
    GOSETUP_RETURN_IF_FAILED(refuseLinks(machine, call.planFile));
    const auto bytes = machine.files().read(call.planFile, maxBytes);
    GOSETUP_RETURN_IF_FAILED(bytes);
    if (QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256) != call.sha256) {
        return fail(ErrorCode::Untrusted,
                    Text::tr("%1 is not the file that was requested").arg(call.planFile));
    }
    return requestFrom(*bytes);
}

[[nodiscard]] Result<void> checkFresh(Machine& machine, const ElevationRequest& request)
{
    if (!isRunId(request.run))
        return fail(ErrorCode::Invalid, Text::tr("$.run: \"%1\" is not a run").arg(request.run));
    const qint64 age = request.made.secsTo(machine.clock().now().toUTC());
    if (age > oldestSeconds || age < -clockSkewSeconds) {
        return fail(ErrorCode::Untrusted, Text::tr("the request is %1 seconds old").arg(age),
                    Text::tr("create a new plan"));
    }
    const auto earlier = readJournal(machine, machineDataFolder(machine), request.run);
    if (earlier || earlier.error().code != ErrorCode::NotFound)
        return fail(ErrorCode::Untrusted,
                    Text::tr("run %1 has already been applied").arg(request.run));
    return {};
}

FetchOptions ownFetch(Machine& machine)
{
    FetchOptions options;
    const QString cache = winpath::join(machineDataFolder(machine), QStringLiteral("cache"));
    // Its own cache: what lies in the person's could be swapped between check and use.
    if (const auto made = machine.files().makeFolder(cache, true); made) {
        if (const auto host = machine.files().hostPath(cache, true))
            options.cacheFolder = *host;
    }
    options.proxyFor = [&machine](const QUrl& url) { return machine.network().proxyFor(url); };
    return options;
}

/// What this copy knows of the archives by itself. On a practice machine its own mirror inside the
/// program takes the place of the network.
[[nodiscard]] Result<ArchiveTrust> ownTrust(Machine& machine, const Plan& plan,
                                            const FetchOptions& options)
{
    ArchiveTrust trust(options.knownHashes());
    const bool unknown =
        std::any_of(plan.changes.begin(), plan.changes.end(), [&](const PlannedChange& planned) {
            const auto* install = std::get_if<InstallToolchain>(&planned.change);
            return install != nullptr && trust.find(install->archive.fileName).isEmpty();
        });
    if (!unknown)
        return trust;
    Progress quiet;
    const auto index = machine.isPractice() ? loadIndex(Source::builtIn(), options, quiet)
                                            : loadOfficialIndex(options, quiet);
    if (!index) {
        return fail(ErrorCode::Untrusted,
                    Text::tr("the table of known hashes does not contain an archive, and the "
                             "official index cannot be read"),
                    Text::tr("install a Go that GoSetup knows, or install it only for yourself"),
                    index.error().text());
    }
    trust.add(*index);
    return trust;
}

/// Host paths of what came with the request, none of them behind a link or on a share.
[[nodiscard]] Result<QHash<QString, QString>> takeDelivered(Machine& machine,
                                                            const ElevationRequest& request)
{
    QHash<QString, QString> files;
    for (auto one = request.delivered.cbegin(); one != request.delivered.cend(); ++one) {
        if (!winpath::isAbsolute(one.value()) || winpath::isUnc(one.value())) {
            return fail(
                ErrorCode::Untrusted,
                Text::tr("%1 is not a full path on a drive of this computer").arg(one.value()));
        }
        GOSETUP_RETURN_IF_FAILED(refuseLinks(machine, one.value()));
        const auto host = machine.files().hostPath(one.value(), false);
        GOSETUP_RETURN_IF_FAILED(host);
        files.insert(one.key(), *host);
    }
    return files;
}

/// The hash that counts is the known one, wherever the request's came from.
[[nodiscard]] Plan withKnownHashes(Plan plan, const ArchiveTrust& trust)
{
    for (PlannedChange& planned : plan.changes) {
        if (auto* install = std::get_if<InstallToolchain>(&planned.change)) {
            ArchiveRef& archive = install->archive;
            const bool pinned = !trust.table().find(archive.fileName).isEmpty();
            archive.sha256 = pinned ? QByteArray() : trust.find(archive.fileName);
        }
    }
    return plan;
}

[[nodiscard]] Result<void> applyRequest(Machine& machine, const ElevationRequest& request)
{
    FetchOptions fetch = ownFetch(machine);
    // What is refused whatever the archive's hash is must not make this copy ask a server.
    ArchiveTrust table(fetch.knownHashes());
    table.leaveUnknownOpen();
    if (auto possible = judgeRequest(machine, request, table); !possible)
        return possible;
    const auto trust = ownTrust(machine, request.plan, fetch);
    GOSETUP_RETURN_IF_FAILED(trust);
    if (auto accepted = judgeRequest(machine, request, *trust); !accepted)
        return accepted;
    auto delivered = takeDelivered(machine, request);
    GOSETUP_RETURN_IF_FAILED(delivered);
    fetch.delivered = std::move(*delivered);
    if (auto same = compareWithBefore(machine, request.plan); !same)
        return same;
    auto journal = Journal::begin(machine, machineDataFolder(machine), request.run, {}, true,
                                  request.plan.titles());
    GOSETUP_RETURN_IF_FAILED(journal);

    Progress quiet;
    ChangeExecutor executor({machine, request.run, quiet, fetch, false}, *journal);
    std::vector<ChangeOutcome> outcomes;
    for (const PlannedChange& planned : withKnownHashes(request.plan, *trust).changes)
        outcomes.push_back({planned, Outcome::NotDone, std::nullopt});
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        auto done = executor.doOne(static_cast<int>(i), outcomes[i]);
        // What was judged may have changed between the look and the deed.
        if (done)
            done = verifySecured(machine, outcomes[i].planned.change);
        if (!done) {
            executor.rollback(outcomes);
            const bool clean =
                std::none_of(outcomes.begin(), outcomes.end(), [](const ChangeOutcome& o) {
                    return o.outcome == Outcome::RollbackFailed;
                });
            (void)journal->end(clean ? RunEnd::RolledBack : RunEnd::Incomplete);
            return done;
        }
    }
    return journal->end(RunEnd::Done);
}

[[nodiscard]] Result<void> undoRequest(Machine& machine, const ElevationRequest& request)
{
    // Only what this copy did itself, as its own journal has it.
    const QString data = machineDataFolder(machine);
    const auto runs = readJournals(machine, data);
    GOSETUP_RETURN_IF_FAILED(runs);
    const auto run = chooseRun(*runs, request.undoes);
    GOSETUP_RETURN_IF_FAILED(run);
    const auto left = wasUndone(*runs, run->runId)
                          ? std::vector<JournalEntry>()
                          : withoutUndoneRuns(*runs, *run, entriesLeft(*runs, *run));
    if (auto idle = refuseUndoWhileRunning(machine, left); !idle)
        return idle;
    auto journal = Journal::begin(machine, data, request.run, request.undoes, true);
    GOSETUP_RETURN_IF_FAILED(journal);
    Progress quiet;
    ApplyContext context{machine, request.undoes, quiet, {}, false, undoneBefore(*runs, *run)};
    const auto undone =
        undoEntries(context, left, wishesFor(machine, run->entries, request.keepPath), *journal);
    Result<void> result;
    for (const UndoneChange& change : undone) {
        if (change.error && result)
            result = fail(*change.error);
    }
    if (!run->lost.empty() && !wasUndone(*runs, run->runId) && result)
        result = fail(notWhole(*run));
    if (auto ended = journal->end(result ? RunEnd::Done : RunEnd::Incomplete); !ended && result)
        return ended;
    return result;
}

} // namespace

Result<void> applyElevated(Machine& machine, const ElevationCall& call)
{
    if (!machine.system().info().elevated) {
        return fail(ErrorCode::NeedsElevation,
                    Text::tr("the elevated process does not have administrator permission"));
    }
    const auto request = readRequest(machine, call);
    GOSETUP_RETURN_IF_FAILED(request);
    // First the folders: what was done already is known from journals that nobody else may write.
    const QString data = machineDataFolder(machine);
    for (const QString& folder : {data, journalFolder(data)}) {
        if (auto made = machine.files().makeFolder(folder, true); !made)
            return made;
    }
    if (auto fresh = checkFresh(machine, *request); !fresh)
        return fresh;
    const auto lock = lockRuns(machine, data);
    GOSETUP_RETURN_IF_FAILED(lock);
    GOSETUP_RETURN_IF_FAILED(recoverIn(machine, data));
    return request->undoes.isEmpty() ? applyRequest(machine, *request)
                                     : undoRequest(machine, *request);
}

} // namespace gosetup
