// SPDX-License-Identifier: Apache-2.0
// What the results view asks the engine beside the session's own work: what one fix would do,
// whether there is a run to undo, a report to save. Off the UI thread; answers come as
// signals.
#pragma once

#include "changes/run/History.h"

#include "session/Session.h"

namespace gosetup {

class ResultsWork : public QObject
{
    Q_OBJECT

  public:
    explicit ResultsWork(Session& session, QObject* parent = nullptr);
    ~ResultsWork() override;

    /// Answers with previewed(); only the last one asked for is answered.
    void previewFix(const Finding& finding, const std::vector<const Fix*>& fixes);
    /// What the fix would do; valid while previewed() is told.
    [[nodiscard]] const Result<Plan>& preview() const { return m_preview; }
    /// Answers with undoChanged().
    void lookForUndo();
    /// The run that an undo would undo.
    [[nodiscard]] const std::optional<RunSummary>& undoable() const { return m_undoable; }
    /// Why it cannot be told which run that is; empty where it can, and where there is none.
    [[nodiscard]] const std::optional<Error>& undoRefusal() const { return m_undoRefusal; }
    /// Redacted; HTML, JSON or text by the name's ending. Answers with reportSaved().
    void saveReport(const QString& path);
    /// The report with a pasted message, redacted. Answers with supportTextMade().
    void makeSupportText(const QString& pasted);

  Q_SIGNALS:
    void previewed();
    void undoChanged();
    void supportTextMade(const QString& text);
    void reportSaved(const QString& path, const std::optional<gosetup::Error>& error);

  private:
    Session* m_session;
    std::optional<RunSummary> m_undoable;
    std::optional<Error> m_undoRefusal;
    Result<Plan> m_preview;
    int m_previewNumber = 0;
    int m_undoNumber = 0;
    SerialExecutor m_work;
};

} // namespace gosetup
