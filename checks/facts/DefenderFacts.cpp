// SPDX-License-Identifier: Apache-2.0
#include "facts/DefenderFacts.h"

#include "machine/HiddenExclusions.h"

namespace gosetup {

Observed<DefenderLists> interpretLists(const DefenderLists& raw, bool elevated)
{
    QString refusal;
    for (const QStringList* list : {&raw.paths, &raw.processes, &raw.extensions}) {
        for (const QString& text : *list) {
            if (isHiddenAnswer(text))
                refusal = text;
        }
    }
    if (refusal.isEmpty())
        return raw;
    // "N/A: Must be an administrator …" or, in older builds, "N/A: Must be admin …"; everything
    // else, and any refusal of an elevated process, is policy. Source:
    // HideExclusionsFromLocalAdmins.
    const bool rights =
        refusal.contains(QLatin1String("must be"), Qt::CaseInsensitive) && !elevated;
    return Observed<DefenderLists>::unknown(
        rights ? WhyUnknown::NeedsElevation : WhyUnknown::HiddenByPolicy, Text::verbatim(refusal));
}

} // namespace gosetup
