// SPDX-License-Identifier: Apache-2.0
// Building a tool with `go install` as a change: in a run, undone, changed since, failing.
#include "changes/PlanText.h"
#include "changes/handlers/ChangeHandlers.h"
#include "changes/handlers/NewConsole.h"
#include "changes/handlers/ToolTrouble.h"
#include "machine/GoProgram.h"
#include "machine/formats/BuildInfo.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString toolGo = QStringLiteral("C:\\Program Files\\Go\\bin\\go.exe");
const QString toolBin = QStringLiteral("C:\\Users\\li\\go\\bin");
const QString goplsPath = toolBin + QStringLiteral("\\gopls.exe");

InstallTool installGopls(const char* version = "latest")
{
    return {s("golang.org/x/tools/gopls"), s(version), goplsPath, toolGo, s("go1.24.4")};
}

MachineImage imageWithGo()
{
    MachineImage image;
    image.go(s("C:\\Program Files\\Go"), s("go1.24.4"));
    image.folder(s("C:\\Users\\li"));
    image.network.modules.insert(s("golang.org/x/tools/gopls"), s("v0.20.0"));
    return image;
}

void addOldGopls(MachineImage& image)
{
    ImageGoBuild old;
    old.go = s("1.22.1");
    old.path = s("golang.org/x/tools/gopls");
    old.version = s("v0.15.3");
    image.file(goplsPath).program(old);
}

QByteArray bytesAt(Machine& machine, const QString& path)
{
    return machine.files().read(path, 1 << 20).value_or(QByteArray());
}

GoBuildInfo buildAt(Machine& machine, const QString& path)
{
    const QByteArray bytes = bytesAt(machine, path);
    const auto info = readBuildInfo([&](qint64 offset, qint64 length) -> Result<QByteArray> {
        return bytes.mid(offset, length);
    });
    EXPECT_TRUE(info) << qPrintable(info ? QString() : info.error().english());
    return info.value_or(GoBuildInfo());
}

QStringList namesIn(Machine& machine, const QString& folder)
{
    return machine.files().list(folder).value_or(QStringList());
}

class ToolChange : public testing::Test
{
  protected:
    std::shared_ptr<PracticeMachine> open(const MachineImage& image)
    {
        return machineOf(image, m_folder.path());
    }

