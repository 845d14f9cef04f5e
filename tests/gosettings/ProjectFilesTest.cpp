// SPDX-License-Identifier: Apache-2.0
// go.mod, go.work, go.sum and vendor\modules.txt as Go reads them, and which Go it takes for them.
#include "gosettings/GitRemotes.h"
#include "gosettings/GoOrder.h"
#include "gosettings/ModFile.h"
#include "gosettings/SumFile.h"
#include "gosettings/ToolchainChoice.h"
#include "gosettings/VendorList.h"
#include "gosettings/WorkFile.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::gosettings;

namespace {

ModFile modOf(const char* text, int minor = 24)
{
    return parseModFile(text, s("go.mod"), minor);
}

/// What Go prints of the first fault; empty where it reads the file.
std::string faultOfMod(const char* text, int minor = 24)
{
    const ModFile file = modOf(text, minor);
    return file.faults.empty() ? "" : file.faults.front().message(s("go.mod")).toStdString();
}

std::string choiceOf(const char* own, const char* gotoolchain, const char* goLine,
                     const char* toolchainLine = "")
{
    const ToolchainChoice choice =
        chooseToolchain({s(own), s(gotoolchain), s(goLine), s(toolchainLine), s("go.mod")});
    return (choice.refusal.isEmpty() ? choice.toolchain : choice.refusal).toStdString();
}

QStringList vendorFaults(const char* mod, const char* list)
{
    const ModFile file = modOf(mod);
    return vendoringFaults({{{&file, s("go.mod"), {}}}, {}, {}, false}, parseVendorList(list));
}

} // namespace

TEST(GoOrder, IsTheOneOfGoMod)
{
    // Each is less than the one behind it. Source: cmd/go/internal/gover, gover_test.go.
    const std::vector<const char*> ascending = {
        "bad",  "1.5rc1",  "1.5",     "1.19",   "1.20rc1", "1.20",    "1.20.1",
        "1.21", "1.21rc1", "1.21rc2", "1.21.0", "1.21.1",  "1.99999", "1.99999999998"};
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        for (std::size_t k = 0; k < ascending.size(); ++k) {
            const int order = compareGoVersions(s(ascending[i]), s(ascending[k]));
            EXPECT_EQ((order > 0) - (order < 0), (i > k) - (i < k))
                << ascending[i] << ' ' << ascending[k];
        }
    }
    EXPECT_EQ(compareGoVersions(s("1.20"), s("1.20.0")), 0);
    EXPECT_NE(compareGoVersions(s("1.21"), s("1.21.0")), 0);
    EXPECT_FALSE(isGoVersion(s("1.21.3rc1"))) << "no patch was ever a candidate";
    EXPECT_FALSE(isGoVersion(s("01.2")));
}

TEST(GoOrder, KnowsTheToolchainOfAVersion)
{
    EXPECT_EQ(toolchainForVersion(s("1.25")), s("go1.25.0"));
    EXPECT_EQ(toolchainForVersion(s("1.25rc1")), s("go1.25rc1"));
    EXPECT_EQ(toolchainForVersion(s("1.20")), s("go1.20"));
    EXPECT_EQ(versionOfToolchain(s("go1.24.4-custom")), s("1.24.4"));
    EXPECT_EQ(versionOfToolchain(s("go1.24.4 X:arenas")), s("1.24.4"));
    EXPECT_EQ(versionOfToolchain(s("..\\go1.24.4")), QString());
}

