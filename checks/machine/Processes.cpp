// SPDX-License-Identifier: Apache-2.0
#include "machine/Processes.h"

namespace gosetup {

Result<ProcessResult> Processes::run(const QString& program, const QStringList& arguments,
                                     std::chrono::milliseconds timeout)
{
    RunRequest request;
    request.program = program;
    request.arguments = arguments;
    request.timeout = timeout;
    return run(request);
}

} // namespace gosetup
