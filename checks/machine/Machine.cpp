// SPDX-License-Identifier: Apache-2.0
#include "machine/Machine.h"

namespace gosetup {

QString toString(VolumeKind kind)
{
    switch (kind) {
    case VolumeKind::Fixed: return QStringLiteral("fixed");
    case VolumeKind::Removable: return QStringLiteral("removable");
    case VolumeKind::Network: return QStringLiteral("network");
    case VolumeKind::Other: return QStringLiteral("other");
    }
    return QStringLiteral("other");
}

QString toString(Arch arch)
{
    switch (arch) {
    case Arch::Amd64: return QStringLiteral("amd64");
    case Arch::Arm64: return QStringLiteral("arm64");
    case Arch::X86: return QStringLiteral("386");
    }
    return QStringLiteral("amd64");
}

std::optional<Arch> archFrom(const QString& goarch)
{
    for (const Arch arch : {Arch::Amd64, Arch::Arm64, Arch::X86}) {
        if (goarch == toString(arch))
            return arch;
    }
    return std::nullopt;
}

} // namespace gosetup
