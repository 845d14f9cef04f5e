// SPDX-License-Identifier: Apache-2.0
// A saved report tells of a computer: it is its owner's to read, and no half of one is ever there.
#include "report/Save.h"
#include "report/ReportMaker.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

TEST(SavedReport, IsReadByItsOwnerOnly)
{
#ifdef Q_OS_WIN
    GTEST_SKIP() << "on Windows a file's readers are its folder's";
#endif
    const QTemporaryDir folder;
    const auto machine = machineOf(MachineImage{});
    for (const char* name : {"a.html", "a.json", "a.txt"}) {
        const QString path = folder.filePath(s(name));
        ASSERT_TRUE(saveReportTo(path, *machine, mixedReport(), nullptr)) << name;
        const QFile::Permissions others = QFile::ReadGroup | QFile::ReadOther;
        EXPECT_EQ(QFile::permissions(path) & others, QFile::Permissions()) << name;
    }
}

TEST(SavedReport, ThatCannotBeSavedNamesTheFileAndARemedy)
{
    const QTemporaryDir folder;
    const auto machine = machineOf(MachineImage{});
    const QString path = folder.filePath(s("not there/a.html"));
    const auto saved = saveReportTo(path, *machine, mixedReport(), nullptr);
    ASSERT_FALSE(saved);
    EXPECT_TRUE(saved.error().message.english().contains(path))
        << saved.error().english().toStdString();
    EXPECT_FALSE(saved.error().remedy.isEmpty());
    EXPECT_TRUE(QDir(folder.path()).isEmpty());
}
