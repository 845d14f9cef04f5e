// SPDX-License-Identifier: Apache-2.0
// A proxy that Windows has and Go does not know of, and the variables that would tell Go.
#include "gosettings/NoProxy.h"
#include "gosettings/ProxyVariable.h"
#include "rules/ModuleProxies.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString noProxy = QStringLiteral("NO_PROXY");

/// Windows' exceptions as NO_PROXY has them.
struct Exceptions
{
    QString value;
    QStringList untold; ///< that it has no words for: "<local>", "srv*"
};

Exceptions noProxyFor(const QString& bypass)
{
    static const QRegularExpression separator(QStringLiteral("[;\\s]+"));
    Exceptions exceptions;
    QStringList words;
    for (const QString& entry : bypass.split(separator, Qt::SkipEmptyParts)) {
        // Go reaches this computer without a proxy in any case.
        if (entry.compare(QLatin1String("<-loopback>"), Qt::CaseInsensitive) == 0)
            continue;
        const QString word = gosettings::noProxyEntry(entry);
        (word.isEmpty() ? exceptions.untold : words) << (word.isEmpty() ? entry : word);
    }
    words.removeDuplicates();
    exceptions.value = words.join(u',');
    return exceptions;
}

class WindowsOnlyProxy
{
  public:
    explicit WindowsOnlyProxy(const Facts& facts) : m_facts(facts)
    {
        for (const Probe& probe : facts.network->probes) {
            if (probe.other && !probe.other->address.isEmpty())
                m_others.push_back(&*probe.other);
            else
                m_everywhere = false;
        }
    }

    Findings judge() const
    {
        if (m_others.empty())
            return {};
        const auto list =
            gosettings::parseProxyList(m_facts.goEnv->value(QStringLiteral("GOPROXY")));
        if (!list.isValid())
            return unknown(WhyUnknown::NotApplicable, Text::tr("GOPROXY is misspelt"));
        const ProxyWalk go = walkProxies(m_facts, list);
        const ProxyWalk windows = walkProxies(m_facts, list, Way::Other);
        if (isHttpProxy() && go.leadsToModules())
            return {};
        Finding finding =
            say(Status::Note, title(), {Text::tr("proxy: %1").arg(m_others.front()->proxy)});
        const auto add = [&](const Evidence& lines) {
            finding.evidence.insert(finding.evidence.end(), lines.begin(), lines.end());
        };
        if (go.leadsToModules() || !windows.leadsToModules()) {
            if (!windows.leadsToModules()) {
                finding.evidence.push_back(Text::tr("through the proxy:"));
                add(windows.evidence);
            }
            finding.evidence.push_back(Text::tr("Go connects directly:"));
            add(go.evidence);
            return {finding};
        }
        finding.status = go.end == ProxyWalk::End::Unknown ? Status::Warning : Status::Problem;
        finding.evidence.push_back(Text::tr("through the proxy:"));
        add(windows.evidence);
        finding.evidence.push_back(Text::tr("Go connects directly:"));
        add(go.evidence);
        finding.fixes = {fix(finding)};
        return {finding};
    }

  private:
    [[nodiscard]] bool isWindows() const
    {
        return m_others.front()->source == QLatin1String("system");
    }

    [[nodiscard]] bool isHttpProxy() const
    {
        const QString& source = m_others.front()->source;
        return source == QLatin1String("HTTP_PROXY") &&
               !m_facts.environment->effective(source).isEmpty();
    }

    [[nodiscard]] Text title() const
    {
        if (isWindows())
            return Text::tr("Go does not use the proxy settings of Windows");
        if (isHttpProxy())
            return Text::tr(
                "HTTP_PROXY is set, HTTPS_PROXY is not: Go uses HTTP_PROXY for http:// only");
        if (m_others.front()->source == QLatin1String("ALL_PROXY"))
            return Text::tr("Go does not use ALL_PROXY");
        return Text::tr("%1 is set for this program only, not for new ones")
            .arg(m_others.front()->source);
    }

    [[nodiscard]] Fix fix(Finding& finding) const
    {
        const OtherWay& other = *m_others.front();
        const Exceptions exceptions = noProxyFor(other.bypass);
        std::vector<Change> changes;
        QStringList names;
        for (const char* variable : {"HTTPS_PROXY", "HTTP_PROXY"}) {
            const QString name = QString::fromLatin1(variable);
            if (!m_facts.environment->effective(name).isEmpty())
                continue;
            names << name;
            changes.emplace_back(SetVariable{Scope::User, name, other.address});
        }
        if (!names.contains(QStringLiteral("HTTPS_PROXY")))
            return manualFix(QStringLiteral("set-proxy"),
                             Text::tr("Set HTTPS_PROXY to the address of the proxy"));
        // Nobody's password is written into a variable.
        const auto http = gosettings::parseProxyVariable(
            m_facts.environment->effective(QStringLiteral("HTTP_PROXY")));
        if (other.needsLogin || (isHttpProxy() && !http.user.isEmpty()))
            return manualFix(
                QStringLiteral("set-proxy"),
                Text::tr("Set HTTPS_PROXY to %1, with your own user name and password")
                    .arg(QString(other.address)
                             .replace(QLatin1String("://"), QLatin1String("://name:password@"))));
        const QString own = m_facts.environment->effective(noProxy);
        const bool fitsOwn = own.isEmpty() || own == exceptions.value || !isWindows();
        if (own.isEmpty() && !exceptions.value.isEmpty()) {
            changes.emplace_back(SetVariable{Scope::User, noProxy, exceptions.value});
            finding.evidence.push_back(
                verbatim(noProxy + QStringLiteral(" = ") + exceptions.value));
        }
        if (!exceptions.untold.isEmpty())
            finding.evidence.push_back(
                Text::tr("Windows reaches %1 without the proxy; NO_PROXY cannot express that")
                    .arg(exceptions.untold.join(QStringLiteral(", "))));
        const Text title = Text::tr("Set %1 to %2").arg(bothNames(names)).arg(other.address);
        // A script may name another proxy for each host; variables cannot.
        const bool sameForAll =
            m_everywhere && std::ranges::all_of(m_others, [&](const OtherWay* one) {
                return one->address == other.address;
            });
        const bool isSure = sameForAll && fitsOwn && exceptions.untold.isEmpty();
        return isSure ? recommendedFix(m_facts, QStringLiteral("set-proxy"), title, changes)
                      : offeredFix(QStringLiteral("set-proxy"), title, changes);
    }

    const Facts& m_facts;
    std::vector<const OtherWay*> m_others;
    bool m_everywhere = true;
};

Findings notForGo(const Facts& facts)
{
    return WindowsOnlyProxy(facts).judge();
}

} // namespace

Rule windowsProxyRule()
{
    return {QStringLiteral("network.proxy-not-for-go"),
            Text::tr("Go uses the same proxy as Windows"),
            Status::Problem,
            Text::tr("Browsers use the proxy settings of Windows. Go does not: it knows only the "
                     "variables HTTPS_PROXY, HTTP_PROXY and NO_PROXY."),
            QStringLiteral("https://pkg.go.dev/net/http#ProxyFromEnvironment"),
            given({&Facts::network, &Facts::environment, &Facts::goEnv}, notForGo)};
}

} // namespace gosetup::rules
