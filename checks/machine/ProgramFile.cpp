// SPDX-License-Identifier: Apache-2.0
#include "machine/ProgramFile.h"

#include "machine/MinimalPe.h"

namespace gosetup {

QByteArray minimalPe(Arch arch)
{
    const auto machine = arch == Arch::Amd64   ? pe::amd64
                         : arch == Arch::Arm64 ? pe::arm64
                                               : pe::i386;
    return QByteArray::fromStdString(minimalProgram(machine));
}

} // namespace gosetup
