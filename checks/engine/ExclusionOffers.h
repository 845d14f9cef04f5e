// SPDX-License-Identifier: Apache-2.0
// Which Defender exclusions a person may choose, one folder each, and why one cannot be. Pure; the
// folders are those of the Defender rules. Used by the window; nothing here is ever chosen unasked.
#pragma once

#include "changes/Change.h"
#include "facts/Facts.h"

#include <vector>

namespace gosetup {

struct ExclusionOffer
{
    enum class State
    {
        Scanned,  ///< at every access: an exclusion would make builds faster
        Excluded, ///< already
        DevDrive, ///< on a trusted Dev Drive: scanned later, which is better
        Hidden,   ///< whether it is excluded may not be seen; it can be excluded all the same
        Refused,  ///< an exclusion would be too broad: see the note
    };
    QString name; ///< "GOCACHE", "GOTMPDIR"
    QString folder;
    bool proposed = false; ///< GOTMPDIR is not set: the folder would be made and set
    State state = State::Scanned;
    Text use;  ///< what Go does there
    Text risk; ///< what the exclusion costs
    Text note; ///< why it is as it is; may be empty

    [[nodiscard]] bool possible() const
    {
        return state == State::Scanned || state == State::Hidden;
    }
};
[[nodiscard]] std::vector<ExclusionOffer> exclusionOffers(const Facts& facts);
/// Why no exclusion can be made on this machine, a sentence; empty when they can be.
[[nodiscard]] Text exclusionsBlocked(const Facts& facts);
/// What excluding this folder takes: the folder, GOTMPDIR where it is proposed, the exclusion.
[[nodiscard]] std::vector<Change> exclusionChanges(const Facts& facts, const QString& folder);

} // namespace gosetup
