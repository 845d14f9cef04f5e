// SPDX-License-Identifier: Apache-2.0
// Installing on a practice machine: real bytes, faults by script, kills as the states they leave.
#include "toolchain/Install.h"
#include "machine/TemporaryName.h"
#include "machine/practice/PracticeMachine.h"
#include "paths/WindowsPath.h"
#include "toolchain/InstallHelpers.h"
#include "toolchain/InstallUndo.h"
#include "toolchain/Source.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

class Install : public testing::Test
{
  protected:
    void SetUp() override { use({}); }

    void use(const std::vector<ImageFault>& faults, Arch arch = Arch::Amd64)
    {
        auto fresh = PracticeMachine::open(QStringLiteral("new-laptop"), {});
        ASSERT_TRUE(fresh) << qPrintable(fresh.error().english());
        MachineImage image = (*fresh)->image();
        image.faults = faults;
        image.system.arch = arch;
        auto opened = PracticeMachine::fromImage(image, {folder.path(), false});
        ASSERT_TRUE(opened) << qPrintable(opened.error().english());
        machine = *opened;
        root =
            winpath::join(machine->system().folders().localAppData, QStringLiteral("Programs\\Go"));
    }
    InstallRequest request(const char* runId, Arch arch = Arch::Amd64)
    {
        Progress quiet;
        const auto index = loadIndex(Source::builtIn(), {}, quiet);
        return {root, chooseArchive(*index, QStringLiteral("latest"), arch).value(),
                QString::fromLatin1(runId), false};
    }
    Result<InstallOutcome> install(const char* runId)
    {
        return installToolchain(*machine, request(runId), {}, progress);
    }
    void put(const QString& below, const QByteArray& bytes)
    {
        ASSERT_TRUE(machine->files().write(winpath::join(root, below), bytes));
    }
    bool has(const QString& path) { return machine->files().info(path)->has_value(); }
    QString at(const QString& below) { return winpath::join(root, below); }
    QByteArray content(const QString& path)
    {
        return machine->files().read(path, 1'000'000).value_or("(missing)");
    }
    QStringList beside()
    {
        QStringList names = machine->files().list(winpath::parent(root)).value_or(QStringList());
        names.sort();
        return names;
    }
    void putOldTree()
    {
        put(QStringLiteral("VERSION"), "go1.20.1\n");
        put(QStringLiteral("bin\\go.exe"), "MZ old");
    }
    /// What is there after a kill between two steps.
    void killedAfterOldTreeLeft(const char* runId)
    {
        putOldTree();
        ASSERT_TRUE(prepareInstall(*machine, request(runId), {}, progress));
        const InstallPlaces places = installPlaces(root, QString::fromLatin1(runId));
        ASSERT_TRUE(machine->files().rename(root, places.setAside));
    }

    QTemporaryDir folder;
    std::shared_ptr<PracticeMachine> machine;
    QString root;
    Progress progress;
};

using CasesInstall = Install;
using CasesUndoInstall = Install;

TEST_F(Install, PracticeMirrorIsInstalledVerifiedAndRuns)
{
    const auto outcome = install("run1");
    ASSERT_TRUE(outcome) << qPrintable(outcome.error().english());
    EXPECT_EQ(outcome->version, QLatin1String("go1.99.0"));
    EXPECT_EQ(outcome->verifiedBy, QStringList{QStringLiteral("index")});
    EXPECT_GE(outcome->files, 50);
    EXPECT_FALSE(outcome->oldTreeSetAside);
    EXPECT_EQ(askGoVersion(*machine, root).value(), QLatin1String("go1.99.0"));
    EXPECT_EQ(readTreeVersion(machine->files(), root)->value(), QLatin1String("go1.99.0"));
    EXPECT_TRUE(content(at(QStringLiteral("README-PRACTICE.txt"))).startsWith("This is not Go"));
    const auto marker = readTreeMarker(machine->files(), root);
    EXPECT_EQ((*marker)->runId, QLatin1String("run1"));
    EXPECT_EQ((*marker)->sha256, request("x").archive.sha256);
    const auto damage = verifyTree(machine->files(), root, VerifyDepth::Bytes, progress);
    ASSERT_TRUE(damage);
    EXPECT_TRUE(damage->isWhole());
    EXPECT_TRUE(damage->added.isEmpty());
    EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")});
}

