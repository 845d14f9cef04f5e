// SPDX-License-Identifier: Apache-2.0
// Faults in PATH and PATHEXT that one finding tells and no fix may make worse: lone quotes,
// variables with a wrong value, quotes around a blank, lengths, extensions without their dot.
#include "rules/FactsMaker.h"

#include "changes/run/Apply.h"
#include "changes/run/Planner.h"
#include "rules/PathCharacters.h"
#include "rules/PathVerdicts.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString home = s("%USERPROFILE%\\go\\bin");
const QString system32 = s("%SystemRoot%\\System32");

MachineImage withUserPath(const QString& text)
{
    MachineImage image = soundImage();
    for (const char* folder : {"C:\\tools\\a", "C:\\tools\\b", "C:\\tools\\c"})
        image.folder(s(folder));
    setPath(image, Hive::CurrentUser, {home, text});
    return image;
}

MachineImage withSystemPath(const QString& text)
{
    MachineImage image = withUserPath(s("C:\\tools\\c"));
    setPath(image, Hive::LocalMachine, {system32, text});
    return image;
}

/// PATH of the scope once everything recommended is done.
QString mended(const MachineImage& image, Hive hive)
{
    const auto opened = PracticeMachine::fromImage(image);
    const auto machine = (*opened)->copy();
    std::vector<RequestedChange> wanted;
    for (const Finding& finding : judge(observe(machine, {}), {})) {
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                if (fix.recommended)
                    wanted.push_back({change, {finding.id}, static_cast<int>(wanted.size()) + 1});
            }
        }
    }
    const auto plan = makePlan(*machine, wanted);
    EXPECT_TRUE(plan);
    EXPECT_TRUE(plan->leftOut.empty());
    EXPECT_TRUE(applyEffects(*machine, *machine->elevatedView(), *plan));
    return observe(machine, {}).path->scope(hive)->text;
}

Finding pathext(const char* user, const char* wide = ".COM;.EXE;.BAT;.CMD",
                RegKind kind = RegKind::ExpandString)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::LocalMachine, s("PATHEXT"), RegKind::String, s(wide));
    if (user)
        image.setVariable(Hive::CurrentUser, s("PATHEXT"), kind, s(user));
    return worst(factsOf(image), "path.pathext");
}

SetVariable setOf(const Finding& finding, std::size_t fix = 0)
{
    return std::get<SetVariable>(finding.fixes.at(fix).changes.at(0));
}

} // namespace

TEST(LoneQuote, IsNoDeadEntryAndItsPartsTakeItsPlace)
{
    for (const char* raw : {"\"C:\\tools\\a;C:\\tools\\b", "C:\\tools\\a\";C:\\tools\\b",
                            "C:\\too\"ls\\a;C:\\tools\\b"}) {
        const MachineImage image = withUserPath(s(raw));
        const Facts facts = factsOf(image);
        EXPECT_EQ(verdictOf(facts, s(raw)), EntryVerdict::Quoted) << raw;
        EXPECT_EQ(worst(facts, "path.dead-entries").status, Status::Ok) << raw;
        const Finding finding = worst(facts, "path.quoted-entries");
        EXPECT_EQ(finding.status, Status::Warning) << raw;
        EXPECT_TRUE(finding.fixes.at(0).recommended) << raw;
        EXPECT_EQ(mended(image, Hive::CurrentUser), home + s(";C:\\tools\\a;C:\\tools\\b")) << raw;
    }
}

TEST(LoneQuote, IsOnlyOfferedWhereAPartIsMissing)
{
    const Finding finding =
        worst(factsOf(withUserPath(s("\"C:\\tools\\a;C:\\gone"))), "path.quoted-entries");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_FALSE(finding.fixes[0].recommended);
    EXPECT_TRUE(worst(factsOf(withUserPath(s("\"C:\\tools\\a;bin"))), "path.quoted-entries")
                    .fixes.at(0)
                    .changes.empty());
}

TEST(LoneQuote, ThatHidesAnotherGoIsLeftToThePerson)
{
    MachineImage image = withUserPath(s("\"C:\\tools\\a;C:\\old\\go\\bin"));
    image.go(s("C:\\old\\go"), s("go1.19.13"));
    const Finding finding = worst(factsOf(image), "path.quoted-entries");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_FALSE(finding.fixes[0].recommended);
}

TEST(LoneQuote, ThatHidesGoIsAProblem)
{
    const MachineImage image = withSystemPath(u'"' + goRoot + s("\\bin;C:\\tools\\a"));
    const Facts facts = factsOf(image);
    const Finding finding = worst(facts, "path.quoted-entries");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("not found because of it: go")));
    EXPECT_EQ(worst(facts, "path.missing-go").status, Status::Note);
}

