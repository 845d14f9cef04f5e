// SPDX-License-Identifier: Apache-2.0
#include "gosettings/NoProxy.h"

#include "gosettings/ValueText.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace gosetup::gosettings {

namespace {

/// An address in 16 bytes, one of version 4 as ::ffff:a.b.c.d.
using Address = std::array<quint8, 16>;
constexpr std::size_t bytesOfV6 = 16;
constexpr std::size_t bytesBeforeV4 = 12;

bool isV4(const Address& address)
{
    return std::all_of(address.begin(), address.begin() + 10, [](quint8 b) { return b == 0; }) &&
           address[10] == 0xFF && address[11] == 0xFF;
}

/// As Go's net.ParseIP: four decimal numbers, no leading zeros.
std::optional<Address> parseV4(const QString& text)
{
    static const QRegularExpression number(QStringLiteral("^(?:0|[1-9][0-9]{0,2})$"));
    const QStringList parts = text.split(u'.');
    if (parts.size() != 4)
        return std::nullopt;
    Address address{};
    address[10] = address[11] = 0xFF;
    for (qsizetype i = 0; i < 4; ++i) {
        const int value = parts[i].toInt();
        if (!number.match(parts[i]).hasMatch() || value > 255)
            return std::nullopt;
        address[bytesBeforeV4 + static_cast<std::size_t>(i)] = static_cast<quint8>(value);
    }
    return address;
}

/// "2001:db8:1.2.3.4" as its bytes; the last part alone may be an address of version 4.
std::optional<std::vector<quint8>> bytesOf(const QString& groups)
{
    static const QRegularExpression hex(QStringLiteral("^[0-9A-Fa-f]{1,4}$"));
    std::vector<quint8> bytes;
    if (groups.isEmpty())
        return bytes;
    const QStringList parts = groups.split(u':');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (i + 1 == parts.size() && parts[i].contains(u'.')) {
            const auto v4 = parseV4(parts[i]);
            if (!v4)
                return std::nullopt;
            bytes.insert(bytes.end(), v4->begin() + bytesBeforeV4, v4->end());
            continue;
        }
        if (!hex.match(parts[i]).hasMatch())
            return std::nullopt;
        const auto value = parts[i].toUInt(nullptr, 16);
        bytes.push_back(static_cast<quint8>(value >> 8U));
        bytes.push_back(static_cast<quint8>(value & 0xFFU));
    }
    return bytes;
}

std::optional<Address> parseV6(const QString& text)
{
    const qsizetype gap = text.indexOf(QLatin1String("::"));
    const auto front = bytesOf(gap < 0 ? text : text.left(gap));
    const auto back = bytesOf(gap < 0 ? QString() : text.mid(gap + 2));
    if (!front || !back || (gap >= 0 && text.left(gap).contains(u'.')))
        return std::nullopt;
    const std::size_t given = front->size() + back->size();
    // "::" stands for one group at least.
    if (gap < 0 ? given != bytesOfV6 : given + 2 > bytesOfV6)
        return std::nullopt;
    Address address{};
    std::copy(front->begin(), front->end(), address.begin());
    std::copy(back->rbegin(), back->rend(), address.rbegin());
    return address;
}

std::optional<Address> parseIp(const QString& text)
{
    return text.contains(u':') ? parseV6(text) : parseV4(text);
}

bool sameBits(const Address& a, const Address& b, int bits)
{
    for (int i = 0; i < bits; ++i) {
        const auto byte = static_cast<std::size_t>(i / 8);
        const auto mask = static_cast<quint8>(0x80U >> static_cast<unsigned>(i % 8));
        if (((a[byte] ^ b[byte]) & mask) != 0)
            return false;
    }
    return true;
}

struct Network
{
    Address address;
    int bits; ///< of all 128
};

std::optional<Network> parseNetwork(const QString& entry)
{
    static const QRegularExpression form(QStringLiteral("^([^/]+)/([0-9]{1,3})$"));
    const auto match = form.match(entry);
    const auto address = match.hasMatch() ? parseIp(match.captured(1)) : std::nullopt;
    if (!address)
        return std::nullopt;
    const bool isShort = !match.captured(1).contains(u':');
    const int bits = match.captured(2).toInt();
    if (bits > (isShort ? 32 : 128))
        return std::nullopt;
    return Network{*address, isShort ? bits + 96 : bits};
}

struct HostPort
{
    QString host;
    QString port;
};

/// As Go's net.SplitHostPort; without a port the whole is the host.
HostPort splitHostPort(const QString& entry)
{
    const qsizetype colon = entry.lastIndexOf(u':');
    if (entry.startsWith(u'[')) {
        const qsizetype end = entry.indexOf(u']');
        if (end < 0 || end + 1 != colon)
            return {entry, {}};
        return {entry.mid(1, end - 1), entry.mid(colon + 1)};
    }
    const QString host = entry.left(std::max<qsizetype>(colon, 0));
    const bool isPlain =
        colon >= 0 && !host.contains(u':') && !entry.contains(u'[') && !entry.contains(u']');
    return isPlain ? HostPort{host, entry.mid(colon + 1)} : HostPort{entry, {}};
}

