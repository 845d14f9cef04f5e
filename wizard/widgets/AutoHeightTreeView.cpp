// SPDX-License-Identifier: Apache-2.0
#include "widgets/AutoHeightTreeView.h"

#include "theme/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include <algorithm>
#include <numeric>
#include <vector>

namespace gosetup {

namespace {

/// Rows with a little air, whatever the font.
class PaddedDelegate : public QStyledItemDelegate
{
  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), option.fontMetrics.height() + 10));
        return size;
    }
};

} // namespace

AutoHeightTreeView::AutoHeightTreeView(QWidget* parent) : QTreeView(parent)
{
    setItemDelegate(new PaddedDelegate(this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideMiddle);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setIconSize(QSize(16, 16));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setMinimumSectionSize(24);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AutoHeightTreeView::setModel(QAbstractItemModel* model)
{
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &AutoHeightTreeView::fit);
    connect(model, &QAbstractItemModel::rowsInserted, this, &AutoHeightTreeView::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &AutoHeightTreeView::fit);
    connect(model, &QAbstractItemModel::layoutChanged, this, &AutoHeightTreeView::fit);
    connect(model, &QAbstractItemModel::headerDataChanged, this, &AutoHeightTreeView::fit);
    fit();
}

void AutoHeightTreeView::setWideColumn(int column)
{
    m_wide = column;
    fit();
}

void AutoHeightTreeView::setMaxRows(int rows)
{
    m_maxRows = rows;
    fit();
}

QSize AutoHeightTreeView::sizeHint() const
{
    return {480, wantedHeight()};
}

QSize AutoHeightTreeView::minimumSizeHint() const
{
    return {240, wantedHeight()};
}

void AutoHeightTreeView::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void AutoHeightTreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fit();
}

void AutoHeightTreeView::wheelEvent(QWheelEvent* event)
{
    // With nothing to scroll here the page scrolls.
    if (verticalScrollBar()->maximum() == 0)
        event->ignore();
    else
        QTreeView::wheelEvent(event);
}

int AutoHeightTreeView::wantedHeight() const
{
    const int rows = model() != nullptr ? model()->rowCount() : 0;
    const int shown = m_maxRows > 0 ? std::min(rows, m_maxRows) : rows;
    const int row = rows > 0 ? sizeHintForRow(0) : fontMetrics().height() + metric::unit;
    const int head = isHeaderHidden() ? 0 : header()->sizeHint().height();
    const QMargins border = contentsMargins();
    return head + row * std::max(shown, 1) + border.top() + border.bottom() + metric::unit;
}

/// Columns as wide as their texts; where that is too much the widest give way first.
void AutoHeightTreeView::fit()
{
    if (model() == nullptr)
        return;
    std::vector<int> columns;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (!isColumnHidden(column))
            columns.push_back(column);
    }
    std::vector<int> widths;
    widths.reserve(columns.size());
    for (const int column : columns)
        widths.push_back(std::max(sizeHintForColumn(column), header()->sectionSizeHint(column)) +
                         metric::unit);
    const int space = viewport()->width();
    int left = space;
    std::vector<std::size_t> order(columns.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return widths[i]; });
    for (std::size_t done = 0; done < order.size(); ++done) {
        int& width = widths[order[done]];
        width = std::min(width, left / static_cast<int>(order.size() - done));
        left -= width;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        setColumnWidth(columns[i], widths[i] + (columns[i] == m_wide ? std::max(left, 0) : 0));
    // Not by size hints alone: a page of wrapping labels is laid out by height for width, which
    // squeezes what has no fixed height.
    if (const int height = wantedHeight(); height != minimumHeight() || height != maximumHeight())
        setFixedHeight(height);
}

} // namespace gosetup
