// SPDX-License-Identifier: Apache-2.0
#include "widgets/FitTree.h"

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
class Roomy : public QStyledItemDelegate
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

FitTree::FitTree(QWidget* parent) : QTreeView(parent)
{
    setItemDelegate(new Roomy(this));
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

void FitTree::setModel(QAbstractItemModel* model)
{
    QTreeView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &FitTree::fit);
    connect(model, &QAbstractItemModel::rowsInserted, this, &FitTree::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &FitTree::fit);
    connect(model, &QAbstractItemModel::layoutChanged, this, &FitTree::fit);
    connect(model, &QAbstractItemModel::headerDataChanged, this, &FitTree::fit);
    fit();
}

void FitTree::setWideColumn(int column)
{
    m_wide = column;
    fit();
}

void FitTree::setMostRows(int rows)
{
    m_mostRows = rows;
    fit();
}

QSize FitTree::sizeHint() const
{
    return {480, wantedHeight()};
}

QSize FitTree::minimumSizeHint() const
{
    return {240, wantedHeight()};
}

void FitTree::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void FitTree::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fit();
}

void FitTree::wheelEvent(QWheelEvent* event)
{
    // With nothing to scroll here the page scrolls.
    if (verticalScrollBar()->maximum() == 0)
        event->ignore();
    else
        QTreeView::wheelEvent(event);
}

int FitTree::wantedHeight() const
{
    const int rows = model() != nullptr ? model()->rowCount() : 0;
    const int shown = m_mostRows > 0 ? std::min(rows, m_mostRows) : rows;
    const int row = rows > 0 ? sizeHintForRow(0) : fontMetrics().height() + metric::unit;
    const int head = isHeaderHidden() ? 0 : header()->sizeHint().height();
    const QMargins border = contentsMargins();
    return head + row * std::max(shown, 1) + border.top() + border.bottom() + metric::unit;
}

/// Columns as wide as their texts; where that is too much the widest give way first.
void FitTree::fit()
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
    const int room = viewport()->width();
    int left = room;
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
