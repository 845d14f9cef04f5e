// SPDX-License-Identifier: Apache-2.0
// What the install page says of a run: how much, how long yet, and what is left of it. Pure.
#pragma once

#include "base/Progress.h"
#include "changes/run/Apply.h"

namespace gosetup {

/// "94.5 MB of 259.5 MB · 458 of 14,168 files"; empty where bytes mean nothing.
[[nodiscard]] Text amountOf(const ProgressUpdate& update);
[[nodiscard]] Text timeLeft(qint64 seconds);
/// What a run that stopped has left behind, in a sentence below its error; may be empty.
[[nodiscard]] Text consequenceOf(const RunReport& run);
/// The same as a heading; empty where something is left.
[[nodiscard]] Text whatIsLeft(const RunReport& run);

} // namespace gosetup
