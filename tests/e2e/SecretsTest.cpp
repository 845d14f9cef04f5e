// SPDX-License-Identifier: Apache-2.0
// Secrets planted all over a machine must be in nothing that the real program saves or logs.
#include "e2e/Program.h"
#include "machine/practice/ImageJson.h"
#include "support/Literals.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

} // namespace

TEST(Secrets, ENV_223_AreInNoImageReportOrLog)
{
    auto machine = PracticeMachine::open(s("troubled-laptop"), {});
    ASSERT_TRUE(machine.has_value());
    MachineImage image = (*machine)->image();
    const auto set = [&image](const char* name, const char* value) {
        image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    };
    set("AWS_SECRET_ACCESS_KEY", "planted-aws-key");
    set("HTTPS_PROXY", "http://alice:planted-proxy-word@proxy.contoso.example:8080");
    set("GOPROXY", "https://bob:planted-goproxy-word@goproxy.contoso.example,direct");
    // Commands, in variables of either scope and in Go's own file, and other people's profiles.
    const auto setBoth = [&](const char* name, const char* user, const char* everyone) {
        set(name, user);
        image.setValue(Hive::LocalMachine,
                       s("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment"),
                       s(name), RegValue::fromText(RegKind::String, s(everyone)));
    };
    setBoth("CC", "zig cc --token planted-cc-word", "gcc --key planted-cc-other");
    setBoth("GOAUTH", "prog --token planted-auth-word", "prog2");
    setBoth("GOCACHEPROG", "prog --token planted-cache-word", "prog2");
    set("GIT_SSH_COMMAND", "ssh -o x=planted-ssh-word");
    setBoth("GOFLAGS", "-v '-toolexec=prog --x planted-toolexec-word'",
            "-modfile=ghp_0123456789abcdefghijABCDEFGHIJ456789");
    image.file(s("C:\\Users\\li\\AppData\\Roaming\\go\\env"))
        .content("GOAUTH=prog --token planted-file-word\nGOFLAGS=-exec=planted-exec-word\n"
                 "CC=cc planted-file-cc\n");
    setBoth("GOMODCACHE", "C:\\Users\\annabauer\\mod", "C:\\Users\\Carl Dorn\\mod");
    set("GOBIN", "C:\\Users\\annabauer\\go\\bin");
    const QTemporaryDir folder;
    const QString source = folder.filePath(s("image.json"));
    QFile file(source);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(writeImage(image));
    file.close();

    const QStringList on{s("--practice"), source, s("--practice-dir"), folder.filePath(s("m"))};
    QStringList saved;
    for (const char* name : {"saved.json", "report.json", "report.html", "run.log"})
        saved << folder.filePath(s(name));
    ASSERT_EQ(runProgram(QStringList{s("image"), s("--out"), saved[0]} + on).exitCode, 0);
    ASSERT_LE(runProgram(QStringList{s("check"), s("--out"), saved[1], s("--html"), saved[2]} + on)
                  .exitCode,
              1);
    const Ran applied = runProgram(QStringList{s("apply"), s("--yes"), s("--log"), saved[3]} + on);
    ASSERT_LE(applied.exitCode, 1) << applied.all();
    for (const QString& path : saved) {
        const QByteArray content = contentOf(path);
        EXPECT_FALSE(content.isEmpty()) << path.toStdString();
        for (const char* secret :
             {"planted-aws-key", "planted-proxy-word", "planted-goproxy-word", "ghp_0123456789",
              "Users\\li\\", "Users\\\\li\\", "annabauer", "Carl Dorn", "planted-"})
            EXPECT_FALSE(content.contains(secret)) << secret << " is in " << path.toStdString();
    }
    // On the person's own screen, too, a command is told by its name alone.
    for (const char* verb : {"check", "plan"}) {
        const Ran shown = runProgram(QStringList{s(verb), s("--verbose")} + on);
        EXPECT_FALSE(shown.out.contains("planted-")) << verb << shown.all();
        EXPECT_FALSE(shown.err.contains("planted-")) << verb << shown.all();
    }
}

