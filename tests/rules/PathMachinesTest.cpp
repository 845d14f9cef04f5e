// SPDX-License-Identifier: Apache-2.0
// PATH, PATHEXT and Go trees as people have them: one finding for each cause, and a fix that helps.
#include "rules/FactsMaker.h"

#include "changes/elevated/RequestVariables.h"
#include "changes/run/Apply.h"
#include "changes/run/Planner.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString userGoBin = s("%USERPROFILE%\\go\\bin");
const QString systemFolder = s("%SystemRoot%\\System32");

MachineImage withPaths(const QStringList& machine, const QStringList& user)
{
    MachineImage image = soundImage();
    setPath(image, Hive::LocalMachine, QStringList{systemFolder} + machine);
    setPath(image, Hive::CurrentUser, QStringList{userGoBin} + user);
    return image;
}

/// What a person reads of it: problems, warnings and notes that no other finding stands for.
std::string toldIds(const Facts& facts)
{
    QStringList ids;
    for (const Finding& finding : judge(facts, {})) {
        const bool isAside =
            topicOf(finding.id) == s("location") || topicOf(finding.id) == s("defender");
        if (isTold(finding) && finding.status != Status::Ok && !isAside)
            ids << finding.id;
    }
    ids.sort();
    return ids.join(s(", ")).toStdString();
}

/// PATH of both scopes once everything recommended is done.
std::pair<std::string, std::string> correctedPaths(const MachineImage& image)
{
    const auto opened = PracticeMachine::fromImage(image);
    const auto machine = (*opened)->copy();
    std::vector<RequestedChange> wanted;
    for (const Finding& finding : judge(observe(machine, {}), {})) {
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                if (fix.recommended && isTold(finding))
                    wanted.push_back({change, {finding.id}, static_cast<int>(wanted.size()) + 1});
            }
        }
    }
    const auto plan = makePlan(*machine, wanted);
    EXPECT_TRUE(plan);
    EXPECT_TRUE(plan->leftOut.empty());
    EXPECT_TRUE(applyEffects(*machine, *machine->elevatedView(), *plan));
    const Facts facts = observe(machine, {});
    return {facts.path->machine->text.toStdString(), facts.path->user->text.toStdString()};
}

Finding pathextOf(const char* wide)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::LocalMachine, s("PATHEXT"), RegKind::String, s(wide));
    return worst(factsOf(image), "path.pathext");
}

QString correctedPathext(const char* wide)
{
    const Finding finding = pathextOf(wide);
    return finding.fixes.empty() ? QString()
                                 : *std::get<SetVariable>(finding.fixes.at(0).changes.at(0)).text;
}

} // namespace

TEST(PathMachines, AUserVariableOnTheSystemPathMovesTheEntryToTheUserPath)
{
    MachineImage image = withPaths({goRoot + s("\\bin"), s("%JAVA_HOME%\\bin")}, {});
    image.setVariable(Hive::CurrentUser, s("JAVA_HOME"), RegKind::String, s("C:\\Java"));
    image.folder(s("C:\\Java\\bin"));
    const Facts facts = factsOf(image);
    const auto findings = judgeOne(facts, "path.dead-entries");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].status, Status::Warning);
    EXPECT_TRUE(textOf(findings[0]).contains(s("user variable")))
        << textOf(findings[0]).toStdString();
    EXPECT_FALSE(textOf(findings[0]).contains(s("do not exist")));
    const auto [machine, user] = correctedPaths(image);
    EXPECT_EQ(machine, "%SystemRoot%\\System32;C:\\Program Files\\Go\\bin");
    EXPECT_EQ(user, "%USERPROFILE%\\go\\bin;%JAVA_HOME%\\bin");
}

TEST(PathMachines, GoBehindAUserVariableOnTheSystemPathIsOneProblem)
{
    MachineImage image = withPaths({s("%GOHOME%\\bin")}, {});
    image.setVariable(Hive::CurrentUser, s("GOHOME"), RegKind::String, goRoot);
    EXPECT_EQ(toldIds(factsOf(image)), "path.dead-entries");
    EXPECT_EQ(worst(factsOf(image), "path.dead-entries").status, Status::Problem);
    EXPECT_EQ(correctedPaths(image).second, "%USERPROFILE%\\go\\bin;%GOHOME%\\bin");
}

