// SPDX-License-Identifier: Apache-2.0
// Makes an image fit to be shown to strangers. Names become %USERNAME%, credentials go, values that
// are none of our business keep their names only; a check of the redacted image finds the same.
#pragma once

#include "base/Redact.h"
#include "machine/practice/MachineImage.h"

namespace gosetup {

/// Loading the result (readImage, PracticeMachine) puts a made-up name of the same shape in the
/// place of %USERNAME%.
[[nodiscard]] MachineImage redactImage(const MachineImage& image);

[[nodiscard]] RedactionNames namesOf(const MachineImage& image);

} // namespace gosetup
