// SPDX-License-Identifier: Apache-2.0
#include "rules/Catalogue.h"

#include "rules/Causes.h"
#include "rules/FollowUps.h"
#include "rules/RuleKit.h"

#include <algorithm>
#include <exception>
#include <iterator>

namespace gosetup {

namespace {

std::vector<Rule> allRules()
{
    std::vector<Rule> all;
    const auto add = [&all](std::vector<Rule> some) {
        std::move(some.begin(), some.end(), std::back_inserter(all));
    };
#define GOSETUP_ADD_TOPIC(topic) add(rules::topic##Rules());
    GOSETUP_TOPICS(GOSETUP_ADD_TOPIC)
#undef GOSETUP_ADD_TOPIC
    return all;
}

std::vector<Finding> run(const Rule& rule, const Facts& facts, const Profile& profile)
{
    if (profile.muted.contains(rule.id))
        return {rules::say(Status::Note, Text::tr("Hidden: %1").arg(rule.title),
                           {rules::verbatim(profile.muted.value(rule.id))})};
    try {
        std::vector<Finding> findings = rule.evaluate(facts);
        if (!findings.empty())
            return findings;
        return rules::unknown(WhyUnknown::Failed, Text::tr("the check returned no result"));
    } catch (const std::exception& e) {
        return {rules::say(Status::Unknown, Text::tr("This check crashed"),
                           {rules::verbatim(QString::fromUtf8(e.what()))})};
    } catch (...) {
        return {rules::say(Status::Unknown, Text::tr("This check crashed"))};
    }
}

} // namespace

std::span<const Rule> catalogue()
{
    static const std::vector<Rule> all = allRules();
    return all;
}

const Rule* findRule(const QString& id)
{
    const std::span<const Rule> all = catalogue();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Rule& rule) { return rule.id == id; });
    return found == all.end() ? nullptr : &*found;
}

QString topicOf(const QString& ruleId)
{
    return ruleId.section(u'.', 0, 0);
}

std::vector<Finding> judgeBy(std::span<const Rule> rules, const Facts& facts,
                             const Profile& profile)
{
    QStringList topics;
    std::vector<Finding> all;
    for (const Rule& rule : rules) {
        if (!topics.contains(topicOf(rule.id)))
            topics << topicOf(rule.id);
        for (Finding& finding : run(rule, facts, profile)) {
            finding.id = rule.id;
            if (finding.title.isEmpty())
                finding.title = finding.status == Status::Ok
                                    ? rule.title
                                    : Text::tr("Unknown: %1").arg(rule.title);
            if (finding.reason.isEmpty())
                finding.reason = rule.why;
            all.push_back(std::move(finding));
        }
    }
    std::stable_sort(all.begin(), all.end(), [&](const Finding& a, const Finding& b) {
        const auto topicA = topics.indexOf(topicOf(a.id));
        const auto topicB = topics.indexOf(topicOf(b.id));
        return topicA != topicB ? topicA < topicB : gravityOf(a) < gravityOf(b);
    });
    rules::addFollowUps(facts, all);
    rules::nameCauses(facts, all);
    sayOnce(all);
    return all;
}

std::vector<Finding> judge(const Facts& facts, const Profile& profile)
{
    return judgeBy(catalogue(), facts, profile);
}

} // namespace gosetup
