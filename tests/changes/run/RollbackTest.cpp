// SPDX-License-Identifier: Apache-2.0
// "All changes were rolled back" is said only where it was looked up: places that cannot be read
// again, writes that do not hold, folders that stay, a disk that is full, an elevated copy that
// fails.
#include "changes/run/History.h"
#include "changes/run/JournalFolder.h"
#include "support/JournalKit.h"
#include "support/Literals.h"
#include "support/ToolchainKit.h"
#include "toolchain/Install.h"
#include "toolchain/InstallHelpers.h"

#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

constexpr int always = 1000;

void fault(MachineImage& image, const char* at, const char* subject, int after, int times = 1,
           ImageFault::Kind kind = ImageFault::Kind::Io)
{
    image.fault(s(at), kind, after, s(subject));
    image.faults.back().times = times;
}

const ChangeOutcome* outcomeOf(const RunReport& report, const QString& title)
{
    for (const ChangeOutcome& change : report.changes) {
        if (titleOf(change.planned.change).english() == title)
            return &change;
    }
    ADD_FAILURE() << title.toStdString();
    return nullptr;
}

/// The plan is made on a machine that is in order, and applied on the one with the faults.
RunReport runWithFaults(const MachineImage& faulty, const std::vector<Change>& changes,
                        std::shared_ptr<PracticeMachine>& machine, const QString& folder = {})
{
    MachineImage faultless = faulty;
    faultless.faults.clear();
    const Plan plan = planOf(*machineOf(faultless), changes);
    machine = machineOf(faulty, folder);
    return run(*machine, plan);
}

QString versionAt(Machine& machine, const QString& folder)
{
    return QString::fromUtf8(
        machine.files().read(folder + s("\\VERSION"), 100).value_or("none").split('\n').first());
}

} // namespace

TEST(Rollback, OfAPlaceThatCannotBeReadAgainIsNotCalledDone)
{
    MachineImage image = imageWithUserPath(s("a"));
    // Compared, read before, read back, read before undoing; then once more, to be sure.
    fault(image, "registry.read", "GOBIN", 4);
    fault(image, "registry.write", "Path", 0);
    std::shared_ptr<PracticeMachine> machine;
    const RunReport report =
        runWithFaults(image, {setUser("GOBIN", "x"), insertLast(s("C:\\D"))}, machine);
    const ChangeOutcome* first = outcomeOf(report, s("GOBIN (user)"));
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->outcome, Outcome::RollbackFailed);
    EXPECT_TRUE(report.somethingLeft());
    ASSERT_TRUE(first->error.has_value());
    EXPECT_TRUE(first->error->english().contains(s("could not determine")))
        << first->error->english().toStdString();
    EXPECT_EQ(history(*machine)->front().end, RunEnd::Incomplete);
    EXPECT_TRUE(succeeded(undoLast(*machine)));
}

TEST(Rollback, OfTheChangeThatFailedIsLookedUpToo)
{
    MachineImage image = imageWithUserPath(s("a"));
    fault(image, "registry.read", "GOBIN", 2); // cannot be read back
    fault(image, "registry.read", "GOBIN", 4); // nor after it was put back
    std::shared_ptr<PracticeMachine> machine;
    const RunReport report = runWithFaults(image, {setUser("GOBIN", "x")}, machine);
    EXPECT_EQ(report.changes[0].outcome, Outcome::RollbackFailed);
    EXPECT_TRUE(report.somethingLeft());
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(valueOf(*machine, s("GOBIN")));
}

TEST(Rollback, WithAnUnfinishedGoThatCannotBeRemovedIsNotWhole)
{
    const QTemporaryDir folder;
    MachineImage image;
    fault(image, "processes.run", "", 0);
    fault(image, "files.removeTree", "staging", 1, always); // the first is before anything is there
    std::shared_ptr<PracticeMachine> machine;
    const RunReport report = runWithFaults(image, {installTo(root)}, machine, folder.path());
    ASSERT_FALSE(report.succeeded());
    EXPECT_TRUE(report.somethingLeft());
    const QString staging = installPlaces(s(root), report.runId).staging;
    ASSERT_TRUE(report.changes[0].error.has_value());
    EXPECT_TRUE(report.changes[0].error->english().contains(staging))
        << report.changes[0].error->english().toStdString();
    EXPECT_TRUE(machine->files().info(staging)->has_value());

    const auto later = openedWithoutFaults(image, folder.path());
    EXPECT_TRUE(succeeded(undoLast(*later)));
    EXPECT_FALSE(later->files().info(staging)->has_value());
    EXPECT_FALSE(later->files().info(s("C:\\Users\\li\\AppData\\Local\\Programs"))->has_value());
}

TEST(Rollback, PutsBackAnOldGoThatCouldNotBeMovedBackAtOnce)
{
    for (const bool gone : {false, true}) {
        const QTemporaryDir folder;
        MachineImage image;
        image.go(s(root), s("go1.19.3"));
        // The old one is moved aside; neither the new one nor then the old one can be moved in.
        fault(image, "files.rename", "", 1, gone ? always : 2);
        std::shared_ptr<PracticeMachine> machine;
        const RunReport report = runWithFaults(image, {installTo(root)}, machine, folder.path());
        ASSERT_FALSE(report.succeeded());
        EXPECT_EQ(report.somethingLeft(), gone);
        EXPECT_EQ(versionAt(*machine, s(root)), gone ? s("none") : s("go1.19.3"));
        if (!gone)
            continue;
        const auto later = openedWithoutFaults(image, folder.path());
        EXPECT_TRUE(succeeded(undoLast(*later)));
        EXPECT_EQ(versionAt(*later, s(root)), s("go1.19.3"));
    }
}

