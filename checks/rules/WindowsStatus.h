// SPDX-License-Identifier: Apache-2.0
// What Windows means by the number with which a program did not start, in plain words. Pure; used
// by the toolchain rules.
#pragma once

#include "base/Text.h"

namespace gosetup::rules {

struct StatusMeaning
{
    Text what;   ///< "access denied (5)"
    Text reason; ///< a sentence: what is likely behind it
    Text remedy; ///< what to do
};

/// `startError`: Win32 error of CreateProcess; `exitCode`: exit code or NTSTATUS. Source:
/// winerror.h, ntstatus.h.
[[nodiscard]] StatusMeaning explainStart(quint32 startError, quint32 exitCode);

} // namespace gosetup::rules
