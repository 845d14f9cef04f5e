// SPDX-License-Identifier: Apache-2.0
#include "changes/run/History.h"
#include "report/HtmlReport.h"
#include "report/JsonReport.h"
#include "report/JsonRun.h"
#include "report/ReportLabels.h"
#include "report/ReportMaker.h"
#include "report/TextReport.h"
#include "support/SchemaCheck.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace gosetup;
using gosetup::testkit::mixedReport;
using gosetup::testkit::schemaError;

namespace {

std::string text(const QString& q)
{
    return q.toStdString();
}

} // namespace

TEST(TextReport, ShowsTheWorstOfATopicFirstAndFoldsWhatIsInOrder)
{
    const QString out = textReport(mixedReport(), TextStyle{});
    const qsizetype problem = out.indexOf(QStringLiteral("title of path.shadowed-go"));
    const qsizetype warning = out.indexOf(QStringLiteral("title of path.kind"));
    ASSERT_GE(problem, 0) << text(out);
    EXPECT_LT(problem, warning);
    EXPECT_FALSE(out.contains(QStringLiteral("title of path.duplicates")));
    EXPECT_TRUE(out.contains(QStringLiteral("1 in order")));
}

TEST(TextReport, ShowsTheTopicWithTheGravestFindingFirstAndUnknownsAndSpeedLast)
{
    for (const QString& out : {textReport(mixedReport(), TextStyle{}), htmlReport(mixedReport())}) {
        const qsizetype problem = out.indexOf(QStringLiteral("title of path.shadowed-go"));
        for (const char* later : {"path.kind", "system.long-paths", "defender.hot-paths"}) {
            const qsizetype at = out.indexOf(QStringLiteral("title of ") + QLatin1String(later));
            EXPECT_GT(at, problem) << later;
        }
    }
}

TEST(TextReport, WhatAnotherFindingTellsIsNotShown)
{
    Report report = mixedReport();
    for (Finding& finding : report.findings) {
        if (finding.id == QLatin1String("path.kind"))
            finding.saidBy = QStringLiteral("path.shadowed-go");
    }
    report.summary = summarize(report.findings);
    EXPECT_EQ(report.summary.warnings, 0);
    for (const QString& out : {textReport(report, TextStyle{}), htmlReport(report)}) {
        EXPECT_FALSE(out.contains(QStringLiteral("title of path.kind"))) << text(out);
        EXPECT_TRUE(out.contains(QStringLiteral("title of path.shadowed-go")));
    }
    const QString json = QString::fromUtf8(QJsonDocument(toJson(report)).toJson());
    EXPECT_TRUE(json.contains(QStringLiteral("title of path.kind")));
    EXPECT_TRUE(json.contains(QStringLiteral("\"saidBy\": \"path.shadowed-go\"")));
    EXPECT_EQ(text(schemaError(QStringLiteral("report"), toJson(report))), "");
}

TEST(TextReport, WhatNeedsRightsIsOneLineInEveryFormatButJson)
{
    Report report = mixedReport();
    for (Finding& finding : report.findings) {
        if (finding.status == Status::Ok)
            continue;
        finding.status = Status::Unknown;
        finding.whyUnknown = WhyUnknown::NeedsElevation;
    }
    report.summary = summarize(report.findings);
    EXPECT_EQ(report.summary.unknown, 1);
    for (const QString& out : {textReport(report, TextStyle{}), htmlReport(report)}) {
        EXPECT_FALSE(out.contains(QStringLiteral("title of path.shadowed-go"))) << text(out);
        EXPECT_EQ(out.count(QStringLiteral("administrator permission")), 1) << text(out);
        EXPECT_TRUE(out.contains(QStringLiteral("need administrator permission")));
    }
    EXPECT_EQ(text(schemaError(QStringLiteral("report"), toJson(report))), "");
    SystemFacts person;
    person.info.administrator = false;
    report.facts.system = person;
    EXPECT_TRUE(textReport(report, TextStyle{})
                    .contains(QStringLiteral("which this account does not have")));
}

