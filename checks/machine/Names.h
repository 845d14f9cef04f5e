// SPDX-License-Identifier: Apache-2.0
// Whose machine this is, for redaction: read once from the ports. Used by everything that saves a
// report, an image or a log.
#pragma once

#include "base/Redact.h"
#include "machine/Machine.h"

namespace gosetup {

/// What the real machine is called in plans, reports and journals, in every language.
[[nodiscard]] inline QString thisComputer()
{
    return QStringLiteral("this computer");
}

/// User, profile folder, computer, and the organisations of OneDrive's accounts. What cannot be
/// read is left out.
[[nodiscard]] RedactionNames namesOf(Machine& machine);
[[nodiscard]] Redactor redactorFor(Machine& machine);

/// "Contoso" of "C:\Users\li\OneDrive - Contoso"; empty for a personal OneDrive.
[[nodiscard]] QString organizationOf(const QString& oneDriveFolder);

} // namespace gosetup
