// SPDX-License-Identifier: Apache-2.0
// Cases of cases.json on PATH, consoles and the order of Gos, on the side of facts and rules.
#include "rules/FactsMaker.h"

#include "rules/GoOrder.h"
#include "rules/PathVerdicts.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// An older Go on the machine's PATH in front of a newer one on the user's.
MachineImage twoGos()
{
    MachineImage image = soundImage();
    image.go(s("C:\\old\\go"), s("go1.19.13"));
    image.go(s("C:\\Users\\li\\scoop\\apps\\go\\1.25.1"), s("go1.25.1"));
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32"), s("C:\\old\\go\\bin")});
    setPath(image, Hive::CurrentUser,
            {s("%USERPROFILE%\\go\\bin"), s("C:\\Users\\li\\scoop\\apps\\go\\1.25.1\\bin")});
    return image;
}

MachineImage longPath(int entries)
{
    MachineImage image = soundImage();
    QStringList many = {s("%USERPROFILE%\\go\\bin")};
    for (int i = 0; i < entries; ++i) {
        many << s("C:\\vendors\\product number %1\\bin").arg(i, 4, 10, QLatin1Char('0'));
        image.folder(many.last());
    }
    setPath(image, Hive::CurrentUser, many);
    return image;
}

} // namespace

TEST(CasesPath, ENV_029_EntryOfTheRegistryThatThisProcessLacksAsksForANewTerminal)
{
    MachineImage image = soundImage();
    image.processEnvironment = QMap<QString, QString>{{s("PATH"), s("C:\\Windows\\System32")}};
    const Finding finding = worst(factsOf(image), "path.missing-go");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_TRUE(textOf(finding).contains(s("open a new terminal")));
    EXPECT_TRUE(finding.fixes.empty());
}

TEST(CasesPath, ENV_031_FindingNamesTheGoThatWinsAndWhy)
{
    const Finding finding = worst(factsOf(twoGos()), "path.shadowed-go");
    ASSERT_EQ(finding.status, Status::Problem);
    EXPECT_EQ(finding.subject, s("C:\\old\\go\\bin\\go.exe"));
    EXPECT_TRUE(textOf(finding).contains(s("system PATH comes before the user PATH")));
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    const auto& edit = std::get<EditPath>(finding.fixes[0].changes.at(0));
    EXPECT_EQ(edit.scope, Scope::Machine);
    ASSERT_EQ(edit.edits.size(), 1U);
    EXPECT_EQ(edit.edits[0].kind, PathEdit::Kind::Remove);
    EXPECT_EQ(edit.edits[0].entry, s("C:\\old\\go\\bin"));
}

TEST(CasesPath, ENV_034_LongPathIsWarnedOfAndAVariableOffered)
{
    const Facts facts = factsOf(longPath(70));
    ASSERT_GT(facts.path->user->text.size(), 2047);
    const Finding finding = worst(facts, "path.length");
    EXPECT_EQ(finding.status, Status::Warning);
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_FALSE(finding.fixes[0].recommended);
    const auto& variable = std::get<SetVariable>(finding.fixes[0].changes.at(0));
    const auto& edit = std::get<EditPath>(finding.fixes[0].changes.at(1));
    ASSERT_TRUE(variable.text);
    EXPECT_EQ(variable.text->split(u';').size(), 70);
    EXPECT_EQ(edit.edits.at(0).kind, PathEdit::Kind::Replace);
    EXPECT_EQ(edit.edits.at(0).replacement, u'%' + variable.name + u'%');
    EXPECT_EQ(edit.edits.size(), 70U);
}

TEST(CasesPath, ENV_034_TheOfferedVariableIsReadAsTheListItIs)
{
    MachineImage image = soundImage();
    image.folder(s("C:\\a"));
    image.folder(s("C:\\b"));
    image.setVariable(Hive::CurrentUser, s("PATH_PART1"), RegKind::String, s("C:\\a;C:\\b"));
    setPath(image, Hive::CurrentUser, {s("%PATH_PART1%"), s("%USERPROFILE%\\go\\bin")});
    const Facts facts = factsOf(image);
    EXPECT_TRUE(facts.path->find(s("c:\\B")));
    EXPECT_EQ(worst(facts, "path.dead-entries").status, Status::Ok);
    EXPECT_EQ(worst(facts, "path.length").status, Status::Ok);
}

