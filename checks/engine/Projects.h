// SPDX-License-Identifier: Apache-2.0
// From what a person names to the folders of Go projects that a check can look at. Used by window
// and command line; judges nothing but whether there is a project.
#pragma once

#include "base/Result.h"
#include "machine/Machine.h"

#include <QStringList>

namespace gosetup {

/// Cleaned full paths, each once; of a go.mod or go.work, its folder. NotFound where there is no
/// such folder, Invalid where there is no go.mod and no go.work in it or above it, or the path is
/// not a full one.
[[nodiscard]] Result<QStringList> findProjects(Machine& machine, const QStringList& named);

} // namespace gosetup
