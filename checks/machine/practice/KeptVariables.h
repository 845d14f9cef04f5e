// SPDX-License-Identifier: Apache-2.0
// Which variables of an image keep their values when it is redacted. Used by RedactImage only.
#pragma once

#include "machine/practice/MachineImage.h"

#include <QSet>

namespace gosetup {

/// PATH, Go's, the compiler's, proxies, known folders.
[[nodiscard]] bool isOurVariable(const QString& name);
/// Whether variables stand in this key (as MachineImage::registry names it).
[[nodiscard]] bool isEnvironmentKey(const QString& foldedPath);
/// Ours, and those that one of ours refers to as %NAME%. In upper case.
[[nodiscard]] QSet<QString> variablesToKeep(const MachineImage& image);

} // namespace gosetup