TEST(TextReport, VerboseShowsWhatIsInOrderToo)
{
    TextStyle style;
    style.verbose = true;
    EXPECT_TRUE(textReport(mixedReport(), style).contains(QStringLiteral("title of path.dup")));
}

TEST(TextReport, SaysWhichFixesNeedAnAdministrator)
{
    EXPECT_TRUE(textReport(mixedReport(), TextStyle{})
                    .contains(QStringLiteral("Remove it (requires administrator permission)")));
}

TEST(TextReport, HasNoEscapeCodesWithoutColour)
{
    EXPECT_FALSE(textReport(mixedReport(), TextStyle{}).contains(QChar(0x1B)));
    TextStyle style;
    style.color = true;
    EXPECT_TRUE(textReport(mixedReport(), style).contains(QChar(0x1B)));
}

TEST(TextReport, CountsHintsOnSpeedApartFromProblems)
{
    const Summary summary = mixedReport().summary;
    EXPECT_EQ(summary.problems, 1);
    EXPECT_EQ(summary.warnings, 1);
    EXPECT_EQ(summary.speedAdvice, 1);
    EXPECT_EQ(summary.unknown, 1);
}

TEST(TextPrediction, NamesWhatStays)
{
    Report after = mixedReport();
    std::erase_if(after.findings, [](const Finding& f) { return f.status == Status::Problem; });
    after.summary = summarize(after.findings);
    const QString out = textPrediction(mixedReport(), after, TextStyle{});
    EXPECT_TRUE(out.contains(QStringLiteral("remains: title of path.kind"))) << text(out);
    EXPECT_FALSE(out.contains(QStringLiteral("remains: title of defender.hot-paths")));
}

TEST(TextPrediction, TellsWhatIsNewApartFromWhatStays)
{
    Report after = mixedReport();
    Finding later;
    later.id = QStringLiteral("goenv.gotoolchain");
    later.status = Status::Problem;
    later.title = Text::verbatim(QStringLiteral("title of goenv.gotoolchain"));
    after.findings.push_back(later);
    after.summary = summarize(after.findings);
    const QString out = textPrediction(mixedReport(), after, TextStyle{});
    EXPECT_TRUE(out.contains(QStringLiteral("new: title of goenv.gotoolchain"))) << text(out);
    EXPECT_TRUE(out.contains(QStringLiteral("remains: title of path.kind"))) << text(out);
    EXPECT_LT(out.indexOf(QStringLiteral("new:")), out.indexOf(QStringLiteral("remains:")));
}

TEST(JsonReport, IsAsItsSchemaSays)
{
    EXPECT_EQ(text(schemaError(QStringLiteral("report"), toJson(mixedReport()))), "");
}

TEST(JsonReport, TheSchemaRefusesWhatIsNotInIt)
{
    QJsonObject json = toJson(mixedReport());
    json.insert(QStringLiteral("surprise"), 1);
    EXPECT_NE(text(schemaError(QStringLiteral("report"), json)), "");
    json = toJson(mixedReport());
    json.remove(QStringLiteral("summary"));
    EXPECT_NE(text(schemaError(QStringLiteral("report"), json)), "");
}

TEST(JsonReport, HoldsWhatScriptsNeed)
{
    const QJsonObject json = toJson(mixedReport());
    EXPECT_EQ(json[QStringLiteral("schema")].toString(), QStringLiteral("gosetup.report/1"));
    EXPECT_EQ(json[QStringLiteral("machine")].toString(), QStringLiteral("test-laptop"));
    const QJsonObject one = json[QStringLiteral("findings")].toArray().at(1).toObject();
    EXPECT_EQ(one[QStringLiteral("id")].toString(), QStringLiteral("path.shadowed-go"));
    EXPECT_EQ(one[QStringLiteral("status")].toString(), QStringLiteral("problem"));
    const QJsonObject fix = one[QStringLiteral("fixes")].toArray().at(0).toObject();
    EXPECT_TRUE(fix[QStringLiteral("needsElevation")].toBool());
}

