// SPDX-License-Identifier: Apache-2.0
#include "rules/FactsMaker.h"

#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage cgoImage(std::initializer_list<std::pair<const char*, const char*>> variables)
{
    MachineImage image = soundImage();
    for (const auto& [name, value] : variables)
        image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    return image;
}

void addCgoGcc(MachineImage& image, const char* target, Arch arch = Arch::Amd64)
{
    image.file(s("C:\\gcc\\bin\\gcc.exe")).pe(arch, 1'800'000);
    if (target != nullptr)
        image.folder(s("C:\\gcc\\lib\\gcc\\") + s(target));
    setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), s("C:\\gcc\\bin")});
}

Status cgoVerdict(const MachineImage& image, const char* id)
{
    return worst(factsOf(image), id).status;
}

} // namespace

TEST(Cgo, IsOffByItselfWithoutACompiler)
{
    EXPECT_EQ(cgoVerdict(soundImage(), "cgo.no-compiler"), Status::Ok);
    EXPECT_EQ(cgoVerdict(cgoImage({{"CGO_ENABLED", "true"}}), "cgo.no-compiler"), Status::Ok)
        << "Go knows 0 and 1";
    EXPECT_EQ(cgoVerdict(cgoImage({{"CGO_ENABLED", "0"}, {"CC", "nothere"}}), "cgo.no-compiler"),
              Status::Ok);
    MachineImage file = soundImage();
    file.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("CC=nothere\n");
    EXPECT_EQ(cgoVerdict(file, "cgo.no-compiler"), Status::Ok)
        << "only the variable CC keeps it on";
}

TEST(Cgo, ThatIsWantedNeedsItsCompiler)
{
    EXPECT_EQ(cgoVerdict(cgoImage({{"CGO_ENABLED", "1"}}), "cgo.no-compiler"), Status::Problem);
    EXPECT_EQ(cgoVerdict(cgoImage({{"CC", "clang"}}), "cgo.no-compiler"), Status::Problem);
    EXPECT_EQ(cgoVerdict(cgoImage({{"CC", "C:\\gone\\gcc.exe"}}), "cgo.no-compiler"),
              Status::Problem);
    MachineImage image = cgoImage({{"CGO_ENABLED", "1"}});
    addCgoGcc(image, "x86_64-w64-mingw32");
    EXPECT_EQ(cgoVerdict(image, "cgo.no-compiler"), Status::Ok);
    EXPECT_EQ(cgoVerdict(image, "cgo.compiler-architecture"), Status::Ok);
    image = cgoImage({{"CC", "C:/gcc/bin/gcc -m64"}});
    addCgoGcc(image, nullptr);
    EXPECT_EQ(cgoVerdict(image, "cgo.no-compiler"), Status::Ok);
}

TEST(Cgo, DoesNotWorkWithMicrosoftsCompilers)
{
    for (const char* command : {"cl", "cl.exe /nologo", "clang-cl"}) {
        const MachineImage image = cgoImage({{"CC", command}});
        EXPECT_EQ(cgoVerdict(image, "cgo.unsupported-compiler"), Status::Problem) << command;
        EXPECT_EQ(cgoVerdict(image, "cgo.no-compiler"), Status::Ok) << "one cause, one finding";
    }
}

TEST(Cgo, CompilersAreToldByTheirTargets)
{
    struct Row
    {
        const char* target;
        Arch program;
        Status expected;
    };
    for (const Row& row : {Row{"x86_64-w64-mingw32", Arch::Amd64, Status::Ok},
                           {"x86_64-w64-mingw32", Arch::X86, Status::Ok},
                           {"i686-w64-mingw32", Arch::Amd64, Status::Note},
                           {"mingw32", Arch::X86, Status::Note},
                           {"x86_64-pc-msys", Arch::Amd64, Status::Ok}, // unsupported-compiler
                           {"x86_64-pc-cygwin", Arch::Amd64, Status::Ok},
                           {"aarch64-w64-mingw32", Arch::Arm64, Status::Note},
                           {nullptr, Arch::Amd64, Status::Ok},
                           {nullptr, Arch::X86, Status::Note}}) {
        MachineImage image = soundImage();
        addCgoGcc(image, row.target, row.program);
        EXPECT_EQ(cgoVerdict(image, "cgo.compiler-architecture"), row.expected)
            << (row.target != nullptr ? row.target : "none");
        image.setVariable(Hive::CurrentUser, s("CGO_ENABLED"), RegKind::String, s("0"));
        EXPECT_EQ(cgoVerdict(image, "cgo.compiler-architecture"), Status::Ok);
    }
    MachineImage other = cgoImage({{"GOARCH", "386"}});
    addCgoGcc(other, "i686-w64-mingw32");
    EXPECT_EQ(cgoVerdict(other, "cgo.compiler-architecture"), Status::Ok);
}

