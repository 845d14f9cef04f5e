// SPDX-License-Identifier: Apache-2.0
// Go trees as antivirus programs, package managers and settings leave them.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString tools = goRoot + s("\\pkg\\tool\\windows_amd64\\");
const QString goExe = goRoot + s("\\bin\\go.exe");

void eraseBelow(MachineImage& image, const QString& path)
{
    std::erase_if(image.files,
                  [&](const auto& item) { return winpath::isInside(item.second.path, path); });
}

/// Every go command of it ends with that.
void failsWith(MachineImage& image, const QString& program, const char* message)
{
    ImageProgram failing;
    failing.path = program;
    failing.result.exitCode = 2;
    failing.result.standardError = message;
    image.programs.push_back(failing);
}

MachineImage msys2(bool official)
{
    MachineImage image = soundImage();
    if (!official)
        eraseBelow(image, goRoot);
    const QString prefix = s("C:\\msys64\\ucrt64");
    image.go(prefix + s("\\lib\\go"), s("go1.23.3"));
    eraseBelow(image, prefix + s("\\lib\\go\\bin"));
    image.file(prefix + s("\\bin\\go.exe")).pe(Arch::Amd64);
    image.program(prefix + s("\\bin\\go.exe"), "go version go1.23.3 windows/amd64\n");
    setPath(image, Hive::LocalMachine,
            {s("%SystemRoot%\\System32"), prefix + s("\\bin"), goRoot + s("\\bin")});
    return image;
}

bool treeIsProblem(const Facts& facts, const char* id)
{
    return worst(facts, id).status == Status::Problem;
}

} // namespace

TEST(Tree, OneThatIsWholeAndDoesNotStartIsOneProblem)
{
    for (const auto& [error, exitCode] : {std::pair{5U, 0U}, std::pair{225U, 0U},
                                          std::pair{4551U, 0U}, std::pair{0U, 0xC0000005U}}) {
        MachineImage image = soundImage();
        image.programFails(goExe, error, exitCode);
        const Facts facts = factsOf(image);
        EXPECT_TRUE(treeIsProblem(facts, "toolchain.does-not-run")) << error;
        EXPECT_EQ(worst(facts, "toolchain.none").status, Status::Note) << error;
        EXPECT_TRUE(worst(facts, "toolchain.none").fixes.empty());
    }
}

TEST(Tree, OneThatIsBrokenAndDoesNotStartIsToBeInstalledAgain)
{
    MachineImage image = soundImage();
    image.programFails(goExe, 0, 1);
    eraseBelow(image, goRoot + s("\\src"));
    const Finding finding = worst(factsOf(image), "toolchain.none");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(finding.fixes.at(0).recommended);
}

TEST(Tree, ASettingThatStopsGoIsNoFaultOfTheTree)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GOROOT=C:\\Program FilesGo\n");
    failsWith(image, goExe, "go: cannot find GOROOT directory: C:\\Program FilesGo\n");
    const Facts facts = factsOf(image);
    const Finding finding = worst(facts, "toolchain.does-not-run");
    EXPECT_EQ(finding.status, Status::Note) << "the setting is the problem";
    EXPECT_TRUE(textOf(finding).contains(s("GOROOT"))) << qPrintable(textOf(finding));
    EXPECT_EQ(worst(facts, "toolchain.none").status, Status::Note);

    MachineImage tilde = soundImage();
    tilde.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GOPATH=~/go\n");
    failsWith(tilde, goExe,
              "go: GOPATH entry cannot start with shell metacharacter '~': \"~/go\"\n");
    EXPECT_TRUE(textOf(worst(factsOf(tilde), "toolchain.does-not-run")).contains(s("GOPATH")));
}

