// SPDX-License-Identifier: Apache-2.0
// The rules on Go projects, each on a machine in order with one project in C:\code\app.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

struct ProjectFile
{
    const char* path; ///< below the project
    QByteArray content;
};

MachineImage imageWithProject(const std::vector<ProjectFile>& files)
{
    MachineImage image = soundImage();
    image.folder(projectFolder);
    for (const ProjectFile& file : files)
        image.file(winpath::join(projectFolder, s(file.path))).content(file.content);
    return image;
}

MachineImage imageWithMod(const char* mod)
{
    return imageWithProject({{"go.mod", QByteArray("module example.com/app\n") + mod}});
}

void setUserVariable(MachineImage& image, const char* name, const char* value)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
}

Finding projectVerdict(const MachineImage& image, const char* rule)
{
    return worst(factsOf(image), rule);
}

Status projectStatus(const MachineImage& image, const char* rule)
{
    return projectVerdict(image, rule).status;
}

bool projectSays(const Finding& finding, const char* text)
{
    return textOf(finding).contains(s(text));
}

const Fix* projectFix(const Finding& finding, const char* id)
{
    const auto found = std::ranges::find(finding.fixes, s(id), &Fix::id);
    return found == finding.fixes.end() ? nullptr : &*found;
}

constexpr auto projectRuleIds = std::to_array<const char*>(
    {"project.go-too-new", "project.replace-missing", "project.replace-absolute", "project.sum",
     "project.vendor", "project.workspace", "project.incompatible", "project.cloud",
     "project.path-length", "project.private-hosts"});

} // namespace

TEST(Project, ThatNobodyNamedIsNoMatter)
{
    const Facts facts = factsOf(soundImage());
    for (const char* rule : projectRuleIds)
        EXPECT_EQ(worst(facts, rule).status, Status::Ok) << rule;
}

TEST(Project, InOrderHasNothingSaidOfIt)
{
    const Facts facts = factsOf(imageWithProject(
        {{"go.mod", "module example.com/app\n\ngo 1.24\n\nrequire golang.org/x/text v0.14.0\n"
                    "replace example.com/lib => ./lib\n"},
         {"lib\\go.mod", "module example.com/lib\n"},
         {"go.sum", "golang.org/x/text v0.14.0 h1:a=\ngolang.org/x/text v0.14.0/go.mod h1:b=\n"},
         {".git\\config", "[remote \"origin\"]\n\turl = git@github.com:me/app.git\n"}}));
    for (const Finding& finding : judge(facts, {})) {
        if (topicOf(finding.id) == s("project")) {
            EXPECT_EQ(finding.status, Status::Ok) << textOf(finding).toStdString();
        }
    }
}

TEST(Project, ThatIsTooNewIsAProblemOnlyWhereGoCannotHelpItself)
{
    struct Row
    {
        const char* gotoolchain;
        const char* mod;
        Status status;
        const char* message;
    };
    const std::vector<Row> rows = {
        {"local", "go 1.25\n", Status::Problem,
         "go: go.mod requires go >= 1.25 (running go 1.24.4; GOTOOLCHAIN=local)"},
        {"path", "go 1.25\n", Status::Problem, "go: cannot find \"go1.25.0\" in PATH"},
        {"auto", "go 1.25\n", Status::Note, "Go downloads go1.25.0"},
        {"auto", "go 1.24\ntoolchain go1.25.1\n", Status::Note, "Go downloads go1.25.1"},
        {"auto", "go 1.25\ntoolchain default\n", Status::Problem, "go.mod sets toolchain default"},
        {"auto", "go 1.24\ntoolchain go1.x\n", Status::Problem,
         "go: invalid toolchain \"go1.x\" in go.mod"},
        {"local", "go 1.24\ntoolchain go1.25.1\n", Status::Ok, ""},
        {"local", "go 1.24.4\n", Status::Ok, ""},
        {"local", "go 1.24.5\n", Status::Problem, "requires go >= 1.24.5"},
        {"local", "go 1.24rc1\n", Status::Ok, ""},
        {"local", "", Status::Ok, ""}};
    for (const Row& row : rows) {
        MachineImage image = imageWithMod(row.mod);
        setUserVariable(image, "GOTOOLCHAIN", row.gotoolchain);
        const Finding finding = projectVerdict(image, "project.go-too-new");
        EXPECT_EQ(finding.status, row.status) << row.gotoolchain << ' ' << row.mod;
        EXPECT_TRUE(projectSays(finding, row.message)) << textOf(finding).toStdString();
    }
}

