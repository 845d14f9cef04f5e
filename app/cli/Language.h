// SPDX-License-Identifier: Apache-2.0
// The language of everything a person reads: --lang, else the system's.
#pragma once

#include "base/Result.h"

#include <QStringList>

namespace gosetup::cli {

/// "en", "zh_CN".
[[nodiscard]] QStringList languages();
/// Installs the translations for the life of the application. Usage for a language we do not have;
/// empty takes the system's, or English.
[[nodiscard]] Result<void> useLanguage(const QString& wanted);

} // namespace gosetup::cli
