// SPDX-License-Identifier: Apache-2.0
// An explanation of pasted error messages as text and as versioned JSON ("gosetup.explanation/1";
// schema: resources/schemas/explanation.schema.json), and what to send to somebody who helps.
#pragma once

#include "engine/Explain.h"
#include "machine/Machine.h"
#include "report/Layout.h"

#include <QJsonObject>

namespace gosetup {

/// A block a message: cause, what was found here, what to do.
[[nodiscard]] QString textExplanation(const Explanation& explanation, const TextStyle& style);
[[nodiscard]] QJsonObject toJson(const Explanation& explanation);

/// The pasted text and the report of the machine, without people's names and credentials.
[[nodiscard]] QString supportText(const QString& pasted, const Report& report, Machine& machine);
/// By extension: .json with text and report, everything else as text. Redacted; errors as of
/// saveFile().
[[nodiscard]] Result<void> saveExplanationTo(const QString& hostPath, const QString& pasted,
                                             const Explanation& explanation, const Report& report,
                                             Machine& machine);

/// "The checks for this message found nothing on this computer.", or why there are none.
[[nodiscard]] Text nothingFoundText(const Answer& answer);
/// What is said of a text in which nothing is recognised.
[[nodiscard]] Text unknownMessageText();

} // namespace gosetup
