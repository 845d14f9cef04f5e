// SPDX-License-Identifier: Apache-2.0
#include "results/AnswerCard.h"

#include "report/ExplanationReport.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"
#include "widgets/SpanLabel.h"
#include "widgets/StatusBadge.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

/// The list of findings needs its place too.
constexpr std::size_t maxShownAnswers = 3;
constexpr qsizetype maxShownLine = 160;

Status worstOf(const Explanation& explanation)
{
    Status worst = Status::Note;
    for (const Answer& answer : explanation.answers) {
        for (const Finding& finding : answer.findings)
            worst = std::max(worst, finding.status);
    }
    return explanation.answers.empty() ? Status::Unknown : worst;
}

void add(std::vector<Span>& spans, const QString& text, Span::Style style)
{
    if (!spans.empty())
        spans.push_back({QStringLiteral("\n"), Span::Style::Body});
    spans.push_back({text, style});
}

QString shortened(const QString& line)
{
    return line.size() > maxShownLine ? line.left(maxShownLine) + u'…' : line;
}

std::vector<Span> spansOf(const Explanation& explanation)
{
    std::vector<Span> spans;
    const std::size_t shown = std::min(explanation.answers.size(), maxShownAnswers);
    for (std::size_t i = 0; i < shown; ++i) {
        const Answer& answer = explanation.answers[i];
        add(spans, answer.error.cause.translated(), Span::Style::Strong);
        if (explanation.answers.size() > 1)
            add(spans, Text::verbatim(shortened(answer.error.message)).translated(),
                Span::Style::FixedDim);
        add(spans, Text::tr("What you can do: %1").arg(answer.error.remedy).translated(),
            Span::Style::Body);
    }
    if (const auto more = static_cast<int>(explanation.answers.size() - shown); more > 0)
        add(spans, Text::tr("%n more message(s) in the text.", nullptr, more).translated(),
            Span::Style::Dim);
    if (explanation.answers.empty()) {
        add(spans, unknownMessageText().translated(), Span::Style::Strong);
        add(spans,
            Text::tr("To ask somebody, copy it with a report of this computer. Names of people and "
                     "credentials are not included.")
                .translated(),
            Span::Style::Body);
    }
    return spans;
}

} // namespace

AnswerCard::AnswerCard(QWidget* parent)
    : QFrame(parent), m_badge(new StatusBadge(Status::Note, this)), m_text(new SpanLabel(this)),
      m_copy(namedButton(this, "results.copyReport"))
{
    setObjectName(QStringLiteral("results.answer"));
    setProperty("kind", QStringLiteral("card"));
    m_copy->setProperty("kind", QStringLiteral("link"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metric::cardPadding, 12, metric::cardPadding, 12);
    layout->setSpacing(12);
    layout->addWidget(m_badge, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_copy, &QPushButton::clicked, this, &AnswerCard::copyRequested);
    hide();
}

void AnswerCard::show(const Explanation& explanation)
{
    m_explanation = explanation;
    retranslate();
    QFrame::show();
}

void AnswerCard::retranslate()
{
    m_badge->setStatus(worstOf(m_explanation));
    m_text->setSpans(spansOf(m_explanation));
    m_copy->setText(Text::tr("C&opy report").translated());
    m_copy->setToolTip(
        Text::tr("Copies the message and the report, without names and credentials").translated());
    setAccessibleName(m_text->text());
}

} // namespace gosetup
