// SPDX-License-Identifier: Apache-2.0
// A machine whose every name and value tries to steer the terminal, through the real program: of
// what it prints, only lines are control characters.
#include "e2e/Program.h"
#include "machine/practice/ImageJson.h"
#include "support/Literals.h"

#include <QFile>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// Clears the screen, sets a title, rings, goes back over the line, turns writing around.
const QString hostile = s("\033[2J\033]0;owned\a\b\r\n\t\x7F") + QChar(0x9B) + s("31m") +
                        QChar(0x85) + QChar(0x202E) + QChar(0x2066) + QChar(0x200F) +
                        QChar(0x061C) + QChar(0x2028) + QChar(0x200B) + QChar(0xFEFF) +
                        QChar(0xD800) +
                        s("\xE6\x9D\x8E\xF0\x9F\x98\x80"
                          "e\xCC\x81");

QString with(const char* text)
{
    return s(text) + hostile;
}

bool steers(char32_t c)
{
    if (c == U'\n')
        return false;
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/// The first thing in it that no terminal should see; empty where there is none.
std::string steeringIn(const QByteArray& bytes)
{
    QString text = QString::fromUtf8(bytes);
#ifdef Q_OS_WIN
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")); // how lines end there
#endif
    const QList<uint> points = text.toUcs4();
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (steers(points[i]))
            return QStringLiteral("U+%1 after: %2")
                .arg(points[i], 4, 16, QLatin1Char('0'))
                .arg(QString::fromUcs4(reinterpret_cast<const char32_t*>(points.data()), i)
                         .right(80))
                .toStdString();
    }
    return {};
}

MachineImage hostileImage()
{
    auto machine = PracticeMachine::open(s("troubled-laptop"), {});
    EXPECT_TRUE(machine.has_value());
    MachineImage image = (*machine)->image();
    image.name = with("laptop");
    image.system.osName = with("Windows");
    image.system.computerName = with("PC");
    const QString machineKey =
        s("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment");
    const auto set = [&](const char* name, const QString& value) {
        image.setVariable(Hive::CurrentUser, s(name), RegKind::ExpandString, value);
        image.setValue(Hive::LocalMachine, machineKey, s(name),
                       RegValue::fromText(RegKind::ExpandString, value + u'2'));
    };
    for (const char* name : {"GOROOT", "GOPATH", "GOBIN", "GOCACHE", "GOMODCACHE", "GOTMPDIR"})
        set(name, with("C:\\odd"));
    for (const char* name : {"GOPROXY", "GOPRIVATE", "GOSUMDB", "GOFLAGS", "GOOS", "GOARCH",
                             "GOTOOLCHAIN", "CC", "GOINSECURE", "HTTPS_PROXY"})
        set(name, with("x"));
    image.setValue(Hive::CurrentUser, s("Environment"), with("GOODNAME"),
                   RegValue::fromText(RegKind::String, with("x")));
    set("Path", with("C:\\dead") + s(";relative") + hostile + s(";\"C:\\quoted") + hostile +
                    s("\";C:\\twice") + hostile + s(";C:\\twice") + hostile + s(";C:\\gone\\go"));
    QString tree = with("C:\\gone");
    tree.replace(QChar(u'\n'), QChar(u'_'));
    image.folder(tree);
    image.file(tree + s("\\VERSION")).content(with("go1.19").toUtf8());
    image.file(tree + s("\\bin\\go.exe")).pe(Arch::Amd64);
    image.program(tree + s("\\bin\\go.exe"), with("panic: ").toUtf8());
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String, tree);
    image.file(s("C:\\Users\\li\\AppData\\Roaming\\go\\env"))
        .content((with("GOPROXY=") + s("\nGOFLAGS=-v") + hostile + s("\nGOX") + hostile + s("=1\n"))
                     .toUtf8());
    image.running.push_back({7, with("cmd.exe"), with("C:\\x"), {}});
    image.defender.otherProducts << with("Antivirus");
    image.network.others.outcome = ImageHost::Outcome::Untrusted;
    image.network.others.tlsIssuer = with("Issuer");
    return image;
}

