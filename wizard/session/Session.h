// SPDX-License-Identifier: Apache-2.0
// What the person has chosen and what the engine said, behind every page; long work runs on a
// worker and comes back as a signal. Holds no rule and no widget: pages ask, the engine answers.
#pragma once

#include "base/Progress.h"
#include "changes/Apply.h"
#include "changes/Undo.h"
#include "engine/Engine.h"
#include "engine/Releases.h"
#include "session/Background.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace gosetup {

/// Everything a person can choose, kept while they go back and forth.
struct WizardChoices
{
    bool installGo = true;
    GoWish wish;  ///< version, mirror, archive from disk
    QString root; ///< empty = the recommended one
    Scope scope = Scope::User;
    std::optional<QString> goproxy;   ///< nullopt = leave as it is
    std::optional<QString> goprivate; ///< nullopt = leave as it is
    std::optional<QString> gopath;    ///< nullopt = leave as it is
    bool mendPath = true;             ///< take the recommended PATH fixes
    QStringList exclusions;           ///< folders, none at first
    QStringList aliasesOff;           ///< names of stubs to switch off
    bool aliasesChosen = false;       ///< false: the recommended ones
    bool withoutRights = false;       ///< leave out what administrator rights would be needed for
    /// Only these fixes and no Go (fix view); empty = the whole recommended plan.
    std::optional<std::vector<FixKey>> fixes;
};

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

    /// What the program was started with (`--mirror`, `--archive`): survives resetChoices().
    void setStartWish(const GoWish& wish);
    void resetChoices(); ///< everything as recommended
    [[nodiscard]] WizardChoices& choices() { return m_choices; }
    [[nodiscard]] const WizardChoices& choices() const { return m_choices; }

    /// nullptr before the first check.
    [[nodiscard]] const Report* report() const { return m_report ? &*m_report : nullptr; }
    /// A run has ended since the report was made; the next check is under way.
    [[nodiscard]] bool isReportOutdated() const { return m_outdated; }
    [[nodiscard]] bool isChecking() const { return m_checking; }
    void check();

    [[nodiscard]] Loading releasesState() const { return m_releasesState; }
    [[nodiscard]] const std::optional<ReleaseIndex>& releases() const { return m_releases; }
    [[nodiscard]] const std::optional<Error>& releasesError() const { return m_releasesError; }
    /// From choices().wish.mirror; does nothing when those are there already, unless `again`.
    void loadReleases(bool again = false);

    /// Answers with locationJudged(); only the answer for the last path asked comes.
    void judgeLocation(const QString& path);
    /// The root that will be used: the chosen one or the recommended one; empty before a check.
    [[nodiscard]] QString root() const;

    /// Plan and prediction for the choices as they are; answers with planReady() or planFailed().
    void preparePlan();
    [[nodiscard]] const Plan* plan() const { return m_plan ? &*m_plan : nullptr; }
    [[nodiscard]] const Report* prediction() const
    {
        return m_prediction ? &*m_prediction : nullptr;
    }

    void apply();
    void undoLast();
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_busy; } ///< applying or undoing
    [[nodiscard]] const RunReport* lastRun() const { return m_run ? &*m_run : nullptr; }

  Q_SIGNALS:
    void machineChanged();
    void checkingChanged(bool busy);
    void checked();
    void releasesChanged();
    void locationJudged(const QString& path, const std::vector<gosetup::Finding>& findings);
    void planReady();
    void planFailed(const gosetup::Error& error);
    void cancelling(); ///< a run was told to stop; its end is still to come
    void progressed(const gosetup::ProgressUpdate& update);
    void applied();
    void undone(const gosetup::UndoReport& report); ///< a failure is in its `error`

  private:
    struct Prepared;
    [[nodiscard]] Progress::Sink progressSink();
    /// Of the mirror that is chosen now; empty when they are not loaded.
    [[nodiscard]] std::optional<ReleaseIndex> knownReleases() const;

    std::shared_ptr<Machine> m_machine;
    GoWish m_startWish;
    WizardChoices m_choices;
    std::optional<Report> m_report;
    std::optional<ReleaseIndex> m_releases;
    std::optional<Error> m_releasesError;
    QString m_releasesMirror;
    Loading m_releasesState = Loading::NotYet;
    std::optional<Plan> m_plan;
    std::optional<Report> m_prediction;
    std::optional<RunReport> m_run;
    bool m_outdated = false;
    bool m_checking = false;
    bool m_busy = false;
    int m_generation = 0; ///< of the machine: late answers about another one are dropped
    std::atomic<int> m_planNumber{0}; ///< the worker asks whether its plan is still wanted
    int m_locationNumber = 0;
    std::shared_ptr<Progress> m_progress;
    Background m_work;      ///< checks, plans, runs: one after the other
    Background m_lookups;   ///< releases: may wait for the network
    Background m_locations; ///< verdicts while typing
};

} // namespace gosetup
