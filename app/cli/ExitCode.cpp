// SPDX-License-Identifier: Apache-2.0
#include "cli/ExitCode.h"

#include <algorithm>

namespace gosetup::cli {

namespace {

/// What was wrong with a plan or a run that had begun is no usage.
ExitCode afterBegin(const Error& error)
{
    const ExitCode code = exitCodeOf(error);
    return code == ExitCode::Usage ? ExitCode::Failed : code;
}

} // namespace

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

ExitCode exitCodeOf(const RunReport& run)
{
    if (run.somethingLeft())
        return ExitCode::SomethingLeft;
    return run.error ? afterBegin(*run.error) : ExitCode::InOrder;
}

ExitCode exitCodeOf(const UndoReport& undo)
{
    if (!undo.error)
        return ExitCode::InOrder;
    const bool any = std::ranges::any_of(undo.changes, [](const UndoneChange& change) {
        return change.how == UndoneChange::How::Exact || change.how == UndoneChange::How::OnlyOurs;
    });
    const ExitCode code = afterBegin(*undo.error);
    // Refused at the prompt before anything was undone: all is as it was before the question.
    if (!any && (code == ExitCode::NeedsRights || code == ExitCode::Cancelled))
        return code;
    return undo.somethingLeft() ? ExitCode::SomethingLeft : code;
}

ExitCode exitCodeOf(const Summary& summary)
{
    return summary.problems > 0 ? ExitCode::ProblemsFound : ExitCode::InOrder;
}

} // namespace gosetup::cli
