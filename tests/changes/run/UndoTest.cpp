// SPDX-License-Identifier: Apache-2.0
#include "changes/run/History.h"
#include "changes/run/JournalFolder.h"
#include "changes/run/JournalText.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

void writePath(Machine& machine, const QString& text, Scope scope = Scope::User)
{
    ASSERT_TRUE(machine.registry().write(variableRegistryPath(scope, s("Path")),
                                         RegValue::fromText(RegKind::ExpandString, text)));
}

} // namespace

TEST(CasesPath, ENV_045_UndoMayLeaveThePathAlone)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\D")), setUser("GOBIN", "x")})));
    UndoOptions options;
    options.keepPath = true;
    const UndoReport report = undoLast(*machine, options);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(pathText(*machine), s("a;C:\\D"));
    EXPECT_FALSE(valueOf(*machine, s("GOBIN")).has_value());
    EXPECT_EQ(report.changes[0].how, UndoneChange::How::Kept);
}

TEST(CasesPath, ENV_047_OnlyOurSegmentGoesWhenOthersEditedSince)
{
    const auto machine = machineOf(imageWithUserPath(s("a;b")));
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertFirst(s("C:\\D"))})));
    writePath(*machine, s("new;C:\\D;a"));
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(pathText(*machine), s("new;a"));
    EXPECT_EQ(report.changes[0].how, UndoneChange::How::OnlyOurs);
}

TEST(Undo, GivesBackExactBytesKindsAndAbsence)
{
    MachineImage image;
    image.folder(s("C:\\Program Files"));
    const RegValue odd{RegKind::String, QByteArray::fromHex("610000d8ff")};
    image.setValue(Hive::CurrentUser, s("Environment"), s("Path"), odd);
    image.setValue(Hive::LocalMachine, variableRegistryPath(Scope::Machine, {}).key, s("Path"),
                   odd);
    const auto machine = machineOf(image);
    const auto before = environmentBytes(*machine);
    EXPECT_TRUE(
        succeeded(runChanges(*machine, {insertFirst(s("%GOROOT%\\bin")),
                                        insertLast(s("C:\\Program Files\\Go\\bin"), Scope::Machine),
                                        setUser("GOROOT", "C:\\Go"), EnableLongPaths{}})));
    EXPECT_NE(environmentBytes(*machine), before);
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(environmentBytes(*machine), before);
    for (const UndoneChange& change : report.changes)
        EXPECT_EQ(change.how, UndoneChange::How::Exact);
}

TEST(Undo, RemovesTheKeyThatWasMissingBefore)
{
    const auto machine = machineOf(MachineImage{});
    const QString key = s("Environment");
    ASSERT_FALSE(*machine->registry().keyExists(Hive::CurrentUser, key));
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertFirst(s("C:\\D")), setUser("GOBIN", "x")})));
    ASSERT_TRUE(*machine->registry().keyExists(Hive::CurrentUser, key));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(*machine->registry().keyExists(Hive::CurrentUser, key));
}

TEST(Undo, KeepsTheKeyItMadeWhenSomebodyElseUsesIt)
{
    const auto machine = machineOf(MachineImage{});
    EXPECT_TRUE(succeeded(runChanges(*machine, {setUser("GOBIN", "x")})));
    ASSERT_TRUE(machine->registry().write(variableRegistryPath(Scope::User, s("OTHER")),
                                          RegValue::fromText(RegKind::String, s("theirs"))));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(valueOf(*machine, s("GOBIN")).has_value());
    EXPECT_EQ(valueOf(*machine, s("OTHER"))->text(), s("theirs"));
}

TEST(Undo, LeavesAnEmptyKeyThatWasThereBefore)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    ASSERT_TRUE(
        machine->registry().write(variableRegistryPath(Scope::User, s("Path")), std::nullopt));
    ASSERT_TRUE(*machine->registry().keyExists(Hive::CurrentUser, s("Environment")));
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertFirst(s("C:\\D"))})));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_TRUE(*machine->registry().keyExists(Hive::CurrentUser, s("Environment")));
}

TEST(Undo, WorksFromAnotherProcessWeeksLater)
{
    const QTemporaryDir folder;
    MachineImage image = imageWithUserPath(s("a"));
    image.now = QDateTime::fromString(s("2026-11-21T10:00:00Z"), Qt::ISODate);
    {
        const auto machine = machineOf(image, folder.path());
        EXPECT_TRUE(succeeded(runChanges(
            *machine, {insertLast(s("C:\\D")), setUser("GOBIN", "x"), EnableLongPaths{}})));
    }
    // Opened anew from its folder, as by the next process.
    const auto later = machineOf(image, folder.path());
    ASSERT_EQ(pathText(*later), s("a;C:\\D"));
    EXPECT_TRUE(succeeded(undoLast(*later)));
    EXPECT_EQ(pathText(*later), s("a"));
    EXPECT_FALSE(valueOf(*later, s("GOBIN")).has_value());
}

