// SPDX-License-Identifier: Apache-2.0
// The names of the numbers with which Windows refuses or ends a program, for people who look them
// up. Pure; used by SmokeMeaning. Sources: winerror.h, ntstatus.h; numbers, for mingw lacks names.
#pragma once

#include "base/Text.h"

namespace gosetup::rules {

/// "ERROR_VIRUS_INFECTED" of 225; empty where we do not know it.
[[nodiscard]] QString win32Name(quint32 error);
/// "STATUS_DLL_NOT_FOUND" of 0xC0000135; empty where we do not know it.
[[nodiscard]] QString ntStatusName(quint32 status);
/// Whether the system ended the program with this code, and not the program itself.
[[nodiscard]] bool isNtStatus(quint32 exitCode);

/// "Windows did not start it: error 225 (ERROR_VIRUS_INFECTED)"
[[nodiscard]] Text startErrorText(quint32 error);
/// "it ended with exit code 1", "Windows ended it: 0xC0000135 (STATUS_DLL_NOT_FOUND)"
[[nodiscard]] Text exitCodeText(quint32 exitCode);

} // namespace gosetup::rules
