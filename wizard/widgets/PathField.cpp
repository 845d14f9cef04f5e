// SPDX-License-Identifier: Apache-2.0
#include "widgets/PathField.h"

#include "theme/Theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace gosetup {

PathField::PathField(const QString& name, QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit(this)), m_button(new QPushButton(this)),
      m_pause(new QTimer(this))
{
    m_line->setObjectName(name);
    m_line->setFont(Theme::fixed());
    m_button->setObjectName(name + QStringLiteral(".browse"));
    m_button->setAutoDefault(false);
    m_pause->setSingleShot(true);
    setPause(150);
    setFocusProxy(m_line);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit + 4);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_button);
    connect(m_line, &QLineEdit::textEdited, this, [this] {
        m_pause->start();
        Q_EMIT edited();
    });
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        if (m_pause->isActive())
            settle();
    });
    connect(m_pause, &QTimer::timeout, this, &PathField::settle);
    connect(m_button, &QPushButton::clicked, this, &PathField::browse);
}

void PathField::setBrowse(Browse browse)
{
    m_browse = std::move(browse);
    m_button->setVisible(m_browse != nullptr);
}

void PathField::setTexts(const QString& accessibleName, const QString& browse)
{
    m_line->setAccessibleName(accessibleName);
    m_button->setText(browse);
    m_button->setAccessibleDescription(accessibleName);
}

void PathField::setPlaceholder(const QString& text)
{
    m_line->setPlaceholderText(text);
}

QString PathField::text() const
{
    return m_line->text().trimmed();
}

void PathField::setText(const QString& text, bool tell)
{
    m_pause->stop();
    if (m_line->text() != text)
        m_line->setText(text);
    if (tell)
        settle();
}

void PathField::setPause(int milliseconds)
{
    m_pause->setInterval(milliseconds);
}

void PathField::settle()
{
    m_pause->stop();
    Q_EMIT settled(text());
}

void PathField::browse()
{
    const QString answer = m_browse ? m_browse(text()) : QString();
    if (!answer.isEmpty())
        setText(answer, true);
}

} // namespace gosetup
