// SPDX-License-Identifier: Apache-2.0
#include "machine/Appearance.h"

namespace gosetup {

bool appsAreDark(const Registry& registry)
{
    const auto value = registry.read(
        {Hive::CurrentUser,
         QStringLiteral("Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
         QStringLiteral("AppsUseLightTheme")});
    // Unreadable is as good as never chosen: it is a matter of taste, not of truth.
    if (!value || !*value)
        return false;
    return (*value)->dword() == std::optional<quint32>(0);
}

} // namespace gosetup
