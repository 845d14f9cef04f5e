// SPDX-License-Identifier: Apache-2.0
// Machines of public reports about Go trees and C compilers: tests/data/reports.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <QDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

Facts reportedTree(const char* number)
{
    const QDir folder(s(GOSETUP_SOURCE_DIR "/tests/data/reports"));
    const QStringList files = folder.entryList({s(number) + s("-*.json")});
    const auto machine = PracticeMachine::open(folder.filePath(files.value(0)), {});
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    return observe(*machine, {});
}

/// The ids of all problems and warnings, each once.
QStringList treeTroubles(const Facts& facts)
{
    QStringList ids;
    for (const Finding& finding : judge(facts, {})) {
        const bool trouble = finding.status == Status::Problem || finding.status == Status::Warning;
        if (trouble && !ids.contains(finding.id))
            ids << finding.id;
    }
    return ids;
}

bool recommendsInstalling(const Facts& facts)
{
    for (const Finding& finding : judgeOne(facts, "toolchain.none")) {
        if (finding.status == Status::Problem)
            return true;
    }
    return false;
}

} // namespace

TEST(Reports, Machine12_ACompilerOf32BitsWithAGoOf64)
{
    const Facts facts = reportedTree("12");
    EXPECT_EQ(treeTroubles(facts), QStringList{s("cgo.compiler-architecture")});
    const Finding finding = worst(facts, "cgo.compiler-architecture");
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_TRUE(textOf(finding).contains(s("C:\\MinGW\\bin\\gcc.exe")))
        << qPrintable(textOf(finding));
    EXPECT_TRUE(textOf(finding).contains(s("386")));
}

TEST(Reports, Machine13_CgoIsOnAndThereIsNoCompiler)
{
    const Facts facts = reportedTree("13");
    EXPECT_EQ(treeTroubles(facts), QStringList{s("cgo.no-compiler")});
    const Finding finding = worst(facts, "cgo.no-compiler");
    EXPECT_TRUE(textOf(finding).contains(s("CGO_ENABLED=1")));
    for (const Fix& fix : finding.fixes)
        EXPECT_FALSE(fix.recommended) << "only the person knows whether cgo is wanted";
}

TEST(Reports, Machine18_MSYS2sGoComesFirst)
{
    const Facts facts = reportedTree("18");
    const Finding shadowed = worst(facts, "path.shadowed-go");
    EXPECT_EQ(shadowed.status, Status::Problem);
    ASSERT_FALSE(shadowed.fixes.empty());
    EXPECT_EQ(shadowed.fixes[0].id, s("put-first"));
    EXPECT_TRUE(shadowed.fixes[0].recommended);
    EXPECT_TRUE(textOf(shadowed).contains(s("MSYS2's Go"))) << qPrintable(textOf(shadowed));
    EXPECT_EQ(worst(facts, "toolchain.incomplete").status, Status::Ok);
    EXPECT_EQ(worst(facts, "toolchain.does-not-run").status, Status::Note);
    for (const Finding& finding : judge(facts, {})) {
        if (finding.id.startsWith(s("location."))) {
            EXPECT_FALSE(finding.subject.contains(s("msys64"))) << qPrintable(finding.id);
        }
    }
    const ToolchainInstall* install = facts.toolchain->install(s("C:\\msys64\\ucrt64\\lib\\go"));
    ASSERT_NE(install, nullptr);
    EXPECT_EQ(install->owner, Owner::Msys2);
    EXPECT_EQ(install->program, s("C:\\msys64\\ucrt64\\bin\\go.exe"));
    EXPECT_EQ(facts.toolchain->install(s("C:\\msys64\\ucrt64")), nullptr);
}

TEST(Reports, Machine21_AGoThatIsTooNewForWindows7)
{
    const Facts facts = reportedTree("21");
    EXPECT_EQ(treeTroubles(facts), QStringList{s("toolchain.too-new-for-windows")});
    const Finding finding = worst(facts, "toolchain.too-new-for-windows");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("go1.20.14"))) << qPrintable(textOf(finding));
    EXPECT_FALSE(recommendsInstalling(facts)) << "the newest does not run either";
}

TEST(Reports, Machine39_CondaLeftTheGorootOfItsBuild)
{
    const Facts facts = reportedTree("39");
    const Finding finding = worst(facts, "env.goroot-stale");
    EXPECT_EQ(finding.status, Status::Problem);
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_TRUE(finding.fixes[0].recommended);
    EXPECT_EQ(worst(facts, "toolchain.incomplete").status, Status::Ok);
    EXPECT_FALSE(recommendsInstalling(facts));
}

TEST(Reports, Machine46_AGoOf32BitsOnWindowsOf64)
{
    const Facts facts = reportedTree("46");
    EXPECT_EQ(treeTroubles(facts), QStringList());
    EXPECT_EQ(worst(facts, "toolchain.architecture").status, Status::Note);
    EXPECT_TRUE(textOf(worst(facts, "toolchain.architecture")).contains(s("memory")));
    EXPECT_EQ(worst(facts, "toolchain.incomplete").status, Status::Ok) << "windows_386 is its own";
}

TEST(Reports, Machine53_AnAntivirusTookTheCompilerAndTheLinker)
{
    const Facts facts = reportedTree("53");
    EXPECT_EQ(treeTroubles(facts), QStringList{s("toolchain.incomplete")});
    const Finding finding = worst(facts, "toolchain.incomplete");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_EQ(finding.subject, goRoot);
    for (const char* part : {"compile.exe is missing", "link.exe is missing", "Protection history"})
        EXPECT_TRUE(textOf(finding).contains(s(part))) << part << qPrintable(textOf(finding));
    EXPECT_FALSE(textOf(finding).contains(s("asm.exe")));
}

TEST(Reports, Machine57_Windows7WithoutGo)
{
    const Facts facts = reportedTree("57");
    EXPECT_EQ(treeTroubles(facts), QStringList{s("toolchain.none")});
    EXPECT_EQ(worst(facts, "toolchain.too-new-for-windows").status, Status::Ok);
}
