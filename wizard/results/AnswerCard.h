// SPDX-License-Identifier: Apache-2.0
// What is behind an error message that was pasted into the search field, and what to do by hand;
// or that it is not known, with a report to copy. Knows no session.
#pragma once

#include "engine/Explain.h"

#include <QFrame>

class QPushButton;

namespace gosetup {

class SpanLabel;
class StatusBadge;

class AnswerCard : public QFrame
{
    Q_OBJECT

  public:
    explicit AnswerCard(QWidget* parent = nullptr);

    /// Without answers: that the message is not known.
    void show(const Explanation& explanation);
    void retranslate();

  Q_SIGNALS:
    void copyRequested();

  private:
    Explanation m_explanation;
    StatusBadge* m_badge;
    SpanLabel* m_text;
    QPushButton* m_copy;
};

} // namespace gosetup
