// SPDX-License-Identifier: Apache-2.0
// The process is killed before and after each operation of a run and of an undo; the next process
// must find a state it can explain, and undo must give back what was there.
#include "changes/handlers/ChangeHandlers.h"
#include "changes/run/History.h"
#include "machine/practice/ImageJson.h"
#include "support/ChangesKit.h"
#include "support/ChildRole.h"
#include "support/JournalKit.h"
#include "support/Literals.h"
#include "support/ModuleKit.h"
#include "support/ToolchainKit.h"

#include <QFile>
#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

constexpr int killed = 137;
/// More kills than any of these runs has operations of one kind.
constexpr int maxKills = 200;

struct KillPoint
{
    const char* operation;
    const char* subject;
    ImageFault::Kind kind;
};

/// What the checks compare: both environments, Go's settings file, the alias, the tree, the module
/// cache.
struct Snapshot
{
    std::map<QString, std::pair<RegKind, QByteArray>> environment;
    QByteArray goEnv;
    std::size_t aliases = 0;
    QString version;
    bool damaged = false;
    std::map<QString, QByteArray> modules;
    bool operator==(const Snapshot&) const = default;
};

Snapshot snapshot(Machine& machine)
{
    Snapshot now;
    now.environment = environmentBytes(machine);
    const QString file = winpath::join(machine.system().folders().roamingAppData, s("go\\env"));
    now.goEnv = machine.files().read(file, 1 << 16).value_or("absent");
    now.aliases = machine.aliases().list()->size();
    const auto tree = readCurrentState(machine, RemoveToolchain{s(root), Scope::User});
    EXPECT_TRUE(tree.has_value());
    now.version = std::get<TreeState>(*tree).version;
    now.damaged = std::get<TreeState>(*tree).damaged;
    const CachedFiles files;
    for (const QString& file : {files.file(".zip"), files.file(".ziphash"), files.file(".mod"),
                                files.folder() + s("\\go.mod")})
        now.modules[file] = machine.files().read(file, 1 << 16).value_or("absent");
    return now;
}

MachineImage startingImage()
{
    MachineImage image = imageWithUserPath(s("a;dead"), RegKind::String);
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("C:\\old"));
    image.go(s(root), s("go1.19.3"));
    image.file(s("C:\\Users\\li\\AppData\\Local\\Microsoft\\WindowsApps\\go.exe"))
        .alias(s("Some.Go_1"), s("C:\\x\\go.exe"));
    CachedFiles().addTo(image);
    return image;
}

std::vector<Change> allKinds(bool withInstall)
{
    std::vector<Change> changes = {
        SetVariable{Scope::User, s("GOROOT"), std::nullopt},
        SetVariable{Scope::User, s("GOBIN"), s("%USERPROFILE%\\b")},
        EditPath{Scope::User,
                 {{PathEdit::Kind::Remove, s("dead"), {}, 0, {}},
                  {PathEdit::Kind::InsertFirst, s("%USERPROFILE%\\go\\bin"), {}, 0, {}}}},
        WriteGoEnv{s("GOPROXY"), s("direct")},
        SwitchAlias{s("go.exe"), false, 0, {}},
        SetAsideFiles{
            s("x"),
            {CachedFiles().file(".zip"), CachedFiles().file(".mod"), CachedFiles().folder()},
            0},
        SetVariable{Scope::Machine, s("GOFLAGS"), s("-x")},
    };
    if (withInstall)
        changes = {installTo(root), changes[2]};
    return changes;
}

constexpr int noMachine = 3;
constexpr int failedRun = 4;

/// The machine that the parent described: image file, folder.
int onMachine(const QStringList& arguments, bool (*work)(Machine&))
{
    const auto machine = PracticeMachine::open(arguments.value(0), {arguments.value(1), false});
    if (!machine) {
        qWarning() << machine.error().english();
        return noMachine;
    }
    return work(**machine) ? 0 : failedRun;
}

const ChildRole applyRole("apply", [](const QStringList& arguments) {
    return onMachine(arguments, [](Machine& machine) {
        return runChanges(machine, allKinds(false)).succeeded();
    });
});

const ChildRole installRole("install", [](const QStringList& arguments) {
    return onMachine(arguments, [](Machine& machine) {
        return runChanges(machine, allKinds(true)).succeeded();
    });
});

const ChildRole undoRole("undo", [](const QStringList& arguments) {
    return onMachine(arguments, [](Machine& machine) {
        const UndoReport report = undoLast(machine);
        if (!report.succeeded())
            qWarning() << report.error->english();
        return report.succeeded();
    });
});

/// Plays the role on the folder's machine in a process of its own; its exit code.
int inChild(const char* role, const MachineImage& image, const QString& folder)
{
    QFile file(folder + s("/given.json"));
    if (!file.open(QIODevice::WriteOnly))
        return noMachine;
    file.write(writeImage(image));
    file.close();
    return exitCodeOf(role, {file.fileName(), folder});
}

const char* applying(bool withInstall)
{
    return withInstall ? "install" : "apply";
}

MachineImage withFault(MachineImage image, const KillPoint& point, int after)
{
    image.fault(s(point.operation), point.kind, after, s(point.subject));
    return image;
}

