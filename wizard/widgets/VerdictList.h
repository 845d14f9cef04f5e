// SPDX-License-Identifier: Apache-2.0
// Findings as lines of a page: badge, bold title, what was seen, why it matters, and a link where
// there is a better value to take. Knows no rule and no page.
#pragma once

#include "rules/Finding.h"

#include <QWidget>

class QVBoxLayout;

namespace gosetup {

class VerdictList : public QWidget
{
    Q_OBJECT

  public:
    explicit VerdictList(QWidget* parent = nullptr);

    /// One line of text with a status: "goproxy.cn answers in 38 ms".
    struct Line
    {
        Status status = Status::Ok;
        Text title;               ///< bold; may be empty
        std::vector<Text> detail; ///< each on a line of its own
        Text link;                ///< may be empty
        QString value;            ///< what the link stands for
    };
    void setLines(const std::vector<Line>& lines);
    [[nodiscard]] const std::vector<Line>& lines() const { return m_lines; }
    /// Links are reached by Tab right after this control.
    void setTabAnchor(QWidget* control) { m_anchor = control; }
    /// Shows the same lines in the language of now.
    void retranslate();

    /// Title, evidence and reason of a finding.
    [[nodiscard]] static Line lineOf(const Finding& finding);

  Q_SIGNALS:
    void linkChosen(const QString& value);

  private:
    [[nodiscard]] QWidget* make(const Line& line, int number);

    std::vector<Line> m_lines;
    QVBoxLayout* m_layout;
    QWidget* m_anchor = nullptr;
    QWidget* m_lastLink = nullptr; ///< while the lines are made
};

} // namespace gosetup
