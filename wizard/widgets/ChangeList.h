// SPDX-License-Identifier: Apache-2.0
// The changes of a plan as a table in a card: what, before, after, a shield where rights are
// needed. One stop for Tab; arrows go from row to row and tell a screen reader each of them.
#pragma once

#include "changes/Plan.h"
#include "widgets/ChangeRow.h"

#include <QFrame>

#include <vector>

class QGridLayout;

namespace gosetup {

class ChangeList : public QFrame
{
    Q_OBJECT

  public:
    explicit ChangeList(QWidget* parent = nullptr);

    void setPlan(const Plan& plan);
    [[nodiscard]] int rowCount() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int currentRow() const { return m_current; }

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void addRow(int index);
    void addSeparator(int gridRow);
    void setCurrent(int row);
    [[nodiscard]] QRect rowRect(int row) const;

    std::vector<ChangeRow> m_rows;
    QWidget* m_body = nullptr; ///< anew with every plan
    QGridLayout* m_grid = nullptr;
    int m_current = 0;
};

} // namespace gosetup
