// SPDX-License-Identifier: Apache-2.0
#include "widgets/PredictionCard.h"

#include "engine/Predict.h"
#include "report/ReportLabels.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <QEvent>
#include <QGridLayout>

namespace gosetup {

namespace {

constexpr int maxStaying = 5;
constexpr int arrowSize = 20;

void append(std::vector<Span>& spans, const Text& text, Span::Style style)
{
    if (!spans.empty())
        spans.push_back({QStringLiteral(" · "), Span::Style::Dim});
    // A number and its noun stay on one line.
    spans.push_back({text.translated().replace(u' ', QChar(QChar::Nbsp)), style});
}

/// Those of `findings` under a line that says what they are; nothing where there are none.
void list(std::vector<Span>& spans, const std::vector<const Finding*>& findings, const Text& head)
{
    if (findings.empty())
        return;
    if (!spans.empty())
        spans.push_back({QStringLiteral("\n"), Span::Style::Body});
    spans.push_back({head.translated(), Span::Style::Dim});
    int listed = 0;
    for (const Finding* finding : findings) {
        if (++listed > maxStaying)
            break;
        const bool problem = finding->status == Status::Problem;
        spans.push_back({QStringLiteral("\n"), Span::Style::Body});
        spans.push_back({statusLabel(finding->status).translated() + QStringLiteral("  "),
                         problem ? Span::Style::Problem : Span::Style::Warning});
        spans.push_back({finding->title.translated(), Span::Style::Body});
        if (!finding->subject.isEmpty())
            spans.push_back({QStringLiteral("  ") + finding->subject, Span::Style::FixedDim});
    }
    const int left = static_cast<int>(findings.size());
    if (left > maxStaying)
        spans.push_back({u'\n' + Text::tr("and %n more", nullptr, left - maxStaying).translated(),
                         Span::Style::Dim});
}

std::vector<Span> stayingSpans(const Report& today, const Report& afterwards)
{
    std::vector<const Finding*> news;
    std::vector<const Finding*> staying;
    for (const Finding& finding : afterwards.findings) {
        if (!finding.speed && finding.status >= Status::Warning && isTold(finding))
            (isNew(finding, today) ? news : staying).push_back(&finding);
    }
    std::vector<Span> spans;
    list(spans, news, Text::tr("New because of these changes:"));
    list(spans, staying, Text::tr("Remaining, for you to check:"));
    return spans;
}

} // namespace

std::vector<Span> summarySpans(const Summary& summary)
{
    std::vector<Span> spans;
    append(spans, Text::tr("%n problem(s)", nullptr, summary.problems),
           summary.problems > 0 ? Span::Style::Problem : Span::Style::Good);
    append(spans, Text::tr("%n warning(s)", nullptr, summary.warnings),
           summary.warnings > 0 ? Span::Style::Warning : Span::Style::Good);
    if (summary.unknown > 0)
        append(spans, Text::tr("%n unknown", nullptr, summary.unknown), Span::Style::Dim);
    const int hints = summary.notes + summary.speedAdvice;
    if (hints > 0)
        append(spans, Text::tr("%n hint(s)", nullptr, hints), Span::Style::Dim);
    return spans;
}

PredictionCard::PredictionCard(QWidget* parent)
    : QFrame(parent), m_todayTitle(label(this, "dim")), m_today(new SpanLabel(this)),
      m_arrow(label(this, "")), m_afterTitle(label(this, "dim")), m_after(new SpanLabel(this)),
      m_stays(new SpanLabel(this))
{
    setObjectName(QStringLiteral("review.prediction"));
    setProperty("kind", QStringLiteral("card"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(metric::cardPadding, metric::cardPadding, metric::cardPadding,
                             metric::cardPadding);
    grid->setHorizontalSpacing(metric::unit * 3);
    grid->setVerticalSpacing(metric::unit / 2);
    grid->addWidget(m_todayTitle, 0, 0, Qt::AlignTop);
    grid->addWidget(m_today, 1, 0, Qt::AlignTop);
    grid->addWidget(m_arrow, 0, 1, 2, 1, Qt::AlignCenter);
    grid->addWidget(m_afterTitle, 0, 2, Qt::AlignTop);
    grid->addWidget(m_after, 1, 2, Qt::AlignTop);
    grid->addWidget(m_stays, 2, 0, 1, 3);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(2, 6);
}

void PredictionCard::setReports(const Report& today, const Report& afterwards)
{
    m_todayTitle->setText(Text::tr("Now").translated());
    m_afterTitle->setText(
        Text::tr("Afterwards, simulated on a copy of this computer's state").translated());
    showArrow();
    m_today->setSpans(summarySpans(today.summary));
    m_after->setSpans(summarySpans(afterwards.summary));
    const std::vector<Span> stays = stayingSpans(today, afterwards);
    m_stays->setSpans(stays);
    m_stays->setVisible(!stays.empty());
}

void PredictionCard::showArrow()
{
    m_arrow->setPixmap(icons::tinted(QStringLiteral("arrow-right"), arrowSize, Theme::colours().dim,
                                     devicePixelRatioF()));
}

void PredictionCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        showArrow();
}

} // namespace gosetup
