// SPDX-License-Identifier: Apache-2.0
// PATH as Windows builds it: both scopes together, scopes expanded one after the other, entries
// searched as they stand.
#include "rules/FactsMaker.h"

#include "rules/PathCharacters.h"
#include "rules/PathVerdicts.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString goBin = s("%USERPROFILE%\\go\\bin");

MachineImage withUserEntries(const QStringList& entries)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser, QStringList{goBin} + entries);
    return image;
}

const PathEdit& onlyEdit(const Finding& finding)
{
    return std::get<EditPath>(finding.fixes.at(0).changes.at(0)).edits.at(0);
}

QStringList folders(MachineImage& image, const QString& root, int count)
{
    QStringList many;
    for (int i = 0; i < count; ++i) {
        many << s("%1\\a long name of a folder\\number %2")
                    .arg(root)
                    .arg(i, 4, 10, QLatin1Char('0'));
        image.folder(many.last());
    }
    return many;
}

} // namespace

TEST(CasesPath, ENV_035_BothScopesTogetherBeyondALineOfCmdAreWarnedOf)
{
    MachineImage image = soundImage();
    setPath(image, Hive::LocalMachine,
            QStringList{s("%SystemRoot%\\System32"), goRoot + s("\\bin")} +
                folders(image, s("C:\\machine"), 90));
    setPath(image, Hive::CurrentUser, QStringList{goBin} + folders(image, s("C:\\users"), 90));
    const Facts facts = factsOf(image);
    ASSERT_LT(facts.path->machine->text.size(), 8191);
    ASSERT_LT(facts.path->user->text.size(), 8191);
    const auto findings = judgeOne(facts, "path.length");
    const auto found = std::ranges::find_if(
        findings, [](const Finding& finding) { return finding.subject == s("PATH"); });
    ASSERT_NE(found, findings.end());
    EXPECT_EQ(found->status, Status::Warning);
    EXPECT_TRUE(textOf(*found).contains(s("cmd.exe")));
    for (const char* limit : {"1024", "2047", "8191", "32767"})
        EXPECT_TRUE(textOf(*found).contains(s(limit))) << limit;
}

TEST(CasesPath, ENV_035_LengthCountsExpanded)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("LONG"), RegKind::String,
                      s("C:\\") + QString(200, u'x'));
    QStringList many = {goBin};
    for (int i = 0; i < 50; ++i)
        many << s("%LONG%\\%1").arg(i);
    setPath(image, Hive::CurrentUser, many);
    const Facts facts = factsOf(image);
    EXPECT_LT(facts.path->user->text.size(), 1024);
    EXPECT_EQ(worst(facts, "path.length").subject, s("PATH"));
}

TEST(CasesPath, ENV_207_PathextWithoutExeIsAProblem)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::LocalMachine, s("PATHEXT"), RegKind::String, s(".COM;.BAT;.CMD;.VBS"));
    const Finding finding = worst(factsOf(image), "path.pathext");
    EXPECT_EQ(finding.status, Status::Problem);
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_EQ(std::get<SetVariable>(finding.fixes[0].changes.at(0)),
              (SetVariable{Scope::Machine, s("PATHEXT"), s(".COM;.EXE;.BAT;.CMD;.VBS")}));
}

TEST(CasesPath, ENV_207_TheUsersPathextHidesTheMachines)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::LocalMachine, s("PATHEXT"), RegKind::String, s(".COM;.EXE;.BAT;.CMD"));
    image.setVariable(Hive::CurrentUser, s("PATHEXT"), RegKind::String, s(".PY"));
    const Finding finding = worst(factsOf(image), "path.pathext");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_EQ(std::get<SetVariable>(finding.fixes.at(0).changes.at(0)),
              (SetVariable{Scope::User, s("PATHEXT"), s("%PATHEXT%;.PY")}));
    // Named, the machine's is part of it.
    image.setVariable(Hive::CurrentUser, s("PATHEXT"), RegKind::ExpandString, s("%PATHEXT%;.PY"));
    EXPECT_EQ(worst(factsOf(image), "path.pathext").status, Status::Ok);
}

