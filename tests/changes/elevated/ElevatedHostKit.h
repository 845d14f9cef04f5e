// SPDX-License-Identifier: Apache-2.0
// A machine, its elevated view, and what is sent from the one to the other.
#pragma once

#include "changes/elevated/ElevatedHost.h"
#include "changes/elevated/ElevationPolicy.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"
#include "support/ToolchainKit.h"

#include <QCryptographicHash>

namespace gosetup::testkit {

class ElevatedHost : public testing::Test
{
  protected:
    ElevatedHost() : machine(machineOf(imageOf())), elevated(machine->elevatedView()) {}

    static MachineImage imageOf()
    {
        MachineImage image;
        image.folder(s("C:\\Program Files"));
        // What a stranger could lay on the way to a request.
        image.folder(s("C:\\lure")).link(reparse::mountPoint, s("C:\\Users\\li\\real"));
        return image;
    }

    ElevationRequest requestOf(const std::vector<Change>& changes)
    {
        return {newRunId(*machine),
                {},
                false,
                machine->clock().now().toUTC(),
                planOf(*elevated, changes)};
    }

    Result<void> send(const QByteArray& bytes)
    {
        const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
        EXPECT_TRUE(machine->files().write(file, bytes));
        return applyElevated(*elevated,
                             {file, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)});
    }

    static bool accepts(Machine& judging, const Change& change)
    {
        const Plan plan{judging.name(), {}, {{change, FolderState{}, FolderState{}, {}}}};
        Progress quiet;
        ArchiveTrust trust(KnownHashes::builtIn());
        trust.add(*loadIndex(Source::builtIn(), {}, quiet));
        return judgeRequest(judging, {newRunId(judging), {}, false, {}, plan}, trust).has_value();
    }

    std::shared_ptr<PracticeMachine> machine;
    std::shared_ptr<PracticeMachine> elevated;
    const Change longPaths = EnableLongPaths{};
};

} // namespace gosetup::testkit
