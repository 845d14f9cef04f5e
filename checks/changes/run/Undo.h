// SPDX-License-Identifier: Apache-2.0
// Undoes what a run did, from any process at any later time. Works from the journal alone; knows
// nothing of findings.
#pragma once

#include "base/Progress.h"
#include "changes/run/Apply.h"
#include "changes/run/Journal.h"

#include <optional>
#include <vector>

namespace gosetup {

struct UndoOptions
{
    bool mayPrompt = true; ///< as in ApplyOptions
    bool keepPath = false; ///< leave every PATH as it is
    std::chrono::milliseconds broadcastPerWindow{200};
};

struct UndoneChange
{
    enum class How
    {
        Exact,    ///< the very bytes that were there before
        OnlyOurs, ///< someone edited it since: our part went out, theirs stayed
        Nothing,  ///< nothing of it was there any more
        Kept,     ///< not undone, for the reason in the note
        Failed,   ///< see the error; a further undo tries again
    };
    PlannedChange planned;
    How how = How::Nothing;
    Text note;
    std::optional<Error> error;
};
constexpr auto enumNames(UndoneChange::How)
{
    return std::to_array<EnumName<UndoneChange::How>>({{UndoneChange::How::Exact, "exact"},
                                                       {UndoneChange::How::OnlyOurs, "only-ours"},
                                                       {UndoneChange::How::Nothing, "nothing"},
                                                       {UndoneChange::How::Kept, "kept"},
                                                       {UndoneChange::How::Failed, "failed"}});
}

struct UndoReport
{
    QString runId;                     ///< of this undo
    QString undoes;                    ///< of the run that was undone
    std::vector<UndoneChange> changes; ///< in the order of undoing
    std::vector<LostChange> lost;      ///< what a damaged journal tells nothing of
    std::optional<Error> error;        ///< none = nothing failed
    std::vector<Text> hints;

    [[nodiscard]] bool succeeded() const { return !error; }
    /// It began, or would have, and something of the run is or may be there still.
    [[nodiscard]] bool somethingLeft() const;
};

/// `runId` empty: the last run that changed something and was not undone; NotFound if none, and
/// Corrupt, with nothing done, if a run that cannot be read may be the last.
/// A value that is as the run left it gets its exact bytes back; of an edited one only our own part
/// goes, or it is kept and the note says why. One failure does not stop the others. A second undo
/// of the same run finds nothing left to do. Of a run with a damaged journal what is proven is
/// undone, and the error names the rest, however often it is asked for. InUse, before anything,
/// when a toolchain to remove runs.
[[nodiscard]] UndoReport undo(Machine& machine, const QString& runId, const UndoOptions& options,
                              Progress& progress);

} // namespace gosetup
