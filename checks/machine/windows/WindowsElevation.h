// SPDX-License-Identifier: Apache-2.0
// Starts this very program once more with administrator rights: with a plan file and its hash on
// the command line, and waits for its end, or with its window. Used by WindowsMachine; knows
// nothing of plans.
#pragma once

#include "machine/System.h"

#include <QStringList>

namespace gosetup {

class WindowsElevation final : public Elevation
{
  public:
    /// `program`: the executable that understands `--elevated`; empty = the running one.
    explicit WindowsElevation(QString program = {}) : m_program(std::move(program)) {}

    /// One prompt (ShellExecuteEx, verb "runas"). ElevationRefused when the person said no (1223);
    /// otherwise what the copy's exit code tells (elevationResult). `inProcess` is not called: the
    /// work is done in the other process.
    [[nodiscard]] Result<void> run(const ElevationCall& call,
                                   const ElevatedMain& inProcess) override;
    /// The same prompt; the window comes to the front by itself. `inProcess` is not called.
    [[nodiscard]] Result<void> open(const QStringList& arguments,
                                    const ElevatedView& inProcess) override;

  private:
    QString m_program;
};

} // namespace gosetup