TEST(Undo, ASecondUndoOfTheSameRunFindsNothingToDo)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const RunReport done = runChanges(*machine, {insertLast(s("C:\\D"))});
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    // Somebody adds the very same entry by hand: it is theirs now.
    writePath(*machine, s("a;C:\\D"));
    Progress progress;
    const UndoReport again = undo(*machine, done.runId, {}, progress);
    EXPECT_TRUE(succeeded(again));
    EXPECT_EQ(again.changes[0].how, UndoneChange::How::Nothing);
    EXPECT_EQ(pathText(*machine), s("a;C:\\D"));
    EXPECT_EQ(undoLast(*machine).error->code, ErrorCode::NotFound);
}

TEST(Undo, TakesBackRunAfterRun)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const auto before = environmentBytes(*machine);
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\D"))})));
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\E")), removeEntry(s("a"))})));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(pathText(*machine), s("a;C:\\D"));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(environmentBytes(*machine), before);
}

TEST(Undo, OfAnEarlierRunLeavesTheLaterOnesWork)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const RunReport first = runChanges(*machine, {insertLast(s("C:\\D"))});
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\E"))})));
    Progress progress;
    EXPECT_TRUE(succeeded(undo(*machine, first.runId, {}, progress)));
    EXPECT_EQ(pathText(*machine), s("a;C:\\E"));
}

TEST(Undo, KeepsAVariableThatSomebodyEditedAndSaysSo)
{
    const auto machine = machineOf(MachineImage());
    EXPECT_TRUE(succeeded(runChanges(*machine, {setUser("GOBIN", "x")})));
    const RegValue theirs = RegValue::fromText(RegKind::String, s("theirs"));
    ASSERT_TRUE(machine->registry().write(variableRegistryPath(Scope::User, s("GOBIN")), theirs));
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(report.changes[0].how, UndoneChange::How::Kept);
    EXPECT_TRUE(report.changes[0].note.english().contains(s("GOBIN")));
    EXPECT_EQ(valueOf(*machine, s("GOBIN")), theirs);
}

TEST(Undo, OfAGoEnvLineLeavesOtherLinesThatCameSince)
{
    const auto machine = machineOf(MachineImage());
    const QString file = winpath::join(machine->system().folders().roamingAppData, s("go\\env"));
    ASSERT_TRUE(machine->files().write(file, "# mine\nGOPROXY=old\n"));
    EXPECT_TRUE(succeeded(runChanges(*machine, {WriteGoEnv{s("GOPROXY"), s("direct")}})));
    ASSERT_TRUE(machine->files().write(file, "# mine\nGOPROXY=direct\nGOSUMDB=off\n"));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(*machine->files().read(file, 1000), "# mine\nGOPROXY=old\nGOSUMDB=off\n");
}

TEST(Undo, RemovesTheFoldersItMadeAndKeepsAFilledOne)
{
    const auto machine = machineOf(MachineImage());
    const MakeFolder deep{s("C:\\Users\\li\\one\\two\\three"), Scope::User, false};
    EXPECT_TRUE(succeeded(runChanges(*machine, {deep})));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(machine->files().info(s("C:\\Users\\li\\one"))->has_value());

    EXPECT_TRUE(succeeded(runChanges(*machine, {deep})));
    ASSERT_TRUE(machine->files().write(deep.path + s("\\mine.txt"), "x"));
    const UndoReport report = undoLast(*machine);
    EXPECT_EQ(report.changes[0].how, UndoneChange::How::Kept);
    EXPECT_TRUE(machine->files().info(deep.path + s("\\mine.txt"))->has_value());
}

TEST(Undo, PutsAnAliasBackWithItsBytesAndNeverDeletesARegularFile)
{
    MachineImage image;
    const QString apps = s("C:\\Users\\li\\AppData\\Local\\Microsoft\\WindowsApps\\");
    image.file(apps + s("go.exe"))
        .alias(s("Some.Go_1234"), s("C:\\Program Files\\WindowsApps\\go.exe"));
    image.file(apps + s("gofmt.exe")).content("MZ");
    const auto machine = machineOf(image);
    const auto stubs = [&] { return *machine->aliases().list(); };
    const QByteArray bytes = *machine->files().reparseData(apps + s("go.exe"));
    EXPECT_TRUE(succeeded(runChanges(*machine, {SwitchAlias{s("go.exe"), false, 0, {}}})));
    EXPECT_EQ(stubs().size(), 1U);
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(stubs().size(), 2U);
    EXPECT_EQ(*machine->files().reparseData(apps + s("go.exe")), bytes);
    EXPECT_FALSE(makePlan(*machine, {{SwitchAlias{s("gofmt.exe"), false, 0, {}}, {}}}).has_value());
}