class HostileText : public ::testing::TestWithParam<const char*>
{
  protected:
    void SetUp() override
    {
        ASSERT_TRUE(folder.isValid());
        put(s("image.json"), writeImage(hostileImage()));
        put(s("dl.json"),
            R"([{"version":"go1.99.0","stable":true,"files":[{"filename":"a.zip","os":"windows",)"
            R"("arch":"amd64\u001b[2J\n\u202e","version":"x","sha256":"","size":5,)"
            R"("kind":"archive"}]}])");
        put(s("broken/dl.json"), R"([{"version":"go1.99.0","files":[{"filename":"a\u001b[2J"}]}])");
        on = QStringList{s("--practice"), path(s("image.json")), s("--practice-dir"), path(s("m"))};
    }
    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }
    void put(const QString& name, const QByteArray& bytes) const
    {
        QDir(folder.path()).mkpath(QFileInfo(path(name)).path());
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// Runs it in the language of the parameter; nothing that it prints may steer.
    Ran quiet(QStringList arguments)
    {
        arguments << s("--lang") << s(GetParam());
        const Ran ran = runProgram(arguments);
        EXPECT_FALSE(ran.crashed) << arguments.join(u' ').toStdString();
        EXPECT_EQ(steeringIn(ran.out), "") << "out of " << arguments.join(u' ').toStdString();
        EXPECT_EQ(steeringIn(ran.err), "") << "err of " << arguments.join(u' ').toStdString();
        return ran;
    }

    QTemporaryDir folder;
    QStringList on;
};

} // namespace

TEST_P(HostileText, ENV_217_OfTheMachineIsPrintedByItsNumbers)
{
    const Ran checked = quiet(QStringList{s("check"), s("--verbose")} + on);
    EXPECT_EQ(checked.exitCode, 1) << checked.all();
    EXPECT_TRUE(checked.out.contains("\\u001b[2J\\u001b]0;owned\\u0007\\b\\r\\n")) << checked.all();
    EXPECT_TRUE(checked.out.contains("\xE6\x9D\x8E\xF0\x9F\x98\x80"
                                     "e\xCC\x81"));
    quiet(QStringList{s("check"), s("--json")} + on);
    const Ran planned = quiet(QStringList{s("plan"), s("--verbose"), s("--go"), s("latest")} + on);
    EXPECT_EQ(planned.exitCode, 0) << planned.all();
    quiet(QStringList{s("plan"), s("--json"), s("--out"), path(s("plan.json"))} + on);
    quiet(QStringList{s("image")} + on);
    const Ran image = quiet(QStringList{s("image"), s("--out"), path(s("again.json"))} + on);
    EXPECT_EQ(image.exitCode, 0) << image.all();
    const Ran applied = quiet(QStringList{s("apply"), s("--yes"), s("--go"), s("latest"),
                                          s("--log"), path(s("run.log"))} +
                              on);
    EXPECT_LE(applied.exitCode, 1) << applied.all();
    quiet(QStringList{s("history")} + on);
    quiet(QStringList{s("history"), s("--json")} + on);
    EXPECT_EQ(quiet(QStringList{s("undo"), s("--log"), path(s("undo.log"))} + on).exitCode, 0);
    for (const char* name : {"run.log", "undo.log"}) {
        QFile log(path(s(name)));
        ASSERT_TRUE(log.open(QIODevice::ReadOnly));
        EXPECT_EQ(steeringIn(log.readAll()), "") << name;
    }
}

TEST_P(HostileText, OfAnIndexIsPrintedByItsNumbers)
{
    const Ran listed = quiet({s("releases"), s("--mirror"), folder.path()});
    EXPECT_EQ(listed.exitCode, 0) << listed.all();
    EXPECT_TRUE(listed.out.contains("amd64\\u001b[2J\\n\\u202e")) << listed.all();
    quiet({s("releases"), s("--json"), s("--mirror"), folder.path()});
    EXPECT_NE(quiet({s("releases"), s("--mirror"), path(s("broken"))}).exitCode, 0);
    quiet(QStringList{s("plan"), s("--go"), with("1.99"), s("--mirror"), folder.path()} + on);
}

TEST_P(HostileText, OfTheCommandLineIsPrintedByItsNumbers)
{
    QString word = with("x"); // an argument holds no NUL and no half of a pair
    word.remove(QChar(0xD800));
    for (const QStringList& arguments : std::vector<QStringList>{
             {word},
             {s("check"), word},
             {s("check"), s("--") + word},
             {s("check"), s("--only"), word},
             {s("check"), s("--practice"), word},
             {s("explain"), word},
             {s("plan"), s("--scope"), word},
             {s("plan"), s("--go"), word, s("--practice"), s("troubled-laptop")},
             {s("apply"), word, s("--yes"), s("--practice"), s("troubled-laptop")},
             {s("undo"), word, s("--practice"), s("troubled-laptop")},
             {s("releases"), s("--mirror"), word}}) {
        const Ran ran = quiet(arguments);
        EXPECT_NE(ran.exitCode, 0) << ran.all();
        EXPECT_FALSE(ran.err.isEmpty());
    }
}

INSTANTIATE_TEST_SUITE_P(Languages, HostileText, ::testing::Values("en", "zh_CN"),
                         [](const auto& info) { return std::string(info.param); });
