// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/OsName.h"

namespace gosetup {

QString osNameFrom(const QString& productName, int build)
{
    constexpr int firstOfWindows11 = 22000;
    const QLatin1String ten("Windows 10");
    const QString name = productName.trimmed().isEmpty() ? QString(ten) : productName.trimmed();
    if (build >= firstOfWindows11 && name.startsWith(ten))
        return QStringLiteral("Windows 11") + name.mid(ten.size());
    return name;
}

} // namespace gosetup
