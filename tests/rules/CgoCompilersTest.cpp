// SPDX-License-Identifier: Apache-2.0
// Compilers that are there and do not serve: mixed ones, starters, the race detector's runtime.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

void addGccAt(MachineImage& image, const QString& prefix, const char* target)
{
    image.file(prefix + s("\\bin\\gcc.exe")).pe(Arch::Amd64, 1'800'000);
    image.folder(prefix + s("\\lib\\gcc\\") + s(target));
}

void gccPath(MachineImage& image, const QStringList& folders)
{
    setPath(image, Hive::CurrentUser, QStringList{s("%USERPROFILE%\\go\\bin")} + folders);
}

Status compilerVerdict(const MachineImage& image, const char* id)
{
    return worst(factsOf(image), id).status;
}

constexpr auto mingw64 = "x86_64-w64-mingw32";

} // namespace

TEST(CgoCompilers, OfMsysAndCygwinAreUnsupportedAndNoMatterOfTheArchitecture)
{
    for (const char* target : {"x86_64-pc-msys", "x86_64-pc-cygwin"}) {
        MachineImage image = soundImage();
        addGccAt(image, s("C:\\msys64\\usr"), target);
        gccPath(image, {s("C:\\msys64\\usr\\bin")});
        EXPECT_EQ(compilerVerdict(image, "cgo.unsupported-compiler"), Status::Note) << target;
        EXPECT_EQ(compilerVerdict(image, "cgo.compiler-architecture"), Status::Ok) << target;
        image.setVariable(Hive::CurrentUser, s("CGO_ENABLED"), RegKind::String, s("1"));
        EXPECT_EQ(compilerVerdict(image, "cgo.unsupported-compiler"), Status::Warning) << target;
    }
}

TEST(CgoCompilers, AClangForMicrosoftsLinkerIsUnsupported)
{
    MachineImage image = soundImage();
    image.file(s("C:\\LLVM\\bin\\clang.exe")).pe(Arch::Amd64, 90'000'000);
    image.setVariable(Hive::CurrentUser, s("CC"), RegKind::String, s("C:\\LLVM\\bin\\clang.exe"));
    EXPECT_EQ(compilerVerdict(image, "cgo.unsupported-compiler"), Status::Ok) << "nobody can tell";
    image.file(s("C:\\LLVM\\bin\\clang-cl.exe")).pe(Arch::Amd64, 90'000'000);
    EXPECT_EQ(compilerVerdict(image, "cgo.unsupported-compiler"), Status::Note);
    MachineImage named = image;
    named.setVariable(Hive::CurrentUser, s("CC"), RegKind::String,
                      s("C:\\LLVM\\bin\\clang.exe -target x86_64-w64-mingw32"));
    EXPECT_EQ(compilerVerdict(named, "cgo.unsupported-compiler"), Status::Ok);
    image.file(s("C:\\LLVM\\include\\_mingw.h")).content("//");
    EXPECT_EQ(compilerVerdict(image, "cgo.unsupported-compiler"), Status::Ok) << "MSYS2's clang64";
}

