// SPDX-License-Identifier: Apache-2.0
// go.sum as the go command reads it: three words a line, a module, a version and a checksum.
// Source: cmd/go/internal/modfetch, readGoSum, Go 1.24. Pure.
#pragma once

#include "gosettings/ModulePaths.h"

#include <QByteArray>
#include <QHash>
#include <QStringList>

#include <vector>

namespace gosetup::gosettings {

struct SumFault
{
    int line = 0;
    int fields = 0; ///< how many there are instead of three

    [[nodiscard]] QString message(const QString& path) const; ///< what Go prints of it
};

struct SumFile
{
    /// By "path version" of a module's contents, "path version/go.mod" of its go.mod.
    QHash<QString, QStringList> sums;
    std::vector<SumFault> faults;
    QStringList conflicts; ///< the keys with different checksums, of which one is wrong

    [[nodiscard]] bool hasContents(const ModuleVersion& module) const;
    [[nodiscard]] bool hasGoMod(const ModuleVersion& module) const;
};
[[nodiscard]] SumFile parseSumFile(const QByteArray& bytes);

} // namespace gosetup::gosettings
