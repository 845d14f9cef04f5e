// SPDX-License-Identifier: Apache-2.0
#include "changes/run/EnvironmentBroadcast.h"

namespace gosetup {

bool changesEnvironment(const Change& change)
{
    return std::holds_alternative<SetVariable>(change) || std::holds_alternative<EditPath>(change);
}

void broadcastEnvironment(Machine& machine, std::chrono::milliseconds perWindow,
                          std::vector<Text>& hints)
{
    if (const auto told = machine.shell().broadcastEnvironment(perWindow); told) {
        hints.push_back(Text::tr("open a new terminal to use the new settings"));
        return;
    }
    hints.push_back(Text::tr("the settings were saved, but some open programs could not be "
                             "notified: open new terminals, or sign out and in again"));
}

} // namespace gosetup
