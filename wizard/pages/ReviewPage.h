// SPDX-License-Identifier: Apache-2.0
// Every change before it is made: what, before, after, who must allow it, and what the report will
// say then. The one door to applying, from the wizard and from the fix view.
#pragma once

#include "pages/Page.h"

class QProgressBar;

namespace gosetup {

class ChangeList;
class ErrorPanel;
class PredictionCard;
class SpanLabel;
class StatusBadge;

class ReviewPage : public Page
{
    Q_OBJECT

  public:
    explicit ReviewPage(Session& session, QWidget* parent = nullptr);

    void enter() override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] Text nextText() const override;
    [[nodiscard]] bool nextNeedsRights() const override;
    bool leave() override;
    [[nodiscard]] QList<QPushButton*> footerButtons() override;
    void retranslate() override;

    /// Writes the plan as JSON; an error is shown on the page.
    void savePlan(const QString& hostPath);

  private:
    enum class State
    {
        Busy,
        Ready,
        Failed
    };

    void build();
    void prepare();
    void showPlan();
    void showError(const Error& error);
    void setState(State state);
    void showHeading();
    void askWhereToSave();
    [[nodiscard]] bool isEmptyPlan() const;

    State m_state = State::Busy;
    std::optional<Error> m_problem;
    QWidget* m_busy;
    QLabel* m_busyText;
    QProgressBar* m_bar;
    QWidget* m_nothing;
    QLabel* m_nothingText;
    ChangeList* m_table;
    QLabel* m_rights;
    SpanLabel* m_leftOut; ///< fixes that cannot be made
    PredictionCard* m_prediction;
    ErrorPanel* m_error;
    QWidget* m_ways;
    QPushButton* m_again;
    QPushButton* m_source;
    QPushButton* m_place;
    QPushButton* m_results;
    QLabel* m_saved;
    QPushButton* m_save;
};

} // namespace gosetup