TEST(CasesCgo, ENV_109_APathWithASpaceBelongsInQuotes)
{
    MachineImage image = cgoImage({{"CC", "D:\\Program Files\\LLVM\\bin\\clang.exe"}});
    const Finding guessed = worst(factsOf(image), "cgo.cc-quoting");
    EXPECT_EQ(guessed.status, Status::Problem);
    ASSERT_EQ(guessed.fixes.size(), 1U);
    EXPECT_FALSE(guessed.fixes[0].recommended) << "it is not there";
    EXPECT_EQ(std::get<SetVariable>(guessed.fixes[0].changes.at(0)).text,
              s("\"D:\\Program Files\\LLVM\\bin\\clang.exe\""));
    EXPECT_EQ(cgoVerdict(image, "cgo.no-compiler"), Status::Ok) << "one cause, one finding";

    image = cgoImage({{"CC", "C:\\Program Files\\LLVM\\bin\\clang -O2"}});
    image.file(s("C:\\Program Files\\LLVM\\bin\\clang.exe")).pe(Arch::Amd64);
    const Finding sure = worst(factsOf(image), "cgo.cc-quoting");
    EXPECT_TRUE(sure.fixes.at(0).recommended);
    EXPECT_EQ(std::get<SetVariable>(sure.fixes[0].changes.at(0)).text,
              s("\"C:\\Program Files\\LLVM\\bin\\clang\" -O2"));
    image.setVariable(Hive::CurrentUser, s("CC"), RegKind::String,
                      *std::get<SetVariable>(sure.fixes[0].changes.at(0)).text);
    for (const char* id : {"cgo.cc-quoting", "cgo.no-compiler"})
        EXPECT_EQ(cgoVerdict(image, id), Status::Ok) << id;
}

TEST(Cgo, AValueThatGoCannotReadEndsEveryBuild)
{
    EXPECT_EQ(cgoVerdict(cgoImage({{"CC", "\"C:\\x\\gcc.exe"}}), "cgo.cc-quoting"),
              Status::Problem);
    EXPECT_EQ(cgoVerdict(cgoImage({{"CXX", "bin\\g++"}, {"CGO_ENABLED", "0"}}), "cgo.cc-quoting"),
              Status::Problem);
}

TEST(Cgo, NothingBehindTheProgramIsShown)
{
    for (const char* command :
         {"zig cc --token planted", "C:\\tools\\x --key planted.exe",
          "C:\\Program Files\\x\\cc.exe --key planted", "\"C:\\tools\\cc.exe --key planted"}) {
        const Facts facts = factsOf(cgoImage({{"CC", command}}));
        for (const char* id : {"cgo.no-compiler", "cgo.cc-quoting", "cgo.compiler-architecture"})
            for (const Finding& finding : judgeOne(facts, id))
                EXPECT_FALSE(textOf(finding).contains(s("planted"))) << command << " " << id;
    }
}

TEST(Cgo, OfACommandThatIsQuotedAsAWholeOnlyTheProgramIsShown)
{
    for (const char* command : {"\"C:\\gcc\\bin\\gcc.exe -DTOKEN=s3cr3t\"",
                                "'sccache --token s3cr3t gcc'", "TOKEN=s3cr3t gcc"}) {
        const Facts facts = factsOf(cgoImage({{"CC", command}}));
        int troubles = 0;
        for (const Finding& finding : judge(facts, {})) {
            EXPECT_FALSE(textOf(finding).contains(s("s3cr3t"))) << textOf(finding).toStdString();
            troubles += finding.id.startsWith(s("cgo.")) && finding.status > Status::Note ? 1 : 0;
        }
        EXPECT_EQ(troubles, 1) << command;
    }
}

TEST(Cgo, AStarterTellsNothingOfItsCompiler)
{
    for (const auto& [folder, size] :
         {std::pair{"C:\\ProgramData\\chocolatey\\bin", 1'800'000}, {"C:\\any", 100'000}}) {
        MachineImage image = cgoImage({{"CGO_ENABLED", "1"}});
        image.file(s(folder) + s("\\gcc.exe")).pe(Arch::X86, size);
        setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), s(folder)});
        EXPECT_EQ(cgoVerdict(image, "cgo.compiler-architecture"), Status::Ok) << folder;
    }
}

TEST(Cgo, TheTripletInTheNameDecides)
{
    MachineImage image =
        cgoImage({{"CC", "aarch64-w64-mingw32-gcc"}, {"GOARCH", "arm64"}, {"CGO_ENABLED", "1"}});
    addCgoGcc(image, "x86_64-w64-mingw32");
    image.file(s("C:\\gcc\\bin\\aarch64-w64-mingw32-gcc.exe")).pe(Arch::Amd64, 1'800'000);
    EXPECT_EQ(cgoVerdict(image, "cgo.compiler-architecture"), Status::Ok);
    image.setVariable(Hive::CurrentUser, s("GOARCH"), RegKind::String, s("386"));
    EXPECT_EQ(cgoVerdict(image, "cgo.compiler-architecture"), Status::Warning);
}

TEST(Cgo, AGccWithThe32BitLibrariesSuits386)
{
    MachineImage image = cgoImage({{"GOARCH", "386"}, {"CGO_ENABLED", "1"}});
    addCgoGcc(image, "x86_64-w64-mingw32\\10.3.0");
    EXPECT_EQ(cgoVerdict(image, "cgo.compiler-architecture"), Status::Warning);
    addCgoGcc(image, "x86_64-w64-mingw32\\10.3.0\\32");
    EXPECT_EQ(cgoVerdict(image, "cgo.compiler-architecture"), Status::Ok);
}

TEST(Cgo, IsOffWhenCrossCompilingUnlessForced)
{
    for (const auto& [name, value] : {std::pair{"GOOS", "linux"}, {"GOARCH", "arm64"}}) {
        MachineImage image = cgoImage({{name, value}, {"CC", "nothere"}});
        EXPECT_EQ(cgoVerdict(image, "cgo.no-compiler"), Status::Ok) << name;
        image.setVariable(Hive::CurrentUser, s("CGO_ENABLED"), RegKind::String, s("1"));
        EXPECT_EQ(cgoVerdict(image, "cgo.no-compiler"), Status::Problem) << name;
    }
    EXPECT_EQ(cgoVerdict(cgoImage({{"GOARCH", "amd64"}, {"CC", "nothere"}}), "cgo.no-compiler"),
              Status::Problem);
}
