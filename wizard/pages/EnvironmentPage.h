// SPDX-License-Identifier: Apache-2.0
// What is set now and what will be: Go's variables, and PATH entry by entry. Shows the plan that
// the session prepares for the choices as they are; works nothing out itself.
#pragma once

#include "pages/Page.h"

class QCheckBox;
class QTimer;

namespace gosetup {

class ErrorPanel;
class AutoHeightTreeView;
class GoSettingsForm;
class PathListModel;
class VariableModel;
class VerdictList;

class EnvironmentPage : public Page
{
    Q_OBJECT

  public:
    explicit EnvironmentPage(Session& session, QWidget* parent = nullptr);

    void enter() override;
    [[nodiscard]] bool isComplete() const override;
    bool leave() override;
    void retranslate() override;

  private:
    void build();
    void askSoon();
    void ask();
    void showPlan();
    void showFailure(const Error& error);
    void showWords();

    GoSettingsForm* m_form;
    QCheckBox* m_fixPath;
    VerdictList* m_state;
    ErrorPanel* m_error;
    QPushButton* m_again;
    QLabel* m_pathTitle;
    QLabel* m_pathHint;
    AutoHeightTreeView* m_path;
    PathListModel* m_pathModel;
    QLabel* m_variablesTitle;
    AutoHeightTreeView* m_variables;
    VariableModel* m_variableModel;
    QTimer* m_pause;
    bool m_waiting = false;
    bool m_planned = false; ///< the lists show a plan and not only what is there
};

} // namespace gosetup
