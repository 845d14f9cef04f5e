// SPDX-License-Identifier: Apache-2.0
// A text that a person pipes or types in: read from standard input as far as it is looked at, in
// the encodings that Windows' shells write.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QString>

namespace gosetup::cli {

/// All of standard input, at most 512 KiB of it; Usage where there is none.
[[nodiscard]] Result<QString> readStandardInput();
/// UTF-16 as PowerShell's > writes it, UTF-8, else the system's own code page.
[[nodiscard]] QString decodedInput(const QByteArray& bytes);

} // namespace gosetup::cli
