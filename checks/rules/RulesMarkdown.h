// SPDX-License-Identifier: Apache-2.0
// The catalogue as a document. Used by `gosetup explain --markdown`.
#pragma once

#include <QString>

namespace gosetup {

/// docs/rules.md: every rule with its severity, reason and source.
[[nodiscard]] QString rulesMarkdown();

} // namespace gosetup
