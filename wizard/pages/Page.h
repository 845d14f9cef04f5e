// SPDX-License-Identifier: Apache-2.0
// What every page of the wizard is: a title, a sentence below it, content that scrolls when the
// window is small, and a say in the buttons. Pages read and write Session's choices and hold no
// logic.
#pragma once

#include "session/Session.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace gosetup {

enum class Step
{
    Welcome,
    Version,
    Location,
    Environment,
    Security,
    Review,
    Install,
    Results,
    FirstProgram ///< from the results; the rail shows them as the last step
};
inline constexpr int stepCount = 8; ///< on the rail
[[nodiscard]] Text stepName(Step step);

class Page : public QWidget
{
    Q_OBJECT

  public:
    Page(Step step, Session& session, QWidget* parent = nullptr);

    [[nodiscard]] Step step() const { return m_step; }
    /// Called each time the page is shown: fill from the session.
    virtual void enter() {}
    /// Whether Next may be pressed.
    [[nodiscard]] virtual bool isComplete() const { return true; }
    /// Words of the button on the right; empty hides it.
    [[nodiscard]] virtual Text nextText() const;
    [[nodiscard]] virtual bool nextNeedsRights() const { return false; }
    [[nodiscard]] virtual bool canGoBack() const { return true; }
    /// "Cancel", or "Close" when there is nothing to cancel any more.
    [[nodiscard]] virtual Text closeText() const;
    /// Called when Next is pressed; false stays on the page.
    virtual bool leave() { return true; }
    /// Buttons of this page at the left of the footer; owned by the page.
    [[nodiscard]] virtual QList<QPushButton*> footerButtons() { return {}; }
    /// All texts anew: called at the start and when the language changes.
    virtual void retranslate() = 0;

  Q_SIGNALS:
    void completeChanged();
    void goTo(gosetup::Step step);
    void goNext();

  protected:
    [[nodiscard]] Session& session() const { return *m_session; }
    void setHeading(const Text& title, const Text& subtitle);
    /// Where the page's content goes: scrolls vertically, 32 px margins.
    [[nodiscard]] QVBoxLayout* content() const { return m_content; }
    /// A control at the right of the title, from left to right.
    void addToHeading(QWidget* control);
    void changeEvent(QEvent* event) override;

  private:
    Step m_step;
    Session* m_session;
    QLabel* m_title;
    QLabel* m_subtitle;
    QVBoxLayout* m_content;
    QHBoxLayout* m_headingRow = nullptr;
};

} // namespace gosetup
