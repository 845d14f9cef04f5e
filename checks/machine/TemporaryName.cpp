// SPDX-License-Identifier: Apache-2.0
#include "machine/TemporaryName.h"

#include <QRandomGenerator>
#include <QRegularExpression>

namespace gosetup {

QString temporaryName()
{
    const auto number = QRandomGenerator::system()->generate64();
    return QStringLiteral(".gosetup-%1.tmp").arg(number, 16, 16, QLatin1Char('0'));
}

bool isTemporaryOfOurs(const QString& name)
{
    static const QRegularExpression ours(QStringLiteral("^\\.gosetup-[0-9a-f]{16}\\.tmp$"));
    return ours.match(name).hasMatch();
}

} // namespace gosetup
