// SPDX-License-Identifier: Apache-2.0
// One line for all that only administrators can see: how much it is, and a button that looks again
// with their rights, where this account can have them. Knows no findings.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace gosetup {

class StatusBadge;

class RightsLine : public QWidget
{
    Q_OBJECT

  public:
    explicit RightsLine(QWidget* parent = nullptr);

    /// In the language and the colours of now; hidden where there are no such answers.
    void tell(int answers, bool canAsk);
    [[nodiscard]] QPushButton* button() const { return m_check; }

  private:
    StatusBadge* m_badge;
    QLabel* m_text;
    QPushButton* m_check;
};

} // namespace gosetup
