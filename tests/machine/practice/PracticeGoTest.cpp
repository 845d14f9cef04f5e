// SPDX-License-Identifier: Apache-2.0
// What a practice machine's go.exe leaves on it, and that a recorded machine tells the same.
#include "machine/formats/BuildInfo.h"
#include "machine/practice/ImageJson.h"
#include "machine/practice/Recorder.h"
#include "support/Literals.h"
#include "support/PracticeKit.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

using namespace std::chrono_literals;
using testkit::machineOf;

MachineImage goImage()
{
    MachineImage image;
    image.go(s("C:\\go"), s("go1.24.4"));
    image.file(s("C:\\work\\go.mod")).content("module example.com/hello\n\ngo 1.24\n");
    image.file(s("C:\\work\\main.go"))
        .content("package main\n\nfunc main() { fmt.Println(\"it works\") }\n");
    return image;
}

RunRequest goCommand(const QStringList& arguments)
{
    RunRequest request;
    request.program = s("C:\\go\\bin\\go.exe");
    request.arguments = arguments;
    request.timeout = 1s;
    request.workingFolder = s("C:\\work");
    request.block = QMap<QString, QString>{{s("USERPROFILE"), s("C:\\Users\\li")}};
    return request;
}

Result<GoBuildInfo> infoOf(Machine& machine, const QString& path)
{
    return readBuildInfo([&](qint64 offset, qint64 length) {
        return machine.files().readRange(path, offset, length);
    });
}

TEST(PracticeGo, BuildsAProgramThatPrintsWhatItsSourceSays)
{
    const QTemporaryDir folder;
    for (const QString& at : {QString(), folder.path()}) {
        const auto machine = machineOf(goImage(), at);
        const auto built =
            machine->processes().run(goCommand({s("build"), s("-o"), s("out\\x.exe"), s(".")}));
        ASSERT_TRUE(built) << built.error().english().toStdString();
        ASSERT_TRUE(built->succeeded()) << built->standardError.toStdString();
        const auto ran = machine->processes().run(s("C:\\work\\out\\x.exe"), {}, 1s);
        ASSERT_TRUE(ran);
        EXPECT_EQ(ran->standardOutput, "it works\n");
        const auto info = infoOf(*machine, s("C:\\work\\out\\x.exe"));
        ASSERT_TRUE(info) << info.error().english().toStdString();
        EXPECT_EQ(info->goVersion, s("go1.24.4"));
        EXPECT_EQ(info->path, s("example.com/hello"));
    }
    RunRequest elsewhere = goCommand({s("build")});
    elsewhere.workingFolder = s("C:\\");
    EXPECT_EQ(machineOf(goImage())->processes().run(elsewhere)->exitCode, 1u);
}

TEST(PracticeGo, InstallsToolsWhereTheEnvironmentSays)
{
    MachineImage image = goImage();
    image.network.modules[s("golang.org/x/tools/gopls")] = s("v0.20.0");
    image.network.hosts[s("down.example")].outcome = ImageHost::Outcome::Unreachable;
    const auto machine = machineOf(image);
    RunRequest request = goCommand({s("install"), s("golang.org/x/tools/gopls@latest")});
    ASSERT_TRUE(machine->processes().run(request)->succeeded());
    const auto info = infoOf(*machine, s("C:\\Users\\li\\go\\bin\\gopls.exe"));
    ASSERT_TRUE(info);
    EXPECT_EQ(info->release(), s("v0.20.0"));
    request.block->insert(s("GOBIN"), s("D:\\bin"));
    request.block->insert(s("GOPROXY"), s("https://down.example"));
    const auto failed = machine->processes().run(request);
    ASSERT_TRUE(failed);
    EXPECT_EQ(failed->exitCode, 1u);
    EXPECT_TRUE(failed->standardError.contains("down.example"))
        << failed->standardError.toStdString();
    request.block->insert(s("GOPROXY"), s("off"));
    EXPECT_EQ(machine->processes().run(request)->standardError,
              "go: golang.org/x/tools/gopls@latest: module lookup disabled by GOPROXY=off\n");
}

TEST(PracticeGo, IsEndedByACancel)
{
    Progress cancelled;
    cancelled.cancel();
    RunRequest request = goCommand({s("build")});
    request.cancel = &cancelled;
    EXPECT_EQ(machineOf(goImage())->processes().run(request).error().code, ErrorCode::Cancelled);
}

