// SPDX-License-Identifier: Apache-2.0
// The language of everything a person reads, for window and console alike. Loads the embedded
// translations; knows none of the texts.
#pragma once

#include "base/Result.h"

#include <QString>

#include <vector>

namespace gosetup {

struct LanguageChoice
{
    QString code;    ///< "zh_CN"
    QString ownName; ///< as its readers write it
};
[[nodiscard]] const std::vector<LanguageChoice>& languageChoices();
/// "en" until useLanguage() was called.
[[nodiscard]] QString currentLanguage();
/// Replaces the installed translations, so that widgets get a LanguageChange event. Empty takes the
/// system's, or English. Usage for a language there is none of.
[[nodiscard]] Result<void> useLanguage(const QString& wanted);

} // namespace gosetup
