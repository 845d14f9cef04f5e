// SPDX-License-Identifier: Apache-2.0
// A real Go is the judge of what Go accepts: each value of the table is given to it, as a variable
// and in its settings file, and the rules must say "problem" if and only if it refuses the value.
#include "windows/GoSettingsTable.h"
#include "windows/Kit.h"

#include "base/Parallel.h"
#include "rules/FactsMaker.h"
#include "toolchain/Unpack.h"
#include "toolchain/Zips.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <atomic>

using namespace gosetup;
using namespace gosetup::wine;

namespace {

/// What Go says for want of a network, of git or of a module that nobody has.
bool isNotARefusal(const QByteArray& said)
{
    static const QRegularExpression form(QStringLiteral(
        "proxyconnect|dial tcp|no such host|connectex|lookup [a-z.]+:|module lookup disabled|"
        "toolchain not available|\"git\": executable file not found|"
        "no secure protocol found|reading file:///|unrecognized import path|GOVCS disallows"));
    return form.match(QString::fromUtf8(said)).hasMatch();
}

using Variables = QMap<QString, QString>;

QStringList commandOf(Ask ask)
{
    switch (ask) {
    case Ask::List: return {s("list"), s(".")};
    case Ask::Install: return {s("install"), s("-n"), s(".")};
    case Ask::Build: return {s("build"), s("unsafe")};
    case Ask::Get: return {s("get"), s("example.invalid/hello@v1.0.0")};
    case Ask::Download: return {s("mod"), s("download"), s("example.invalid/hello@v1.0.0")};
    case Ask::Source: return {s("list"), s("-m"), s("source.invalid/repo.git@v1.0.0")};
    case Ask::Secure: return {s("list"), s("-m"), s("example.invalid/other@v1.0.0")};
    case Ask::Private: return {s("list"), s("-m"), s("git.corp.invalid/team/mod@v1.0.0")};
    }
    return {};
}

/// Nothing leaves this computer: every proxy is a port that nobody listens on.
Variables surroundings(const Given& given)
{
    Variables all = {{s("GOPROXY"), s("file:///C:/modproxy")},
                     {s("GOSUMDB"), s("off")},
                     {s("GOTOOLCHAIN"), s("local")},
                     {s("GOPATH"), s("C:\\gp")},
                     {s("GOCACHE"), s("C:\\gocache")},
                     {s("HTTPS_PROXY"), s("http://127.0.0.1:9")},
                     {s("HTTP_PROXY"), s("http://127.0.0.1:9")},
                     {s("GOFLAGS"), s("-mod=mod")}};
    if (given.ask == Ask::Source)
        all.insert(s("GOPROXY"), s("direct"));
    if (given.ask == Ask::Secure)
        all.insert(s("GOPROXY"), s("https://127.0.0.1:9"));
    all.remove(s(given.name));
    return all;
}

struct Question
{
    Given given;
    bool inFile = false;
    int number = 0;
};

std::vector<Question> allQuestions()
{
    std::vector<Question> questions;
    for (const Given& given : givenSettings()) {
        questions.push_back({given, false, static_cast<int>(questions.size())});
        if (given.inFileToo)
            questions.push_back({given, true, static_cast<int>(questions.size())});
    }
    return questions;
}

class Oracle : public testing::Test
{
  protected:
    void SetUp() override
    {
        const GoArchive go = officialGo();
        if (go.file.isEmpty())
            GTEST_SKIP() << "the official archive is missing: " << go.name().toStdString();
        QFile archive(go.file);
        ASSERT_TRUE(archive.open(QIODevice::ReadOnly));
        const QByteArray bytes = archive.readAll();
        Progress progress;
        const auto unpacked = unpackArchive(bytes, m_windows.host(s("C:\\go")), {}, progress);
        ASSERT_TRUE(unpacked) << unpacked.error().english().toStdString();
        for (const char* folder : {"C:\\gp", "C:\\gp2", "C:\\gotmp", "C:\\work"})
            ASSERT_TRUE(QDir().mkpath(m_windows.host(s(folder))));
        for (const char* project : {"C:\\work", "C:\\other"}) {
            write(s(project) + s("\\go.mod"), "module example.invalid/work\n\ngo 1.24\n");
            write(s(project) + s("\\main.go"), "package main\n\nfunc main() {}\n");
        }
        for (const char* module : {"example.invalid/hello", "git.corp.invalid/team/mod"})
            publish(s(module));
    }

