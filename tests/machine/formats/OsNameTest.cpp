// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/OsName.h"
#include "machine/formats/ProcessBlock.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

/// As GetEnvironmentStringsW lays it out, without the last NUL.
QString block(const QStringList& entries)
{
    return entries.join(QChar(0)) + QChar(0);
}

} // namespace

TEST(OsName, SaysElevenWhereTheRegistryStillSaysTen)
{
    EXPECT_EQ(osNameFrom(s("Windows 10 Pro"), 19045), s("Windows 10 Pro"));
    EXPECT_EQ(osNameFrom(s("Windows 10 Pro"), 21999), s("Windows 10 Pro"));
    EXPECT_EQ(osNameFrom(s("Windows 10 Pro"), 22000), s("Windows 11 Pro"));
    EXPECT_EQ(osNameFrom(s("Windows 10 Enterprise LTSC 2021"), 19044),
              s("Windows 10 Enterprise LTSC 2021"));
}

TEST(OsName, LeavesServersAlone)
{
    EXPECT_EQ(osNameFrom(s("Windows Server 2025 Datacenter"), 26100),
              s("Windows Server 2025 Datacenter"));
}

TEST(OsName, HasANameWhereTheRegistryHasNone)
{
    EXPECT_EQ(osNameFrom({}, 19045), s("Windows 10"));
    EXPECT_EQ(osNameFrom(s(" "), 26100), s("Windows 11"));
}

TEST(ProcessBlock, HasNamesInUpperCaseAndValuesAsTheyAre)
{
    const auto variables = parseProcessBlock(block({s("Path=C:\\Go\\bin;a=b"), s("Empty=")}));
    EXPECT_EQ(variables,
              (QMap<QString, QString>{{s("PATH"), s("C:\\Go\\bin;a=b")}, {s("EMPTY"), s("")}}));
}

TEST(ProcessBlock, LeavesOutTheCurrentFoldersOfDrives)
{
    const auto variables = parseProcessBlock(
        block({s("=::=::\\"), s("=C:=C:\\src"), s("=ExitCode=00000000"), s("A=1")}));
    EXPECT_EQ(variables.keys(), QStringList{s("A")});
}

TEST(ProcessBlock, SurvivesWhatIsNoVariable)
{
    EXPECT_TRUE(parseProcessBlock({}).isEmpty());
    EXPECT_EQ(parseProcessBlock(block({s("nothing"), s(""), s("B=2")})).keys(),
              QStringList{s("B")});
}
