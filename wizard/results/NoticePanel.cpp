// SPDX-License-Identifier: Apache-2.0
#include "results/NoticePanel.h"

#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/SentenceCase.h"
#include "widgets/SpanLabel.h"
#include "widgets/StatusBadge.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace gosetup {

NoticePanel::NoticePanel(QWidget* parent)
    : QFrame(parent), m_badge(new StatusBadge(Status::Ok, this)), m_title(label(this, "strong")),
      m_lines(new SpanLabel(this)), m_action(namedButton(this, "results.action")),
      m_dismiss(new QPushButton(this))
{
    setObjectName(QStringLiteral("results.notice"));
    setProperty("kind", QStringLiteral("card"));
    m_dismiss->setObjectName(QStringLiteral("results.dismiss"));
    m_dismiss->setProperty("kind", QStringLiteral("link"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metric::cardPadding, 12, metric::cardPadding, 12);
    layout->setSpacing(12);
    layout->addWidget(m_badge, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(metric::unit);
    texts->addWidget(m_title);
    texts->addWidget(m_lines);
    texts->addWidget(m_action, 0, Qt::AlignLeft);
    layout->addLayout(texts, 1);
    layout->addWidget(m_dismiss, 0, Qt::AlignTop);
    connect(m_dismiss, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &NoticePanel::actionRequested);
    hide();
}

void NoticePanel::show(const Notice& notice)
{
    m_notice = notice;
    retranslate();
    QFrame::show();
}

void NoticePanel::retranslate()
{
    m_badge->setStatus(m_notice.status);
    m_title->setText(m_notice.title.translated());
    std::vector<Span> spans;
    for (const Text& line : m_notice.lines) {
        if (!spans.empty())
            spans.push_back({QStringLiteral("\n"), Span::Style::Body});
        spans.push_back({sentenceOf(line.translated()), Span::Style::Dim});
    }
    if (!m_notice.command.isEmpty()) {
        spans.push_back({QStringLiteral("\n"), Span::Style::Body});
        spans.push_back(
            {Text::tr("Type there:").translated() + QStringLiteral("  "), Span::Style::Dim});
        spans.push_back({m_notice.command, Span::Style::Fixed});
    }
    if (!m_notice.closing.isEmpty()) {
        if (!spans.empty())
            spans.push_back({QStringLiteral("\n"), Span::Style::Body});
        spans.push_back({m_notice.closing.translated(), Span::Style::Body});
    }
    m_lines->setSpans(spans);
    m_lines->setVisible(!spans.empty());
    m_action->setVisible(!m_notice.action.isEmpty());
    m_action->setText(m_notice.action.translated());
    m_dismiss->setText(Text::tr("Dis&miss").translated());
    setAccessibleName(m_title->text() + u' ' + m_lines->text());
}

} // namespace gosetup
