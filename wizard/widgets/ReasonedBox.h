// SPDX-License-Identifier: Apache-2.0
// One choice with its reasons: a check box, a path or package below it, and lines that say what it
// is for, what it costs and why it may not be chosen. Used by the Security page.
#pragma once

#include <QWidget>

class QCheckBox;

class QVBoxLayout;

namespace gosetup {

class ReasonedBox : public QWidget
{
    Q_OBJECT

  public:
    ReasonedBox(const QString& name, const QString& title, bool shield, QWidget* parent = nullptr);
    void setPath(const QString& path);
    /// A dim line below; `strong` for what must not be overlooked.
    void addLine(const QString& text, bool strong = false);
    [[nodiscard]] QCheckBox* box() const { return m_box; }

  private:
    QCheckBox* m_box;
    QVBoxLayout* m_lines;
    QString m_described;
};

} // namespace gosetup
