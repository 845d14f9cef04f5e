// SPDX-License-Identifier: Apache-2.0
#include "facts/ProgramExtensions.h"

namespace gosetup {

QStringList extensionsOf(const QString& pathext)
{
    if (pathext.isEmpty())
        return {QStringLiteral(".com"), QStringLiteral(".exe"), QStringLiteral(".bat"),
                QStringLiteral(".cmd")};
    QStringList extensions;
    for (const QString& item : pathext.toLower().split(u';', Qt::SkipEmptyParts)) {
        QString extension = item.startsWith(u'.') ? item : u'.' + item;
        // Windows drops blanks at the end of a file's name.
        while (extension.endsWith(u' '))
            extension.chop(1);
        extensions << extension;
    }
    return extensions;
}

QStringList searchedExtensions(const QString& pathext)
{
    const QStringList known = extensionsOf(QString());
    QStringList searched = extensionsOf(pathext);
    searched.removeIf([&](const QString& extension) { return !known.contains(extension); });
    searched.removeDuplicates();
    if (!searched.contains(QStringLiteral(".exe")))
        searched << QStringLiteral(".exe");
    return searched;
}

} // namespace gosetup
