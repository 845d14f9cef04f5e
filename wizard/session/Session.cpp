// SPDX-License-Identifier: Apache-2.0
#include "session/Session.h"

#include "base/Language.h"
#include "changes/run/History.h"
#include "engine/Projects.h"
#include "engine/RunLog.h"

#include <chrono>
#include <utility>

namespace gosetup {

namespace {

constexpr std::chrono::milliseconds progressInterval{50};

} // namespace

Session::Session(std::shared_ptr<Machine> machine, QObject* parent)
    : QObject(parent), m_machine(std::move(machine))
{
    resetRequest();
}

Session::~Session()
{
    if (m_progress)
        m_progress->cancel();
    m_work.wait();
    m_lookups.wait();
    m_locations.wait();
}

void Session::setMachine(std::shared_ptr<Machine> machine)
{
    if (m_busy)
        return;
    ++m_generation;
    m_machine = std::move(machine);
    resetRequest();
    m_projects.clear();
    m_observation.reset();
    m_releases.reset();
    m_releasesError.reset();
    m_releasesState = Loading::NotYet;
    m_prepared.reset();
    m_run.reset();
    m_smoke.reset();
    m_smokeError.reset();
    m_outdated = false;
    m_checking = false;
    Q_EMIT machineChanged();
    check();
}

void Session::setStartRequest(const GoRequest& go)
{
    m_startRequest = go;
    m_request.go = go;
}

void Session::resetRequest()
{
    m_request = {};
    m_request.install = InstallGo::Always;
    m_request.go = m_startRequest;
}

void Session::check()
{
    if (m_checking)
        return;
    m_checking = true;
    Q_EMIT checkingChanged(true);
    m_work.run(
        this,
        [machine = m_machine, options = observeOptions()] {
            return gosetup::check(machine, options, Profile{});
        },
        [this, generation = m_generation](Observation&& seen) {
            if (generation != m_generation)
                return;
            m_observation = std::move(seen);
            logCheck(m_observation->report);
            m_outdated = false;
            m_checking = false;
            Q_EMIT checkingChanged(false);
            Q_EMIT checked();
        });
}

ObserveOptions Session::observeOptions() const
{
    ObserveOptions options;
    options.projects = m_projects;
    return options;
}

void Session::checkProject(const QString& folder)
{
    if (m_checking || m_busy)
        return;
    m_work.run(
        this, [machine = m_machine, folder] { return findProjects(*machine, {folder}); },
        [this, generation = m_generation](Result<QStringList>&& found) {
            if (generation != m_generation)
                return;
            if (!found) {
                Q_EMIT projectRefused(found.error());
                return;
            }
            const QString project = found->front();
            m_projects.removeOne(project);
            m_projects << project;
            Q_EMIT projectAccepted(project);
            check();
        });
}

void Session::checkElevated()
{
    if (m_checking || m_busy)
        return;
    m_checking = true;
    Q_EMIT checkingChanged(true);
    m_work.run(
        this,
        [machine = m_machine,
         arguments = QStringList{QStringLiteral("--fix"), QStringLiteral("--lang"),
                                 currentLanguage()}]() -> Result<std::shared_ptr<Machine>> {
            std::shared_ptr<Machine> elevated;
            auto opened = machine->elevation().open(
                arguments, [&elevated](auto seen) { elevated = std::move(seen); });
            GOSETUP_RETURN_IF_FAILED(opened);
            return elevated;
        },
        [this, generation = m_generation](Result<std::shared_ptr<Machine>>&& elevated) {
            if (generation != m_generation)
                return;
            m_checking = false;
            Q_EMIT checkingChanged(false);
            if (!elevated)
                log::warning(elevated.error().english());
            else if (*elevated)
                m_machine = *elevated;
            Q_EMIT elevationAnswered(elevated ? std::nullopt : std::optional(elevated.error()));
            if (elevated && *elevated)
                check();
        });
}

void Session::loadReleases(bool again)
{
    const QString mirror = m_request.go.mirror;
    const bool same = m_releasesState != Loading::NotYet && mirror == m_releasesMirror;
    if (m_releasesState == Loading::Busy && same)
        return;
    if (same && m_releasesState == Loading::Ready && !again)
        return;
    m_releasesMirror = mirror;
    m_releasesState = Loading::Busy;
    Q_EMIT releasesChanged();
    m_lookups.run(
        this,
        [machine = m_machine, mirror]() -> Result<ReleaseIndex> {
            auto options = fetchOptionsFor(machine);
            GOSETUP_RETURN_IF_FAILED(options);
            Progress progress;
            return gosetup::loadReleases(*machine, mirror, *options, progress);
        },
        [this, mirror, generation = m_generation](Result<ReleaseIndex>&& index) {
            if (generation != m_generation || mirror != m_releasesMirror)
                return;
            m_releasesState = index ? Loading::Ready : Loading::Failed;
            m_releases.reset();
            m_releasesError.reset();
            if (index)
                m_releases = std::move(*index);
            else
                m_releasesError = index.error();
            if (m_releasesError)
                log::warning(m_releasesError->english());
            Q_EMIT releasesChanged();
        });
}

QString Session::root() const
{
    if (!m_request.root.isEmpty())
        return m_request.root;
    return report() ? recommendedRoot(report()->facts, m_request.scope) : QString();
}

std::optional<ReleaseIndex> Session::knownReleases() const
{
    const bool right = m_releasesState == Loading::Ready && m_releasesMirror == m_request.go.mirror;
    return right ? m_releases : std::nullopt;
}

void Session::preparePlan(Prediction prediction)
{
    m_prepared.reset();
    const int number = ++m_planNumber;
    m_work.run(
        this,
        [this, number, machine = m_machine, request = m_request, known = knownReleases(),
         predict = prediction == Prediction::Wanted, options = observeOptions(),
         seen = m_outdated ? std::nullopt : m_observation]() -> Result<Prepared> {
            // The person went on choosing while this one waited for its turn.
            if (number != m_planNumber)
                return fail(ErrorCode::Cancelled, Text::tr("cancelled"));
            Progress progress;
            return prepare(machine, seen ? *seen : gosetup::check(machine, options, Profile{}),
                           request, {predict, known ? &*known : nullptr}, progress);
        },
        [this, number](Result<Prepared>&& prepared) {
            if (number != m_planNumber)
                return;
            if (!prepared) {
                log::error(QStringLiteral("no plan: ") + prepared.error().english());
                Q_EMIT planFailed(prepared.error());
                return;
            }
            m_prepared = std::move(*prepared);
            Q_EMIT planReady();
        });
}

/// At most twenty updates a second reach the window, and the last one always.
Progress::Sink Session::progressSink()
{
    struct State
    {
        std::chrono::steady_clock::time_point last;
        Stage stage = Stage::Preparing;
    };
    auto state = std::make_shared<State>();
    return [this, state](const ProgressUpdate& update) {
        const auto now = std::chrono::steady_clock::now();
        const bool finished = update.bytesTotal > 0 && update.bytesDone == update.bytesTotal;
        if (update.stage == state->stage && !finished && now - state->last < progressInterval)
            return;
        *state = {now, update.stage};
        QMetaObject::invokeMethod(
            this, [this, update] { Q_EMIT progressed(update); }, Qt::QueuedConnection);
    };
}

void Session::apply()
{
    if (m_busy || !m_prepared)
        return;
    m_busy = true;
    m_run.reset();
    m_progress = std::make_shared<Progress>(progressSink());
    m_work.run(
        this,
        [machine = m_machine, plan = m_prepared->plan, progress = m_progress,
         given = m_request.go.sha256]() -> RunReport {
            const auto fetch = fetchOptionsFor(machine);
            if (!fetch) {
                RunReport report;
                report.error = fetch.error();
                return report;
            }
            ApplyOptions options;
            options.fetch = *fetch;
            options.fetch.note = [](const Text& note) { log::info(note.english()); };
            options.fetch.givenSha256 = given;
            return gosetup::apply(*machine, plan, options, *progress);
        },
        [this](RunReport&& run) {
            m_run = std::move(run);
            logRun(*m_run);
            m_busy = false;
            m_progress.reset();
            m_outdated = true;
            Q_EMIT applied();
            check();
        });
}

void Session::undoLast()
{
    if (m_busy)
        return;
    m_busy = true;
    m_progress = std::make_shared<Progress>(progressSink());
    m_work.run(
        this,
        [machine = m_machine, progress = m_progress]() -> UndoReport {
            if (auto recovered = recoverInterrupted(*machine); !recovered) {
                UndoReport report;
                report.error = recovered.error();
                return report;
            }
            return gosetup::undo(*machine, {}, UndoOptions{}, *progress);
        },
        [this](UndoReport&& report) {
            logUndo(report);
            m_busy = false;
            m_progress.reset();
            m_outdated = true;
            Q_EMIT undone(report);
            check();
        });
}

void Session::cancel()
{
    if (!m_progress)
        return;
    m_progress->cancel();
    Q_EMIT cancelling();
}

void Session::judgeLocation(const QString& path)
{
    if (!m_observation)
        return;
    const int number = ++m_locationNumber;
    const auto facts = std::make_shared<const Facts>(m_observation->report.facts);
    m_locations.run(
        this,
        [machine = m_machine, path, scope = m_request.scope, facts] {
            return judgeRoot(machine, *facts, path, scope);
        },
        [this, number, path](std::vector<Finding>&& findings) {
            if (number == m_locationNumber)
                Q_EMIT locationJudged(path, findings);
        });
}

} // namespace gosetup