TEST(CasesBroadcast, ENV_052_OpenConsolesAreReportedAsStale)
{
    MachineImage image = soundImage();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    RunningProcess old;
    old.name = s("WindowsTerminal.exe");
    old.pid = 7;
    old.started = now.addSecs(-600);
    RunningProcess fresh = old;
    fresh.name = s("pwsh.exe");
    fresh.pid = 8;
    fresh.started = now.addSecs(600);
    image.running = {old, fresh};
    image.registry[regKey(Hive::LocalMachine, environmentKey(Hive::LocalMachine))].lastWrite = now;
    const Facts facts = factsOf(image);
    const Finding finding = worst(facts, "env.old-processes");
    EXPECT_EQ(finding.status, Status::Note);
    ASSERT_EQ(finding.evidence.size(), 1U);
    EXPECT_TRUE(finding.evidence[0].english().contains(s("WindowsTerminal.exe")));
    // A new console finds go all the same.
    EXPECT_EQ(worst(facts, "path.missing-go").status, Status::Ok);
}

TEST(CasesGoEnv, ENV_151_EveryGoIsListedInOrderWithVersionAndOwner)
{
    MachineImage image = twoGos();
    const QString key = s("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{1}");
    image.setValue(Hive::LocalMachine, key, s("DisplayName"),
                   RegValue::fromText(RegKind::String, s("Go Programming Language amd64 go1.19")));
    image.setValue(Hive::LocalMachine, key, s("InstallLocation"),
                   RegValue::fromText(RegKind::String, s("C:\\old\\go\\")));
    const Finding finding = worst(factsOf(image), "toolchain.multiple");
    ASSERT_GE(finding.evidence.size(), 2U);
    const QString first = finding.evidence[0].english();
    const QString second = finding.evidence[1].english();
    EXPECT_TRUE(first.startsWith(s("1. C:\\old\\go\\bin\\go.exe"))) << first.toStdString();
    EXPECT_TRUE(first.contains(s("go1.19.13")) && first.contains(s("MSI"))) << first.toStdString();
    EXPECT_TRUE(second.contains(s("go1.25.1")) && second.contains(s("Scoop")));
}

TEST(GoOrder, GoSetupsOwnGoIsWantedEvenIfItIsOlder)
{
    MachineImage image = twoGos();
    image.file(s("C:\\old\\go\\.gosetup-installed.json")).content("{}");
    const Facts facts = factsOf(image);
    ASSERT_TRUE(goOrder(facts).wanted);
    EXPECT_EQ(goOrder(facts).wanted->owner, Owner::GoSetup);
    EXPECT_TRUE(goOrder(facts).blockers.empty());
    EXPECT_EQ(worst(facts, "toolchain.multiple").status, Status::Note);
}

TEST(GoOrder, ScriptInTheMachinesPathIsLeftToThePerson)
{
    MachineImage image = twoGos();
    image.file(s("C:\\Windows\\System32\\go.cmd")).content("@rem");
    const Finding finding = worst(factsOf(image), "path.shadowed-by-script");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].changes.empty());
}

TEST(PathVerdicts, EveryEntryHasOneVerdictAndADeadOneIsNoDuplicate)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser,
            {s("C:\\gone"), s("c:\\GONE\\"), s("%USERPROFILE%\\go\\bin")});
    const Facts facts = factsOf(image);
    int dead = 0;
    for (const JudgedEntry& judged : judgeEntries(facts))
        dead += judged.verdict == EntryVerdict::Dead ? 1 : 0;
    EXPECT_EQ(dead, 2);
    EXPECT_EQ(worst(facts, "path.duplicates").status, Status::Ok);
}

TEST(PathVerdicts, PlainCopyIsKeptWhereTheFirstOneIsNotExpanded)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser, {s("%USERPROFILE%\\go\\bin"), s("C:\\Users\\li\\go\\bin")},
            RegKind::String);
    for (const JudgedEntry& judged : judgeEntries(factsOf(image))) {
        if (judged.entry.raw == s("%USERPROFILE%\\go\\bin")) {
            EXPECT_EQ(judged.verdict, EntryVerdict::Duplicate);
        } else {
            EXPECT_EQ(judged.verdict, EntryVerdict::Keep) << judged.entry.raw.toStdString();
        }
    }
}

TEST(PathVerdicts, DriveThatIsNotThereNowIsNotDead)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser, {s("X:\\tools"), s("%USERPROFILE%\\go\\bin")});
    const Facts facts = factsOf(image);
    const Finding finding = worst(facts, "path.dead-entries");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_TRUE(finding.fixes.empty());
}

TEST(PathVerdicts, EmptyFolderForGoProgramsIsNotDeadBeforeTheFirstInstall)
{
    MachineImage image = soundImage();
    image.files.erase(winpath::key(s("C:\\Users\\li\\go\\bin")));
    image.files.erase(winpath::key(s("C:\\Users\\li\\go")));
    EXPECT_EQ(worst(factsOf(image), "path.dead-entries").status, Status::Ok);
}

TEST(PathFixes, MachineScopeIsNotRecommendedToWhomCannotElevate)
{
    MachineImage image = twoGos();
    image.system.administrator = false;
    const Finding finding = worst(factsOf(image), "path.shadowed-go");
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_FALSE(finding.fixes[0].recommended);
}