TEST(PathExtension, ScriptsBeforeProgramsAreANoteUntilOneHidesAProgram)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("PATHEXT"), RegKind::String, s(".BAT;.CMD;.COM;.EXE"));
    EXPECT_EQ(worst(factsOf(image), "path.pathext").status, Status::Note);
    image.file(goRoot + s("\\bin\\go.bat")).content("@echo off");
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.toolchain->candidates(s("go")).at(0).kind, ToolCandidate::Kind::Script);
    const Finding finding = worst(facts, "path.pathext");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("go.bat")));
    EXPECT_EQ(worst(facts, "path.shadowed-by-script").status, Status::Ok);
    image.setVariable(Hive::CurrentUser, s("PATHEXT"), RegKind::String, s(".EXE;.BAT"));
    EXPECT_EQ(worst(factsOf(image), "path.pathext").status, Status::Ok);
}

TEST(CasesPath, ENV_211_VariablesOfEveryWindowsAreKnown)
{
    MachineImage image =
        withUserEntries({s("%ProgramFiles(x86)%\\tools"), s("%PUBLIC%\\bin"),
                         s("%CommonProgramFiles%\\x"), s("%LOGONSERVER%\\x"), s("%MYGO%\\bin")});
    image.processEnvironment = QMap<QString, QString>{};
    for (const char* folder : {"C:\\Program Files (x86)\\tools", "C:\\Users\\Public\\bin",
                               "C:\\Program Files\\Common Files\\x"})
        image.folder(s(folder));
    const Facts facts = factsOf(image);
    for (const char* alive :
         {"%ProgramFiles(x86)%\\tools", "%PUBLIC%\\bin", "%CommonProgramFiles%\\x"})
        EXPECT_EQ(verdictOf(facts, s(alive)), EntryVerdict::Keep) << alive;
    EXPECT_EQ(verdictOf(facts, s("%LOGONSERVER%\\x")), EntryVerdict::Unreachable);
    EXPECT_EQ(verdictOf(facts, s("%MYGO%\\bin")), EntryVerdict::Dead);
}

TEST(CasesPath, ENV_213_TheMachinesPathSeesNoVariableOfTheUser)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("MYGO"), RegKind::String, goRoot);
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32"), s("%MYGO%\\bin")});
    const Facts facts = factsOf(image);
    EXPECT_EQ(verdictOf(facts, s("%MYGO%\\bin")), EntryVerdict::Dead);
    EXPECT_EQ(worst(facts, "path.missing-go").status, Status::Problem);
    // The user's own PATH sees it.
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32")});
    setPath(image, Hive::CurrentUser, {goBin, s("%MYGO%\\bin")});
    EXPECT_EQ(worst(factsOf(image), "path.missing-go").status, Status::Ok);
}