/// Undone now, or there was nothing left to undo.
void expectUndone(Machine& machine, const Snapshot& before)
{
    const UndoReport undone = undoLast(machine);
    if (!undone.succeeded()) {
        EXPECT_EQ(undone.error->code, ErrorCode::NotFound) << undone.error->english().toStdString();
    }
    EXPECT_EQ(snapshot(machine), before);
}

/// For each n: kill at the n-th such operation of an apply, then look, then undo.
void killDuringApply(const KillPoint& point, bool withInstall)
{
    const Snapshot before = snapshot(*machineOf(startingImage()));
    for (int n = 0; n < maxKills; ++n) {
        SCOPED_TRACE(QStringLiteral("%1 %2").arg(s(point.operation)).arg(n).toStdString());
        QTemporaryDir folder;
        const int code =
            inChild(applying(withInstall), withFault(startingImage(), point, n), folder.path());
        if (code == 0) {
            EXPECT_GT(n, 0) << "nothing was killed";
            return;
        }
        ASSERT_EQ(code, killed);
        const auto next = openedWithoutFaults(startingImage(), folder.path());
        const auto recovered = recoverInterrupted(*next);
        ASSERT_TRUE(recovered.has_value()) << recovered.error().english().toStdString();
        EXPECT_TRUE(findInterrupted(*next)->empty());
        const Snapshot afterKill = snapshot(*next);
        EXPECT_FALSE(afterKill.damaged);
        EXPECT_TRUE(afterKill.version == before.version || afterKill.version == s("go1.99.0"));

        expectUndone(*next, before);
        if (testing::Test::HasFailure())
            return;
    }
    ADD_FAILURE() << maxKills << " kills did not reach the last operation";
}

void killDuringUndo(const KillPoint& point, bool withInstall)
{
    const Snapshot before = snapshot(*machineOf(startingImage()));
    for (int n = 0; n < maxKills; ++n) {
        SCOPED_TRACE(QStringLiteral("%1 %2").arg(s(point.operation)).arg(n).toStdString());
        QTemporaryDir folder;
        ASSERT_EQ(inChild(applying(withInstall), startingImage(), folder.path()), 0);
        // The same state with a fault for the next process.
        MachineImage image = machineOf(startingImage(), folder.path())->image();
        image = withFault(image, point, n);
        QFile::remove(folder.path() + s("/state.json"));
        const int code = inChild("undo", image, folder.path());
        if (code == 0) {
            EXPECT_GT(n, 0) << "nothing was killed";
            return;
        }
        ASSERT_EQ(code, killed);
        image.faults.clear();
        const auto next = openedWithoutFaults(image, folder.path());
        expectUndone(*next, before);
        if (testing::Test::HasFailure())
            return;
    }
    ADD_FAILURE() << maxKills << " kills did not reach the last operation";
}

constexpr KillPoint journal{"files.hostPath", "journal", ImageFault::Kind::Kill};

} // namespace

TEST(KilledApply, BeforeEachLineOfTheJournal)
{
    killDuringApply(journal, false);
}

TEST(KilledApply, BeforeEachWriteOfTheRegistry)
{
    killDuringApply({"registry.write", "", ImageFault::Kind::Kill}, false);
}

TEST(KilledApply, AfterEachWriteOfTheRegistry)
{
    killDuringApply({"registry.write", "", ImageFault::Kind::KillAfter}, false);
}

TEST(KilledApply, AroundTheAliasAndTheSettingsFile)
{
    killDuringApply({"aliases.disable", "", ImageFault::Kind::KillAfter}, false);
    killDuringApply({"files.write", "", ImageFault::Kind::Kill}, false);
    killDuringApply({"files.write", "", ImageFault::Kind::KillAfter}, false);
}

TEST(KilledApply, AroundEachRenameOfDamagedFiles)
{
    killDuringApply({"files.rename", "", ImageFault::Kind::Kill}, false);
    killDuringApply({"files.rename", "", ImageFault::Kind::KillAfter}, false);
}

TEST(KilledApply, AroundEachRenameOfAnInstall)
{
    killDuringApply({"files.rename", "", ImageFault::Kind::Kill}, true);
    killDuringApply({"files.rename", "", ImageFault::Kind::KillAfter}, true);
}

TEST(KilledApply, AroundOtherStepsOfAnInstall)
{
    killDuringApply({"files.write", "", ImageFault::Kind::KillAfter}, true);
    killDuringApply({"files.makeFolder", "staging", ImageFault::Kind::KillAfter}, true);
    killDuringApply({"processes.run", "", ImageFault::Kind::Kill}, true);
    killDuringApply(journal, true);
}

TEST(KilledUndo, BeforeEachLineOfTheJournal)
{
    killDuringUndo(journal, false);
}

TEST(KilledUndo, AroundEachWriteOfTheRegistry)
{
    killDuringUndo({"registry.write", "", ImageFault::Kind::Kill}, false);
    killDuringUndo({"registry.write", "", ImageFault::Kind::KillAfter}, false);
}

TEST(KilledUndo, AroundEachRenameOfDamagedFiles)
{
    killDuringUndo({"files.rename", "", ImageFault::Kind::Kill}, false);
    killDuringUndo({"files.rename", "", ImageFault::Kind::KillAfter}, false);
}

TEST(KilledUndo, AroundEachRenameOfAnInstall)
{
    killDuringUndo({"files.rename", "", ImageFault::Kind::Kill}, true);
    killDuringUndo({"files.rename", "", ImageFault::Kind::KillAfter}, true);
}