TEST(Project, ThatIsTooNewOffersItsGoAndTheSwitch)
{
    MachineImage image = imageWithMod("\ngo 1.25.3\n");
    setUserVariable(image, "GOTOOLCHAIN", "local");
    const Finding finding = projectVerdict(image, "project.go-too-new");
    EXPECT_EQ(finding.subject, projectFolder);
    EXPECT_TRUE(projectSays(finding, "C:\\code\\app\\go.mod, line 3: go 1.25.3"));
    const Fix* install = projectFix(finding, "install");
    ASSERT_NE(install, nullptr);
    EXPECT_TRUE(install->recommended);
    ASSERT_EQ(install->changes.size(), 1U);
    EXPECT_EQ(std::get<InstallToolchain>(install->changes.front()).archive.version, s("go1.25.3"));
    const Fix* clear = projectFix(finding, "clear");
    ASSERT_NE(clear, nullptr);
    EXPECT_FALSE(clear->recommended);
}

TEST(Project, ThatIsTooNewIsFineWhereItsGoIsThereAlready)
{
    MachineImage onPath = imageWithMod("go 1.25\n");
    setUserVariable(onPath, "GOTOOLCHAIN", "path");
    onPath.file(userHome + s("\\go\\bin\\go1.25.0.exe")).pe(Arch::Amd64);
    EXPECT_EQ(projectStatus(onPath, "project.go-too-new"), Status::Ok);
    MachineImage downloaded = imageWithMod("go 1.25\n");
    downloaded.folder(userHome +
                      s("\\go\\pkg\\mod\\golang.org\\toolchain@v0.0.1-go1.25.0.windows-amd64"));
    EXPECT_EQ(projectStatus(downloaded, "project.go-too-new"), Status::Ok);
}

TEST(Project, ThatIsTooNewIsAProblemWhereGoMayNotDownload)
{
    MachineImage image = imageWithMod("go 1.25\n");
    setUserVariable(image, "GOPROXY", "off");
    const Finding finding = projectVerdict(image, "project.go-too-new");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(
        projectSays(finding, "go: download go1.25.0 for windows/amd64: toolchain not available"));
}

TEST(Project, OnAGoBefore121IsToldAsThatGoTellsIt)
{
    const auto oldGo = [](const char* mod) {
        MachineImage image = imageWithMod(mod);
        image.file(goRoot + s("\\VERSION")).content("go1.20.14\n");
        return projectVerdict(image, "project.go-too-new");
    };
    EXPECT_EQ(oldGo("go 1.22\n").status, Status::Warning);
    const Finding three = oldGo("go 1.22.0\n");
    EXPECT_EQ(three.status, Status::Problem);
    EXPECT_TRUE(
        projectSays(three, "go.mod:2: invalid go version '1.22.0': must match format 1.23"));
    EXPECT_EQ(oldGo("go 1.20\n").status, Status::Ok);
    const Finding line = oldGo("go 1.22\ntoolchain go1.22.1\n");
    EXPECT_EQ(line.status, Status::Problem);
    EXPECT_TRUE(projectSays(line, "unknown directive: toolchain")) << textOf(line).toStdString();
}

TEST(Project, ThatGotoolchainKeepsFromItsGoIsNotHelpedByAnInstallation)
{
    MachineImage image = imageWithMod("\ngo 1.24\n");
    setUserVariable(image, "GOTOOLCHAIN", "go1.22.3");
    image.go(s("C:\\Users\\li\\go\\pkg\\mod\\golang.org\\toolchain@v0.0.1-go1.22.3.windows-amd64"),
             s("go1.22.3"));
    const Finding finding = projectVerdict(image, "project.go-too-new");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_EQ(projectFix(finding, "install"), nullptr);
    EXPECT_FALSE(finding.fixes.empty());
}

