// SPDX-License-Identifier: Apache-2.0
// Errors and evidence are written lower-case and without a full stop, for logs; on a page they
// stand as sentences. Pure.
#pragma once

#include "base/Text.h"

namespace gosetup {

/// A capital at the front, unless it begins with a path or a name that must stay, and a full stop
/// of the text's own script at the end.
[[nodiscard]] QString sentenceOf(const QString& text);

/// The first half of that: a capital, and no stop. For headings.
[[nodiscard]] QString headingOf(const QString& text);

/// The engine's remedies name options of the console; in the window the same is done on a page.
[[nodiscard]] Text inTheWindow(const Text& remedy);

} // namespace gosetup
