// SPDX-License-Identifier: Apache-2.0
// Host files where Windows differs: held ones, and streams. Wine keeps a stream as a file of its
// own beside the other, which is enough to see it read and removed.
#include "machine/LocalFile.h"
#include "machine/windows/FilesKit.h"

namespace gosetup {
namespace {

using WindowsLocalFile = FilesKit;

bool writeStream(const QString& path, const QByteArray& bytes)
{
    const QString stream = win32::longPath(path) + QStringLiteral(":Zone.Identifier");
    const win32::FileHandle handle(
        CreateFileW(win32::wide(stream), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS, 0, nullptr));
    DWORD written = 0;
    return handle && WriteFile(handle.get(), bytes.constData(), static_cast<DWORD>(bytes.size()),
                               &written, nullptr) != 0;
}

TEST_F(WindowsLocalFile, ReadsAndRemovesTheMarkAndNothingElse)
{
    put(at("go.zip"), "bytes");
    if (!writeStream(at("go.zip"), "[ZoneTransfer]\r\nZoneId=3\r\n"))
        GTEST_SKIP() << "this file system has no streams";
    const auto mark = localfile::readMark(at("go.zip"));
    ASSERT_TRUE(mark && *mark);
    EXPECT_EQ(**mark, "[ZoneTransfer]\r\nZoneId=3\r\n");
    ASSERT_TRUE(localfile::removeMark(at("go.zip")));
    EXPECT_FALSE(localfile::readMark(at("go.zip")).value_or(QByteArray("still there")));
    EXPECT_EQ(content(at("go.zip")), "bytes");
}

TEST_F(WindowsLocalFile, SaysWhyAFileCannotBeWritten)
{
    put(at("file"));
    const auto held = hold(at("file"), FILE_SHARE_READ);
    ASSERT_TRUE(held);
    EXPECT_EQ(localfile::whyNotWritable(at("file")), ErrorCode::InUse);
    EXPECT_EQ(localfile::whyNotWritable(at("no\\folder")), ErrorCode::NotFound);
    EXPECT_EQ(localfile::whyNotWritable(QStringLiteral("Q:\\x")), ErrorCode::NotFound);
    ASSERT_TRUE(m_files.makeFolder(at("folder"), false));
    EXPECT_EQ(localfile::whyNotWritable(at("folder")), ErrorCode::AccessDenied);
}

} // namespace
} // namespace gosetup
