// SPDX-License-Identifier: Apache-2.0
// Every known message is recognised in texts as they are pasted, with its values, and nothing is
// recognised in texts that are no error.
#include "rules/errors/Recognize.h"
#include "rules/Catalogue.h"
#include "rules/errors/Samples.h"

#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

#include <algorithm>

namespace gosetup::errors {
namespace {

using testkit::allErrorSamples;
using testkit::ErrorSample;

QString q(const std::string& text)
{
    return QString::fromStdString(text);
}

void expectSample(const ErrorSample& sample, const QString& text, const char* how)
{
    const std::string context = sample.id + " (" + how + "): " + text.toStdString();
    const Recognition seen = recognize(text);
    ASSERT_EQ(seen.answers.size(), 1U) << context;
    const RecognizedError& answer = seen.answers.front();
    EXPECT_EQ(answer.id.toStdString(), sample.id) << context;
    for (std::size_t i = 0; i < sample.values.size(); ++i) {
        ASSERT_LT(i, answer.values.size()) << context;
        EXPECT_EQ(answer.values[i].second.toStdString(), sample.values[i]) << context;
    }
}

TEST(KnownErrors, HaveSoundExpressionsAndGroups)
{
    QSet<QString> ids;
    for (const KnownError& known : knownErrors()) {
        EXPECT_FALSE(ids.contains(QLatin1String(known.id))) << known.id << " stands there twice";
        ids.insert(QLatin1String(known.id));
        EXPECT_FALSE(known.cause.isEmpty()) << known.id;
        EXPECT_FALSE(known.remedy.isEmpty()) << known.id;
        const QString pattern = QString::fromUtf8(known.pattern);
        const QStringList names = QString::fromLatin1(known.values).split(u' ', Qt::SkipEmptyParts);
        for (const QString& name : names) {
            const bool isMacro = pattern.startsWith(QLatin1String("{not-found}"));
            EXPECT_TRUE(isMacro || pattern.contains(QStringLiteral("(?<%1>").arg(name)))
                << known.id << " has no group " << name.toStdString();
        }
        for (const Text& text : {known.cause, known.remedy}) {
            for (int place = 1; place <= 9; ++place)
                EXPECT_TRUE(place <= names.size() ||
                            !text.english().contains(QStringLiteral("%%1").arg(place)))
                    << known.id << " fills no %" << place;
        }
        if (pattern.startsWith(QLatin1Char('{')))
            continue;
        QString spaced = pattern;
        const QRegularExpression expression(spaced.replace(u' ', QLatin1String("\\s+")));
        EXPECT_TRUE(expression.isValid())
            << known.id << ": " << expression.errorString().toStdString();
        // What repeats without a bound can take for ever on a hostile text.
        static const QRegularExpression unbounded(QStringLiteral("(?<!\\\\)[*+](?![^\\[]*\\])"));
        EXPECT_FALSE(pattern.contains(unbounded)) << known.id << ": " << known.pattern;
    }
}

TEST(KnownErrors, AskRulesThatExist)
{
    for (const KnownError& known : knownErrors()) {
        const QStringList rules = QString::fromLatin1(known.rules).split(u' ', Qt::SkipEmptyParts);
        for (const QString& rule : rules)
            EXPECT_TRUE(findRule(rule) != nullptr) << known.id << " asks " << rule.toStdString();
    }
}

TEST(KnownErrors, HaveASampleEach)
{
    const std::vector<ErrorSample> samples = allErrorSamples();
    for (const KnownError& known : knownErrors())
        EXPECT_TRUE(std::ranges::any_of(samples, [&](const ErrorSample& sample) {
            return sample.id == known.id;
        })) << known.id;
}

TEST(Recognize, TellsEveryMessageAsItIs)
{
    for (const ErrorSample& sample : allErrorSamples())
        expectSample(sample, q(sample.text), "as it is");
}

TEST(Recognize, TellsEveryMessageBetweenOtherLines)
{
    for (const ErrorSample& sample : allErrorSamples()) {
        expectSample(sample,
                     QStringLiteral("Microsoft Windows [Version 10.0.26100.1]\r\n\r\n"
                                    "C:\\Users\\li>cd src\r\n") +
                         q(sample.text).replace(u'\n', QLatin1String("\r\n")) +
                         QStringLiteral("\r\n\r\nC:\\Users\\li\\src>"),
                     "in a console");
    }
}

TEST(Recognize, TellsEveryMessageWithColourCodes)
{
    for (const ErrorSample& sample : allErrorSamples())
        expectSample(sample, QStringLiteral("\x1b[31;1m%1\x1b[0m\n").arg(q(sample.text)), "red");
}

TEST(Recognize, TellsEveryMessageWhereLinesAreBrokenAtBlanks)
{
    for (const ErrorSample& sample : allErrorSamples()) {
        const QString text = q(sample.text);
        QString broken = text;
        // Only the words of the message: a path with a blank that is broken is another path.
        broken.replace(QLatin1String(" is not "), QLatin1String(" is\n  not "));
        broken.replace(QLatin1String(" not found"), QLatin1String("\nnot found"));
        broken.replace(QLatin1String("cannot find "), QLatin1String("cannot\nfind "));
        if (broken != text) {
            const Recognition seen = recognize(broken);
            ASSERT_FALSE(seen.answers.empty()) << broken.toStdString();
            EXPECT_EQ(seen.answers.front().id.toStdString(), sample.id) << broken.toStdString();
        }
    }
}

TEST(Recognize, TellsAMessageThatANarrowWindowBroke)
{
    const QString text = QStringLiteral(
        "go: github.com/gin-gonic/gin@v1.10.0: missing go.sum entry for module providing "
        "package github.com/gin-gonic/gin (imported by example.com/a/long/path/of/a/package)");
    for (int columns = 60; columns < 110; ++columns) {
        QString broken;
        for (qsizetype at = 0; at < text.size(); at += columns)
            broken += text.mid(at, columns) + u'\n';
        const Recognition seen = recognize(broken);
        ASSERT_EQ(seen.answers.size(), 1U) << columns << '\n' << broken.toStdString();
        EXPECT_EQ(seen.answers.front().id.toStdString(), "modules.go-sum-missing");
    }
    const Recognition chinese = recognize(
        QStringLiteral("go : 无法将“go”项识\n别为 cmdlet、函数、脚本文件或可运行程序的名称。"));
    ASSERT_EQ(chinese.answers.size(), 1U);
    EXPECT_EQ(chinese.answers.front().id.toStdString(), "shell.go-not-found");
}

TEST(Recognize, ReadsWhatALogQuotes)
{
    const Recognition seen = recognize(QStringLiteral(
        R"(2025-01-02 10:00:00.123 [error] "The \"gopls\" command is not available. Run ...")"));
    ASSERT_EQ(seen.answers.size(), 1U);
    EXPECT_EQ(seen.answers.front().id.toStdString(), "editor.tool-missing");
    EXPECT_EQ(seen.answers.front().values.front().second, QLatin1String("gopls"));
}

TEST(Recognize, UndoublesTheBackslashesOfGo)
{
    const Recognition seen = recognize(QStringLiteral(
        R"(go: GOPATH entry cannot start with shell metacharacter '~': "C:\\Users\\li\\~go")"));
    ASSERT_EQ(seen.answers.size(), 1U);
    EXPECT_EQ(seen.answers.front().values.front().second, QLatin1String(R"(C:\Users\li\~go)"));
}

TEST(Recognize, GivesAnswersInTheOrderOfTheTextAndOneACause)
{
    const Recognition seen = recognize(QStringLiteral(
        "main.go:4:2: missing go.sum entry for module providing package a.example/x; to add:\n"
        "main.go:5:2: missing go.sum entry for module providing package a.example/y; to add:\n"
        "# runtime/cgo\n"
        "cgo: C compiler \"gcc\" not found: exec: \"gcc\": executable file not found in %PATH%\n"
        "'gopls' is not recognized as an internal or external command,\n"));
    QStringList ids;
    for (const RecognizedError& answer : seen.answers)
        ids << answer.id;
    EXPECT_EQ(ids.join(u' ').toStdString(),
              "modules.go-sum-missing cgo.no-compiler shell.tool-not-found");
    EXPECT_TRUE(seen.answers.front().message.startsWith(QLatin1String("main.go:4:2: missing")));
}

TEST(Recognize, LeavesOutWhatOnlySaysThatSomethingFailed)
{
    const Recognition seen =
        recognize(QStringLiteral("# runtime/cgo\n"
                                 "ld: cannot find -lmingwex\n"
                                 "collect2.exe: error: ld returned 1 exit status\n"));
    ASSERT_EQ(seen.answers.size(), 1U);
    EXPECT_EQ(seen.answers.front().id.toStdString(), "cgo.compiler-kind");
}

TEST(Recognize, PrefersTheSpecificMessageOfALine)
{
    const Recognition seen = recognize(QStringLiteral(
        "go: module github.com/a/b: Get \"https://proxy.golang.org/github.com/a/b/@v/list\": "
        "proxyconnect tcp: dial tcp 127.0.0.1:7890: connectex: No connection could be made because "
        "the target machine actively refused it."));
    ASSERT_EQ(seen.answers.size(), 1U);
    EXPECT_EQ(seen.answers.front().id.toStdString(), "network.proxy-refuses");
}

TEST(Recognize, ShowsNoCredentials)
{
    const Recognition seen = recognize(QStringLiteral(
        "fatal: unable to access 'https://li:ghp_0123456789abcdefghijABCDEFGHIJ012345@github.com/a/"
        "b/': Failed to connect to github.com port 443"));
    ASSERT_EQ(seen.answers.size(), 1U);
    const RecognizedError& answer = seen.answers.front();
    for (const QString& shown : {answer.message, answer.values.front().second,
                                 answer.cause.english(), answer.remedy.english()})
        EXPECT_FALSE(shown.contains(QLatin1String("ghp_"))) << shown.toStdString();
}

TEST(Recognize, FiresOnNoInnocentText)
{
    const QStringList innocent{
        QStringLiteral("go: downloading github.com/gin-gonic/gin v1.10.0\n"
                       "go: downloading go1.25.1 (windows/amd64)\n"
                       "go: added github.com/gin-gonic/gin v1.10.0"),
        QStringLiteral("ok  \texample.com/app\t0.412s\n?   \texample.com/app/cmd\t[no test files]"),
        QStringLiteral("go version go1.24.4 windows/amd64"),
        QStringLiteral("GOPATH=C:\\Users\\li\\go\nGOPROXY=https://proxy.golang.org,direct\n"
                       "GOTOOLCHAIN=local\nGO111MODULE=\nGOFLAGS="),
        QStringLiteral("--- FAIL: TestAdd (0.00s)\n    add_test.go:9: got 3, want 4\nFAIL"),
        QStringLiteral("./main.go:9:2: undefined: foo"),
        QStringLiteral("panic: runtime error: index out of range [3] with length 3\n\n"
                       "goroutine 1 [running]:\nmain.main()"),
        QStringLiteral("2025/01/02 10:00:00 [info] listening on http://localhost:8080"),
        QStringLiteral("fatal: not a git repository (or any of the parent directories): .git"),
        QStringLiteral("Everything up-to-date"),
        QStringLiteral("If GOROOT is not defined, Go finds its own folder."),
        QStringLiteral("Variables that are declared and not used are errors in Go."),
        QStringLiteral("There are no Go files in this folder yet, we will add them later."),
        QStringLiteral("The build cache is required, and so is a module cache."),
        QStringLiteral("Access is denied to people without a badge; ask at the desk."),
        QStringLiteral("Could you explain what a checksum mismatch is?"),
        QStringLiteral("How do I install Go on Windows?"),
        QStringLiteral("OneDrive"),
        QStringLiteral("path.shadowed-go"),
        QStringLiteral("go"),
        QStringLiteral("GOPROXY direct"),
        QStringLiteral(""),
        QStringLiteral("   \n \n"),
        QStringLiteral("Der Befehl \"foo\" ist entweder falsch geschrieben"),
        QStringLiteral("'node' is not recognized as an internal or external command,\n"
                       "operable program or batch file."),
        QStringLiteral("bash: pango: command not found"),
        QStringLiteral("bash: go.sh: command not found"),
        QStringLiteral("exec: \"node\": executable file not found in %PATH%"),
        QStringLiteral("你好，请问怎么安装 Go？"),
        QStringLiteral("warning: LF will be replaced by CRLF in go.mod."),
        QStringLiteral("npm ERR! code ENOENT"),
        QStringLiteral(
            "[GIN] 2025/01/02 - 10:00:00 | 404 |       0s |  ::1 | GET  \"/favicon.ico\""),
    };
    for (const QString& text : innocent) {
        const Recognition seen = recognize(text);
        EXPECT_TRUE(seen.answers.empty())
            << seen.answers.front().id.toStdString() << " in: " << text.toStdString();
    }
}

TEST(Recognize, PutsNothingIntoACommandThatAShellWouldRun)
{
    EXPECT_EQ(inCommand(q("C:/src/app")), q("C:/src/app"));
    EXPECT_EQ(inCommand(q("C:/my src/app (1)")), q("\"C:/my src/app (1)\""));
    for (const char* value : {"C:/a & calc.exe & b", "x|y", "a\"b", "%PATH%", "$(x)", "a;b", "a`b"})
        EXPECT_EQ(inCommand(q(value)), q("…")) << value;
    const Recognition seen = recognize(
        q("no required module provides package github.com/a&calc.exe; to add it:\n\tgo get x"));
    ASSERT_EQ(seen.answers.size(), 1U);
    EXPECT_FALSE(seen.answers[0].remedy.english().contains(q("calc")))
        << seen.answers[0].remedy.english().toStdString();
}

TEST(Recognize, TellsThatThereIsNoGoModBeforeWhatItLacks)
{
    const Recognition seen = recognize(
        q("main.go:3:8: no required module provides package rsc.io/quote: go.mod file "
          "not found in current directory or any parent directory; see 'go help modules'"));
    ASSERT_EQ(seen.answers.size(), 1U);
    EXPECT_EQ(seen.answers[0].id, q("modules.no-go-mod"));
}

TEST(Recognize, LooksAt64KiBOfTheBeginningAndTheEndAndSaysSo)
{
    const QString message =
        QStringLiteral("\n'go' is not recognized as an internal or external command,\n");
    const QString filler(70'000, u'x');
    const Recognition middle = recognize(filler + message + filler);
    EXPECT_TRUE(middle.answers.empty());
    EXPECT_TRUE(middle.wasCut);
    for (const QString& text : {filler + message, message + filler}) {
        const Recognition seen = recognize(text);
        EXPECT_EQ(seen.answers.size(), 1U);
        EXPECT_TRUE(seen.wasCut);
    }
    EXPECT_FALSE(recognize(QStringLiteral("go")).wasCut);
}

TEST(Recognize, GivesUpOnNothingInHostileTexts)
{
    for (const char* unit :
         {"a", " ", "\n", "\"", "go: ", "(", "C:\\", "x: ", "Get \"https://a/@v/",
          "package a is not in std (", "dial tcp ", "verifying a: checksum "}) {
        QString text;
        while (text.size() < 60'000)
            text += QString::fromLatin1(unit);
        text += QStringLiteral("\ngo: no go files listed\n");
        const Recognition seen = recognize(text);
        ASSERT_FALSE(seen.answers.empty()) << unit;
        EXPECT_EQ(seen.answers.back().id.toStdString(), "build.no-files-listed") << unit;
    }
}

TEST(LooksLikeMessage, TellsAMessageFromWordsToSearchFor)
{
    EXPECT_TRUE(looksLikeMessage(QStringLiteral("error: it failed for some reason")));
    EXPECT_TRUE(looksLikeMessage(QStringLiteral("one\ntwo")));
    EXPECT_FALSE(looksLikeMessage(QStringLiteral("GOPATH OneDrive")));
    EXPECT_FALSE(looksLikeMessage(QStringLiteral("C:\\Users\\li\\go")));
    EXPECT_FALSE(looksLikeMessage(QStringLiteral("path.dead-entries ")));
}

} // namespace
} // namespace gosetup::errors