TEST(ModFile, IsReadWithItsLines)
{
    const ModFile file = modOf("// a comment\nmodule example.com/app // mine\n\ngo 1.24.0\r\n"
                               "toolchain go1.24.4\n\nrequire (\n"
                               "\t// why\n\tgolang.org/x/text v0.14.0\n"
                               "\t\"example.com/b\" v1.2.3 // indirect\n)\n"
                               "require example.com/c v2.0.0+incompatible\n"
                               "replace example.com/b v1.2.3 => ../b\n"
                               "replace example.com/d => example.com/e v1.0.0\n"
                               "exclude ( )\nretract [v1.0.0, v1.1.0]\ntool example.com/t\n");
    EXPECT_TRUE(file.faults.empty()) << file.faults.front().message(s("go.mod")).toStdString();
    EXPECT_EQ(file.module, s("example.com/app"));
    EXPECT_EQ(file.go, s("1.24.0"));
    EXPECT_EQ(file.goLine, 4);
    EXPECT_EQ(file.toolchain, s("go1.24.4"));
    ASSERT_EQ(file.requirements.size(), 3U);
    EXPECT_EQ(file.requirements[0].line, 9);
    EXPECT_FALSE(file.requirements[0].indirect);
    EXPECT_EQ(file.requirements[1].module.text(), s("example.com/b@v1.2.3"));
    EXPECT_TRUE(file.requirements[1].indirect);
    EXPECT_EQ(file.requirements[2].module.version, s("v2.0.0+incompatible"));
    ASSERT_EQ(file.replacements.size(), 2U);
    EXPECT_TRUE(file.replacements[0].isFolder());
    EXPECT_EQ(file.replacements[0].line, 13);
    EXPECT_FALSE(file.replacements[1].isFolder());
}

TEST(ModFile, IsRefusedInGosOwnWords)
{
    const std::vector<std::pair<const char*, const char*>> rows = {
        {"module x\nfoo bar\n", "go.mod:2: unknown directive: foo"},
        {"module x\ngo 1.25x\n", "go.mod:2: invalid go version '1.25x': must match format 1.23.0"},
        {"module x\ngo v1.24\n", "go.mod:2: invalid go version 'v1.24': must match format 1.23.0"},
        {"module x\ngo 1.24\ngo 1.24\n", "go.mod:3: repeated go statement"},
        {"module x\ntoolchain 1.24.4\n",
         "go.mod:2: invalid toolchain version '1.24.4': must match format go1.23.0 or default"},
        {"module x\nrequire a.b/c\n", "go.mod:2: usage: require module/path v1.2.3"},
        {"module x\nrequire a.b/c v2.0.0\n",
         "go.mod:2: require a.b/c: version \"v2.0.0\" invalid: should be v0 or v1, not v2"},
        {"module x\nrequire a.b/c/v3 v2.0.0\n",
         "go.mod:2: require a.b/c/v3: version \"v2.0.0\" invalid: should be v3, not v2"},
        {"module x\nrequire gopkg.in/yaml.v3 v2.0.0\n",
         "go.mod:2: require gopkg.in/yaml.v3: version \"v2.0.0\" invalid: should be v3, not v2"},
        {"module x\nreplace a.b/c => d\n",
         "go.mod:2: replacement module without version must be directory path (rooted or starting "
         "with . or ..)"},
        {"module x\nreplace a.b/c => ../d v1.0.0\n",
         "go.mod:2: replacement module directory path \"../d\" cannot have version"},
        {"module x\nreplace a.b/c => \"C:\\Users\\li\"\n",
         "go.mod:2: invalid quoted string: invalid syntax"},
        {"module 'x'\n", "go.mod:1: invalid quoted string: unquoted string cannot contain quote"},
        {"module x\nrequire (\n\ta.b/c v1.0.0\n",
         "go.mod:4: syntax error (unterminated block started at go.mod:2:1)"},
        {"module x\n/* no */\n", "go.mod:2: mod files must use // comments (not /* */ comments)"},
        {"module x\nuse (\n\t./a\n)\n", "go.mod:2: unknown block type: use"},
        {"\xEF\xBB\xBFmodule x\n", "go.mod:1: unexpected input character '\\ufeff'"},
        {"<<<<<<< HEAD\nmodule x\n", "go.mod:1: unknown directive: <<<<<<<"},
        {"module \"x\n", "go.mod:1:10: unexpected newline in string"}};
    for (const auto& [text, says] : rows)
        EXPECT_EQ(faultOfMod(text), says) << text;
}

