// SPDX-License-Identifier: Apache-2.0
// Cases of cases.json on PATH, consoles and the order of Gos, on the side of facts and rules.
#include "rules/FactsMaker.h"

#include "rules/Advice.h"

using namespace gosetup;
using namespace gosetup::test;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// An older Go on the machine's PATH in front of a newer one on the user's.
MachineImage twoGos()
{
    MachineImage image = soundImage();
    image.go(q("C:\\old\\go"), q("go1.19.13"));
    image.go(q("C:\\Users\\li\\scoop\\apps\\go\\1.25.1"), q("go1.25.1"));
    setPath(image, Hive::LocalMachine, {q("%SystemRoot%\\System32"), q("C:\\old\\go\\bin")});
    setPath(image, Hive::CurrentUser,
            {q("%USERPROFILE%\\go\\bin"), q("C:\\Users\\li\\scoop\\apps\\go\\1.25.1\\bin")});
    return image;
}

MachineImage longPath(int entries)
{
    MachineImage image = soundImage();
    QStringList many = {q("%USERPROFILE%\\go\\bin")};
    for (int i = 0; i < entries; ++i) {
        many << q("C:\\vendors\\product number %1\\bin").arg(i, 4, 10, QLatin1Char('0'));
        image.folder(many.last());
    }
    setPath(image, Hive::CurrentUser, many);
    return image;
}

} // namespace

TEST(CasesPath, ENV_029_EntryOfTheRegistryThatThisProcessLacksAsksForANewTerminal)
{
    MachineImage image = soundImage();
    image.processEnvironment = QMap<QString, QString>{{q("PATH"), q("C:\\Windows\\System32")}};
    const Finding finding = worst(factsOf(image), "path.missing-go");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_TRUE(textOf(finding).contains(q("open a new terminal")));
    EXPECT_TRUE(finding.fixes.empty());
}

TEST(CasesPath, ENV_031_FindingNamesTheGoThatWinsAndWhy)
{
    const Finding finding = worst(factsOf(twoGos()), "path.shadowed-go");
    ASSERT_EQ(finding.status, Status::Problem);
    EXPECT_EQ(finding.subject, q("C:\\old\\go\\bin\\go.exe"));
    EXPECT_TRUE(textOf(finding).contains(q("machine's PATH comes before the user's")));
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    const auto& edit = std::get<EditPath>(finding.fixes[0].changes.at(0));
    EXPECT_EQ(edit.scope, Scope::Machine);
    ASSERT_EQ(edit.edits.size(), 1U);
    EXPECT_EQ(edit.edits[0].kind, PathEdit::Kind::Remove);
    EXPECT_EQ(edit.edits[0].entry, q("C:\\old\\go\\bin"));
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
    image.folder(q("C:\\a"));
    image.folder(q("C:\\b"));
    image.setVariable(Hive::CurrentUser, q("PATH_PART1"), RegKind::String, q("C:\\a;C:\\b"));
    setPath(image, Hive::CurrentUser, {q("%PATH_PART1%"), q("%USERPROFILE%\\go\\bin")});
    const Facts facts = factsOf(image);
    EXPECT_TRUE(facts.path->find(q("c:\\B")));
    EXPECT_EQ(worst(facts, "path.dead-entries").status, Status::Ok);
    EXPECT_EQ(worst(facts, "path.length").status, Status::Ok);
}

TEST(CasesBroadcast, ENV_052_OpenConsolesAreReportedAsStale)
{
    MachineImage image = soundImage();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    RunningProcess old;
    old.name = q("WindowsTerminal.exe");
    old.pid = 7;
    old.started = now.addSecs(-600);
    RunningProcess fresh = old;
    fresh.name = q("pwsh.exe");
    fresh.pid = 8;
    fresh.started = now.addSecs(600);
    image.running = {old, fresh};
    image.registry[regKey(Hive::LocalMachine, environmentKey(Hive::LocalMachine))].lastWrite = now;
    const Facts facts = factsOf(image);
    const Finding finding = worst(facts, "env.old-processes");
    EXPECT_EQ(finding.status, Status::Note);
    ASSERT_EQ(finding.evidence.size(), 1U);
    EXPECT_TRUE(finding.evidence[0].english().contains(q("WindowsTerminal.exe")));
    // A new console finds go all the same.
    EXPECT_EQ(worst(facts, "path.missing-go").status, Status::Ok);
}

