// SPDX-License-Identifier: Apache-2.0
// The variables that Windows gives to every process although no Environment key holds them. Shared
// by what observes a machine and by what plans for it. Source: "Recognized environment variables",
// Microsoft (User State Migration Tool).
#pragma once

#include "machine/System.h"

namespace gosetup {

/// Whose variables are asked for: those of every account, or also the ones of this person.
enum class ProvidedTo
{
    Everybody,
    Person
};

/// Names in upper case. What the process knows counts, where one is given; else the values are
/// those of a Windows as it is installed. A name whose value cannot be told is left out.
[[nodiscard]] QMap<QString, QString> providedVariables(const SystemInfo& info,
                                                       const KnownFolders& folders, ProvidedTo whom,
                                                       const QMap<QString, QString>& process = {});

/// Whether every Windows has a variable of this name, case-insensitively, known value or not.
[[nodiscard]] bool isProvidedVariable(const QString& name);

} // namespace gosetup
