// SPDX-License-Identifier: Apache-2.0
// The small words that rules are written in: findings by status, fixes, unknowns with their reason.
// Used inside rules/ only.
#pragma once

#include "rules/Catalogue.h"

#include <functional>
#include <optional>

namespace gosetup::rules {

using Findings = std::vector<Finding>;
using Evidence = std::vector<Text>;

[[nodiscard]] Finding say(Status status, Text title, Evidence evidence = {});
[[nodiscard]] Findings ok(Text title, Evidence evidence = {});
[[nodiscard]] Findings note(Text title, Evidence evidence = {});
/// Why something could not be seen, one sentence.
[[nodiscard]] Text whyText(WhyUnknown why, const Text& detail);
/// Without a title: judging gives it one made of the rule's.
[[nodiscard]] Findings unknown(WhyUnknown why, const Text& detail);
/// Makes it an Unknown: those of one topic that lack the same fact are told once.
void notKnown(Finding& finding, WhyUnknown why, const Text& detail);
template <typename T>
[[nodiscard]] Findings unknown(const Observed<T>& fact)
{
    return unknown(fact.why(), fact.detail());
}

/// One of the facts without which a rule cannot judge: `&Facts::goEnv`, or a function that says why
/// something within the facts is unknown.
class Need
{
  public:
    template <typename T>
    Need(Observed<T> Facts::*fact) // NOLINT(google-explicit-constructor)
        : m_missing([fact](const Facts& facts) { return missing(facts.*fact); })
    {
    }
    Need(std::optional<Findings> (*look)(const Facts&)) // NOLINT(google-explicit-constructor)
        : m_missing(look)
    {
    }
    /// The Unknown finding, where the fact is not there.
    [[nodiscard]] std::optional<Findings> operator()(const Facts& facts) const
    {
        return m_missing(facts);
    }
    template <typename T>
    [[nodiscard]] static std::optional<Findings> missing(const Observed<T>& fact)
    {
        return fact ? std::nullopt : std::optional(unknown(fact));
    }

  private:
    std::function<std::optional<Findings>(const Facts&)> m_missing;
};
/// For a rule's line: Unknown for the first of the needs that is not there, else what `judge` says,
/// and where that is nothing, that all is in order, in the words of the rule's title.
[[nodiscard]] Evaluate given(std::vector<Need> needs, Evaluate judge);
/// In order, in the words of the rule's title.
[[nodiscard]] Findings inOrder(Evidence evidence = {});

[[nodiscard]] Text verbatim(const QString& text);
[[nodiscard]] Scope scopeOf(Hive hive);
[[nodiscard]] Text scopeName(Hive hive); ///< "user", "system"
/// Whether a change that needs rights can be made; true while the facts do not say.
[[nodiscard]] bool canElevate(const Facts& facts);
/// Recommended only if the person can carry it out from here.
[[nodiscard]] Fix recommendedFix(const Facts& facts, const QString& id, Text title,
                                 std::vector<Change> changes);
[[nodiscard]] Fix offeredFix(const QString& id, Text title, std::vector<Change> changes);
/// What Go itself prints: a person can look it up.
[[nodiscard]] Text goSays(const QString& message);
/// Something that only a person can do; the title says what.
[[nodiscard]] Fix manualFix(const QString& id, Text title);
/// A text with addresses as it may be shown: without user name, password and query.
[[nodiscard]] QString withoutCredentials(const QString& text);
/// What to do about a special character in a user name or password.
[[nodiscard]] Text encodeCredentials();
/// A variable's value as it may be shown: no command, no user name and password of an address
/// (of a proxy: nothing but host and port).
[[nodiscard]] Text shownValue(const QString& name, const QString& value);
/// The findings, or one Ok when there are none.
[[nodiscard]] Findings orOk(Findings findings, Text okTitle);

/// Every topic, in the order of display: a new one is entered here and nowhere else. "path" has its
/// rules in `std::vector<Rule> pathRules()`.
#define GOSETUP_TOPICS(TOPIC)                                                                      \
    TOPIC(toolchain)                                                                               \
    TOPIC(path)                                                                                    \
    TOPIC(pathValue)                                                                               \
    TOPIC(environment)                                                                             \
    TOPIC(value)                                                                                   \
    TOPIC(goFile)                                                                                  \
    TOPIC(goFolder)                                                                                \
    TOPIC(goBuild)                                                                                 \
    TOPIC(buildSetting)                                                                            \
    TOPIC(goModule)                                                                                \
    TOPIC(proxy)                                                                                   \
    TOPIC(cgo)                                                                                     \
    TOPIC(git)                                                                                     \
    TOPIC(editor)                                                                                  \
    TOPIC(cloud)                                                                                   \
    TOPIC(location)                                                                                \
    TOPIC(cache)                                                                                   \
    TOPIC(moduleCache)                                                                             \
    TOPIC(alias)                                                                                   \
    TOPIC(defender)                                                                                \
    TOPIC(system)                                                                                  \
    TOPIC(network)
#define GOSETUP_DECLARE_TOPIC(topic) [[nodiscard]] std::vector<Rule> topic##Rules();
GOSETUP_TOPICS(GOSETUP_DECLARE_TOPIC)
#undef GOSETUP_DECLARE_TOPIC

} // namespace gosetup::rules
