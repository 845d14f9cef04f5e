// SPDX-License-Identifier: Apache-2.0
// Rules on the settings that say which modules are private and how modules are verified and
// fetched: GOPRIVATE and its like, GOSUMDB, GOINSECURE, GOVCS, GOAUTH.
#include "gosettings/Patterns.h"
#include "gosettings/Refusal.h"
#include "gosettings/ShownAddress.h"
#include "gosettings/SumDatabase.h"
#include "gosettings/ValueText.h"
#include "gosettings/Words.h"
#include "rules/GoSettingFixes.h"
#include "rules/ModuleProxies.h"
#include "rules/RuleKit.h"
#include "rules/ValueFaults.h"

#include <QRegularExpression>

namespace gosetup::rules {

namespace {

using gosettings::matchesEverything;
using gosettings::ModulePattern;
using PatternFault = ModulePattern::Fault;

Finding found(const Facts& facts, const QString& name, Status status, Text title)
{
    Finding finding = say(status, std::move(title), placesOf(facts, name));
    finding.subject = name;
    return finding;
}

/// Off, or nothing that Go knows; never an organisation's own.
bool isUselessDatabase(const QString& value)
{
    const auto database = gosettings::parseSumDatabase(value);
    return database.off || (!database.refusal.isEmpty() && !database.privateKey);
}

/// The name by which sum.golang.org is reached in China, of one near it; else nothing, as what is
/// built in needs no setting.
QString meantAlias(const QString& text)
{
    static const QRegularExpression around(QStringLiteral("^\\s*(?:https?://)?|[/\\s]+$"));
    const QString alias = QStringLiteral("sum.golang.google.cn");
    constexpr int near = 2;
    const QString name = QString(text).remove(around).toLower();
    return gosettings::editDistance(name, alias) <= near ? alias : QString();
}

/// "sum.golang.org https://a/sumdb" for "sum.golang.org a/sumdb"; empty where nobody can tell.
QString meantDatabase(const QString& text)
{
    const QStringList fields = text.simplified().split(u' ');
    const bool isAddress =
        fields.size() == 2 && fields[1].contains(u'.') && !fields[1].contains(QLatin1String("://"));
    return isAddress ? fields[0] + QStringLiteral(" https://") + fields[1] : meantAlias(text);
}

void sumDatabase(const Facts& facts, Findings& findings)
{
    const QString name = QStringLiteral("GOSUMDB");
    const auto setting = judgedSetting(facts, name);
    if (!setting)
        return;
    const auto database = gosettings::parseSumDatabase(setting->value);
    if (database.off) {
        findings.push_back(
            found(facts, name, Status::Warning, Text::tr("The checksum database is off")));
        findings.back().fixes = clearingFix(facts, name, isUselessDatabase);
        if (isDatabaseSilent(facts)) {
            findings.back().evidence.push_back(
                Text::tr("sum.golang.org does not respond: with it on, Go could not download any "
                         "module now"));
            for (Fix& fix : findings.back().fixes)
                fix.recommended = false;
        }
    } else if (database.privateKey && !database.refusal.isEmpty()) {
        // An organisation's own database: never ours to remove.
        Finding finding =
            found(facts, name, Status::Note, Text::tr("GOSUMDB names a private checksum database"));
        finding.evidence.push_back(goSays(database.refusal));
        finding.fixes = {manualFix(QStringLiteral("ask"),
                                   Text::tr("Compare the key with the one of your organisation"))};
        findings.push_back(finding);
    } else if (!database.refusal.isEmpty()) {
        Finding finding = found(facts, name, Status::Problem,
                                Text::tr("GOSUMDB is not set to a checksum database"));
        finding.evidence.push_back(goSays(database.refusal));
        finding.fixes = correctingFixes(facts, name, isUselessDatabase, meantDatabase);
        if (setting->value.isEmpty() && facts.goEnv->lacksShipped(name))
            tellShippedGone(facts, finding);
        findings.push_back(finding);
    }
}

Findings gosumdb(const Facts& facts)
{
    Findings findings;
    sumDatabase(facts, findings);
    const QString name = QStringLiteral("GONOSUMDB");
    auto fixes = clearingFix(facts, name, matchesEverything);
    if (!fixes.empty()) {
        findings.push_back(found(facts, name, Status::Warning,
                                 Text::tr("Every module is exempt from the checksum database")));
        findings.back().fixes = std::move(fixes);
    }
    return findings;
}

bool isInsecureFlag(const QString& word)
{
    return word == QLatin1String("-insecure") || word == QLatin1String("--insecure");
}

bool hasInsecureFlag(const QString& flags)
{
    return std::ranges::any_of(gosettings::splitWords(flags).words, isInsecureFlag);
}

QString withoutInsecureFlag(const QString& flags)
{
    QStringList words = gosettings::splitWords(flags).words;
    words.removeIf(isInsecureFlag);
    for (QString& word : words)
        word = gosettings::quotedWord(word);
    return words.join(u' ');
}

Findings insecure(const Facts& facts)
{
    Findings findings;
    const auto add = [&](const QString& name, const Unwanted& isDangerous, Text title) {
        if (clearingFix(facts, name, isDangerous).empty())
            return;
        auto fixes = correctingFixes(facts, name, isDangerous, [&](const QString& text) {
            return name == QLatin1String("GOFLAGS") ? withoutInsecureFlag(text) : QString();
        });
        findings.push_back(found(facts, name, Status::Problem, std::move(title)));
        findings.back().fixes = std::move(fixes);
    };
    add(QStringLiteral("GOINSECURE"), matchesEverything,
        Text::tr("Every module may be fetched without a verified connection"));
    // Source: Go 1.17 Release Notes.
    constexpr int firstWithout = 17;
    const int minor = facts.goEnv->goMinor();
    const bool isRemoved = minor == 0 || minor >= firstWithout;
    const std::size_t before = findings.size();
    add(QStringLiteral("GOFLAGS"), hasInsecureFlag,
        isRemoved ? Text::tr("GOFLAGS contains an option that Go has removed")
                  : Text::tr("Every module may be fetched without a verified connection"));
    if (isRemoved && findings.size() > before) {
        findings.back().reason = Text::tr("go get ends with this option.");
        findings.back().evidence.push_back(goSays(
            QStringLiteral("go: -insecure flag is no longer supported; use GOINSECURE instead")));
    }
    return findings;
}

Text whyNothing(const ModulePattern& pattern)
{
    const QString text = gosettings::shownPatterns(pattern.text);
    switch (pattern.fault) {
    case PatternFault::Address:
        return Text::tr("%1 is an address; a module path has none").arg(text);
    case PatternFault::Blank: return Text::tr("\"%1\": spaces are a part of the pattern").arg(text);
    case PatternFault::Separator: return Text::tr("%1: a comma separates patterns").arg(text);
    case PatternFault::LeadingDot:
        return Text::tr("%1: no module path begins with a dot").arg(text);
    case PatternFault::Port: return Text::tr("%1: a module path has no port").arg(text);
    case PatternFault::UpperCase:
        return Text::tr("%1: the host in a module path is in lower case").arg(text);
    case PatternFault::Glob: return Text::tr("%1: a bracket is not closed").arg(text);
    case PatternFault::Backslash: return Text::tr("%1: the separator is /").arg(text);
    case PatternFault::NoDot:
        return Text::tr("%1: the first part of a module path has a dot").arg(text);
    case PatternFault::None: break;
    }
    return {};
}

/// A word without a dot, such as "none", is how GOPRIVATE is overridden by nothing.
bool isNone(const QString& name, const std::vector<ModulePattern>& patterns)
{
    return name != QLatin1String("GOPRIVATE") && patterns.size() == 1 &&
           patterns.front().fault == PatternFault::NoDot;
}

void patterns(const Facts& facts, const QString& name, Findings& findings)
{
    const auto setting = judgedSetting(facts, name);
    if (!setting || setting->value.isEmpty())
        return;
    const auto all = gosettings::parsePatterns(setting->value);
    const bool everything = matchesEverything(setting->value);
    if (everything && name != QLatin1String("GONOSUMDB") && name != QLatin1String("GOINSECURE")) {
        findings.push_back(
            found(facts, name, Status::Warning, Text::tr("%1 covers every module").arg(name)));
        findings.back().reason =
            Text::tr("With *, every module bypasses the proxy; with GOPRIVATE, "
                     "also the checksum database.");
        findings.back().fixes = clearingFix(facts, name, matchesEverything);
        for (Fix& fix : findings.back().fixes)
            fix.recommended = false;
        return;
    }
    Evidence reasons;
    bool onlyNoDot = true;
    for (const ModulePattern& pattern : all) {
        if (pattern.fault == PatternFault::None)
            continue;
        onlyNoDot = onlyNoDot && pattern.fault == PatternFault::NoDot;
        reasons.push_back(whyNothing(pattern));
    }
    if (reasons.empty() || isNone(name, all))
        return;
    const QString corrected = gosettings::correctedPatterns(setting->value);
    // A word without a dot may be a path that is replaced; the others match nothing for sure.
    findings.push_back(found(facts, name, onlyNoDot ? Status::Warning : Status::Problem,
                             onlyNoDot ? Text::tr("A pattern of %1 matches no module").arg(name)
                                       : Text::tr("%1 is misspelt").arg(name)));
    for (Text& reason : reasons)
        findings.back().evidence.push_back(std::move(reason));
    if (corrected.isEmpty() || matchesEverything(corrected) || isFaulty(facts, name, corrected))
        findings.back().fixes =
            clearingFix(facts, name, [&](const QString& value) { return value == setting->value; });
    else if (corrected != setting->value)
        findings.back().fixes = {
            recommendedFix(facts, QStringLiteral("correct"),
                           Text::tr("Set %1 to %2").arg(name).arg(withoutCredentials(corrected)),
                           setGoSetting(facts, name, corrected))};
}

Findings goprivate(const Facts& facts)
{
    Findings findings;
    for (const char* name : {"GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOINSECURE"})
        patterns(facts, QString::fromLatin1(name), findings);
    return findings;
}

Findings refusedText(const Facts& facts, const QString& name, Text title)
{
    const auto setting = judgedSetting(facts, name);
    if (!setting || setting->isAccepted())
        return inOrder();
    Finding finding = found(facts, name, Status::Problem, std::move(title));
    finding.evidence.push_back(goSays(setting->refusal));
    finding.fixes = clearingFix(facts, name, [&](const QString& value) {
        return !facts.goEnv->refusal(name, value).isEmpty();
    });
    return {finding};
}

Findings govcs(const Facts& facts)
{
    // Go reads this one from the environment alone. Source: cmd/go/internal/vcs, checkGOVCS.
    const auto source = facts.goEnv->setting(QStringLiteral("GOVCS")).source;
    if (source == GoSetting::Source::File || source == GoSetting::Source::GoRoot)
        return inOrder();
    const QString name = QStringLiteral("GOVCS");
    const auto setting = judgedSetting(facts, name);
    if (!setting || !setting->isAccepted())
        return refusedText(facts, name, Text::tr("Go does not accept GOVCS"));
    const QStringList unknown = gosettings::unknownVcsNames(setting->value);
    if (unknown.isEmpty())
        return inOrder();
    Finding finding = found(facts, name, Status::Warning,
                            Text::tr("GOVCS names a version control system that Go does not know"));
    finding.evidence.push_back(verbatim(unknown.join(QStringLiteral(", "))));
    finding.fixes = correctingFixes(
        facts, name,
        [](const QString& value) { return !gosettings::unknownVcsNames(value).isEmpty(); },
        [](const QString& text) {
            const QString corrected = text.toLower().replace(u';', u',');
            return gosettings::unknownVcsNames(corrected).isEmpty() ? corrected : QString();
        });
    // Without the setting, more is allowed than was meant.
    for (Fix& fix : finding.fixes)
        fix.recommended = fix.recommended && fix.id != QLatin1String("clear");
    return {finding};
}

/// Of the text, and of folders that are not there.
QString authRefusal(const Facts& facts, const QString& value)
{
    constexpr int first = 24;
    const int minor = facts.goEnv->goMinor();
    const QString refusal = facts.goEnv->refusal(QStringLiteral("GOAUTH"), value);
    if (!refusal.isEmpty() || (minor > 0 && minor < first))
        return refusal;
    for (const QString& folder : gosettings::gitFoldersOfAuth(value)) {
        const LocationFacts* location = locationOf(facts, folder);
        if (location != nullptr && !location->exists)
            return QStringLiteral("go: GOAUTH=git encountered an error; cannot stat the folder");
        if (location != nullptr && !location->isFolder)
            return QStringLiteral("go: GOAUTH=git dir method requires an absolute path to the git "
                                  "working directory, dir is not a directory");
    }
    return {};
}

/// "netrc,git C:\\x": Go starts a program "netrc,git", and says nothing where there is none.
bool hasCommaForSeparator(const QString& value)
{
    static const QRegularExpression form(
        QStringLiteral("(?:^|[;\\s])(?:netrc|off|git)\\s*,|,\\s*(?:netrc|off|git)(?:$|[;,\\s])"));
    return form.match(value).hasMatch();
}

/// Go keeps the error to itself: what is private then ends with 401. The program may be there again
/// tomorrow.
Findings missingAuthPrograms(const Facts& facts, const QString& name)
{
    if (!facts.compilers)
        return inOrder();
    Evidence lines;
    const QStringList wanted = gosettings::programsOfAuth(facts.goEnv->value(name));
    for (const CompilerFact& program : facts.compilers->authPrograms) {
        // What is no path may be a secret in the wrong place.
        if (program.program.isEmpty() && wanted.contains(program.word))
            lines.push_back(winpath::isAbsolute(program.word)
                                ? Text::tr("%1 does not exist").arg(program.word)
                                : Text::tr("a program is not on PATH"));
    }
    if (lines.empty())
        return inOrder();
    Finding finding =
        found(facts, name, Status::Warning, Text::tr("Go cannot find a program in GOAUTH"));
    for (Text& line : lines)
        finding.evidence.push_back(std::move(line));
    finding.reason = Text::tr("Go does not report it: private modules are then fetched without "
                              "user name and password and end with 401 or 404.");
    const QString value = facts.goEnv->value(name);
    finding.fixes = clearingFix(facts, name, [&](const QString& other) { return other == value; });
    for (Fix& fix : finding.fixes)
        fix.recommended = false;
    return {finding};
}

Findings goauth(const Facts& facts)
{
    const QString name = QStringLiteral("GOAUTH");
    const QString refusal = authRefusal(facts, facts.goEnv->value(name));
    if (!judgedSetting(facts, name))
        return inOrder();
    constexpr int first = 24;
    const int minor = facts.goEnv->goMinor();
    const bool isRead = minor == 0 || minor >= first;
    if (refusal.isEmpty() && isRead && hasCommaForSeparator(facts.goEnv->value(name))) {
        Finding finding =
            found(facts, name, Status::Warning, Text::tr("Commands in GOAUTH are separated by ;"));
        finding.fixes = correctingFixes(facts, name, hasCommaForSeparator,
                                        [](QString text) { return text.replace(u',', u';'); });
        return {finding};
    }
    if (refusal.isEmpty())
        return isRead ? missingAuthPrograms(facts, name) : inOrder();
    Finding finding = found(facts, name, Status::Problem, Text::tr("Go does not accept GOAUTH"));
    // Behind "GOAUTH=" everything is taken for a secret.
    finding.evidence.push_back(goSays(QString(refusal).remove(QStringLiteral("GOAUTH="))));
    finding.fixes = clearingFix(
        facts, name, [&](const QString& value) { return !authRefusal(facts, value).isEmpty(); });
    return {finding};
}

} // namespace

std::vector<Rule> goModuleRules()
{
    const QString modules = QStringLiteral("https://go.dev/ref/mod#environment-variables");
    return {
        {QStringLiteral("goenv.gosumdb"),
         Text::tr("Modules are checked against the checksum database"), Status::Problem,
         Text::tr(
             "Without it, a tampered module is not detected. Use GOPRIVATE for private modules."),
         modules, given({&Facts::goEnv}, gosumdb)},
        {QStringLiteral("goenv.insecure"),
         Text::tr("Modules are fetched over verified connections only"), Status::Problem,
         Text::tr("Anyone on the network path can change what is fetched."), modules,
         given({&Facts::goEnv}, insecure)},
        {QStringLiteral("goenv.goprivate"), Text::tr("GOPRIVATE is not set or is valid"),
         Status::Problem,
         Text::tr("Patterns are path prefixes separated by commas, without https:// and without "
                  "spaces; others match nothing."),
         modules, given({&Facts::goEnv}, goprivate)},
        {QStringLiteral("goenv.govcs"), Text::tr("GOVCS is not set or is valid"), Status::Problem,
         Text::tr("With a mistake in it, no module can be fetched from its source host."), modules,
         given({&Facts::goEnv}, govcs)},
        {QStringLiteral("goenv.goauth"), Text::tr("GOAUTH is not set or is valid"), Status::Problem,
         Text::tr("With a mistake in it, no module can be fetched over https."),
         QStringLiteral("https://pkg.go.dev/cmd/go#hdr-GOAUTH_environment_variable"),
         given({&Facts::goEnv, &Facts::locations}, goauth)},
    };
}

} // namespace gosetup::rules
