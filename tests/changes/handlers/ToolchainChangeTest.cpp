// SPDX-License-Identifier: Apache-2.0
// Installing and removing a Go as changes: in a run, undone, in use, over an older one.
#include "changes/handlers/ChangeHandlers.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"
#include "support/ToolchainKit.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

constexpr auto bin = "C:\\Users\\li\\AppData\\Local\\Programs\\Go\\bin";

TreeState treeAt(Machine& machine, const char* folder)
{
    const auto state = readCurrentState(machine, installTo(folder));
    EXPECT_TRUE(state.has_value());
    return state ? std::get<TreeState>(*state) : TreeState{};
}

/// What is beside the root: the root, and the folders that a run works in.
QStringList besideRoot(Machine& machine)
{
    return machine.files().list(winpath::parent(s(root))).value_or(QStringList());
}

UndoReport undoTheRun(Machine& machine, const QString& runId)
{
    Progress progress;
    return undo(machine, runId, {}, progress);
}

class ToolchainChange : public testing::Test
{
  protected:
    std::shared_ptr<PracticeMachine> open(const MachineImage& image)
    {
        return machineOf(image, m_folder.path());
    }

    /// The same files, with another state of the machine about them.
    std::shared_ptr<PracticeMachine> reopen(const MachineImage& image)
    {
        EXPECT_TRUE(QFile::remove(m_folder.path() + s("/state.json")));
        return machineOf(image, m_folder.path());
    }