TEST(PathMachines, AVariableThatIsNotSetIsNamed)
{
    const Facts facts = factsOf(withPaths({goRoot + s("\\bin")}, {s("%NOPE%\\bin")}));
    EXPECT_TRUE(textOf(worst(facts, "path.dead-entries")).contains(s("NOPE is not set")));
}

TEST(PathMachines, FoldersWithoutASemicolonBetweenThemAreTwoEntriesAgain)
{
    const QString git = s("C:\\Program Files\\Git\\cmd");
    for (const char* between : {"", ",", ", ", ":", " "}) {
        MachineImage image = withPaths({git + s(between) + goRoot + s("\\bin")}, {});
        image.folder(git);
        const Facts facts = factsOf(image);
        EXPECT_EQ(toldIds(facts), "path.dead-entries") << between;
        EXPECT_EQ(worst(facts, "path.dead-entries").status, Status::Problem) << between;
        EXPECT_EQ(correctedPaths(image).first,
                  (systemFolder + s(";") + git + s(";") + goRoot + s("\\bin")).toStdString())
            << between;
    }
}

TEST(PathMachines, AnEntryWithAVariableIsSplitFromTheNextDrive)
{
    const QString git = s("C:\\Program Files\\Git\\cmd");
    MachineImage image = withPaths({goRoot + s("\\bin")}, {s("%USERPROFILE%\\tools") + git});
    image.folder(git);
    image.folder(userHome + s("\\tools"));
    EXPECT_EQ(correctedPaths(image).second,
              "%USERPROFILE%\\go\\bin;%USERPROFILE%\\tools;C:\\Program Files\\Git\\cmd");
}

TEST(PathMachines, FoldersWithALineBreakBetweenThemAreTwoEntriesAgain)
{
    const QString git = s("C:\\Program Files\\Git\\cmd");
    MachineImage image = withPaths({git + s("\r\n") + goRoot + s("\\bin")}, {});
    image.folder(git);
    EXPECT_EQ(correctedPaths(image).first,
              (systemFolder + s(";") + git + s(";") + goRoot + s("\\bin")).toStdString());
}

TEST(PathMachines, AColonThatSeparatesNothingIsADeadEntryAsBefore)
{
    for (const char* entry : {"C:\\a:stream", "C:\\dead,C:\\gone", "\\\\server\\share,D"}) {
        const Facts facts = factsOf(withPaths({goRoot + s("\\bin")}, {s(entry)}));
        for (const Finding& finding : judgeOne(facts, "path.dead-entries"))
            EXPECT_NE(finding.status, Status::Problem) << entry;
    }
}

TEST(PathMachines, AMisspeltEntryOfGoIsToldOnce)
{
    for (const char* end : {" ", "\r\n", "\t"}) {
        const std::string ids = toldIds(factsOf(withPaths({goRoot + s("\\bin") + s(end)}, {})));
        EXPECT_EQ(ids.find(','), std::string::npos) << ids;
    }
}

TEST(PathMachines, GoByAnotherSpellingOfItsFolderIsOnThePathOfThisConsole)
{
    for (const char* end : {".", "\\.", "\\", "/"}) {
        const Facts facts = factsOf(withPaths({goRoot + s("\\bin") + s(end)}, {}));
        EXPECT_EQ(worst(facts, "path.missing-go").status, Status::Ok) << end;
    }
}

TEST(PathMachines, AUserPathThatIsNoTextIsOneProblem)
{
    MachineImage image = withPaths({goRoot + s("\\bin")}, {});
    image.setValue(Hive::CurrentUser, s("Environment"), s("Path"),
                   RegValue{RegKind::Binary, QByteArray("C\0:\0", 4)});
    EXPECT_EQ(toldIds(factsOf(image)), "path.type");
}

