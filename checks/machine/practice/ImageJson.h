// SPDX-License-Identifier: Apache-2.0
// Machine images as JSON, versioned "gosetup.image/1" (schema: resources/schemas). Strict: an
// unknown field or a wrong type is an error that names its JSON path.
#pragma once

#include "machine/practice/MachineImage.h"

#include <QByteArray>

namespace gosetup {

/// Corrupt for text that is no JSON, Invalid for JSON that is no image:
/// `$.registry["HKCU\\Environment"].Path.kind: …`.
[[nodiscard]] Result<MachineImage> readImage(const QByteArray& json);
/// Fields that say nothing new are left out; entries are sorted. Reading it gives the same image.
[[nodiscard]] QByteArray writeImage(const MachineImage& image);

} // namespace gosetup