TEST(Project, WithDirectivesOfANewerGoNeedsThatGo)
{
    MachineImage image = imageWithMod("\ngo 1.24\n\nignore ./node_modules\n");
    const Finding finding = projectVerdict(image, "project.workspace");
    EXPECT_EQ(finding.status, Status::Problem);
    const Fix* install = projectFix(finding, "install");
    ASSERT_NE(install, nullptr);
    EXPECT_EQ(std::get<InstallToolchain>(install->changes.at(0)).archive.version, s("go1.25"));
    EXPECT_EQ(projectFix(finding, "correct"), nullptr);
    image = imageWithMod("\ngo 1.24\n\nwhatever x\n");
    EXPECT_NE(projectFix(projectVerdict(image, "project.workspace"), "correct"), nullptr);
}

TEST(Project, SavedAsUtf16IsToldAsThat)
{
    const QByteArray utf16("\xFF\xFEm\0o\0d\0u\0l\0e\0 \0a\0\n\0", 20);
    for (const QByteArray& bytes : {utf16, QByteArray("\xEF\xBB\xBFmodule example.com/app\n")}) {
        const MachineImage image = imageWithProject({{"go.mod", bytes}});
        const Finding finding = projectVerdict(image, "project.workspace");
        EXPECT_EQ(finding.status, Status::Problem);
        EXPECT_NE(projectFix(finding, "encoding"), nullptr) << textOf(finding).toStdString();
    }
}

TEST(Project, WithAVendoredModuleForANewerGoIsAProblem)
{
    const Finding finding =
        projectVerdict(imageWithProject({{"go.mod", "module x\ngo 1.24\nrequire a.b/c v1.0.0\n"},
                                         {"vendor\\modules.txt",
                                          "# a.b/c v1.0.0\n## explicit; go 1.25.0\na.b/c\n"}}),
                       "project.go-too-new");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(projectSays(finding,
                            "go: a.b/c in vendor\\modules.txt requires go >= 1.25.0 (running go "
                            "1.24.4"));
    EXPECT_TRUE(projectSays(finding, "vendor\\modules.txt, line 1"));
}

TEST(ProjectReplace, OfAMissingFolderIsAProblemWhereTheModuleIsRequired)
{
    const Finding finding =
        projectVerdict(imageWithMod("go 1.24\nrequire a.b/c v1.0.0\nreplace a.b/c => ../c\n"),
                       "project.replace-missing");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(projectSays(finding, "C:\\code\\app\\go.mod, line 4: a.b/c => ../c"));
    EXPECT_TRUE(projectSays(finding,
                            "go: a.b/c@v1.0.0 (replaced by ../c): reading ..\\c\\go.mod: open "
                            "C:\\code\\c\\go.mod: The system cannot find the path specified."))
        << textOf(finding).toStdString();
    EXPECT_EQ(
        projectStatus(imageWithMod("go 1.24\nreplace a.b/c => ../c\n"), "project.replace-missing"),
        Status::Note)
        << "nobody requires it";
    EXPECT_EQ(projectStatus(imageWithMod("go 1.24\nrequire a.b/c v1.1.0\n"
                                         "replace a.b/c v1.0.0 => ../c\n"),
                            "project.replace-missing"),
              Status::Note)
        << "another version";
}

TEST(ProjectReplace, OfAFolderWithoutAModuleIsAProblemToo)
{
    MachineImage image = imageWithMod("go 1.24\nrequire a.b/c v1.0.0\nreplace a.b/c => ..\\c\n");
    image.folder(s("C:\\code\\c"));
    const Finding finding = projectVerdict(image, "project.replace-missing");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(projectSays(finding, "C:\\code\\c has no go.mod"));
    image.file(s("C:\\code\\c\\go.mod")).content("module a.b/c\n");
    EXPECT_EQ(projectStatus(image, "project.replace-missing"), Status::Ok);
}

TEST(ProjectReplace, ByARootedPathCountsFromTheProjectOnWindows)
{
    MachineImage image =
        imageWithMod("go 1.24\nrequire a.b/c v1.0.0\nreplace a.b/c => /home/li/c\n");
    image.file(s("C:\\home\\li\\c\\go.mod")).content("module a.b/c\n");
    EXPECT_EQ(projectStatus(image, "project.replace-missing"), Status::Problem);
    const Finding finding = projectVerdict(image, "project.replace-absolute");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_TRUE(projectSays(finding, "begins at no drive"));
    image.file(projectFolder + s("\\home\\li\\c\\go.mod")).content("module a.b/c\n");
    EXPECT_EQ(projectStatus(image, "project.replace-missing"), Status::Ok);
}