TEST(Secrets, AMisspeltAddressGivesItsPasswordAwayNowhere)
{
    const std::pair<const char*, const char*> values[] = {
        {"HTTPS_PROXY", "http://li:ge/heim@host:8080"},
        {"HTTPS_PROXY", "http://li:geheim＠host:8080"},
        {"HTTPS_PROXY", "http://li:geheim host:80"},
        {"HTTPS_PROXY", "http://li@geheim:host:8080"},
        {"HTTPS_PROXY", "http：//li：geheim@host"},
        {"HTTPS_PROXY", "http//li:geheim@host"},
        {"HTTPS_PROXY", "http://geheim/x@host"},
        {"GOPROXY", "https://a.corp?token=geheim,direct"},
        {"GOPROXY", "https://a.corp?x=geheim,direct"},
        {"GOPROXY", "li:geheim@a.corp"},
        {"GOPROXY", "https://li:geheim a.corp,direct"},
        {"GOPROXY", "https：//li：geheim＠a.corp,direct"},
    };
    auto machine = PracticeMachine::open(s("healthy"), {});
    ASSERT_TRUE(machine.has_value());
    for (const auto& [name, value] : values) {
        MachineImage image = (*machine)->image();
        image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
        const QTemporaryDir folder;
        const QString source = folder.filePath(s("image.json"));
        QFile file(source);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(writeImage(image));
        file.close();
        const QStringList on{s("--practice"), source, s("--practice-dir"), folder.filePath(s("m"))};
        QByteArrayList told;
        for (const char* language : {"en", "zh_CN"}) {
            const QString json = folder.filePath(s("r.json"));
            const QString html = folder.filePath(s("r.html"));
            const QString log = folder.filePath(s("run.log"));
            const Ran ran =
                runProgram(QStringList{s("check"), s("--verbose"), s("--lang"), s(language),
                                       s("--out"), json, s("--html"), html, s("--log"), log} +
                           on);
            ASSERT_LE(ran.exitCode, 1) << ran.all();
            told << ran.out << ran.err << contentOf(json) << contentOf(html) << contentOf(log)
                 << runProgram(QStringList{s("check"), s("--json"), s("--lang"), s(language)} + on)
                        .out;
        }
        told << runProgram(QStringList{s("image")} + on).out;
        for (const QByteArray& text : told) {
            const auto at = text.indexOf("heim");
            EXPECT_LT(at, 0) << name << '=' << value << ": "
                             << text.mid(std::max<qsizetype>(0, at - 80), 120).toStdString();
        }
    }
}

TEST(Secrets, APlanAsJsonSaysThatItHoldsThem)
{
    auto machine = PracticeMachine::open(s("healthy"), {});
    ASSERT_TRUE(machine.has_value());
    MachineImage image = (*machine)->image();
    image.setVariable(Hive::CurrentUser, s("HTTPS_PROXY"), RegKind::String,
                      s("http:/li:geheim@proxy.corp.example:8080"));
    const QTemporaryDir folder;
    QFile file(folder.filePath(s("image.json")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(writeImage(image));
    file.close();
    const QStringList on{s("--practice"), file.fileName(), s("--practice-dir"),
                         folder.filePath(s("m"))};
    const Ran text = runProgram(QStringList{s("plan")} + on);
    EXPECT_EQ(text.exitCode, 0) << text.all();
    EXPECT_FALSE(QByteArray(text.out + text.err).contains("geheim")) << text.all();
    EXPECT_FALSE(text.err.contains("may be secret")) << text.all();
    const Ran json = runProgram(QStringList{s("plan"), s("--json")} + on);
    EXPECT_TRUE(json.err.contains("may be secret")) << json.all();
    EXPECT_FALSE(json.err.contains("geheim")) << json.all();
    QFile plan(folder.filePath(s("plan.json")));
    ASSERT_TRUE(plan.open(QIODevice::WriteOnly));
    plan.write(json.out);
    plan.close();
    const Ran applied = runProgram(QStringList{s("apply"), plan.fileName(), s("--yes")} + on);
    EXPECT_LE(applied.exitCode, 1) << applied.all();
    EXPECT_FALSE(QByteArray(applied.out + applied.err).contains("geheim")) << applied.all();
}
