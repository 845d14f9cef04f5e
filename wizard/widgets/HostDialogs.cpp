// SPDX-License-Identifier: Apache-2.0
#include "widgets/HostDialogs.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace gosetup {

QString askForFile(QWidget* parent, const Text& title, const QString& present, const Text& filter)
{
    return QDir::toNativeSeparators(QFileDialog::getOpenFileName(
        parent, title.translated(), QDir::fromNativeSeparators(present), filter.translated()));
}

QString askForFolder(QWidget* parent, const Text& title, const QString& present)
{
    return QDir::toNativeSeparators(QFileDialog::getExistingDirectory(
        parent, title.translated(), QDir::fromNativeSeparators(present)));
}

QString askForSaveName(QWidget* parent, const Text& title, const QString& name, const Text& filter)
{
    const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    return QDir::toNativeSeparators(QFileDialog::getSaveFileName(
        parent, title.translated(), documents.filePath(name), filter.translated()));
}

} // namespace gosetup