TEST(JsonReport, MapsValuesAndLeavesKeys)
{
    const QJsonObject json{{QStringLiteral("li"), QStringLiteral("li")},
                           {QStringLiteral("n"), 3},
                           {QStringLiteral("a"), QJsonArray{QStringLiteral("li"), true}}};
    const QJsonObject out =
        mapStrings(json, [](const QString&) { return QStringLiteral("X"); }).toObject();
    EXPECT_EQ(out[QStringLiteral("li")].toString(), QStringLiteral("X"));
    EXPECT_EQ(out[QStringLiteral("n")].toInt(), 3);
    EXPECT_EQ(out[QStringLiteral("a")].toArray().at(0).toString(), QStringLiteral("X"));
    EXPECT_TRUE(out[QStringLiteral("a")].toArray().at(1).toBool());
}

TEST(JsonError, HasCodeMessageAndWayOut)
{
    const Error error = Error::make(ErrorCode::Untrusted, Text::tr("the hash is wrong"),
                                    Text::tr("download it again"));
    const QJsonObject json{{QStringLiteral("schema"), QStringLiteral("gosetup.error/1")},
                           {QStringLiteral("verb"), QStringLiteral("apply")},
                           {QStringLiteral("exitCode"), 4},
                           {QStringLiteral("error"), toJson(error)}};
    EXPECT_EQ(text(schemaError(QStringLiteral("error"), json)), "");
    EXPECT_EQ(toJson(error)[QStringLiteral("code")].toString(), QStringLiteral("untrusted"));
    EXPECT_FALSE(toJson(error).contains(QStringLiteral("detail")));
}

TEST(JsonRun, AFailedRunIsAsItsSchemaSays)
{
    RunReport run;
    run.runId = QStringLiteral("20261121-210405-3f2a");
    run.machine = QStringLiteral("test-laptop");
    run.started = QDateTime::currentDateTimeUtc();
    run.ended = run.started;
    run.error = Error::make(ErrorCode::DiskFull, Text::tr("the disk is full"));
    ChangeOutcome change;
    change.planned.change = SetVariable{Scope::User, QStringLiteral("GOPATH"), std::nullopt};
    change.outcome = Outcome::RolledBack;
    run.changes = {change};
    QJsonObject json = toJson(run);
    json.insert(QStringLiteral("report"), toJson(mixedReport()));
    EXPECT_EQ(text(schemaError(QStringLiteral("run"), json)), "");
}

TEST(JsonRun, UndoAndHistoryAreAsTheirSchemasSay)
{
    UndoReport undo;
    undo.runId = QStringLiteral("20261121-220405-3f2b");
    undo.undoes = QStringLiteral("20261121-210405-3f2a");
    UndoneChange change;
    change.planned.change = EditPath{Scope::User, {}};
    change.how = UndoneChange::How::OnlyOurs;
    change.note = Text::tr("someone added an entry");
    undo.changes = {change};
    EXPECT_EQ(text(schemaError(QStringLiteral("undo"), toJson(undo))), "");

    RunSummary run;
    run.runId = undo.undoes;
    run.started = QDateTime::currentDateTimeUtc();
    run.end = RunEnd::Interrupted;
    run.changes = {change.planned};
    const QJsonObject history = toJson(std::vector{run}, QStringLiteral("test-laptop"));
    EXPECT_EQ(text(schemaError(QStringLiteral("history"), history)), "");
}

TEST(HtmlReport, EscapesWhatAMachineSays)
{
    const QString html = htmlReport(mixedReport());
    EXPECT_TRUE(html.contains(QStringLiteral("because &lt;b&gt;it&lt;/b&gt; matters")));
    EXPECT_FALSE(html.contains(QStringLiteral("<b>it</b>")));
}

TEST(HtmlReport, NeedsNothingFromElsewhere)
{
    const QString html = htmlReport(mixedReport());
    for (const char* loader : {"http://", "https://", "<script", "<img", "<link", "url("})
        EXPECT_FALSE(html.contains(QString::fromLatin1(loader))) << loader;
}

TEST(ReportLabels, EveryTopicOfTheCatalogueHasATitle)
{
    for (const Rule& rule : catalogue()) {
        const QString topic = topicOf(rule.id);
        EXPECT_NE(topicTitle(topic).english(), topic) << text(topic);
    }
}