TEST(PathMachines, FoldersBelowOneThatIsOpenToAllAreOneFinding)
{
    QStringList entries = {goRoot + s("\\bin")};
    for (int i = 0; i < 40; ++i)
        entries << s("C:\\shared tools\\tool %1\\bin").arg(i);
    entries << s("C:\\other\\bin");
    MachineImage image = withPaths(entries, {});
    for (const QString& entry : entries.mid(1))
        image.folder(entry);
    const auto findings = judgeOne(factsOf(image), "path.writable-folder");
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].subject, s("C:\\shared tools"));
    EXPECT_EQ(findings[0].evidence.size(), 40U);
    EXPECT_TRUE(textOf(findings[0]).contains(s("C:\\shared tools\\tool 39\\bin")));
    ASSERT_EQ(findings[0].fixes.size(), 1U);
    EXPECT_FALSE(findings[0].fixes[0].recommended);
    ASSERT_EQ(findings[0].fixes[0].changes.size(), 2U);
    for (const Change& change : findings[0].fixes[0].changes)
        EXPECT_EQ(std::get<EditPath>(change).edits.size(), 40U);
    EXPECT_EQ(findings[1].subject, s("C:\\other\\bin"));
}

TEST(PathMachines, AnOpenFolderThatStandsTwiceIsTheSameFindingAsWithoutTheCopy)
{
    const QString folder = s("C:\\shared tools\\bin");
    for (const QStringList& entries : {QStringList{folder}, QStringList{folder, folder}}) {
        MachineImage image = withPaths(QStringList{goRoot + s("\\bin")} + entries, {});
        image.folder(folder);
        const auto findings = judgeOne(factsOf(image), "path.writable-folder");
        ASSERT_EQ(findings.size(), 1U);
        EXPECT_EQ(findings[0].subject, folder);
    }
}

TEST(PathMachines, OddItemsOfPathextAreANoteWithTheCorrectedList)
{
    struct Case
    {
        const char* value;
        const char* corrected;
    };
    for (const Case& c : {Case{".COM;.EXE;BAT;CMD", ".COM;.EXE;.BAT;.CMD"},
                          Case{"\".COM;.EXE;.BAT;.CMD\"", ".COM;.EXE;.BAT;.CMD"},
                          Case{".COM;.EXE;.EXE;.BAT;.exe", ".COM;.EXE;.BAT"},
                          Case{".COM;.EXE;.BAT; .PY;RB;\"PL\"", ".COM;.EXE;.BAT;.PY;.RB;.PL"}}) {
        const Finding finding = pathextOf(c.value);
        EXPECT_EQ(finding.status, Status::Note) << c.value;
        EXPECT_EQ(correctedPathext(c.value), s(c.corrected)) << c.value;
        ASSERT_EQ(finding.fixes.size(), 1U) << c.value;
        EXPECT_FALSE(finding.fixes[0].recommended) << c.value;
    }
    for (const char* sound :
         {".COM;.EXE;.BAT;.CMD", ".com;.exe", ".COM;.EXE;.BAT;.CMD;", ".COM;.EXE ;", ""})
        EXPECT_EQ(pathextOf(sound).status, Status::Ok) << sound;
}

TEST(PathMachines, APathextWithoutExeIsNotCorrectedToGarbage)
{
    struct Case
    {
        const char* value;
        const char* corrected;
    };
    for (const Case& c : {Case{".COM;\".EXE\";.BAT;.CMD", ".COM;.EXE;.BAT;.CMD"},
                          Case{"*.COM;*.EXE;*.BAT", ".COM;.EXE;.BAT"},
                          Case{".COM\uFF1B.EXE\uFF1B.BAT", ".COM;.EXE;.BAT"},
                          Case{" ", ".COM;.EXE;.BAT;.CMD"}, Case{"EXE", ".EXE"}}) {
        EXPECT_EQ(pathextOf(c.value).status, Status::Problem) << c.value;
        EXPECT_EQ(correctedPathext(c.value), s(c.corrected)) << c.value;
    }
}

