// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ShownAddress.h"

#include "gosettings/ProxyVariable.h"
#include "gosettings/SettingNames.h"
#include "gosettings/ValueText.h"

#include <QRegularExpression>
#include <QStringList>

namespace gosetup::gosettings {

namespace {

constexpr auto anyCase = QRegularExpression::CaseInsensitiveOption;

/// Nothing in it can be a password: words for a scheme, a host, a number.
bool isHostAndPort(const QString& folded)
{
    static const QRegularExpression form(
        QStringLiteral(
            "^[\\s\"']*(?:(?:h?t{1,3}ps?|socks(?:4a?|5h?)?)(?:\\s*[:;]\\s*/{0,3}|/{1,3}))*"
            "(?:[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.?|\\[[0-9A-Fa-f:.]+\\])?"
            "\\s*(?::\\s*[0-9]{0,5})?/*[\\s\"']*$"),
        anyCase);
    return form.match(folded).hasMatch();
}

QString hidden()
{
    return QString::fromLatin1(notShown);
}

struct Parts
{
    QString front; ///< "https://"
    QString host;  ///< with port
    QString path;
};

Parts partsOf(const QString& address)
{
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*:?/{1,3}"));
    Parts parts;
    QString rest = address;
    if (const auto match = scheme.match(address);
        match.hasMatch() && match.captured().contains(u':'))
        parts.front = match.captured();
    rest.remove(0, parts.front.size());
    const qsizetype slash = rest.indexOf(u'/');
    parts.host = slash < 0 ? rest : rest.left(slash);
    parts.path = slash < 0 ? QString() : rest.mid(slash);
    return parts;
}

bool hasSoundPort(const QString& host)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:[^:\\[\\]]*|\\[[^\\]]*\\])(?::[0-9]{0,5}[.)]?)?:?$"));
    return form.match(host).hasMatch();
}

/// A module and its version, as Go names them in messages.
bool isModuleVersion(const QString& folded)
{
    static const QRegularExpression form(
        QStringLiteral("^[^@:?]*@(?:v[0-9]|v/|latest$|upgrade$|patch$)"));
    return form.match(folded).hasMatch();
}

/// One address without blanks in it; anything else stays as it is.
QString shownAddress(const QString& text, bool isAddress)
{
    const QString folded = withAsciiPunctuation(text);
    const qsizetype at = folded.lastIndexOf(u'@');
    Parts parts = partsOf(folded);
    // Behind a word for a scheme, a whole name of a host is no password.
    static const QRegularExpression host(
        QStringLiteral("^https?:[\\\\/]{0,3}[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}"
                       "(?::[0-9]{1,5})?(?:/[^@?#:]*)?$"),
        anyCase);
    static const QRegularExpression folder(QStringLiteral("^[A-Za-z]:[\\\\/][^@]*$"));
    if (parts.front.startsWith(QLatin1String("file:"), Qt::CaseInsensitive) ||
        folder.match(folded).hasMatch() || host.match(folded).hasMatch())
        return text;
    const bool hasScheme = !parts.front.isEmpty();
    bool changed = false;
    if (at >= 0 && !isModuleVersion(folded)) {
        const QString front = parts.front;
        parts = partsOf(folded.mid(at + 1));
        parts.front = front;
        changed = true;
    }
    static const QRegularExpression query(QStringLiteral("[?#].*$"));
    if (hasScheme || isAddress || changed || parts.host.contains(u'.')) {
        const QString all = parts.host + parts.path;
        const QString bare = QString(all).remove(query);
        if (all == QLatin1String("#"))
            return text; // of a comment
        if (bare != all) {
            changed = true;
            const QString front = parts.front;
            parts = partsOf(bare);
            parts.front = front + parts.front;
            // What is behind it may be a password, but that it is there is seen.
            if (all[bare.size()] == u'#')
                parts.path += u'#';
        }
    }
    if ((hasScheme || isAddress || changed) && !hasSoundPort(parts.host))
        return parts.front + hidden();
    return changed ? parts.front + parts.host + parts.path : text;
}

template <typename Show>
QString eachPart(const QString& text, const QRegularExpression& separator, Show show)
{
    QString out;
    qsizetype from = 0;
    auto matches = separator.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        out += show(text.mid(from, match.capturedStart() - from)) + match.captured();
        from = match.capturedEnd();
    }
    return out + show(text.mid(from));
}

/// "li:geheim host:80" is one address with a mistake, "a.corp b.corp:80" a list with a wrong
/// separator.
QString shownEntry(const QString& entry)
{
    static const QRegularExpression blanks(QStringLiteral("[;\\s\u3000\uff1b]+"));
    if (!entry.contains(blanks))
        return shownAddress(entry, true);
    const QString shown =
        eachPart(entry, blanks, [](const QString& part) { return shownAddress(part, true); });
    return shown.contains(hidden()) ? hidden() : shown;
}

} // namespace