TEST(PathEntries, OneDotAtTheEndOfANameIsTheSameFolderAndABlankIsNot)
{
    MachineImage image = withUserEntries({s("C:\\tools.\\bin."), s("C:\\tools \\bin")});
    image.folder(s("C:\\tools\\bin"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(verdictOf(facts, s("C:\\tools.\\bin.")), EntryVerdict::Keep);
    EXPECT_EQ(verdictOf(facts, s("C:\\tools \\bin")), EntryVerdict::Misspelt);
    EXPECT_EQ(onlyEdit(worst(facts, "path.trailing-space")).kind, PathEdit::Kind::Remove);
}

TEST(PathEntries, BlankHidesAFolderAndTheFixTakesItOut)
{
    for (const char* raw : {"C:\\tools ", " C:\\tools", "C:\\tools \\", "C:\\tools\t"}) {
        MachineImage image = withUserEntries({s(raw)});
        image.folder(s("C:\\tools"));
        const bool blank = QString(s(raw)).contains(u' ');
        const auto findings = blank ? judgeOne(factsOf(image), "path.trailing-space")
                                    : controlCharactersInPath(factsOf(image));
        ASSERT_EQ(findings.size(), 1U) << raw;
        EXPECT_EQ(findings[0].status, Status::Warning) << raw;
        EXPECT_EQ(onlyEdit(findings[0]).kind, PathEdit::Kind::Replace) << raw;
        EXPECT_EQ(winpath::clean(onlyEdit(findings[0]).replacement), s("C:\\tools")) << raw;
        EXPECT_EQ(worst(factsOf(image), "path.dead-entries").status, Status::Ok) << raw;
    }
}

TEST(PathEntries, GoBehindABlankIsOneProblem)
{
    MachineImage image = soundImage();
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32"), goRoot + s("\\bin ")});
    const Facts facts = factsOf(image);
    EXPECT_EQ(worst(facts, "path.trailing-space").status, Status::Problem);
    EXPECT_EQ(worst(facts, "path.missing-go").status, Status::Note);
    EXPECT_TRUE(onlyEdit(worst(facts, "path.trailing-space")).replacement == goRoot + s("\\bin"));
}

TEST(PathEntries, LookAlikesAreCorrectedWhereTheFolderExists)
{
    MachineImage image =
        withUserEntries({s("C：\\tools"), s("C:\\ａｐｐｓ；C:\\more"), s("C:\\资料：一\\bin")});
    for (const char* folder : {"C:\\tools", "C:\\apps", "C:\\more", "C:\\资料：一\\bin"})
        image.folder(s(folder));
    const Facts facts = factsOf(image);
    const auto findings = lookAlikesInPath(facts);
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(onlyEdit(findings[0]).replacement, s("C:\\tools"));
    const auto& two = std::get<EditPath>(findings[1].fixes.at(0).changes.at(0)).edits;
    // Both in its place: at the end the second one would be searched after others.
    ASSERT_EQ(two.size(), 1U);
    EXPECT_EQ(two[0].kind, PathEdit::Kind::Replace);
    EXPECT_EQ(two[0].replacement, s("C:\\apps;C:\\more"));
    // A folder that really has such a name is right.
    EXPECT_EQ(verdictOf(facts, s("C:\\资料：一\\bin")), EntryVerdict::Keep);
    // Nothing to guess at where no such folder is.
    EXPECT_EQ(verdictOf(factsOf(withUserEntries({s("C:\\ｘ")})), s("C:\\ｘ")), EntryVerdict::Dead);
}

TEST(PathEntries, InvisibleCharactersAreShownAndCorrected)
{
    MachineImage image =
        withUserEntries({s("C:\\tools\n"), QString(s("C:\\a") + QChar(0x200B) + s("pps")),
                         QString(s("C:\\more") + QChar(QChar::Nbsp))});
    for (const char* folder : {"C:\\tools", "C:\\apps", "C:\\more"})
        image.folder(s(folder));
    const auto findings = controlCharactersInPath(factsOf(image));
    ASSERT_EQ(findings.size(), 3U);
    EXPECT_TRUE(textOf(findings[0]).contains(s("\\u{A}")));
    EXPECT_TRUE(textOf(findings[1]).contains(s("\\u{200B}")));
    EXPECT_TRUE(textOf(findings[2]).contains(s("\\u{A0}")));
    EXPECT_EQ(onlyEdit(findings[1]).replacement, s("C:\\apps"));
}

TEST(PathEntries, DuplicateOfTheOtherScopeSaysWhichOneCounts)
{
    MachineImage image = withUserEntries({goRoot + s("\\bin")});
    const Finding finding = worst(factsOf(image), "path.duplicates");
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_TRUE(textOf(finding).contains(s("system PATH, which is searched first")));
}

TEST(MissingGoBin, IsSilentWhileGoRefusesItsFolder)
{
    for (const char* value : {"bin", "~\\go", "/c/go", "\"C:\\gobin\""}) {
        MachineImage image = soundImage();
        setPath(image, Hive::CurrentUser, {});
        image.setVariable(Hive::CurrentUser, s("GOBIN"), RegKind::String, s(value));
        const Finding finding = worst(factsOf(image), "path.missing-gobin");
        EXPECT_EQ(finding.status, Status::Note) << value;
        EXPECT_TRUE(finding.fixes.empty()) << value;
    }
}
