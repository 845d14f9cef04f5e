// SPDX-License-Identifier: Apache-2.0
#include "results/NoticePanel.h"

#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/SpanLabel.h"
#include "widgets/StatusBadge.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace gosetup {

NoticePanel::NoticePanel(QWidget* parent)
    : QFrame(parent), m_badge(new StatusBadge(Status::Ok, this)), m_title(label(this, "strong")),
      m_lines(new SpanLabel(this)), m_commandFrame(frame(this, "inset")),
      m_command(new SpanLabel(m_commandFrame)), m_dismiss(new QPushButton(this))
{
    setObjectName(QStringLiteral("results.notice"));
    setProperty("kind", QStringLiteral("card"));
    m_dismiss->setObjectName(QStringLiteral("results.dismiss"));
    m_dismiss->setProperty("kind", QStringLiteral("link"));
    layoutOf(m_commandFrame)->addWidget(m_command);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metric::cardPadding, 12, metric::cardPadding, 12);
    layout->setSpacing(12);
    layout->addWidget(m_badge, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(metric::unit);
    texts->addWidget(m_title);
    texts->addWidget(m_lines);
    texts->addWidget(m_commandFrame);
    layout->addLayout(texts, 1);
    layout->addWidget(m_dismiss, 0, Qt::AlignTop);
    connect(m_dismiss, &QPushButton::clicked, this, &QWidget::hide);
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
    QStringList lines;
    for (const Text& line : m_notice.lines)
        lines << line.translated();
    m_lines->setLines(lines, Span::Style::Dim);
    m_lines->setVisible(!lines.isEmpty());
    m_command->setLines({m_notice.command}, Span::Style::Fixed);
    m_commandFrame->setVisible(!m_notice.command.isEmpty());
    m_dismiss->setText(Text::tr("Dis&miss").translated());
    setAccessibleName(m_title->text() + u' ' + lines.join(u' '));
}

} // namespace gosetup
