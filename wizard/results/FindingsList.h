// SPDX-License-Identifier: Apache-2.0
// The list of findings by topic, in which the headers of topics are passed over.
#pragma once

#include <QListView>

namespace gosetup {

/// A header cannot be the current row: Home and the page keys go on to the finding beside it.
class FindingsList : public QListView
{
  public:
    explicit FindingsList(QWidget* parent = nullptr);

  protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
};

} // namespace gosetup
