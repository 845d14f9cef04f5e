// SPDX-License-Identifier: Apache-2.0
// What a check, a run, an undo, the history and an error are as JSON, byte for byte.
#include "base/Json.h"
#include "changes/run/History.h"
#include "report/JsonReport.h"
#include "report/JsonRun.h"
#include "report/ReportMaker.h"
#include "support/Golden.h"
#include "support/SchemaCheck.h"

#include <QJsonDocument>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

QByteArray jsonText(const QJsonObject& json)
{
    return QJsonDocument(json).toJson();
}

Error wholeError()
{
    return Error::make(ErrorCode::InUse, Text::verbatim(s("a message")),
                       Text::verbatim(s("a way out")), Text::verbatim(s("a detail")));
}

Error shortError()
{
    return Error::make(ErrorCode::NotFound, Text::verbatim(s("a message")));
}

QDateTime moment(int seconds)
{
    return QDateTime::fromString(s("2026-11-21T21:04:05.123Z"), Qt::ISODateWithMs).addSecs(seconds);
}

PlannedChange plannedFolder(Scope scope, const QStringList& rules)
{
    return {MakeFolder{s("C:\\made"), scope, false}, FolderState{s("C:\\made"), false, {}},
            FolderState{s("C:\\made"), true, {}}, rules};
}

RunReport wholeRun()
{
    RunReport run{s("20261121-210405-3f2a"), s("golden"), moment(0), moment(61), {}, {}, {}};
    for (int i = 0; i <= static_cast<int>(Outcome::RollbackFailed); ++i) {
        run.changes.push_back({plannedFolder(i % 2 == 0 ? Scope::User : Scope::Machine,
                                             i % 2 == 0 ? QStringList{s("a.rule")} : QStringList()),
                               static_cast<Outcome>(i),
                               {}});
    }
    run.changes.back().error = wholeError();
    run.error = shortError();
    run.hints = {Text::verbatim(s("a hint"))};
    return run;
}

UndoReport wholeUndo()
{
    UndoReport undo{s("20261121-220405-3f2a"), s("20261121-210405-3f2a"), {}, {}, {}, {}};
    for (int i = 0; i <= static_cast<int>(UndoneChange::How::Failed); ++i) {
        undo.changes.push_back(
            {plannedFolder(Scope::User, {}), static_cast<UndoneChange::How>(i), {}, {}});
    }
    undo.changes[1].note = Text::verbatim(s("a note"));
    undo.changes.back().error = wholeError();
    undo.lost = {{2, s("a title")}, {-1, {}}};
    undo.error = shortError();
    undo.hints = {Text::verbatim(s("a hint"))};
    return undo;
}

std::vector<RunSummary> wholeHistory()
{
    std::vector<RunSummary> runs;
    for (int i = 0; i <= static_cast<int>(RunEnd::Unreadable); ++i) {
        RunSummary run;
        run.runId = s("20261121-21040%1-3f2a").arg(i);
        run.started = moment(i);
        run.end = static_cast<RunEnd>(i);
        runs.push_back(run);
    }
    runs[0].undoneBy = s("20261121-220405-3f2a");
    runs[0].ended = moment(60);
    runs[0].changes = {plannedFolder(Scope::Machine, {s("a.rule")})};
    runs[1].undoes = s("20261121-200405-3f2a");
    runs[2].damage = {Text::verbatim(s("line 7 cannot be read"))};
    runs[2].lost = {{2, s("a title")}, {-1, {}}};
    runs[4].file = s("C:\\journal\\x.jsonl");
    runs[4].unreadable = wholeError();
    return runs;
}

} // namespace

TEST(GoldenReport, OfACheck)
{
    const QJsonObject json = toJson(mixedReport());
    EXPECT_TRUE(isGolden(jsonText(json), "report.json"));
    EXPECT_EQ(schemaError(s("report"), json).toStdString(), "");
}

TEST(GoldenReport, ATextThatIsNoUnicodeIsAString)
{
    Report report = mixedReport();
    report.findings.front().subject = s("C:\\Users\\anna\\") + QChar(0xd83d);
    const QJsonObject json = toJson(report);
    EXPECT_EQ(schemaError(s("report"), json).toStdString(), "");
    EXPECT_TRUE(
        json[s("findings")].toArray().first().toObject()[s("subject")].toString().startsWith(
            s("C:\\Users\\anna")));
}

TEST(MapStrings, ReachesTextsThatAreWrittenAsUnits)
{
    const auto hidden = [](const QString& text) {
        return QString(text).replace(s("anna"), s("*"));
    };
    const QJsonValue written = json::Codec<QString>::write(s("anna") + QChar(0xd83d));
    ASSERT_TRUE(written.isObject());
    EXPECT_EQ(mapStrings(QJsonArray{written}, hidden).toArray().first().toString(),
              s("*") + QChar(0xd83d));
}

TEST(GoldenReport, OfARun)
{
    EXPECT_TRUE(isGolden(jsonText(toJson(wholeRun())), "run.json"));
    QJsonObject printed = toJson(wholeRun());
    printed.insert(s("report"), toJson(mixedReport()));
    EXPECT_EQ(schemaError(s("run"), printed).toStdString(), "");
    const RunReport nothing{{}, s("golden"), moment(0), moment(0), {}, {}, {}};
    EXPECT_TRUE(isGolden(jsonText(toJson(nothing)), "run-nothing.json"));
}

TEST(GoldenReport, OfAnUndo)
{
    EXPECT_TRUE(isGolden(jsonText(toJson(wholeUndo())), "undo.json"));
    EXPECT_EQ(schemaError(s("undo"), toJson(wholeUndo())).toStdString(), "");
    EXPECT_TRUE(isGolden(jsonText(toJson(UndoReport())), "undo-nothing.json"));
}

TEST(GoldenReport, OfTheHistory)
{
    const QJsonObject json = toJson(wholeHistory(), s("golden"), {s("C:\\journal\\stranger")});
    EXPECT_TRUE(isGolden(jsonText(json), "history.json"));
    EXPECT_EQ(schemaError(s("history"), json).toStdString(), "");
}

TEST(GoldenReport, OfAnError)
{
    EXPECT_TRUE(isGolden(jsonText(toJson(wholeError())), "error.json"));
    EXPECT_TRUE(isGolden(jsonText(toJson(shortError())), "error-short.json"));
}
