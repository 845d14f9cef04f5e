// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/ChildEnvironment.h"

#include <algorithm>

namespace gosetup {

namespace {

/// The name may begin with '=': "=C:" holds the current folder of drive C.
QString nameOf(const QString& entry)
{
    return entry.left(entry.indexOf(u'=', 1)).toUpper();
}

} // namespace

QStringList childEnvironment(const QStringList& own)
{
    const QStringList left = {QStringLiteral("GOROOT"), QStringLiteral("GOPATH"),
                              QStringLiteral("GOFLAGS"), QStringLiteral("GOENV"),
                              QStringLiteral("GOTOOLCHAIN")};
    QStringList entries;
    for (const QString& entry : own) {
        if (entry.indexOf(u'=', 1) > 0 && !left.contains(nameOf(entry)))
            entries << entry;
    }
    return entries << QStringLiteral("GOENV=off") << QStringLiteral("GOTOOLCHAIN=local");
}

QStringList environmentEntries(const QMap<QString, QString>& block)
{
    QStringList entries;
    for (auto it = block.begin(); it != block.end(); ++it) {
        const QString entry = it.key() + u'=' + it.value();
        if (!it.key().isEmpty() && !it.key().mid(1).contains(u'=') && !entry.contains(QChar(u'\0')))
            entries << entry;
    }
    return entries;
}

std::u16string environmentBlock(const QStringList& entries)
{
    QStringList sorted = entries;
    std::stable_sort(sorted.begin(), sorted.end(), [](const QString& a, const QString& b) {
        return nameOf(a).compare(nameOf(b), Qt::CaseSensitive) < 0;
    });
    std::u16string block;
    for (const QString& entry : sorted)
        block += entry.toStdU16String() + u'\0';
    if (block.empty())
        block += u'\0'; // an empty block ends with two as well
    return block + u'\0';
}

} // namespace gosetup
