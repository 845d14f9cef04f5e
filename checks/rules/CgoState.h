// SPDX-License-Identifier: Apache-2.0
// Whether cgo is on, and what its compiler is: shared by the rules on cgo. Pure.
#pragma once

#include "rules/RuleKit.h"

#include <optional>

namespace gosetup::rules {

const inline QString cgoEnabled = QStringLiteral("CGO_ENABLED");

/// Of a command that is quoted as a whole only the program: options may hold secrets.
[[nodiscard]] QString programOfWord(const QString& word);
/// By CGO_ENABLED=1.
[[nodiscard]] bool isCgoForced(const Facts& facts);
[[nodiscard]] bool isCgoOn(const Facts& facts);
[[nodiscard]] Text startedBy(const CompilerFact& compiler);
[[nodiscard]] Text switchedOnBy(const Facts& facts);
/// cl or clang-cl, by its name.
[[nodiscard]] bool isMicrosofts(const CompilerFact& compiler);
/// GOARCH of what "x86_64-w64-mingw32" makes; nullopt where it is none for Go.
[[nodiscard]] std::optional<Arch> archOfTarget(const QString& target);
/// GOARCH that Go builds for.
[[nodiscard]] QString wantedArch(const Facts& facts);
[[nodiscard]] bool isRaceFlag(const QString& flag);
/// -race in GOFLAGS.
[[nodiscard]] bool asksForRace(const Facts& facts);

} // namespace gosetup::rules