TEST(ModFile, HasTheDirectivesOfTheGoThatReadsIt)
{
    EXPECT_EQ(faultOfMod("module x\nignore ./web\n", 24), "go.mod:2: unknown directive: ignore");
    EXPECT_EQ(faultOfMod("module x\nignore ./web\n", 25), "");
    EXPECT_EQ(faultOfMod("module x\ntool a.b/c\n", 23), "go.mod:2: unknown directive: tool");
    EXPECT_EQ(faultOfMod("module x\ntoolchain go1.24.4\n", 20),
              "go.mod:2: unknown directive: toolchain");
    EXPECT_TRUE(modOf("module x\ngo 1.25\nignore ./web\n").isReadable())
        << "enough for Go to ask for a newer one";
    EXPECT_FALSE(modOf("module x\ngo 1.25\nrequire a\n").isReadable());
}

TEST(ModFile, IsAskedForItsGoBeforeItIsRead)
{
    EXPECT_EQ(lookUpInModText("module x\n  go   1.25 // why\ngo 1.1\n", s("go")), s("1.25"));
    EXPECT_EQ(lookUpInModText("golang x\n", s("go")), QString());
    EXPECT_EQ(lookUpInModText("toolchain\tgo1.25.0\r\n", s("toolchain")), s("go1.25.0"));
}

TEST(ModFile, OfUtf16IsRefused)
{
    const QByteArray text("\xFF\xFEm\0o\0d\0u\0l\0e\0", 14);
    EXPECT_FALSE(parseModFile(text, s("go.mod"), 24).faults.empty());
}

TEST(WorkFile, IsReadWithItsLines)
{
    const WorkFile file = parseWorkFile("go 1.24\nuse ./app\nuse (\n\t../lib\n\t\"C:\\\\x y\"\n)\n"
                                        "replace a.b/c => ../c\n",
                                        s("go.work"), 24);
    EXPECT_TRUE(file.faults.empty());
    ASSERT_EQ(file.uses.size(), 3U);
    EXPECT_EQ(file.uses[1].path, s("../lib"));
    EXPECT_EQ(file.uses[2].path, s("C:\\x y"));
    EXPECT_EQ(file.uses[2].line, 5);
    EXPECT_EQ(file.replacements.size(), 1U);
    const WorkFile wrong = parseWorkFile("go 1.24\nrequire a.b/c v1.0.0\n", s("go.work"), 24);
    ASSERT_FALSE(wrong.faults.empty());
    EXPECT_EQ(wrong.faults.front().message(s("go.work")),
              s("go.work:2: unknown directive: require"));
}

TEST(ModulePaths, OfFoldersAreTheRootedAndTheDottedOnes)
{
    for (const char* folder : {".", "..", "./x", "..\\x", "/x", "\\x", "C:x", "c:\\x"})
        EXPECT_TRUE(isFolderPath(s(folder))) << folder;
    for (const char* module : {"x", "example.com/x", ".x", "...", "x/../y"})
        EXPECT_FALSE(isFolderPath(s(module))) << module;
}

TEST(ModulePaths, AreMatchedByPrefix)
{
    EXPECT_TRUE(matchesModulePatterns(s("a.b,*.corp.example"), s("git.corp.example/team/x")));
    EXPECT_TRUE(matchesModulePatterns(s("github.com/acme/"), s("github.com/acme/x")));
    EXPECT_FALSE(matchesModulePatterns(s("github.com/acme"), s("github.com/acmeother")));
    EXPECT_FALSE(matchesModulePatterns(s("github.com/acme/x"), s("github.com/acme")));
    EXPECT_FALSE(matchesModulePatterns(s("*.corp.example"), s("corp.example/x")));
    EXPECT_FALSE(matchesModulePatterns(QString(), s("a.b/c")));
    EXPECT_TRUE(matchesModulePatterns(s("*"), s("a.b/c")));
}

