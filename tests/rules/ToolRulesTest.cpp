// SPDX-License-Identifier: Apache-2.0
#include "rules/FactsMaker.h"

#include "facts/GoTools.h"
#include "rules/ToolFixes.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString binOfTools = userHome + QStringLiteral("\\go\\bin");

FileNode& addTool(MachineImage& image, const char* name, const char* package, const char* version,
                  const char* go, Arch arch = Arch::Amd64)
{
    ImageGoBuild build;
    build.go = s(go);
    build.path = s(package);
    build.version = s(version);
    build.arch = arch;
    return image.file(binOfTools + u'\\' + s(name) + s(".exe")).program(build);
}

FileNode& addGopls(MachineImage& image, const char* version, const char* go)
{
    return addTool(image, "gopls", "golang.org/x/tools/gopls", version, go);
}

FileNode& addDlv(MachineImage& image, const char* version, Arch arch = Arch::Amd64)
{
    return addTool(image, "dlv", "github.com/go-delve/delve/cmd/dlv", version, "1.24.4", arch);
}

Status verdictOfTool(const MachineImage& image, const char* id)
{
    return worst(factsOf(image), id).status;
}

const char* const toolIds[] = {"tools.do-not-run", "tools.wrong-arch", "tools.outdated",
                               "tools.missing", "tools.git-missing"};

} // namespace

TEST(Tools, ThatFitAreFineAndAreNamed)
{
    MachineImage image = soundImage();
    addGopls(image, "v0.20.0", "1.24.4");
    addDlv(image, "v1.24.2");
    image.file(binOfTools + s("\\own.exe")).pe(Arch::Amd64, 4'000'000);
    for (const char* id : toolIds)
        EXPECT_EQ(verdictOfTool(image, id), Status::Ok) << id;
    const QString text = textOf(worst(factsOf(image), "tools.missing"));
    EXPECT_TRUE(text.contains(s("gopls.exe is v0.20.0, built with go1.24.4"))) << qPrintable(text);
}

TEST(Tools, ThatReadCodeMustBeBuiltWithALineNoOlderThanTheOneInUse)
{
    struct Row
    {
        const char* name;
        const char* package;
        const char* go;
        Status expected;
    };
    for (const Row& row :
         {Row{"gopls", "golang.org/x/tools/gopls", "1.23.1", Status::Warning},
          Row{"gopls", "golang.org/x/tools/gopls", "1.24.0", Status::Ok},
          Row{"gopls", "golang.org/x/tools/gopls", "1.25.1", Status::Ok},
          Row{"staticcheck", "honnef.co/go/tools/cmd/staticcheck", "1.21.0", Status::Warning},
          Row{"golangci-lint", "github.com/golangci/golangci-lint/cmd/golangci-lint", "1.23.0",
              Status::Warning},
          Row{"gopls", "example.com/mine/gopls", "1.20.0", Status::Ok},
          Row{"hugo", "github.com/gohugoio/hugo", "1.20.0", Status::Ok}}) {
        MachineImage image = soundImage();
        addTool(image, row.name, row.package, "v0.9.0", row.go);
        EXPECT_EQ(verdictOfTool(image, "tools.outdated"), row.expected)
            << row.name << " " << row.go;
    }
}

TEST(Tools, ADebuggerHasAWindow)
{
    struct Row
    {
        const char* version;
        Status expected;
    };
    for (const Row& row :
         {Row{"v1.23.1", Status::Warning}, Row{"v1.24.0", Status::Ok}, Row{"v1.25.2", Status::Ok},
          Row{"v1.27.1", Status::Warning}, Row{"(devel)", Status::Ok}}) {
        MachineImage image = soundImage();
        addDlv(image, row.version);
        EXPECT_EQ(verdictOfTool(image, "tools.outdated"), row.expected) << row.version;
    }
}

