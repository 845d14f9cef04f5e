// SPDX-License-Identifier: Apache-2.0
// What the report says today and what it will say afterwards, side by side, what is new
// then, and what stays.
#pragma once

#include "engine/Check.h"
#include "widgets/SpanLabel.h"

#include <QFrame>

class QLabel;

namespace gosetup {

/// "5 problems · 4 warnings", each in its colour; hints and unknowns only where there are some.
[[nodiscard]] std::vector<Span> summarySpans(const Summary& summary);

class PredictionCard : public QFrame
{
    Q_OBJECT

  public:
    explicit PredictionCard(QWidget* parent = nullptr);
    void setReports(const Report& today, const Report& afterwards);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showArrow();

    QLabel* m_todayTitle;
    SpanLabel* m_today;
    QLabel* m_arrow;
    QLabel* m_afterTitle;
    SpanLabel* m_after;
    SpanLabel* m_stays;
};

} // namespace gosetup
