// SPDX-License-Identifier: Apache-2.0
// The window: rail, page, footer. Owns the pages and the way between them; everything else is the
// session's or the pages'.
#pragma once

#include "pages/Page.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QHBoxLayout;
class QFrame;

namespace gosetup {

class StepRail;

enum class StartAt
{
    Welcome,
    FixView
};

class SetupWizard : public QWidget
{
    Q_OBJECT

  public:
    SetupWizard(std::shared_ptr<Machine> machine, StartAt start, QWidget* parent = nullptr);
    ~SetupWizard() override;

    [[nodiscard]] Session& session() { return *m_session; }
    [[nodiscard]] Step currentStep() const;
    [[nodiscard]] Page* page(Step step) const;
    void showStep(Step step);

    [[nodiscard]] QPushButton* nextButton() const { return m_next; }
    [[nodiscard]] QPushButton* backButton() const { return m_back; }
    /// The session of the desktop is to end. True: a run is being undone first, and the window
    /// closes itself after that.
    [[nodiscard]] bool holdsSessionEnd();

    [[nodiscard]] QPushButton* closeButton() const { return m_close; }

  protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

  private:
    void addPage(Page* page);
    void build();
    void connectParts();
    void next();
    void back();
    void cancelOrClose();
    void updateFooter();
    void updateMachine();
    /// Check and repair, from the start or from the first page: there is no way to show.
    [[nodiscard]] bool isFixView() const;

    Session* m_session;
    StepRail* m_rail;
    QStackedWidget* m_pages;
    QHBoxLayout* m_footerLeft;
    QPushButton* m_back;
    QPushButton* m_next;
    QPushButton* m_close;
    QFrame* m_railLine;
    QList<Step> m_way; ///< the steps gone so far, the current one last: Back follows it
    std::shared_ptr<void> m_sessionEndBlock; ///< Windows waits while it is there
    bool m_closeWhenIdle = false;
};

} // namespace gosetup
