// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/ProcessBlock.h"

namespace gosetup {

QMap<QString, QString> parseProcessBlock(QStringView block)
{
    QMap<QString, QString> variables;
    for (const QStringView entry : block.split(QChar(0))) {
        const auto equals = entry.indexOf(u'=');
        if (equals > 0)
            variables.insert(entry.left(equals).toString().toUpper(),
                             entry.mid(equals + 1).toString());
    }
    return variables;
}

} // namespace gosetup
