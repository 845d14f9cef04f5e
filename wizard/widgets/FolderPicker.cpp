// SPDX-License-Identifier: Apache-2.0
#include "widgets/FolderPicker.h"

#include "paths/WindowsPath.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/HostDialogs.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

constexpr int pathRole = Qt::UserRole;
constexpr int loadedRole = Qt::UserRole + 1;

QTreeWidgetItem* folderItem(const QString& path, const QString& name)
{
    auto* item = new QTreeWidgetItem(QStringList(name));
    item->setData(0, pathRole, path);
    item->setIcon(0, icons::icon(QStringLiteral("folder"), 16, Theme::colours().accent));
    item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    return item;
}

} // namespace

QString pickFolder(const std::shared_ptr<Machine>& machine, const QString& present,
                   const Text& title, QWidget* parent)
{
    if (!machine->isPractice())
        return askForFolder(parent, title, present);
    FolderTreeDialog dialog(machine, present, title, parent);
    return dialog.exec() == QDialog::Accepted ? dialog.chosen() : QString();
}

FolderTreeDialog::FolderTreeDialog(std::shared_ptr<Machine> machine, const QString& present,
                                   const Text& title, QWidget* parent)
    : QDialog(parent), m_machine(std::move(machine)), m_tree(new QTreeWidget(this)), m_use(nullptr)
{
    setWindowTitle(title.translated());
    setProperty("kind", QStringLiteral("page"));
    resize(480, 420);
    m_tree->setObjectName(QStringLiteral("folders.tree"));
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(Text::tr("Folders of the practice machine").translated());
    auto* buttons = new QDialogButtonBox(this);
    m_use =
        buttons->addButton(Text::tr("&Use this folder").translated(), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("folders.use"));
    m_use->setProperty("kind", QStringLiteral("primary"));
    buttons->addButton(Text::tr("Cancel").translated(), QDialogButtonBox::RejectRole);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::cardPadding, metric::cardPadding, metric::cardPadding,
                               metric::cardPadding);
    layout->setSpacing(metric::unit * 2);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_tree, &QTreeWidget::itemExpanded, this, &FolderTreeDialog::load);
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        const QString root = QStringLiteral("%1:\\").arg(QLatin1Char(letter));
        if (m_machine->files().volume(root))
            m_tree->addTopLevelItem(folderItem(root, root));
    }
    reveal(present);
}

QString FolderTreeDialog::chosen() const
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item != nullptr ? item->data(0, pathRole).toString() : QString();
}

void FolderTreeDialog::load(QTreeWidgetItem* item)
{
    if (item->data(0, loadedRole).toBool())
        return;
    item->setData(0, loadedRole, true);
    const QString folder = item->data(0, pathRole).toString();
    auto names = m_machine->files().list(folder);
    if (!names)
        return;
    std::sort(names->begin(), names->end(), [](const QString& a, const QString& b) {
        return a.compare(b, Qt::CaseInsensitive) < 0;
    });
    for (const QString& name : std::as_const(*names)) {
        const QString path = winpath::join(folder, name);
        const auto info = m_machine->files().info(path);
        if (info && *info && (*info)->isDirectory)
            item->addChild(folderItem(path, name));
    }
    if (item->childCount() == 0)
        item->setChildIndicatorPolicy(QTreeWidgetItem::DontShowIndicator);
}

/// Opens the way to the path as far as it exists.
void FolderTreeDialog::reveal(const QString& path)
{
    QTreeWidgetItem* reached = nullptr;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        if (winpath::isInside(path, m_tree->topLevelItem(i)->data(0, pathRole).toString()))
            reached = m_tree->topLevelItem(i);
    }
    bool further = reached != nullptr;
    while (further) {
        further = false;
        load(reached);
        for (int i = 0; i < reached->childCount(); ++i) {
            if (winpath::isInside(path, reached->child(i)->data(0, pathRole).toString())) {
                reached->setExpanded(true);
                reached = reached->child(i);
                further = true;
                break;
            }
        }
    }
    if (reached == nullptr)
        reached = m_tree->topLevelItem(0);
    m_tree->setCurrentItem(reached);
}

} // namespace gosetup
