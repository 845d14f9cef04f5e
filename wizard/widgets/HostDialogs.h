// SPDX-License-Identifier: Apache-2.0
// The system's own dialogs for files and folders of this computer, with paths as Windows writes
// them. Blocks as a modal dialog does; empty when the person cancelled.
#pragma once

#include "base/Text.h"

class QWidget;

namespace gosetup {

[[nodiscard]] QString askForFile(QWidget* parent, const Text& title, const QString& present,
                                 const Text& filter);
[[nodiscard]] QString askForFolder(QWidget* parent, const Text& title, const QString& present);
/// Offers `name` in the person's documents: the current folder may be the system's.
[[nodiscard]] QString askForSaveName(QWidget* parent, const Text& title, const QString& name,
                                     const Text& filter);

} // namespace gosetup
