// SPDX-License-Identifier: Apache-2.0
#include "rules/RuntimeVariables.h"

#include "rules/GoSettingFixes.h"

#include <QRegularExpression>

#include <limits>

namespace gosetup::rules {

namespace {

constexpr int firstWithLimit = 19;

/// "4GiB" of "4GB", "4 g", "4gib"; empty where nobody can tell.
QString meantLimit(const QString& text)
{
    static const QRegularExpression form(
        QStringLiteral("^[\\s\"']*([0-9]+)\\s*([KMGT])i?B?[\\s\"']*$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    const QString limit = match.captured(1) + match.captured(2).toUpper() + QStringLiteral("iB");
    return match.hasMatch() && isMemoryLimit(limit) ? limit : QString();
}

/// Source: runtime, readGOGC.
bool isPercentage(const QString& value)
{
    bool isNumber = false;
    (void)value.toInt(&isNumber);
    return value == QLatin1String("off") || (isNumber && !value.startsWith(u'+'));
}

/// Source: runtime, schedinit.
bool isProcessorCount(const QString& value)
{
    bool isNumber = false;
    const int count = value.toInt(&isNumber);
    return isNumber && count > 0 && !value.startsWith(u'+');
}

Finding malformedLimit(const Facts& facts)
{
    const QString name = QStringLiteral("GOMEMLIMIT");
    const int minor = facts.goEnv ? facts.goEnv->goMinor() : 0;
    const bool stopsGo = minor == 0 || minor >= firstWithLimit;
    Finding finding =
        say(stopsGo ? Status::Problem : Status::Warning,
            Text::tr("GOMEMLIMIT stops every program written in Go"), placesOf(facts, name));
    finding.subject = name;
    finding.evidence.push_back(goSays(QStringLiteral(
        "fatal error: malformed GOMEMLIMIT; see `go doc runtime/debug.SetMemoryLimit`")));
    finding.evidence.push_back(
        Text::tr("a limit is a number of bytes, or a number with KiB, MiB, GiB or TiB"));
    const auto isMalformed = [](const QString& value) { return !isMemoryLimit(value); };
    std::vector<Change> corrections;
    QString shown;
    for (const SettingPlace& place : settingPlaces(facts, name)) {
        const QString meant = isMalformed(place.value) ? meantLimit(place.value) : QString();
        shown = shown.isEmpty() ? meant : shown;
        if (isMalformed(place.value))
            corrections.push_back(
                changeAt(place, name, meant.isEmpty() ? std::nullopt : std::optional(meant)));
    }
    const auto removal = clearGoSetting(facts, name, isMalformed);
    const Text remove = Text::tr("Remove %1").arg(name);
    if (shown.isEmpty())
        finding.fixes = {recommendedFix(facts, QStringLiteral("clear"), remove, removal)};
    else
        finding.fixes = {recommendedFix(facts, QStringLiteral("correct"),
                                        Text::tr("Set %1 to %2").arg(name).arg(shown), corrections),
                         offeredFix(QStringLiteral("clear"), remove, removal)};
    return finding;
}

} // namespace

bool isMemoryLimit(const QString& value)
{
    if (value == QLatin1String("off"))
        return true;
    static const QRegularExpression form(QStringLiteral("^(-?[0-9]+)(?:([KMGT])i)?(B?)$"));
    const auto match = form.match(value);
    if (!match.hasMatch() || (!match.captured(2).isEmpty() && match.captured(3).isEmpty()))
        return false;
    bool fits = false;
    const qint64 count = match.captured(1).toLongLong(&fits);
    const auto power =
        match.captured(2).isEmpty() ? 0 : QStringLiteral("KMGT").indexOf(match.captured(2)) + 1;
    constexpr int bitsOfPower = 10;
    const qint64 most = std::numeric_limits<qint64>::max() >> (power * bitsOfPower);
    return fits && count >= 0 && count <= most;
}

Findings runtimeVariables(const Facts& facts)
{
    Findings findings;
    const QString limit = facts.environment->effective(QStringLiteral("GOMEMLIMIT"));
    if (!limit.isEmpty() && !isMemoryLimit(limit) &&
        !settingPlaces(facts, QStringLiteral("GOMEMLIMIT")).empty())
        findings.push_back(malformedLimit(facts));
    const auto passedOver = [&](const char* key, bool (*isRead)(const QString&), Text what) {
        const QString name = QString::fromLatin1(key);
        const QString value = facts.environment->effective(name);
        if (value.isEmpty() || isRead(value))
            return;
        Finding finding =
            say(Status::Note, Text::tr("%1 has no effect").arg(name), placesOf(facts, name));
        finding.subject = name;
        finding.evidence.push_back(std::move(what));
        finding.fixes = {offeredFix(QStringLiteral("clear"), Text::tr("Remove %1").arg(name),
                                    clearGoSetting(facts, name, [isRead](const QString& other) {
                                        return !isRead(other);
                                    }))};
        findings.push_back(finding);
    };
    passedOver("GOGC", isPercentage, Text::tr("Go reads a number or off only"));
    passedOver("GOMAXPROCS", isProcessorCount, Text::tr("Go reads a number above 0 only"));
    return findings;
}

} // namespace gosetup::rules