TEST(Tools, TheFixBuildsTheSamePackageWithTheGoInUse)
{
    MachineImage image = soundImage();
    addTool(image, "golangci-lint", "github.com/golangci/golangci-lint/cmd/golangci-lint",
            "v1.60.0", "1.22.0");
    const Finding finding = worst(factsOf(image), "tools.outdated");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_FALSE(finding.fixes[0].recommended) << "it fetches, and takes a minute";
    const auto& change = std::get<InstallTool>(finding.fixes[0].changes.at(0));
    EXPECT_EQ(change.package, s("github.com/golangci/golangci-lint/cmd/golangci-lint"));
    EXPECT_EQ(change.program, binOfTools + s("\\golangci-lint.exe"));
    EXPECT_EQ(change.go, goRoot + s("\\bin\\go.exe"));
}

TEST(Tools, VersionsSuitTheGoInUse)
{
    struct Row
    {
        const char* tool;
        int minor;
        const char* version;
    };
    for (const Row& row :
         {Row{"gopls", 18, "v0.14.2"}, Row{"gopls", 20, "v0.15.3"}, Row{"gopls", 24, "latest"},
          Row{"dlv", 19, "v1.21.2"}, Row{"dlv", 24, "v1.24"}, Row{"dlv", 26, "latest"},
          Row{"dlv", 0, "latest"}, Row{"staticcheck", 21, "latest"}}) {
        const GoTool* tool = findGoTool(s(row.tool));
        ASSERT_NE(tool, nullptr);
        EXPECT_EQ(suitableVersion(*tool, row.minor), s(row.version)) << row.tool << row.minor;
    }
    EXPECT_EQ(offeredTools(),
              (QStringList{s("gopls"), s("dlv"), s("staticcheck"), s("golangci-lint")}));
}

TEST(Tools, FilesThatWindowsDoesNotStart)
{
    const auto verdict = [](const std::function<void(FileNode&)>& make) {
        MachineImage image = soundImage();
        make(image.file(binOfTools + s("\\gopls.exe")));
        return worst(factsOf(image), "tools.do-not-run");
    };
    EXPECT_TRUE(textOf(verdict([](FileNode& f) { f.content(""); })).contains(s("0 bytes")));
    EXPECT_EQ(verdict([](FileNode& f) { f.content("<html>404</html>"); }).status, Status::Warning);
    EXPECT_EQ(verdict([](FileNode& f) {
                  f.content("\x7f"
                            "ELF and more");
              }).status,
              Status::Warning);
    EXPECT_EQ(verdict([](FileNode& f) { f.pe(Arch::Amd64); }).status, Status::Ok);
    MachineImage image = soundImage();
    addGopls(image, "v0.20.0", "1.24.4");
    const auto whole = image.file(binOfTools + s("\\gopls.exe")).contentBytes();
    ASSERT_TRUE(whole);
    const Finding cut = verdict([&](FileNode& f) { f.content(whole->chopped(100)); });
    EXPECT_EQ(cut.status, Status::Warning);
    EXPECT_TRUE(textOf(cut).contains(s("cut off")));
    EXPECT_EQ(std::get<InstallTool>(cut.fixes.at(0).changes.at(0)).package,
              s("golang.org/x/tools/gopls"));
}

TEST(Tools, InTheCloudAreNeitherReadNorJudged)
{
    MachineImage image = soundImage();
    image.file(binOfTools + s("\\gopls.exe")).attribute(fileattribute::recallOnDataAccess);
    for (const char* id : toolIds)
        EXPECT_EQ(verdictOfTool(image, id), Status::Ok) << id;
}

TEST(Tools, AreForThisComputer)
{
    MachineImage image = soundImage();
    addTool(image, "own", "example.com/own", "v1.0.0", "1.24.4", Arch::Arm64);
    EXPECT_EQ(verdictOfTool(image, "tools.wrong-arch"), Status::Warning);
    image = soundImage();
    addTool(image, "own", "example.com/own", "v1.0.0", "1.24.4", Arch::X86);
    EXPECT_EQ(verdictOfTool(image, "tools.wrong-arch"), Status::Ok);
    addDlv(image, "v1.24.0", Arch::X86);
    EXPECT_TRUE(textOf(worst(factsOf(image), "tools.wrong-arch")).contains(s("cannot debug")));
}

