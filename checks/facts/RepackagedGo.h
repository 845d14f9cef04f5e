// SPDX-License-Identifier: Apache-2.0
// Go as MSYS2, conda and other package managers lay it out: go.exe in the prefix's bin folder, the
// tree below the prefix. Used by the collectors of toolchains, locations and Go's settings.
#pragma once

#include "facts/ToolchainFacts.h"
#include "machine/Files.h"

#include <optional>

namespace gosetup::collect {

struct RepackagedGo
{
    QString root;    ///< `<prefix>\lib\go`, or `<prefix>\go` of conda
    QString program; ///< `<prefix>\bin\go.exe`; may be missing in conda's
    Owner owner = Owner::Unknown;
};
/// The tree that a go.exe in `<prefix>\bin` starts; nullopt where that is no such prefix.
/// Sources: MINGW-packages mingw-w64-go/PKGBUILD, conda-forge go-feedstock.
[[nodiscard]] std::optional<RepackagedGo> repackagedGoOf(const Files& files, const QString& bin);
/// The same by the tree.
[[nodiscard]] std::optional<RepackagedGo> repackagedGoAt(const Files& files, const QString& root);
/// The tree of the go.exe in the folder: repackaged, or the folder's parent, which may be none.
[[nodiscard]] QString treeOfBin(const Files& files, const QString& bin);

} // namespace gosetup::collect
