// SPDX-License-Identifier: Apache-2.0
#include "widgets/ChangeRow.h"

#include "changes/run/Planner.h"
#include "machine/practice/PracticeMachine.h"
#include "pages/InstallProgressText.h"
#include "results/NextSteps.h"
#include "results/ResultsWork.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

using namespace Qt::StringLiterals;

QString textOf(const std::vector<Span>& spans)
{
    QString text;
    for (const Span& span : spans)
        text += span.text;
    return text;
}

RegistryState pathState(const char* text)
{
    return {variableRegistryPath(Scope::User, QStringLiteral("Path")),
            RegValue::fromText(RegKind::ExpandString, QString::fromUtf8(text))};
}

PlannedChange pathChange()
{
    EditPath edit;
    edit.edits = {{PathEdit::Kind::InsertFirst, u"C:\\Go\\bin"_s, {}, 0, {}},
                  {PathEdit::Kind::Remove, u"C:\\gone"_s, {}, 0, u"path.dead-entries"_s}};
    return {edit, pathState("C:\\tools;C:\\gone"), pathState("C:\\Go\\bin;C:\\tools"), {}};
}

TEST(ChangeRow, APathShowsOnlyWhatChangesWithMarksInText)
{
    const ChangeRow row = changeRow(pathChange());
    EXPECT_EQ(row.what, u"PATH"_s);
    EXPECT_EQ(row.qualifier, u"user"_s);
    EXPECT_EQ(textOf(row.after), u"+ C:\\Go\\bin  first\n− C:\\gone  does not exist"_s);
    EXPECT_FALSE(textOf(row.after).contains(u"C:\\tools"_s));
    EXPECT_FALSE(row.needsRights);
}

TEST(ChangeRow, WhatLeavesIsStruckOutAndWhatComesIsNot)
{
    for (const Span& span : changeRow(pathChange()).after) {
        if (span.text == u"C:\\gone"_s) {
            EXPECT_EQ(span.style, Span::Style::Removed);
        }
        if (span.text == u"C:\\Go\\bin"_s) {
            EXPECT_EQ(span.style, Span::Style::Added);
        }
    }
}

TEST(ChangeRow, AnUnsetVariableIsDimAndNeverStruckOut)
{
    const RegistryValuePath place = variableRegistryPath(Scope::Machine, QStringLiteral("GOPROXY"));
    const RegValue value = RegValue::fromText(RegKind::String, QStringLiteral("direct"));
    const ChangeRow set = changeRow({SetVariable{Scope::Machine, u"GOPROXY"_s, u"direct"_s},
                                     RegistryState{place, std::nullopt},
                                     RegistryState{place, value},
                                     {}});
    EXPECT_EQ(set.before.front().style, Span::Style::Dim);
    EXPECT_EQ(set.after.front().style, Span::Style::Fixed);
    EXPECT_TRUE(set.needsRights);
    const ChangeRow cleared = changeRow({SetVariable{Scope::Machine, u"GOPROXY"_s, std::nullopt},
                                         RegistryState{place, value},
                                         RegistryState{place, std::nullopt},
                                         {}});
    EXPECT_EQ(cleared.before.front().style, Span::Style::Removed);
    EXPECT_EQ(cleared.after.front().style, Span::Style::Dim);
}

TEST(ChangeRow, IsSpokenAsASentence)
{
    const QString spoken = changeRow(pathChange()).spoken();
    EXPECT_TRUE(spoken.startsWith(u"PATH (user). Before: "_s)) << spoken.toStdString();
    EXPECT_TRUE(spoken.contains(u"+ C:\\Go\\bin  first, − C:\\gone  does not exist"_s))
        << spoken.toStdString();
}

TEST(ChangeRow, StandsInNarrowPlacesWithBeforeAndAfterOnce)
{
    const QString path = textOf(changeRow(pathChange()).stacked());
    EXPECT_EQ(path, u"PATH  user\n+ C:\\Go\\bin  first\n− C:\\gone  does not exist"_s);
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
    EXPECT_EQ(notice.title.english(), u"Go 1.24.4 is set up"_s);
    EXPECT_EQ(notice.command, u"go version"_s);
    EXPECT_EQ(notice.lines.size(), 1U);
    EXPECT_EQ(noticeOf(installation(), true).lines.size(), 2U);
}

TEST(NextSteps, AStoppedRunSaysWhatIsLeftAndGivesNoCommand)
{
    RunReport run = installation();
    run.changes.front().outcome = Outcome::RolledBack;
    run.error = Error::make(ErrorCode::DiskFull, Text::verbatim(QStringLiteral("C: is full")),
                            Text::verbatim(QStringLiteral("free 300 MB")));
    const NoticePanel::Notice notice = noticeOf(run, false);
    EXPECT_EQ(notice.status, Status::Problem);
    EXPECT_EQ(notice.title.english(), u"The last run stopped; all changes were rolled back"_s);
    EXPECT_EQ(notice.lines.size(), 2U);
    EXPECT_TRUE(notice.command.isEmpty());
}

TEST(NextSteps, ARunThatLeftSomethingIsNotCalledRolledBack)
{
    RunReport run = installation();
    run.changes.front().outcome = Outcome::RollbackFailed;
    run.error = Error::make(ErrorCode::Cancelled, Text::verbatim(QStringLiteral("cancelled")));
    const NoticePanel::Notice notice = noticeOf(run, false);
    EXPECT_EQ(notice.title.english(), u"The last run stopped; some changes remain"_s);
    EXPECT_EQ(notice.lines.back().english(), u"“Undo last run” tries again."_s);
    EXPECT_TRUE(whatIsLeft(run).isEmpty());
    EXPECT_FALSE(consequenceOf(run).english().contains(u"All changes were rolled back"_s));
    run.changes.front().outcome = Outcome::RolledBack;
    EXPECT_FALSE(whatIsLeft(run).isEmpty());
    EXPECT_TRUE(consequenceOf(run).english().contains(u"All changes were rolled back"_s));
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
    EXPECT_EQ(notice.title.english(), u"1 change(s) undone"_s);
    ASSERT_EQ(notice.lines.size(), 1U);
    EXPECT_EQ(notice.lines.front().english(), u"PATH (user): it was edited since"_s);
}

} // namespace
} // namespace gosetup
