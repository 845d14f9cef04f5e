// SPDX-License-Identifier: Apache-2.0
#include "widgets/StatusBadge.h"

#include "report/ReportLabels.h"
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

QPixmap finePixmap(int logical, qreal ratio)
{
    QPixmap pixmap(static_cast<int>(logical * ratio), static_cast<int>(logical * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QPointF middle(logical / 2.0, logical / 2.0);
    QColor good = Theme::colours().good;
    const std::pair<qreal, float> rings[] = {{0.50, 0.08F}, {0.39, 0.12F}, {0.28, 1.0F}};
    for (const auto& [radius, alpha] : rings) {
        good.setAlphaF(alpha);
        painter.setBrush(good);
        painter.drawEllipse(middle, logical * radius, logical * radius);
    }
    const qreal step = logical * 0.11;
    painter.setPen(
        QPen(Theme::colours().ground, logical * 0.055, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(
        QPolygonF({middle + QPointF(-step, step * 0.1), middle + QPointF(-step * 0.2, step * 0.85),
                   middle + QPointF(step * 1.1, -step * 0.75)}));
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
    setAccessibleName(statusLabel(status).translated());
    setToolTip(statusLabel(status).translated());
    update();
}

void StatusBadge::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.drawPixmap(QPointF(0, 0), statusPixmap(m_status, 20, devicePixelRatioF()));
}

} // namespace gosetup
