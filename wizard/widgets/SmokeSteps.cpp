// SPDX-License-Identifier: Apache-2.0
#include "widgets/SmokeSteps.h"

#include "report/SmokeReport.h"
#include "rules/SmokeMeaning.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <QEvent>
#include <QGridLayout>

namespace gosetup {

namespace {

constexpr int signColumn = 0;
constexpr int nameColumn = 1;
constexpr int detailColumn = 2;
constexpr int timeColumn = 3;
constexpr int leastNameWidth = 176;

enum class SmokeRowState
{
    Ahead,
    Running,
    Passed,
    Failed,
    Skipped, ///< after one that did not pass
};

SmokeRowState stateOf(const SmokeResult& result, std::optional<SmokeStepKind> running,
                      SmokeStepKind kind)
{
    if (running == kind)
        return SmokeRowState::Running;
    if (const SmokeStep* step = result.step(kind))
        return step->outcome == SmokeOutcome::Passed ? SmokeRowState::Passed
                                                     : SmokeRowState::Failed;
    return result.failed() != nullptr ? SmokeRowState::Skipped : SmokeRowState::Ahead;
}

Text stateText(SmokeRowState state)
{
    switch (state) {
    case SmokeRowState::Ahead: return Text::tr("%1, not started");
    case SmokeRowState::Running: return Text::tr("%1, in progress");
    case SmokeRowState::Passed: return Text::tr("%1, done");
    case SmokeRowState::Failed: return Text::tr("%1, failed");
    case SmokeRowState::Skipped: return Text::tr("%1, skipped");
    }
    return {};
}

QPixmap signOf(SmokeRowState state, qreal ratio)
{
    const Colours& c = Theme::colours();
    constexpr int size = 16;
    switch (state) {
    case SmokeRowState::Running:
        return icons::tinted(QStringLiteral("chevron-right"), size, c.accent, ratio);
    case SmokeRowState::Passed: return icons::tinted(QStringLiteral("check"), size, c.good, ratio);
    case SmokeRowState::Failed:
        return icons::tinted(QStringLiteral("problem"), size, c.problem, ratio);
    case SmokeRowState::Ahead:
    case SmokeRowState::Skipped: return icons::tinted(QStringLiteral("dot"), size, c.line, ratio);
    }
    return {};
}

} // namespace

SmokeSteps::SmokeSteps(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metric::unit);
    grid->setVerticalSpacing(metric::unit);
    grid->setColumnMinimumWidth(nameColumn, leastNameWidth);
    grid->setColumnStretch(detailColumn, 1);
    int line = 0;
    for (const SmokeStepKind kind : smokeSteps()) {
        QFrame* divider = nullptr;
        if (line > 0) {
            divider = new QFrame(this);
            divider->setProperty("kind", QStringLiteral("line"));
            divider->setFixedHeight(1);
            grid->addWidget(divider, line++, signColumn, 1, timeColumn + 1);
        }
        Row row{kind,   new QLabel(this), label(this, ""), label(this, "dim"), label(this, ""),
                divider};
        row.name->setWordWrap(false);
        row.time->setWordWrap(false);
        row.time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(row.sign, line, signColumn);
        grid->addWidget(row.name, line, nameColumn);
        grid->addWidget(row.detail, line, detailColumn);
        grid->addWidget(row.time, line, timeColumn);
        ++line;
        m_rows.push_back(row);
    }
    show();
}

void SmokeSteps::setResult(const SmokeResult& result, std::optional<SmokeStepKind> running)
{
    m_result = result;
    m_running = running;
    show();
}

void SmokeSteps::retranslate()
{
    show();
}

void SmokeSteps::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        show();
}

void SmokeSteps::show()
{
    for (const Row& row : m_rows)
        show(row);
}

void SmokeSteps::show(const Row& row)
{
    const SmokeRowState state = stateOf(m_result, m_running, row.kind);
    const SmokeStep* step = m_result.step(row.kind);
    row.sign->setPixmap(signOf(state, devicePixelRatioF()));
    const QString name = rules::stepTitle(row.kind).translated();
    row.name->setText(name);
    setRole(row.name, state == SmokeRowState::Running ? "strong" : step != nullptr ? "" : "dim");
    row.name->setAccessibleName(stateText(state).arg(name).translated());
    QString detail;
    if (state == SmokeRowState::Failed)
        detail = rules::meaningOf(*step, m_result).what.translated();
    else if (state == SmokeRowState::Skipped)
        detail = Text::tr("skipped").translated();
    else
        detail = stepDetail(row.kind).translated();
    row.detail->setText(detail);
    row.time->setText(step != nullptr ? rules::secondsText(step->milliseconds).translated()
                                      : QString());
}

} // namespace gosetup
