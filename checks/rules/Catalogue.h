// SPDX-License-Identifier: Apache-2.0
// All rules, and the one function that runs them. Rules are pure: no input or output, no clock.
#pragma once

#include "base/Result.h"
#include "facts/Facts.h"
#include "rules/Finding.h"

#include <QMap>
#include <QString>

#include <functional>
#include <span>
#include <vector>

namespace gosetup {

/// What a team wants; empty at first.
struct Profile
{
    QMap<QString, QString> muted; ///< rule id → the reason it is muted
};

using Evaluate = std::function<std::vector<Finding>(const Facts& facts)>;

struct Rule
{
    QString id;        ///< "topic.what", stable for ever
    Text title;        ///< what it looks at: "PATH contains no duplicate folders"
    Status severity;   ///< the worst it can say
    Text why;          ///< the reason shown with a finding
    QString source;    ///< address of an issue or document behind it
    Evaluate evaluate; ///< at least one finding, Ok included; a rule that cannot know says Unknown
};

[[nodiscard]] std::span<const Rule> catalogue();
[[nodiscard]] const Rule* findRule(const QString& id);
/// Runs every rule; one that throws yields an Unknown finding of its own. Worst first within a
/// topic.
[[nodiscard]] std::vector<Finding> judge(const Facts& facts, const Profile& profile);
/// The same with other rules than the catalogue's: for tests, and for a part of it.
[[nodiscard]] std::vector<Finding> judgeBy(std::span<const Rule> rules, const Facts& facts,
                                           const Profile& profile);
/// "path" of "path.shadowed-go".
[[nodiscard]] QString topicOf(const QString& ruleId);
} // namespace gosetup
