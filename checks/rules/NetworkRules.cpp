// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ProxyList.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

Text resultText(const Probe& probe)
{
    const QString host = probe.url.host();
    if (!probe.result)
        return Text::tr("%1: no response (%2)")
            .arg(host)
            .arg(whyText(probe.result.why(), probe.result.detail()));
    if (!probe.result->tlsTrusted)
        return Text::tr("%1: its certificate, issued by \"%2\", is not trusted here")
            .arg(host)
            .arg(probe.result->tlsIssuer);
    if (probe.result->httpStatus == 0)
        return Text::tr("%1: no response").arg(host);
    return Text::tr("%1: HTTP %2 after %3 ms")
        .arg(host)
        .arg(probe.result->httpStatus)
        .arg(probe.result->milliseconds);
}

/// A mirror that answers and speaks for every public module.
QString workingMirror(const NetworkFacts& network, const QString& exceptHost)
{
    for (const char* host : {"proxy.golang.org", "goproxy.cn", "goproxy.io"}) {
        const QString name = QString::fromLatin1(host);
        const Probe* probe = network.probe(name);
        if (name != exceptHost && probe && probe->reachable())
            return QStringLiteral("https://%1,direct").arg(name);
    }
    return {};
}

Findings moduleProxy(const Facts& facts)
{
    const QString value = facts.goEnv->value(QStringLiteral("GOPROXY"));
    const auto list = gosettings::parseProxyList(value);
    if (!list.isValid())
        return unknown(WhyUnknown::NotApplicable, Text::tr("GOPROXY is misspelt"));
    const QUrl first(list.entries.front().url);
    if (!first.scheme().startsWith(QLatin1String("http")))
        return note(Text::tr("Modules are not fetched through a proxy"),
                    {verbatim(withoutCredentials(value))});
    const Probe* probe = facts.network->probe(first.host());
    if (!probe)
        return unknown(WhyUnknown::Failed, Text::tr("%1 was not contacted").arg(first.host()));
    if (probe->reachable())
        return inOrder({resultText(*probe)});
    Finding finding =
        say(Status::Problem, Text::tr("The module proxy does not respond"), {resultText(*probe)});
    finding.subject = first.host();
    if (!probe->proxy.isEmpty())
        finding.evidence.push_back(Text::tr("contacted through the proxy %1").arg(probe->proxy));
    const QString mirror = workingMirror(*facts.network, first.host());
    if (mirror.isEmpty()) {
        finding.fixes = {manualFix(
            QStringLiteral("connect"),
            Text::tr("Check the connection, or ask your organisation for a module proxy"))};
        return {finding};
    }
    finding.evidence.push_back(Text::tr("%1 responds").arg(mirror));
    finding.fixes = {recommendedFix(facts, QStringLiteral("use-mirror"),
                                    Text::tr("Fetch modules from %1 (GOPROXY)").arg(mirror),
                                    setGoSetting(facts, QStringLiteral("GOPROXY"), mirror))};
    // A person's own proxy is not ours to replace unasked.
    finding.fixes.front().recommended =
        finding.fixes.front().recommended && first.host() == QLatin1String("proxy.golang.org");
    return {finding};
}

Findings reaches(const Facts& facts, const QString& host, const Text& bad, const Text& remedy)
{
    const Probe* probe = facts.network->probe(host);
    if (!probe)
        return unknown(WhyUnknown::Failed, Text::tr("%1 was not contacted").arg(host));
    if (probe->reachable())
        return inOrder({resultText(*probe)});
    Finding finding = say(Status::Warning, bad, {resultText(*probe)});
    finding.subject = host;
    finding.fixes = {manualFix(QStringLiteral("other-source"), remedy)};
    return {finding};
}

Findings downloads(const Facts& facts)
{
    return reaches(facts, QStringLiteral("go.dev"), Text::tr("go.dev does not respond"),
                   Text::tr("Use golang.google.cn, a mirror folder or an archive you have"));
}

Findings checksums(const Facts& facts)
{
    if (facts.goEnv &&
        facts.goEnv->value(QStringLiteral("GOSUMDB")) != QLatin1String("sum.golang.org"))
        return note(Text::tr("Another checksum database is set"),
                    {verbatim(facts.goEnv->value(QStringLiteral("GOSUMDB")))});
    if (!facts.network)
        return unknown(facts.network);
    Findings findings = reaches(
        facts, QStringLiteral("sum.golang.org"), Text::tr("The checksum database does not respond"),
        Text::tr("Most module proxies forward its responses; keep GOSUMDB on"));
    for (Finding& finding : findings) {
        if (finding.status == Status::Warning)
            finding.status = Status::Note; // a module proxy passes its answers on
    }
    return findings;
}

Findings interception(const Facts& facts)
{
    Evidence evidence;
    bool answered = false;
    bool anyRefused = false;
    for (const Probe& probe : facts.network->probes) {
        if (!probe.result)
            continue;
        const bool refused = !probe.result->tlsTrusted;
        anyRefused = anyRefused || refused;
        answered = answered || refused || probe.result->httpStatus > 0;
        if (refused)
            evidence.push_back(resultText(probe));
        else if (probe.result->tlsIntercepted)
            evidence.push_back(Text::tr("%1: certificate of %2")
                                   .arg(probe.url.host())
                                   .arg(probe.result->tlsIssuer));
    }
    if (!answered)
        return unknown(WhyUnknown::Failed, Text::tr("no host responded"));
    if (evidence.empty())
        return inOrder();
    Finding finding =
        say(Status::Warning,
            anyRefused ? Text::tr("Certificates of servers are not trusted on this computer")
                       : Text::tr("Encrypted connections are intercepted"),
            evidence);
    finding.fixes = {manualFix(
        QStringLiteral("trust"),
        anyRefused ? Text::tr("If the issuer is your organisation, its root certificate belongs in "
                              "Windows' certificate store; if it is a public one, check the date "
                              "of the computer. Do not turn verification off")
                   : Text::tr("Go uses Windows' certificate store; git and others may need the "
                              "organisation's certificate. Do not turn verification off"))};
    return {finding};
}

} // namespace

std::vector<Rule> networkRules()
{
    const QString modules = QStringLiteral("https://go.dev/ref/mod#goproxy-protocol");
    return {
        {QStringLiteral("network.module-proxy"), Text::tr("The module proxy responds"),
         Status::Problem, Text::tr("Without it, go build cannot fetch what a project needs."),
         modules, given({&Facts::network, &Facts::goEnv}, moduleProxy)},
        {QStringLiteral("network.downloads"), Text::tr("go.dev responds"), Status::Warning,
         Text::tr("Releases and their hashes come from there."),
         QStringLiteral("https://go.dev/dl/"), given({&Facts::network}, downloads)},
        {QStringLiteral("network.checksums"), Text::tr("The checksum database responds"),
         Status::Note, Text::tr("New modules are checked against it."), modules,
         given({}, checksums)},
        {QStringLiteral("network.tls-interception"), Text::tr("Connections are not intercepted"),
         Status::Warning,
         Text::tr("A proxy that opens encrypted connections shows its own certificate; programs "
                  "that do not know it fail with \"certificate signed by unknown authority\"."),
         QStringLiteral("https://pkg.go.dev/crypto/x509"), given({&Facts::network}, interception)},
    };
}

} // namespace gosetup::rules
