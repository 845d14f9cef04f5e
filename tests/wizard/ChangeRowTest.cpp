// SPDX-License-Identifier: Apache-2.0
#include "widgets/ChangeRow.h"

#include "changes/Planner.h"
#include "machine/practice/PracticeMachine.h"
#include "results/NextSteps.h"
#include "results/ResultsWork.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

QString textOf(const std::vector<Span>& spans)
{
    QString text;
    for (const Span& span : spans)
        text += span.text;
    return text;
}

RegistryState pathState(const char* text)
{
    return {variablePlace(Scope::User, QStringLiteral("Path")),
            RegValue::fromText(RegKind::ExpandString, QString::fromUtf8(text))};
}

PlannedChange pathChange()
{
    EditPath edit;
    edit.edits = {{PathEdit::Kind::InsertFirst, "C:\\Go\\bin", {}, 0, {}},
                  {PathEdit::Kind::Remove, "C:\\gone", {}, 0, "path.dead-entries"}};
    return {edit, pathState("C:\\tools;C:\\gone"), pathState("C:\\Go\\bin;C:\\tools"), {}};
}

TEST(ChangeRow, APathShowsOnlyWhatChangesWithMarksInText)
{
    const ChangeRow row = changeRow(pathChange());
    EXPECT_EQ(row.what, "PATH");
    EXPECT_EQ(row.qualifier, "user");
    EXPECT_EQ(textOf(row.after), "+ C:\\Go\\bin  first\n− C:\\gone  dead");
    EXPECT_FALSE(textOf(row.after).contains("C:\\tools"));
    EXPECT_FALSE(row.needsRights);
}

TEST(ChangeRow, WhatLeavesIsStruckOutAndWhatComesIsNot)
{
    for (const Span& span : changeRow(pathChange()).after) {
        if (span.text == "C:\\gone")
            EXPECT_EQ(span.style, Span::Style::Removed);
        if (span.text == "C:\\Go\\bin")
            EXPECT_EQ(span.style, Span::Style::Added);
    }
}

TEST(ChangeRow, AnUnsetVariableIsDimAndNeverStruckOut)
{
    const RegPlace place = variablePlace(Scope::Machine, QStringLiteral("GOPROXY"));
    const RegValue value = RegValue::fromText(RegKind::String, QStringLiteral("direct"));
    const ChangeRow set = changeRow({SetVariable{Scope::Machine, "GOPROXY", "direct"},
                                     RegistryState{place, std::nullopt},
                                     RegistryState{place, value},
                                     {}});
    EXPECT_EQ(set.before.front().style, Span::Style::Dim);
    EXPECT_EQ(set.after.front().style, Span::Style::Fixed);
    EXPECT_TRUE(set.needsRights);
    const ChangeRow cleared = changeRow({SetVariable{Scope::Machine, "GOPROXY", std::nullopt},
                                         RegistryState{place, value},
                                         RegistryState{place, std::nullopt},
                                         {}});
    EXPECT_EQ(cleared.before.front().style, Span::Style::Removed);
    EXPECT_EQ(cleared.after.front().style, Span::Style::Dim);
}

TEST(ChangeRow, IsSpokenAsASentence)
{
    const QString spoken = changeRow(pathChange()).spoken();
    EXPECT_TRUE(spoken.startsWith("PATH (user). Before: ")) << spoken.toStdString();
    EXPECT_TRUE(spoken.contains("+ C:\\Go\\bin  first, − C:\\gone  dead")) << spoken.toStdString();
}

TEST(ChangeRow, StandsInNarrowPlacesWithBeforeAndAfterOnce)
{
    const QString path = textOf(changeRow(pathChange()).stacked());
    EXPECT_EQ(path, "PATH  user\n+ C:\\Go\\bin  first\n− C:\\gone  dead");
}

TEST(LastUndoable, IsTheNewestRunThatChangedSomethingAndStands)
{
    const auto run = [](const char* id, const char* undoes, const char* undoneBy, bool changed) {
        RunSummary summary;
        summary.runId = id;
        summary.undoes = undoes;
        summary.undoneBy = undoneBy;
        if (changed)
            summary.changes.push_back(pathChange());
        return summary;
    };
    EXPECT_EQ(lastUndoable({run("4", "3", "", true), run("3", "", "4", true),
                            run("2", "", "", false), run("1", "", "", true)})
                  ->runId,
              "1");
    EXPECT_FALSE(lastUndoable({run("4", "3", "", true), run("3", "", "4", true)}));
    EXPECT_FALSE(lastUndoable({}));
}

RunReport installation()
{
    RunReport run;
    ChangeOutcome outcome;
    InstallToolchain install;
    install.archive.version = QStringLiteral("go1.24.4");
    outcome.planned.change = install;
    outcome.outcome = Outcome::Done;
    run.changes.push_back(outcome);
    return run;
}

TEST(NextSteps, AfterAnInstallationANewTerminalIsNext)
{
    const NoticePanel::Notice notice = noticeOf(installation(), false);
    EXPECT_EQ(notice.status, Status::Ok);
    EXPECT_EQ(notice.title.english(), "Go 1.24.4 is set up");
    EXPECT_EQ(notice.command, "go version");
    EXPECT_EQ(notice.lines.size(), 1U);
    EXPECT_EQ(noticeOf(installation(), true).lines.size(), 2U);
}

TEST(NextSteps, AStoppedRunSaysWhatIsLeftAndGivesNoCommand)
{
    RunReport run = installation();
    run.changes.front().outcome = Outcome::TakenBack;
    run.error = Error::make(ErrorCode::DiskFull, Text::verbatim(QStringLiteral("C: is full")),
                            Text::verbatim(QStringLiteral("free 300 MB")));
    const NoticePanel::Notice notice = noticeOf(run, false);
    EXPECT_EQ(notice.status, Status::Problem);
    EXPECT_EQ(notice.title.english(), "The last run stopped, and nothing of it is left");
    EXPECT_EQ(notice.lines.size(), 2U);
    EXPECT_TRUE(notice.command.isEmpty());
}

TEST(NextSteps, AnUndoTellsWhatItKept)
{
    UndoReport undo;
    UndoneChange exact;
    exact.planned = pathChange();
    exact.how = UndoneChange::How::Exact;
    UndoneChange kept = exact;
    kept.how = UndoneChange::How::Kept;
    kept.note = Text::verbatim(QStringLiteral("it was edited since"));
    undo.changes = {exact, kept};
    const NoticePanel::Notice notice = noticeOf(undo);
    EXPECT_EQ(notice.title.english(), "1 change(s) taken back");
    ASSERT_EQ(notice.lines.size(), 1U);
    EXPECT_EQ(notice.lines.front().english(), "PATH (user): it was edited since");
}

} // namespace
} // namespace gosetup
