// SPDX-License-Identifier: Apache-2.0
// Where a Go setting stands, how it is changed there, and where GOPATH should be: rules and engine
// agree on it. Pure.
#pragma once

#include "changes/Change.h"
#include "facts/Facts.h"
#include "rules/Finding.h"

#include <functional>
#include <optional>
#include <vector>

namespace gosetup {

struct GopathMove
{
    QString from;
    QString to; ///< literal
    bool fromCloud = false;
    bool collides = false; ///< equals a Go tree or lies in one
    std::vector<Change> changes;
};
/// Where GOPATH should move, if it lies in a cloud folder or in a Go tree. A GOPATH that merely
/// contains a Go tree stays: Go objects to equality only.
[[nodiscard]] std::optional<GopathMove> gopathMove(const Facts& facts);
/// Where programs of `go install` will be once GOPATH is where it should be; empty where Go refuses
/// GOBIN or GOPATH.
[[nodiscard]] QString wantedGoBin(const Facts& facts);

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
using Unwanted = std::function<bool(const QString& value)>;
/// Removes it from every place where `unwanted` holds of the value as Go gets it; of Go's file
/// only the last line, where one before it holds a value that no rule complains of.
[[nodiscard]] std::vector<Change> clearGoSetting(const Facts& facts, const QString& name,
                                                 const Unwanted& unwanted);
/// The fix "clear" that does so, recommended; none where no place holds such a value.
[[nodiscard]] std::vector<Fix> clearingFix(const Facts& facts, const QString& name,
                                           const Unwanted& unwanted);
using Corrected = std::function<QString(const QString& text)>;
/// Every place whose value is bad, put right: the fix "correct" where `corrected` gives a value
/// that no rule complains of, with "clear" beside it; else "clear" alone. The first one is
/// recommended.
[[nodiscard]] std::vector<Fix> correctingFixes(const Facts& facts, const QString& name,
                                               const Unwanted& isBad, const Corrected& corrected);
/// Whether a rule on this setting complains of it as it stands (a warning or worse).
[[nodiscard]] bool isComplainedOf(const Facts& facts, const QString& name);
/// Whether none would if this place held the text.
[[nodiscard]] bool wouldBeSound(const Facts& facts, const QString& name, const SettingPlace& place,
                                const QString& text);

/// A setting as its own rule judges it. nullopt: another rule has the cause, which is in the
/// characters (quotes, look-alikes) of the value.
[[nodiscard]] std::optional<GoSetting> judgedSetting(const Facts& facts, const QString& name);

/// What was seen of a folder that Go uses; nullptr where it was not looked at.
[[nodiscard]] const LocationFacts* locationOf(const Facts& facts, const QString& path);
/// "GOFLAGS (user) = …", "GOFLAGS in C:\…\env = …": credentials left out.
[[nodiscard]] Text placeText(const Facts& facts, const QString& name, const SettingPlace& place);
/// The same of all places that set it.
[[nodiscard]] std::vector<Text> placesOf(const Facts& facts, const QString& name);

} // namespace gosetup
