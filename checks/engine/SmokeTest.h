// SPDX-License-Identifier: Apache-2.0
// Builds, runs and tests a small program as a new terminal would: the first thing that a person
// wants of Go. Used by the window and the command line, never by a check; changes no setting.
#pragma once

#include "base/Progress.h"
#include "engine/SmokeProgram.h"
#include "facts/SmokeFacts.h"
#include "machine/Machine.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace gosetup {

struct SmokeOptions
{
    QString keep; ///< folder of the machine for the program; empty: nothing is kept
    std::chrono::milliseconds buildTimeout = std::chrono::minutes(5);
    std::chrono::milliseconds runTimeout = std::chrono::seconds(30);
    /// Before each step, with those that are done; on the thread that works.
    std::function<void(const SmokeResult& done, SmokeStepKind next)> began = {};
};

struct SmokeRun
{
    SmokeResult result;
    SmokeProgram program;
    bool cancelled = false;
    QString kept;                 ///< the folder, where the program was kept
    std::optional<Error> notKept; ///< why it was not, although that was asked for
    std::vector<Text> hints;      ///< what could not be removed or saved
};

/// Steps that fail are results, and end the test; Usage where the program may not be kept in that
/// folder. The result is saved for the rule toolchain.builds, unless it was cancelled or there was
/// no Go to test. Blocks for seconds; a cancel ends the program that runs.
[[nodiscard]] Result<SmokeRun> runSmokeTest(const std::shared_ptr<Machine>& machine,
                                            const SmokeOptions& options, Progress& progress);

} // namespace gosetup
