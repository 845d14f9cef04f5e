// SPDX-License-Identifier: Apache-2.0
#include "rules/LocationFixes.h"

#include "gosettings/Refusal.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString noDriveId = QStringLiteral("location.no-drive");
const QString notAbsoluteId = QStringLiteral("location.not-absolute");

bool isSameFault(const Facts& facts, const QString& ruleId, const LocationFacts& location,
                 const QString& folder)
{
    if (winpath::same(folder, location.path))
        return true;
    const LocationFacts* other = locationOf(facts, folder);
    return ruleId == noDriveId && other != nullptr && other->absolute && other->volume.notPresent();
}

/// Beyond that it is nonsense, and each of its thousands of parts would be looked up.
constexpr qsizetype longestList = 4096;

bool isList(const LocationFacts& location, const QString& value)
{
    return location.name == QLatin1String("GOPATH") && value.size() <= longestList;
}

bool hasFault(const Facts& facts, const QString& ruleId, const LocationFacts& location,
              const QString& value)
{
    const QStringList folders =
        isList(location, value) ? gosettings::splitFolderList(value) : QStringList{value};
    return std::ranges::any_of(folders, [&](const QString& folder) {
        return isSameFault(facts, ruleId, location, folder);
    });
}

/// The rest of a list; of a value that Windows did not expand, the folder that it means.
QString corrected(const Facts& facts, const QString& ruleId, const LocationFacts& location,
                  const QString& text)
{
    const auto lookup = facts.environment->lookup();
    if (ruleId == notAbsoluteId) {
        const QString folder = winpath::expand(text, lookup);
        // Where Go builds without the setting, nothing need be set.
        const bool isUsual = std::ranges::any_of(
            QStringList{QStringLiteral("TMP"), QStringLiteral("TEMP")}, [&](const QString& name) {
                return winpath::same(folder, facts.environment->effective(name));
            });
        return winpath::isAbsolute(folder) && !isUsual ? folder : QString();
    }
    if (!isList(location, text))
        return {};
    QStringList rest = text.contains(u'"') ? QStringList() : text.split(u';', Qt::SkipEmptyParts);
    rest.removeIf([&](const QString& folder) {
        return isSameFault(facts, ruleId, location, winpath::expand(folder, lookup));
    });
    return rest.join(u';');
}

} // namespace

std::vector<Fix> settingFixes(const Facts& facts, const QString& ruleId,
                              const LocationFacts& location)
{
    const QStringList fixable = {noDriveId, notAbsoluteId, QStringLiteral("location.system-folder"),
                                 QStringLiteral("location.reserved-name")};
    if (!fixable.contains(ruleId) || !facts.environment || !facts.goEnv)
        return {};
    std::vector<Fix> fixes = correctingFixes(
        facts, location.name,
        [&](const QString& value) { return hasFault(facts, ruleId, location, value); },
        [&](const QString& text) { return corrected(facts, ruleId, location, text); });
    if (fixes.empty())
        return {};
    // What is on a drive that is gone for now, or where Go does work, may be meant.
    const bool isKept = ruleId != notAbsoluteId;
    for (Fix& fix : fixes)
        fix.recommended = fix.recommended && !isKept;
    if (ruleId == noDriveId)
        fixes.push_back(manualFix(
            QStringLiteral("connect"),
            Text::tr("Connect the drive, or set %1 to another folder").arg(location.name)));
    return fixes;
}

} // namespace gosetup::rules
