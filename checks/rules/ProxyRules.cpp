// SPDX-License-Identifier: Apache-2.0
// GOPROXY as a text. Whether a proxy answers is a network rule.
#include "rules/GoProxy.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

Findings goproxy(const Facts& facts)
{
    const QString name = QStringLiteral("GOPROXY");
    const QString value = facts.goEnv->value(name);
    const GoProxyList list = parseGoProxy(value);
    const QString shown = withoutCredentials(value);
    Findings findings;
    const auto add = [&](Status status, Text title) -> Finding& {
        Finding finding = say(status, std::move(title), placesOf(facts, name));
        finding.subject = name;
        findings.push_back(finding);
        return findings.back();
    };
    if (!list.valid) {
        Finding& finding = add(Status::Problem, Text::tr("GOPROXY is misspelt"));
        if (list.missingScheme)
            finding.evidence.push_back(Text::tr("an address does not begin with https://"));
        finding.fixes = {
            recommendedFix(facts, QStringLiteral("correct"),
                           Text::tr("Set GOPROXY to %1").arg(withoutCredentials(list.corrected)),
                           setGoSetting(facts, name, list.corrected))};
        return findings;
    }
    if (list.plainHttp) {
        Finding& finding = add(Status::Warning, Text::tr("GOPROXY uses an unencrypted connection"));
        finding.fixes = {
            offeredFix(QStringLiteral("https"), Text::tr("Use https"),
                       setGoSetting(facts, name,
                                    QString(value).replace(QLatin1String("http://"),
                                                           QLatin1String("https://"))))};
    }
    if (list.behindDirect)
        add(Status::Warning, Text::tr("Entries after direct or off in GOPROXY are never used"));
    if (list.servers.value(0) == QLatin1String("off"))
        add(Status::Warning, Text::tr("GOPROXY=off blocks all downloads"));
    return findings.empty() ? inOrder({verbatim(shown)}) : findings;
}

} // namespace

std::vector<Rule> proxyRules()
{
    return {{QStringLiteral("goenv.goproxy"), Text::tr("GOPROXY is valid"), Status::Problem,
             Text::tr("GOPROXY is a list of addresses separated by , or | and may end with direct "
                      "or off. If it contains a mistake, no module can be fetched."),
             QStringLiteral("https://go.dev/ref/mod#goproxy-protocol"),
             given({&Facts::goEnv}, goproxy)}};
}

} // namespace gosetup::rules
