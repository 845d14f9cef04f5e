// SPDX-License-Identifier: Apache-2.0
#include "machine/WindowsEntries.h"

#include "paths/PathList.h"

namespace gosetup {

QStringList windowsPathEntries()
{
    return {QStringLiteral("%SystemRoot%\\system32"), QStringLiteral("%SystemRoot%"),
            QStringLiteral("%SystemRoot%\\System32\\Wbem"),
            QStringLiteral("%SYSTEMROOT%\\System32\\WindowsPowerShell\\v1.0\\"),
            QStringLiteral("%SYSTEMROOT%\\System32\\OpenSSH\\")};
}

QString windowsEntryFolder(const QString& entry, const QString& windows)
{
    return entryFolder(entry, [&windows](const QString& name) {
        const bool isRoot = name.compare(QLatin1String("SystemRoot"), Qt::CaseInsensitive) == 0;
        return isRoot ? windows : QString();
    });
}

} // namespace gosetup