TEST(ProjectReplace, IsNotReadWhereGoBuildsFromTheVendorFolder)
{
    EXPECT_EQ(
        projectStatus(
            imageWithProject(
                {{"go.mod", "module x\ngo 1.24\nrequire a.b/c v1.0.0\nreplace a.b/c => ../c\n"},
                 {"vendor\\modules.txt", "# a.b/c v1.0.0 => ../c\n## explicit\na.b/c\n"}}),
            "project.replace-missing"),
        Status::Note);
}

TEST(ProjectSum, WithMergeMarkersIsAProblem)
{
    const Finding finding = projectVerdict(
        imageWithProject({{"go.mod", "module x\ngo 1.24\nrequire a.b/c v1.0.0\n"},
                          {"go.sum", "a.b/c v1.0.0 h1:x=\n<<<<<<< HEAD\na.b/c v1.0.0/go.mod h1:y=\n"
                                     "=======\n"}}),
        "project.sum");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(projectSays(
        finding, "malformed go.sum:\nC:\\code\\app\\go.sum:2: wrong number of fields 2"));
    EXPECT_TRUE(projectSays(finding, "C:\\code\\app\\go.sum, line 4"));
}

TEST(ProjectSum, LacksWhatGoAsksFor)
{
    struct Row
    {
        const char* mod;
        const char* sum;
        Status status;
    };
    const char* const whole = "a.b/c v1.0.0 h1:x=\na.b/c v1.0.0/go.mod h1:y=\n";
    const char* const modOnly = "a.b/c v1.0.0/go.mod h1:y=\n";
    const std::vector<Row> rows = {
        {"go 1.24\nrequire a.b/c v1.0.0\n", whole, Status::Ok},
        {"go 1.24\nrequire a.b/c v1.0.0\n", "", Status::Problem},
        {"go 1.24\nrequire a.b/c v1.0.0\n", modOnly, Status::Warning},
        {"go 1.24\nrequire a.b/c v1.0.0 // indirect\n", modOnly, Status::Ok},
        {"go 1.24\nrequire a.b/c v1.0.0 // indirect\n", "", Status::Warning},
        {"go 1.16\nrequire a.b/c v1.0.0 // indirect\n", "", Status::Problem},
        {"go 1.24\nrequire a.b/c v1.0.0\nreplace a.b/c => ./c\n", "", Status::Ok},
        {"go 1.24\n", "", Status::Ok}};
    for (const Row& row : rows) {
        const MachineImage image = imageWithProject({{"go.mod", QByteArray("module x\n") + row.mod},
                                                     {"go.sum", row.sum},
                                                     {"c\\go.mod", "module a.b/c\n"}});
        EXPECT_EQ(projectStatus(image, "project.sum"), row.status) << row.mod << row.sum;
    }
    const Finding finding =
        projectVerdict(imageWithMod("go 1.24\nrequire a.b/c v1.0.0\n"), "project.sum");
    EXPECT_TRUE(projectSays(finding, "go.mod, line 3: a.b/c@v1.0.0"))
        << textOf(finding).toStdString();
    EXPECT_TRUE(projectSays(finding, "missing go.sum entry for module providing package a.b/c"));
    EXPECT_TRUE(projectFix(finding, "tidy") != nullptr &&
                projectFix(finding, "tidy")->changes.empty());
}

TEST(ProjectSum, IsFilledByGoItselfWithModMod)
{
    MachineImage image = imageWithMod("go 1.24\nrequire a.b/c v1.0.0\n");
    setUserVariable(image, "GOFLAGS", "-mod=mod");
    EXPECT_EQ(projectStatus(image, "project.sum"), Status::Ok);
}

TEST(ProjectSum, WithTwoChecksumsForOneModuleIsAWarning)
{
    const Finding finding =
        projectVerdict(imageWithProject({{"go.mod", "module x\ngo 1.24\nrequire a.b/c v1.0.0\n"},
                                         {"go.sum", "a.b/c v1.0.0 h1:x=\na.b/c v1.0.0 h1:z=\n"
                                                    "a.b/c v1.0.0/go.mod h1:y=\n"}}),
                       "project.sum");
    EXPECT_EQ(finding.status, Status::Warning);
    for (const Fix& fix : finding.fixes)
        EXPECT_TRUE(fix.changes.empty()) << "go.sum is never ours to write";
}