TEST(Undo, OfAnAliasThatSettingsTurnedOnAgainDoesNothing)
{
    MachineImage image;
    const QString stub = s("C:\\Users\\li\\AppData\\Local\\Microsoft\\WindowsApps\\go.exe");
    image.file(stub).alias(s("Some.Go_1234"), s("C:\\x\\go.exe"));
    const auto machine = machineOf(image);
    EXPECT_TRUE(succeeded(runChanges(*machine, {SwitchAlias{s("go.exe"), false, 0, {}}})));
    ASSERT_TRUE(machine->aliases().restore(s("go.exe"), reparse::appExecLink, "newer bytes"));
    const UndoReport report = undoLast(*machine);
    EXPECT_TRUE(succeeded(report));
    EXPECT_EQ(report.changes[0].how, UndoneChange::How::Nothing);
    EXPECT_EQ(*machine->files().reparseData(stub), "newer bytes");
}

TEST(Undo, WithoutAPromptDoesNothingWhenRightsAreNeeded)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    EXPECT_TRUE(succeeded(runChanges(*machine, {insertLast(s("C:\\D")), EnableLongPaths{}})));
    UndoOptions silent;
    silent.mayPrompt = false;
    const UndoReport report = undoLast(*machine, silent);
    ASSERT_FALSE(report.succeeded());
    EXPECT_EQ(report.error->code, ErrorCode::NeedsElevation);
    EXPECT_EQ(pathText(*machine), s("a;C:\\D"));
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_EQ(pathText(*machine), s("a"));
}

TEST(History, TellsRunsAndWhatTookThemBack)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const RunReport first = runChanges(*machine, {insertLast(s("C:\\D"))});
    const UndoReport back = undoLast(*machine);
    const auto runs = history(*machine);
    ASSERT_TRUE(runs.has_value());
    ASSERT_EQ(runs->size(), 2U);
    for (const RunSummary& summary : *runs) {
        EXPECT_EQ(summary.end, RunEnd::Done);
        if (summary.runId == first.runId)
            EXPECT_EQ(summary.undoneBy, back.runId);
        else
            EXPECT_EQ(summary.undoes, first.runId);
    }
    EXPECT_TRUE(findInterrupted(*machine)->empty());
}

TEST(Journal, ToleratesACutLastLine)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const RunReport done = runChanges(*machine, {insertLast(s("C:\\D"))});
    const QString path = journalFolder(userDataFolder(*machine)) + u'\\' + done.runId + s(".jsonl");
    const QByteArray whole = *machine->files().read(path, 1 << 20);
    for (qsizetype cut = whole.indexOf('\n') + 1; cut < whole.size(); ++cut) {
        const auto run = parseJournal(whole.left(cut));
        ASSERT_TRUE(run.has_value()) << cut;
        EXPECT_TRUE(run->damage.empty()) << cut;
    }
    EXPECT_FALSE(parseJournal("nonsense").has_value());
    EXPECT_FALSE(parseJournal("").has_value());
}

TEST(Undo, OfARunWhoseEndAloneIsMissingSaysThatNothingWasHalfDone)
{
    const auto machine = machineOf(imageWithUserPath(s("a")));
    const RunReport done = runChanges(*machine, {insertLast(s("C:\\D"))});
    const QString path = journalFolder(userDataFolder(*machine)) + u'\\' + done.runId + s(".jsonl");
    QByteArray whole = *machine->files().read(path, 1 << 20);
    whole.truncate(whole.lastIndexOf('\n', whole.size() - 2) + 1);
    ASSERT_TRUE(machine->files().write(path, whole));
    const UndoReport back = undoLast(*machine);
    EXPECT_TRUE(succeeded(back));
    EXPECT_TRUE(std::ranges::any_of(back.hints, [](const Text& hint) {
        return hint.english().contains(s("was interrupted: no change is incomplete"));
    }));
    EXPECT_EQ(pathText(*machine), s("a"));
}

TEST(Undo, AnInterruptedRunThatLeftNothingIsNotAnsweredByUndoingAnOlderOne)
{
    const auto machine = machineOf(MachineImage());
    ASSERT_TRUE(succeeded(runChanges(
        *machine, {SetVariable{Scope::User, QStringLiteral("GOBIN"), QStringLiteral("C:\\a")}})));
    // A second one wrote what it meant to do, and was killed.
    const Plan second = planOf(
        *machine, {SetVariable{Scope::User, QStringLiteral("GOFLAGS"), QStringLiteral("-v")}});
    const QString run = newRunId(*machine);
    auto journal =
        Journal::begin(*machine, userDataFolder(*machine), run, {}, false, second.titles());
    ASSERT_TRUE(journal.has_value());
    ASSERT_TRUE(journal->intend(0, second.changes.front(), false).has_value());

    const UndoReport undone = undoLast(*machine);
    EXPECT_TRUE(succeeded(undone));
    EXPECT_EQ(undone.undoes, run);
    EXPECT_TRUE(valueOf(*machine, QStringLiteral("GOBIN"))) << "the older run stands";
    EXPECT_TRUE(succeeded(undoLast(*machine)));
    EXPECT_FALSE(valueOf(*machine, QStringLiteral("GOBIN")));
}
