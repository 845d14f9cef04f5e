// SPDX-License-Identifier: Apache-2.0
// The programs that `go install` made, known tools elsewhere on PATH, and git: by their files
// alone. Filled by ToolCollector, which starts none of them. Judges nothing.
#pragma once

#include "base/Observed.h"
#include "machine/formats/BuildInfo.h"

#include <QString>

#include <vector>

namespace gosetup {

struct GoProgramFact
{
    QString name; ///< "gopls"
    QString path;
    bool inGoBin = false;        ///< in the folder of `go install`
    qint64 size = 0;             ///< bytes
    bool placeholder = false;    ///< its data is in the cloud; nothing of it was read
    bool isNoProgram = false;    ///< it was read, and has no header of a program
    Observed<PeHeader> header;   ///< NotPresent: 0 bytes
    Observed<GoBuildInfo> build; ///< NotPresent: a program that is not Go's
};

struct ToolFacts
{
    QString goBin; ///< where `go install` puts programs; empty where Go refuses the setting
    std::vector<GoProgramFact> programs; ///< known tools first
    int notRead = 0;                     ///< more programs than are looked at
    QString git;                         ///< the git that Go starts; empty = not on PATH
    QString gitOffPath;                  ///< where it is installed, while it is not on PATH
    QString goExtension;                 ///< folder of VS Code's Go extension; empty = none

    /// The one that a console starts or that is in the folder of `go install`; nullptr where there
    /// is none. `name`: without ".exe".
    [[nodiscard]] const GoProgramFact* find(const QString& name) const;
};

} // namespace gosetup
