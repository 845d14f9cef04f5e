// SPDX-License-Identifier: Apache-2.0
// Whether an extension is installed in VS Code or an editor made of it, by what these keep on disk.
// Used by the collector and by the change that installs one. Starts nothing.
#pragma once

#include "machine/Files.h"
#include "machine/formats/CodeEditors.h"

#include <optional>

namespace gosetup {

/// `folder` is the one that holds extensions.json and a folder for each extension. nullopt: not
/// installed, or on its way out. Of the default profile: other profiles of VS Code have lists of
/// their own, and whether an extension is disabled is in a database that is not read.
/// Corrupt where extensions.json is no such list; else what reading it says.
[[nodiscard]] Result<std::optional<ListedExtension>>
installedExtension(const Files& files, const QString& folder, const QString& id);

/// What the editor's script starts; NotFound where it is not there, Unsupported where it is not one
/// that this program understands.
[[nodiscard]] Result<CodeScript> readCodeScript(const Files& files, const QString& scriptFile);

} // namespace gosetup