TEST(Rollback, OnADiskThatIsFullIsToldExactlyAndFinishedWhenThereIsRoom)
{
    const QTemporaryDir folder;
    MachineImage image = imageWithUserPath(s("a"));
    image.file(s("C:\\Users\\li\\AppData\\Local\\Microsoft\\WindowsApps\\go.exe"))
        .alias(s("Some.Go_1"), s("C:\\x\\go.exe"));
    const QString env = s("C:\\Users\\li\\AppData\\Roaming\\go\\env");
    image.file(env).content("GOSUMDB=off\n");
    fault(image, "aliases.disable", "", 0);
    fault(image, "files.write", "go\\env", 1, always, ImageFault::Kind::DiskFull);
    // Its begin, two intents with their outcomes, and the third intent fit in.
    fault(image, "files.hostPath", "journal", 6, always, ImageFault::Kind::DiskFull);
    std::shared_ptr<PracticeMachine> machine;
    const RunReport report =
        runWithFaults(image,
                      {setUser("GOBIN", "x"), WriteGoEnv{s("GOPROXY"), s("direct")},
                       SwitchAlias{s("go.exe"), false, 0, {}}},
                      machine, folder.path());
    EXPECT_TRUE(report.somethingLeft());
    ASSERT_EQ(report.changes.size(), 3U);
    EXPECT_EQ(report.changes[0].outcome, Outcome::RolledBack);
    EXPECT_EQ(report.changes[1].outcome, Outcome::RollbackFailed);
    ASSERT_TRUE(report.changes[1].error.has_value());
    EXPECT_EQ(report.changes[1].error->code, ErrorCode::DiskFull);
    EXPECT_EQ(report.changes[2].outcome, Outcome::Failed);
    EXPECT_FALSE(valueOf(*machine, s("GOBIN")));
    EXPECT_TRUE(std::any_of(report.hints.begin(), report.hints.end(), [](const Text& hint) {
        return hint.english().contains(s("could not record the end"));
    }));

    const auto spacious = openedWithoutFaults(image, folder.path());
    EXPECT_TRUE(history(*spacious)->front().damage.empty());
    const UndoReport undone = undoLast(*spacious);
    EXPECT_TRUE(succeeded(undone));
    EXPECT_EQ(undone.undoes, report.runId);
    EXPECT_EQ(*spacious->files().read(env, 100), "GOSUMDB=off\n");
    EXPECT_EQ(undoLast(*spacious).error->code, ErrorCode::NotFound);
}

TEST(Rollback, OfTheElevatedCopyThatFailsIsTold)
{
    MachineImage image = imageWithUserPath(s("a"));
    fault(image, "registry.write", "LongPaths", 0);
    fault(image, "registry.write", "GOPROXY", 1);
    std::shared_ptr<PracticeMachine> machine;
    const RunReport report =
        runWithFaults(image,
                      {insertLast(s("C:\\D")),
                       SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}, EnableLongPaths{}},
                      machine);
    EXPECT_EQ(outcomeOf(report, s("GOPROXY (system)"))->outcome, Outcome::RollbackFailed);
    EXPECT_EQ(outcomeOf(report, s("Long paths"))->outcome, Outcome::NotDone);
    EXPECT_EQ(pathText(*machine), s("a"));
    EXPECT_TRUE(report.somethingLeft());
    const auto own = readJournal(*machine, machineDataFolder(*machine), report.runId);
    ASSERT_TRUE(own.has_value());
    EXPECT_EQ(own->result, RunEnd::Incomplete);
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(valueOf(*machine, s("GOPROXY"), Scope::Machine));
}

TEST(Rollback, OfAListThatOnlyAdministratorsReadIsAsTheElevatedCopySays)
{
    for (const bool stays : {true, false}) {
        MachineImage image;
        fault(image, "registry.write", "LongPaths", 0);
        if (stays)
            fault(image, "defender.removePath", "", 0);
        std::shared_ptr<PracticeMachine> machine;
        const QString cache = s("C:\\Users\\li\\AppData\\Local\\go-build");
        const RunReport report =
            runWithFaults(image, {DefenderExclusion{cache, true}, EnableLongPaths{}}, machine);
        ASSERT_FALSE(report.succeeded());
        EXPECT_EQ(machine->image().defender.lists.paths.contains(cache), stays);
        EXPECT_EQ(report.somethingLeft(), stays);
    }
}

TEST(Undo, AnElevatedPartThatFailedHalfwayIsToldChangeByChange)
{
    MachineImage image = imageWithUserPath(s("a"));
    fault(image, "registry.write", "GOPROXY", 1);
    std::shared_ptr<PracticeMachine> machine;
    ASSERT_TRUE(succeeded(
        runWithFaults(image,
                      {insertLast(s("C:\\D")),
                       SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}, EnableLongPaths{}},
                      machine)));
    const UndoReport report = undoLast(*machine);
    ASSERT_FALSE(report.succeeded());
    EXPECT_TRUE(report.somethingLeft());
    for (const UndoneChange& change : report.changes) {
        const bool failed = titleOf(change.planned.change).english() == s("GOPROXY (system)");
        EXPECT_EQ(change.how, failed ? UndoneChange::How::Failed : UndoneChange::How::Exact)
            << titleOf(change.planned.change).english().toStdString();
    }
    EXPECT_TRUE(succeeded(undoLast(*machine)));
}
