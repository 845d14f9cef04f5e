// SPDX-License-Identifier: Apache-2.0
// Asks for a folder of the machine that is set up: Windows' own dialog on this computer, a small
// tree on a practice machine, whose folders no dialog of the system can show.
#pragma once

#include "machine/Machine.h"

#include <QDialog>

#include <memory>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace gosetup {

/// Empty when the person cancelled. Blocks as a modal dialog does.
[[nodiscard]] QString pickFolder(const std::shared_ptr<Machine>& machine, const QString& present,
                                 const Text& title, QWidget* parent);

/// Folders read as they are opened.
class FolderTreeDialog : public QDialog
{
    Q_OBJECT

  public:
    FolderTreeDialog(std::shared_ptr<Machine> machine, const QString& present, const Text& title,
                     QWidget* parent);
    [[nodiscard]] QString chosen() const;

  private:
    void load(QTreeWidgetItem* item);
    void reveal(const QString& path);

    std::shared_ptr<Machine> m_machine;
    QTreeWidget* m_tree;
    QPushButton* m_use;
};

} // namespace gosetup