TEST(ProjectVendor, OutOfStepIsQuoted)
{
    const Finding finding = projectVerdict(
        imageWithProject({{"go.mod", "module x\ngo 1.24\nrequire a.b/c v1.0.0\n"},
                          {"vendor\\modules.txt", "# a.b/c v1.1.0\n## explicit\na.b/c\n"}}),
        "project.vendor");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(projectSays(finding,
                            "go: inconsistent vendoring in C:\\code\\app:\na.b/c@v1.0.0: is "
                            "explicitly required in go.mod, but not marked as explicit in "
                            "vendor/modules.txt"))
        << textOf(finding).toStdString();
    EXPECT_TRUE(projectSays(finding, "go mod vendor"));
}

TEST(ProjectVendor, ThatGoDoesNotUseIsANote)
{
    const auto unused = [](const char* mod, const char* flags) {
        MachineImage image =
            imageWithProject({{"go.mod", QByteArray("module x\n") + mod},
                              {"vendor\\modules.txt", "# a.b/c v1.0.0\n## explicit\na.b/c\n"}});
        if (*flags != '\0')
            setUserVariable(image, "GOFLAGS", flags);
        return projectVerdict(image, "project.vendor");
    };
    EXPECT_EQ(unused("go 1.24\nrequire a.b/c v1.0.0\n", "").status, Status::Ok);
    const Finding byFlag = unused("go 1.24\nrequire a.b/c v1.0.0\n", "-mod=mod");
    EXPECT_EQ(byFlag.status, Status::Note);
    EXPECT_TRUE(projectSays(byFlag, "GOFLAGS contains -mod=mod"));
    EXPECT_EQ(unused("go 1.13\nrequire a.b/c v1.0.0\n", "").status, Status::Note);
    EXPECT_EQ(unused("require a.b/c v1.0.0\n", "").status, Status::Note);
    EXPECT_EQ(unused("go 1.13\nrequire a.b/c v1.0.0\n", "-mod=vendor").status, Status::Ok);
}

TEST(ProjectVendor, ThatGoflagsAskForAndThatIsNotThereIsAProblem)
{
    MachineImage image = imageWithMod("go 1.24\nrequire a.b/c v1.0.0\n");
    setUserVariable(image, "GOFLAGS", "-mod=vendor");
    const Finding finding = projectVerdict(image, "project.vendor");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(projectSays(finding, "C:\\code\\app\\vendor does not exist"));
    EXPECT_TRUE(projectSays(finding, "GOFLAGS"));
    MachineImage without = imageWithMod("go 1.24\n");
    setUserVariable(without, "GOFLAGS", "-mod=vendor");
    EXPECT_EQ(projectStatus(without, "project.vendor"), Status::Ok) << "it requires nothing";
}

TEST(ProjectWorkspace, IsRefusedInGosOwnWords)
{
    struct Row
    {
        QByteArray work;
        const char* flags;
        const char* message;
    };
    const std::vector<Row> rows = {
        {"go 1.24\nuse .\nuse ./gone\n", "",
         "go: cannot load module C:\\code\\app\\gone listed in go.work file: open gone\\go.mod: "
         "The "
         "system cannot find the file specified."},
        {"go 1.24\nuse ./lib\n", "",
         "current directory is contained in a module that is not one of the workspace modules "
         "listed in go.work. You can add the module to the workspace using:\ngo work use ."},
        {"go 1.24\nuse .\nuse .\n", "",
         "go: error loading go.work:\ngo.work:3: path C:\\code\\app appears multiple times in "
         "workspace"},
        {"go 1.23\nuse .\n", "",
         "go: module C:\\code\\app listed in go.work file requires go >= 1.24, but go.work lists "
         "go "
         "1.23; to update it:\ngo work use"},
        {"use .\n", "", "but go.work implicitly requires go 1.18"},
        {"go 1.24\nnosuch\n", "",
         "go: errors parsing go.work:\ngo.work:2: unknown directive: nosuch"},
        {"go 1.24\nuse .\nreplace example.com/app => ./lib\n", "",
         "go: workspace module example.com/app is replaced at all versions in the go.work file"},
        {"go 1.24\nuse .\n", "-mod=mod",
         "go: -mod may only be set to readonly or vendor when in workspace mode, but it is set to "
         "\"mod\""},
        {"go 1.24\nuse .\n", "-modfile=C:\\x.mod",
         "go: -modfile cannot be used in workspace mode"}};
    for (const Row& row : rows) {
        MachineImage image = imageWithProject({{"go.mod", "module example.com/app\ngo 1.24\n"},
                                               {"lib\\go.mod", "module example.com/lib\ngo 1.24\n"},
                                               {"go.work", row.work}});
        if (*row.flags != '\0')
            setUserVariable(image, "GOFLAGS", row.flags);
        const Finding finding = projectVerdict(image, "project.workspace");
        EXPECT_EQ(finding.status, Status::Problem) << row.work.toStdString();
        EXPECT_TRUE(projectSays(finding, row.message)) << textOf(finding).toStdString();
    }
}

