// SPDX-License-Identifier: Apache-2.0
// How a bad Go setting is put right in every place that holds it. Pure.
#pragma once

#include "rules/Finding.h"
#include "rules/GopathMove.h"
#include "rules/SettingPlaces.h"
#include "rules/SoundValues.h"

#include <functional>
#include <optional>
#include <vector>

namespace gosetup {

using Unwanted = std::function<bool(const QString& value)>;
/// Removes it from every place where `unwanted` holds of the value as Go gets it; of Go's file
/// only the last line, where one before it holds a value that no rule complains of.
[[nodiscard]] std::vector<Change> clearGoSetting(const Facts& facts, const QString& name,
                                                 const Unwanted& unwanted);
/// What is told, and done, where go.env of a Go since 1.21 does not bring the default of
/// `finding.subject`.
void tellShippedGone(const Facts& facts, Finding& finding);
/// The fix "clear" that does so, recommended; none where no place holds such a value.
[[nodiscard]] std::vector<Fix> clearingFix(const Facts& facts, const QString& name,
                                           const Unwanted& unwanted);
using Corrected = std::function<QString(const QString& text)>;
/// Every place whose value is bad, put right: the fix "correct" where `corrected` gives a value
/// that no rule complains of, with "clear" beside it; else "clear" alone. The first one is
/// recommended.
[[nodiscard]] std::vector<Fix> correctingFixes(const Facts& facts, const QString& name,
                                               const Unwanted& isBad, const Corrected& corrected);

/// A setting as its own rule judges it. nullopt: another rule has the cause, which is in the
/// characters (quotes, look-alikes) of the value.
[[nodiscard]] std::optional<GoSetting> judgedSetting(const Facts& facts, const QString& name);

} // namespace gosetup
