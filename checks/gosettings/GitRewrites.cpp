// SPDX-License-Identifier: Apache-2.0
#include "gosettings/GitRewrites.h"

#include <QRegularExpression>
#include <QStringList>

namespace gosetup::gosettings {

namespace {

/// Lines as git sees them: without a BOM, CR LF as LF, those that end in "\" joined.
QStringList gitLines(const QByteArray& file)
{
    QString text = QString::fromUtf8(file);
    if (text.startsWith(QChar(QChar::ByteOrderMark)))
        text.remove(0, 1);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(QLatin1String("\\\n"), QString());
    return text.split(u'\n');
}

/// The base of a `[url "BASE"]` line; null where it opens another section.
QString urlSection(const QString& line)
{
    static const QRegularExpression section(
        QStringLiteral(R"rx(^\[\s*url\s+"((?:[^"\\]|\\.)*)"\s*\])rx"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = section.match(line);
    if (!match.hasMatch())
        return {};
    static const QRegularExpression escaped(QStringLiteral(R"(\\(.))"));
    return match.captured(1).replace(escaped, QStringLiteral("\\1"));
}

/// A value up to its comment, without quotes, escapes resolved, blanks at the end left out.
QString gitValue(const QString& text)
{
    QString value;
    qsizetype kept = 0; // of `value`: what no blank at the end may shorten
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quoted && (c == u'#' || c == u';'))
            break;
        if (c == u'"') {
            quoted = !quoted;
        } else if (c == u'\\' && i + 1 < text.size()) {
            const QChar next = text[++i];
            value += next == u'n' ? QChar(u'\n') : next == u't' ? QChar(u'\t') : next;
        } else {
            value += c;
        }
        if (quoted || !c.isSpace())
            kept = value.size();
    }
    return value.left(kept);
}

QString withoutUser(QString address)
{
    static const QRegularExpression start(QStringLiteral("^([a-z+]+://)[^/@]*@"),
                                          QRegularExpression::CaseInsensitiveOption);
    return address.replace(start, QStringLiteral("\\1"));
}

} // namespace

std::vector<GitRewrite> gitRewrites(const QByteArray& file)
{
    static const QRegularExpression insteadOf(QStringLiteral(R"(^insteadof\s*=\s*(.*)$)"),
                                              QRegularExpression::CaseInsensitiveOption);
    std::vector<GitRewrite> found;
    QString to;
    for (const QString& whole : gitLines(file)) {
        QString line = whole.trimmed();
        if (line.startsWith(u'[')) {
            to = urlSection(line);
            // A first setting may stand on the line of its section.
            line = line.mid(line.indexOf(u']', line.lastIndexOf(u'"') + 1) + 1).trimmed();
        }
        const auto match = insteadOf.match(line);
        if (to.isEmpty() || !match.hasMatch())
            continue;
        if (const QString from = gitValue(match.captured(1)); !from.isEmpty())
            found.push_back({from, to});
    }
    return found;
}

QByteArray gitFileOf(const std::vector<GitRewrite>& rewrites)
{
    const auto quoted = [](QString text) {
        text.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
        return u'"' + text + u'"';
    };
    QString file;
    for (const GitRewrite& one : rewrites)
        file += QStringLiteral("[url %1]\n\tinsteadOf = %2\n")
                    .arg(quoted(isSshAddress(one.to) ? one.to : withoutUser(one.to)),
                         quoted(withoutUser(one.from)));
    return file.toUtf8();
}

const GitRewrite* gitRewriteOf(const std::vector<GitRewrite>& rewrites, const QString& address)
{
    const GitRewrite* longest = nullptr;
    for (const GitRewrite& one : rewrites) {
        if (address.startsWith(one.from) &&
            (longest == nullptr || one.from.size() > longest->from.size()))
            longest = &one;
    }
    return longest;
}

bool isSshAddress(const QString& address)
{
    static const QRegularExpression scheme(QStringLiteral("^(git\\+)?ssh(\\+git)?://"),
                                           QRegularExpression::CaseInsensitiveOption);
    if (address.contains(QLatin1String("://")))
        return scheme.match(address).hasMatch();
    const auto colon = address.indexOf(u':');
    const auto slash = address.indexOf(u'/');
    return colon > 1 && (slash < 0 || colon < slash); // "C:\mirror" is a folder
}

} // namespace gosetup::gosettings