TEST_F(Install, DamageIsFoundAgainstTheManifest)
{
    ASSERT_TRUE(install("run1"));
    ASSERT_TRUE(machine->files().remove(at(QStringLiteral("src\\fmt\\fmt.go"))));
    put(QStringLiteral("src\\os\\os.go"), "shorter");
    put(QStringLiteral("LICENSE"),
        content(at(QStringLiteral("LICENSE"))).replace("Practice", "pRACTICE"));
    put(QStringLiteral("bin\\gopls.exe"), "mine");
    const auto sizes = verifyTree(machine->files(), root, VerifyDepth::Sizes, progress);
    EXPECT_EQ(sizes->missing, QStringList{QStringLiteral("src/fmt/fmt.go")});
    EXPECT_EQ(sizes->changed, QStringList{QStringLiteral("src/os/os.go")});
    EXPECT_EQ(sizes->added, QStringList{QStringLiteral("bin/gopls.exe")});
    const auto bytes = verifyTree(machine->files(), root, VerifyDepth::Bytes, progress);
    EXPECT_EQ(bytes->changed.size(), 2);
    EXPECT_EQ(
        verifyTree(machine->files(), QStringLiteral("C:\\Windows"), VerifyDepth::Sizes, progress)
            .error()
            .code,
        ErrorCode::NotFound);
}

TEST_F(CasesInstall, ENV_099_OlderTreeIsSetAsideAndNeverOverlaid)
{
    putOldTree();
    put(QStringLiteral("src\\gone\\gone.go"), "only in the old one");
    const auto outcome = install("run1");
    ASSERT_TRUE(outcome) << qPrintable(outcome.error().english());
    EXPECT_TRUE(outcome->oldTreeSetAside);
    EXPECT_FALSE(has(at(QStringLiteral("src\\gone"))));
    const QString aside = installPlaces(root, QStringLiteral("run1")).setAside;
    EXPECT_EQ(content(winpath::join(aside, QStringLiteral("VERSION"))), "go1.20.1\n");

    const auto back = swapBack(*machine, root, QStringLiteral("run1"), progress);
    ASSERT_TRUE(back) << qPrintable(back.error().english());
    EXPECT_TRUE(back->oldTreeRestored);
    EXPECT_EQ(content(at(QStringLiteral("VERSION"))), "go1.20.1\n");
    EXPECT_EQ(content(at(QStringLiteral("src\\gone\\gone.go"))), "only in the old one");
    EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")});
}

TEST_F(CasesInstall, ENV_101_FreshFileHeldForAMomentIsWaitedFor)
{
    use({{QStringLiteral("files.rename"), QStringLiteral("staging"), 0, ImageFault::Kind::InUse,
          3}});
    EXPECT_TRUE(install("run1"));
}

TEST_F(CasesInstall, ENV_101_FileHeldForGoodIsNamedAndTheOldTreeStays)
{
    use({{QStringLiteral("files.rename"), QStringLiteral("staging"), 0, ImageFault::Kind::InUse,
          1'000'000}});
    putOldTree();
    QElapsedTimer timer;
    timer.start();
    const auto outcome = install("run1");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::InUse);
    EXPECT_GE(timer.elapsed(), 3000);
    EXPECT_LT(timer.elapsed(), 20'000);
    EXPECT_TRUE(outcome.error().english().contains(QLatin1String("antivirus")));
    EXPECT_TRUE(outcome.error().english().contains(QLatin1String(".gosetup-staging-run1")));
    EXPECT_EQ(content(at(QStringLiteral("VERSION"))), "go1.20.1\n");
    EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")});
}

TEST_F(CasesUndoInstall, ENV_044_UndoKeepsTheFilesOfOthersInPlace)
{
    ASSERT_TRUE(install("run1"));
    put(QStringLiteral("bin\\mytool.exe"), "mine");
    put(QStringLiteral("src\\os\\os.go"), "edited by a person");
    const auto back = swapBack(*machine, root, QStringLiteral("run1"), progress);
    ASSERT_TRUE(back) << qPrintable(back.error().english());
    EXPECT_FALSE(back->oldTreeRestored);
    EXPECT_EQ(back->keptFiles,
              (QStringList{QStringLiteral("bin/mytool.exe"), QStringLiteral("src/os/os.go")}));
    EXPECT_EQ(back->keptIn, root);
    EXPECT_EQ(content(at(QStringLiteral("bin\\mytool.exe"))), "mine");
    EXPECT_EQ(content(at(QStringLiteral("src\\os\\os.go"))), "edited by a person");
    EXPECT_FALSE(has(at(QStringLiteral("bin\\go.exe"))));
    EXPECT_FALSE(has(at(QLatin1String(manifestName))));
    EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")});
}

TEST_F(Install, FilesOfOthersNeverOverwriteThoseOfTheOldTree)
{
    putOldTree();
    ASSERT_TRUE(install("run1"));
    put(QStringLiteral("bin\\mytool.exe"), "mine");
    put(QStringLiteral("VERSION"), "edited by a person");
    const auto back = swapBack(*machine, root, QStringLiteral("run1"), progress);
    ASSERT_TRUE(back) << qPrintable(back.error().english());
    EXPECT_EQ(content(at(QStringLiteral("VERSION"))), "go1.20.1\n");
    EXPECT_EQ(content(at(QStringLiteral("bin\\mytool.exe"))), "mine");
    const QString undone = installPlaces(root, QStringLiteral("run1")).undone;
    EXPECT_EQ(back->keptIn, undone);
    EXPECT_EQ(content(winpath::join(undone, QStringLiteral("VERSION"))), "edited by a person");
    EXPECT_FALSE(has(winpath::join(undone, QStringLiteral("bin"))));
}

