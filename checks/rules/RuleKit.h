// SPDX-License-Identifier: Apache-2.0
// The small words that rules are written in: findings by status, fixes, unknowns with their reason.
// Used inside rules/ only.
#pragma once

#include "rules/Catalogue.h"

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
template <typename T>
[[nodiscard]] Findings unknown(const Observed<T>& fact)
{
    return unknown(fact.why(), fact.detail());
}

[[nodiscard]] Text verbatim(const QString& text);
[[nodiscard]] Scope scopeOf(Hive hive);
[[nodiscard]] Text scopeName(Hive hive); ///< "the user's", "the machine's"
/// Whether a change that needs rights can be made; true while the facts do not say.
[[nodiscard]] bool mayElevate(const Facts& facts);
/// Recommended only if the person can carry it out from here.
[[nodiscard]] Fix recommendedFix(const Facts& facts, const QString& id, Text title,
                                 std::vector<Change> changes);
[[nodiscard]] Fix offeredFix(const QString& id, Text title, std::vector<Change> changes);
/// Something that only a person can do; the title says what.
[[nodiscard]] Fix personsFix(const QString& id, Text title);
/// An address as it may be shown: without user name and password.
[[nodiscard]] QString withoutCredentials(const QString& text);
/// A variable's value as it may be shown: no command, no user name and password of an address.
[[nodiscard]] Text shownValue(const QString& name, const QString& value);
/// The findings, or one Ok when there are none.
[[nodiscard]] Findings orOk(Findings findings, Text okTitle);

/// Topics, in the order of display. Each file of rules hands over its own.
[[nodiscard]] std::vector<Rule> toolchainRules();
[[nodiscard]] std::vector<Rule> pathRules();
[[nodiscard]] std::vector<Rule> pathValueRules();
[[nodiscard]] std::vector<Rule> environmentRules();
[[nodiscard]] std::vector<Rule> goEnvRules();
[[nodiscard]] std::vector<Rule> proxyRules();
[[nodiscard]] std::vector<Rule> cloudRules();
[[nodiscard]] std::vector<Rule> locationRules();
[[nodiscard]] std::vector<Rule> aliasRules();
[[nodiscard]] std::vector<Rule> defenderRules();
[[nodiscard]] std::vector<Rule> systemRules();
[[nodiscard]] std::vector<Rule> networkRules();

} // namespace gosetup::rules
