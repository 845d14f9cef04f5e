// SPDX-License-Identifier: Apache-2.0
// A first program: built, run and tested before the person's eyes; then kept where they want it,
// and opened in a terminal or an editor. Reached from the results after an installation.
#pragma once

#include "pages/Page.h"

class QFrame;

namespace gosetup {

class ElidedLabel;
class ErrorPanel;
class SmokeSteps;
class SpanLabel;
class StatusBadge;

class FirstProgramPage : public Page
{
    Q_OBJECT

  public:
    explicit FirstProgramPage(Session& session, QWidget* parent = nullptr);

    /// Begins, where no test was run on this machine yet.
    void enter() override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] Text nextText() const override;
    [[nodiscard]] bool canGoBack() const override;
    [[nodiscard]] Text closeText() const override;
    bool leave() override; ///< runs it again, and stays
    void retranslate() override;

    /// Where the program is to be kept; a path of this computer, or of the practice machine.
    void keep(const QString& folder);

  private:
    void begin();
    void showState();
    void showHeading();
    void showFailure();
    void showWays();
    void askWhereToKeep();
    void openEditors();
    void showTrouble(const std::optional<Error>& error);
    [[nodiscard]] const SmokeRun* run() const { return session().lastSmokeTest(); }

    QLabel* m_cardTitle;
    SmokeSteps* m_steps;
    QFrame* m_outputFrame;
    QLabel* m_output;
    QFrame* m_failure;
    StatusBadge* m_badge;
    SpanLabel* m_meaning;
    QWidget* m_ways;
    QPushButton* m_keep;
    QPushButton* m_terminal;
    QList<QPushButton*> m_editors;
    QStringList m_editorTexts;
    QWidget* m_editorRow;
    ElidedLabel* m_where;
    ErrorPanel* m_error;
    QPushButton* m_results;
    SmokeResult m_done; ///< of a test that is under way
    std::optional<SmokeStepKind> m_next;
};

} // namespace gosetup