TEST(ProjectWorkspace, AboveTheProjectIsInChargeUnlessItIsOff)
{
    MachineImage image = imageWithMod("go 1.24\n");
    image.file(s("C:\\code\\go.work")).content("go 1.24\nuse ./other\n");
    image.file(s("C:\\code\\other\\go.mod")).content("module example.com/other\ngo 1.24\n");
    const Finding finding = projectVerdict(image, "project.workspace");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(projectSays(finding, "C:\\code\\go.work does not name C:\\code\\app"));
    setUserVariable(image, "GOWORK", "off");
    EXPECT_EQ(projectStatus(image, "project.workspace"), Status::Ok);
}

TEST(ProjectWorkspace, InOrderHasNothingSaidOfIt)
{
    const MachineImage image =
        imageWithProject({{"go.work", "go 1.24\nuse (\n\t.\n\t./lib\n)\nreplace a.b/c => ./c\n"},
                          {"go.mod", "module example.com/app\ngo 1.24\nrequire a.b/c v1.0.0\n"
                                     "require example.com/lib v1.0.0\nreplace a.b/c => ../gone\n"},
                          {"lib\\go.mod", "module example.com/lib\ngo 1.21\n"},
                          {"c\\go.mod", "module a.b/c\n"}});
    const Facts facts = factsOf(image);
    for (const char* rule : projectRuleIds)
        EXPECT_EQ(worst(facts, rule).status, Status::Ok)
            << textOf(worst(facts, rule)).toStdString();
}

TEST(ProjectWorkspace, TellsOfAModFileThatGoDoesNotAcceptOnce)
{
    const MachineImage image = imageWithMod("go 1.24\nrequire a.b/c\n");
    const Finding finding = projectVerdict(image, "project.workspace");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(projectSays(
        finding, "go: errors parsing go.mod:\ngo.mod:3: usage: require module/path v1.2.3"));
    int told = 0;
    for (const Finding& one : judge(factsOf(image), {}))
        told += topicOf(one.id) == s("project") && one.status != Status::Ok && isTold(one) ? 1 : 0;
    EXPECT_EQ(told, 1);
}

TEST(ProjectWorkspace, ThatIsForANewerGoIsToldOfAsThat)
{
    MachineImage image = imageWithMod("go 1.25\nignore ./web\n");
    setUserVariable(image, "GOTOOLCHAIN", "local");
    EXPECT_EQ(projectStatus(image, "project.workspace"), Status::Ok);
    EXPECT_EQ(projectStatus(image, "project.go-too-new"), Status::Problem);
}

TEST(ProjectWorkspace, WithModulesOffIsOneFindingWithTheSetting)
{
    MachineImage image = imageWithMod("go 1.24\n");
    setUserVariable(image, "GO111MODULE", "off");
    const std::vector<Finding> findings = judge(factsOf(image), {});
    const Finding own = of(findings, s("project.workspace")).front();
    EXPECT_EQ(own.status, Status::Problem);
    EXPECT_EQ(own.saidBy, s("goenv.go111module"));
}

TEST(ProjectWorkspace, ThatCannotBeReadIsUnknownAndNeverFine)
{
    MachineImage image = imageWithMod("go 1.24\n");
    image.file(projectFolder + s("\\go.mod")).attribute(fileattribute::recallOnDataAccess);
    const Facts facts = factsOf(image);
    EXPECT_EQ(worst(facts, "project.workspace").status, Status::Unknown);
    EXPECT_EQ(worst(facts, "project.sum").status, Status::Unknown);
    EXPECT_EQ(worst(facts, "project.vendor").status, Status::Unknown);
}

