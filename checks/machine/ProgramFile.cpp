// SPDX-License-Identifier: Apache-2.0
#include "machine/ProgramFile.h"

#include "machine/MinimalPe.h"

#include <QtEndian>

namespace gosetup {

QByteArray minimalPe(Arch arch)
{
    const auto machine = arch == Arch::Amd64   ? pe::amd64
                         : arch == Arch::Arm64 ? pe::arm64
                                               : pe::i386;
    return QByteArray::fromStdString(minimalProgram(machine));
}

std::optional<Arch> programArch(const QByteArray& head)
{
    constexpr qsizetype dosHeader = 64;
    constexpr qsizetype offsetAt = 0x3c;
    if (!head.startsWith("MZ") || head.size() < dosHeader)
        return std::nullopt;
    const auto at = qsizetype{qFromLittleEndian<quint32>(head.constData() + offsetAt)};
    if (at + 6 > head.size() || head.mid(at, 4) != QByteArray("PE\0\0", 4))
        return std::nullopt;
    switch (qFromLittleEndian<quint16>(head.constData() + at + 4)) {
    case pe::amd64: return Arch::Amd64;
    case pe::arm64: return Arch::Arm64;
    case pe::i386: return Arch::X86;
    default: return std::nullopt;
    }
}

} // namespace gosetup
