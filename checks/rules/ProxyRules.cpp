// SPDX-License-Identifier: Apache-2.0
// GOPROXY as a text, and the folders it names. Whether a server answers is a network rule.
#include "gosettings/Credentials.h"
#include "gosettings/NoProxy.h"
#include "gosettings/ProxyList.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace gosetup::rules {

namespace {

using gosettings::ProxyEntry;
using gosettings::ProxyList;

const QString name = QStringLiteral("GOPROXY");

bool isImpossible(const ProxyEntry& entry)
{
    return !entry.hasPossibleHost();
}

/// What another value of GOPROXY is held against.
bool isBad(const Facts& facts, const QString& value)
{
    return !facts.goEnv->refusal(name, value).isEmpty() ||
           std::ranges::any_of(gosettings::parseProxyList(value).entries, isImpossible);
}

constexpr int firstWithList = 13;
constexpr int firstWithBar = 15;

/// Whether the value uses what came later than this Go. Sources: go.dev/doc/go1.13, go1.15.
bool isTooNew(int minor, const QString& value)
{
    return minor > 0 && ((minor < firstWithBar && value.contains(u'|')) ||
                         (minor < firstWithList && value.contains(u',')));
}

/// The value in the words of this Go.
QString forOlderGo(int minor, const QString& value)
{
    const QString list = QString(value).replace(u'|', u',');
    return minor < firstWithList ? list.section(u',', 0, 0, QString::SectionSkipEmpty).trimmed()
                                 : list;
}

class Proxy
{
  public:
    Proxy(const Facts& facts, GoSetting setting)
        : m_facts(facts), m_setting(std::move(setting)),
          m_list(gosettings::parseProxyList(m_setting.value))
    {
    }

    Findings judge()
    {
        if (!m_setting.isAccepted() || std::ranges::any_of(m_list.entries, isImpossible)) {
            refused();
            return m_findings;
        }
        tooNew();
        folders();
        unencrypted();
        const bool isOff = m_list.entries.front().kind == ProxyEntry::Kind::Off;
        if (!m_list.unused.isEmpty() && !isOff)
            add(Status::Warning, Text::tr("Entries after direct or off in GOPROXY are never used"))
                .evidence.push_back(
                    Text::tr("never used: %1").arg(shownValue(name, m_list.unused.join(u','))));
        if (isOff) {
            Finding& off = add(Status::Warning, Text::tr("GOPROXY=off blocks all downloads"));
            // It may be meant.
            off.fixes = clearingFix(m_facts, name, [](const QString& value) {
                const ProxyList list = gosettings::parseProxyList(value);
                return list.isValid() && list.entries.front().kind == ProxyEntry::Kind::Off;
            });
            for (Fix& fix : off.fixes)
                fix.recommended = false;
        }
        return m_findings.empty() ? inOrder({shownValue(name, m_setting.value)}) : m_findings;
    }

  private:
    Finding& add(Status status, Text title)
    {
        Finding finding = say(status, std::move(title), placesOf(m_facts, name));
        finding.subject = name;
        m_findings.push_back(finding);
        return m_findings.back();
    }

    void refused()
    {
        const bool empty = m_setting.value.isEmpty();
        Finding& finding =
            add(Status::Problem, empty ? Text::tr("A line of Go's settings file empties GOPROXY")
                                       : Text::tr("GOPROXY is misspelt"));
        if (!m_setting.refusal.isEmpty())
            finding.evidence.push_back(goSays(m_setting.refusal));
        static const QRegularExpression separator(QStringLiteral("\\s*[,|]\\s*"));
        if (std::ranges::any_of(m_setting.value.split(separator), gosettings::hasBareCredentials))
            finding.evidence.push_back(encodeCredentials());
        if (m_facts.goEnv->lacksShipped(name) && empty) {
            tellShippedGone(m_facts, finding);
            return;
        }
        if (empty) {
            finding.fixes = {recommendedFix(m_facts, QStringLiteral("clear"),
                                            Text::tr("Remove %1").arg(name),
                                            {WriteGoEnv{name, std::nullopt}})};
            return;
        }
        finding.fixes = correctingFixes(
            m_facts, name, [this](const QString& value) { return isBad(m_facts, value); },
            gosettings::correctedProxyList);
        if (winpath::hasVariable(m_setting.value)) {
            finding.evidence.push_back(Text::tr("the variables in it are not expanded"));
            for (Fix& fix : finding.fixes)
                fix.recommended = false;
        }
    }

    void tooNew()
    {
        const int minor = m_facts.goEnv->goMinor();
        if (!m_setting.isSet() || !isTooNew(minor, m_setting.value))
            return;
        Finding& finding =
            add(Status::Problem, Text::tr("This Go does not know the list in GOPROXY"));
        finding.evidence.push_back(
            (minor < firstWithList
                 ? Text::tr("%1 takes all of it for one address: lists came with Go 1.13")
                 : Text::tr("%1 takes | for a part of an address: it came with Go 1.15"))
                .arg(m_facts.goEnv->goVersion));
        finding.fixes = correctingFixes(
            m_facts, name, [minor](const QString& value) { return isTooNew(minor, value); },
            [minor](const QString& value) { return forOlderGo(minor, value); });
    }

    void folders()
    {
        for (const ProxyEntry& entry : m_list.entries) {
            if (entry.kind != ProxyEntry::Kind::Folder)
                continue;
            const LocationFacts* folder = locationOf(m_facts, entry.folder());
            if (folder == nullptr || folder->isFolder || !folder->absolute)
                continue;
            const bool isOnlySource =
                std::ranges::all_of(m_list.entries, [&](const ProxyEntry& other) {
                    return other.kind == ProxyEntry::Kind::Off || other.url == entry.url;
                });
            add(isOnlySource ? Status::Problem : Status::Warning,
                Text::tr("A folder in GOPROXY does not exist"))
                .evidence.push_back(Text::tr("%1 does not exist").arg(entry.folder()));
        }
    }

    void unencrypted()
    {
        const auto isPlain = [](const ProxyEntry& entry) {
            return entry.url.startsWith(QLatin1String("http://"), Qt::CaseInsensitive) &&
                   !gosettings::isLoopback(QUrl(entry.url).host());
        };
        if (std::ranges::none_of(m_list.entries, isPlain))
            return;
        const auto refused = std::ranges::find_if(
            m_list.entries, [](const ProxyEntry& e) { return !e.refusalToAsk().isEmpty(); });
        const bool isRefused = refused != m_list.entries.end();
        Finding& finding =
            add(isRefused ? Status::Problem : Status::Warning,
                isRefused ? Text::tr("Go sends no user name and password over http://")
                          : Text::tr("GOPROXY uses an unencrypted connection"));
        if (isRefused)
            finding.evidence.push_back(goSays(refused->refusalToAsk()));
        finding.fixes = {offeredFix(
            QStringLiteral("https"), Text::tr("Use https"),
            setGoSetting(m_facts, name,
                         QString(m_setting.value)
                             .replace(QLatin1String("http://"), QLatin1String("https://"))))};
    }

    const Facts& m_facts;
    const GoSetting m_setting;
    const ProxyList m_list;
    Findings m_findings;
};

Findings goproxy(const Facts& facts)
{
    const auto setting = judgedSetting(facts, name);
    return setting ? Proxy(facts, *setting).judge() : inOrder();
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
