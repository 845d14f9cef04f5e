// SPDX-License-Identifier: Apache-2.0
#include "widgets/ChoiceCard.h"

#include "theme/Icons.h"
#include "theme/Theme.h"

#include <QPainter>
#include <QStyle>

namespace gosetup {

namespace {
constexpr int signSize = 24;
constexpr int textLeft = metric::cardPadding + signSize + metric::cardPadding;
constexpr int textRight = metric::cardPadding + 24;
constexpr int gap = 4;
} // namespace

ChoiceCard::ChoiceCard(const QString& iconName, QWidget* parent)
    : QAbstractButton(parent), m_icon(iconName)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

void ChoiceCard::setTexts(const QString& title, const QString& description)
{
    setText(title);
    m_description = description;
    QString spoken = title;
    setAccessibleName(spoken.remove(u'&'));
    setAccessibleDescription(description);
    updateGeometry();
    update();
}

void ChoiceCard::setPrimary(bool primary)
{
    m_primary = primary;
    update();
}

QRect ChoiceCard::textArea(int width) const
{
    return {textLeft, metric::cardPadding, std::max(80, width - textLeft - textRight), 10'000};
}

int ChoiceCard::heightForWidth(int width) const
{
    const QFontMetrics strong(Theme::strong());
    const QFontMetrics body(Theme::body());
    const QRect area = textArea(width);
    const int title =
        strong.boundingRect(area, Qt::TextWordWrap | Qt::TextShowMnemonic, text()).height();
    const int rest = body.boundingRect(area, Qt::TextWordWrap, m_description).height();
    return metric::cardPadding * 2 + title + gap + rest;
}

QSize ChoiceCard::sizeHint() const
{
    return {560, heightForWidth(560)};
}

QSize ChoiceCard::minimumSizeHint() const
{
    return {280, heightForWidth(560)};
}

void ChoiceCard::paintEvent(QPaintEvent* /*event*/)
{
    const Colours& c = Theme::colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = underMouse() || isDown();
    const QColor ground = m_primary ? (hot ? c.accent.lighter(108) : c.accent)
                          : hot     ? c.rail
                                    : c.card;
    painter.setBrush(ground);
    painter.setPen(QPen(m_primary ? c.accent : c.line, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metric::radius,
                            metric::radius);
    const QColor color = m_primary ? c.onAccent : c.text;
    const QPixmap icon =
        icons::tinted(m_icon, signSize, m_primary ? c.onAccent : c.accent, devicePixelRatioF());
    painter.drawPixmap(QPointF(metric::cardPadding, (height() - signSize) / 2.0), icon);
    painter.drawPixmap(QPointF(width() - metric::cardPadding - 16, (height() - 16) / 2.0),
                       icons::tinted(QStringLiteral("chevron-right"), 16,
                                     m_primary ? c.onAccent : c.dim, devicePixelRatioF()));
    QRect area = textArea(width());
    painter.setPen(color);
    painter.setFont(Theme::strong());
    QRect used;
    const bool keys = style()->styleHint(QStyle::SH_UnderlineShortcut, nullptr, this) != 0;
    painter.drawText(area, Qt::TextWordWrap | (keys ? Qt::TextShowMnemonic : Qt::TextHideMnemonic),
                     text(), &used);
    area.setTop(used.bottom() + 1 + gap);
    painter.setFont(Theme::body());
    painter.setPen(m_primary ? c.onAccent : c.dim);
    painter.drawText(area, Qt::TextWordWrap, m_description);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_primary ? c.text : c.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), metric::radius - 2,
                                metric::radius - 2);
    }
}

} // namespace gosetup
