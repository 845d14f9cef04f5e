// SPDX-License-Identifier: Apache-2.0
#include "widgets/RadioCard.h"

#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/ElidedLabel.h"
#include "widgets/Labels.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QRadioButton>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int textIndent = 30; // below the title's text, not below the radio button's circle

} // namespace

RadioCard::RadioCard(const QString& name, QWidget* parent)
    : QFrame(parent), m_radio(new QRadioButton(this)), m_pill(label(this, "pill")),
      m_shield(label(this, "")), m_path(new ElidedLabel(this)), m_hint(label(this, "dim")),
      m_body(new QWidget(this)), m_bodyLayout(new QVBoxLayout(m_body))
{
    setProperty("kind", QStringLiteral("card"));
    setProperty("chosen", false);
    m_radio->setObjectName(name);
    m_radio->setFont(Theme::strong());
    m_pill->setWordWrap(false);
    m_pill->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_shield->setPixmap(icons::shield().pixmap(QSize(16, 16), devicePixelRatioF()));

    auto* head = new QHBoxLayout;
    head->setSpacing(metric::unit);
    head->addWidget(m_radio);
    head->addWidget(m_pill);
    head->addWidget(m_shield);
    head->addStretch(1);

    auto* texts = new QVBoxLayout;
    texts->setContentsMargins(textIndent, 0, 0, 0);
    texts->setSpacing(metric::unit / 2);
    texts->addWidget(m_path);
    texts->addWidget(m_hint);
    texts->addWidget(m_body);
    m_bodyLayout->setContentsMargins(0, metric::unit / 2, 0, 0);
    m_bodyLayout->setSpacing(metric::unit + 4);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::cardPadding, metric::unit + 4, metric::cardPadding,
                               metric::unit + 4);
    layout->setSpacing(metric::unit / 2);
    layout->addLayout(head);
    layout->addLayout(texts);

    for (QWidget* part : {static_cast<QWidget*>(m_pill), static_cast<QWidget*>(m_shield),
                          static_cast<QWidget*>(m_path), static_cast<QWidget*>(m_hint), m_body})
        part->hide();
    connect(m_radio, &QRadioButton::toggled, this, &RadioCard::showChosen);
}

void RadioCard::setTitle(const QString& title)
{
    m_radio->setText(title);
}

void RadioCard::setPill(const QString& text)
{
    m_pill->setText(text);
    m_pill->setVisible(!text.isEmpty());
}

void RadioCard::setShield(bool shield, const QString& tooltip)
{
    m_shield->setVisible(shield);
    m_shield->setToolTip(tooltip);
    m_shield->setAccessibleName(tooltip);
}

void RadioCard::setPath(const QString& path)
{
    m_path->setFullText(path);
    m_path->setVisible(!path.isEmpty());
}

void RadioCard::setHint(const QString& hint)
{
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_radio->setAccessibleDescription(hint);
}

void RadioCard::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()) &&
        m_radio->isEnabled()) {
        m_radio->setFocus(Qt::MouseFocusReason);
        m_radio->click();
    }
    QFrame::mouseReleaseEvent(event);
}

void RadioCard::showChosen(bool chosen)
{
    setProperty("chosen", chosen);
    m_body->setVisible(chosen && m_bodyLayout->count() > 0);
    restyle(this);
}

} // namespace gosetup
