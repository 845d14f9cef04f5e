// SPDX-License-Identifier: Apache-2.0
#include "facts/Facts.h"

namespace gosetup {

void keepFailed(Facts& facts, const Facts& before)
{
    const auto keep = [&](auto topic) {
        const auto& old = before.*topic;
        if (!old && old.why() == WhyUnknown::Failed)
            facts.*topic = old;
    };
    std::apply([&](auto... topics) { (keep(topics), ...); }, allTopics);
}

} // namespace gosetup
