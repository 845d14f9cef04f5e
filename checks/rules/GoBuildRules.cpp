// SPDX-License-Identifier: Apache-2.0
// Rules on the settings that steer commands and builds: GOFLAGS, GO111MODULE, GOTOOLCHAIN, GOWORK,
// GODEBUG, CGO_ENABLED.
#include "gosettings/FlagCorrection.h"
#include "gosettings/Refusal.h"
#include "gosettings/Words.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

Finding about(const Facts& facts, const QString& name, Status status, Text title)
{
    Finding finding = say(status, std::move(title), placesOf(facts, name));
    finding.subject = name;
    return finding;
}

std::vector<Fix> notRecommended(std::vector<Fix> fixes)
{
    for (Fix& fix : fixes)
        fix.recommended = false;
    return fixes;
}

/// The flags without those that `unwanted` names, each in quotes where it needs them.
QString flagsWithout(const QString& value, const std::function<bool(const QString&)>& unwanted)
{
    QStringList kept;
    for (const QString& word : gosettings::correctedFlags(value)) {
        if (!unwanted(word))
            kept << gosettings::quotedWord(word);
    }
    return kept.join(u' ');
}

bool isMod(const QString& word, const QString& value)
{
    return word == QStringLiteral("-mod=") + value || word == QStringLiteral("--mod=") + value;
}

bool isMode(const QString& value, int minor, const QString& mode)
{
    return gosettings::parseGoFlags(value, minor).value(QStringLiteral("mod")) == mode;
}

