// SPDX-License-Identifier: Apache-2.0
#include "widgets/CollapsibleSection.h"

#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace gosetup {

CollapsibleSection::CollapsibleSection(QWidget* parent)
    : QWidget(parent), m_button(new QPushButton(this)), m_detail(label(this, "fixed"))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit / 2);
    m_button->setProperty("kind", QStringLiteral("collapse"));
    m_button->setCheckable(true);
    m_button->setObjectName(QStringLiteral("collapse"));
    m_button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_detail->setWordWrap(true);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_button);
    layout->addWidget(m_detail);
    connect(m_button, &QPushButton::toggled, this, &CollapsibleSection::setOpen);
    setOpen(false);
}

void CollapsibleSection::setTexts(const Text& summary, const QString& detail)
{
    m_button->setText(summary.translated());
    // A long path or address must be able to break.
    m_detail->setText(QString(detail).replace(u'\\', QStringLiteral("\\\u200b")));
    setVisible(!detail.isEmpty());
}

bool CollapsibleSection::isOpen() const
{
    return m_button->isChecked();
}

void CollapsibleSection::setOpen(bool open)
{
    m_button->setChecked(open);
    m_detail->setVisible(open);
    m_button->setIcon(
        icons::icon(open ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), 12,
                    Theme::colours().dim));
    m_button->setIconSize(QSize(12, 12));
}

void CollapsibleSection::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setOpen(isOpen());
}

} // namespace gosetup
