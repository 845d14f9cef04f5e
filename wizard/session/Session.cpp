// SPDX-License-Identifier: Apache-2.0
#include "session/Session.h"

#include "engine/RunLog.h"
#include "session/EngineChoices.h"

#include <chrono>
#include <utility>

namespace gosetup {

namespace {

constexpr std::chrono::milliseconds progressInterval{50};

} // namespace

Session::Session(std::shared_ptr<Machine> machine, QObject* parent)
    : QObject(parent), m_machine(std::move(machine))
{
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
    resetChoices();
    m_report.reset();
    m_releases.reset();
    m_releasesError.reset();
    m_releasesState = Loading::NotYet;
    m_plan.reset();
    m_prediction.reset();
    m_run.reset();
    m_outdated = false;
    m_checking = false;
    Q_EMIT machineChanged();
    check();
}

void Session::setStartWish(const GoWish& wish)
{
    m_startWish = wish;
    m_choices.wish = wish;
}

void Session::resetChoices()
{
    m_choices = {};
    m_choices.wish = m_startWish;
}

void Session::check()
{
    if (m_checking)
        return;
    m_checking = true;
    Q_EMIT checkingChanged(true);
    m_work.run(
        this,
        [machine = m_machine] { return gosetup::check(machine, ObserveOptions{}, Profile{}); },
        [this, generation = m_generation](Report&& report) {
            if (generation != m_generation)
                return;
            m_report = std::move(report);
            logCheck(*m_report);
            m_outdated = false;
            m_checking = false;
            Q_EMIT checkingChanged(false);
            Q_EMIT checked();
        });
}

void Session::loadReleases(bool again)
{
    const QString mirror = m_choices.wish.mirror;
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
            if (!options)
                return fail(options.error());
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
    if (!m_choices.root.isEmpty())
        return m_choices.root;
    return m_report ? recommendedRoot(m_report->facts, m_choices.scope) : QString();
}

struct Session::Prepared
{
    Plan plan;
    Report prediction;
};

std::optional<ReleaseIndex> Session::knownReleases() const
{
    const bool right =
        m_releasesState == Loading::Ready && m_releasesMirror == m_choices.wish.mirror;
    return right ? m_releases : std::nullopt;
}

void Session::preparePlan()
{
    m_plan.reset();
    m_prediction.reset();
    const int number = ++m_planNumber;
    m_work.run(
        this,
        [this, number, machine = m_machine, choices = m_choices, known = knownReleases(),
         report = m_outdated ? std::nullopt : m_report]() -> Result<Prepared> {
            // The person went on choosing while this one waited for its turn.
            if (number != m_planNumber)
                return fail(ErrorCode::Cancelled, Text::tr("cancelled"));
            const Report before =
                report ? *report : gosetup::check(machine, ObserveOptions{}, Profile{});
            Choices wanted = engineChoices(choices, before);
            if (!choices.fixes && choices.installGo) {
                auto fetch = fetchOptionsFor(machine);
                if (!fetch)
                    return fail(fetch.error());
                Progress progress;
                auto archive = findArchive(*machine, choices.wish, *fetch, progress,
                                           known ? &*known : nullptr);
                if (!archive)
                    return fail(archive.error());
                wanted.archive = *archive;
            }
            auto plan = recommend(machine, before, wanted);
            if (!plan)
                return fail(plan.error());
            if (choices.withoutRights)
                std::erase_if(plan->changes, [](const PlannedChange& planned) {
                    return needsElevation(planned.change);
                });
            auto prediction = predict(machine, *plan, Profile{});
            if (!prediction)
                return fail(prediction.error());
            return Prepared{std::move(*plan), std::move(*prediction)};
        },
        [this, number](Result<Prepared>&& prepared) {
            if (number != m_planNumber)
                return;
            if (!prepared) {
                log::error(QStringLiteral("no plan: ") + prepared.error().english());
                Q_EMIT planFailed(prepared.error());
                return;
            }
            m_plan = std::move(prepared->plan);
            m_prediction = std::move(prepared->prediction);
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
    if (m_busy || !m_plan)
        return;
    m_busy = true;
    m_run.reset();
    m_progress = std::make_shared<Progress>(progressSink());
    m_work.run(
        this,
        [machine = m_machine, plan = *m_plan, progress = m_progress,
         given = m_choices.wish.sha256]() -> RunReport {
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
    if (!m_report)
        return;
    const int number = ++m_locationNumber;
    const auto facts = std::make_shared<const Facts>(m_report->facts);
    m_locations.run(
        this,
        [machine = m_machine, path, scope = m_choices.scope, facts] {
            return judgeRoot(machine, *facts, path, scope);
        },
        [this, number, path](std::vector<Finding>&& findings) {
            if (number == m_locationNumber)
                Q_EMIT locationJudged(path, findings);
        });
}

} // namespace gosetup
