// SPDX-License-Identifier: Apache-2.0
// The rail on the left: name of the program, the steps with their state, and which machine this is.
// Steps done can be clicked, steps ahead cannot.
#pragma once

#include "pages/Page.h"

#include <QList>
#include <QWidget>

class QLabel;
class QPushButton;

namespace gosetup {

class StepRail : public QWidget
{
    Q_OBJECT

  public:
    explicit StepRail(QWidget* parent = nullptr);

    /// Steps before `current` count as done; `locked` (while installing, and after) allows no
    /// click.
    void setCurrent(Step current, bool locked);
    /// "Practice machine: troubled-laptop"; empty hides it.
    void setMachine(const Text& text);
    void retranslate();

  protected:
    void changeEvent(QEvent* event) override;

  Q_SIGNALS:
    void stepChosen(gosetup::Step step);

  private:
    void show(int index);

    QList<QPushButton*> m_steps;
    QLabel* m_name;
    QLabel* m_machine;
    Text m_machineText;
    int m_current = 0;
    bool m_locked = false;
};

} // namespace gosetup
