// SPDX-License-Identifier: Apache-2.0
// A smoke test as text for a console and as versioned JSON ("gosetup.smoke/1"; schema:
// resources/schemas/smoke.schema.json). Texts are in the language of the installed translator.
#pragma once

#include "engine/SmokeTest.h"
#include "report/Layout.h"

#include <QJsonObject>

namespace gosetup {

[[nodiscard]] QString textSmoke(const SmokeRun& run, const TextStyle& style);
[[nodiscard]] QJsonObject toJson(const SmokeRun& run, const QString& machine);
/// What a step does, in some words: "compiles part of the standard library once".
[[nodiscard]] Text stepDetail(SmokeStepKind kind);

} // namespace gosetup
