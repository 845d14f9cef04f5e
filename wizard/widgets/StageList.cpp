// SPDX-License-Identifier: Apache-2.0
#include "widgets/StageList.h"

#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <QEvent>
#include <QGridLayout>

#include <algorithm>

namespace gosetup {

Text stageName(Stage stage)
{
    switch (stage) {
    case Stage::Preparing: return Text::tr("Prepare");
    case Stage::Downloading: return Text::tr("Download");
    case Stage::Verifying: return Text::tr("Verify");
    case Stage::Unpacking: return Text::tr("Unpack");
    case Stage::Testing: return Text::tr("Test");
    case Stage::Swapping: return Text::tr("Install");
    case Stage::Applying: return Text::tr("Change settings");
    case Stage::Undoing: return Text::tr("Roll back");
    }
    return {};
}

StageList::StageList(QWidget* parent) : QWidget(parent)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(metric::unit);
    grid->setVerticalSpacing(metric::unit);
    grid->setColumnStretch(1, 1);
}

void StageList::setStages(const std::vector<Stage>& stages)
{
    for (const Row& row : m_rows) {
        delete row.sign;
        delete row.name;
    }
    m_rows.clear();
    auto* grid = qobject_cast<QGridLayout*>(layout());
    for (const Stage stage : stages) {
        const Row row{stage, new QLabel(this), label(this, "")};
        const int line = static_cast<int>(m_rows.size());
        grid->addWidget(row.sign, line, 0);
        grid->addWidget(row.name, line, 1);
        m_rows.push_back(row);
    }
    m_current = 0;
    show();
}

void StageList::setCurrent(Stage stage)
{
    const auto row = std::ranges::find(m_rows, stage, &Row::stage);
    // A stage behind us (a second file) or unknown to this run leaves the list as it is.
    if (row == m_rows.end())
        return;
    m_current = std::max(m_current, static_cast<std::size_t>(row - m_rows.begin()));
    show();
}

void StageList::setAllDone()
{
    m_current = m_rows.size();
    show();
}

void StageList::retranslate()
{
    show();
}

void StageList::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        show();
}

void StageList::show()
{
    const Colours& c = Theme::colours();
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const bool done = i < m_current;
        const bool now = i == m_current;
        const QString icon = done  ? QStringLiteral("check")
                             : now ? QStringLiteral("chevron-right")
                                   : QStringLiteral("dot");
        const QColor color = done ? c.good : now ? c.accent : c.line;
        row.sign->setPixmap(icons::tinted(icon, 16, color, devicePixelRatioF()));
        row.name->setText(stageName(row.stage).translated());
        setRole(row.name, now ? "strong" : "dim");
        const Text state = done  ? Text::tr("%1, done")
                           : now ? Text::tr("%1, in progress")
                                 : Text::tr("%1, not started");
        row.name->setAccessibleName(state.arg(row.name->text()).translated());
    }
}

} // namespace gosetup
