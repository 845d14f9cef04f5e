// SPDX-License-Identifier: Apache-2.0
#include "results/FindingsList.h"

#include "results/FindingDelegate.h"
#include "results/FindingsModel.h"

namespace gosetup {

namespace {

constexpr int leastListWidth = 232;

QModelIndex findingFrom(QModelIndex index, int step)
{
    while (index.isValid() && index.data(FindingsModel::HeaderRole).toBool())
        index = index.siblingAtRow(index.row() + step);
    return index;
}

} // namespace

FindingsList::FindingsList(QWidget* parent) : QListView(parent)
{
    setObjectName(QStringLiteral("results.list"));
    setItemDelegate(new FindingDelegate(this));
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMinimumWidth(leastListWidth);
    setResizeMode(QListView::Adjust); // another width wraps titles elsewhere
}

QModelIndex FindingsList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex to = QListView::moveCursor(action, modifiers);
    const bool up = action == MoveUp || action == MovePrevious || action == MovePageUp;
    const QModelIndex beside = findingFrom(to, up ? -1 : 1);
    return beside.isValid() ? beside : findingFrom(to, up ? 1 : -1);
}

} // namespace gosetup
