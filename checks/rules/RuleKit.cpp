// SPDX-License-Identifier: Apache-2.0
#include "rules/RuleKit.h"

#include "base/CommandVariables.h"
#include "base/Redact.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ShownAddress.h"
#include "rules/Causes.h"

#include <algorithm>

namespace gosetup::rules {

Finding say(Status status, Text title, Evidence evidence)
{
    Finding finding;
    finding.status = status;
    finding.title = std::move(title);
    finding.evidence = std::move(evidence);
    return finding;
}

Findings ok(Text title, Evidence evidence)
{
    return {say(Status::Ok, std::move(title), std::move(evidence))};
}

Findings note(Text title, Evidence evidence)
{
    return {say(Status::Note, std::move(title), std::move(evidence))};
}

Text whyText(WhyUnknown why, const Text& detail)
{
    Text text;
    switch (why) {
    case WhyUnknown::NotPresent:
        text = Text::tr("This computer does not provide this information");
        break;
    case WhyUnknown::NeedsElevation: text = Text::tr("Only administrators can see this"); break;
    case WhyUnknown::HiddenByPolicy: text = Text::tr("Your organisation has hidden this"); break;
    case WhyUnknown::NotApplicable: text = Text::tr("This does not apply here"); break;
    case WhyUnknown::Failed: text = Text::tr("The query failed"); break;
    }
    // Why a question makes no sense is a sentence of its own.
    if (why == WhyUnknown::NotApplicable && !detail.isEmpty())
        return detail;
    return detail.isEmpty() ? text : Text::tr("%1: %2").arg(text).arg(detail);
}

Findings unknown(WhyUnknown why, const Text& detail)
{
    Finding finding = say(Status::Unknown, {}, {whyText(why, detail)});
    notKnown(finding, why, detail);
    return {finding};
}

void notKnown(Finding& finding, WhyUnknown why, const Text& detail)
{
    finding.status = Status::Unknown;
    finding.whyUnknown = why;
    finding.cause = unknownCause(why, detail);
}

Evaluate given(std::vector<Need> needs, Evaluate judge)
{
    return [needs = std::move(needs), judge = std::move(judge)](const Facts& facts) -> Findings {
        for (const Need& need : needs) {
            if (auto missing = need(facts))
                return std::move(*missing);
        }
        Findings findings = judge(facts);
        return findings.empty() ? inOrder() : findings;
    };
}

Findings inOrder(Evidence evidence)
{
    return ok({}, std::move(evidence));
}

Text verbatim(const QString& text)
{
    return Text::verbatim(text);
}

Scope scopeOf(Hive hive)
{
    return hive == Hive::CurrentUser ? Scope::User : Scope::Machine;
}

Text scopeName(Hive hive)
{
    return gosetup::scopeName(scopeOf(hive));
}

bool canElevate(const Facts& facts)
{
    return !facts.system || facts.system->canElevate();
}

Fix recommendedFix(const Facts& facts, const QString& id, Text title, std::vector<Change> changes)
{
    constexpr qsizetype longestVariable = 32'767; // characters
    const bool fits = std::ranges::none_of(changes, [](const Change& change) {
        const auto* set = std::get_if<SetVariable>(&change);
        return set && set->text && set->text->size() > longestVariable;
    });
    const bool possible = canElevate(facts) ||
                          std::none_of(changes.begin(), changes.end(),
                                       [](const Change& change) { return needsElevation(change); });
    return {id, std::move(title), std::move(changes), possible && fits};
}

Fix offeredFix(const QString& id, Text title, std::vector<Change> changes)
{
    return {id, std::move(title), std::move(changes), false};
}

Text goSays(const QString& message)
{
    return Text::tr("Go says: %1").arg(withoutSecrets(withoutCredentials(message)));
}

Fix manualFix(const QString& id, Text title)
{
    return {id, std::move(title), {}, false};
}

Text encodeCredentials()
{
    return Text::tr("in a user name or password, write \\ as %5C, / as %2F, # as %23, ? as %3F and "
                    "% as %25");
}

QString withoutCredentials(const QString& text)
{
    return gosettings::shownAddresses(text);
}

Text shownValue(const QString& name, const QString& value)
{
    if (holdsCommand(name))
        return commandNotShown();
    if (gosettings::isProxyVariable(name))
        return gosettings::inReadersWords(gosettings::shownProxyVariable(value));
    if (name == QLatin1String("GOPROXY"))
        return gosettings::inReadersWords(gosettings::shownProxyList(value));
    if (gosettings::kindOf(name) == gosettings::SettingKind::Patterns)
        return Text::verbatim(gosettings::shownPatterns(value));
    // Together, for a name such as MY_TOKEN says what its value is.
    const QString both = withoutSecrets(name + u'=' + withoutCredentials(value));
    return Text::verbatim(both.mid(name.size() + 1));
}

Findings orOk(Findings findings, Text okTitle)
{
    return findings.empty() ? ok(std::move(okTitle)) : std::move(findings);
}

} // namespace gosetup::rules
