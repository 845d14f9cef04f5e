// SPDX-License-Identifier: Apache-2.0
// Kinds of registry values in JSON: the names of winnt.h, and REG_0x2A for any other.
#pragma once

#include "base/Json.h"
#include "machine/Registry.h"

namespace gosetup {

template <>
struct json::Codec<RegKind> : json::NoTexts
{
    static QJsonValue write(RegKind kind) { return toString(kind); }
    static void read(const json::Input& in, RegKind& kind)
    {
        const QString name = in.value().toString();
        if (const auto known = regKindFrom(name))
            kind = *known;
        else
            in.refuse(Text::tr("%1 is not a registry value type").arg(name));
    }
};

} // namespace gosetup
