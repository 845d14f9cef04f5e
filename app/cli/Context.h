// SPDX-License-Identifier: Apache-2.0
// What every verb is handed, and the list of verbs. A verb's code knows the engine and this file.
#pragma once

#include "cli/Console.h"
#include "cli/ExitCode.h"
#include "cli/Options.h"
#include "engine/Check.h"

#include <memory>

namespace gosetup::cli {

struct Context
{
    QString verb;
    Options options;
    Console console;
};

/// Prints its result; an error goes up and is printed in one place, as text and as JSON.
using Run = Result<ExitCode> (*)(Context& context);

struct Verb
{
    Grammar grammar;
    Run run = nullptr;
};

[[nodiscard]] std::vector<Verb> verbs();

// One file each.
[[nodiscard]] Verb checkVerb();
[[nodiscard]] Verb planVerb();
[[nodiscard]] Verb applyVerb();
[[nodiscard]] Verb undoVerb();
[[nodiscard]] Verb historyVerb();
[[nodiscard]] Verb imageVerb();
[[nodiscard]] Verb releasesVerb();
[[nodiscard]] Verb explainVerb();
[[nodiscard]] Verb smokeTestVerb();

} // namespace gosetup::cli
