// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticePorts.h"

#include "machine/wmi/WmiDefender.h"
#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

namespace {

tl::unexpected<Error> defenderSilent()
{
    return fail(wmiError({0x800106BA, {}, false}, true, QStringLiteral("Microsoft Defender")));
}

} // namespace

Result<DefenderStatus> PracticeDefender::status() const
{
    return m_state->perform("defender.status", {}, [&]() -> Result<DefenderStatus> {
        if (!m_state->image.defender.answers)
            return defenderSilent();
        return m_state->image.defender.status;
    });
}

Result<DefenderLists> PracticeDefender::exclusions() const
{
    return m_state->perform("defender.exclusions", {}, [&]() -> Result<DefenderLists> {
        const ImageDefender& defender = m_state->image.defender;
        if (!defender.answers)
            return defenderSilent();
        QString hidden; // Defender's own words: ScoopInstaller/Scoop#4098
        if (defender.visibility == ExclusionsVisibility::HiddenByPolicy)
            hidden = QStringLiteral("N/A: Administrators are not allowed to view exclusions");
        else if (defender.visibility == ExclusionsVisibility::NeedsElevation && !m_view.elevated)
            hidden = QStringLiteral("N/A: Must be an administrator to view exclusions");
        if (hidden.isEmpty())
            return defender.lists;
        return DefenderLists{{hidden}, {hidden}, {hidden}};
    });
}

Result<QStringList> PracticeDefender::otherProducts() const
{
    return m_state->perform("defender.otherProducts", {}, [&]() -> Result<QStringList> {
        return m_state->image.defender.otherProducts;
    });
}

Result<void> PracticeDefender::mayChange(const QString& folder) const
{
    const ImageDefender& defender = m_state->image.defender;
    if (!defender.answers)
        return defenderSilent();
    if (!m_view.elevated)
        return fail(needsRights(QStringLiteral("Microsoft Defender")));
    if (defender.adds == DefenderAdds::PolicyRefused)
        return fail(ErrorCode::Policy,
                    Text::tr("%1: your organisation manages Defender's exclusions").arg(folder));
    return {};
}

Result<void> PracticeDefender::addPath(const QString& folder)
{
    return m_state->perform("defender.addPath", folder, [&]() -> Result<void> {
        if (auto allowed = mayChange(folder); !allowed)
            return allowed;
        ImageDefender& defender = m_state->image.defender;
        const bool listed =
            std::any_of(defender.lists.paths.begin(), defender.lists.paths.end(),
                        [&](const QString& path) { return winpath::same(path, folder); });
        if (listed || defender.adds == DefenderAdds::Ineffective)
            return {};
        defender.lists.paths << folder;
        return m_state->save();
    });
}

Result<void> PracticeDefender::removePath(const QString& folder)
{
    return m_state->perform("defender.removePath", folder, [&]() -> Result<void> {
        if (auto allowed = mayChange(folder); !allowed)
            return allowed;
        ImageDefender& defender = m_state->image.defender;
        const auto removed = defender.lists.paths.removeIf(
            [&](const QString& path) { return winpath::same(path, folder); });
        return removed == 0 ? Result<void>{} : m_state->save();
    });
}

} // namespace gosetup
