// SPDX-License-Identifier: Apache-2.0
// Where editors are installed, by their setup's keys, their usual folders and PATH. Used by the
// editor collector.
#pragma once

#include "facts/Collectors.h"

#include <vector>

namespace gosetup::collect {

/// Everything but extension and settings. An editor that is installed twice is listed twice.
[[nodiscard]] std::vector<CodeEditorFact> codeEditorPlaces(Machine& machine, const Basics& basics);
[[nodiscard]] std::vector<GoLandInstall> goLandPlaces(Machine& machine, const Basics& basics);

/// A regular file; a link to one counts.
[[nodiscard]] bool isFileInPlace(const Files& files, const QString& path);

} // namespace gosetup::collect
