// SPDX-License-Identifier: Apache-2.0
// Machine images as JSON, versioned "gosetup.image/1" (schema: resources/schemas). Strict: an
// unknown field or a wrong type is an error that names its JSON path.
#pragma once

#include "machine/practice/MachineImage.h"

#include <QByteArray>

#include <functional>

namespace gosetup {

/// Corrupt for text that is no JSON, Invalid for JSON that is no image:
/// `$.registry["HKCU\\Environment"].Path.kind: …`.
[[nodiscard]] Result<MachineImage> readImage(const QByteArray& json);
/// Fields that say nothing new are left out; entries are sorted. Reading it gives the same image.
[[nodiscard]] QByteArray writeImage(const MachineImage& image);

/// The token that stands for the person's name in a redacted image; reading puts a made-up name of
/// the same shape in its place.
inline constexpr auto userNameToken = "%USERNAME%";

/// Applies `change` to every text of an image: to all that is written as one and is no word out of
/// a closed set, also where it is the name of a member, UTF-16 in the registry or UTF-8 in a file.
void changeTexts(MachineImage& image, const std::function<QString(const QString&)>& change);

} // namespace gosetup
