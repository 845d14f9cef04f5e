// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ProxyList.h"

#include "gosettings/GoUrl.h"
#include "paths/WindowsPath.h"

#include <QUrl>

namespace gosetup::gosettings {

namespace {

/// A word is kept for what Go has built in; everything else that is no address of its own is a
/// host.
bool getsScheme(const QString& entry)
{
    const bool looksLikeHost = entry.contains(u'.') || entry.contains(u':') || entry.contains(u'/');
    return looksLikeHost && !entry.contains(QLatin1String(":/")) && !winpath::isAbsolute(entry) &&
           !entry.startsWith(u'/');
}

/// Empty where Go takes the address; sets the kind.
QString refusalOf(ProxyEntry& entry)
{
    const auto url = parseGoUrl(entry.url);
    if (!url)
        return url.error();
    if (url->scheme == QLatin1String("http") || url->scheme == QLatin1String("https"))
        return {};
    if (url->scheme == QLatin1String("file")) {
        entry.kind = ProxyEntry::Kind::Folder;
        const bool onlyPath = url->host.isEmpty() && url->opaque.isEmpty() && !url->hasUser &&
                              !url->hasQuery && !url->hasFragment && !url->noAuthority;
        return onlyPath ? QString()
                        : QStringLiteral("invalid file:// proxy URL with non-path elements: %1")
                              .arg(entry.url);
    }
    if (url->scheme.isEmpty())
        return QStringLiteral("invalid proxy URL missing scheme: %1").arg(entry.url);
    return QStringLiteral("invalid proxy URL scheme (must be https, http, file): %1")
        .arg(entry.url);
}

struct Item
{
    QString text;
    QChar separator; ///< what follows it; null at the end
};

std::vector<Item> proxyItems(const QString& value)
{
    std::vector<Item> items;
    QString text;
    for (const QChar c : value) {
        if (c != u',' && c != u'|') {
            text += c;
            continue;
        }
        items.push_back({text.trimmed(), c});
        text.clear();
    }
    items.push_back({text.trimmed(), QChar()});
    std::erase_if(items, [](const Item& item) { return item.text.isEmpty(); });
    return items;
}

} // namespace

QString ProxyEntry::folder() const
{
    // "/C:/mods" of file:///C:/mods
    QString path = QUrl::fromPercentEncoding(url.mid(7).toUtf8());
    if (path.size() > 2 && path.startsWith(u'/') && path[2] == u':')
        path.remove(0, 1);
    return path.replace(u'/', u'\\');
}

ProxyList parseProxyList(const QString& value)
{
    ProxyList list;
    bool ended = false;
    for (const Item& item : proxyItems(value)) {
        if (ended) {
            list.unused << item.text;
            continue;
        }
        ProxyEntry entry{ProxyEntry::Kind::Server, item.text, {}, item.separator == u'|'};
        ended = item.text == QLatin1String("direct") || item.text == QLatin1String("off");
        if (ended) {
            entry.kind = item.text == QLatin1String("off") ? ProxyEntry::Kind::Off
                                                           : ProxyEntry::Kind::Direct;
            list.entries.push_back(entry);
            continue;
        }
        entry.url = getsScheme(item.text) ? QStringLiteral("https://") + item.text : item.text;
        list.refusal = refusalOf(entry);
        if (!list.isValid()) {
            list.refusedEntry = item.text;
            return list;
        }
        list.entries.push_back(entry);
    }
    if (list.entries.empty())
        list.refusal =
            QStringLiteral("GOPROXY list is not the empty string, but contains no entries");
    return list;
}

} // namespace gosetup::gosettings
