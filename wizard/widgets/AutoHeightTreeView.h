// SPDX-License-Identifier: Apache-2.0
// A list with columns that is as tall as its rows, for pages that scroll as a whole: no list within
// a list to scroll. One column takes the space that is left.
#pragma once

#include <QTreeView>

namespace gosetup {

class AutoHeightTreeView : public QTreeView
{
    Q_OBJECT

  public:
    explicit AutoHeightTreeView(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    /// The column that is as wide as the others leave; the others are as wide as their texts.
    void setWideColumn(int column);
    /// Shown at most this many rows, then it scrolls; 0 = all.
    void setMaxRows(int rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

  private:
    void fit();
    [[nodiscard]] int wantedHeight() const;

    int m_wide = -1;
    int m_maxRows = 0;
};

} // namespace gosetup
