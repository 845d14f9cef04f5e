// SPDX-License-Identifier: Apache-2.0
// The order of Go versions as the go command has it when it reads go.mod: 1.21 < 1.21rc1 < 1.21.0,
// and before 1.21 there is no difference between 1.20 and 1.20.0. (GoVersion of base orders
// releases as go.dev does.) Source: internal/gover, Go 1.24. Pure.
#pragma once

#include <QString>

namespace gosetup::gosettings {

/// Of "1.24.4", without "go"; negative, 0 or positive. What is no version is less than all that
/// are.
[[nodiscard]] int compareGoVersions(const QString& a, const QString& b);
[[nodiscard]] bool isGoVersion(const QString& version);
/// "1.25": the language, of which no toolchain has the name since 1.21.
[[nodiscard]] bool isLanguageVersion(const QString& version);
/// "1.24.4" of "go1.24.4" and "go1.24.4-custom"; empty of what is no name of a toolchain.
[[nodiscard]] QString versionOfToolchain(const QString& name);
/// "go1.25.0" of "1.25", which is what Go starts for it. Source: cmd/go/internal/toolchain, Select.
[[nodiscard]] QString toolchainForVersion(const QString& version);
/// 24 of "1.24.4"; 0 where there is none.
[[nodiscard]] int minorOfGoVersion(const QString& version);

} // namespace gosetup::gosettings
