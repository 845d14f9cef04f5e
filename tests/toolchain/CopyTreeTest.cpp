// SPDX-License-Identifier: Apache-2.0
#include "toolchain/CopyTree.h"
#include "support/Literals.h"
#include "support/PracticeKit.h"

#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

using testkit::machineOf;

MachineImage cloudImage()
{
    MachineImage image;
    image.file(s("C:\\Users\\li\\OneDrive\\go\\bin\\gopls.exe")).content("program");
    image.file(s("C:\\Users\\li\\OneDrive\\go\\pkg\\mod\\cache\\lock")).content("");
    image.file(s("C:\\Users\\li\\OneDrive\\go\\src\\x\\x.go")).content(QByteArray(3'000'000, 'x'));
    image.folder(s("C:\\Users\\li\\OneDrive\\go\\empty"));
    return image;
}

Result<CopiedTree> copyIt(Machine& machine)
{
    Progress progress;
    return copyTree(machine, s("C:\\Users\\li\\OneDrive\\go"), s("C:\\Users\\li\\go"), progress);
}

TEST(CopyTree, CopiesEveryFileAndFolderAndLeavesTheOriginal)
{
    const QTemporaryDir folder;
    for (const QString& at : {QString(), folder.path()}) {
        const auto machine = machineOf(cloudImage(), at);
        const auto copied = copyIt(*machine);
        ASSERT_TRUE(copied) << copied.error().english().toStdString();
        EXPECT_EQ(copied->files, 3);
        EXPECT_EQ(copied->bytes, 3'000'007);
        EXPECT_EQ(*machine->files().read(s("C:\\Users\\li\\go\\bin\\gopls.exe"), 99), "program");
        EXPECT_EQ(*machine->files().read(s("C:\\Users\\li\\go\\src\\x\\x.go"), 4'000'000),
                  QByteArray(3'000'000, 'x'));
        EXPECT_TRUE(*machine->files().info(s("C:\\Users\\li\\go\\empty")));
        EXPECT_TRUE(*machine->files().info(s("C:\\Users\\li\\OneDrive\\go\\bin\\gopls.exe")));
    }
}

struct CopyObstacle
{
    const char* what;
    void (*prepare)(MachineImage& image);
    ErrorCode code;
    const char* names; ///< in the message
};

class CopyTreeRefuses : public testing::TestWithParam<CopyObstacle>
{
};

TEST_P(CopyTreeRefuses, AndNamesTheObstacle)
{
    MachineImage image = cloudImage();
    GetParam().prepare(image);
    const auto copied = copyIt(*machineOf(image));
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, GetParam().code) << copied.error().english().toStdString();
    EXPECT_TRUE(copied.error().english().contains(s(GetParam().names)))
        << copied.error().english().toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Obstacles, CopyTreeRefuses,
    testing::Values(CopyObstacle{"a link",
                                 [](MachineImage& image) {
                                     image.folder(s("C:\\Users\\li\\OneDrive\\go\\out"))
                                         .link(reparse::mountPoint, s("D:\\elsewhere"));
                                 },
                                 ErrorCode::Unsupported, "go\\out"},
                    CopyObstacle{"a file that is only in the cloud",
                                 [](MachineImage& image) {
                                     image.file(s("C:\\Users\\li\\OneDrive\\go\\src\\far.go"))
                                         .content("x")
                                         .attribute(fileattribute::recallOnDataAccess);
                                 },
                                 ErrorCode::Unsupported, "far.go"},
                    CopyObstacle{
                        "too little space",
                        [](MachineImage& image) { image.volumes.front().freeBytes = 2'999'999; },
                        ErrorCode::DiskFull, "3000007"},
                    CopyObstacle{"a folder that cannot be listed",
                                 [](MachineImage& image) {
                                     image.fault(s("files.list"), ImageFault::Kind::AccessDenied, 0,
                                                 s("go\\src"));
                                 },
                                 ErrorCode::AccessDenied, "src"},
                    CopyObstacle{"nothing there", [](MachineImage& image) { image.files.clear(); },
                                 ErrorCode::NotFound, "OneDrive\\go"}),
    [](const auto& info) { return "Case" + std::to_string(info.index); });

TEST(CopyTree, IsCancelled)
{
    const auto machine = machineOf(cloudImage());
    Progress progress([&progress](const ProgressUpdate&) { progress.cancel(); });
    const auto copied =
        copyTree(*machine, s("C:\\Users\\li\\OneDrive\\go"), s("C:\\Users\\li\\go"), progress);
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, ErrorCode::Cancelled);
}

TEST(CopyTree, ACopyWithSomethingOfItsOwnIsKnown)
{
    const auto machine = machineOf(cloudImage());
    ASSERT_TRUE(copyIt(*machine));
    const auto first = [&] {
        return firstNotIn(machine->files(), s("C:\\Users\\li\\go"),
                          s("C:\\Users\\li\\OneDrive\\go"), Progress());
    };
    ASSERT_TRUE(first());
    EXPECT_FALSE(*first());
    ASSERT_TRUE(machine->files().write(s("C:\\Users\\li\\go\\bin\\dlv.exe"), "new"));
    EXPECT_EQ(**first(), s("C:\\Users\\li\\go\\bin\\dlv.exe"));
    ASSERT_TRUE(machine->files().remove(s("C:\\Users\\li\\go\\bin\\dlv.exe")));
    ASSERT_TRUE(machine->files().write(s("C:\\Users\\li\\go\\bin\\gopls.exe"), "another program"));
    EXPECT_EQ(**first(), s("C:\\Users\\li\\go\\bin\\gopls.exe"));
}

} // namespace
} // namespace gosetup
