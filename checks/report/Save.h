// SPDX-License-Identifier: Apache-2.0
// Saves a report in the form its file name asks for, redacted: what leaves the screen names nobody.
#pragma once

#include "changes/run/Apply.h"
#include "engine/Check.h"

namespace gosetup {

/// "Web page (*.html);;JSON (*.json);;Text (*.txt)", for file dialogs.
[[nodiscard]] Text reportFileFilter();
/// By extension: .json, .txt, everything else HTML. `run` adds what was done and what stopped it;
/// may be nullptr. Readable by its owner only, errors as of saveFile().
[[nodiscard]] Result<void> saveReportTo(const QString& hostPath, Machine& machine,
                                        const Report& report, const RunReport* run);

} // namespace gosetup
