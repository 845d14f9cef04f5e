// SPDX-License-Identifier: Apache-2.0
// What stands in the place of the list of findings when it is empty: why, and a button that leads
// to findings again. Knows no findings.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace gosetup {

class EmptyResults : public QWidget
{
    Q_OBJECT

  public:
    enum class Reason
    {
        SearchMatchesNothing,
        EverythingInOrder,
        KindsHidden,
        MessageChecksInOrder, ///< of an error message that was pasted
    };

    explicit EmptyResults(QWidget* parent = nullptr);

    /// In the language and the colours of now; `inOrder`: how many checks found nothing.
    void tell(Reason reason, int inOrder);

  Q_SIGNALS:
    void leaveRequested();

  private:
    QLabel* m_sign;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_button;
};

} // namespace gosetup
