// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Patterns.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

Findings overridden(const Facts& facts)
{
    Findings findings;
    for (auto it = facts.goEnv->fileValues.cbegin(); it != facts.goEnv->fileValues.cend(); ++it) {
        const QString& name = it.key();
        const QString effective = facts.environment->effective(name);
        if (effective.isEmpty() || effective == it.value() || facts.goEnv->off)
            continue;
        Finding finding =
            say(Status::Warning,
                Text::tr("An environment variable overrides go env -w for %1").arg(name),
                placesOf(facts, name));
        finding.subject = name;
        finding.evidence.push_back(Text::tr("Go uses %1").arg(shownValue(name, effective)));
        finding.fixes = {
            recommendedFix(facts, QStringLiteral("drop-line"),
                           Text::tr("Remove the line that has no effect from Go's own file"),
                           {WriteGoEnv{name, std::nullopt}}),
            offeredFix(QStringLiteral("drop-variable"),
                       Text::tr("Remove the variable, so that the file takes effect"), [&] {
                           auto changes =
                               clearGoSetting(facts, name, [](const QString&) { return true; });
                           std::erase_if(changes, [](const Change& change) {
                               return std::holds_alternative<WriteGoEnv>(change);
                           });
                           return changes;
                       }())};
        // Other rules may take these variables away; then the line counts again.
        static const QStringList corrected = {
            QStringLiteral("GOSUMDB"), QStringLiteral("GONOSUMDB"), QStringLiteral("GOINSECURE"),
            QStringLiteral("GOFLAGS"), QStringLiteral("GOOS"),      QStringLiteral("GOARCH")};
        if (corrected.contains(name))
            finding.fixes.front().recommended = false;
        findings.push_back(finding);
    }
    return findings;
}

Findings gopathIsGoroot(const Facts& facts)
{
    const auto move = gopathMove(facts);
    if (!move || !move->collides)
        return inOrder({verbatim(facts.goEnv->gopaths().value(0))});
    Finding finding = say(Status::Problem, Text::tr("GOPATH and GOROOT overlap"),
                          {Text::tr("GOPATH = %1").arg(move->from)});
    for (const ToolchainInstall& install : facts.toolchain->installs) {
        if (winpath::isInside(install.root, move->from) ||
            winpath::isInside(move->from, install.root))
            finding.evidence.push_back(Text::tr("Go is in %1").arg(install.root));
    }
    finding.subject = move->from;
    finding.fixes = {recommendedFix(facts, QStringLiteral("move"),
                                    Text::tr("Set GOPATH to %1").arg(move->to), move->changes)};
    return {finding};
}

/// "GOSUMDB=off" and its like: a value that turns a protection off.
struct Danger
{
    QString name;
    bool (*isDangerous)(const QString& value);
    Text what;
};

Findings dangers(const Facts& facts, const std::vector<Danger>& list, Status status)
{
    Findings findings;
    for (const Danger& danger : list) {
        const auto changes = clearGoSetting(
            facts, danger.name, [&](const QString& value) { return danger.isDangerous(value); });
        if (changes.empty())
            continue;
        Finding finding = say(status, danger.what, placesOf(facts, danger.name));
        finding.subject = danger.name;
        finding.fixes = {recommendedFix(facts, QStringLiteral("clear"),
                                        Text::tr("Remove %1").arg(danger.name), changes)};
        findings.push_back(finding);
    }
    return findings;
}

Findings gosumdb(const Facts& facts)
{
    return dangers(
        facts,
        {{QStringLiteral("GOSUMDB"), [](const QString& v) { return v == QLatin1String("off"); },
          Text::tr("The checksum database is off")},
         {QStringLiteral("GONOSUMDB"), gosettings::matchesEverything,
          Text::tr("Every module is exempt from the checksum database")},
         {QStringLiteral("GOSUMDB"),
          [](const QString& v) {
              // "name", "name url" or "name+hash+key"; the name looks like a host.
              const QString database = v.section(u' ', 0, 0);
              return v != QLatin1String("off") &&
                     (!database.contains(u'.') || database.contains(QLatin1String("://")));
          },
          Text::tr("GOSUMDB is not set to a checksum database")}},
        Status::Warning);
}

Findings insecure(const Facts& facts)
{
    return dangers(
        facts,
        {{QStringLiteral("GOINSECURE"), gosettings::matchesEverything,
          Text::tr("Every module may be fetched without a verified connection")},
         {QStringLiteral("GOFLAGS"),
          [](const QString& v) { return v.split(u' ').contains(QStringLiteral("-insecure")); },
          Text::tr("GOFLAGS contains an option that Go has removed")}},
        Status::Problem);
}

Findings goprivate(const Facts& facts)
{
    Findings findings;
    for (const char* key : {"GOPRIVATE", "GONOPROXY"}) {
        const QString name = QString::fromLatin1(key);
        const QString value = facts.goEnv->value(name);
        if (value.isEmpty() || value == QLatin1String("none"))
            continue;
        const QString corrected = gosettings::correctedPatterns(value);
        if (gosettings::matchesEverything(value)) {
            Finding finding = say(Status::Warning, Text::tr("%1 covers every module").arg(name),
                                  placesOf(facts, name));
            finding.subject = name;
            finding.reason = Text::tr("With *, every module bypasses the proxy; with GOPRIVATE, "
                                      "also the checksum database.");
            finding.fixes = {offeredFix(QStringLiteral("clear"), Text::tr("Remove %1").arg(name),
                                        clearGoSetting(facts, name, [](const QString& v) {
                                            return gosettings::matchesEverything(v);
                                        }))};
            findings.push_back(finding);
        } else if (corrected != value) {
            Finding finding =
                say(Status::Problem, Text::tr("%1 is misspelt").arg(name), placesOf(facts, name));
            finding.subject = name;
            finding.fixes = {recommendedFix(
                facts, QStringLiteral("correct"),
                Text::tr("Set %1 to %2").arg(name).arg(withoutCredentials(corrected)),
                setGoSetting(facts, name, corrected))};
            findings.push_back(finding);
        }
    }
    return findings;
}

} // namespace

std::vector<Rule> goEnvRules()
{
    const QString modules = QStringLiteral("https://go.dev/ref/mod#environment-variables");
    return {
        {QStringLiteral("goenv.overridden"),
         Text::tr("No environment variable overrides go env -w"), Status::Warning,
         Text::tr("An environment variable overrides what go env -w wrote, and go env -w mentions "
                  "this only once."),
         QStringLiteral("https://github.com/golang/go/issues/68270"),
         given({&Facts::goEnv, &Facts::environment}, overridden)},
        {QStringLiteral("goenv.gopath-is-goroot"), Text::tr("GOPATH and GOROOT do not overlap"),
         Status::Problem,
         Text::tr("Go ignores a GOPATH that equals its own folder, and an update of Go would "
                  "delete your modules."),
         QStringLiteral("https://github.com/golang/go/issues/18875"),
         given({&Facts::goEnv, &Facts::toolchain}, gopathIsGoroot)},
        {QStringLiteral("goenv.gosumdb"),
         Text::tr("Modules are checked against the checksum database"), Status::Warning,
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
    };
}

} // namespace gosetup::rules
