// SPDX-License-Identifier: Apache-2.0
// Rules on the file that `go env -w` writes: can Go read it, and does what stands there count.
#include "gosettings/SameValue.h"
#include "gosettings/SettingNames.h"
#include "rules/GoSettingFixes.h"
#include "rules/ModuleProxies.h"
#include "rules/RuleKit.h"
#include "rules/ValueFaults.h"

namespace gosetup::rules {

namespace {

/// The proxy of the variable does not work: network.module-proxy has the remedy.
bool isServerToBlame(const Facts& facts, const QString& name)
{
    if (name != QLatin1String("GOPROXY") || !facts.network)
        return false;
    const ProxyWalk walk = walkProxies(facts, gosettings::parseProxyList(facts.goEnv->value(name)));
    return walk.end != ProxyWalk::End::Unknown && (walk.passedOver || !walk.leadsToModules());
}

Findings overridden(const Facts& facts)
{
    Findings findings;
    for (auto it = facts.goEnv->fileValues.cbegin(); it != facts.goEnv->fileValues.cend(); ++it) {
        const QString& name = it.key();
        const QString effective = facts.environment->effective(name);
        if (!gosettings::isSettingName(name) || effective.isEmpty() || effective == it.value() ||
            facts.goEnv->off || gosettings::meansTheSame(name, effective, it.value()))
            continue;
        // A variable that another rule complains of is told there, with all its places.
        if (valueFault(facts, name) || isComplainedOf(facts, name))
            continue;
        Finding finding =
            say(Status::Warning,
                Text::tr("An environment variable overrides go env -w for %1").arg(name),
                placesOf(facts, name));
        finding.subject = name;
        finding.evidence.push_back(Text::tr("Go uses %1").arg(shownValue(name, effective)));
        std::vector<Change> variables;
        for (const SettingPlace& place : settingPlaces(facts, name)) {
            if (place.hive)
                variables.push_back(changeAt(place, name, std::nullopt));
        }
        finding.fixes = {
            recommendedFix(facts, QStringLiteral("drop-line"),
                           Text::tr("Remove the line that has no effect from Go's own file"),
                           {WriteGoEnv{name, std::nullopt}}),
            offeredFix(QStringLiteral("drop-variable"),
                       Text::tr("Remove the variable, so that the file takes effect"), variables)};
        // Then the variable may be corrected or go, and the line counts again.
        if (isServerToBlame(facts, name)) {
            finding.fixes.front().recommended = false;
            finding.status = Status::Note;
        }
        findings.push_back(finding);
    }
    return findings;
}

/// Whether Go stops at a value because of the CR at its end.
bool carriageReturnIsRefused(const GoEnvFacts& goEnv)
{
    for (auto it = goEnv.fileValues.cbegin(); it != goEnv.fileValues.cend(); ++it) {
        const bool counts = goEnv.setting(it.key()).source == GoSetting::Source::File;
        if (counts && it->endsWith(u'\r') && !goEnv.refusal(it.key(), *it).isEmpty() &&
            goEnv.refusal(it.key(), goEnv.fileMeant.value(it.key())).isEmpty())
            return true;
    }
    return false;
}

/// Whether a rule would complain of the line once it counts.
bool wouldDoHarm(const Facts& facts, const QString& name, const QString& value)
{
    if (!gosettings::isSettingName(name))
        return !gosettings::meantName(name).isEmpty();
    const QString effective = facts.environment ? facts.environment->effective(name) : QString();
    const bool isOverridden =
        !effective.isEmpty() && !gosettings::readsTheSame(name, effective, value);
    return isOverridden || !wouldBeSound(facts, name, {std::nullopt, value, value}, value);
}

Findings encoding(const Facts& facts)
{
    const GoEnvFacts& goEnv = *facts.goEnv;
    const goenv::Faults& faults = goEnv.fileFaults;
    if (!faults.any())
        return inOrder(goEnv.file.isEmpty() ? Evidence() : Evidence{verbatim(goEnv.file)});
    Finding finding =
        say(Status::Warning, Text::tr("Go reads its settings file differently than intended"),
            {verbatim(goEnv.file)});
    finding.subject = goEnv.file;
    if (faults.utf16)
        finding.evidence.push_back(Text::tr("it is in UTF-16; Go reads UTF-8 only"));
    if (faults.byteOrderMark)
        finding.evidence.push_back(
            Text::tr("it begins with a byte order mark, which hides its first line"));
    if (faults.notUtf8)
        finding.evidence.push_back(Text::tr("it is not in UTF-8"));
    if (faults.nuls)
        finding.evidence.push_back(
            Text::tr("it contains NUL bytes, as after a crash of the computer"));
    if (faults.carriageReturns)
        finding.evidence.push_back(
            Text::tr("its lines end with CR LF; Go takes the CR for a part of the value"));
    if (!faults.hiddenNames.isEmpty())
        finding.evidence.push_back(
            Text::tr("Go ignores %1").arg(faults.hiddenNames.join(QStringLiteral(", "))));
    if (faults.carriageReturns && carriageReturnIsRefused(goEnv))
        finding.status = Status::Problem;
    const bool isEncoding = faults.utf16 || faults.byteOrderMark || faults.carriageReturns;
    finding.fixes = {
        faults.canBeRewritten()
            ? recommendedFix(facts, QStringLiteral("rewrite"),
                             isEncoding ? Text::tr("Rewrite the file in UTF-8 with LF")
                                        : Text::tr("Rewrite these lines so that Go reads them"),
                             {RewriteGoEnv{}})
        : faults.nuls
            ? manualFix(QStringLiteral("delete"),
                        Text::tr("Delete the file and set what is missing again with go env -w"))
            : manualFix(QStringLiteral("save"),
                        Text::tr("Open it in Notepad and save it as UTF-8"))};
    // Lines that were hidden will count: only where no rule complains of what they say.
    for (auto it = goEnv.fileMeant.cbegin(); it != goEnv.fileMeant.cend(); ++it) {
        if (goEnv.fileValues.contains(it.key()) && !faults.hiddenNames.contains(it.key()))
            continue;
        if (wouldDoHarm(facts, it.key(), *it))
            finding.fixes.front().recommended = false;
    }
    return {finding};
}

/// Settings of the usual file that would count without GOENV, and that nothing else sets.
QStringList withoutEffect(const Facts& facts)
{
    QStringList names = facts.goEnv->namesLeftOut;
    names.removeIf([&](const QString& name) {
        return !gosettings::isSettingName(name) ||
               (facts.environment && !facts.environment->effective(name).isEmpty());
    });
    return names;
}

Text whatGoenvIs()
{
    return Text::tr("GOENV names the file that go env -w writes and that every go command reads.");
}

/// GOENV leads to no file at all, while the usual one has settings.
Findings leftOut(const Facts& facts)
{
    const QString name = QStringLiteral("GOENV");
    const GoEnvFacts& goEnv = *facts.goEnv;
    const QStringList names = withoutEffect(facts);
    if (goEnv.fileThere || names.isEmpty() || !facts.system || valueFault(facts, name))
        return inOrder();
    Finding finding =
        say(Status::Warning, Text::tr("What go env -w wrote has no effect"), placesOf(facts, name));
    finding.subject = name;
    finding.reason = whatGoenvIs();
    if (!goEnv.off)
        finding.evidence.push_back(Text::tr("%1 does not exist").arg(goEnv.file));
    finding.evidence.push_back(Text::tr("Go does not read %1 in %2")
                                   .arg(names.join(QStringLiteral(", ")))
                                   .arg(usualGoEnvFile(*facts.system)));
    // It may be meant.
    finding.fixes = {offeredFix(QStringLiteral("clear"), Text::tr("Remove %1").arg(name),
                                clearGoSetting(facts, name, [](const QString&) { return true; }))};
    return {finding};
}

/// Source: cmd/go/internal/cfg, EnvFile: the value is taken as it is.
Finding relativeFile(const Facts& facts)
{
    const QString name = QStringLiteral("GOENV");
    Finding finding =
        say(Status::Warning, Text::tr("GOENV is not a full path"), placesOf(facts, name));
    finding.subject = name;
    finding.reason = whatGoenvIs();
    finding.evidence.push_back(
        Text::tr("each go command reads and writes that file in its own current folder"));
    finding.fixes = {offeredFix(QStringLiteral("clear"), Text::tr("Remove %1").arg(name),
                                clearGoSetting(facts, name, [](const QString& value) {
                                    return !winpath::isAbsolute(value);
                                }))};
    return finding;
}

Findings unreadable(const Facts& facts)
{
    const GoEnvFacts& goEnv = *facts.goEnv;
    if (goEnv.fileTrouble.isEmpty())
        return leftOut(facts);
    if (!winpath::isAbsolute(goEnv.file))
        return valueFault(facts, QStringLiteral("GOENV")) ? inOrder()
                                                          : Findings{relativeFile(facts)};
    Finding finding = say(Status::Warning, Text::tr("Go's settings file cannot be read"),
                          {verbatim(goEnv.file), goEnv.fileTrouble});
    finding.subject = goEnv.file;
    finding.evidence.push_back(Text::tr("Go ignores it without a message"));
    const QString name = QStringLiteral("GOENV");
    if (facts.environment && !facts.environment->effective(name).isEmpty())
        finding.fixes = {offeredFix(
            QStringLiteral("clear"), Text::tr("Remove %1").arg(name),
            clearGoSetting(facts, name, [&](const QString& v) { return v == goEnv.file; }))};
    else
        finding.fixes = {manualFix(QStringLiteral("access"),
                                   Text::tr("Give yourself permission to read the file, or move "
                                            "it away"))};
    return {finding};
}

} // namespace

std::vector<Rule> goFileRules()
{
    return {
        {QStringLiteral("goenv.overridden"),
         Text::tr("No environment variable overrides go env -w"), Status::Warning,
         Text::tr("An environment variable overrides what go env -w wrote, and go env -w mentions "
                  "this only once."),
         QStringLiteral("https://github.com/golang/go/issues/68270"),
         given({&Facts::goEnv, &Facts::environment}, overridden)},
        {QStringLiteral("goenv.file-encoding"),
         Text::tr("Go reads every line of its settings file"), Status::Problem,
         Text::tr("Go reads the file byte by byte: only lines that begin with a capital letter "
                  "count, and everything up to the line feed is the value."),
         QStringLiteral("https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information"),
         given({&Facts::goEnv}, encoding)},
        {QStringLiteral("goenv.file-unreadable"), Text::tr("Go can read its settings file"),
         Status::Warning,
         Text::tr("If Go cannot read the file, its settings have no effect, and no message says "
                  "so."),
         QStringLiteral("https://pkg.go.dev/cmd/go#hdr-Environment_variables"),
         given({&Facts::goEnv}, unreadable)},
    };
}

} // namespace gosetup::rules