  private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_F(ToolChange, BuildsWhatWasNotThereAndUndoRemovesIt)
{
    const auto machine = open(imageWithGo());
    const Plan plan = planOf(*machine, {installGopls()});
    ASSERT_EQ(plan.changes.size(), 1U);
    EXPECT_FALSE(needsElevation(plan.changes[0].change));
    ASSERT_TRUE(succeeded(run(*machine, plan)));
    const GoBuildInfo built = buildAt(*machine, goplsPath);
    EXPECT_EQ(built.path, s("golang.org/x/tools/gopls"));
    EXPECT_EQ(built.goVersion, s("go1.24.4"));

    // The same plan once more changes nothing.
    const RunReport again = run(*machine, plan);
    ASSERT_TRUE(succeeded(again));
    EXPECT_EQ(again.changes[0].outcome, Outcome::AlreadySo);

    ASSERT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_TRUE(namesIn(*machine, s("C:\\Users\\li")).filter(s("go")).isEmpty())
        << "its folders were not there either";
}

TEST_F(ToolChange, PutsTheFormerBytesBack)
{
    MachineImage image = imageWithGo();
    addOldGopls(image);
    const auto machine = open(image);
    const QByteArray before = bytesAt(*machine, goplsPath);
    ASSERT_TRUE(succeeded(runChanges(*machine, {installGopls()})));
    EXPECT_NE(bytesAt(*machine, goplsPath), before);
    EXPECT_EQ(buildAt(*machine, goplsPath).release(), s("v0.20.0"));

    const UndoReport undone = undoLast(*machine);
    ASSERT_TRUE(succeeded(undone));
    EXPECT_EQ(undone.changes.at(0).how, UndoneChange::How::Exact);
    EXPECT_EQ(bytesAt(*machine, goplsPath), before);
    EXPECT_EQ(namesIn(*machine, toolBin), QStringList{s("gopls.exe")}) << "nothing is left";
}

TEST_F(ToolChange, OfTheSameVersionByTheSameGoIsNoChange)
{
    MachineImage image = imageWithGo();
    addOldGopls(image);
    const auto machine = open(image);
    ASSERT_TRUE(succeeded(runChanges(*machine, {installGopls("v0.20.0")})));
    EXPECT_TRUE(planOf(*machine, {installGopls("v0.20.0")}).changes.empty());
    EXPECT_EQ(planOf(*machine, {installGopls("v0.19.0")}).changes.size(), 1U);
    InstallTool newer = installGopls("v0.20.0");
    newer.goVersion = s("go1.25.0");
    EXPECT_EQ(planOf(*machine, {newer}).changes.size(), 1U) << "a newer Go builds it anew";
}

TEST_F(ToolChange, WhatSomebodyElseBuiltSinceIsKept)
{
    MachineImage image = imageWithGo();
    addOldGopls(image);
    const auto machine = open(image);
    ASSERT_TRUE(succeeded(runChanges(*machine, {installGopls()})));
    GoBuildInfo other;
    other.goVersion = s("go1.24.4");
    other.path = s("golang.org/x/tools/gopls");
    const QByteArray theirs = goProgram(other, Arch::Amd64);
    ASSERT_TRUE(machine->files().write(goplsPath, theirs));
    const UndoReport undone = undoLast(*machine);
    EXPECT_EQ(undone.changes.at(0).how, UndoneChange::How::Kept);
    EXPECT_EQ(bytesAt(*machine, goplsPath), theirs);
}

TEST_F(ToolChange, TwoRunsAreUndoneOneAfterTheOther)
{
    MachineImage image = imageWithGo();
    addOldGopls(image);
    const auto machine = open(image);
    const QByteArray first = bytesAt(*machine, goplsPath);
    ASSERT_TRUE(succeeded(runChanges(*machine, {installGopls("v0.19.0")})));
    const QByteArray second = bytesAt(*machine, goplsPath);
    ASSERT_TRUE(succeeded(runChanges(*machine, {installGopls("v0.20.0")})));
    ASSERT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(bytesAt(*machine, goplsPath), second);
    ASSERT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(bytesAt(*machine, goplsPath), first);
    EXPECT_EQ(namesIn(*machine, toolBin), QStringList{s("gopls.exe")});
}

TEST_F(ToolChange, TwoToolsOfOneRunAreUndoneTogether)
{
    MachineImage image = imageWithGo();
    addOldGopls(image);
    const auto machine = open(image);
    const QByteArray before = bytesAt(*machine, goplsPath);
    const InstallTool dlv{s("github.com/go-delve/delve/cmd/dlv"), s("latest"),
                          toolBin + s("\\dlv.exe"), toolGo, s("go1.24.4")};
    ASSERT_TRUE(succeeded(runChanges(*machine, {installGopls(), dlv})));
    ASSERT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(bytesAt(*machine, goplsPath), before);
    EXPECT_EQ(namesIn(*machine, toolBin), QStringList{s("gopls.exe")});
}

TEST_F(ToolChange, AFailureLeavesEverythingAsItWas)
{
    MachineImage image = imageWithGo();
    addOldGopls(image);
    image.network.others.outcome = ImageHost::Outcome::Unreachable;
    for (ImageHost& host : image.network.hosts)
        host.outcome = ImageHost::Outcome::Unreachable;
    const auto machine = open(image);
    const QByteArray before = bytesAt(*machine, goplsPath);
    const RunReport report = runChanges(*machine, {installGopls()});
    ASSERT_FALSE(report.succeeded());
    EXPECT_EQ(report.error->code, ErrorCode::Network) << report.error->english().toStdString();
    EXPECT_TRUE(report.error->english().contains(s("GOPROXY")));
    EXPECT_EQ(bytesAt(*machine, goplsPath), before);
    EXPECT_EQ(namesIn(*machine, toolBin), QStringList{s("gopls.exe")});
}

TEST_F(ToolChange, AFailedRenamePutsTheFormerOneBack)
{
    MachineImage image = imageWithGo();
    addOldGopls(image);
    for (const int n : {0, 1}) {
        MachineImage faulty = image;
        faulty.fault(s("files.rename"), ImageFault::Kind::AccessDenied, n, s("gopls.exe"));
        QTemporaryDir folder;
        const auto machine = machineOf(faulty, folder.path());
        const QByteArray before = bytesAt(*machine, goplsPath);
        ASSERT_FALSE(runChanges(*machine, {installGopls()}).succeeded()) << n;
        EXPECT_EQ(bytesAt(*machine, goplsPath), before) << n;
        EXPECT_EQ(namesIn(*machine, toolBin), QStringList{s("gopls.exe")}) << n;
    }
}

TEST_F(ToolChange, NamesThatGoWouldNotTakeAreRefused)
{
    const auto machine = open(imageWithGo());
    const auto refusal = [&](InstallTool change) {
        const auto plan = makePlan(*machine, {{change, {}}});
        return plan ? QString() : plan.error().english();
    };
    EXPECT_TRUE(refusal(installGopls()).isEmpty());
    InstallTool change = installGopls();
    for (const char* package : {"-toolexec=x", "gopls", "./cmd", "golang.org/../x", "C:\\x", "",
                                "golang.org/x/tools/gopls -x", "golang.org//gopls"}) {
        change.package = s(package);
        EXPECT_FALSE(refusal(change).isEmpty()) << package;
    }
    change = installGopls();
    for (const char* version : {"", "-x", "latest x", "@latest", "v1/2"}) {
        change.version = s(version);
        EXPECT_FALSE(refusal(change).isEmpty()) << version;
    }
    change = installGopls();
    change.program = toolBin + s("\\go.exe");
    EXPECT_FALSE(refusal(change).isEmpty()) << "it makes gopls.exe";
    change = installGopls();
    change.goVersion = s("go1.15.3");
    EXPECT_TRUE(refusal(change).contains(s("newer Go")));
}

TEST_F(ToolChange, AProgramOfAnotherKindIsReplacedAndComesBack)
{
    MachineImage image = imageWithGo();
    image.file(goplsPath).content("");
    const auto machine = open(image);
    ASSERT_TRUE(succeeded(runChanges(*machine, {installGopls()})));
    EXPECT_EQ(buildAt(*machine, goplsPath).path, s("golang.org/x/tools/gopls"));
    ASSERT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_TRUE(bytesAt(*machine, goplsPath).isEmpty());
}

TEST_F(ToolChange, ReadsBeforeAndAfterInWords)
{
    MachineImage image = imageWithGo();
    addOldGopls(image);
    const auto machine = open(image);
    const Plan plan = planOf(*machine, {installGopls("v0.20.0")});
    ASSERT_EQ(plan.changes.size(), 1U);
    EXPECT_EQ(beforeText(plan.changes[0]).english(),
              s("golang.org/x/tools/gopls@v0.15.3, built with go1.22.1"));
    EXPECT_EQ(afterText(plan.changes[0]).english(),
              s("golang.org/x/tools/gopls@v0.20.0, built with go1.24.4"));
    EXPECT_TRUE(originText(plan.changes[0]).english().contains(s("GOPROXY")));
}

TEST(ToolTrouble, IsNamedByWhatGoPrints)
{
    struct Row
    {
        const char* output;
        ErrorCode code;
    };
    for (const Row& row :
         {Row{"go: golang.org/x/tools/gopls@latest: golang.org/x/tools/gopls@v0.23.0 requires go "
              ">= "
              "1.26 (running go 1.24.4; GOTOOLCHAIN=local)\n",
              ErrorCode::Unsupported},
          Row{"go: x/y@v9: no matching versions for query \"v9\"\n", ErrorCode::NotFound},
          Row{"go: x/y@latest: verifying module: checksum mismatch\nSECURITY ERROR\n",
              ErrorCode::Untrusted},
          Row{"go: x: Get \"https://li:secret@proxy.corp/x\": dial tcp: lookup proxy.corp: no such "
              "host\n",
              ErrorCode::Network},
          Row{"something nobody knows\n", ErrorCode::Io}}) {
        ProcessResult result;
        result.exitCode = 1;
        result.standardError = row.output;
        const Error error = handlers::toolTrouble(installGopls(), result);
        EXPECT_EQ(error.code, row.code) << row.output;
        EXPECT_FALSE(error.english().contains(s("secret"))) << error.english().toStdString();
    }
    ProcessResult blocked;
    blocked.startError = 4551;
    EXPECT_EQ(handlers::toolTrouble(installGopls(), blocked).code, ErrorCode::Policy);
}

TEST(NewConsole, HasTheRegistrysValuesAndBothPaths)
{
    MachineImage image = imageWithUserPath(s("%USERPROFILE%\\go\\bin"));
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString, s("C:\\Windows"));
    image.setVariable(Hive::LocalMachine, s("GOPROXY"), RegKind::String, s("https://a"));
    image.setVariable(Hive::CurrentUser, s("GOPROXY"), RegKind::String, s("https://b"));
    const auto machine = machineOf(image);
    const QMap<QString, QString> block = newConsoleBlock(*machine);
    EXPECT_EQ(block.value(s("GOPROXY")), s("https://b"));
    EXPECT_EQ(block.value(s("PATH")),
              s("C:\\Windows;") + machine->system().folders().userProfile + s("\\go\\bin"));
    EXPECT_EQ(block.value(s("USERPROFILE")), machine->system().folders().userProfile);
}
