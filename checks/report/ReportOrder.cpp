// SPDX-License-Identifier: Apache-2.0
#include "report/ReportOrder.h"

#include "report/ReportLabels.h"

#include <algorithm>

namespace gosetup {

namespace {

bool isGraver(const Finding* a, const Finding* b)
{
    return gravityOf(*a) < gravityOf(*b);
}

} // namespace

std::vector<ShownTopic> shownTopics(const std::vector<Finding>& findings,
                                    const std::function<bool(const Finding&)>& isShown)
{
    std::vector<ShownTopic> topics;
    for (const QString& name : topicsOf(findings))
        topics.push_back({name, {}});
    for (const Finding& finding : findings) {
        if (!isTold(finding) || needsRightsToKnow(finding) || (isShown && !isShown(finding)))
            continue;
        std::ranges::find(topics, topicOf(finding.id), &ShownTopic::topic)
            ->findings.push_back(&finding);
    }
    std::erase_if(topics, [](const ShownTopic& topic) { return topic.findings.empty(); });
    for (ShownTopic& topic : topics)
        std::ranges::stable_sort(topic.findings, isGraver);
    std::ranges::stable_sort(topics, [](const ShownTopic& a, const ShownTopic& b) {
        return isGraver(a.findings.front(), b.findings.front());
    });
    return topics;
}

int answersThatNeedRights(const std::vector<Finding>& findings)
{
    return static_cast<int>(std::ranges::count_if(findings, needsRightsToKnow));
}

bool canAskForRights(const Facts& facts)
{
    return !facts.system || facts.system->canElevate();
}

Text rightsLine(const Report& report)
{
    const int count = answersThatNeedRights(report.findings);
    if (count == 0)
        return {};
    return canAskForRights(report.facts)
               ? Text::tr("%n answer(s) need administrator permission: run \"gosetup check\" as "
                          "administrator",
                          nullptr, count)
               : Text::tr("%n answer(s) need administrator permission, which this account does "
                          "not have",
                          nullptr, count);
}

} // namespace gosetup
