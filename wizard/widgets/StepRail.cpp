// SPDX-License-Identifier: Apache-2.0
#include "widgets/StepRail.h"

#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace gosetup {

namespace {

enum class Place
{
    Done,
    Current,
    Ahead
};

QString placeWord(Place place)
{
    switch (place) {
    case Place::Done: return Text::tr("done").translated();
    case Place::Current: return Text::tr("current step").translated();
    case Place::Ahead: return Text::tr("not started").translated();
    }
    return {};
}

/// The disc before a step's name: a tick, the number in a ring, or the number on a pale disc.
QPixmap disc(int number, Place place, qreal ratio)
{
    constexpr int size = 20;
    QPixmap pixmap(static_cast<int>(size * ratio), static_cast<int>(size * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    const Colours& c = Theme::colours();
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF circle(1, 1, size - 2, size - 2);
    if (place == Place::Done) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.accent);
        painter.drawEllipse(circle);
        painter.drawPixmap(QPointF(4, 4),
                           icons::tinted(QStringLiteral("check"), 12, c.onAccent, ratio));
        return pixmap;
    }
    painter.setPen(
        QPen(place == Place::Current ? c.accent : c.line, place == Place::Current ? 2 : 1));
    painter.setBrush(c.card);
    painter.drawEllipse(circle);
    QFont font = Theme::hint();
    font.setPixelSize(11);
    painter.setFont(font);
    painter.setPen(place == Place::Current ? c.accent : c.dim);
    painter.drawText(circle, Qt::AlignCenter, QString::number(number));
    return pixmap;
}

} // namespace

StepRail::StepRail(QWidget* parent)
    : QWidget(parent), m_name(label(this, "heading")), m_machine(label(this, "hint"))
{
    setObjectName(QStringLiteral("rail"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(metric::railWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 24, 16, 24);
    layout->setSpacing(0);

    auto* brand = new QHBoxLayout;
    brand->setContentsMargins(8, 0, 0, 0);
    brand->setSpacing(10);
    auto* logo = new QLabel(this);
    logo->setPixmap(icons::coloured(QStringLiteral("app"), 28, devicePixelRatioF()));
    brand->addWidget(logo);
    m_name->setText(QStringLiteral("GoSetup"));
    brand->addWidget(m_name, 1);
    layout->addLayout(brand);
    layout->addSpacing(24);

    for (int i = 0; i < stepCount; ++i) {
        auto* step = new QPushButton(this);
        step->setProperty("kind", QStringLiteral("step"));
        step->setIconSize(QSize(20, 20));
        connect(step, &QPushButton::clicked, this,
                [this, i] { Q_EMIT stepChosen(static_cast<Step>(i)); });
        m_steps << step;
        layout->addWidget(step);
    }
    layout->addStretch(1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 0, 0, 0);
    foot->addWidget(m_machine);
    layout->addLayout(foot);
    retranslate();
}

void StepRail::setCurrent(Step current, bool locked)
{
    m_current = static_cast<int>(current);
    m_locked = locked;
    for (int i = 0; i < m_steps.size(); ++i)
        show(i);
}

void StepRail::setMachine(const Text& text)
{
    m_machineText = text;
    m_machine->setText(text.translated());
    m_machine->setVisible(!text.isEmpty());
}

void StepRail::retranslate()
{
    setMachine(m_machineText);
    for (int i = 0; i < m_steps.size(); ++i)
        show(i);
}

void StepRail::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        retranslate();
}

void StepRail::show(int index)
{
    QPushButton* step = m_steps[index];
    const Place place = index < m_current    ? Place::Done
                        : index == m_current ? Place::Current
                                             : Place::Ahead;
    const QString name = stepName(static_cast<Step>(index)).translated();
    step->setText(QStringLiteral("  ") + name);
    step->setAccessibleName(Text::tr("%1, %2").arg(name).arg(placeWord(place)).translated());
    const QPixmap sign = disc(index + 1, place, devicePixelRatioF());
    QIcon icon;
    icon.addPixmap(sign, QIcon::Normal);
    icon.addPixmap(sign, QIcon::Disabled);
    step->setIcon(icon);
    const bool clickable = place == Place::Done && !m_locked;
    step->setEnabled(clickable);
    step->setProperty("current", place == Place::Current);
    step->setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    restyle(step);
}

} // namespace gosetup