Finding refusedFlags(const Facts& facts, const gosettings::FlagWords& flags)
{
    const int minor = facts.goEnv->goMinor();
    Finding finding = about(facts, QStringLiteral("GOFLAGS"), Status::Problem,
                            Text::tr("Go does not accept GOFLAGS"));
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

/// Of a flag that no other command reads: builds go on.
Finding refusedByTest(const Facts& facts, const gosettings::FlagWords& flags)
{
    const int minor = facts.goEnv->goMinor();
    Finding finding = about(facts, QStringLiteral("GOFLAGS"), Status::Warning,
                            Text::tr("go test does not accept GOFLAGS"));
    finding.evidence.push_back(goSays(flags.testRefusal));
    const auto isRefused = [minor](const QString& text) {
        return !gosettings::parseGoFlags(text, minor).testRefusal.isEmpty();
    };
    finding.fixes = correctingFixes(facts, finding.subject, isRefused, [&](const QString& text) {
        return flagsWithout(
            text, [&](const QString& word) { return isRefused(gosettings::quotedWord(word)); });
    });
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

Findings goflags(const Facts& facts)
{
    const QString name = QStringLiteral("GOFLAGS");
    const auto setting = judgedSetting(facts, name);
    if (!setting || setting->value.isEmpty())
        return inOrder();
    const int minor = facts.goEnv->goMinor();
    const auto flags = gosettings::parseGoFlags(setting->value, minor);
    if (!flags.refusal.isEmpty())
        return {refusedFlags(facts, flags)};
    Findings findings;
    if (!flags.testRefusal.isEmpty())
        findings.push_back(refusedByTest(facts, flags));
    if (flags.flags.contains(QStringLiteral("-w"))) {
        // -ldflags=-s -w: the blank ends the flag, and -w is one of go env.
        Finding finding = about(facts, name, Status::Warning,
                                Text::tr("A part of GOFLAGS has no effect on builds: -w"));
        finding.evidence.push_back(
            Text::tr("a flag ends at a space; quotes around all of it keep it together"));
        finding.fixes = quotingFixes(facts);
        findings.push_back(finding);
    }
    for (const char* one : {"vendor", "mod"}) {
        const QString mode = QString::fromLatin1(one);
        if (flags.value(QStringLiteral("mod")) != mode)
            continue;
        Finding finding = about(facts, name, Status::Warning,
                                Text::tr("GOFLAGS sets -mod=%1 for every project").arg(mode));
        const bool vendor = mode == QLatin1String("vendor");
        finding.evidence.push_back(
            vendor ? Text::tr("go install of a version fails: it cannot query a module because of "
                              "-mod=vendor")
                   : Text::tr("go build changes go.mod, and workspaces (go.work) do not work"));
        finding.fixes = correctingFixes(
            facts, name, [&](const QString& value) { return isMode(value, minor, mode); },
            [&](const QString& text) {
                return flagsWithout(text, [&](const QString& word) { return isMod(word, mode); });
            });
        // A project with a vendor folder uses it without the flag.
        if (!vendor)
            finding.fixes = notRecommended(finding.fixes);
        findings.push_back(finding);
    }
    return findings;
}

/// The folder `src` of a GOPATH where something is in it: code from the time before modules, which
/// needs no go.mod there. Source: cmd/go/internal/modload, modDisabled.
QString sourcesInGopath(const Facts& facts)
{
    for (const QString& gopath : facts.goEnv->gopaths()) {
        const QString sources = winpath::join(winpath::clean(gopath), QStringLiteral("src"));
        const LocationFacts* folder = locationOf(facts, sources);
        if (folder != nullptr && folder->exists && folder->isFolder && !folder->isEmpty)
            return sources;
    }
    return {};
}

Findings go111module(const Facts& facts)
{
    const QString name = QStringLiteral("GO111MODULE");
    const auto setting = judgedSetting(facts, name);
    if (!setting || setting->value.isEmpty() || setting->value == QLatin1String("on"))
        return inOrder();
    const QString value = setting->value;
    const auto same = [&](const QString& other) {
        return other == value || !facts.goEnv->refusal(name, other).isEmpty() ||
               (setting->isAccepted() ? false : other == QLatin1String("off"));
    };
    if (!setting->isAccepted()) {
        Finding finding =
            about(facts, name, Status::Problem, Text::tr("Go does not accept GO111MODULE"));
        finding.evidence.push_back(goSays(setting->refusal));
        finding.fixes = clearingFix(facts, name, same);
        return {finding};
    }
    const bool off = value == QLatin1String("off");
    const QString sources = off ? sourcesInGopath(facts) : QString();
    Finding finding = about(facts, name, off ? Status::Warning : Status::Note,
                            off ? Text::tr("Modules are off")
                                : Text::tr("Modules are used in projects with a go.mod only"));
    if (off)
        finding.evidence.push_back(
            Text::tr("Go ignores go.mod, and go install of a version does not work"));
    if (!sources.isEmpty())
        finding.evidence.push_back(
            Text::tr("%1 contains source code: without GO111MODULE=off, what has no go.mod there "
                     "no longer builds (go: go.mod file not found)")
                .arg(sources));
    finding.fixes = clearingFix(facts, name, same);
    if (!off || !sources.isEmpty())
        finding.fixes = notRecommended(finding.fixes);
    return {finding};
}

/// A Go that people still install with their projects' needs unmet: its line was left two releases
/// before the newest that this program knows.
bool isOldGo(int minor)
{
    return minor > 0 && minor + 1 < gosettings::newestKnownGo;
}

Findings gotoolchain(const Facts& facts)
{
    const QString name = QStringLiteral("GOTOOLCHAIN");
    const auto setting = judgedSetting(facts, name);
    if (!setting || (!setting->isSet() && setting->isAccepted()))
        return inOrder();
    const QString value = setting->value;
    const auto same = [&](const QString& other) {
        return other == value || !facts.goEnv->refusal(name, other).isEmpty();
    };
    if (!setting->isAccepted()) {
        Finding finding =
            about(facts, name, Status::Problem, Text::tr("Go does not accept GOTOOLCHAIN"));
        finding.evidence.push_back(goSays(setting->refusal));
        finding.fixes = clearingFix(facts, name, same);
        if (const QString meant = gosettings::correctedToolchainName(value); !meant.isEmpty())
            finding.fixes.push_back(offeredFix(QStringLiteral("correct"),
                                               Text::tr("Set %1 to %2").arg(name).arg(meant),
                                               setGoSetting(facts, name, meant)));
        return {finding};
    }
    const bool never = value == QLatin1String("local") || value == QLatin1String("path") ||
                       value.endsWith(QLatin1String("+path"));
    if (!never || !isOldGo(facts.goEnv->goMinor()))
        return inOrder({verbatim(value)});
    Finding finding = about(facts, name, Status::Note,
                            Text::tr("Go does not download the newer Go that a project needs"));
    finding.evidence.push_back(Text::tr("the Go that is used is %1").arg(facts.goEnv->goVersion));
    finding.fixes = notRecommended(clearingFix(facts, name, same));
    return {finding};
}

Findings gowork(const Facts& facts)
{
    const QString name = QStringLiteral("GOWORK");
    const auto setting = judgedSetting(facts, name);
    if (!setting || setting->value.isEmpty() || setting->value == QLatin1String("off") ||
        setting->value == QLatin1String("auto"))
        return inOrder();
    const auto all = [&](const QString& value) {
        return value == setting->value || !facts.goEnv->refusal(name, value).isEmpty();
    };
    if (!setting->isAccepted()) {
        Finding finding =
            about(facts, name, Status::Problem, Text::tr("Go does not accept GOWORK"));
        finding.evidence.push_back(goSays(setting->refusal));
        finding.fixes = clearingFix(facts, name, all);
        return {finding};
    }
    const LocationFacts* file = locationOf(facts, setting->value);
    const bool isGone = file != nullptr && !file->exists;
    const bool isFolder = file != nullptr && file->exists && file->isFolder;
    const bool isUseless = isGone || isFolder;
    Finding finding = about(facts, name, isUseless ? Status::Problem : Status::Warning,
                            isGone     ? Text::tr("The file of GOWORK does not exist")
                            : isFolder ? Text::tr("GOWORK names a folder, not a go.work file")
                                       : Text::tr("Every project uses the workspace of GOWORK"));
    finding.fixes = clearingFix(facts, name, all);
    if (!isUseless)
        finding.fixes = notRecommended(finding.fixes);
    return {finding};
}

Findings godebug(const Facts& facts)
{
    const QString name = QStringLiteral("GODEBUG");
    // The runtime reads the environment alone.
    const auto places = settingPlaces(facts, name);
    if (places.empty() || !places.front().hive)
        return inOrder();
    Finding finding =
        about(facts, name, Status::Note, Text::tr("GODEBUG changes every program written in Go"));
    finding.fixes = notRecommended(clearingFix(facts, name, [](const QString&) { return true; }));
    return {finding};
}

Findings cgoSwitch(const Facts& facts)
{
    const QString name = QStringLiteral("CGO_ENABLED");
    const auto setting = judgedSetting(facts, name);
    const bool counts =
        setting && (setting->value.isEmpty() || setting->value == u'0' || setting->value == u'1');
    if (!setting || counts)
        return inOrder();
    Finding finding = about(facts, name, Status::Warning, Text::tr("CGO_ENABLED has no effect"));
    finding.evidence.push_back(Text::tr("Go reads 0 and 1 only"));
    finding.fixes = clearingFix(facts, name, [](const QString& value) {
        return value != QLatin1String("0") && value != QLatin1String("1");
    });
    return {finding};
}

} // namespace

std::vector<Rule> goBuildRules()
{
    const QString environment =
        QStringLiteral("https://pkg.go.dev/cmd/go#hdr-Environment_variables");
    return {
        {QStringLiteral("goenv.goflags"), Text::tr("GOFLAGS is not set or is valid"),
         Status::Problem,
         Text::tr("Every word of GOFLAGS must be a flag that a go command knows, and it counts for "
                  "every project."),
         environment, given({&Facts::goEnv}, goflags)},
        {QStringLiteral("goenv.go111module"), Text::tr("Modules are on"), Status::Problem,
         Text::tr("Without modules, Go does not read go.mod."),
         QStringLiteral("https://go.dev/ref/mod#mod-commands"),
         given({&Facts::goEnv}, go111module)},
        {QStringLiteral("goenv.gotoolchain"), Text::tr("GOTOOLCHAIN is not set or is valid"),
         Status::Problem,
         Text::tr("GOTOOLCHAIN is auto, path, local or the name of a toolchain such as "
                  "go1.24.0."),
         QStringLiteral("https://go.dev/doc/toolchain"), given({&Facts::goEnv}, gotoolchain)},
        {QStringLiteral("goenv.gowork"), Text::tr("GOWORK is not set for every project"),
         Status::Problem,
         Text::tr("GOWORK puts every project into one workspace; Go finds a go.work by itself."),
         QStringLiteral("https://go.dev/ref/mod#workspaces"),
         given({&Facts::goEnv, &Facts::locations}, gowork)},
        {QStringLiteral("goenv.godebug"), Text::tr("GODEBUG is not set"), Status::Note,
         Text::tr("It turns on behaviour of older versions, in every program written in Go."),
         QStringLiteral("https://go.dev/doc/godebug"),
         given({&Facts::goEnv, &Facts::environment}, godebug)},
        {QStringLiteral("cgo.enabled"), Text::tr("CGO_ENABLED is not set or is valid"),
         Status::Warning, Text::tr("Go ignores other values."),
         QStringLiteral("https://pkg.go.dev/cmd/cgo"), given({&Facts::goEnv}, cgoSwitch)},
    };
}

} // namespace gosetup::rules