TEST(PracticeGo, ARecordedMachineHasTheSameProgramsTimesAndFolders)
{
    MachineImage image = goImage();
    const QDateTime when = QDateTime::fromString(s("2026-02-03T04:05:06Z"), Qt::ISODate);
    image.file(s("C:\\bin\\gopls.exe"))
        .program({s("1.22.1"), s("golang.org/x/tools/gopls"), {}, s("v0.15.3"), Arch::Amd64, {}},
                 30'000'000);
    image.file(s("C:\\bin\\x.zip")).archive({{s("a@v1/f"), s("text")}}).modifiedAt(when);
    image.folder(s("C:\\cache\\00")).repeat({1000, 5000, s("%1-d"), when});
    const auto machine = machineOf(image);
    const qint64 size = (*machine->files().info(s("C:\\bin\\x.zip")))->size;
    const MachineRecord record(machine);
    const std::shared_ptr<Machine> watcher = record.watched();
    Machine& watched = *watcher;
    ASSERT_TRUE(infoOf(watched, s("C:\\bin\\gopls.exe")));
    const auto end = *watched.files().readRange(s("C:\\bin\\x.zip"), size - 22, 22);
    ASSERT_TRUE(end.startsWith("PK\5\6"));
    ASSERT_TRUE(watched.files().modified(s("C:\\bin\\x.zip")));
    ASSERT_TRUE(watched.files().entries(s("C:\\cache\\00")));
    EXPECT_EQ(watched.processes().run(goCommand({s("build")})).error().code,
              ErrorCode::Unsupported);

    const auto read = readImage(writeImage(record.image()));
    ASSERT_TRUE(read) << read.error().english().toStdString();
    const auto copy = machineOf(*read);
    const auto info = infoOf(*copy, s("C:\\bin\\gopls.exe"));
    ASSERT_TRUE(info);
    EXPECT_EQ(info->goVersion, s("go1.22.1"));
    EXPECT_EQ(info->release(), s("v0.15.3"));
    EXPECT_EQ(*copy->files().readRange(s("C:\\bin\\x.zip"), size - 22, 22), end);
    EXPECT_EQ(*copy->files().modified(s("C:\\bin\\x.zip")), when);
    qint64 bytes = 0;
    const auto entries = *copy->files().entries(s("C:\\cache\\00"));
    for (const FolderEntry& entry : entries)
        bytes += entry.size;
    EXPECT_EQ(entries.size(), 1000u);
    EXPECT_EQ(bytes, 5000);
}

TEST(PracticeGo, RangesEndWithTheFileAndLeavePlaceholdersAlone)
{
    MachineImage image;
    image.file(s("C:\\a")).content("0123456789");
    image.file(s("C:\\cloud")).content("secret").attribute(fileattribute::recallOnDataAccess);
    image.file(s("C:\\unknown")).sized(100);
    const auto machine = machineOf(image);
    Files& files = machine->files();
    EXPECT_EQ(*files.readRange(s("C:\\a"), 8, 10), "89");
    EXPECT_EQ(*files.readRange(s("C:\\a"), 2, 3), "234");
    EXPECT_EQ(*files.readRange(s("C:\\a"), 10, 1), "");
    EXPECT_EQ(*files.readRange(s("C:\\a"), -1, 1), "");
    EXPECT_EQ(files.readRange(s("C:\\cloud"), 0, 1).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(files.readRange(s("C:\\unknown"), 0, 1).error().code, ErrorCode::Io);
    EXPECT_EQ(files.readRange(s("C:\\none"), 0, 1).error().code, ErrorCode::NotFound);
    EXPECT_EQ(files.modified(s("C:\\a")).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(files.modified(s("C:\\none")).error().code, ErrorCode::NotFound);
}

TEST(RegistryTexts, AreReadToTheFirstEmptyOne)
{
    EXPECT_EQ(RegValue::fromTexts({s("a"), s("bc")}).data, QByteArray("a\0\0\0b\0c\0\0\0\0\0", 12));
    EXPECT_EQ(RegValue::fromTexts({s("a"), s("bc")}).texts(), (QStringList{s("a"), s("bc")}));
    const RegValue cut{RegKind::MultiString, QByteArray("a\0\0\0b\0", 6)};
    EXPECT_EQ(cut.texts(), (QStringList{s("a"), s("b")}));
    EXPECT_TRUE(RegValue::fromText(RegKind::String, s("a")).texts().isEmpty());
    EXPECT_TRUE(RegValue::fromTexts({}).texts().isEmpty());
}

} // namespace
} // namespace gosetup
