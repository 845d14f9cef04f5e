// SPDX-License-Identifier: Apache-2.0
#include "facts/AliasFacts.h"

#include "machine/Files.h"

#include <QStringList>
#include <QtEndian>

namespace gosetup {

std::optional<AppExecLink> parseAppExecLink(const QByteArray& data)
{
    constexpr qsizetype headerSize = 8;
    constexpr qsizetype versionSize = 4;
    qsizetype at = 0;
    if (data.size() >= headerSize &&
        qFromLittleEndian<quint32>(data.constData()) == reparse::appExecLink)
        at = headerSize;
    if (data.size() < at + versionSize + 2)
        return std::nullopt;
    at += versionSize;
    QStringList strings;
    QString current;
    for (; at + 1 < data.size(); at += 2) {
        const auto unit = qFromLittleEndian<quint16>(data.constData() + at);
        if (unit != 0) {
            current += QChar(unit);
            continue;
        }
        strings << current;
        current.clear();
    }
    if (!current.isEmpty())
        strings << current;
    if (strings.value(0).isEmpty())
        return std::nullopt;
    return AppExecLink{strings.value(0), strings.value(1), strings.value(2)};
}

QString AliasFact::tool() const
{
    const QString name = stub.name.toLower();
    return name.endsWith(QLatin1String(".exe")) ? name.chopped(4) : name;
}

const AliasFact* AliasFacts::alias(const QString& tool) const
{
    for (const AliasFact& file : files) {
        if (file.isAlias && file.tool() == tool)
            return &file;
    }
    return nullptr;
}

} // namespace gosetup