TEST(LoneQuote, NothingIsAddedBehindIt)
{
    MachineImage image = withUserPath(s("C:\\tools\\a"));
    setPath(image, Hive::CurrentUser, {s("C:\\tools\\c"), s("\"C:\\tools\\a;C:\\gone")});
    EXPECT_EQ(mended(image, Hive::CurrentUser),
              s("C:\\tools\\c;") + home + s(";\"C:\\tools\\a;C:\\gone"));
}

TEST(WrongVariable, KeepsTheEntryOfAnExistingFolder)
{
    struct Case
    {
        const char* name;
        const char* value;
        const char* raw;
    };
    for (const Case& c : {Case{"GOPATH", "C:\\Users\\li\\go ", "%GOPATH%\\bin"},
                          Case{"GOPATH", "%USERPROFILE%\\go", "%GOPATH%\\bin"},
                          Case{"JDK", "%SystemDrive%\\tools", "%JDK%\\a"},
                          Case{"JDK", " C:\\tools\\a\t", "%JDK%"}}) {
        MachineImage image = withUserPath(s("C:\\tools\\c"));
        image.setVariable(Hive::CurrentUser, s(c.name), RegKind::String, s(c.value));
        setPath(image, Hive::CurrentUser, {s(c.raw), s("C:\\tools\\c")});
        const Facts facts = factsOf(image);
        EXPECT_EQ(verdictOf(facts, s(c.raw)), EntryVerdict::Variable) << c.value;
        const Finding finding = worst(facts, "path.dead-entries");
        EXPECT_EQ(finding.status, Status::Warning) << c.value;
        ASSERT_EQ(finding.fixes.size(), 1U) << c.value;
        EXPECT_FALSE(finding.fixes[0].recommended) << c.value;
        const auto& edit = std::get<EditPath>(finding.fixes[0].changes.at(0)).edits.at(0);
        EXPECT_EQ(edit.kind, PathEdit::Kind::Replace);
        EXPECT_TRUE(winpath::isAbsolute(edit.replacement)) << edit.replacement.toStdString();
        const QString after = mended(image, Hive::CurrentUser);
        EXPECT_TRUE(after.contains(s(c.raw)) || after.contains(edit.replacement))
            << after.toStdString();
    }
}

TEST(QuotedEntries, ABlankInsideTheQuotesHidesTheFolder)
{
    const MachineImage image = withSystemPath(s("C:\\tools\\b;\"") + goRoot + s("\\bin \""));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.path->find(goRoot + s("\\bin")), nullptr);
    EXPECT_EQ(worst(facts, "path.trailing-space").status, Status::Problem);
    EXPECT_EQ(mended(image, Hive::LocalMachine),
              system32 + s(";C:\\tools\\b;") + goRoot + s("\\bin"));
}

TEST(QuotedEntries, OfTheSystemPathAreWrittenWithoutVariables)
{
    const MachineImage image = withSystemPath(s("C:\\tools\\b;\"%ProgramFiles%\\Go\\bin\""));
    const Finding finding = worst(factsOf(image), "path.quoted-entries");
    const auto& edit = std::get<EditPath>(finding.fixes.at(0).changes.at(0));
    EXPECT_EQ(edit.edits.at(0).replacement, goRoot + s("\\bin"));
}

TEST(QuotedEntries, OfTheSystemPathStayWhereAnyUserCanWriteToTheFolder)
{
    const MachineImage image = withSystemPath(s("\"C:\\tools\\b\";\"") + goRoot + s("\\bin\""));
    const Finding finding = worst(factsOf(image), "path.quoted-entries");
    EXPECT_EQ(finding.evidence.size(), 2U);
    ASSERT_EQ(finding.fixes.size(), 2U);
    EXPECT_TRUE(finding.fixes[1].changes.empty());
    EXPECT_EQ(mended(image, Hive::LocalMachine),
              system32 + s(";\"C:\\tools\\b\";") + goRoot + s("\\bin"));
}

TEST(PathEntries, FoldersBetweenWhichAFullWidthSemicolonStandsKeepTheirPlace)
{
    EXPECT_EQ(mended(withUserPath(s("C:\\tools\\a；C:\\tools\\b;C:\\tools\\c")), Hive::CurrentUser),
              home + s(";C:\\tools\\a;C:\\tools\\b;C:\\tools\\c"));
}

