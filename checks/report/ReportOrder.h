// SPDX-License-Identifier: Apache-2.0
// What of a report is shown and in which order, the same in the window, on the console and in HTML:
// the topic with the gravest finding first, in it the gravest finding first, then advice on speed.
#pragma once

#include "engine/Check.h"

#include <functional>

namespace gosetup {

struct ShownTopic
{
    QString topic;
    std::vector<const Finding*> findings;
};
/// Without what another finding tells and without what only administrators can see. Points into
/// `findings`. `isShown`: leaves out more; empty leaves out nothing.
[[nodiscard]] std::vector<ShownTopic>
shownTopics(const std::vector<Finding>& findings,
            const std::function<bool(const Finding&)>& isShown = {});

/// "4 answers need administrator permission", and what to do; empty where there are none.
[[nodiscard]] Text rightsLine(const Report& report);
[[nodiscard]] int answersThatNeedRights(const std::vector<Finding>& findings);
/// Whether this person can have them; true while the facts do not say.
[[nodiscard]] bool canAskForRights(const Facts& facts);

} // namespace gosetup