TEST(CasesGoEnv, ENV_151_EveryGoIsListedInOrderWithVersionAndOwner)
{
    MachineImage image = twoGos();
    const QString key = q("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\{1}");
    image.setValue(Hive::LocalMachine, key, q("DisplayName"),
                   RegValue::fromText(RegKind::String, q("Go Programming Language amd64 go1.19")));
    image.setValue(Hive::LocalMachine, key, q("InstallLocation"),
                   RegValue::fromText(RegKind::String, q("C:\\old\\go\\")));
    const Finding finding = worst(factsOf(image), "toolchain.multiple");
    ASSERT_GE(finding.evidence.size(), 2U);
    const QString first = finding.evidence[0].english();
    const QString second = finding.evidence[1].english();
    EXPECT_TRUE(first.startsWith(q("1. C:\\old\\go\\bin\\go.exe"))) << first.toStdString();
    EXPECT_TRUE(first.contains(q("go1.19.13")) && first.contains(q("MSI"))) << first.toStdString();
    EXPECT_TRUE(second.contains(q("go1.25.1")) && second.contains(q("Scoop")));
}

TEST(GoOrder, GoSetupsOwnGoIsWantedEvenIfItIsOlder)
{
    MachineImage image = twoGos();
    image.file(q("C:\\old\\go\\.gosetup-installed.json")).content("{}");
    const Facts facts = factsOf(image);
    ASSERT_TRUE(goOrder(facts).wanted);
    EXPECT_EQ(goOrder(facts).wanted->owner, Owner::GoSetup);
    EXPECT_TRUE(goOrder(facts).blockers.empty());
    EXPECT_EQ(worst(facts, "toolchain.multiple").status, Status::Note);
}

TEST(GoOrder, ScriptInTheMachinesPathIsLeftToThePerson)
{
    MachineImage image = twoGos();
    image.file(q("C:\\Windows\\System32\\go.cmd")).content("@rem");
    const Finding finding = worst(factsOf(image), "path.shadowed-by-script");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].changes.empty());
}

TEST(PathVerdicts, EveryEntryHasOneVerdictAndADeadOneIsNoDuplicate)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser,
            {q("C:\\gone"), q("c:\\GONE\\"), q("%USERPROFILE%\\go\\bin")});
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
    setPath(image, Hive::CurrentUser, {q("%USERPROFILE%\\go\\bin"), q("C:\\Users\\li\\go\\bin")},
            RegKind::String);
    for (const JudgedEntry& judged : judgeEntries(factsOf(image))) {
        if (judged.entry.raw == q("%USERPROFILE%\\go\\bin")) {
            EXPECT_EQ(judged.verdict, EntryVerdict::Duplicate);
        } else {
            EXPECT_EQ(judged.verdict, EntryVerdict::Keep) << judged.entry.raw.toStdString();
        }
    }
}

TEST(PathVerdicts, DriveThatIsNotThereNowIsNotDead)
{
    MachineImage image = soundImage();
    setPath(image, Hive::CurrentUser, {q("X:\\tools"), q("%USERPROFILE%\\go\\bin")});
    const Facts facts = factsOf(image);
    const Finding finding = worst(facts, "path.dead-entries");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_TRUE(finding.fixes.empty());
}

TEST(PathVerdicts, EmptyFolderForGoProgramsIsNotDeadBeforeTheFirstInstall)
{
    MachineImage image = soundImage();
    image.files.erase(winpath::key(q("C:\\Users\\li\\go\\bin")));
    image.files.erase(winpath::key(q("C:\\Users\\li\\go")));
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
