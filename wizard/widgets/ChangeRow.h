// SPDX-License-Identifier: Apache-2.0
// A planned change as a row of a table: what, before, after, with marks in text beside the colours.
// Pure; used by Review and by the detail of a finding.
#pragma once

#include "changes/Plan.h"
#include "widgets/SpanLabel.h"

namespace gosetup {

struct ChangeRow
{
    QString what;      ///< "PATH"
    QString qualifier; ///< "user": in the language in use
    std::vector<Span> before;
    std::vector<Span> after;
    QString warning; ///< to know before saying yes; may be empty
    bool needsRights = false;
    bool afterHoldsBoth = false; ///< a list: what goes and what comes are both in `after`

    /// The same as one text under the other, for narrow places.
    [[nodiscard]] std::vector<Span> stacked() const;
    /// All of it in one sentence, for screen readers and for the clipboard.
    [[nodiscard]] QString spoken() const;
};

[[nodiscard]] ChangeRow changeRow(const PlannedChange& planned);

} // namespace gosetup
