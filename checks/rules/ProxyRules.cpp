// SPDX-License-Identifier: Apache-2.0
// GOPROXY as a text, and the folders it names. Whether a server answers is a network rule.
#include "gosettings/GoUrl.h"
#include "gosettings/ProxyList.h"
#include "gosettings/ValueText.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

#include <QRegularExpression>

namespace gosetup::rules {

namespace {

using gosettings::ProxyEntry;
using gosettings::ProxyList;

const QString name = QStringLiteral("GOPROXY");

/// "file:///D:/x" for "file://D:/x", "file:/D:/x", "D:\x".
QString correctedFolder(const QString& entry)
{
    static const QRegularExpression form(QStringLiteral("^(?:file:/*)?([A-Za-z]:[\\\\/].*)$"));
    const auto match = form.match(entry);
    return match.hasMatch() ? QStringLiteral("file:///") + match.captured(1).replace(u'\\', u'/')
                            : QString();
}

/// "https://x" for "https:/x", "https//x", "htps://x"; "direct" for "Direct", "DIRECT".
QString correctedEntry(const QString& entry)
{
    const QString lower = entry.toLower();
    if (lower == QLatin1String("off"))
        return lower;
    constexpr int slips = 2;
    if (gosettings::editDistance(lower, QStringLiteral("direct")) <= slips)
        return QStringLiteral("direct");
    if (const QString folder = correctedFolder(entry); !folder.isEmpty())
        return folder;
    static const QRegularExpression form(
        QStringLiteral("^(?:h?t{1,3}p{1,2}(s?):?/{1,3}|//)([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(entry);
    return match.hasMatch() ? QStringLiteral("https://") + match.captured(2) : QString();
}

/// A host that no server can have: none, or the separator of another list got into it.
bool hasImpossibleHost(const ProxyEntry& entry)
{
    if (entry.kind != ProxyEntry::Kind::Server)
        return false;
    const auto url = gosettings::parseGoUrl(entry.url);
    const QString host = url ? url->host : QString();
    return host.isEmpty() || std::any_of(host.begin(), host.end(), [](QChar c) {
               return c == u';' || c == u'"' || c == u'\'' || c == u'<' || c == u'>' || c == u'=';
           });
}

bool isUsable(const QString& item)
{
    const ProxyList list = gosettings::parseProxyList(item);
    return list.isValid() && std::ranges::none_of(list.entries, hasImpossibleHost);
}

/// The list with each entry that Go refuses made right; empty where nobody can tell what is meant.
QString correctedList(const QString& value)
{
    QString text = gosettings::cleanedValue(value);
    text.replace(QRegularExpression(QStringLiteral("\\s*[;\\s]\\s*")), QStringLiteral(","));
    QString corrected;
    QChar separator;
    QString item;
    const auto take = [&](QChar next) {
        item = item.trimmed();
        if (!item.isEmpty()) {
            const QString better = isUsable(item) ? item : correctedEntry(item);
            if (better.isEmpty())
                return false;
            corrected += (corrected.isEmpty() ? QString() : QString(separator)) + better;
            separator = next;
        }
        item.clear();
        return true;
    };
    for (const QChar c : text + u',') {
        if (c != u',' && c != u'|')
            item += c;
        else if (!take(c))
            return {};
    }
    return gosettings::parseProxyList(corrected).isValid() ? corrected : QString();
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
        if (!m_setting.isAccepted() || std::ranges::any_of(m_list.entries, hasImpossibleHost)) {
            refused();
            return m_findings;
        }
        folders();
        unencrypted();
        if (!m_list.unused.isEmpty())
            add(Status::Warning, Text::tr("Entries after direct or off in GOPROXY are never used"))
                .evidence.push_back(shownValue(name, m_list.unused.join(u',')));
        if (m_list.entries.front().kind == ProxyEntry::Kind::Off)
            add(Status::Warning, Text::tr("GOPROXY=off blocks all downloads"));
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
        Finding& finding = add(Status::Problem, Text::tr("GOPROXY is misspelt"));
        if (!m_setting.refusal.isEmpty())
            finding.evidence.push_back(goSays(m_setting.refusal));
        const QString corrected = correctedList(m_setting.value);
        finding.fixes = corrected.isEmpty()
                            ? clearingFix(m_facts, name,
                                          [this](const QString& value) {
                                              return !m_facts.goEnv->refusal(name, value).isEmpty();
                                          })
                            : std::vector<Fix>{recommendedFix(
                                  m_facts, QStringLiteral("correct"),
                                  Text::tr("Set GOPROXY to %1").arg(shownValue(name, corrected)),
                                  setGoSetting(m_facts, name, corrected))};
    }

    void folders()
    {
        for (const ProxyEntry& entry : m_list.entries) {
            if (entry.kind != ProxyEntry::Kind::Folder)
                continue;
            const LocationFacts* folder = locationOf(m_facts, entry.folder());
            if (folder == nullptr || folder->isFolder || !folder->absolute)
                continue;
            add(Status::Warning, Text::tr("A folder in GOPROXY does not exist"))
                .evidence.push_back(Text::tr("%1 does not exist").arg(entry.folder()));
        }
    }

    void unencrypted()
    {
        const bool plain = std::ranges::any_of(m_list.entries, [](const ProxyEntry& entry) {
            return entry.url.startsWith(QLatin1String("http://"));
        });
        if (!plain)
            return;
        Finding& finding = add(Status::Warning, Text::tr("GOPROXY uses an unencrypted connection"));
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
