// SPDX-License-Identifier: Apache-2.0
// The rule on GOROOT, and what others say of a value of it. Pure.
#pragma once

#include "rules/RuleKit.h"
#include "rules/SettingPlaces.h"

namespace gosetup::rules {

enum class RootState
{
    Right,
    NoGo,
    Other,     ///< not of the Go that PATH starts: its builds fail
    OfBlocker, ///< of the Go that PATH starts, which is not the one that should answer
    Unclear
};

/// Needs `Facts::toolchain`.
[[nodiscard]] RootState stateOf(const Facts& facts, const QString& root);
/// Neither right nor unclear.
[[nodiscard]] bool isWrongRoot(const Facts& facts, const QString& root);
/// The fix that removes the variable in one place.
[[nodiscard]] Fix deletion(const Facts& facts, const SettingPlace& place, const QString& name);
[[nodiscard]] Findings gorootStale(const Facts& facts);

} // namespace gosetup::rules
