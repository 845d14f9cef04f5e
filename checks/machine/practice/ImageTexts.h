// SPDX-License-Identifier: Apache-2.0
// Every text of an image in one place, so that redaction forgets none and loading can put a name
// back in. Used by the reader, the writer and redaction.
#pragma once

#include "machine/practice/MachineImage.h"

#include <array>
#include <functional>
#include <utility>

namespace gosetup {

/// The token that stands for the person's name in a redacted image.
inline constexpr auto userNameToken = "%USERNAME%";

/// Applies `f` to every text that could hold a person's name or a secret: paths, values, contents
/// that are text, programs' output, key names. Binary data is left alone.
void transformTexts(MachineImage& image, const std::function<QString(const QString&)>& f);

/// Replaces userNameToken by the stand-in, so that a redacted image checks as the original did: a
/// literal %USERNAME% in a plain registry string would itself be a finding. A reference to the
/// variable that a person wrote is stored in lower case and is left as it is.
void standIn(MachineImage& image);

/// A name of the same length and alphabet that is nobody's: "li" → "xx", "李 Ming" → "某 xxxx".
[[nodiscard]] QString nameOfSameShape(const QString& name);

/// The folders by the names that an image uses.
[[nodiscard]] std::array<std::pair<QString, QString*>, 9> imagefolders(KnownFolders& folders);

} // namespace gosetup
