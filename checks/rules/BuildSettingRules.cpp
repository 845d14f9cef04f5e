// SPDX-License-Identifier: Apache-2.0
// Rules on the settings that each go command checks at its start: levels of processors,
// experiments, FIPS 140, and the program behind the build cache.
#include "gosettings/BuildConfiguration.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

#include <array>

namespace gosetup::rules {

namespace {

const std::array<const char*, 10>& buildSettings()
{
    static const std::array<const char*, 10> all = {
        "GOAMD64",  "GOARM",   "GOARM64",   "GO386",  "GOMIPS",
        "GOMIPS64", "GOPPC64", "GORISCV64", "GOWASM", "GOEXPERIMENT"};
    return all;
}

Finding buildFinding(const Facts& facts, const QString& name, Status status, Text title,
                     const Unwanted& unwanted)
{
    Finding finding = say(status, std::move(title), placesOf(facts, name));
    finding.subject = name;
    finding.fixes = clearingFix(facts, name, unwanted);
    return finding;
}

/// What Go says of it where it counts, else of the same value in the environment.
Unwanted isRefused(const Facts& facts, const QString& name)
{
    return [&facts, name](const QString& value) {
        return value == facts.goEnv->value(name) || !facts.goEnv->refusal(name, value).isEmpty();
    };
}

Findings refusedSettings(const Facts& facts, const QStringList& names)
{
    Findings findings;
    for (const QString& name : names) {
        const auto setting = judgedSetting(facts, name);
        if (!setting || setting->isAccepted())
            continue;
        findings.push_back(buildFinding(facts, name, Status::Problem,
                                        Text::tr("Go does not accept %1").arg(name),
                                        isRefused(facts, name)));
        findings.back().evidence.push_back(goSays(setting->refusal));
    }
    return findings;
}

Findings buildConfiguration(const Facts& facts)
{
    QStringList names;
    for (const char* name : buildSettings())
        names << QString::fromLatin1(name);
    Findings findings = refusedSettings(facts, names);
    const gosettings::GoKnown go = {facts.goEnv->goMinor(), facts.goEnv->goroot, false,
                                    facts.goEnv->arch};
    for (const QString& name : names) {
        const auto isIgnored = [&](const QString& value) {
            return !value.isEmpty() && gosettings::isIgnoredLevel(name, value, go);
        };
        const auto setting = judgedSetting(facts, name);
        if (!setting || !setting->isAccepted() || !isIgnored(setting->value))
            continue;
        findings.push_back(buildFinding(facts, name, Status::Warning,
                                        Text::tr("%1 has no effect").arg(name), isIgnored));
        findings.back().reason =
            Text::tr("Go ignores a value that it does not know and builds for the lowest level.");
    }
    return findings;
}

Findings fips140(const Facts& facts)
{
    return refusedSettings(facts, {QStringLiteral("GOFIPS140")});
}

Findings cacheProgram(const Facts& facts)
{
    const QString name = QStringLiteral("GOCACHEPROG");
    Findings findings = refusedSettings(facts, {name});
    constexpr int first = 24; // an experiment before
    const int minor = facts.goEnv->goMinor();
    const CompilerFact& program = facts.compilers->cacheProgram;
    if (!findings.empty() || program.word.isEmpty() || !program.program.isEmpty() ||
        (minor > 0 && minor < first) || !judgedSetting(facts, name))
        return findings;
    const QString value = facts.goEnv->value(name);
    Finding finding = buildFinding(facts, name, Status::Problem,
                                   Text::tr("Go cannot find the program in GOCACHEPROG"),
                                   [&](const QString& other) { return other == value; });
    finding.evidence.push_back(goSays(
        QStringLiteral("error starting GOCACHEPROG program: executable file not found in %PATH%")));
    // The program may be there again tomorrow; the setting is of no use without it.
    findings.push_back(finding);
    return findings;
}

} // namespace

std::vector<Rule> buildSettingRules()
{
    const QString environment =
        QStringLiteral("https://pkg.go.dev/cmd/go#hdr-Environment_variables");
    return {
        {QStringLiteral("goenv.build-configuration"),
         Text::tr("GOEXPERIMENT, GOAMD64 and the like are not set or are valid"), Status::Problem,
         Text::tr("Every go command stops at an experiment or a processor level that this Go does "
                  "not know."),
         environment, given({&Facts::goEnv}, buildConfiguration)},
        {QStringLiteral("goenv.gofips140"), Text::tr("GOFIPS140 is not set or is valid"),
         Status::Problem,
         Text::tr("GOFIPS140 must be off, latest, inprocess, certified or a version that this Go "
                  "contains."),
         QStringLiteral("https://go.dev/doc/security/fips140"), given({&Facts::goEnv}, fips140)},
        {QStringLiteral("goenv.gocacheprog"), Text::tr("GOCACHEPROG is not set or is valid"),
         Status::Problem,
         Text::tr("Every build starts this program, and ends if it cannot be started."),
         QStringLiteral("https://pkg.go.dev/cmd/go/internal/cacheprog"),
         given({&Facts::goEnv, &Facts::compilers}, cacheProgram)},
    };
}

} // namespace gosetup::rules
