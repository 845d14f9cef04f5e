// SPDX-License-Identifier: Apache-2.0
#include "facts/ProgramExtensions.h"

namespace gosetup {

QStringList extensionsOf(const QString& pathext)
{
    if (pathext.isEmpty())
        return {QStringLiteral(".com"), QStringLiteral(".exe"), QStringLiteral(".bat"),
                QStringLiteral(".cmd")};
    return pathext.toLower().split(u';', Qt::SkipEmptyParts);
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
