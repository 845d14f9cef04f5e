// SPDX-License-Identifier: Apache-2.0
#include "paths/ExtensionList.h"

#include "paths/WindowsPath.h"

#include <QRegularExpression>

namespace gosetup {

namespace {

/// Full-width and half-width forms of ASCII (U+FF01 to U+FF5E) and the ideographic stop and space.
QChar plainCharacter(QChar c)
{
    constexpr char16_t first = 0xFF01;
    constexpr char16_t last = 0xFF5E;
    constexpr char16_t distance = 0xFEE0;
    const char16_t code = c.unicode();
    if (code >= first && code <= last)
        return QChar(static_cast<char16_t>(code - distance));
    if (code == 0x3002)
        return u'.';
    return c.isSpace() ? QChar(u' ') : c;
}

} // namespace

QStringList cmdExtensions()
{
    return {QStringLiteral(".COM"), QStringLiteral(".EXE"), QStringLiteral(".BAT"),
            QStringLiteral(".CMD")};
}

QStringList meantExtensions(const QString& pathext)
{
    QString text = pathext;
    for (QChar& c : text)
        c = plainCharacter(c);
    text.replace(u',', u';').remove(u'"').remove(u'\'');
    static const QRegularExpression neverInNames(QStringLiteral(R"([\x00-\x1f\\/:*?"<>|])"));
    QStringList items;
    for (const QString& part : text.split(u';')) {
        QString item = part.trimmed();
        while (item.startsWith(u'*'))
            item.remove(0, 1);
        if (item.isEmpty() || item == QLatin1String(".") || item.contains(neverInNames))
            continue;
        const bool isWhole = item.startsWith(u'.') || winpath::hasVariable(item);
        const QString extension = isWhole ? item : u'.' + item;
        if (!items.contains(extension, Qt::CaseInsensitive))
            items << extension;
    }
    return items;
}

} // namespace gosetup
