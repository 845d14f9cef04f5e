// SPDX-License-Identifier: Apache-2.0
#include "widgets/SpeedCurve.h"

#include "theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace gosetup {

SpeedCurve::SpeedCurve(QWidget* parent) : QWidget(parent)
{
    setMinimumHeight(48);
}

void SpeedCurve::setPoints(const std::vector<double>& bytesPerSecond)
{
    m_points = bytesPerSecond;
    update();
}

void SpeedCurve::setPlaceholder(const QString& text)
{
    m_placeholder = text;
    update();
}

void SpeedCurve::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -1);
    painter.setPen(QPen(Theme::colours().line, 1));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    if (m_points.size() < 2) {
        painter.setPen(Theme::colours().dim);
        painter.setFont(Theme::hint());
        painter.drawText(area, Qt::AlignCenter, m_placeholder);
        return;
    }
    const double top = std::max(1.0, *std::ranges::max_element(m_points)) * 1.1;
    const double step =
        area.width() / static_cast<double>(std::max<std::size_t>(m_points.size() - 1, 20));
    QPainterPath curve;
    double x = area.left();
    for (std::size_t i = 0; i < m_points.size(); ++i, x += step) {
        const QPointF point(x, area.bottom() - area.height() * m_points[i] / top);
        if (i == 0)
            curve.moveTo(point);
        else
            curve.lineTo(point);
    }
    QPainterPath filled = curve;
    filled.lineTo(curve.currentPosition().x(), area.bottom());
    filled.lineTo(area.left(), area.bottom());
    filled.closeSubpath();
    QColor soft = Theme::colours().accent;
    soft.setAlphaF(0.14F);
    painter.fillPath(filled, soft);
    painter.strokePath(curve, QPen(Theme::colours().accent, 1.5));
}

} // namespace gosetup
