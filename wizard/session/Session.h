// SPDX-License-Identifier: Apache-2.0
// What the person has chosen and what the engine said, behind every page; long work runs on a
// worker and comes back as a signal. Holds no rule and no widget: pages ask, the engine answers.
#pragma once

#include "base/Progress.h"
#include "changes/run/Apply.h"
#include "changes/run/Undo.h"
#include "engine/OpenTools.h"
#include "engine/Prepare.h"
#include "engine/Releases.h"
#include "engine/SmokeTest.h"
#include "session/SerialExecutor.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace gosetup {

/// The state of something that loads in the background.
enum class Loading
{
    NotYet,
    Busy,
    Ready,
    Failed
};

class Session : public QObject
{
    Q_OBJECT

  public:
    explicit Session(std::shared_ptr<Machine> machine, QObject* parent = nullptr);
    ~Session() override;

    [[nodiscard]] const std::shared_ptr<Machine>& machine() const { return m_machine; }
    /// Another machine (an opened image): everything known is forgotten, the choices too.
    void setMachine(std::shared_ptr<Machine> machine);

    /// What the program was started with (`--mirror`, `--archive`): survives resetRequest().
    void setStartRequest(const GoRequest& go);
    void resetRequest(); ///< everything as recommended, and a Go
    /// What the person has chosen so far, kept while they go back and forth.
    [[nodiscard]] PlanRequest& request() { return m_request; }
    [[nodiscard]] const PlanRequest& request() const { return m_request; }

    /// nullptr before the first check.
    [[nodiscard]] const Report* report() const
    {
        return m_observation ? &m_observation->report : nullptr;
    }
    /// A run has ended since the report was made; the next check is under way.
    [[nodiscard]] bool isReportOutdated() const { return m_outdated; }
    [[nodiscard]] bool isChecking() const { return m_checking; }
    void check();
    /// Looks at the Go project in this folder too, now and in later checks. Answers with
    /// projectAccepted(), and the check that follows, or with projectRefused().
    void checkProject(const QString& folder);
    /// Looks again with administrator rights, so that the person has to agree: on this computer in
    /// a window of its own, in practice right here. Answers with elevationAnswered().
    void checkElevated();

    [[nodiscard]] Loading releasesState() const { return m_releasesState; }
    [[nodiscard]] const std::optional<ReleaseIndex>& releases() const { return m_releases; }
    [[nodiscard]] const std::optional<Error>& releasesError() const { return m_releasesError; }
    /// From request().go.mirror; does nothing when those are there already, unless `again`.
    void loadReleases(bool again = false);

    /// Answers with locationJudged(); only the answer for the last path asked comes.
    void judgeLocation(const QString& path);
    /// The root that will be used: the chosen one or the recommended one; empty before a check.
    [[nodiscard]] QString root() const;

    enum class Prediction
    {
        Wanted,
        NotNeeded
    };
    /// A plan for the request as it is; answers with planReady() or planFailed().
    void preparePlan(Prediction prediction = Prediction::Wanted);
    [[nodiscard]] const Plan* plan() const { return m_prepared ? &m_prepared->plan : nullptr; }
    [[nodiscard]] const Report* prediction() const
    {
        return m_prepared && m_prepared->prediction ? &*m_prepared->prediction : nullptr;
    }

    void apply();
    void undoLast();
    /// Builds, runs and tests a small program; answers with smokeStepped() and smokeTested(), and
    /// checks again, so that the report tells of it.
    void smokeTest();
    /// nullptr before the first one, and while one is under way.
    [[nodiscard]] const SmokeRun* lastSmokeTest() const { return m_smoke ? &*m_smoke : nullptr; }
    [[nodiscard]] const std::optional<Error>& smokeError() const { return m_smokeError; }
    [[nodiscard]] bool isSmokeTesting() const { return m_smokeTesting; }
    /// The program of the last test, in a folder of the machine; answers with programKept().
    void keepProgram(const QString& folder);
    /// Starts a terminal or an editor; answers with opened().
    void open(const Result<OpenRequest>& request);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_busy; } ///< applying, undoing or testing
    [[nodiscard]] const RunReport* lastRun() const { return m_run ? &*m_run : nullptr; }

  Q_SIGNALS:
    void machineChanged();
    void checkingChanged(bool busy);
    void checked();
    void projectAccepted(const QString& folder);
    void projectRefused(const gosetup::Error& error);
    /// No error: a window with the rights was opened, or in practice the next check has them.
    void elevationAnswered(const std::optional<gosetup::Error>& error);
    void releasesChanged();
    void locationJudged(const QString& path, const std::vector<gosetup::Finding>& findings);
    void planReady();
    void planFailed(const gosetup::Error& error);
    void cancelling(); ///< a run was told to stop; its end is still to come
    void progressed(const gosetup::ProgressUpdate& update);
    void applied();
    void undone(const gosetup::UndoReport& report); ///< a failure is in its `error`
    void smokeStepped(const gosetup::SmokeResult& done, gosetup::SmokeStepKind next);
    void smokeTested(); ///< lastSmokeTest() or smokeError() says what came of it
    void programKept(const QString& folder, const std::optional<gosetup::Error>& error);
    void opened(const std::optional<gosetup::Error>& error);

  private:
    [[nodiscard]] Progress::Sink progressSink();
    [[nodiscard]] ObserveOptions observeOptions() const;
    /// Of the mirror that is chosen now; empty when they are not loaded.
    [[nodiscard]] std::optional<ReleaseIndex> knownReleases() const;

    std::shared_ptr<Machine> m_machine;
    GoRequest m_startRequest;
    PlanRequest m_request;
    QStringList m_projects; ///< of this machine, that the person named
    std::optional<Observation> m_observation;
    std::optional<ReleaseIndex> m_releases;
    std::optional<Error> m_releasesError;
    QString m_releasesMirror;
    Loading m_releasesState = Loading::NotYet;
    std::optional<Prepared> m_prepared;
    std::optional<RunReport> m_run;
    std::optional<SmokeRun> m_smoke;
    std::optional<Error> m_smokeError;
    bool m_smokeTesting = false;
    bool m_outdated = false;
    bool m_checking = false;
    bool m_busy = false;
    int m_generation = 0; ///< of the machine: late answers about another one are dropped
    std::atomic<int> m_planNumber{0}; ///< the worker asks whether its plan is still wanted
    int m_locationNumber = 0;
    std::shared_ptr<Progress> m_progress;
    SerialExecutor m_work;      ///< checks, plans, runs: one after the other
    SerialExecutor m_lookups;   ///< releases: may wait for the network
    SerialExecutor m_locations; ///< verdicts while typing
};

} // namespace gosetup
