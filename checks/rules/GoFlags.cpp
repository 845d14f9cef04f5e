// SPDX-License-Identifier: Apache-2.0
#include "rules/GoFlags.h"

#include "gosettings/FlagCorrection.h"
#include "gosettings/NamedPrograms.h"
#include "gosettings/Words.h"
#include "rules/GoSettingFixes.h"

#include <algorithm>
#include <functional>

namespace gosetup::rules {

namespace {

const QString flagsSetting = QStringLiteral("GOFLAGS");

using IsFault = std::function<bool(const QString& word)>;

/// One fault of flags that Go accepts.
struct FlagFault
{
    Finding finding;
    IsFault isFault;
    bool isRecommended = true; ///< to take it out
};

Finding onFlags(const Facts& facts, Status status, Text title)
{
    Finding finding = say(status, std::move(title), placesOf(facts, flagsSetting));
    finding.subject = flagsSetting;
    return finding;
}

Finding onBuilds(const Facts& facts, Status status, Text title)
{
    Finding finding = onFlags(facts, status, std::move(title));
    finding.reason = Text::tr("GOFLAGS counts for every build in every project.");
    return finding;
}

/// The flags without those that `unwanted` names, each in quotes where it needs them.
QString flagsWithout(const QString& value, const IsFault& unwanted)
{
    QStringList kept;
    for (const QString& word : gosettings::correctedFlags(value)) {
        if (!unwanted(word))
            kept << gosettings::quotedWord(word);
    }
    return kept.join(u' ');
}

IsFault isFlagNamed(const QString& name)
{
    return [name](const QString& word) { return gosettings::flagName(word) == name; };
}

Finding refusedFlags(const Facts& facts, const gosettings::FlagWords& flags)
{
    const int minor = facts.goEnv->goMinor();
    Finding finding = onFlags(facts, Status::Problem, Text::tr("Go does not accept GOFLAGS"));
    finding.evidence.push_back(goSays(flags.refusal));
    const auto isRefused = [minor](const QString& word) {
        return !gosettings::parseGoFlags(gosettings::quotedWord(word), minor).refusal.isEmpty();
    };
    finding.fixes = correctingFixes(
        facts, finding.subject,
        [minor](const QString& value) {
            return !gosettings::parseGoFlags(value, minor).refusal.isEmpty();
        },
        [&](const QString& text) { return flagsWithout(text, isRefused); });
    // Nobody can tell what a word behind a flag was meant to be.
    const QStringList words =
        gosettings::correctedFlags(facts.goEnv->value(QStringLiteral("GOFLAGS")));
    const bool loose = std::any_of(words.begin() + (words.isEmpty() ? 0 : 1), words.end(),
                                   [](const QString& word) { return !word.startsWith(u'-'); });
    if (loose && finding.fixes.size() > 1)
        finding.fixes.front().recommended = false;
    return finding;
}

/// For "-ldflags=-s -w", of which go build gets "-ldflags=-s".
std::vector<Fix> quotingFixes(const Facts& facts)
{
    constexpr int firstWithQuotes = 20;
    const auto corrected = [](const QString& value) {
        return flagsWithout(value, [](const QString&) { return false; });
    };
    const auto isSplit = [&](const QString& value) {
        return gosettings::splitWords(value).words != gosettings::correctedFlags(value);
    };
    const GoSetting setting = facts.goEnv->setting(QStringLiteral("GOFLAGS"));
    if (facts.goEnv->goMinor() >= firstWithQuotes && isSplit(setting.value))
        return correctingFixes(facts, setting.name, isSplit, corrected);
    return {manualFix(
        QStringLiteral("quote"),
        Text::tr("Put the flag in quotes: %1").arg(QStringLiteral("\"-ldflags=-s -w\"")))};
}

/// -mod=vendor and -mod=mod are meant for one project.
void addMode(const Facts& facts, const gosettings::FlagWords& flags, const QString& mode,
             std::vector<FlagFault>& faults)
{
    if (flags.value(QStringLiteral("mod")) != mode)
        return;
    Finding finding = onFlags(facts, Status::Warning,
                              Text::tr("GOFLAGS sets -mod=%1 for every project").arg(mode));
    const bool vendor = mode == QLatin1String("vendor");
    finding.evidence.push_back(
        vendor ? Text::tr("go install of a version fails: it cannot query a module because of "
                          "-mod=vendor")
               : Text::tr("go build changes go.mod, and workspaces (go.work) do not work"));
    const auto isMode = [mode](const QString& word) {
        return word == QStringLiteral("-mod=") + mode || word == QStringLiteral("--mod=") + mode;
    };
    // A project with a vendor folder uses it without the flag.
    faults.push_back({finding, isMode, vendor});
}

/// Of a flag that no other command reads: builds go on.
void addRefusedByTest(const Facts& facts, const gosettings::FlagWords& flags,
                      std::vector<FlagFault>& faults)
{
    if (flags.testRefusal.isEmpty())
        return;
    Finding finding = onFlags(facts, Status::Warning, Text::tr("go test does not accept GOFLAGS"));
    finding.evidence.push_back(goSays(flags.testRefusal));
    const int minor = facts.goEnv->goMinor();
    faults.push_back({finding, [minor](const QString& word) {
                          return !gosettings::parseGoFlags(gosettings::quotedWord(word), minor)
                                      .testRefusal.isEmpty();
                      }});
}

void addMissingFiles(const Facts& facts, std::vector<FlagFault>& faults)
{
    for (const auto& [flag, file] :
         gosettings::filesOfFlags(facts.goEnv->value(flagsSetting), facts.goEnv->goMinor())) {
        const LocationFacts* location = locationOf(facts, file);
        if (location == nullptr || location->exists)
            continue;
        Finding finding = onBuilds(facts, Status::Problem,
                                   Text::tr("The file of -%1 in GOFLAGS does not exist").arg(flag));
        finding.evidence.push_back(Text::tr("%1 does not exist").arg(file));
        faults.push_back({finding, isFlagNamed(flag)});
    }
}

/// Without its name: what takes a command may hold a secret. Sources: cmd/go/internal/work, toolID
/// and checkGccgoBin; os/exec, LookPath.
Text missingProgramText(const QString& flag, const QString& program)
{
    const bool isFile = winpath::isAbsolute(program) && winpath::fileName(program).contains(u'.');
    const QString why = isFile ? QStringLiteral("exec: file does not exist")
                               : QStringLiteral("exec: executable file not found in %PATH%");
    if (flag == QLatin1String("toolexec"))
        return goSays(QStringLiteral("go: error obtaining buildID for go tool compile: ") + why);
    return goSays(flag == QLatin1String("compiler") ? QStringLiteral("cmd/go: gccgo: ") + why
                                                    : why);
}

void addMissingPrograms(const Facts& facts, std::vector<FlagFault>& faults)
{
    if (!facts.compilers)
        return;
    const auto& named = facts.compilers->named;
    for (const auto& [flag, program] :
         gosettings::programsOfFlags(facts.goEnv->value(flagsSetting), facts.goEnv->goMinor(),
                                     facts.goEnv->value(QStringLiteral("GCCGO")))) {
        const auto found = named.constFind(program);
        if (found == named.constEnd() || !found->isEmpty())
            continue;
        // go build does not start it, go run and go test do.
        const bool isOfTests = flag == QLatin1String("exec");
        Finding finding =
            onBuilds(facts, isOfTests ? Status::Warning : Status::Problem,
                     Text::tr("Go cannot find the program of -%1 in GOFLAGS").arg(flag));
        finding.evidence.push_back(missingProgramText(flag, program));
        if (isOfTests)
            finding.evidence.push_back(Text::tr("go run and go test start it"));
        faults.push_back({finding, isFlagNamed(flag), !isOfTests});
    }
}

/// -n, which no command may be given for good.
void addDryRun(const Facts& facts, const gosettings::FlagWords& flags,
               std::vector<FlagFault>& faults)
{
    const QString value = flags.value(QStringLiteral("n"));
    const bool isOn = !value.isNull() && (value.isEmpty() || value == u'1' ||
                                          value.startsWith(u't', Qt::CaseInsensitive));
    if (!isOn)
        return;
    Finding finding =
        onBuilds(facts, Status::Warning, Text::tr("GOFLAGS keeps Go from building: -n"));
    finding.evidence.push_back(Text::tr("Go prints the commands of a build and does not run them"));
    faults.push_back({finding, isFlagNamed(QStringLiteral("n"))});
}

/// What is recommended for several faults is one value: a plan writes one.
IsFault takenOutWith(const FlagFault& fault, const std::vector<FlagFault>& all)
{
    if (!fault.isRecommended)
        return fault.isFault;
    return [all](const QString& word) {
        return std::ranges::any_of(all, [&](const FlagFault& other) {
            return other.isRecommended && other.isFault(word);
        });
    };
}

Findings withFixes(const Facts& facts, const std::vector<FlagFault>& faults)
{
    Findings findings;
    findings.reserve(faults.size());
    for (const FlagFault& fault : faults) {
        const IsFault isFault = takenOutWith(fault, faults);
        Finding finding = fault.finding;
        finding.fixes = correctingFixes(
            facts, flagsSetting,
            [&](const QString& value) {
                return std::ranges::any_of(gosettings::splitWords(value).words, isFault);
            },
            [&](const QString& text) { return flagsWithout(text, isFault); });
        for (Fix& fix : finding.fixes)
            fix.recommended = fix.recommended && fault.isRecommended;
        findings.push_back(std::move(finding));
    }
    return findings;
}

/// -ldflags=-s -w: the blank ends the flag, and -w is one of go env.
Finding splitFlag(const Facts& facts)
{
    Finding finding =
        onFlags(facts, Status::Warning, Text::tr("A part of GOFLAGS has no effect on builds: -w"));
    finding.evidence.push_back(
        Text::tr("a flag ends at a space; quotes around all of it keep it together"));
    finding.fixes = quotingFixes(facts);
    return finding;
}

} // namespace

Findings judgeGoFlags(const Facts& facts)
{
    const auto setting = judgedSetting(facts, flagsSetting);
    if (!setting || setting->value.isEmpty())
        return inOrder();
    const auto flags = gosettings::parseGoFlags(setting->value, facts.goEnv->goMinor());
    if (!flags.refusal.isEmpty())
        return {refusedFlags(facts, flags)};
    std::vector<FlagFault> faults;
    for (const char* mode : {"vendor", "mod"})
        addMode(facts, flags, QString::fromLatin1(mode), faults);
    addRefusedByTest(facts, flags, faults);
    addMissingFiles(facts, faults);
    addMissingPrograms(facts, faults);
    addDryRun(facts, flags, faults);
    Findings findings = withFixes(facts, faults);
    if (flags.flags.contains(QStringLiteral("-w")))
        findings.insert(findings.begin(), splitFlag(facts));
    return findings;
}

} // namespace gosetup::rules