TEST(SumFile, HasThreeWordsALine)
{
    const SumFile file = parseSumFile("a.b/c v1.0.0 h1:x=\na.b/c v1.0.0/go.mod h1:y=\n\n"
                                      "<<<<<<< HEAD\n=======\na.b/d v1.0.0 h1:1=\n"
                                      "a.b/d v1.0.0 h1:2=\na.b/e v1.0.0 h9:z=\n");
    EXPECT_TRUE(file.hasContents({s("a.b/c"), s("v1.0.0")}));
    EXPECT_TRUE(file.hasGoMod({s("a.b/c"), s("v1.0.0")}));
    EXPECT_FALSE(file.hasGoMod({s("a.b/d"), s("v1.0.0")}));
    EXPECT_FALSE(file.hasContents({s("a.b/e"), s("v1.0.0")})) << "a kind that Go does not know";
    ASSERT_EQ(file.faults.size(), 2U);
    EXPECT_EQ(file.faults[0].message(s("C:\\p\\go.sum")),
              s("malformed go.sum:\nC:\\p\\go.sum:4: wrong number of fields 2"));
    EXPECT_EQ(file.faults[1].fields, 1);
    EXPECT_EQ(file.conflicts, QStringList(s("a.b/d v1.0.0")));
}

TEST(VendorList, FitsGoModOrIsRefusedInGosOwnWords)
{
    const char* const mod = "module x\ngo 1.24\nrequire a.b/c v1.0.0\nreplace a.b/d => ../d\n";
    EXPECT_EQ(vendorFaults(mod, "# a.b/c v1.0.0\n## explicit; go 1.20\na.b/c\n# a.b/d => ../d\n"),
              QStringList());
    EXPECT_EQ(vendorFaults(mod, "# a.b/c v1.1.0\n## explicit\na.b/c\n# a.b/e => ../e\n"),
              (QStringList{
                  s("a.b/c@v1.0.0: is explicitly required in go.mod, but not marked as explicit in "
                    "vendor/modules.txt"),
                  s("a.b/d: is replaced in go.mod, but not marked as replaced in "
                    "vendor/modules.txt"),
                  s("a.b/c@v1.1.0: is marked as explicit in vendor/modules.txt, but not explicitly "
                    "required in go.mod"),
                  s("a.b/e: is marked as replaced in vendor/modules.txt, but not replaced in "
                    "go.mod")}));
    EXPECT_EQ(vendorFaults(mod, "# a.b/c v1.0.0\n## explicit\na.b/c\n# a.b/d => ../other\n"),
              QStringList(s("a.b/d: is replaced by ../d in go.mod, but marked as replaced by "
                            "../other in vendor/modules.txt")));
    const char* const old = "module x\ngo 1.13\nrequire a.b/c v1.0.0\nreplace a.b/d => ../d\n";
    EXPECT_EQ(vendorFaults(old, "# a.b/c v1.0.0\na.b/c\n"), QStringList())
        << "less was listed then";
    EXPECT_EQ(vendorFaults(old, "# a.b/c v1.1.0\na.b/c\n").size(), 1);
}

TEST(VendorList, IsTakenByItselfSinceGo114AndForItsOwnMode)
{
    const VendorList plain = parseVendorList("# a.b/c v1.0.0\n## explicit\na.b/c\n");
    const VendorList shared = parseVendorList("## workspace\n# a.b/c v1.0.0\na.b/c\n");
    EXPECT_TRUE(isVendoredByItself(s("1.14"), false, plain));
    EXPECT_FALSE(isVendoredByItself(s("1.13"), false, plain));
    EXPECT_FALSE(isVendoredByItself(QString(), false, plain));
    EXPECT_FALSE(isVendoredByItself(s("1.24"), true, plain));
    EXPECT_TRUE(isVendoredByItself(s("1.24"), true, shared));
    EXPECT_FALSE(isVendoredByItself(s("1.24"), false, shared));
}

