// SPDX-License-Identifier: Apache-2.0
#include "facts/AliasFacts.h"

#include "machine/formats/AppExecLink.h"

namespace gosetup {

std::optional<AppExecLink> parseAppExecLink(const QByteArray& data)
{
    const auto strings = appExecStrings(data);
    if (!strings)
        return std::nullopt;
    return AppExecLink{strings->value(0), strings->value(1), strings->value(2)};
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