TEST(PathMachines, TheBorderTakesACorrectedSystemPathextAndNoOther)
{
    const auto place = [](const QString&) { return Text(); };
    const auto objection = [&](const char* value, const char* current) {
        return variableObjection(s("PATHEXT"), s(value), s(current), place).english();
    };
    EXPECT_EQ(objection(".COM;.EXE;.BAT;.CMD", ".BAT;.CMD;.COM"), QString());
    EXPECT_EQ(objection(".COM;.EXE;.BAT;.CMD;.PY", "COM; EXE;BAT;CMD;\".PY\""), QString());
    EXPECT_NE(objection(".COM;.EXE;.EVIL", ".COM;.BAT"), QString()) << "a new extension";
    EXPECT_NE(objection(".BAT;.EXE", ".BAT;.COM"), QString()) << "a script before programs";
    EXPECT_NE(objection(".COM;.BAT", ".COM;.BAT;.EXE"), QString()) << "no .EXE";
    EXPECT_NE(objection("%EVIL%;.EXE", ".COM"), QString());
    EXPECT_FALSE(variableObjection(s("PATHEXT"), std::nullopt, s(".COM"), place).isEmpty());
}

TEST(PathMachines, APathBeyondWindowsLimitIsNotMovedToAVariableOfThatLength)
{
    QStringList many;
    for (int i = 0; i < 1100; ++i)
        many << s("C:\\tools\\a folder with a name %1").arg(i, 5);
    MachineImage image = withPaths({goRoot + s("\\bin")}, many);
    for (const QString& folder : many)
        image.folder(folder);
    const Finding finding = worst(factsOf(image), "path.length");
    EXPECT_EQ(finding.status, Status::Problem);
    for (const Fix& fix : finding.fixes)
        EXPECT_TRUE(fix.changes.empty());
}

TEST(TreeMachines, AGoThatDoesNotStartIsToldOnce)
{
    for (const quint32 error : {5U, 225U, 1260U, 4551U, 193U, 1392U}) {
        MachineImage image = soundImage();
        image.programFails(goRoot + s("\\bin\\go.exe"), error);
        EXPECT_EQ(toldIds(factsOf(image)), "toolchain.does-not-run") << error;
    }
    MachineImage old = soundImage();
    old.system.build = 9600;
    old.programFails(goRoot + s("\\bin\\go.exe"), 0, 0xC0000005U);
    EXPECT_EQ(toldIds(factsOf(old)), "toolchain.too-new-for-windows");
}

TEST(TreeMachines, ASettingThatStopsGoIsToldOnce)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("D:\\old\\go"));
    ImageProgram stopped;
    stopped.path = goRoot + s("\\bin\\go.exe");
    stopped.result.exitCode = 2;
    stopped.result.standardError = "go: cannot find GOROOT directory: D:\\old\\go\n";
    image.programs.push_back(stopped);
    EXPECT_EQ(toldIds(factsOf(image)), "env.goroot-stale");
}

TEST(TreeMachines, AGoWhoseProgramIsGoneIsIncompleteAndInstallingIsRecommended)
{
    MachineImage image = soundImage();
    std::erase_if(image.files, [](const auto& item) {
        return winpath::same(item.second.path, goRoot + s("\\bin\\go.exe"));
    });
    const Facts facts = factsOf(image);
    EXPECT_EQ(toldIds(facts), "toolchain.incomplete");
    for (const Finding& finding : judge(facts, {})) {
        if (finding.id == s("toolchain.incomplete")) {
            EXPECT_TRUE(std::ranges::any_of(finding.fixes, &Fix::recommended));
        }
    }
}

