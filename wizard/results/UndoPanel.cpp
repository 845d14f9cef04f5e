// SPDX-License-Identifier: Apache-2.0
#include "results/UndoPanel.h"

#include "base/Text.h"
#include "changes/run/History.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/FlowLayout.h"
#include "widgets/Labels.h"
#include "widgets/SpanLabel.h"

#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

constexpr int maxLines = 6;

QStringList titlesOf(const RunSummary& run)
{
    QStringList lines;
    for (const PlannedChange& planned : run.changes)
        lines << titleOf(planned.change).translated();
    const int left = static_cast<int>(lines.size()) - maxLines;
    if (left > 0) {
        lines.resize(maxLines);
        lines << Text::tr("and %n more", nullptr, left).translated();
    }
    return lines;
}

/// What the journal no longer tells, before a person says yes to the rest.
Text damageOf(const RunSummary& run)
{
    if (run.damage.empty())
        return {};
    const Text first = Text::tr("The journal of this run is damaged: %1.").arg(run.damage.front());
    if (run.lost.empty())
        return first;
    return Text::tr("%1 It no longer lists all changes; those it lists can be undone.").arg(first);
}

} // namespace

UndoPanel::UndoPanel(QWidget* parent)
    : QFrame(parent), m_title(label(this, "strong")), m_list(new SpanLabel(this)),
      m_damage(new SpanLabel(this)), m_bar(new QProgressBar(this)), m_yes(new QPushButton(this)),
      m_no(new QPushButton(this))
{
    setObjectName(QStringLiteral("results.undoPanel"));
    setProperty("kind", QStringLiteral("card"));
    m_damage->setObjectName(QStringLiteral("results.undoDamage"));
    m_yes->setObjectName(QStringLiteral("results.undoYes"));
    m_no->setObjectName(QStringLiteral("results.undoNo"));
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::cardPadding, metric::cardPadding, metric::cardPadding,
                               metric::cardPadding);
    layout->setSpacing(metric::unit);
    layout->addWidget(m_title);
    layout->addWidget(m_list);
    layout->addWidget(m_damage);
    layout->addWidget(m_bar);
    auto* buttons = new FlowLayout(metric::unit);
    buttons->addWidget(m_yes);
    buttons->addWidget(m_no);
    layout->addLayout(buttons);
    connect(m_yes, &QPushButton::clicked, this, &UndoPanel::accepted);
    connect(m_no, &QPushButton::clicked, this, &UndoPanel::refused);
    hide();
}

void UndoPanel::ask(const RunSummary& run, bool prompts)
{
    m_run = run;
    m_prompts = prompts;
    setBusy(false);
    show();
    m_no->setFocus();
}

void UndoPanel::setBusy(bool busy)
{
    m_busy = busy;
    m_bar->setVisible(busy);
    m_yes->setVisible(!busy);
    m_no->setVisible(!busy);
    retranslate();
}

void UndoPanel::retranslate()
{
    m_yes->setText(Text::tr("Und&o").translated());
    m_no->setText(Text::tr("Cance&l").translated());
    if (!m_run)
        return;
    const QString when = QLocale().toString(m_run->started.toLocalTime(), QLocale::ShortFormat);
    const int count = static_cast<int>(m_run->changes.size());
    m_title->setText(m_busy ? Text::tr("Undoing the run of %1…").arg(when).translated()
                            : Text::tr("Undo the run of %1? It made %2.")
                                  .arg(when)
                                  .arg(Text::tr("%n change(s)", nullptr, count))
                                  .translated());
    m_list->setSpans({{titlesOf(*m_run).join(QStringLiteral("  ·  ")), Span::Style::Dim}});
    m_damage->setVisible(!m_run->damage.empty());
    m_damage->setSpans({{damageOf(*m_run).translated(), Span::Style::Warning}});
    const bool rights = std::ranges::any_of(m_run->changes, [](const PlannedChange& planned) {
        return needsElevation(planned.change);
    });
    m_yes->setIcon(rights ? icons::shield() : QIcon());
    if (m_busy && rights && m_prompts)
        m_list->setSpans({{Text::tr("Windows may ask whether GoSetup may make changes: GoSetup "
                                    "undoes the changes of this run.")
                               .translated(),
                           Span::Style::Dim}});
    setAccessibleName(m_title->text());
}

} // namespace gosetup