TEST_F(Install, UndoRefusesTheTreeOfAnotherRun)
{
    ASSERT_TRUE(install("run1"));
    ASSERT_TRUE(install("run2"));
    EXPECT_EQ(swapBack(*machine, root, QStringLiteral("run1"), progress).error().code,
              ErrorCode::ChangedMeanwhile);
    ASSERT_TRUE(swapBack(*machine, root, QStringLiteral("run2"), progress));
    EXPECT_EQ((*readTreeMarker(machine->files(), root))->runId, QLatin1String("run1"));
    ASSERT_TRUE(swapBack(*machine, root, QStringLiteral("run1"), progress));
    EXPECT_FALSE(has(root));
}

TEST_F(Install, KillBetweenTheRenamesIsRepairedToTheOldTree)
{
    killedAfterOldTreeLeft("run1");
    EXPECT_FALSE(has(root));
    EXPECT_EQ(repairInterrupted(*machine, root, QStringLiteral("run1")).value(),
              RepairOutcome::OldRestored);
    EXPECT_EQ(content(at(QStringLiteral("VERSION"))), "go1.20.1\n");
    EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")});
    EXPECT_EQ(repairInterrupted(*machine, root, QStringLiteral("run1")).value(),
              RepairOutcome::NothingToDo);
}

TEST_F(Install, KillBeforeTheMarkerIsRepairedToTheOldTree)
{
    killedAfterOldTreeLeft("run1");
    const InstallPlaces places = installPlaces(root, QStringLiteral("run1"));
    ASSERT_TRUE(machine->files().rename(places.staging, root));
    EXPECT_EQ(repairInterrupted(*machine, root, QStringLiteral("run1")).value(),
              RepairOutcome::OldRestored);
    EXPECT_EQ(content(at(QStringLiteral("VERSION"))), "go1.20.1\n");
    EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")});
}

TEST_F(Install, KillWhileTheMarkerIsWrittenLeavesNothingBehind)
{
    ASSERT_TRUE(prepareInstall(*machine, request("run1"), {}, progress));
    const InstallPlaces places = installPlaces(root, QStringLiteral("run1"));
    ASSERT_TRUE(machine->files().rename(places.staging, root));
    put(temporaryName(), "{\"schema\": \"gosetup.inst");
    EXPECT_EQ(repairInterrupted(*machine, root, QStringLiteral("run1")).value(),
              RepairOutcome::Removed);
    EXPECT_TRUE(beside().isEmpty());
}

TEST_F(Install, WhatLooksLikeATemporaryFileElsewhereInTheTreeIsThePersons)
{
    ASSERT_TRUE(install("run1"));
    put(QStringLiteral("src\\") + temporaryName(), "mine");
    put(temporaryName(), "{");
    const auto outcome = swapBack(*machine, root, QStringLiteral("run1"), progress);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->keptFiles.size(), 1);
    EXPECT_EQ(machine->files().list(root).value(), QStringList{QStringLiteral("src")});
}

TEST_F(Install, KillInTheMiddleOfTheUndoIsFinished)
{
    putOldTree();
    ASSERT_TRUE(install("run1"));
    const InstallPlaces places = installPlaces(root, QStringLiteral("run1"));
    ASSERT_TRUE(machine->files().rename(root, places.undone));
    EXPECT_EQ(repairInterrupted(*machine, root, QStringLiteral("run1")).value(),
              RepairOutcome::OldRestored);
    EXPECT_EQ(content(at(QStringLiteral("VERSION"))), "go1.20.1\n");
    EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")});
}

TEST_F(Install, KillDuringTheFirstInstallLeavesNothing)
{
    ASSERT_TRUE(prepareInstall(*machine, request("run1"), {}, progress));
    EXPECT_EQ(repairInterrupted(*machine, root, QStringLiteral("run1")).value(),
              RepairOutcome::Removed);
    EXPECT_TRUE(beside().isEmpty());
}

TEST_F(Install, WholeInstallIsCompleteAfterAnyKillThatFollows)
{
    putOldTree();
    ASSERT_TRUE(install("run1"));
    EXPECT_EQ(repairInterrupted(*machine, root, QStringLiteral("run1")).value(),
              RepairOutcome::Complete);
    EXPECT_EQ(askGoVersion(*machine, root).value(), QLatin1String("go1.99.0"));
}