  private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_F(ToolchainChange, InstallsRunsAndIsTakenBackWithoutATrace)
{
    const auto machine = open(imageWithUserPath(s("a")));
    const RunReport report = runChanges(*machine, {installTo(root), insertFirst(s(bin))});
    ASSERT_TRUE(succeeded(report));
    EXPECT_EQ(treeAt(*machine, root).version, s("go1.99.0"));
    EXPECT_FALSE(treeAt(*machine, root).damaged);
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(treeAt(*machine, root).present);
    EXPECT_EQ(pathText(*machine), s("a"));
    EXPECT_FALSE(machine->files().info(s("C:\\Users\\li\\AppData\\Local\\Programs"))->has_value());
}

TEST_F(ToolchainChange, AnOlderGoAtTheSamePlaceComesBack)
{
    MachineImage image;
    image.go(s(root), s("go1.19.3"));
    const auto machine = open(image);
    ASSERT_TRUE(succeeded(runChanges(*machine, {installTo(root)})));
    EXPECT_EQ(treeAt(*machine, root).version, s("go1.99.0"));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(treeAt(*machine, root).version, s("go1.19.3"));
}

TEST_F(ToolchainChange, TheSameCompleteGoIsNotInstalledAgainButADamagedOneIs)
{
    const auto machine = open(MachineImage());
    ASSERT_TRUE(succeeded(runChanges(*machine, {installTo(root)})));
    EXPECT_TRUE(planOf(*machine, {installTo(root)}).changes.empty());
    ASSERT_TRUE(machine->files().remove(s(bin) + s("\\gofmt.exe")));
    const Plan repair = planOf(*machine, {installTo(root)});
    ASSERT_EQ(repair.changes.size(), 1U);
    EXPECT_TRUE(succeeded(run(*machine, repair)));
    EXPECT_FALSE(treeAt(*machine, root).damaged);
}

TEST_F(ToolchainChange, AFolderWithOtherThingsIsRefused)
{
    MachineImage image;
    image.file(s(root) + s("\\thesis.docx")).content("words");
    const auto machine = open(image);
    EXPECT_FALSE(makePlan(*machine, {{installTo(root), {}}}).has_value());
}

TEST_F(ToolchainChange, AFailureAfterTheInstallTakesItBack)
{
    MachineImage image = imageWithUserPath(s("a"));
    image.go(s(root), s("go1.19.3"));
    image.fault(s("registry.write"), ImageFault::Kind::AccessDenied, 0, s("Path"));
    const auto machine = open(image);
    const RunReport report = runChanges(*machine, {installTo(root), insertFirst(s(bin))});
    ASSERT_FALSE(report.succeeded());
    EXPECT_TRUE(report.rolledBack());
    EXPECT_EQ(treeAt(*machine, root).version, s("go1.19.3"));
    EXPECT_EQ(machine->files().list(s("C:\\Users\\li\\AppData\\Local\\Programs"))->size(), 1);
}

TEST_F(ToolchainChange, AFailedInstallLeavesNoFolderThatItMade)
{
    MachineImage image;
    image.fault(s("processes.run"), ImageFault::Kind::Timeout);
    const auto machine = open(image);
    EXPECT_FALSE(runChanges(*machine, {installTo(root)}).succeeded());
    EXPECT_FALSE(machine->files().info(s("C:\\Users\\li\\AppData\\Local\\Programs"))->has_value());
}

TEST_F(ToolchainChange, OfMachineScopeIsInstalledByTheElevatedCopyAndUndone)
{
    MachineImage image;
    image.folder(s("C:\\Program Files"));
    const auto machine = open(image);
    const char* wide = "C:\\Program Files\\Go";
    const RunReport report =
        runChanges(*machine, {installTo(wide, Scope::Machine),
                              insertFirst(s("C:\\Program Files\\Go\\bin"), Scope::Machine)});
    ASSERT_TRUE(succeeded(report));
    EXPECT_EQ(treeAt(*machine, wide).version, s("go1.99.0"));
    EXPECT_EQ(pathText(*machine, Scope::Machine), s("C:\\Program Files\\Go\\bin"));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(treeAt(*machine, wide).present);
    EXPECT_FALSE(pathOf(*machine, Scope::Machine).has_value());
}

TEST_F(ToolchainChange, RemovingMovesAsideAndUndoBringsItBack)
{
    MachineImage image;
    image.go(s("C:\\Users\\li\\go1.19"), s("go1.19.3"));
    const auto machine = open(image);
    EXPECT_TRUE(succeeded(
        runChanges(*machine, {RemoveToolchain{s("C:\\Users\\li\\go1.19"), Scope::User}})));
    EXPECT_FALSE(machine->files().info(s("C:\\Users\\li\\go1.19"))->has_value());
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(treeAt(*machine, "C:\\Users\\li\\go1.19").version, s("go1.19.3"));
}

TEST_F(ToolchainChange, AnInstallAndItsRemovalUndoneInEitherOrderLeaveNothing)
{
    for (const Scope scope : {Scope::User, Scope::Machine}) {
        for (const bool overAnother : {false, true}) {
            for (const bool installFirst : {true, false}) {
                MachineImage image;
                const QTemporaryDir folder;
                const QString parent =
                    scope == Scope::User ? winpath::parent(s(root)) : s("C:\\Program Files");
                const QString place = winpath::join(parent, s("Go"));
                image.folder(s("C:\\Program Files"));
                if (overAnother)
                    image.go(place, s("go1.19.3"));
                const auto machine = machineOf(image, folder.path());
                const auto before = machine->files().list(parent);
                const QByteArray utf8 = place.toUtf8();
                const RunReport install =
                    runChanges(*machine, {installTo(utf8.constData(), scope)});
                ASSERT_TRUE(succeeded(install));
                const RunReport removal = runChanges(*machine, {RemoveToolchain{place, scope}});
                ASSERT_TRUE(succeeded(removal));
                const auto& [one, two] = installFirst ? std::pair(install.runId, removal.runId)
                                                      : std::pair(removal.runId, install.runId);
                EXPECT_TRUE(succeeded(undoTheRun(*machine, one)));
                EXPECT_TRUE(succeeded(undoTheRun(*machine, two)));
                EXPECT_EQ(machine->files().list(parent).value_or(QStringList()),
                          before.value_or(QStringList()))
                    << overAnother << installFirst;
                EXPECT_EQ(treeAt(*machine, utf8.constData()).version,
                          overAnother ? s("go1.19.3") : QString());
            }
        }
    }
}

TEST_F(ToolchainChange, ARemovalBetweenTwoInstallsIsUndoneInAnyOrder)
{
    std::vector<std::size_t> order = {0, 1, 2};
    do {
        MachineImage image;
        const QTemporaryDir folder;
        image.go(s(root), s("go1.19.3"));
        const auto machine = machineOf(image, folder.path());
        const std::vector<Change> changes = {installTo(root), RemoveToolchain{s(root), Scope::User},
                                             installTo(root)};
        QStringList ids;
        for (const Change& change : changes)
            ids << runChanges(*machine, {change}).runId;
        for (const std::size_t index : order)
            EXPECT_TRUE(succeeded(undoTheRun(*machine, ids[static_cast<int>(index)])));
        EXPECT_EQ(besideRoot(*machine), QStringList{s("Go")}) << order[0] << order[1] << order[2];
        EXPECT_EQ(treeAt(*machine, root).version, s("go1.19.3"));
    } while (std::ranges::next_permutation(order).found);
}

TEST_F(ToolchainChange, AFileOfThePersonInARemovedGoStaysWhenItsInstallWasUndoneFirst)
{
    const auto machine = open(MachineImage());
    const RunReport install = runChanges(*machine, {installTo(root)});
    ASSERT_TRUE(succeeded(install));
    ASSERT_TRUE(machine->files().write(s(bin) + s("\\mytool.exe"), "MZ mine"));
    const RunReport removal = runChanges(*machine, {RemoveToolchain{s(root), Scope::User}});
    ASSERT_TRUE(succeeded(removal));
    EXPECT_TRUE(succeeded(undoTheRun(*machine, install.runId)));
    EXPECT_TRUE(succeeded(undoTheRun(*machine, removal.runId)));
    EXPECT_EQ(*machine->files().read(s(bin) + s("\\mytool.exe"), 100), "MZ mine");
    EXPECT_EQ(besideRoot(*machine), QStringList{s("Go")});
    EXPECT_FALSE(machine->files().info(s(bin) + s("\\go.exe"))->has_value());
}

TEST_F(ToolchainChange, ENV_044_UndoKeepsFilesOfThePersonAndThePathEntryOfTheirFolder)
{
    const auto machine = open(imageWithUserPath(s("a")));
    ASSERT_TRUE(succeeded(
        runChanges(*machine, {installTo(root), insertFirst(s(bin)), insertLast(s("C:\\other"))})));
    ASSERT_TRUE(machine->files().write(s(bin) + s("\\mytool.exe"), "MZ mine"));
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(*machine->files().read(s(bin) + s("\\mytool.exe"), 100), "MZ mine");
    EXPECT_FALSE(machine->files().info(s(bin) + s("\\go.exe"))->has_value());
    EXPECT_EQ(pathText(*machine), s(bin) + s(";a"));
    EXPECT_EQ(report.changes[0].how, UndoneChange::How::OnlyOurs);
    EXPECT_TRUE(report.changes[0].note.english().contains(s("stays on PATH")));
}

TEST_F(ToolchainChange, ENV_103_AJunctionInTheTreeGoesAndItsTargetStays)
{
    MachineImage image;
    image.file(s("C:\\data\\precious.txt")).content("keep me");
    image.go(s("C:\\Users\\li\\tree"), s("go1.19.3"));
    image.folder(s("C:\\Users\\li\\tree\\pkg\\link")).link(reparse::mountPoint, s("C:\\data"));
    const auto machine = open(image);
    EXPECT_TRUE(machine->files().removeTree(s("C:\\Users\\li\\tree")));
    EXPECT_FALSE(machine->files().info(s("C:\\Users\\li\\tree"))->has_value());
    EXPECT_EQ(*machine->files().read(s("C:\\data\\precious.txt"), 100), "keep me");
}

TEST_F(ToolchainChange, ENV_104_NothingIsRemovedWhileAGoProgramRunsAndTheListIsShown)
{
    const auto machine = open(imageWithUserPath(s("a")));
    ASSERT_TRUE(succeeded(runChanges(*machine, {installTo(root), insertFirst(s(bin))})));
    MachineImage busy = machine->image();
    busy.running.push_back({4711, s("gopls.exe"), s(bin) + s("\\gopls.exe"), {}});
    busy.running.push_back({4712, s("cmd.exe"), s("C:\\Windows\\System32\\cmd.exe"), {}});
    const auto inUse = reopen(busy);
    const auto path = pathText(*inUse);
    const UndoReport report = undoLast(*inUse);
    ASSERT_FALSE(report.succeeded());
    EXPECT_EQ(report.error->code, ErrorCode::InUse);
    EXPECT_TRUE(report.error->english().contains(s("gopls.exe (4711)")));
    EXPECT_FALSE(report.error->english().contains(s("cmd.exe")));
    EXPECT_EQ(pathText(*inUse), path);
    EXPECT_EQ(treeAt(*inUse, root).version, s("go1.99.0"));

    RemoveToolchain away{s(root), Scope::User};
    EXPECT_EQ(runChanges(*inUse, {away}).error->code, ErrorCode::InUse);
}

TEST_F(ToolchainChange, AnotherProductWithAVersionFileIsNoGo)
{
    MachineImage image;
    image.file(QStringLiteral("C:\\Users\\li\\Ruby\\VERSION")).content("3.2.1");
    image.file(QStringLiteral("C:\\Users\\li\\Ruby\\bin\\ruby.exe")).pe(Arch::Amd64);
    const auto odd = machineOf(image);
    const Change changes[] = {installTo("C:\\Users\\li\\Ruby"),
                              RemoveToolchain{QStringLiteral("C:\\Users\\li\\Ruby"), Scope::User}};
    for (const Change& change : changes) {
        const auto plan = makePlan(*odd, {{change, {}}});
        ASSERT_FALSE(plan.has_value());
        EXPECT_EQ(plan.error().code, ErrorCode::Invalid);
    }
}
