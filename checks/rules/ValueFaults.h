// SPDX-License-Identifier: Apache-2.0
// Values of Go's settings whose fault is in their characters: quotes, invisible characters,
// look-alikes, paths of another system. Found here once; the rules on each setting then leave such
// a value alone. Pure.
#pragma once

#include "facts/Facts.h"
#include "rules/GoSettingFixes.h"

#include <optional>

namespace gosetup {

struct ValueFault
{
    enum class Kind
    {
        Quoted,
        Invisible, ///< control characters, blanks at the ends
        LookAlike, ///< full-width and typographic characters
        UnixPath,  ///< /c/Users/li/go, /usr/local/go
        Comment,   ///< "on # for now": Go knows comments of whole lines only
    };
    Kind kind = Kind::Quoted;
    QString name;
    SettingPlace place; ///< the one that counts
    /// Go stops because of it, or nothing can be made there; else it passes over the value or takes
    /// it as it is.
    bool refused = false;
};
/// The fault of the setting in the place that counts. What Go reads the same with or without it is
/// none, nor is a full-width character in the name of a folder that exists.
[[nodiscard]] std::optional<ValueFault> valueFault(const Facts& facts, const QString& name);
/// Whether Go refuses the value, or its characters have a fault.
[[nodiscard]] bool isFaulty(const Facts& facts, const QString& name, const QString& value);
/// The value as it was meant; empty where nobody can tell.
[[nodiscard]] QString correctedValue(const QString& name, const QString& text);
/// "C:\Users\li" of "/c/Users/li" and "/mnt/c/Users/li"; empty for other paths.
[[nodiscard]] QString windowsPathOf(const QString& unixPath);

} // namespace gosetup