TEST_F(Install, LeftoversOfDeadRunsAreFoundAndTreesSetAsideKept)
{
    putOldTree();
    ASSERT_TRUE(prepareInstall(*machine, request("dead"), {}, progress));
    ASSERT_TRUE(prepareInstall(*machine, request("alive"), {}, progress));
    ASSERT_TRUE(install("done"));
    const auto removed = cleanLeftovers(*machine, winpath::parent(root), [](const QString& run) {
        return run == QLatin1String("alive");
    });
    ASSERT_TRUE(removed);
    ASSERT_EQ(removed->size(), 1);
    EXPECT_TRUE(removed->first().endsWith(QLatin1String(".gosetup-staging-dead")));
    EXPECT_TRUE(has(installPlaces(root, QStringLiteral("alive")).staging));
    EXPECT_TRUE(has(installPlaces(root, QStringLiteral("done")).setAside));
}

TEST_F(Install, FailureAtAnyStepLeavesTheOldTreeAndNothingElse)
{
    struct Step
    {
        const char* operation;
        const char* subject;
        ImageFault::Kind kind;
        ErrorCode code;
    };
    const Step steps[] = {
        {"files.makeFolder", "staging", ImageFault::Kind::AccessDenied, ErrorCode::AccessDenied},
        {"files.write", "staging-run1\\.gosetup-manifest", ImageFault::Kind::DiskFull,
         ErrorCode::DiskFull},
        {"files.rename", "staging", ImageFault::Kind::Io, ErrorCode::Io},
        {"files.write", ".gosetup-installed", ImageFault::Kind::DiskFull, ErrorCode::DiskFull},
        {"processes.run", "staging", ImageFault::Kind::Timeout, ErrorCode::Timeout},
        {"processes.run", "Programs\\Go\\", ImageFault::Kind::Timeout, ErrorCode::Timeout},
    };
    for (const Step& step : steps) {
        folder = QTemporaryDir();
        use({{QString::fromLatin1(step.operation), QString::fromLatin1(step.subject), 0,
              step.kind}});
        putOldTree();
        const auto outcome = install("run1");
        ASSERT_FALSE(outcome) << step.operation << step.subject;
        EXPECT_EQ(outcome.error().code, step.code)
            << step.operation << step.subject << qPrintable(outcome.error().english());
        EXPECT_EQ(content(at(QStringLiteral("VERSION"))), "go1.20.1\n") << step.operation;
        EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")}) << step.operation << step.subject;
    }
}

TEST_F(Install, CancelAtAnyStageLeavesTheOldTreeAndNothingElse)
{
    putOldTree();
    for (const Stage stage :
         {Stage::Preparing, Stage::Verifying, Stage::Unpacking, Stage::Testing}) {
        Progress* self = nullptr;
        Progress cancelling([&](const ProgressUpdate& update) {
            if (update.stage == stage)
                self->cancel();
        });
        self = &cancelling;
        const auto outcome = installToolchain(*machine, request("run1"), {}, cancelling);
        ASSERT_FALSE(outcome) << static_cast<int>(stage);
        EXPECT_EQ(outcome.error().code, ErrorCode::Cancelled);
        EXPECT_EQ(content(at(QStringLiteral("VERSION"))), "go1.20.1\n");
        EXPECT_EQ(beside(), QStringList{QStringLiteral("Go")});
    }
}

TEST_F(Install, ArchiveOfAnotherProcessorDoesNotReachTheRoot)
{
    const auto outcome = installToolchain(*machine, request("run1", Arch::Arm64), {}, progress);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::Unsupported);
    EXPECT_TRUE(outcome.error().english().contains(QLatin1String("193")));
    EXPECT_FALSE(has(root));
    EXPECT_TRUE(beside().isEmpty());
}

TEST_F(Install, EffectOnAnImageIsWhatTheInstallLeads)
{
    auto copy = machine->copy();
    ASSERT_TRUE(stateInstallEffect(*copy, request("run1")));
    EXPECT_EQ(askGoVersion(*copy, root).value(), QLatin1String("go1.99.0"));
    EXPECT_EQ(readTreeVersion(copy->files(), root)->value(), QLatin1String("go1.99.0"));
    const auto damage = verifyTree(copy->files(), root, VerifyDepth::Sizes, progress);
    ASSERT_TRUE(damage) << qPrintable(damage.error().english());
    EXPECT_TRUE(damage->isWhole()) << qPrintable(damage->missing.join(u' '));
    EXPECT_FALSE(has(root)); // the machine itself is untouched
}

TEST_F(Install, RootOfADriveIsNoPlaceForGo)
{
    InstallRequest bad = request("run1");
    for (const char* place : {"C:\\", "relative\\go", ""}) {
        bad.root = QString::fromLatin1(place);
        EXPECT_EQ(prepareInstall(*machine, bad, {}, progress).error().code, ErrorCode::Invalid);
    }
}

} // namespace
} // namespace gosetup
