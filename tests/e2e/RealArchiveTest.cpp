// SPDX-License-Identifier: Apache-2.0
// The official archive, bit for bit, installed by the real program.
#include "e2e/Program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>

#include <gtest/gtest.h>

using namespace gosetup::testkit;

TEST(RealArchive, IsInstalledOnANewLaptopWithEveryFileAndTakenBack)
{
    const QString archive =
        QStringLiteral(GOSETUP_SOURCE_DIR "/../shared/data/go1.24.4.windows-amd64.zip");
    if (!QFile::exists(archive))
        GTEST_SKIP() << "no archive at " << archive.toStdString();
    const PracticeFolder machine(QStringLiteral("new-laptop"));
    const Ran applied =
        machine.run({QStringLiteral("apply"), QStringLiteral("--yes"), QStringLiteral("--json"),
                     QStringLiteral("--archive"), archive});
    ASSERT_EQ(applied.exitCode, 0) << applied.all();
    const QString root = machine.host(defaultRoot(*machine.open()));
    int files = 0;
    QDirIterator tree(root, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (tree.hasNext()) {
        tree.next();
        if (!tree.fileName().startsWith(QStringLiteral(".gosetup-")))
            ++files;
    }
    constexpr int filesInGo1244 = 14168; // unzip -l; folders are not counted
    EXPECT_EQ(files, filesInGo1244);
    QFile version(root + QStringLiteral("/VERSION"));
    ASSERT_TRUE(version.open(QIODevice::ReadOnly));
    EXPECT_TRUE(version.readLine().startsWith("go1.24.4"));
    version.close(); // Windows removes no file that somebody has open
    const Ran undone = machine.run({QStringLiteral("undo")});
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_FALSE(QFile::exists(root));
    EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(QStringLiteral("new-laptop")));
}

TEST(RealArchive, WithAnotherByteIsRefused)
{
    const QString archive =
        QStringLiteral(GOSETUP_SOURCE_DIR "/../shared/data/go1.24.4.windows-amd64.zip");
    if (!QFile::exists(archive))
        GTEST_SKIP() << "no archive at " << archive.toStdString();
    const PracticeFolder machine(QStringLiteral("new-laptop"));
    const QString copy = machine.path(QStringLiteral("go1.24.4.windows-amd64.zip"));
    ASSERT_TRUE(QFile::copy(archive, copy));
    QFile file(copy);
    ASSERT_TRUE(file.open(QIODevice::ReadWrite));
    ASSERT_TRUE(file.seek(file.size() / 2));
    char byte = 0;
    ASSERT_TRUE(file.getChar(&byte));
    ASSERT_TRUE(file.seek(file.size() / 2));
    ASSERT_TRUE(file.putChar(static_cast<char>(byte ^ 1)));
    file.close();
    const Ran ran = machine.run(
        {QStringLiteral("apply"), QStringLiteral("--yes"), QStringLiteral("--archive"), copy});
    EXPECT_EQ(ran.exitCode, 4) << ran.all();
    EXPECT_TRUE(ran.err.contains("SHA-256")) << ran.all();
    EXPECT_EQ(registryOf(*machine.open()), registryOfBuiltIn(QStringLiteral("new-laptop")));
}