TEST(CgoCompilers, StartersAreSeenThrough)
{
    MachineImage image = soundImage();
    addGccAt(image, s("C:\\Users\\li\\scoop\\apps\\gcc\\current"), "i686-w64-mingw32");
    const QString shims = s("C:\\Users\\li\\scoop\\shims");
    image.file(shims + s("\\gcc.exe")).pe(Arch::Amd64, 100'000);
    gccPath(image, {shims});
    EXPECT_EQ(compilerVerdict(image, "cgo.compiler-architecture"), Status::Ok)
        << "it tells nothing";
    image.file(shims + s("\\gcc.shim"))
        .content("path = \"C:\\Users\\li\\scoop\\apps\\gcc\\current\\bin\\gcc.exe\"\r\n");
    EXPECT_EQ(compilerVerdict(image, "cgo.compiler-architecture"), Status::Note);

    MachineImage choco = soundImage();
    addGccAt(choco, s("C:\\ProgramData\\mingw64\\mingw64"), "i686-w64-mingw32");
    choco.file(s("C:\\ProgramData\\chocolatey\\bin\\gcc.exe")).pe(Arch::Amd64, 100'000);
    gccPath(choco, {s("C:\\ProgramData\\chocolatey\\bin")});
    EXPECT_EQ(compilerVerdict(choco, "cgo.compiler-architecture"), Status::Note);
}

TEST(CgoCompilers, OfTwoInstallationsAreMixed)
{
    MachineImage image = soundImage();
    addGccAt(image, s("C:\\a"), mingw64);
    image.file(s("C:\\a\\bin\\as.exe")).pe(Arch::Amd64);
    image.file(s("C:\\a\\bin\\g++.exe")).pe(Arch::Amd64, 1'800'000);
    image.file(s("C:\\b\\bin\\g++.exe")).pe(Arch::Amd64, 1'800'000);
    gccPath(image, {s("C:\\a\\bin"), s("C:\\b\\bin")});
    EXPECT_EQ(compilerVerdict(image, "cgo.mixed-toolchains"), Status::Ok);
    image.setVariable(Hive::CurrentUser, s("CXX"), RegKind::String, s("C:\\b\\bin\\g++.exe"));
    EXPECT_EQ(compilerVerdict(image, "cgo.mixed-toolchains"), Status::Note);
    image.setVariable(Hive::CurrentUser, s("CC"), RegKind::String, s("C:\\a\\bin\\gcc.exe"));
    EXPECT_EQ(compilerVerdict(image, "cgo.mixed-toolchains"), Status::Warning);
}

TEST(CgoCompilers, WithoutTheirAssemblerTakeAnothers)
{
    MachineImage image = soundImage();
    addGccAt(image, s("C:\\a"), mingw64);
    image.file(s("C:\\b\\bin\\as.exe")).pe(Arch::Amd64);
    gccPath(image, {s("C:\\a\\bin")});
    EXPECT_EQ(compilerVerdict(image, "cgo.mixed-toolchains"), Status::Ok);
    gccPath(image, {s("C:\\a\\bin"), s("C:\\b\\bin")});
    EXPECT_EQ(compilerVerdict(image, "cgo.mixed-toolchains"), Status::Warning);
    image.file(s("C:\\a\\x86_64-w64-mingw32\\bin\\as.exe")).pe(Arch::Amd64);
    EXPECT_EQ(compilerVerdict(image, "cgo.mixed-toolchains"), Status::Ok);
}

TEST(CgoCompilers, ForTwoProcessorsAreANote)
{
    MachineImage image = soundImage();
    addGccAt(image, s("C:\\a"), mingw64);
    addGccAt(image, s("C:\\b"), "i686-w64-mingw32");
    gccPath(image, {s("C:\\a\\bin"), s("C:\\b\\bin")});
    EXPECT_EQ(compilerVerdict(image, "cgo.mixed-toolchains"), Status::Note);
    EXPECT_EQ(compilerVerdict(image, "cgo.compiler-architecture"), Status::Ok);
    image.setVariable(Hive::CurrentUser, s("CGO_ENABLED"), RegKind::String, s("0"));
    EXPECT_EQ(compilerVerdict(image, "cgo.mixed-toolchains"), Status::Ok);
}

TEST(CgoCompilers, TheRaceDetectorNeedsItsLibrary)
{
    MachineImage image = soundImage();
    addGccAt(image, s("C:\\a"), mingw64);
    gccPath(image, {s("C:\\a\\bin")});
    EXPECT_EQ(compilerVerdict(image, "cgo.race-runtime"), Status::Ok) << "nobody can tell";
    image.file(s("C:\\a\\x86_64-w64-mingw32\\lib\\libmingw32.a")).content("!<arch>");
    EXPECT_EQ(compilerVerdict(image, "cgo.race-runtime"), Status::Note);
    MachineImage asked = image;
    asked.setVariable(Hive::CurrentUser, s("GOFLAGS"), RegKind::String, s("-race"));
    EXPECT_EQ(compilerVerdict(asked, "cgo.race-runtime"), Status::Problem);
    image.file(s("C:\\a\\x86_64-w64-mingw32\\lib\\libsynchronization.a")).content("!<arch>");
    EXPECT_EQ(compilerVerdict(image, "cgo.race-runtime"), Status::Ok);
}
