// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ProxyList.h"

#include "gosettings/Credentials.h"
#include "gosettings/GoUrl.h"
#include "gosettings/ValueText.h"
#include "paths/WindowsPath.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

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

bool ProxyEntry::hasPossibleHost() const
{
    if (kind != Kind::Server)
        return true;
    const auto parsed = parseGoUrl(url);
    const QString host = parsed ? parsed->host : QString();
    // "https" of "https//x", "direct" of "direct/": Go puts "https://" before them.
    static const QRegularExpression word(QStringLiteral("^(?:h?t{1,3}ps?:?|file:?|direct|off)$"),
                                         QRegularExpression::CaseInsensitiveOption);
    constexpr int most = 65535;
    const QString port = host.section(u':', 1);
    if (!host.startsWith(u'[') && port.toInt() > most)
        return false;
    // Behind the host Go takes a separator of another list, and a blank, for a part of the path.
    static const QRegularExpression separator(QStringLiteral("[;\\s]"));
    if (separator.match(text).hasMatch())
        return false;
    return !host.isEmpty() && !word.match(host).hasMatch() && !isCutInsideCredentials() &&
           std::none_of(host.begin(), host.end(),
                        [](QChar c) { return QStringLiteral(";\"'<>=").contains(c); });
}

bool ProxyEntry::isCutInsideCredentials() const
{
    return kind == Kind::Server && hasBareCredentials(url);
}

QString ProxyEntry::refusalToAsk() const
{
    const auto parsed = parseGoUrl(url);
    if (kind != Kind::Server || !parsed || parsed->scheme != QLatin1String("http") ||
        !parsed->hasUser)
        return {};
    return QStringLiteral("refusing to pass credentials to insecure URL: %1").arg(url);
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

namespace {

/// "file:///D:/x" for "file://D:/x", "file:/D:/x", "D:\x".
QString correctedFolder(const QString& entry)
{
    static const QRegularExpression form(QStringLiteral("^(?:file:/*)?([A-Za-z]:[\\\\/].*)$"));
    const auto match = form.match(entry);
    return match.hasMatch() ? QStringLiteral("file:///") + match.captured(1).replace(u'\\', u'/')
                            : QString();
}

/// "https://x" for "https:/x", "https//x", "htps://x"; "direct" for "Direct", "dircet".
QString correctedEntry(const QString& entry)
{
    static const QRegularExpression slashes(QStringLiteral("/+$"));
    const QString lower = entry.toLower().remove(slashes);
    if (lower == QLatin1String("off"))
        return lower;
    constexpr int slips = 2;
    if (editDistance(lower, QStringLiteral("direct")) <= slips)
        return QStringLiteral("direct");
    if (const QString folder = correctedFolder(entry); !folder.isEmpty())
        return folder;
    if (hasBareCredentials(entry))
        return withEncodedCredentials(entry);
    static const QRegularExpression form(
        QStringLiteral("^(?:(?:h?t{1,3}p{1,2}(s?)(?::?[/\\\\]{1,3}|:))+|//"
                       ")([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+.*)$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(entry);
    if (!match.hasMatch())
        return {};
    const bool plain = match.captured(1).isEmpty() && !entry.startsWith(QLatin1String("//"));
    return (plain ? QStringLiteral("http://") : QStringLiteral("https://")) + match.captured(2);
}

bool isUsable(const ProxyList& list)
{
    return list.isValid() && std::all_of(list.entries.begin(), list.entries.end(),
                                         [](const ProxyEntry& e) { return e.hasPossibleHost(); });
}

} // namespace

QString correctedProxyList(const QString& value)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    QString corrected;
    QChar before;
    for (const Item& item : proxyItems(cleanedValue(value).replace(u';', u','))) {
        // A blank inside an entry stands for a comma.
        for (const QString& part : item.text.split(blanks, Qt::SkipEmptyParts)) {
            const QString better = isUsable(parseProxyList(part)) ? part : correctedEntry(part);
            if (better.isEmpty())
                return {};
            corrected += (corrected.isEmpty() ? QString() : QString(before)) + better;
            before = u',';
        }
        before = item.separator;
    }
    return isUsable(parseProxyList(corrected)) ? corrected : QString();
}

} // namespace gosetup::gosettings
