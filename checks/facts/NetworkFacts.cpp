// SPDX-License-Identifier: Apache-2.0
#include "facts/NetworkFacts.h"

#include "gosettings/SumDatabase.h"

#include <algorithm>

namespace gosetup {

namespace {

QUrl below(const QString& base, const QString& path)
{
    QUrl url(base);
    QString folder = url.path();
    while (folder.endsWith(u'/'))
        folder.chop(1);
    url.setPath(folder + u'/' + path);
    url.setUserInfo(QString());
    url.setQuery(QString());
    url.setFragment({});
    return url;
}

/// "sum.golang.org https://sum.golang.google.cn" as its two words; Go knows that one by name, too.
QStringList databaseWords(const QString& gosumdb)
{
    QStringList words = gosumdb.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words == QStringList{QStringLiteral("sum.golang.google.cn")})
        words = {QStringLiteral("sum.golang.org"), QStringLiteral("https://sum.golang.google.cn")};
    return words;
}

bool isUsable(const QString& gosumdb)
{
    const gosettings::SumDatabase database = gosettings::parseSumDatabase(gosumdb);
    return !database.off && database.refusal.isEmpty();
}

} // namespace

bool Probe::isReachable(const Observed<ProbeResult>& result)
{
    constexpr int proxyLogin = 407;
    return result && result->httpStatus > 0 && result->httpStatus != proxyLogin &&
           result->httpStatus < 500;
}

const Probe* NetworkFacts::probe(const QString& host) const
{
    for (const Probe& one : probes) {
        if (one.url.host().compare(host, Qt::CaseInsensitive) == 0)
            return &one;
    }
    return nullptr;
}

const Probe* NetworkFacts::probe(const QUrl& url) const
{
    const auto found = std::ranges::find(probes, url, &Probe::url);
    return found == probes.end() ? nullptr : &*found;
}

std::vector<QUrl> standardProbes()
{
    return {QUrl(QStringLiteral("https://go.dev/dl/?mode=json")),
            moduleListUrl(QStringLiteral("https://proxy.golang.org")),
            databaseUrl(QStringLiteral("sum.golang.org")),
            moduleListUrl(QStringLiteral("https://goproxy.cn")),
            moduleListUrl(QStringLiteral("https://goproxy.io"))};
}

QUrl moduleListUrl(const QString& proxyUrl)
{
    return below(proxyUrl, QStringLiteral("golang.org/x/text/@v/list"));
}

QUrl databaseThroughProxyUrl(const QString& proxyUrl, const QString& gosumdb)
{
    const QStringList words = databaseWords(gosumdb);
    if (!isUsable(gosumdb) || words.size() != 1)
        return {};
    return below(proxyUrl,
                 QStringLiteral("sumdb/%1/supported").arg(words.first().section(u'+', 0, 0)));
}

QUrl databaseUrl(const QString& gosumdb)
{
    const QStringList words = databaseWords(gosumdb);
    if (!isUsable(gosumdb) || words.isEmpty())
        return {};
    const QString base =
        words.size() > 1 ? words[1] : QStringLiteral("https://") + words[0].section(u'+', 0, 0);
    return below(base, QStringLiteral("latest"));
}

} // namespace gosetup
