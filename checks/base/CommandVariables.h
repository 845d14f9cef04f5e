// SPDX-License-Identifier: Apache-2.0
// Which variables hold a command that Go, Git or a compiler driver starts. A command line has
// tokens in it, so such a value is told by its variable's name alone wherever it is shown, saved
// for others or logged. One table for rules, plans, reports, logs and images; plans, journals and
// requests keep the exact values.
#pragma once

#include "base/Text.h"

#include <QStringList>

namespace gosetup {

/// GOAUTH, GOCACHEPROG, CC, GIT_SSH_COMMAND …
[[nodiscard]] const QStringList& commandVariables();
/// Names are case-insensitive, as on Windows.
[[nodiscard]] bool holdsCommand(const QString& name);
/// What is shown in the place of a command.
[[nodiscard]] Text commandNotShown();
/// Flags that take a command (-toolexec, -exec of GOFLAGS) without it: "-toolexec=***".
[[nodiscard]] QString withoutCommandFlags(const QString& text);

} // namespace gosetup
