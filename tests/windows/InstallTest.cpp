// SPDX-License-Identifier: Apache-2.0
// The shipped gosetup.exe installs the official Go through real Windows calls, a new console finds
// it, and undo leaves the registry as it was.
#include "windows/Kit.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <gtest/gtest.h>

using namespace gosetup::wine;

namespace {

constexpr int filesInGo1244 = 14168; // unzip -l; folders are not counted

int filesBelow(const QString& folder)
{
    int files = 0;
    QDirIterator tree(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (tree.hasNext()) {
        tree.next();
        if (!tree.fileName().startsWith(s(".gosetup-")))
            ++files;
    }
    return files;
}

/// A new console finds Go by PATH alone, and this Go builds and runs a program.
void expectWorkingGo(const WinePrefix& windows, const QString& root)
{
    const Ran version = windows.console(words("go version"));
    EXPECT_EQ(version.out.trimmed().toStdString(), "go version go1.24.4 windows/amd64")
        << version.all();
    const Ran env = windows.console(words("go env -json"));
    EXPECT_EQ(env.exitCode, 0) << env.all();
    EXPECT_EQ(env.json()[s("GOROOT")].toString().toLower(), root.toLower()) << env.all();
    EXPECT_EQ(env.json()[s("GOOS")].toString(), s("windows")) << env.all();
    EXPECT_EQ(env.json()[s("GOARCH")].toString(), s("amd64")) << env.all();

    const QString source = windows.userProfile() + s("\\hello.go");
    QFile hello(windows.host(source));
    ASSERT_TRUE(hello.open(QIODevice::WriteOnly));
    hello.write("package main\n\nimport (\n\t\"fmt\"\n\t\"runtime\"\n)\n\n"
                "func main() { fmt.Println(\"built by\", runtime.Version()) }\n");
    hello.close();
    const Ran ran = windows.console({s("go"), s("run"), source}, 600s);
    EXPECT_EQ(ran.out.trimmed().toStdString(), "built by go1.24.4") << ran.all();
}

QStringList leftovers(const QString& folder)
{
    QStringList out;
    const QDir beside(folder);
    for (const char* pattern : {".gosetup-staging-*", "*.gosetup-old-*", "*.gosetup-undone-*"})
        out += beside.entryList({s(pattern)}, QDir::AllEntries | QDir::Hidden);
    return out;
}

class InstallTest : public testing::Test
{
  protected:
    void SetUp() override
    {
        if (officialGo().file.isEmpty())
            GTEST_SKIP() << "the official archive is missing: "
                         << officialGo().name().toStdString();
    }
};

} // namespace

TEST_F(InstallTest, ForOneUserAndANewConsoleFindsIt)
{
    const GoMirror mirror({officialGo()});
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    const Ran applied = windows.gosetup(words("apply --yes --json") + mirror.wish(officialGo()));
    ASSERT_TRUE(succeeded(applied));
    const QString root = windows.defaultRoot();
    EXPECT_EQ(filesBelow(windows.host(root)), filesInGo1244);
    EXPECT_EQ(leftovers(windows.host(root + s("\\.."))), QStringList());

    const RegistryDump after = windows.registry();
    const RawValue* path = valueIn(after.user, userBlock, "Path");
    ASSERT_NE(path, nullptr);
    EXPECT_EQ(path->kind, 2U);
    EXPECT_EQ(path->text(), root + s("\\bin;%USERPROFILE%\\go\\bin"));
    const QStringList expected{
        s("+ HKCU\\Environment\\Path = REG 2: ") + root + s("\\bin;%USERPROFILE%\\go\\bin"),
        s("+ HKLM\\System\\CurrentControlSet\\Control\\FileSystem"), // Wine has no such key
        s("+ HKLM\\System\\CurrentControlSet\\Control\\FileSystem\\LongPathsEnabled = REG 4: "
          "01000000")};
    EXPECT_EQ(linesOf(differences(before, after)), linesOf(expected)) << "and nothing else";

    expectWorkingGo(windows, root);
    const Ran check = windows.gosetup(words("check --no-network"));
    EXPECT_EQ(check.exitCode, 0) << check.all();

    const Ran undone = windows.gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
    EXPECT_FALSE(QFile::exists(windows.host(root)));
    EXPECT_EQ(leftovers(windows.host(root + s("\\.."))), QStringList());
}

TEST_F(InstallTest, ForTheMachineInProgramFiles)
{
    const GoMirror mirror({officialGo()});
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    const QString root = s("C:\\Program Files\\Go");
    const Ran applied = windows.gosetup(words("apply --yes --json --scope machine --dir") +
                                        QStringList{root} + mirror.wish(officialGo()));
    ASSERT_TRUE(succeeded(applied));
    EXPECT_EQ(filesBelow(windows.host(root)), filesInGo1244);
    const RegistryDump after = windows.registry();
    const RawValue* path = valueIn(after.machine, machineBlock, "Path");
    ASSERT_NE(path, nullptr);
    EXPECT_EQ(path->kind, 2U);
    const RawValue* old = valueIn(before.machine, machineBlock, "Path");
    ASSERT_NE(old, nullptr);
    EXPECT_EQ(path->text(), root + s("\\bin;") + old->text()) << "and %SystemRoot% as it stood";
    expectWorkingGo(windows, root);

    const Ran undone = windows.gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
    EXPECT_FALSE(QFile::exists(windows.host(root)));
}

TEST_F(InstallTest, InTheRootOfADriveForOneUser)
{
    const GoMirror mirror({officialGo()});
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    const QString root = s("C:\\Go");
    const Ran applied =
        windows.gosetup(words("apply --yes --json --dir C:\\Go") + mirror.wish(officialGo()));
    ASSERT_TRUE(succeeded(applied));
    EXPECT_EQ(filesBelow(windows.host(root)), filesInGo1244);
    const Ran version = windows.console(words("go version"));
    EXPECT_EQ(version.out.trimmed().toStdString(), "go version go1.24.4 windows/amd64")
        << version.all();
    const Ran undone = windows.gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
    EXPECT_FALSE(QFile::exists(windows.host(root)));
}

TEST(StubInstall, ForTheMachineInTheRootOfADriveIsRefused)
{
    const GoArchive go = stubGo();
    const GoMirror mirror({go});
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    const Ran applied =
        windows.gosetup(words("apply --yes --scope machine --dir C:\\Go") + mirror.wish(go));
    EXPECT_EQ(applied.exitCode, 2) << applied.all();
    EXPECT_TRUE(applied.err.contains("can change this folder")) << applied.all();
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
    EXPECT_FALSE(QFile::exists(windows.host(s("C:\\Go"))));
}

TEST(StubInstall, OfAnArchiveThatCallsItselfAPublishedVersionIsRefused)
{
    // Index and file agree; the table of known hashes, from another source, knows go1.24.5.
    const GoArchive liar = stubGo(s("go1.24.5"));
    const GoMirror mirror({liar});
    const WinePrefix windows;
    const RegistryDump before = windows.registry();
    const Ran applied = windows.gosetup(words("apply --yes") + mirror.wish(liar));
    EXPECT_EQ(applied.exitCode, 4) << applied.all();
    EXPECT_TRUE(applied.out.contains("two sources disagree")) << applied.all();
    EXPECT_EQ(linesOf(differences(before, windows.registry())), "");
    EXPECT_FALSE(QFile::exists(windows.host(windows.defaultRoot())));
}

TEST(StubInstall, IsReadByRegExeAsBySecondReader)
{
    const GoArchive go = stubGo();
    const GoMirror mirror({go});
    const WinePrefix windows;
    const Ran applied = windows.gosetup(words("apply --yes --json") + mirror.wish(go));
    ASSERT_TRUE(succeeded(applied));
    const Ran query = windows.run(s("reg"), words("query HKCU\\Environment /v Path"));
    EXPECT_EQ(query.exitCode, 0) << query.all();
    const RegistryDump dump = windows.registry();
    const RawValue* path = valueIn(dump.user, userBlock, "Path");
    ASSERT_NE(path, nullptr);
    EXPECT_TRUE(query.out.contains("REG_EXPAND_SZ")) << query.all();
    EXPECT_TRUE(query.out.contains(path->text().toUtf8())) << query.all();
    EXPECT_EQ(path->data, utf16Of(path->text())) << "one final NUL and nothing behind it";
}
