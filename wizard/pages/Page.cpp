// SPDX-License-Identifier: Apache-2.0
#include "pages/Page.h"

#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <QEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace gosetup {

Text stepName(Step step)
{
    switch (step) {
    case Step::Welcome: return Text::tr("Welcome");
    case Step::Version: return Text::tr("Version");
    case Step::Location: return Text::tr("Location");
    case Step::Environment: return Text::tr("Environment");
    case Step::Security: return Text::tr("Security");
    case Step::Review: return Text::tr("Review");
    case Step::Install: return Text::tr("Install");
    case Step::Results: return Text::tr("Results");
    case Step::FirstProgram: return Text::tr("First program");
    }
    return {};
}

Page::Page(Step step, Session& session, QWidget* parent)
    : QWidget(parent), m_step(step), m_session(&session), m_title(label(this, "title")),
      m_subtitle(label(this, "dim")), m_content(nullptr)
{
    setProperty("kind", QStringLiteral("page"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(metric::margin, 24, 0, 0);
    head->setSpacing(metric::unit);
    m_title->setWordWrap(true);
    m_subtitle->setWordWrap(true);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    m_headingRow = new QHBoxLayout;
    m_headingRow->setContentsMargins(0, 0, metric::margin, metric::unit * 2);
    m_headingRow->setSpacing(metric::unit * 2);
    m_headingRow->addLayout(head, 1);
    outer->addLayout(m_headingRow);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inner = new QWidget;
    inner->setProperty("kind", QStringLiteral("plain"));
    m_content = new QVBoxLayout(inner);
    m_content->setContentsMargins(metric::margin, metric::unit, metric::margin, metric::margin);
    m_content->setSpacing(metric::unit * 2);
    scroll->setWidget(inner);
    outer->addWidget(scroll, 1);
}

Text Page::nextText() const
{
    return Text::tr("&Next");
}

Text Page::closeText() const
{
    return Text::tr("Cancel");
}

void Page::setHeading(const Text& title, const Text& subtitle)
{
    m_title->setText(title.translated());
    m_subtitle->setText(subtitle.translated());
    m_subtitle->setVisible(!subtitle.isEmpty());
    setAccessibleName(title.translated());
}

void Page::addToHeading(QWidget* control)
{
    m_headingRow->addWidget(control, 0, Qt::AlignBottom);
}

void Page::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace gosetup
