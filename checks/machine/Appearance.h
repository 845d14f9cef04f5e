// SPDX-License-Identifier: Apache-2.0
// How the person wants programs to look: light, dark, or with the colours of a contrast theme. Used
// by the window; knows no widget and no style.
#pragma once

#include "machine/Registry.h"

#include <optional>

namespace gosetup {

/// Colours that a contrast theme gives to every program, as 0xRRGGBB.
struct ContrastColours
{
    quint32 window = 0xFFFFFF;
    quint32 windowText = 0x000000;
    quint32 highlight = 0x000000;
    quint32 highlightText = 0xFFFFFF;
    quint32 disabledText = 0x000000;
    quint32 link = 0x000000;

    bool operator==(const ContrastColours&) const = default;
};

struct Appearance
{
    bool dark = false;
    std::optional<ContrastColours> contrast; ///< while a contrast theme is on

    bool operator==(const Appearance&) const = default;
};

/// What this account chose in Settings → Personalization → Colors for apps; light where it never
/// chose. Source: AppsUseLightTheme, as Windows' own dialog writes it.
[[nodiscard]] bool appsAreDark(const Registry& registry);

} // namespace gosetup
