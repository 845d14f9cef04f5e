// SPDX-License-Identifier: Apache-2.0
// Rules on the settings that steer commands and builds: GO111MODULE, GOWORK, GODEBUG, CGO_ENABLED,
// and the lines of those with a file of their own, GOFLAGS and GOTOOLCHAIN.
#include "rules/GoFlags.h"
#include "rules/GoSettingFixes.h"
#include "rules/PinnedToolchain.h"
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
         environment, given({&Facts::goEnv}, judgeGoFlags)},
        {QStringLiteral("goenv.go111module"), Text::tr("Modules are on"), Status::Problem,
         Text::tr("Without modules, Go does not read go.mod."),
         QStringLiteral("https://go.dev/ref/mod#mod-commands"),
         given({&Facts::goEnv}, go111module)},
        {QStringLiteral("goenv.gotoolchain"), Text::tr("GOTOOLCHAIN is not set or is valid"),
         Status::Problem,
         Text::tr("GOTOOLCHAIN is auto, path, local or the name of a toolchain such as "
                  "go1.24.0."),
         QStringLiteral("https://go.dev/doc/toolchain"),
         given({&Facts::goEnv}, judgeToolchainSetting)},
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
