// SPDX-License-Identifier: Apache-2.0
#include "widgets/ReasonedBox.h"

#include "base/Text.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/SpanLabel.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int indent = 30; // below the box's text
constexpr int shieldSize = 16;

} // namespace

ReasonedBox::ReasonedBox(const QString& name, const QString& title, bool shield, QWidget* parent)
    : QWidget(parent), m_box(new QCheckBox(title, this)), m_lines(new QVBoxLayout)
{
    setProperty("kind", QStringLiteral("bare"));
    m_box->setObjectName(name);
    m_box->setFont(Theme::strong());
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::unit);
    head->addWidget(m_box);
    if (shield) {
        QLabel* sign = label(this, "");
        sign->setPixmap(icons::coloured(QStringLiteral("shield"), shieldSize, devicePixelRatioF()));
        sign->setToolTip(Text::tr("Requires administrator permission").translated());
        sign->setAccessibleName(sign->toolTip());
        head->addWidget(sign);
        m_described = sign->toolTip();
    }
    head->addStretch(1);
    m_lines->setContentsMargins(indent, 0, 0, 0);
    m_lines->setSpacing(metric::unit / 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit / 2);
    layout->addLayout(head);
    layout->addLayout(m_lines);
}

void ReasonedBox::setPath(const QString& path)
{
    auto* text = new SpanLabel(this);
    text->setLines({path}, Span::Style::Fixed);
    m_lines->addWidget(text);
    m_box->setAccessibleName(Text::tr("%1, %2").arg(m_box->text()).arg(path).translated());
}

void ReasonedBox::addLine(const QString& text, bool strong)
{
    auto* line = new SpanLabel(this);
    line->setLines({text}, strong ? Span::Style::Warning : Span::Style::Dim);
    m_lines->addWidget(line);
    m_described += (m_described.isEmpty() ? QString() : QStringLiteral(". ")) + text;
    m_box->setAccessibleDescription(m_described);
}

} // namespace gosetup
