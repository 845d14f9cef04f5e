// SPDX-License-Identifier: Apache-2.0
// An argument list as the one string that CreateProcess wants, so that CommandLineToArgvW and the
// C runtime split it into the same list again. Used by what starts processes on Windows; pure.
#pragma once

#include "base/Result.h"

#include <QStringList>

namespace gosetup {

/// One argument, quoted where it must be. Source: Microsoft, "Parsing C command-line arguments":
/// backslashes are doubled before a quote and before the closing one, and nowhere else.
[[nodiscard]] QString quoteArgument(const QString& argument);
/// All of them, with one blank between; empty for an empty list.
[[nodiscard]] QString quoteArguments(const QStringList& arguments);

/// Program and arguments. Invalid: a NUL in an argument, a quote in the program's path (which has
/// rules of its own and cannot hold one), or a line beyond the 32,767 characters of CreateProcess.
[[nodiscard]] Result<QString> commandLine(const QString& program, const QStringList& arguments);

/// Whether CreateProcess would hand this file to cmd.exe, which reads the arguments as a shell
/// string; blanks and dots at the end do not hide it. Source: CVE-2024-24576.
[[nodiscard]] bool isBatchFile(const QString& program);

} // namespace gosetup
