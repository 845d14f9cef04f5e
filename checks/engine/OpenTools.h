// SPDX-License-Identifier: Apache-2.0
// The ways on from a folder with a program: a terminal that has the environment of now, an editor.
// Says what to start; starting is the shell's. Used by the window.
#pragma once

#include "facts/Facts.h"

namespace gosetup {

/// A new console in `folder`, which shows the Go it finds. Fails where the environment is unknown.
[[nodiscard]] Result<OpenRequest> terminalIn(const Facts& facts, const QString& folder);

/// Opens the folder in an editor: one of EditorFacts::openers().
[[nodiscard]] Result<OpenRequest> editorIn(const Facts& facts, const OpenFolder& editor,
                                           const QString& folder);

} // namespace gosetup