TEST(ProjectPlace, InTheCloudOrOnTheNetworkIsAWarning)
{
    MachineImage cloud = imageWithMod("go 1.24\n");
    setUserVariable(cloud, "OneDrive", "C:\\code");
    EXPECT_EQ(projectStatus(cloud, "project.cloud"), Status::Warning);
    MachineImage beside = imageWithMod("go 1.24\n");
    setUserVariable(beside, "OneDrive", "C:\\code\\ap");
    EXPECT_EQ(projectStatus(beside, "project.cloud"), Status::Ok);
    MachineImage far = imageWithMod("go 1.24\n");
    for (VolumeInfo& volume : far.volumes)
        volume.kind = VolumeKind::Network;
    const Finding finding = projectVerdict(far, "project.cloud");
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_TRUE(projectSays(finding, "network drive"));
}

TEST(ProjectPrivateHosts, AreThoseThatNoPublicServerKnows)
{
    struct Row
    {
        const char* variable;
        const char* value;
        Status status;
    };
    const std::vector<Row> rows = {{"GOPRIVATE", "", Status::Warning},
                                   {"GOPRIVATE", "git.corp.internal", Status::Ok},
                                   {"GOPRIVATE", "*.corp.internal/team", Status::Ok},
                                   {"GOPRIVATE", "git.corp.internal/other", Status::Warning},
                                   {"GONOPROXY", "git.corp.internal", Status::Warning},
                                   {"GOPROXY", "https://athens.corp.internal", Status::Note}};
    for (const Row& row : rows) {
        MachineImage image = imageWithMod("go 1.24\nrequire git.corp.internal/team/x v1.0.0\n");
        if (*row.value != '\0')
            setUserVariable(image, row.variable, row.value);
        EXPECT_EQ(projectStatus(image, "project.private-hosts"), row.status)
            << row.variable << '=' << row.value;
    }
}

TEST(ProjectPrivateHosts, AreNotNamedTwiceForABlankInGoprivate)
{
    MachineImage image =
        imageWithMod("\ngo 1.24\n\nrequire gitlab.corp.internal/team/mod v1.0.0\n");
    EXPECT_NE(projectStatus(image, "project.private-hosts"), Status::Ok);
    setUserVariable(image, "GOPRIVATE", "github.com/acme, gitlab.corp.internal");
    EXPECT_EQ(projectStatus(image, "project.private-hosts"), Status::Ok);
}

TEST(ProjectPrivateHosts, AreAddedToGoprivateOnlyWhereAPersonSaysSo)
{
    MachineImage image = imageWithMod("go 1.24\nrequire git.corp.internal/team/x v1.0.0\n");
    setUserVariable(image, "GOPRIVATE", "a.example");
    const Finding finding = projectVerdict(image, "project.private-hosts");
    const Fix* fix = projectFix(finding, "goprivate");
    ASSERT_NE(fix, nullptr);
    EXPECT_FALSE(fix->recommended);
    ASSERT_EQ(fix->changes.size(), 1U);
    EXPECT_EQ(std::get<SetVariable>(fix->changes.front()).text, s("a.example,git.corp.internal"));
    EXPECT_TRUE(projectSays(finding, "go.mod, line 3: git.corp.internal/team/x@v1.0.0"));
}

TEST(ProjectPrivateHosts, AreTheProjectsOwnUnlessEverybodyMayUseThem)
{
    const auto withRemote = [](const char* host, const char* module) {
        return projectStatus(
            imageWithProject(
                {{"go.mod", QByteArray("module x\ngo 1.24\nrequire ") + module + " v1.0.0\n"},
                 {".git\\config",
                  QByteArray("[remote \"origin\"]\n\turl = git@") + host + ":t/app.git\n"}}),
            "project.private-hosts");
    };
    EXPECT_EQ(withRemote("code.acme.example", "code.acme.example/t/x"), Status::Note);
    EXPECT_EQ(withRemote("code.acme.example", "golang.org/x/text"), Status::Ok);
    EXPECT_EQ(withRemote("github.com", "github.com/t/x"), Status::Ok);
}