TEST(TreeMachines, AnEmptyGoIsIncompleteAndAForbiddenOneIsForbiddenAllTheSame)
{
    MachineImage empty = soundImage();
    empty.file(goRoot + s("\\bin\\go.exe")).content("");
    empty.programFails(goRoot + s("\\bin\\go.exe"), 193);
    EXPECT_EQ(toldIds(factsOf(empty)), "toolchain.incomplete");
    for (const Finding& finding : judge(factsOf(empty), {})) {
        if (isTold(finding) && finding.id == s("toolchain.incomplete")) {
            EXPECT_FALSE(textOf(finding).contains(s("architecture")));
        }
    }
    MachineImage forbidden = soundImage();
    std::erase_if(forbidden.files, [](const auto& item) {
        return winpath::same(item.second.path, goRoot + s("\\bin\\gofmt.exe"));
    });
    forbidden.programFails(goRoot + s("\\bin\\go.exe"), 4551);
    EXPECT_EQ(toldIds(factsOf(forbidden)), "toolchain.does-not-run, toolchain.incomplete");
}

TEST(TreeMachines, ATreeCopiedOverAnotherIsMixed)
{
    MachineImage image = soundImage();
    image.program(goRoot + s("\\bin\\go.exe"), "go version go1.22.1 windows/amd64\n");
    const Finding finding = worst(factsOf(image), "toolchain.incomplete");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("go1.22.1")));
    EXPECT_TRUE(textOf(finding).contains(s("go1.24.4")));
    EXPECT_FALSE(textOf(finding).contains(s("incomplete")));
}

TEST(TreeMachines, SourcesWithoutProgramsAreToldAsSuch)
{
    MachineImage image = soundImage();
    for (const char* part :
         {"VERSION", "src\\fmt\\print.go", "src\\runtime\\proc.go", "src\\make.bat"})
        image.file(s("D:\\gosrc\\") + s(part)).content("go1.24.4\n");
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("D:\\gosrc"));
    EXPECT_EQ(toldIds(factsOf(image)), "env.goroot-stale");
    EXPECT_TRUE(textOf(worst(factsOf(image), "toolchain.incomplete")).contains(s("source")));
}

TEST(TreeMachines, ATreeForAnotherSystemIsToldWithItsName)
{
    MachineImage image = soundImage();
    const QString tree = s("D:\\linux-go\\");
    image.file(tree + s("VERSION")).content("go1.24.4\n");
    for (const char* part : {"bin\\go", "bin\\gofmt", "src\\fmt\\print.go", "src\\runtime\\proc.go",
                             "pkg\\tool\\linux_amd64\\compile", "pkg\\tool\\linux_amd64\\link"})
        image.file(tree + s(part)).content("x");
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, s("D:\\linux-go"));
    const Finding finding = worst(factsOf(image), "toolchain.incomplete");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("linux/amd64"))) << textOf(finding).toStdString();
    EXPECT_FALSE(textOf(finding).contains(s("is missing"))) << textOf(finding).toStdString();
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].title.english().contains(s("archive for Windows")));
    // A Windows tree that has the tools of another system too is one for Windows.
    MachineImage both = soundImage();
    both.file(goRoot + s("\\pkg\\tool\\linux_amd64\\compile")).content("x");
    EXPECT_EQ(worst(factsOf(both), "toolchain.incomplete").status, Status::Ok);
}

TEST(TreeMachines, AScriptThatStartsGoIsNoReasonToInstallIt)
{
    MachineImage image = withPaths({}, {s("C:\\Users\\li\\AppData\\Local\\mise\\shims")});
    std::erase_if(image.files,
                  [](const auto& item) { return winpath::isInside(item.second.path, goRoot); });
    image.file(s("C:\\Users\\li\\AppData\\Local\\mise\\shims\\go.cmd")).content("@mise x -- go %*");
    const Finding finding = worst(factsOf(image), "toolchain.none");
    EXPECT_EQ(finding.status, Status::Unknown);
    EXPECT_TRUE(textOf(finding).contains(s("go.cmd")));
}

TEST(TreeMachines, GorootFinalIsANote)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOROOT_FINAL"), RegKind::String, s("C:\\go"));
    const Finding finding = worst(factsOf(image), "env.goroot-stale");
    EXPECT_EQ(finding.status, Status::Note);
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_FALSE(finding.fixes[0].recommended);
    EXPECT_EQ(std::get<SetVariable>(finding.fixes[0].changes.at(0)),
              (SetVariable{Scope::User, s("GOROOT_FINAL"), std::nullopt}));
}
