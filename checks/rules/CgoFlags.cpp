// SPDX-License-Identifier: Apache-2.0
#include "rules/CgoFlags.h"

#include "gosettings/Words.h"
#include "rules/CgoState.h"
#include "rules/GoSettingFixes.h"

#include <QRegularExpression>

#include <array>

namespace gosetup::rules {

namespace {

/// "-IC:\\Program": a flag with a full path in the same word.
bool beginsPath(const QString& word)
{
    static const QRegularExpression form(
        QStringLiteral("^-(?:I|L|isystem|iquote|idirafter)[A-Za-z]:[\\\\/]"));
    return form.match(word).hasMatch();
}

/// No flag, no path of its own and no library: what stood behind a space.
bool isRestOfPath(const QString& word)
{
    static const QRegularExpression library(QStringLiteral("\\.(?:a|lib|o|obj|dll|res|def)$"),
                                            QRegularExpression::CaseInsensitiveOption);
    return !word.startsWith(u'-') && !word.startsWith(u'@') && !winpath::isAbsolute(word) &&
           !library.match(word).hasMatch();
}

/// The words with each such path in one; the same number where there is none.
QStringList joinedPaths(const QStringList& words)
{
    QStringList joined;
    bool inPath = false;
    for (const QString& word : words) {
        if (inPath && isRestOfPath(word)) {
            joined.last() += u' ' + word;
            continue;
        }
        // A path that is whole begins no other one.
        inPath = beginsPath(word) && !word.contains(u' ');
        joined << word;
    }
    return joined;
}

bool isSplitPath(const QString& value)
{
    const gosettings::Words words = gosettings::splitWords(value);
    return words.refusal.isEmpty() && joinedPaths(words.words).size() != words.words.size();
}

QString withQuotes(const QString& value)
{
    QStringList quoted;
    for (const QString& word : joinedPaths(gosettings::splitWords(value).words))
        quoted << gosettings::quotedWord(word);
    return quoted.join(u' ');
}

} // namespace

Findings splitCgoFlags(const Facts& facts)
{
    Findings findings;
    if (facts.goEnv->value(QStringLiteral("CGO_ENABLED")) == u'0')
        return findings;
    for (const char* key :
         {"CGO_CFLAGS", "CGO_CPPFLAGS", "CGO_CXXFLAGS", "CGO_FFLAGS", "CGO_LDFLAGS"}) {
        const QString name = QString::fromLatin1(key);
        const GoSetting setting = facts.goEnv->setting(name);
        if (!setting.isSet() || !isSplitPath(setting.value))
            continue;
        Finding finding =
            say(Status::Warning, Text::tr("A path with a space requires quotes: %1").arg(name),
                placesOf(facts, name));
        finding.subject = name;
        finding.evidence.push_back(
            Text::tr("the C compiler gets the part behind the space as a file of its own"));
        // Source: cmd/go/internal/work, envList: no quotes before Go 1.18.
        constexpr int firstWithQuotes = 18;
        const int minor = facts.goEnv->goMinor();
        if (minor > 0 && minor < firstWithQuotes) {
            finding.fixes = {manualFix(
                QStringLiteral("no-space"),
                Text::tr("Use a path without spaces: this Go knows no quotes in %1").arg(name))};
        } else {
            finding.fixes = {offeredFix(QStringLiteral("quote"),
                                        Text::tr("Put the path in quotes in %1").arg(name),
                                        setGoSetting(facts, name, withQuotes(setting.value)))};
        }
        findings.push_back(finding);
    }
    return findings;
}

Findings missingPkgConfig(const Facts& facts)
{
    const CompilerFact& program = facts.compilers->pkgConfig;
    const bool off = facts.goEnv->value(QStringLiteral("CGO_ENABLED")) == u'0';
    if (off || program.word.isEmpty() || !program.program.isEmpty())
        return {};
    const QString name = program.variable;
    Finding finding = say(Status::Warning, Text::tr("The program of %1 is not found").arg(name),
                          {Text::tr("%1 does not exist").arg(programOfWord(program.word))});
    finding.subject = name;
    finding.evidence.push_back(
        Text::tr("packages that ask pkg-config for C libraries cannot be built"));
    finding.fixes = {
        offeredFix(QStringLiteral("clear"),
                   Text::tr("Remove %1, so that Go uses pkg-config from PATH").arg(name),
                   clearGoSetting(facts, name, [](const QString&) { return true; }))};
    return {finding};
}

} // namespace gosetup::rules
