// SPDX-License-Identifier: Apache-2.0
// Paints a row of the findings: sign, title in as many lines as it needs, status word and what it
// is about, a box to tick, a shield.
#pragma once

#include <QStyledItemDelegate>

namespace gosetup {

class FindingDelegate : public QStyledItemDelegate
{
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    /// Where the box to tick is, in the view's coordinates.
    [[nodiscard]] static QRect boxRect(const QRect& row);

  protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

} // namespace gosetup
