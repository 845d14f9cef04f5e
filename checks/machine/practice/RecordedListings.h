// SPDX-License-Identifier: Apache-2.0
// Folders whose entries a recorder saw with sizes and times, as an image keeps them: few files one
// by one, many of them together. Used by the recorder only.
#pragma once

#include "machine/practice/MachineImage.h"

#include <QHash>

namespace gosetup {

using Listings = QHash<QString, std::vector<FolderEntry>>; ///< by the real folder

/// What the image has already stays; times are added to it.
void addListings(const Listings& listings, MachineImage& image);

} // namespace gosetup