TEST(ToolchainChoice, IsGosOwn)
{
    EXPECT_EQ(choiceOf("go1.24.4", "auto", "1.24"), "go1.24.4");
    EXPECT_EQ(choiceOf("go1.24.4", "auto", "1.25"), "go1.25.0");
    EXPECT_EQ(choiceOf("go1.24.4", "auto", "1.25.3"), "go1.25.3");
    EXPECT_EQ(choiceOf("go1.24.4", "auto", "1.24", "go1.25.1"), "go1.25.1");
    EXPECT_EQ(choiceOf("go1.24.4", "auto", "1.26", "go1.25.1"), "go1.26.0");
    EXPECT_EQ(choiceOf("go1.24.4", "auto", "1.25", "default"), "go1.24.4");
    EXPECT_EQ(choiceOf("go1.24.4", "auto", "1.24", "1.25.1"),
              "go: invalid toolchain \"1.25.1\" in go.mod");
    EXPECT_EQ(choiceOf("go1.24.4", "local", "1.25"), "go1.24.4");
    EXPECT_EQ(choiceOf("go1.24.4", "local+auto", "1.25"), "go1.25.0");
    EXPECT_EQ(choiceOf("go1.24.4", "go1.23.1", "1.25"), "go1.23.1");
    EXPECT_EQ(choiceOf("go1.24.4", "go1.26.0+auto", "1.25"), "go1.26.0");
    EXPECT_EQ(choiceOf("go1.24.4", "", "1.25"), "go1.24.4") << "no go.env sets it";
    EXPECT_EQ(choiceOf("go1.20.14", "auto", "1.25"), "go1.20.14") << "it chooses nothing yet";
    EXPECT_EQ(choiceOf("go1.25rc1", "auto", "1.25"), "go1.25rc1");
    EXPECT_EQ(choiceOf("go1.25rc1", "auto", "1.25.0"), "go1.25.0");
}

TEST(ToolchainChoice, SaysWhatGoSaysOfAProjectThatIsTooNew)
{
    const auto says = [](const char* gotoolchain, const char* toolchainLine) {
        return chooseToolchain(
                   {s("go1.24.4"), s(gotoolchain), s("1.25"), s(toolchainLine), s("go.mod")})
            .tooNewMessage(s("go.mod"), s("1.25"))
            .toStdString();
    };
    EXPECT_EQ(says("local", ""),
              "go: go.mod requires go >= 1.25 (running go 1.24.4; GOTOOLCHAIN=local)");
    EXPECT_EQ(says("auto", "default"),
              "go: go.mod requires go >= 1.25 (running go 1.24.4; go.mod sets toolchain default)");
    EXPECT_EQ(says("", ""), "go: go.mod requires go >= 1.25 (running go 1.24.4)");
    EXPECT_EQ(says("go1.23.1", ""),
              "go: go.mod requires go >= 1.25 (running go 1.23.1; GOTOOLCHAIN=go1.23.1)");
}

TEST(GitRemotes, AreTheHostsOfTheirAddresses)
{
    EXPECT_EQ(gitRemoteHosts("[core]\n\turl = https://no.example/\n[remote \"origin\"]\n"
                             "\turl = git@Git.Corp.example:team/app.git\n"
                             "\tfetch = +refs/heads/*:refs/remotes/origin/*\n[remote \"x\"]\n"
                             "\turl = https://li:secret@code.example:8443/a\n"
                             "\tpushurl = ssh://git@push.example/a\n[remote \"disk\"]\n"
                             "\turl = C:\\\\repos\\\\a\n"),
              (QStringList{s("git.corp.example"), s("code.example"), s("push.example")}));
    EXPECT_EQ(hostOfGitAddress(s("../a")), QString());
    EXPECT_EQ(hostOfGitAddress(s("file:///C:/a")), QString());
}
