// SPDX-License-Identifier: Apache-2.0
// Asks, in place, whether the last run shall be undone, and says what that undoes.
#pragma once

#include "changes/run/History.h"
#include "changes/run/Undo.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;

namespace gosetup {

class SpanLabel;

class UndoPanel : public QFrame
{
    Q_OBJECT

  public:
    explicit UndoPanel(QWidget* parent = nullptr);

    /// `prompts`: Windows may ask for rights on the way (never on a practice machine).
    void ask(const RunSummary& run, bool prompts);
    void setBusy(bool busy);
    void retranslate();

  Q_SIGNALS:
    void accepted();
    void refused();

  private:
    std::optional<RunSummary> m_run;
    bool m_busy = false;
    bool m_prompts = false;
    QLabel* m_title;
    SpanLabel* m_list;
    SpanLabel* m_damage;
    QProgressBar* m_bar;
    QPushButton* m_yes;
    QPushButton* m_no;
};

} // namespace gosetup