TEST(Tree, WithoutItsToolsItIsIncomplete)
{
    for (const char* tool : {"compile.exe", "link.exe", "asm.exe", "cgo.exe"}) {
        MachineImage missing = soundImage();
        missing.files.erase(winpath::key(tools + s(tool)));
        const Finding gone = worst(factsOf(missing), "toolchain.incomplete");
        EXPECT_EQ(gone.status, Status::Problem) << tool;
        EXPECT_EQ(gone.fixes.at(0).id, s("quarantine"));
        MachineImage emptied = soundImage();
        emptied.file(tools + s(tool)).content({});
        EXPECT_TRUE(
            textOf(worst(factsOf(emptied), "toolchain.incomplete")).contains(s(" is empty")))
            << tool;
    }
    for (const char* part : {"\\src\\fmt", "\\src\\runtime", "\\src", "\\pkg\\tool"}) {
        MachineImage image = soundImage();
        eraseBelow(image, goRoot + s(part));
        const Finding finding = worst(factsOf(image), "toolchain.incomplete");
        EXPECT_EQ(finding.status, Status::Problem) << part;
        EXPECT_EQ(finding.fixes.at(0).id, s("reinstall")) << part;
    }
}

TEST(Tree, ToolsOfItsOwnProcessorAndVersionAreExpected)
{
    MachineImage image = soundImage();
    image.files.erase(winpath::key(tools + s("vet.exe")));
    EXPECT_EQ(worst(factsOf(image), "toolchain.incomplete").status, Status::Ok)
        << "since Go 1.25 built on demand";
    image = soundImage();
    eraseBelow(image, goRoot);
    image.go(goRoot, s("go1.24.4"), Arch::X86);
    EXPECT_EQ(worst(factsOf(image), "toolchain.incomplete").status, Status::Ok);
    image = soundImage();
    image.file(goRoot + s("\\VERSION")).content("go1.4.3\n");
    eraseBelow(image, goRoot + s("\\pkg\\tool\\windows_amd64"));
    image.folder(goRoot + s("\\pkg\\tool\\windows_amd64"));
    EXPECT_EQ(worst(factsOf(image), "toolchain.incomplete").status, Status::Ok) << "6g.exe then";
}

TEST(Tree, OfAPackageManagerIsBelowItsPrefix)
{
    const Facts both = factsOf(msys2(true));
    for (const char* id : {"toolchain.incomplete", "location.drive-root", "toolchain.none"})
        EXPECT_EQ(worst(both, id).status, Status::Ok) << id;
    EXPECT_EQ(both.toolchain->installs.size(), 2U);
    EXPECT_TRUE(textOf(worst(both, "toolchain.multiple")).contains(s("MSYS2's Go")));

    MachineImage alone = msys2(false);
    alone.programs.clear();
    failsWith(alone, s("C:\\msys64\\ucrt64\\bin\\go.exe"),
              "go: cannot find GOROOT directory: D:\\a\\msys64\\ucrt64\\lib\\go\n");
    const Facts facts = factsOf(alone);
    EXPECT_TRUE(treeIsProblem(facts, "toolchain.does-not-run"));
    EXPECT_FALSE(treeIsProblem(facts, "toolchain.none"));

    MachineImage conda = soundImage();
    eraseBelow(conda, goRoot);
    conda.folder(s("D:\\env\\conda-meta"));
    conda.go(s("D:\\env\\go"), s("go1.24.4"));
    setPath(conda, Hive::LocalMachine, {s("D:\\env\\go\\bin")});
    const Facts condas = factsOf(conda);
    ASSERT_EQ(condas.toolchain->installs.size(), 1U);
    EXPECT_EQ(condas.toolchain->installs[0].owner, Owner::Conda);
    EXPECT_TRUE(condas.toolchain->installs[0].repackaged);
    EXPECT_EQ(worst(condas, "toolchain.incomplete").status, Status::Ok);
}

TEST(Tree, AStarterAloneIsNone)
{
    MachineImage image = soundImage();
    image.file(s("C:\\ProgramData\\chocolatey\\bin\\go.exe")).pe(Arch::Amd64);
    image.folder(s("C:\\ProgramData\\chocolatey\\lib\\golang"));
    setPath(
        image, Hive::LocalMachine,
        {s("%SystemRoot%\\System32"), s("C:\\ProgramData\\chocolatey\\bin"), goRoot + s("\\bin")});
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.toolchain->installs.size(), 1U);
    EXPECT_EQ(worst(facts, "toolchain.incomplete").status, Status::Ok);

    eraseBelow(image, goRoot);
    setPath(image, Hive::LocalMachine, {s("C:\\ProgramData\\chocolatey\\bin")});
    EXPECT_EQ(worst(factsOf(image), "toolchain.none").status, Status::Problem) << "it fails";
    image.program(s("C:\\ProgramData\\chocolatey\\bin\\go.exe"),
                  "go version go1.24.4 windows/amd64\n");
    EXPECT_EQ(worst(factsOf(image), "toolchain.none").status, Status::Ok) << "wherever its tree is";
}

