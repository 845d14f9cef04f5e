// SPDX-License-Identifier: Apache-2.0
#include "engine/Explain.h"

#include "rules/Causes.h"

#include <algorithm>

namespace gosetup {

namespace {

/// Where no project is named, the rules that look at one are in order and say nothing of it.
bool saysNothing(const Finding& finding)
{
    return finding.status == Status::Ok && topicOf(finding.id) == QLatin1String("project");
}

std::vector<Finding> findingsAbout(const QStringList& rules, const std::vector<Finding>& all)
{
    std::vector<Finding> chosen;
    for (const Finding& finding : all) {
        if (rules.contains(finding.id) && !saysNothing(finding))
            chosen.push_back(finding);
    }
    sayOnce(chosen);
    std::erase_if(chosen, [](const Finding& finding) { return !isTold(finding); });
    std::ranges::stable_sort(chosen, {}, gravityOf);
    return chosen;
}

} // namespace

bool needsNetwork(const errors::Recognition& recognition)
{
    return std::ranges::any_of(recognition.answers, [](const errors::RecognizedError& error) {
        return std::ranges::any_of(error.rules, [](const QString& rule) {
            return topicOf(rule) == QLatin1String("network");
        });
    });
}

Explanation explain(const errors::Recognition& recognition, const std::vector<Finding>& findings)
{
    Explanation out;
    out.wasCut = recognition.wasCut;
    out.answers.reserve(recognition.answers.size());
    for (const errors::RecognizedError& error : recognition.answers)
        out.answers.push_back({error, findingsAbout(error.rules, findings)});
    return out;
}

bool foundProblem(const Explanation& explanation)
{
    return std::ranges::any_of(explanation.answers, [](const Answer& answer) {
        return std::ranges::any_of(answer.findings, [](const Finding& finding) {
            return finding.status == Status::Problem;
        });
    });
}

QStringList tellersOf(const QStringList& rules, const std::vector<Finding>& findings)
{
    QStringList ids = rules;
    for (const Finding& finding : findings) {
        if (rules.contains(finding.id) && !isTold(finding) && !ids.contains(finding.saidBy))
            ids << finding.saidBy;
    }
    return ids;
}

} // namespace gosetup
