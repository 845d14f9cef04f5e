// SPDX-License-Identifier: Apache-2.0
#include "cli/ExitCode.h"

namespace gosetup::cli {

ExitCode exitCodeOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::Usage:
    case ErrorCode::NotFound: // a version, a run, a file that the person named
    case ErrorCode::Invalid: return ExitCode::Usage;
    case ErrorCode::NeedsElevation:
    case ErrorCode::ElevationRefused: return ExitCode::NeedsRights;
    case ErrorCode::Cancelled: return ExitCode::Cancelled;
    case ErrorCode::ChangedMeanwhile: return ExitCode::ChangedMeanwhile;
    default: return ExitCode::Failed;
    }
}

ExitCode exitCodeOf(const Summary& summary)
{
    return summary.problems > 0 ? ExitCode::ProblemsFound : ExitCode::InOrder;
}

} // namespace gosetup::cli
