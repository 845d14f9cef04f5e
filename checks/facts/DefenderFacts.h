// SPDX-License-Identifier: Apache-2.0
// Microsoft Defender as far as it lets itself be seen: "N/A:" answers are unknowns, never empty
// lists. Filled by DefenderCollector.
#pragma once

#include "base/Observed.h"
#include "machine/Defender.h"
#include "machine/Files.h"

#include <QMap>

namespace gosetup {

struct DefenderFacts
{
    Observed<DefenderStatus> status;
    Observed<DefenderLists> lists; ///< NeedsElevation or HiddenByPolicy where it says "N/A:"
    Observed<QStringList> otherProducts;
    /// Local exclusions have no effect: the organisation manages them. Source:
    /// DisableLocalAdminMerge, TPExclusions (Microsoft, manage tamper protection).
    Observed<bool> localMergeDisabled = false;
    Observed<bool> tamperProtectsExclusions = false;
    QMap<QString, bool> exists; ///< excluded folder → is it there
    /// Excluded folder → direct children that point elsewhere and so are not covered.
    QMap<QString, QStringList> linksInside;

    /// As far as it is known.
    [[nodiscard]] bool managed() const
    {
        return localMergeDisabled.valueOr(false) || tamperProtectsExclusions.valueOr(false);
    }
};

/// The lists as they are, or why they are unknown. Pure.
[[nodiscard]] Observed<DefenderLists> interpretLists(const DefenderLists& raw, bool elevated);

} // namespace gosetup
