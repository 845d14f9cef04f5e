// SPDX-License-Identifier: Apache-2.0
// Port: start a program with an argument list, and see which programs run. Never a shell string.
#pragma once

#include "base/Progress.h"
#include "base/Result.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <optional>
#include <vector>

namespace gosetup {

struct RunRequest
{
    QString program; ///< absolute
    QStringList arguments;
    std::chrono::milliseconds timeout{};
    QString workingFolder; ///< absolute; empty: one that nobody needs
    /// The whole environment of the program. nullopt: that of this process, without what would make
    /// a Go toolchain answer for another one.
    std::optional<QMap<QString, QString>> block;
    const Progress* cancel = nullptr; ///< ends the program when it is cancelled; outlives the run
};

struct ProcessResult
{
    /// Win32 error of the start itself (2, 5, 193, 1920, 4551 …); 0 = it started.
    quint32 startError = 0;
    /// Exit code, or the NTSTATUS (0xC000007B …) where the system ended it.
    quint32 exitCode = 0;
    QByteArray standardOutput;
    QByteArray standardError;

    [[nodiscard]] bool succeeded() const { return startError == 0 && exitCode == 0; }
};

struct RunningProcess
{
    qint64 pid = 0;
    QString name; ///< "WindowsTerminal.exe"
    QString path; ///< may be empty where the system does not tell
    QDateTime started;
};

class Processes
{
  public:
    Processes() = default;
    Processes(const Processes&) = delete;
    Processes& operator=(const Processes&) = delete;
    virtual ~Processes() = default;

    /// Runs to the end, without administrator rights even where this process has them. Timeout when
    /// it takes longer, Cancelled when it was ended; a failed start is a result, not an error. At
    /// most 1 MiB of output is kept.
    [[nodiscard]] virtual Result<ProcessResult> run(const RunRequest& request) = 0;
    [[nodiscard]] Result<ProcessResult> run(const QString& program, const QStringList& arguments,
                                            std::chrono::milliseconds timeout);
    [[nodiscard]] virtual Result<std::vector<RunningProcess>> running() const = 0;
};

} // namespace gosetup
