// SPDX-License-Identifier: Apache-2.0
// The process is killed around each step of building a tool, and of its undo: the former program is
// there afterwards, or what the run made, and undo gives the former one back.
#include "changes/run/History.h"
#include "machine/practice/ImageJson.h"
#include "support/ChangesKit.h"
#include "support/ChildRole.h"
#include "support/JournalKit.h"
#include "support/ToolchainKit.h"

#include <QFile>
#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString killedTool = QStringLiteral("C:\\Users\\li\\go\\bin\\dlv.exe");

MachineImage imageOfToolKills()
{
    MachineImage image;
    image.go(s("C:\\Go"), s("go1.24.4"));
    ImageGoBuild old;
    old.go = s("1.21.1");
    old.path = s("github.com/go-delve/delve/cmd/dlv");
    old.version = s("v1.21.0");
    image.file(killedTool).program(old);
    return image;
}

std::vector<Change> toolChanges()
{
    return {InstallTool{s("github.com/go-delve/delve/cmd/dlv"), s("v1.24.2"), killedTool,
                        s("C:\\Go\\bin\\go.exe"), s("go1.24.4")}};
}

int playOn(const QStringList& arguments, bool (*work)(Machine&))
{
    const auto machine = PracticeMachine::open(arguments.value(0), {arguments.value(1), false});
    if (!machine)
        return 3;
    return work(**machine) ? 0 : 4;
}

const ChildRole installToolRole("install-tool", [](const QStringList& arguments) {
    return playOn(arguments,
                  [](Machine& machine) { return runChanges(machine, toolChanges()).succeeded(); });
});
const ChildRole undoToolRole("undo-tool", [](const QStringList& arguments) {
    return playOn(arguments, [](Machine& machine) { return undoLast(machine).succeeded(); });
});

int childOf(const char* role, const MachineImage& image, const QString& folder)
{
    QFile file(folder + s("/given.json"));
    if (!file.open(QIODevice::WriteOnly))
        return 3;
    file.write(writeImage(image));
    file.close();
    return exitCodeOf(role, {file.fileName(), folder});
}

QByteArray bytesOfTool(Machine& machine)
{
    return machine.files().read(killedTool, 1 << 20).value_or("absent");
}

void expectFormer(const MachineImage& image, const QString& folder)
{
    const auto next = openedWithoutFaults(image, folder);
    const QByteArray former = bytesOfTool(*machineOf(imageOfToolKills()));
    const auto recovered = recoverInterrupted(*next);
    ASSERT_TRUE(recovered) << recovered.error().english().toStdString();
    const UndoReport undone = undoLast(*next);
    if (!undone.succeeded()) {
        EXPECT_EQ(undone.error->code, ErrorCode::NotFound) << undone.error->english().toStdString();
    }
    EXPECT_EQ(bytesOfTool(*next), former);
    EXPECT_EQ(next->files().list(s("C:\\Users\\li\\go\\bin")).value_or(QStringList()),
              QStringList{s("dlv.exe")});
}

void killAround(const char* operation, ImageFault::Kind kind, bool inUndo)
{
    for (int n = 0; n < 50; ++n) {
        SCOPED_TRACE(QStringLiteral("%1 %2").arg(s(operation)).arg(n).toStdString());
        QTemporaryDir folder;
        MachineImage image = imageOfToolKills();
        if (inUndo) {
            ASSERT_EQ(childOf("install-tool", image, folder.path()), 0);
            image = machineOf(image, folder.path())->image();
            QFile::remove(folder.path() + s("/state.json"));
        }
        image.fault(s(operation), kind, n, {});
        const int code = childOf(inUndo ? "undo-tool" : "install-tool", image, folder.path());
        if (code == 0) {
            EXPECT_GT(n, 0) << "nothing was killed";
            return;
        }
        ASSERT_EQ(code, 137);
        image.faults.clear();
        expectFormer(image, folder.path());
        if (testing::Test::HasFailure())
            return;
    }
}

} // namespace

TEST(KilledToolInstall, AroundEachRename)
{
    killAround("files.rename", ImageFault::Kind::Kill, false);
    killAround("files.rename", ImageFault::Kind::KillAfter, false);
}

TEST(KilledToolInstall, AroundTheBuildAndEachWrite)
{
    killAround("processes.run", ImageFault::Kind::Kill, false);
    killAround("files.write", ImageFault::Kind::KillAfter, false);
    killAround("files.makeFolder", ImageFault::Kind::KillAfter, false);
}

TEST(KilledToolUndo, AroundEachRename)
{
    killAround("files.rename", ImageFault::Kind::Kill, true);
    killAround("files.rename", ImageFault::Kind::KillAfter, true);
}
