// SPDX-License-Identifier: Apache-2.0
// What a developer does with an installed Go, by the shipped program and the official Go: a first
// program, a tool from a module proxy, a module whose download is damaged. The proxy is a folder.
#include "machine/practice/StoredZip.h"
#include "toolchain/Unpack.h"
#include "windows/Kit.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::wine;

namespace {

const QString toolModule = s("example.invalid/tool");

class AroundGo : public testing::Test
{
  protected:
    static void SetUpTestSuite()
    {
        const GoArchive go = officialGo();
        if (go.file.isEmpty())
            return;
        windows = std::make_unique<WinePrefix>();
        QFile archive(go.file);
        ASSERT_TRUE(archive.open(QIODevice::ReadOnly));
        const QByteArray bytes = archive.readAll();
        Progress progress;
        const auto unpacked = unpackArchive(bytes, windows->host(s("C:\\go")), {}, progress);
        ASSERT_TRUE(unpacked) << unpacked.error().english().toStdString();
        publish();
        // What a new console gets: this Go, the folder as proxy, and no database for made-up
        // modules.
        windows->import(
            s("[HKEY_CURRENT_USER\\Environment]\r\n\"Path\"=\"C:\\\\go\\\\bin\"\r\n"
              "\"GOPROXY\"=\"file:///C:/modproxy\"\r\n\"GONOSUMDB\"=\"example.invalid/*\"\r\n"
              "\"GOTOOLCHAIN\"=\"local\"\r\n"));
    }
    static void TearDownTestSuite() { windows.reset(); }
    void SetUp() override
    {
        if (!windows)
            GTEST_SKIP() << "the official archive is missing: "
                         << officialGo().name().toStdString();
    }

    static void put(const QString& path, const QByteArray& bytes)
    {
        const QString file = windows->host(path);
        ASSERT_TRUE(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        ASSERT_TRUE(out.open(QIODevice::WriteOnly)) << file.toStdString();
        ASSERT_EQ(out.write(bytes), bytes.size());
    }
    [[nodiscard]] static bool exists(const QString& path)
    {
        return QFileInfo::exists(windows->host(path));
    }

    /// As a module proxy has it. Source: go.dev/ref/mod#goproxy-protocol.
    static void publish()
    {
        const QString folder = s("C:\\modproxy\\example.invalid\\tool\\@v\\");
        put(folder + s("list"), "v1.0.0\n");
        const QByteArray info = R"({"Version":"v1.0.0","Time":"2024-01-01T00:00:00Z"})";
        put(folder + s("v1.0.0.info"), info);
        put(s("C:\\modproxy\\example.invalid\\tool\\@latest"), info);
        const QString mod = s("module example.invalid/tool\n\ngo 1.24\n");
        put(folder + s("v1.0.0.mod"), mod.toUtf8());
        const QString inside = toolModule + s("@v1.0.0/");
        put(folder + s("v1.0.0.zip"),
            storedZip({{inside + s("go.mod"), mod},
                       {inside + s("main.go"),
                        s("package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"a tool\") "
                          "}\n")}}));
    }

    static std::unique_ptr<WinePrefix> windows;
};
std::unique_ptr<WinePrefix> AroundGo::windows;

/// The findings of one rule that are no good news.
QStringList troubles(const QJsonObject& report, const QString& rule)
{
    QStringList found;
    for (const auto& one : report[s("findings")].toArray()) {
        const QJsonObject finding = one.toObject();
        if (finding[s("id")] == rule && finding[s("status")] != s("ok"))
            found << finding[s("status")].toString() + u' ' + finding[s("title")].toString();
    }
    return found;
}

} // namespace

TEST_F(AroundGo, AFirstProgramIsBuiltRunAndTested)
{
    const Ran ran = windows->gosetup(words("smoke-test --json --keep C:\\first"));
    ASSERT_EQ(ran.exitCode, 0) << ran.all();
    EXPECT_TRUE(ran.out.contains("Hello, Windows!")) << ran.all();
    EXPECT_TRUE(exists(s("C:\\first\\go.mod")));
    const Ran own = windows->runWith({}, s("C:\\first"), s("C:\\go\\bin\\go.exe"), words("run ."));
    EXPECT_TRUE(own.out.contains("Hello, Windows!")) << own.all();
    const QJsonObject report = windows->gosetup(words("check --json --no-network")).json();
    EXPECT_EQ(troubles(report, s("toolchain.builds")), QStringList()) << ran.all();
}

TEST_F(AroundGo, AToolComesFromTheProxyAndUndoRemovesIt)
{
    const QString tool = windows->userProfile() + s("\\go\\bin\\tool.exe");
    const Ran applied = windows->gosetup({s("apply"), s("--yes"), s("--json"), s("--only"),
                                          s("tools"), s("--tool"), toolModule + s("@v1.0.0")});
    ASSERT_LE(applied.exitCode, 1) << applied.all();
    ASSERT_TRUE(exists(tool)) << applied.all();
    EXPECT_EQ(windows->run(tool, {}).out.trimmed(), "a tool");
    const Ran undone = windows->gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_FALSE(exists(tool));
}

TEST_F(AroundGo, ADamagedModuleIsSetAsideAndFetchedAgain)
{
    const QString version = s("\\go\\pkg\\mod\\cache\\download\\example.invalid\\tool\\@v\\v1.0.0");
    const QString zip = windows->userProfile() + version + s(".zip");
    const QStringList fetch = {s("install"), toolModule + s("@v1.0.0")};
    const auto go = [&] { return windows->console(QStringList{s("go")} + fetch); };
    const Ran first = go();
    ASSERT_EQ(first.exitCode, 0) << first.all();
    ASSERT_TRUE(exists(zip));
    const QString unpacked =
        windows->userProfile() + s("\\go\\pkg\\mod\\example.invalid\\tool@v1.0.0");
    put(zip, "PK\3\4 and the rest was never written");
    QDir folder(windows->host(unpacked));
    for (const QString& name : folder.entryList(QDir::Files)) // read-only ones
        QFile::setPermissions(folder.filePath(name), QFile::ReadOwner | QFile::WriteOwner);
    ASSERT_TRUE(folder.removeRecursively());
    EXPECT_NE(go().exitCode, 0) << "Go heals it by itself: no rule is needed";

    const Ran checked = windows->gosetup(words("check --json"));
    EXPECT_EQ(troubles(checked.json(), s("modcache.damaged-zip")).size(), 1) << checked.all();
    const Ran repaired = windows->gosetup(words("apply --yes --json --only modcache"));
    ASSERT_LE(repaired.exitCode, 1) << repaired.all();
    const Ran again = go();
    EXPECT_EQ(again.exitCode, 0) << again.all() << repaired.all();
}
