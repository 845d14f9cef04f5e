// SPDX-License-Identifier: Apache-2.0
// Where a Go setting stands, and how it is changed there. Pure.
#pragma once

#include "changes/Change.h"
#include "facts/Facts.h"

#include <optional>
#include <vector>

namespace gosetup {

/// One place that sets a Go setting.
struct SettingPlace
{
    std::optional<Hive> hive; ///< nullopt: Go's own file
    QString text;             ///< as it stands
    QString value;            ///< as Go gets it
};
/// The user's variable, the system's, the file's line: the first one counts. Not those whose text
/// was not in UTF-8: nobody could write it back.
[[nodiscard]] std::vector<SettingPlace> settingPlaces(const Facts& facts, const QString& name);
/// Sets (nullopt: removes) it in that very place.
[[nodiscard]] Change changeAt(const SettingPlace& place, const QString& name,
                              const std::optional<QString>& text);

/// Sets a Go setting where it is set now (OS variable or Go's own file); in the file if nowhere.
[[nodiscard]] std::vector<Change> setGoSetting(const Facts& facts, const QString& name,
                                               const QString& value);
/// What Go would get of this text there.
[[nodiscard]] QString expandedAt(const Facts& facts, const SettingPlace& place,
                                 const QString& text);

/// What was seen of a folder that Go uses; nullptr where it was not looked at.
[[nodiscard]] const LocationFacts* locationOf(const Facts& facts, const QString& path);
/// "GOFLAGS (user) = …", "GOFLAGS in C:\…\env = …": credentials left out.
[[nodiscard]] Text placeText(const Facts& facts, const QString& name, const SettingPlace& place);
/// The same of all places that set it.
[[nodiscard]] std::vector<Text> placesOf(const Facts& facts, const QString& name);

} // namespace gosetup
