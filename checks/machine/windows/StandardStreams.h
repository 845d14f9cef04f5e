// SPDX-License-Identifier: Apache-2.0
// Whether anybody reads what a window program prints: Windows gives it no console, but a script may
// have given it a file or a pipe. Used by the window's main.
#pragma once

namespace gosetup {

/// Standard output is a file, a pipe or NUL.
[[nodiscard]] bool isOutputRead();
/// Standard error likewise.
[[nodiscard]] bool isErrorOutputRead();

} // namespace gosetup
