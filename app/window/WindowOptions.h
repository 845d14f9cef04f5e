// SPDX-License-Identifier: Apache-2.0
// The command line of the window program as values. Used by its main; shows nothing.
#pragma once

#include "base/Result.h"
#include "theme/ThemeKeeper.h"

#include <variant>

namespace gosetup {

struct WindowOptions
{
    bool fixView = false;
    QString practice;
    QString practiceDir;
    QString language;
    QString mirror;
    QString archive;
    ColorScheme colorScheme = ColorScheme::System;
};

/// Asked for by --help and --version: to be shown in place of the window.
struct Answer
{
    QString title;
    QString text;
};

/// `arguments` with the program first. Usage.
[[nodiscard]] Result<std::variant<WindowOptions, Answer>>
windowOptionsFrom(const QStringList& arguments);

} // namespace gosetup