TEST(Tools, AreMissedByAnEditorOnly)
{
    MachineImage image = soundImage();
    const QString extension = userHome + s("\\.vscode\\extensions\\golang.go-0.50.0");
    for (const QString& path :
         {extension, binOfTools + s("\\gopls.exe"), binOfTools + s("\\dlv.exe")})
        image.files.erase(winpath::key(path));
    EXPECT_EQ(verdictOfTool(image, "tools.missing"), Status::Ok);
    image.folder(extension);
    EXPECT_EQ(of(judge(factsOf(image), {}), s("tools.missing")).size(), 1u); // for both
    const Finding finding = worst(factsOf(image), "tools.missing");
    EXPECT_EQ(finding.status, Status::Note);
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_FALSE(finding.fixes[0].recommended);
    addGopls(image, "v0.20.0", "1.24.4");
    addDlv(image, "v1.24.2");
    EXPECT_EQ(verdictOfTool(image, "tools.missing"), Status::Ok);
}

TEST(Tools, ThatWouldStandInForGoAreNotBuilt)
{
    const Facts facts = factsOf(soundImage());
    EXPECT_FALSE(toolChange(facts, s("example.org/go"), s("latest")));
    EXPECT_FALSE(toolChange(facts, s("example.org/gofmt/v2"), s("latest")));
    EXPECT_TRUE(toolChange(facts, s("example.org/gopher"), s("latest")));
}

TEST(Tools, GitMattersWhereModulesComeFromIt)
{
    MachineImage image = soundImage();
    EXPECT_EQ(verdictOfTool(image, "tools.git-missing"), Status::Ok);
    for (const auto& [name, value] :
         {std::pair{"GOPRIVATE", "corp.example/*"}, {"GOPROXY", "direct"}}) {
        MachineImage wanting = image;
        wanting.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
        EXPECT_EQ(verdictOfTool(wanting, "tools.git-missing"), Status::Warning) << name;
        wanting.file(s("C:\\Program Files\\Git\\cmd\\git.exe")).pe(Arch::Amd64);
        const Finding finding = worst(factsOf(wanting), "tools.git-missing");
        ASSERT_FALSE(finding.fixes.empty());
        EXPECT_TRUE(finding.fixes[0].recommended);
        setPath(wanting, Hive::CurrentUser,
                {s("%USERPROFILE%\\go\\bin"), s("C:\\Program Files\\Git\\cmd")});
        EXPECT_EQ(verdictOfTool(wanting, "tools.git-missing"), Status::Ok);
    }
}

TEST(Tools, AreNoneOfItsBusinessWithoutAGo)
{
    MachineImage image = soundImage();
    addGopls(image, "v0.9.0", "1.17.1");
    std::erase_if(image.files,
                  [](const auto& item) { return winpath::isInside(item.second.path, goRoot); });
    EXPECT_EQ(verdictOfTool(image, "tools.outdated"), Status::Ok);
    EXPECT_FALSE(toolChange(factsOf(image), s("golang.org/x/tools/gopls")));
}

TEST(Tools, ACompilerOfAnotherVersionThanItsTreeIsAMixedInstallation)
{
    MachineImage image = soundImage();
    const QString compiler = goRoot + s("\\pkg\\tool\\windows_amd64\\compile.exe");
    ImageGoBuild build;
    build.go = s("1.24.4");
    build.path = s("cmd/compile");
    image.file(compiler).program(build);
    EXPECT_EQ(verdictOfTool(image, "toolchain.incomplete"), Status::Ok);
    build.go = s("1.23.9");
    image.file(compiler).program(build);
    const Finding finding = worst(factsOf(image), "toolchain.incomplete");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("compile.exe is go1.23.9")));
}
