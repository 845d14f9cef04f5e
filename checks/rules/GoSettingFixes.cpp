// SPDX-License-Identifier: Apache-2.0
#include "rules/GoSettingFixes.h"

#include "gosettings/SettingNames.h"
#include "gosettings/Words.h"
#include "rules/RuleKit.h"
#include "rules/SoundValues.h"
#include "rules/ValueFaults.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup {

namespace {

/// What the file says of it once the line that hides it is gone; nullopt where nothing sound.
std::optional<QString> earlierLine(const Facts& facts, const QString& name,
                                   const SettingPlace& place, const Unwanted& unwanted)
{
    if (place.hive)
        return std::nullopt;
    for (const QString& value : facts.goEnv->fileEarlier.value(name)) {
        const bool canBeWritten = !value.isEmpty() && !value.contains(u'\r') &&
                                  !value.contains(QChar::ReplacementCharacter);
        if (canBeWritten && !unwanted(value) &&
            wouldBeSound(facts, name, {std::nullopt, value, value}, value))
            return value;
    }
    return std::nullopt;
}

/// What stands there then: an earlier line, or the value that this Go's go.env does not bring.
std::optional<QString> valueInstead(const Facts& facts, const QString& name,
                                    const SettingPlace& place, const Unwanted& unwanted)
{
    if (auto earlier = earlierLine(facts, name, place, unwanted))
        return earlier;
    const bool isNeeded = facts.goEnv && facts.goEnv->lacksShipped(name);
    return isNeeded && !unwanted(gosettings::shippedValue(name))
               ? std::optional(gosettings::shippedValue(name))
               : std::nullopt;
}

/// What these changes make of the setting; null where they remove it.
QString valueOfLine(const std::vector<Change>& changes)
{
    for (const Change& change : changes) {
        if (const auto* line = std::get_if<WriteGoEnv>(&change); line && line->value)
            return *line->value;
        if (const auto* variable = std::get_if<SetVariable>(&change); variable && variable->text)
            return *variable->text;
    }
    return {};
}

} // namespace

std::vector<Change> clearGoSetting(const Facts& facts, const QString& name,
                                   const Unwanted& unwanted)
{
    std::vector<Change> changes;
    for (const SettingPlace& place : settingPlaces(facts, name)) {
        if (unwanted(place.value))
            changes.push_back(changeAt(place, name, valueInstead(facts, name, place, unwanted)));
    }
    return changes;
}

namespace {

QString shippedFile(const Facts& facts)
{
    return winpath::join(facts.goEnv->goroot, QStringLiteral("go.env"));
}

/// A line of GOROOT\go.env is not ours to change: a line of the person's own file beats it.
std::vector<Fix> overridingFix(const Facts& facts, const QString& name, const Unwanted& unwanted)
{
    const GoSetting setting = facts.goEnv ? facts.goEnv->setting(name) : GoSetting();
    if (setting.source != GoSetting::Source::GoRoot || !unwanted(setting.value))
        return {};
    std::vector<Fix> fixes;
    if (const QString shipped = gosettings::shippedValue(name); !shipped.isEmpty()) {
        fixes.push_back(rules::recommendedFix(facts, QStringLiteral("override"),
                                              Text::tr("Set %1 to %2").arg(name).arg(shipped),
                                              setGoSetting(facts, name, shipped)));
        // What Go takes, somebody may have meant.
        fixes.front().recommended = fixes.front().recommended && !setting.isAccepted();
    }
    fixes.push_back(rules::manualFix(
        QStringLiteral("correct-file"),
        Text::tr("Remove %1 from %2, or install Go again").arg(name).arg(shippedFile(facts))));
    return fixes;
}

/// "x" of "GOPROXY=x", "set GOPROXY=x", "x & go version": a whole command pasted as the value.
QString withoutCommand(const QString& name, const QString& text)
{
    static const QRegularExpression next(QStringLiteral("\\s+&.*$"));
    const QRegularExpression form(
        QStringLiteral("^\\s*(?:(?:set|setx|export|go env -w)\\s+|\\$env:)?%1\\s*=\\s*")
            .arg(QRegularExpression::escape(name)),
        QRegularExpression::CaseInsensitiveOption);
    return QString(text).remove(form).remove(next);
}

} // namespace

