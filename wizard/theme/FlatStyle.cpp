// SPDX-License-Identifier: Apache-2.0
#include "theme/FlatStyle.h"

#include "theme/Theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace gosetup {

namespace {

constexpr int indicatorSize = 18;
bool accessKeys = true;

struct PenColors
{
    QColor line;
    QColor fill;
    QColor sign;
};

PenColors penColorsOf(QStyle::State state)
{
    const Colours& c = Theme::colours();
    const bool on = (state & (QStyle::State_On | QStyle::State_NoChange)) != 0;
    if ((state & QStyle::State_Enabled) == 0)
        return {c.line, on ? c.line : c.ground, c.disabled};
    if (on)
        return {c.accent, c.accent, c.onAccent};
    return {(state & QStyle::State_MouseOver) != 0 ? c.accent : c.dim, c.card, c.onAccent};
}

QRectF centred(const QRect& rect)
{
    const qreal side = std::min(rect.width(), rect.height()) - 2;
    QRectF square(0, 0, side, side);
    square.moveCenter(QRectF(rect).center());
    return square;
}

void drawBox(QPainter& painter, const QRectF& box, QStyle::State state)
{
    const PenColors colors = penColorsOf(state);
    painter.setPen(QPen(colors.line, 1.2));
    painter.setBrush(colors.fill);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(QPen(colors.sign, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](qreal x, qreal y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    if ((state & QStyle::State_On) != 0)
        painter.drawPolyline(QPolygonF({at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.32)}));
    else if ((state & QStyle::State_NoChange) != 0)
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
}

void drawCircle(QPainter& painter, const QRectF& circle, QStyle::State state)
{
    const PenColors colors = penColorsOf(state);
    painter.setPen(QPen(colors.line, 1.2));
    painter.setBrush(colors.fill);
    painter.drawEllipse(circle);
    if ((state & QStyle::State_On) == 0)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.sign);
    const qreal inset = circle.width() * 0.3;
    painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset));
}

} // namespace

FlatStyle::FlatStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
                              QPainter* painter, const QWidget* widget) const
{
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (!box && element != PE_IndicatorRadioButton) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (box)
        drawBox(*painter, centred(option->rect), option->state);
    else
        drawCircle(*painter, centred(option->rect), option->state);
    painter->restore();
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option,
                           const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight: return indicatorSize;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* result) const
{
    if (hint == SH_UnderlineShortcut)
        return accessKeys ? 1 : 0;
    return QProxyStyle::styleHint(hint, option, widget, result);
}

void FlatStyle::setAccessKeysShown(bool shown)
{
    accessKeys = shown;
}

bool FlatStyle::accessKeysShown()
{
    return accessKeys;
}

} // namespace gosetup
