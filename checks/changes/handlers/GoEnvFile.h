// SPDX-License-Identifier: Apache-2.0
// The text of the file that `go env -w` writes, line by line: pure functions. Used by the change
// "go-env"; must not know the machine.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace gosetup::goenv {

/// The value of the last line for the name; nullopt = no line.
[[nodiscard]] std::optional<QString> value(const QByteArray& file, const QString& name);

/// The file with that one line set, or removed for nullopt; every other byte as it stands. A new
/// line goes where `go env -w` would put it: into the last block of lines if that is sorted, else
/// to the end. Invalid: a name that cannot be set there, a value with a line break. Source:
/// cmd/go/internal/envcmd, updateEnvFile.
[[nodiscard]] Result<QByteArray> edited(const QByteArray& file, const QString& name,
                                        const std::optional<QString>& value);

} // namespace gosetup::goenv