/// The host in the letters that go over the network ("xn--…"), label by label: the first may be
/// empty.
QString asciiHost(const QString& host)
{
    QStringList labels = host.split(u'.');
    for (QString& label : labels) {
        const bool isAscii =
            std::all_of(label.begin(), label.end(), [](QChar c) { return c.unicode() < 0x80; });
        if (const QByteArray ace = isAscii ? QByteArray() : QUrl::toAce(label); !ace.isEmpty())
            label = QString::fromLatin1(ace);
    }
    return labels.join(u'.');
}

bool entryExempts(const QString& entry, const QString& host, const QString& port)
{
    const auto address = parseIp(host);
    if (const auto network = parseNetwork(entry))
        return address && isV4(*address) == isV4(network->address) &&
               sameBits(*address, network->address, network->bits);
    HostPort named = splitHostPort(entry);
    if (named.host.isEmpty() || (!named.port.isEmpty() && named.port != port))
        return false;
    if (const auto ip = parseIp(named.host))
        return address && *address == *ip;
    if (address) // the end of an address is no domain
        return false;
    if (named.host.startsWith(QLatin1String("*.")))
        named.host.remove(0, 1);
    const QString domain = asciiHost(named.host);
    return domain.startsWith(u'.') ? host.endsWith(domain)
                                   : host == domain || host.endsWith(u'.' + domain);
}

QStringList entriesOf(const QString& noProxy)
{
    QStringList entries;
    for (const QString& entry : noProxy.split(u',')) {
        if (const QString plain = entry.trimmed(); !plain.isEmpty())
            entries << plain;
    }
    return entries;
}

bool isLocalWord(const QString& entry)
{
    return entry.compare(QLatin1String("<local>"), Qt::CaseInsensitive) == 0;
}

bool isReadByGo(const QString& entry)
{
    static const QRegularExpression name(
        QStringLiteral("^(?:\\*?\\.)?[\\w-]+(?:\\.[\\w-]+)*\\.?(?::[0-9]{1,5})?$"),
        QRegularExpression::UseUnicodePropertiesOption);
    // "10.", as some programs have it, would be a name made of numbers.
    static const QRegularExpression numbers(QStringLiteral("^[0-9.]+\\.$"));
    const QString host = splitHostPort(entry).host;
    return entry == u'*' || parseNetwork(entry) || parseIp(host) ||
           (name.match(entry).hasMatch() && !numbers.match(entry).hasMatch());
}

} // namespace

bool isExempt(const QString& noProxy, const QUrl& url)
{
    const QString host = asciiHost(url.host().toLower());
    const int standard = url.scheme() == QLatin1String("https") ? 443 : 80;
    const QString port = QString::number(url.port(standard));
    const QStringList entries = entriesOf(noProxy.toLower());
    return entries.contains(QStringLiteral("*")) ||
           std::any_of(entries.begin(), entries.end(),
                       [&](const QString& entry) { return entryExempts(entry, host, port); });
}

bool isLoopback(const QString& host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    const auto address = parseIp(host);
    if (!address)
        return false;
    Address one{};
    one.back() = 1;
    return isV4(*address) ? (*address)[bytesBeforeV4] == 127 : *address == one;
}

QString noProxyEntry(const QString& entry)
{
    static const QRegularExpression below(QStringLiteral("^\\*(\\.[\\w-]+(?:\\.[\\w-]+)*)$"));
    static const QRegularExpression network(QStringLiteral(
        "^([0-9]+(?:\\.[0-9]+){0,2})(?:\\.\\*){1,3}$|^([0-9]+(?:\\.[0-9]+){0,2})\\.$"));
    if (const auto match = below.match(entry); match.hasMatch())
        return match.captured(1);
    const auto match = network.match(entry);
    if (!match.hasMatch())
        return isReadByGo(entry) ? entry : QString();
    QStringList parts = (match.captured(1) + match.captured(2)).split(u'.');
    const auto bits = 8 * parts.size();
    while (parts.size() < 4)
        parts << QStringLiteral("0");
    const QString made = parts.join(u'.') + u'/' + QString::number(bits);
    return parseNetwork(made) ? made : QString();
}

QStringList uselessNoProxyEntries(const QString& noProxy)
{
    QStringList useless;
    for (const QString& entry : entriesOf(noProxy)) {
        if (!isLocalWord(entry) && !isReadByGo(entry))
            useless << entry;
    }
    return useless;
}

QString correctedNoProxy(const QString& noProxy)
{
    static const QRegularExpression separators(QStringLiteral("[,;|\\s]+"));
    static const QRegularExpression address(
        QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*:/{1,2}([^/]*).*$"));
    QStringList words;
    for (QString word : cleanedValue(noProxy).split(separators, Qt::SkipEmptyParts)) {
        if (const auto match = address.match(word); match.hasMatch())
            word = match.captured(1).section(u'@', -1);
        // Domains that Go reads stay as they are written.
        const QString better = isReadByGo(word) ? word : noProxyEntry(word);
        if (!better.isEmpty())
            words << better;
    }
    words.removeDuplicates();
    return words.join(u',');
}

} // namespace gosetup::gosettings
