// SPDX-License-Identifier: Apache-2.0
// The log of a run: --log FILE, or for verbs that change something the one in the user's data
// folder.
#pragma once

#include "cli/Context.h"
#include "machine/Machine.h"

namespace gosetup::cli {

/// While it lives, log lines go to the file. A log that cannot be opened is said and does without.
class RunLog
{
  public:
    RunLog(Machine& machine, Context& context, bool changesMachine);
    ~RunLog();
    RunLog(const RunLog&) = delete;
    RunLog& operator=(const RunLog&) = delete;
};

} // namespace gosetup::cli
