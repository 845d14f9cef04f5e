// SPDX-License-Identifier: Apache-2.0
#include "widgets/StatusBadge.h"

#include "report/Words.h"
#include "theme/Icons.h"
#include "theme/Theme.h"

#include <QPainter>

namespace gosetup {

QColor statusColour(Status status)
{
    const Colours& c = Theme::colours();
    switch (status) {
    case Status::Ok: return c.good;
    case Status::Warning: return c.warning;
    case Status::Problem: return c.problem;
    case Status::Note: return c.accent;
    case Status::Unknown: return c.dim;
    }
    return c.dim;
}

QString statusIconName(Status status)
{
    return toString(status);
}

QPixmap statusPixmap(Status status, int logical, qreal ratio)
{
    const int size = static_cast<int>(logical * ratio);
    QPixmap pixmap(size, size);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor soft = statusColour(status);
    soft.setAlphaF(0.16F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(soft);
    painter.drawEllipse(QRectF(0.5, 0.5, logical - 1, logical - 1));
    const int sign = logical * 3 / 5;
    const QPixmap icon = icons::tinted(statusIconName(status), sign, statusColour(status), ratio);
    const qreal at = (logical - sign) / 2.0;
    painter.drawPixmap(QPointF(at, at), icon);
    return pixmap;
}

StatusBadge::StatusBadge(Status status, QWidget* parent) : QWidget(parent), m_status(status)
{
    setFixedSize(20, 20);
    setStatus(status);
}

void StatusBadge::setStatus(Status status)
{
    m_status = status;
    setAccessibleName(statusWord(status).translated());
    setToolTip(statusWord(status).translated());
    update();
}

void StatusBadge::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.drawPixmap(QPointF(0, 0), statusPixmap(m_status, 20, devicePixelRatioF()));
}

} // namespace gosetup
