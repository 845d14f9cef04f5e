// SPDX-License-Identifier: Apache-2.0
// The round sign of a status: icon and colour; the word stands beside it or in its accessible name.
#pragma once

#include "rules/Finding.h"

#include <QColor>
#include <QPixmap>
#include <QWidget>

namespace gosetup {

[[nodiscard]] QColor statusColour(Status status);
[[nodiscard]] QString statusIconName(Status status); ///< a name for icons::tinted()
/// A soft disc with the sign in it; for views and delegates.
[[nodiscard]] QPixmap statusPixmap(Status status, int logical, qreal ratio);

/// Everything is in order: a large tick in widening rings, for a page with nothing else to show.
[[nodiscard]] QPixmap finePixmap(int logical, qreal ratio);

class StatusBadge : public QWidget
{
    Q_OBJECT

  public:
    explicit StatusBadge(Status status, QWidget* parent = nullptr);
    void setStatus(Status status);
    [[nodiscard]] Status status() const { return m_status; }
    [[nodiscard]] QSize sizeHint() const override { return {20, 20}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    Status m_status;
};

} // namespace gosetup