TEST(Tree, DownloadedByGotoolchainIsNoSecondGo)
{
    MachineImage image = soundImage();
    image.go(userHome + s("\\go\\pkg\\mod\\golang.org\\toolchain@v0.0.1-go1.25.0.windows-amd64"),
             s("go1.25.0"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.toolchain->installs.size(), 1U);
    EXPECT_EQ(worst(facts, "toolchain.multiple").status, Status::Ok);
}

TEST(Tree, TooNewIsJudgedByTheBuildOfWindows)
{
    const auto verdict = [](int build, const char* version) {
        MachineImage image = soundImage();
        image.system.build = build;
        image.file(goRoot + s("\\VERSION")).content(version);
        return worst(factsOf(image), "toolchain.too-new-for-windows").status;
    };
    EXPECT_EQ(verdict(7601, "go1.21.0\n"), Status::Warning) << "it runs, so far";
    EXPECT_EQ(verdict(7601, "go1.20.14\n"), Status::Ok);
    EXPECT_EQ(verdict(9600, "go1.22rc1\n"), Status::Warning);
    EXPECT_EQ(verdict(6002, "go1.11\n"), Status::Warning);
    EXPECT_EQ(verdict(6002, "go1.10.8\n"), Status::Ok);
    EXPECT_EQ(verdict(10240, "go1.26.0\n"), Status::Ok);
    EXPECT_EQ(verdict(14393, "go1.26.0\n"), Status::Ok) << "Server 2016";
    EXPECT_EQ(verdict(0, "go1.26.0\n"), Status::Ok) << "not known";
}

TEST(Tree, AStarterOnPathStartsTheTreeThatItNames)
{
    for (const bool shimFile : {true, false}) {
        MachineImage image = soundImage();
        eraseBelow(image, goRoot);
        const QString root = userHome + s("\\scoop\\apps\\go\\current");
        const QString shims = userHome + s("\\scoop\\shims");
        image.go(root, s("go1.24.4"));
        image.file(shims + s("\\go.exe")).pe(Arch::X86, 100'000);
        image.program(shims + s("\\go.exe"), "go version go1.24.4 windows/amd64\n");
        if (shimFile)
            image.file(shims + s("\\go.shim"))
                .content("path = \"" + root.toUtf8() + "\\bin\\go.exe\"\r\n");
        setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32")});
        setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), shims});
        const Finding finding = worst(factsOf(image), "path.missing-go");
        EXPECT_EQ(finding.status, Status::Ok) << shimFile;
        EXPECT_TRUE(finding.fixes.empty());
    }
}

TEST(Tree, OldOnesAndThoseBuiltFromSourceAreWhole)
{
    MachineImage old = soundImage();
    old.file(goRoot + s("\\VERSION")).content("go1.3.3\n");
    eraseBelow(old, goRoot + s("\\src"));
    old.folder(goRoot + s("\\src\\pkg\\fmt"));
    old.folder(goRoot + s("\\src\\pkg\\runtime"));
    EXPECT_TRUE(factsOf(old).toolchain->install(goRoot)->missingParts.isEmpty());
    MachineImage built = soundImage();
    eraseBelow(built, goRoot + s("\\VERSION"));
    built.program(goExe, "go version go1.24.4 windows/amd64\n");
    const Facts facts = factsOf(built);
    ASSERT_NE(facts.toolchain->install(goRoot), nullptr);
    EXPECT_TRUE(facts.toolchain->install(goRoot)->missingParts.isEmpty())
        << facts.toolchain->install(goRoot)->missingParts.join(u',').toStdString();
}