std::vector<Fix> clearingFix(const Facts& facts, const QString& name, const Unwanted& unwanted)
{
    const std::vector<Change> changes = clearGoSetting(facts, name, unwanted);
    if (changes.empty())
        return overridingFix(facts, name, unwanted);
    const QString left = valueOfLine(changes);
    const Text title = left.isNull()
                           ? Text::tr("Remove %1").arg(name)
                           : Text::tr("Set %1 to %2").arg(name).arg(rules::shownValue(name, left));
    return {rules::recommendedFix(facts, QStringLiteral("clear"), title, changes)};
}

void tellShippedGone(const Facts& facts, Finding& finding)
{
    const QString name = finding.subject;
    const QString shipped = gosettings::shippedValue(name);
    finding.title = Text::tr("A default that comes with Go is missing");
    finding.evidence.push_back(Text::tr("%1 does not set %2, and nothing else does: since Go 1.21 "
                                        "the default is in that file only")
                                   .arg(shippedFile(facts))
                                   .arg(name));
    finding.reason = Text::tr("Without GOPROXY, Go downloads no module; without GOSUMDB, it cannot "
                              "check one.");
    finding.alsoAbout.append(shippedFile(facts));
    finding.cause = QStringLiteral("go.env\n") + shippedFile(facts);
    finding.fixes = {
        rules::recommendedFix(facts, QStringLiteral("override"),
                              Text::tr("Set %1 to %2").arg(name).arg(shipped),
                              setGoSetting(facts, name, shipped)),
        rules::manualFix(
            QStringLiteral("restore"),
            Text::tr("Install Go again, which brings back %1").arg(shippedFile(facts)))};
}

namespace {

/// Of flags, those that stay as they stand have findings of their own.
bool isSoundRest(const Facts& facts, const QString& name, const SettingPlace& place,
                 const QString& text)
{
    const QStringList words = gosettings::splitWords(text).words;
    const QStringList before = gosettings::splitWords(place.text).words;
    const bool isRest =
        std::ranges::all_of(words, [&](const QString& word) { return before.contains(word); });
    if (name != QLatin1String("GOFLAGS") || !isRest)
        return wouldBeSound(facts, name, place, text);
    const QString value = expandedAt(facts, place, text);
    return !isFaulty(facts, name, value) &&
           facts.goEnv->refusal(name, value, !place.hive).isEmpty();
}

} // namespace

std::vector<Fix> correctingFixes(const Facts& facts, const QString& name, const Unwanted& isBad,
                                 const Corrected& corrected)
{
    std::vector<Fix> fixes = clearingFix(facts, name, isBad);
    std::vector<Change> changes;
    QString shown;
    for (const SettingPlace& place : settingPlaces(facts, name)) {
        if (!isBad(place.value))
            continue;
        const QString text = corrected(withoutCommand(name, place.text));
        const bool sound = !text.isEmpty() && isSoundRest(facts, name, place, text);
        changes.push_back(changeAt(
            place, name, sound ? std::optional(text) : valueInstead(facts, name, place, isBad)));
        if (sound && shown.isEmpty())
            shown = text;
    }
    if (changes.empty()) { // a value that stands nowhere yet: a person is typing it
        shown = corrected(withoutCommand(name, facts.goEnv->value(name)));
        const bool isOfRoot =
            facts.goEnv->setting(name).source == GoSetting::Source::GoRoot; // a line will beat it
        const auto isSound = [&] {
            return isOfRoot ? wouldBeSound(facts, name, {std::nullopt, shown, shown}, shown)
                            : !isFaulty(facts, name, shown) && !isNoPlaceForGo(facts, name, shown);
        };
        if (!shown.isEmpty() && isSound())
            changes = setGoSetting(facts, name, shown);
    }
    if (shown.isEmpty() || changes.empty())
        return fixes;
    for (Fix& fix : fixes)
        fix.recommended = false;
    fixes.insert(fixes.begin(),
                 rules::recommendedFix(
                     facts, QStringLiteral("correct"),
                     Text::tr("Set %1 to %2").arg(name).arg(rules::shownValue(name, shown)),
                     changes));
    return fixes;
}

std::optional<GoSetting> judgedSetting(const Facts& facts, const QString& name)
{
    return valueFault(facts, name) ? std::nullopt : std::optional(facts.goEnv->setting(name));
}

} // namespace gosetup
