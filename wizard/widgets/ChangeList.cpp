// SPDX-License-Identifier: Apache-2.0
#include "widgets/ChangeList.h"

#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <QAccessible>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

constexpr int columns = 4;
constexpr int shieldSize = 16;

/// Row `index` of the plan lies in this row of the grid: a header first, and lines between.
int gridRowOf(int index)
{
    return 2 + index * 2;
}

SpanLabel* cell(QWidget* parent, const std::vector<Span>& spans)
{
    auto* result = new SpanLabel(parent);
    result->setSpans(spans);
    return result;
}

QLabel* shieldLabel(QWidget* parent)
{
    auto* result = new QLabel(parent);
    result->setPixmap(
        icons::coloured(QStringLiteral("shield"), shieldSize, parent->devicePixelRatioF()));
    result->setToolTip(Text::tr("Requires administrator permission").translated());
    result->setAccessibleName(result->toolTip());
    return result;
}

} // namespace

ChangeList::ChangeList(QWidget* parent) : QFrame(parent)
{
    setProperty("kind", QStringLiteral("card"));
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::unit, metric::unit, metric::unit, metric::unit);
}

void ChangeList::setPlan(const Plan& plan)
{
    m_rows.clear();
    for (const PlannedChange& change : plan.changes)
        m_rows.push_back(changeRow(change));
    delete m_body;
    m_body = new QWidget(this);
    m_body->setProperty("kind", QStringLiteral("bare"));
    m_body->setAttribute(Qt::WA_TransparentForMouseEvents, false);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(metric::unit, 0, metric::unit, metric::unit / 2);
    m_grid->setHorizontalSpacing(metric::unit * 2);
    m_grid->setVerticalSpacing(metric::unit);
    m_grid->setColumnStretch(0, 27);
    m_grid->setColumnStretch(1, 33);
    m_grid->setColumnStretch(2, 40);
    m_grid->setColumnMinimumWidth(3, shieldSize);
    m_grid->addWidget(label(m_body, "group", Text::tr("What").translated()), 0, 0);
    m_grid->addWidget(label(m_body, "group", Text::tr("Before").translated()), 0, 1);
    m_grid->addWidget(label(m_body, "group", Text::tr("After").translated()), 0, 2);
    for (int i = 0; i < rowCount(); ++i)
        addRow(i);
    layout()->addWidget(m_body);
    setAccessibleName(Text::tr("Changes, before and after").translated());
    setCurrent(std::clamp(m_current, 0, std::max(rowCount() - 1, 0)));
}

void ChangeList::addRow(int index)
{
    const ChangeRow& row = m_rows[static_cast<std::size_t>(index)];
    const int at = gridRowOf(index);
    addSeparator(at - 1);
    std::vector<Span> name = {{row.what, Span::Style::Strong}};
    if (!row.qualifier.isEmpty())
        name.push_back({QStringLiteral("  ") + row.qualifier, Span::Style::Dim});
    m_grid->addWidget(cell(m_body, name), at, 0, Qt::AlignTop);
    auto* after = new QVBoxLayout;
    after->setSpacing(metric::unit / 2);
    // A list needs the width of both columns: "before" in its first line, what changes below.
    const int column = row.afterHoldsBoth ? 1 : 2;
    if (row.afterHoldsBoth)
        after->addWidget(cell(m_body, row.before));
    else
        m_grid->addWidget(cell(m_body, row.before), at, 1, Qt::AlignTop);
    after->addWidget(cell(m_body, row.after));
    if (!row.warning.isEmpty())
        after->addWidget(cell(m_body, {{row.warning, Span::Style::Warning}}));
    after->addStretch(1);
    m_grid->addLayout(after, at, column, 1, 3 - column);
    if (row.needsRights)
        m_grid->addWidget(shieldLabel(m_body), at, 3, Qt::AlignTop);
}

void ChangeList::addSeparator(int gridRow)
{
    auto* line = new QFrame(m_body);
    line->setProperty("kind", QStringLiteral("line"));
    line->setFixedHeight(1);
    m_grid->addWidget(line, gridRow, 0, 1, columns);
}

QRect ChangeList::rowRect(int row) const
{
    if (m_grid == nullptr || row < 0 || row >= rowCount())
        return {};
    QRect rect;
    for (int column = 0; column < columns; ++column)
        rect |= m_grid->cellRect(gridRowOf(row), column);
    return rect.translated(m_body->pos()).adjusted(-metric::unit, -4, metric::unit, 4);
}

void ChangeList::setCurrent(int row)
{
    m_current = row;
    update();
    if (row < 0 || row >= rowCount())
        return;
    setAccessibleDescription(m_rows[static_cast<std::size_t>(row)].spoken());
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    if (!hasFocus())
        return;
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
        auto* area = qobject_cast<QScrollArea*>(above);
        if (area == nullptr)
            continue;
        const QRect rect = rowRect(row);
        const QPoint middle = mapTo(area->widget(), rect.center());
        area->ensureVisible(middle.x(), middle.y(), 0, rect.height() / 2 + metric::unit);
        return;
    }
}

void ChangeList::keyPressEvent(QKeyEvent* event)
{
    const int last = rowCount() - 1;
    switch (event->key()) {
    case Qt::Key_Down: setCurrent(std::min(m_current + 1, last)); return;
    case Qt::Key_Up: setCurrent(std::max(m_current - 1, 0)); return;
    case Qt::Key_Home: setCurrent(0); return;
    case Qt::Key_End: setCurrent(last); return;
    default: QFrame::keyPressEvent(event);
    }
}

void ChangeList::mousePressEvent(QMouseEvent* event)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowRect(row).contains(event->pos()))
            setCurrent(row);
    }
}

void ChangeList::focusInEvent(QFocusEvent* event)
{
    QFrame::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason)
        setCurrent(m_current);
}

void ChangeList::focusOutEvent(QFocusEvent* event)
{
    QFrame::focusOutEvent(event);
    update();
}

void ChangeList::paintEvent(QPaintEvent* event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::colours().accent, 1));
    painter.setBrush(Theme::colours().accentSoft);
    painter.drawRoundedRect(QRectF(rowRect(m_current)).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace gosetup