TEST(PathExtension, TheUsersTextIsBlamedWhereTheSystemsIsRight)
{
    const Finding finding = pathext(".BAT;%PATHEXT%");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_EQ(setOf(finding), (SetVariable{Scope::User, s("PATHEXT"), s("%PATHEXT%;.BAT")}));
    const Finding wide = pathext(".PY;%PATHEXT%", ".COM;.BAT;.CMD");
    EXPECT_EQ(setOf(wide), (SetVariable{Scope::Machine, s("PATHEXT"), s(".COM;.EXE;.BAT;.CMD")}));
    EXPECT_EQ(wide.fixes.size(), 1U);
    const Finding plain = pathext("%PATHEXT%;.PY", ".COM;.EXE;.BAT;.CMD", RegKind::String);
    EXPECT_EQ(setOf(plain), (SetVariable{Scope::User, s("PATHEXT"), s("%PATHEXT%;.PY")}));
}

TEST(PathExtension, OddItemsAreCorrectedEach)
{
    struct Case
    {
        const char* value;
        const char* corrected;
    };
    for (const Case& c : {Case{".COM,.EXE,.BAT,.CMD", ".COM;.EXE;.BAT;.CMD"},
                          Case{"COM; EXE;BAT;CMD;.PY", ".COM;.EXE;.BAT;.CMD;.PY"},
                          Case{".PY;.BAT;.CMD;.COM", ".COM;.EXE;.BAT;.CMD;.PY"}}) {
        const Finding finding = pathext(nullptr, c.value);
        EXPECT_EQ(finding.status, Status::Problem) << c.value;
        EXPECT_EQ(*setOf(finding).text, s(c.corrected)) << c.value;
        EXPECT_TRUE(textOf(finding).contains(s("cmd.exe and Go"))) << c.value;
    }
    // Go adds the dot, cmd.exe does not.
    const Finding dotless = pathext(nullptr, ".COM;EXE;.BAT;.CMD");
    EXPECT_EQ(dotless.status, Status::Problem);
    EXPECT_EQ(*setOf(dotless).text, s(".COM;.EXE;.BAT;.CMD"));
    EXPECT_TRUE(textOf(dotless).contains(s("as Go does")));
    EXPECT_EQ(pathext(nullptr, ".COM;.EXE ;.BAT;.CMD").status, Status::Ok);
}

TEST(PathExtension, AUserVariableWithoutCmdsFourMayBeDeleted)
{
    const Finding finding = pathext(".PY", ".COM;.EXE;.BAT;.CMD", RegKind::String);
    ASSERT_EQ(finding.fixes.size(), 2U);
    EXPECT_FALSE(finding.fixes[1].recommended);
    EXPECT_EQ(setOf(finding, 1), (SetVariable{Scope::User, s("PATHEXT"), std::nullopt}));
    EXPECT_EQ(pathext(".BAT;.CMD;.COM;.EXE").fixes.size(), 1U);
}

TEST(PathLength, IsToldOnceForBothScopes)
{
    MachineImage image = soundImage();
    for (const Hive hive : {Hive::LocalMachine, Hive::CurrentUser}) {
        QStringList many = {hive == Hive::LocalMachine ? goRoot + s("\\bin") : home};
        for (int i = 0; i < 130; ++i) {
            many << s("C:\\%1 folders\\a long name of one of them, number %2")
                        .arg(static_cast<int>(hive))
                        .arg(i);
            image.folder(many.last());
        }
        setPath(image, hive, many);
    }
    const auto findings = judgeOne(factsOf(image), "path.length");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].status, Status::Warning);
    EXPECT_TRUE(findings[0].title.english().contains(s("cmd.exe")));
    for (const char* part : {"the system PATH has", "the user PATH has", "together have"})
        EXPECT_TRUE(textOf(findings[0]).contains(s(part))) << part;
}

TEST(PathLength, TogetherIsJudgedByTheLimitOfSomeProgramsToo)
{
    MachineImage image = soundImage();
    const auto fill = [&](Hive hive, const QString& first) {
        QStringList many = {first};
        for (int i = 0; i < 50; ++i)
            many << s("C:\\%1 folders\\number %2").arg(static_cast<int>(hive)).arg(i);
        setPath(image, hive, many);
    };
    fill(Hive::LocalMachine, goRoot + s("\\bin"));
    fill(Hive::CurrentUser, home);
    const Facts facts = factsOf(image);
    ASSERT_LT(facts.path->machine->text.size(), 2047);
    ASSERT_LT(facts.path->user->text.size(), 2047);
    ASSERT_GT(facts.path->machine->text.size() + facts.path->user->text.size(), 2047);
    EXPECT_EQ(worst(facts, "path.length").status, Status::Warning);
}
