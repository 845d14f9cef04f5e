// SPDX-License-Identifier: Apache-2.0
// Whether Go reaches its checksum database: through the module proxies, or directly.
#include "gosettings/Patterns.h"
#include "gosettings/SumDatabase.h"
#include "rules/ModuleProxies.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString official = QStringLiteral("sum.golang.org");

QString valueOf(const Facts& facts, const char* name, const QString& standard)
{
    return facts.goEnv ? facts.goEnv->value(QString::fromLatin1(name)) : standard;
}

/// Go looks nothing up: no module comes from elsewhere, or each is exempt.
std::optional<Findings> notNeeded(const Facts& facts)
{
    if (!facts.goEnv)
        return std::nullopt;
    const auto list = gosettings::parseProxyList(valueOf(facts, "GOPROXY", {}));
    if (list.isValid() && list.entries.front().kind == gosettings::ProxyEntry::Kind::Off)
        return inOrder({verbatim(QStringLiteral("GOPROXY = off"))});
    const QString own = valueOf(facts, "GONOSUMDB", {});
    const QString exempt = own.isEmpty() ? valueOf(facts, "GOPRIVATE", {}) : own;
    if (gosettings::matchesEverything(exempt))
        return inOrder({verbatim(QStringLiteral("GONOSUMDB = ") + exempt)});
    return std::nullopt;
}

/// Where no module proxy was the way: what the database itself answers.
Findings asked(const Facts& facts, const QUrl& url, bool hasOwnAddress)
{
    return judgeHost(
        facts, facts.network->probe(url), url.host(),
        {Text::tr("The checksum database does not respond"),
         Text::tr("The response is not from the checksum database"),
         hasOwnAddress
             ? Text::tr("Remove the address from GOSUMDB: Go then asks through the module proxy")
             : Text::tr("Most module proxies forward its responses; keep GOSUMDB on")});
}

Findings failedDatabaseWalk(const Facts& facts, const ProxyWalk& walk)
{
    const Probe& probe = *walk.decisive;
    if (const auto trouble = proxyTrouble(facts, probe))
        return unknown(WhyUnknown::Failed, *trouble);
    Finding finding = say(Status::Warning,
                          Text::tr("The module proxy blocks the checksum database"), walk.evidence);
    finding.subject = probe.url.host();
    finding.evidence.push_back(
        Text::tr("Go asks the database itself only where a module proxy responds with 404 or 410"));
    finding.fixes = {
        remedyFor(facts, probe.result)
            .value_or(manualFix(QStringLiteral("ask"),
                                Text::tr("Use another module proxy, or ask its operator to forward "
                                         "the checksum database")))};
    return {finding};
}

Findings checksums(const Facts& facts)
{
    using End = ProxyWalk::End;
    const QString gosumdb = valueOf(facts, "GOSUMDB", official);
    const QUrl url = databaseUrl(gosumdb);
    const bool isAlias = gosumdb == QLatin1String("sum.golang.google.cn");
    const bool isOfficial = url == databaseUrl(official) || isAlias;
    const auto other = [&] {
        return note(Text::tr("Another checksum database is set"),
                    {verbatim(withoutCredentials(gosumdb))});
    };
    const auto database = gosettings::parseSumDatabase(gosumdb);
    if (database.off)
        return note(Text::tr("The checksum database is off"), {verbatim(gosumdb)});
    if (url.isEmpty() && !database.refusal.isEmpty() && !database.privateKey)
        return unknown(WhyUnknown::NotApplicable, Text::tr("Go does not accept GOSUMDB"));
    if (url.isEmpty())
        return other();
    if (auto findings = notNeeded(facts))
        return std::move(*findings);
    if (!facts.network)
        return isOfficial ? unknown(facts.network) : other();
    const auto list = gosettings::parseProxyList(valueOf(facts, "GOPROXY", {}));
    if (std::ranges::any_of(list.entries, [](const auto& e) { return !e.hasPossibleHost(); }))
        return unknown(WhyUnknown::NotApplicable, Text::tr("GOPROXY is misspelt"));
    const bool hasOwnAddress =
        databaseThroughProxyUrl(QStringLiteral("https://proxy.golang.org"), gosumdb).isEmpty();
    if (facts.goEnv && list.isValid() && !hasOwnAddress) {
        const ProxyWalk walk = walkToDatabase(facts, list, gosumdb);
        if (walk.end == End::Works)
            return inOrder({Text::tr("%1 forwards it").arg(walk.decisive->url.host())});
        if (walk.end == End::Fails)
            return failedDatabaseWalk(facts, walk);
        if (walk.end == End::Unknown && (walk.isRefused || walk.decisive))
            return unknownWalk(facts, walk);
    }
    Findings findings = asked(facts, url, hasOwnAddress);
    return isOfficial || findings.front().status >= Status::Warning ? findings : other();
}

} // namespace

Rule checksumRule()
{
    return {QStringLiteral("network.checksums"),
            Text::tr("The checksum database responds"),
            Status::Warning,
            Text::tr("New modules are checked against it."),
            QStringLiteral("https://go.dev/ref/mod#goproxy-protocol"),
            given({}, checksums)};
}

} // namespace gosetup::rules
