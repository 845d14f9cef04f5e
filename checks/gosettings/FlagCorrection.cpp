// SPDX-License-Identifier: Apache-2.0
#include "gosettings/FlagCorrection.h"

#include "gosettings/Words.h"

#include <QRegularExpression>

namespace gosetup::gosettings {

namespace {

/// `-ldflags="`, `-gcflags=all='`: the quote stands where the value begins.
bool opensValue(const QString& before)
{
    static const QRegularExpression form(QStringLiteral("^--?[a-z.]+=(?:[A-Za-z0-9_./]+=)?$"));
    return form.match(before).hasMatch();
}

/// The words, with a quoted value taken for a part of its flag.
QStringList lenientWords(const QString& text)
{
    QStringList words;
    QString word;
    bool started = false;
    const auto take = [&] {
        if (started)
            words << word;
        word.clear();
        started = false;
    };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        const bool quote = c == u'"' || c == u'\'';
        const qsizetype end =
            quote && (!started || opensValue(word)) ? text.indexOf(c, at + 1) : qsizetype(-1);
        if (end >= 0) {
            started = true;
            word += text.mid(at + 1, end - at - 1);
            at = end;
        } else if (c.isSpace()) {
            take();
        } else {
            started = true;
            word += c;
        }
    }
    take();
    return words;
}

/// Flags of the linker and the compiler that people set; `go` has no such flag, or a useless one.
bool isToolFlag(const QString& flag, const QString& word)
{
    static const QStringList linker = {QStringLiteral("-s"),        QStringLiteral("-w"),
                                       QStringLiteral("-X"),        QStringLiteral("-H"),
                                       QStringLiteral("-linkmode"), QStringLiteral("-extldflags"),
                                       QStringLiteral("-buildid"),  QStringLiteral("-extld")};
    static const QStringList compiler = {QStringLiteral("-N"), QStringLiteral("-l"),
                                         QStringLiteral("-m"), QStringLiteral("-S"),
                                         QStringLiteral("-B"), QStringLiteral("-d")};
    const QString name = word.section(u'=', 0, 0);
    return (flag == QLatin1String("ldflags") && linker.contains(name)) ||
           (flag == QLatin1String("gcflags") && compiler.contains(name));
}

/// What stands behind the flag and belongs to its value: with what goes between; null where it
/// does not.
QString joint(const QString& whole, const QString& word)
{
    const QString flag = flagName(whole);
    if (flag == QLatin1String("tags") && whole.contains(u'=') && !word.startsWith(u'-'))
        return QStringLiteral(",");
    if (isToolFlag(flag, word))
        return whole.contains(u'=') ? QStringLiteral(" ") : QStringLiteral("=");
    // -X main.version=1
    return flag == QLatin1String("ldflags") && whole.endsWith(QLatin1String("-X")) &&
                   !word.startsWith(u'-')
               ? QStringLiteral(" ")
               : QString();
}

} // namespace

QStringList correctedFlags(const QString& text)
{
    QStringList flags;
    for (const QString& word : joinedFlags(lenientWords(text))) {
        const QString between = flags.isEmpty() ? QString() : joint(flags.last(), word);
        if (between.isEmpty())
            flags << word;
        else
            flags.last() += between + word;
    }
    return flags;
}

} // namespace gosetup::gosettings
