// SPDX-License-Identifier: Apache-2.0
#include "rules/GoProxy.h"

#include <QRegularExpression>

namespace gosetup::rules {

GoProxyList parseGoProxy(const QString& value)
{
    static const QRegularExpression separator(QStringLiteral("[,|]"));
    GoProxyList list;
    QString corrected = value;
    corrected.replace(QRegularExpression(QStringLiteral("[;\\s]+")), QStringLiteral(","));
    QStringList parts = corrected.split(separator);
    QString keptSeparators;
    for (const QChar c : corrected) {
        if (c == u',' || c == u'|')
            keptSeparators += c;
    }
    QString rebuilt;
    bool ended = false; // by direct or off
    for (int i = 0; i < parts.size(); ++i) {
        QString part = parts[i].trimmed();
        if (part.isEmpty())
            continue;
        const bool word = part == QLatin1String("direct") || part == QLatin1String("off");
        if (!word && !part.contains(QLatin1String("://")) &&
            !part.startsWith(QLatin1String("file:"))) {
            list.missingScheme = true;
            part.prepend(QStringLiteral("https://"));
        }
        list.plainHttp = list.plainHttp || part.startsWith(QLatin1String("http://"));
        list.behindDirect = list.behindDirect || ended;
        ended = ended || word;
        list.servers << part;
        if (!rebuilt.isEmpty())
            rebuilt += i > 0 && i <= keptSeparators.size() ? keptSeparators[i - 1] : QChar(u',');
        rebuilt += part;
    }
    list.corrected = rebuilt;
    list.valid = rebuilt == value && !list.missingScheme;
    return list;
}

} // namespace gosetup::rules