bool isProxyVariable(const QString& name)
{
    static const QStringList names = {QStringLiteral("HTTPS_PROXY"), QStringLiteral("HTTP_PROXY"),
                                      QStringLiteral("ALL_PROXY"), QStringLiteral("FTP_PROXY")};
    return names.contains(name, Qt::CaseInsensitive);
}

QString shownProxyVariable(const QString& value)
{
    const QString folded = withAsciiPunctuation(value);
    if (isHostAndPort(folded))
        return value;
    const ProxyVariable read = parseProxyVariable(value);
    const bool isPlain = folded.count(u'@') == value.count(u'@');
    if (!isPlain || read.kind == ProxyVariable::Kind::None || !read.hasPossibleHost())
        return hidden();
    const QString host = read.host.contains(u':') ? u'[' + read.host + u']' : read.host;
    const QString address = read.port > 0 ? host + u':' + QString::number(read.port) : host;
    static const QRegularExpression word(QStringLiteral("^(?:https?|socks(?:4a?|5h?)|ftp|file)$"));
    return word.match(read.scheme).hasMatch() ? read.scheme + QStringLiteral("://") + address
                                              : hidden();
}

QString shownProxyList(const QString& value)
{
    static const QRegularExpression separator(QStringLiteral("[,|\uff0c\uff5c]"));
    return eachPart(value, separator, shownEntry);
}

QString shownAddresses(const QString& text)
{
    static const QRegularExpression separator(QStringLiteral("[\\s,|;\"'<>]+"));
    // Go quotes what stands where the port belongs.
    static const QRegularExpression port(
        QStringLiteral("(invalid port )\"(?!:[0-9;,.]*\")(?:[^\"\\\\]|\\\\.)*\""));
    const QString told = QString(text).replace(port, QStringLiteral("\\1\"") + hidden() + u'"');
    return eachPart(told, separator, [](const QString& part) { return shownAddress(part, false); });
}

QString shownPatterns(const QString& value)
{
    // No module path has an "@".
    static const QRegularExpression user(QStringLiteral("(^|[,\\s\"'/])[^,\\s\"'/]*@"));
    static const QRegularExpression password(QStringLiteral("//[^,@]*@"));
    return QString(value)
        .replace(password, QStringLiteral("//"))
        .replace(user, QStringLiteral("\\1"));
}

Text inReadersWords(const QString& shown)
{
    const qsizetype at = shown.indexOf(hidden());
    if (at < 0)
        return Text::verbatim(shown);
    const Text own = Text::tr("(not shown)");
    if (shown == hidden())
        return own;
    return Text::tr("%1%2%3")
        .arg(shown.left(at))
        .arg(own)
        .arg(inReadersWords(shown.mid(at + hidden().size())));
}

Text shownInPlan(const QString& name, const QString& value)
{
    if (isProxyVariable(name))
        return inReadersWords(shownProxyVariable(value));
    if (name.compare(QLatin1String("GOPROXY"), Qt::CaseInsensitive) == 0)
        return inReadersWords(shownProxyList(value));
    if (kindOf(name) == SettingKind::Patterns)
        return Text::verbatim(shownPatterns(value));
    // An "@" in a path is a part of it.
    const bool mayHoldUser = value.contains(u'@') && value.contains(QLatin1String("//"));
    return mayHoldUser ? inReadersWords(shownAddresses(value)) : Text::verbatim(value);
}

QString proxyStandIn(const QString& value, const QString& secret)
{
    if (value.isEmpty() || isHostAndPort(withAsciiPunctuation(value)))
        return value;
    if (const QString shown = shownProxyVariable(value); shown != hidden()) {
        const bool hasUser = value.contains(u'@');
        const qsizetype host = shown.indexOf(QLatin1String("://"));
        return hasUser ? QString(shown).insert(host < 0 ? 0 : host + 3, secret + u'@') : shown;
    }
    // A colon in the first part of a path is refused, and so is a port that is no number.
    return parseProxyVariable(value).refusal.isEmpty() ? secret : secret + u':' + secret;
}

QString proxyListStandIn(const QString& value, const QString& secret)
{
    if (shownProxyList(value).contains(hidden()))
        return secret + u':' + secret;
    static const QRegularExpression query(QStringLiteral("\\?[^,|\\s]*"));
    return QString(value).replace(query, u'?' + secret);
}

} // namespace gosetup::gosettings
