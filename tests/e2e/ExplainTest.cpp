// SPDX-License-Identifier: Apache-2.0
// `gosetup explain` with a pasted error message: told from text and standard input, the rules run
// on this machine, exit codes, nothing personal in what is saved.
#include "SchemaOf.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryFile>

#include <gtest/gtest.h>

namespace gosetup::testkit {
namespace {

const char* const goroot = "go: cannot find GOROOT directory: C:\\Program FilesGo";

QStringList explainOn(const char* machine, const QString& text)
{
    return {s("explain"), s("--practice"), s(machine), text};
}

Ran explainFrom(const QByteArray& input)
{
    QTemporaryFile file;
    if (!file.open() || file.write(input) != input.size() || !file.flush())
        return {};
    auto process = start({s("explain"), s("-"), s("--practice"), s("troubled-laptop"), s("--json")},
                         file.fileName());
    return finish(*process);
}

QString firstId(const Ran& ran)
{
    return ran.json()[s("answers")].toArray().at(0).toObject()[s("id")].toString();
}

TEST(ExplainMessage, RunsTheRulesConcernedAndShowsTheFix)
{
    const Ran ran = runProgram(explainOn("troubled-laptop", s(goroot)));
    EXPECT_EQ(ran.exitCode, 1) << ran.all();
    EXPECT_TRUE(ran.out.contains("GOROOT names the folder C:\\Program FilesGo")) << ran.all();
    EXPECT_TRUE(ran.out.contains("env.goroot-stale")) << ran.all();
    EXPECT_TRUE(ran.out.contains("gosetup apply --only")) << ran.all();
    EXPECT_FALSE(ran.out.contains("onedrive.")) << "only the rules concerned\n" << ran.all();
}

TEST(ExplainMessage, IsInOrderWhereNoRuleFindsAProblem)
{
    const Ran ran = runProgram(explainOn("healthy", s(goroot)));
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_TRUE(ran.out.contains("found nothing on this computer")) << ran.all();
    EXPECT_TRUE(ran.out.contains("What you can do:")) << ran.all();
}

TEST(ExplainMessage, TellsItsValuesByItsSchema)
{
    const Ran ran = runProgram(explainOn("troubled-laptop", s(goroot)) + QStringList{s("--json")});
    EXPECT_EQ(ran.exitCode, 1) << ran.all();
    EXPECT_EQ(schemaErrorOf("explanation", ran), "") << ran.all();
    const QJsonObject answer = ran.json()[s("answers")].toArray().at(0).toObject();
    EXPECT_EQ(answer[s("values")].toObject()[s("path")].toString().toStdString(),
              "C:\\Program FilesGo");
}

TEST(ExplainMessage, TakesWordsWhoseQuotesAShellTookAway)
{
    const Ran ran = runProgram({s("explain"), s("--practice"), s("healthy"), s("bash: go:"),
                                s("command"), s("not"), s("found")});
    EXPECT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_TRUE(ran.out.contains("The terminal does not find go")) << ran.all();
}

TEST(ExplainMessage, ReadsStandardInputInTheEncodingsOfShells)
{
    const QString text =
        s("go : 无法将“go”项识别为 cmdlet、函数、脚本文件或可运行程序的名称。\r\n");
    EXPECT_EQ(firstId(explainFrom(text.toUtf8())), s("shell.go-not-found"));
    QByteArray utf16("\xFF\xFE");
    utf16 += QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    EXPECT_EQ(firstId(explainFrom(utf16)), s("shell.go-not-found"));
    EXPECT_EQ(explainFrom(" \n").exitCode, 2);
}

TEST(ExplainMessage, SaysThatItDoesNotKnowAMessage)
{
    const Ran ran = runProgram(explainOn("healthy", s("frobnicate: the gadget is upside down")));
    EXPECT_EQ(ran.exitCode, 2) << ran.all();
    EXPECT_TRUE(ran.err.contains("this message is not known")) << ran.all();
    EXPECT_TRUE(ran.err.contains("--out report.txt")) << ran.all();
}

TEST(ExplainMessage, SavesAnUnknownMessageWithAReportThatNamesNobody)
{
    const PracticeFolder machine(s("troubled-laptop"));
    const QString user = machine.open()->system().info().userName;
    const QString text = s("frobnicate: C:\\Users\\%1\\x failed: "
                           "https://%1:ghp_0123456789abcdefghijABCDEFGHIJ012345@"
                           "git.example/x")
                             .arg(user);
    for (const char* name : {"report.txt", "report.json"}) {
        const QString path = machine.path(s(name));
        const Ran ran = machine.run({s("explain"), text, s("--out"), path});
        EXPECT_EQ(ran.exitCode, 2) << ran.all();
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << ran.all();
        const QByteArray saved = file.readAll();
        EXPECT_TRUE(saved.contains("frobnicate")) << saved.toStdString();
        EXPECT_TRUE(saved.contains("path.shadowed-go")) << "the report is part of it";
        EXPECT_FALSE(saved.contains("ghp_")) << saved.toStdString();
        EXPECT_FALSE(saved.contains("Users\\\\" + user.toUtf8() + "\\")) << saved.toStdString();
        EXPECT_FALSE(saved.contains("Users\\" + user.toUtf8() + "\\")) << saved.toStdString();
        if (path.endsWith(s(".json"))) {
            const QJsonObject json = QJsonDocument::fromJson(saved).object();
            EXPECT_EQ(schemaError(s("explanation"), json).toStdString(), "");
        }
    }
}

TEST(ExplainMessage, PutsNoSecretOfTheMessageIntoTheLog)
{
    const PracticeFolder machine(s("troubled-laptop"));
    const QString log = machine.path(s("run.log"));
    const Ran ran =
        machine.run({s("explain"),
                     s("fatal: Authentication failed for "
                       "'https://li:ghp_0123456789abcdefghijABCDEFGHIJ012345@git.example/x'"),
                     s("--log"), log, s("--verbose")});
    EXPECT_LE(ran.exitCode, 1) << ran.all();
    EXPECT_FALSE(ran.all().find("ghp_") != std::string::npos) << ran.all();
    QFile file(log);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("ghp_"));
}

} // namespace
} // namespace gosetup::testkit
