// SPDX-License-Identifier: Apache-2.0
// Rules on the characters of Go's settings and on the names of variables.
#include "gosettings/ProxyVariable.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ValueText.h"
#include "rules/ModuleProxies.h"
#include "rules/PathCharacters.h"
#include "rules/RuleKit.h"
#include "rules/ValueFaults.h"

namespace gosetup::rules {

namespace {

Text titleOf(const ValueFault& fault)
{
    switch (fault.kind) {
    case ValueFault::Kind::Quoted: return Text::tr("The value of %1 is in quotes").arg(fault.name);
    case ValueFault::Kind::Invisible:
        return Text::tr("The value of %1 contains characters that cannot be seen").arg(fault.name);
    case ValueFault::Kind::LookAlike:
        return Text::tr("The value of %1 contains characters that look like others")
            .arg(fault.name);
    case ValueFault::Kind::UnixPath:
        return Text::tr("%1 is set to a path of another system").arg(fault.name);
    case ValueFault::Kind::Comment:
        return Text::tr("The value of %1 ends with a comment").arg(fault.name);
    }
    return {};
}

/// "U+FF1B at 12": what cannot be told by looking.
std::vector<Text> oddCharacters(const QString& value)
{
    std::vector<Text> lines;
    constexpr std::size_t most = 5;
    for (qsizetype i = 0; i < value.size() && lines.size() < most; ++i) {
        const QString one(value[i]);
        const bool blankAtEnd = value[i].isSpace() && (i == 0 || i + 1 == value.size());
        const bool odd = blankAtEnd || value[i].unicode() < 0x20 ||
                         gosettings::withAsciiPunctuation(one) != one ||
                         gosettings::withLatinLetters(one) != one ||
                         (!value[i].isSpace() && gosettings::withoutInvisible(one) != one);
        if (odd)
            lines.push_back(Text::tr("character %1 is U+%2")
                                .arg(QString::number(i + 1))
                                .arg(QStringLiteral("%1")
                                         .arg(value[i].unicode(), 4, 16, QLatin1Char('0'))
                                         .toUpper()));
    }
    return lines;
}

/// Every place with such a fault: corrected where no rule complains of the result, else cleared.
std::vector<Fix> fixesOf(const Facts& facts, const ValueFault& fault)
{
    const auto corrected = [&](const QString& text) { return correctedValue(fault.name, text); };
    return correctingFixes(
        facts, fault.name, [&](const QString& value) { return corrected(value) != value; },
        corrected);
}

Findings faultsOf(const Facts& facts, ValueFault::Kind kind)
{
    Findings findings;
    for (const QString& name : gosettings::settingNames()) {
        const auto fault = valueFault(facts, name);
        if (!fault || fault->kind != kind)
            continue;
        Finding finding = say(fault->refused ? Status::Problem : Status::Warning, titleOf(*fault),
                              placesOf(facts, name));
        finding.subject = name;
        for (Text& line : oddCharacters(fault->place.value))
            finding.evidence.push_back(std::move(line));
        if (const QString refusal = facts.goEnv->refusal(name, fault->place.value);
            !refusal.isEmpty())
            finding.evidence.push_back(goSays(refusal));
        finding.fixes = fixesOf(facts, *fault);
        findings.push_back(finding);
    }
    return findings;
}

Findings joinedWith(Findings some, const Findings& others)
{
    some.insert(some.end(), others.begin(), others.end());
    return some;
}

Findings quoted(const Facts& facts)
{
    return faultsOf(facts, ValueFault::Kind::Quoted);
}

Findings invisible(const Facts& facts)
{
    return joinedWith(faultsOf(facts, ValueFault::Kind::Invisible), controlCharactersInPath(facts));
}

Findings lookAlike(const Facts& facts)
{
    return joinedWith(faultsOf(facts, ValueFault::Kind::LookAlike), lookAlikesInPath(facts));
}

Findings unixPath(const Facts& facts)
{
    return faultsOf(facts, ValueFault::Kind::UnixPath);
}

Findings trailingComments(const Facts& facts)
{
    return faultsOf(facts, ValueFault::Kind::Comment);
}

Finding misspelt(const Facts& facts, const QString& wrong, const QString& meant,
                 const SettingPlace& place)
{
    Finding finding = say(Status::Warning, Text::tr("Go does not read the variable %1").arg(wrong),
                          {Text::tr("its name resembles %1").arg(meant)});
    finding.subject = wrong;
    finding.evidence.push_back(place.hive ? Text::tr("it is a %1 variable: %2")
                                                .arg(scopeName(*place.hive))
                                                .arg(shownValue(meant, place.text))
                                          : Text::tr("it is in %1: %2")
                                                .arg(facts.goEnv->file)
                                                .arg(shownValue(meant, place.text)));
    for (Text& line : oddCharacters(wrong))
        finding.evidence.push_back(std::move(line));
    const bool free = settingPlaces(facts, meant).empty();
    const bool right = wouldBeSound(facts, meant, place, place.text);
    const Change remove = changeAt(place, wrong, std::nullopt);
    Fix fix = free && right ? recommendedFix(facts, QStringLiteral("rename"),
                                             Text::tr("Rename it to %1").arg(meant),
                                             {changeAt(place, meant, place.text), remove})
                            : offeredFix(QStringLiteral("remove"), Text::tr("Remove it"), {remove});
    // A name that merely resembles may be meant.
    fix.recommended = fix.recommended && gosettings::differsInvisibly(wrong, meant);
    finding.fixes = {fix};
    return finding;
}

Findings misspeltName(const Facts& facts)
{
    Findings findings;
    for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
        const EnvironmentBlock* block = facts.environment->block(hive);
        for (const VariableFact& variable :
             block ? block->variables : std::vector<VariableFact>()) {
            const QString meant = gosettings::meantName(variable.name);
            if (!meant.isEmpty() && variable.isText())
                findings.push_back(misspelt(facts, variable.name, meant,
                                            {hive, variable.text(), variable.text()}));
        }
    }
    // Names of a file that Go cannot read are no names.
    if (facts.goEnv->fileFaults.utf16)
        return findings;
    for (auto it = facts.goEnv->fileValues.cbegin(); it != facts.goEnv->fileValues.cend(); ++it) {
        // In a file, capitals count.
        const bool isKnown = gosettings::isSettingName(it.key());
        const QString meant = isKnown && !gosettings::settingNames().contains(it.key())
                                  ? it.key().toUpper()
                                  : gosettings::meantName(it.key());
        // "GOPATH = x": the blank behind "=" came with the one before it.
        const QString value = it.key().endsWith(u' ') ? it->trimmed() : *it;
        if (!meant.isEmpty())
            findings.push_back(misspelt(facts, it.key(), meant, {std::nullopt, value, value}));
    }
    return findings;
}

/// Variables that Go prints and reads from elsewhere, or from the environment alone.
/// What curl and git read, and Go does not. Source: golang.org/x/net/http/httpproxy,
/// FromEnvironment.
void allProxy(const Facts& facts, Findings& findings)
{
    const QString name = QStringLiteral("ALL_PROXY");
    const QStringList read = {QStringLiteral("HTTPS_PROXY"), QStringLiteral("HTTP_PROXY")};
    const QString value = facts.environment->effective(name);
    const bool isSaid = std::ranges::any_of(
        read, [&](const QString& other) { return !facts.environment->effective(other).isEmpty(); });
    if (value.isEmpty() || isSaid)
        return;
    Finding finding = say(Status::Note, Text::tr("Go does not read the variable %1").arg(name),
                          {Text::tr("Go reads HTTPS_PROXY and HTTP_PROXY only")});
    finding.subject = name;
    if (!gosettings::parseProxyVariable(value).isMisspelt())
        finding.fixes = {offeredFix(
            QStringLiteral("set"),
            Text::tr("Set %1 to %2").arg(bothNames(read)).arg(shownValue(read[0], value)),
            {SetVariable{Scope::User, read[0], value}, SetVariable{Scope::User, read[1], value}})};
    findings.push_back(finding);
}

Findings unreadNames(const Facts& facts)
{
    Findings findings;
    const auto add = [&](const QString& name, const SettingPlace& place, Text why) {
        Finding finding =
            say(Status::Note,
                place.hive ? Text::tr("Go does not read the variable %1").arg(name)
                           : Text::tr("Go does not read %1 from its settings file").arg(name),
                {std::move(why)});
        finding.subject = name;
        finding.fixes = {offeredFix(QStringLiteral("remove"), Text::tr("Remove it"),
                                    {changeAt(place, name, std::nullopt)})};
        findings.push_back(finding);
    };
    const QString telemetry = QStringLiteral("GOTELEMETRY");
    for (const SettingPlace& place : settingPlaces(facts, telemetry))
        add(telemetry, place, Text::tr("to turn telemetry off, run: go telemetry off"));
    allProxy(facts, findings);
    if (facts.goEnv->off)
        return findings;
    for (const char* key : {"GODEBUG", "GOENV", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"}) {
        const QString name = QString::fromLatin1(key);
        if (facts.goEnv->fileValues.contains(name))
            add(name, {std::nullopt, {}, {}}, Text::tr("only a variable of that name counts"));
    }
    return findings;
}

} // namespace

std::vector<Rule> valueRules()
{
    const QString names = QStringLiteral("https://pkg.go.dev/cmd/go#hdr-Environment_variables");
    const std::vector<Need> needs = {&Facts::goEnv, &Facts::environment};
    return {
        {QStringLiteral("env.quoted-value"), Text::tr("No Go setting is in quotes"),
         Status::Problem, Text::tr("Windows keeps the quotes as a part of the value."),
         QStringLiteral("https://github.com/golang/go/issues/62239"), given(needs, quoted)},
        {QStringLiteral("env.look-alike-characters"),
         Text::tr("No setting contains full-width characters"), Status::Problem,
         Text::tr("An input method writes ：；， and letters that look like the ones Go expects."),
         names, given(needs, lookAlike)},
        {QStringLiteral("env.control-characters"),
         Text::tr("No setting contains invisible characters"), Status::Problem,
         Text::tr("A space or a line break that was copied with a value is a part of it."),
         QStringLiteral("https://github.com/golang/go/issues/23387"), given(needs, invisible)},
        {QStringLiteral("env.unix-path"), Text::tr("No Go setting is a path of another system"),
         Status::Problem,
         Text::tr("A shell such as Git Bash writes /c/Users for C:\\Users. Go on Windows does not "
                  "understand it."),
         QStringLiteral("https://github.com/golang/go/issues/35338"), given(needs, unixPath)},
        {QStringLiteral("env.comment"), Text::tr("No Go setting ends with a comment"),
         Status::Problem, Text::tr("Go takes a comment after a value as part of the value."), names,
         given(needs, trailingComments)},
        {QStringLiteral("env.misspelt-name"),
         Text::tr("No variable has a misspelt name of a Go setting"), Status::Warning,
         Text::tr("Go ignores a name that it does not know, and nothing indicates this."), names,
         given(needs, misspeltName)},
        {QStringLiteral("env.unread-name"), Text::tr("Every Go setting is set where Go reads it"),
         Status::Note,
         Text::tr("Go reads some settings only from environment variables; GOTELEMETRY is for "
                  "display only."),
         names, given(needs, unreadNames)},
    };
}

} // namespace gosetup::rules
