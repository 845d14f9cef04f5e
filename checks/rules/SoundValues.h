// SPDX-License-Identifier: Apache-2.0
// Whether a value would do: what the rules on settings and places say of a machine that has it.
// Pure.
#pragma once

#include "rules/SettingPlaces.h"

namespace gosetup {

/// Whether a rule on this setting complains of it as it stands (a warning or worse).
[[nodiscard]] bool isComplainedOf(const Facts& facts, const QString& name);
/// Whether none would if this place held the text.
[[nodiscard]] bool wouldBeSound(const Facts& facts, const QString& name, const SettingPlace& place,
                                const QString& text);
/// Go takes it, and it is no place for Go's files: also a list where Go takes one folder.
[[nodiscard]] bool isNoPlaceForGo(const Facts& facts, const QString& name, const QString& value);

} // namespace gosetup