    void write(const QString& path, const QByteArray& bytes) const
    {
        const QString file = m_windows.host(path);
        ASSERT_TRUE(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

    /// Its go.mod and version, as a proxy has them; nobody asks for the zip of a list -m.
    void publish(const QString& module) const
    {
        const QString folder =
            s("C:\\modproxy\\") + QString(module).replace(u'/', u'\\') + s("\\@v\\");
        write(folder + s("list"), "v1.0.0\n");
        write(folder + s("v1.0.0.info"), R"({"Version":"v1.0.0","Time":"2024-01-01T00:00:00Z"})");
        write(folder + s("v1.0.0.mod"), "module " + module.toUtf8() + "\n");
        write(folder + s("v1.0.0.zip"), moduleZip(module));
    }
    [[nodiscard]] static QByteArray moduleZip(const QString& module);

    /// Each has a settings file and a module cache of its own, so that several may be asked at
    /// once.
    [[nodiscard]] Ran ask(const Question& question) const
    {
        Variables variables = surroundings(question.given);
        const QString own = s("C:\\asked\\%1").arg(question.number);
        const bool isInGopath =
            s(question.given.name) == s("GOPATH") && question.given.ask == Ask::Download;
        if (s(question.given.name) != s("GOMODCACHE") && !isInGopath)
            variables.insert(s("GOMODCACHE"), own);
        if (question.inFile) {
            write(own + s(".env"),
                  QByteArray(question.given.name) + '=' + question.given.value + '\n');
            variables.insert(s("GOENV"), own + s(".env"));
        } else {
            variables.insert(s("GOENV"), s("off"));
            variables.insert(s(question.given.name), QString::fromUtf8(question.given.value));
        }
        const bool changesModule = question.given.ask == Ask::Get;
        return m_windows.runWith(variables, changesModule ? s("C:\\other") : s("C:\\work"),
                                 s("C:\\go\\bin\\go.exe"), commandOf(question.given.ask));
    }

    [[nodiscard]] std::vector<Ran> askAll(const std::vector<Question>& questions) const
    {
        std::vector<Ran> answers(questions.size());
        std::atomic<std::size_t> next = 0;
        const std::function<void()> worker = [&] {
            for (std::size_t i = next++; i < questions.size(); i = next++)
                answers[i] = ask(questions[i]);
        };
        runInParallel({worker, worker, worker, worker});
        return answers;
    }

    static bool isRefused(const Given& given, const Ran& ran)
    {
        // A pattern is never refused: it works, or the proxy is asked all the same, and has it.
        if (given.ask == Ask::Private)
            return ran.exitCode == 0;
        return ran.exitCode != 0 && !isNotARefusal(ran.out + ran.err);
    }

    WinePrefix m_windows;
};

QByteArray Oracle::moduleZip(const QString& module)
{
    testkit::ZipEntry file;
    file.name = (module + s("@v1.0.0/go.mod")).toUtf8();
    file.content = "module " + module.toUtf8() + "\n";
    return testkit::zipOf({file});
}

/// The laptop of the rule tests with the folders that the prefix has.
MachineImage laptop()
{
    MachineImage image = testkit::soundImage();
    image.registry[regKey(Hive::CurrentUser, s("Environment"))].values.erase(s("gotmpdir"));
    for (const char* folder : {"C:\\gp", "C:\\gp2", "C:\\gotmp", "C:\\gocache", "C:\\modproxy",
                               "C:\\gp\\bin", "C:\\Program Files\\gp"})
        image.folder(s(folder));
    // Compilers, for it is the texts of CC that are in question.
    for (const char* program : {"C:\\mingw64\\bin\\gcc.exe", "C:\\mingw64\\bin\\g++.exe",
                                "C:\\Program Files\\LLVM\\bin\\clang.exe"})
        image.file(s(program)).pe(Arch::Amd64, 2'000'000);
    image.folder(s("C:\\mingw64\\lib\\gcc\\x86_64-w64-mingw32\\13.2.0"));
    testkit::setPath(image, Hive::CurrentUser,
                     {s("%USERPROFILE%\\go\\bin"), s("C:\\mingw64\\bin")});
    return image;
}

std::vector<Finding> problemsOf(const MachineImage& image)
{
    std::vector<Finding> problems = judge(testkit::factsOf(image), {});
    std::erase_if(problems, [](const Finding& finding) {
        return finding.status != Status::Problem || topicOf(finding.id) == s("network");
    });
    return problems;
}

std::vector<Finding> verdict(const Given& given, bool inFile)
{
    MachineImage image = laptop();
    if (inFile)
        image.file(testkit::userHome + s("\\AppData\\Roaming\\go\\env"))
            .content(QByteArray(given.name) + '=' + given.value + '\n');
    else
        image.setVariable(Hive::CurrentUser, s(given.name), RegKind::String,
                          QString::fromUtf8(given.value));
    return problemsOf(image);
}

std::string textOf(const std::vector<Finding>& findings)
{
    std::string text;
    for (const Finding& finding : findings)
        text += "\n    " + finding.id.toStdString() + ": " + testkit::textOf(finding).toStdString();
    return text.empty() ? " no problem" : text;
}

} // namespace

TEST_F(Oracle, TheRulesCallAProblemWhatGoRefusesAndNothingElse)
{
    ASSERT_TRUE(problemsOf(laptop()).empty()) << textOf(problemsOf(laptop()));
    const std::vector<Question> questions = allQuestions();
    EXPECT_GE(questions.size(), 300U);
    const std::vector<Ran> answers = askAll(questions);
    for (std::size_t i = 0; i < questions.size(); ++i) {
        const auto& [given, inFile, number] = questions[i];
        const auto ours = verdict(given, inFile);
        EXPECT_EQ(!ours.empty(), isRefused(given, answers[i]))
            << given.name << '=' << given.value << (inFile ? " in the file" : " as a variable")
            << "\n  Go: " << answers[i].all() << "\n  GoSetup:" << textOf(ours);
    }
}
