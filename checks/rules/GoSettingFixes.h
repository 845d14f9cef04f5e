// SPDX-License-Identifier: Apache-2.0
// Where GOPATH should be and where a Go setting is changed: rules and engine agree on it. Pure.
#pragma once

#include "changes/Change.h"
#include "facts/Facts.h"

#include <functional>
#include <optional>
#include <vector>

namespace gosetup {

struct GopathMove
{
    QString from;
    QString to; ///< literal
    bool fromCloud = false;
    bool collides = false; ///< with a Go tree
    std::vector<Change> changes;
};
/// Where GOPATH should move, if it lies in a cloud folder or in (around) a Go tree.
[[nodiscard]] std::optional<GopathMove> gopathMove(const Facts& facts);
/// Where programs of `go install` will be once GOPATH is where it should be.
[[nodiscard]] QString wantedGoBin(const Facts& facts);

/// Sets a Go setting where it is set now (OS variable or Go's own file); in the file if nowhere.
[[nodiscard]] std::vector<Change> setGoSetting(const Facts& facts, const QString& name,
                                               const QString& value);
/// Removes it from every place where `unwanted` holds of the value as Go would get it.
[[nodiscard]] std::vector<Change>
clearGoSetting(const Facts& facts, const QString& name,
               const std::function<bool(const QString&)>& unwanted);
/// The fix that does so, recommended; none where no place holds such a value.
[[nodiscard]] std::vector<Fix> clearingFix(const Facts& facts, const QString& name,
                                           const std::function<bool(const QString&)>& unwanted);
/// What was seen of a folder that Go uses; nullptr where it was not looked at.
[[nodiscard]] const LocationFacts* locationOf(const Facts& facts, const QString& path);
/// The places that set it, as "GOFLAGS (user) = …", credentials left out.
[[nodiscard]] std::vector<Text> placesOf(const Facts& facts, const QString& name);

} // namespace gosetup
