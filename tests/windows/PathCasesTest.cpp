// SPDX-License-Identifier: Apache-2.0
// PATH cases of data/cases.json in the real registry: values that reg.exe put there, bytes that a
// second reader sees. The program installs a stub Go, so that only the registry takes time.
#include "windows/Kit.h"

#include <QFile>

#include <gtest/gtest.h>

using namespace gosetup::wine;

namespace {

constexpr quint32 plain = 1;
constexpr quint32 expandable = 2;

/// One prefix for all cases: each ends with an undo that must give back its beginning.
class PathCases : public testing::Test
{
  protected:
    static void SetUpTestSuite()
    {
        s_windows = std::make_unique<WinePrefix>();
        s_go = stubGo();
        s_mirror = std::make_unique<GoMirror>(std::vector{s_go});
    }
    static void TearDownTestSuite()
    {
        s_mirror.reset();
        s_windows.reset();
    }
    void TearDown() override
    {
        windows().expectNoCrash();
        removeValue();
        EXPECT_FALSE(QFile::exists(windows().host(windows().defaultRoot())))
            << "a case left its Go behind";
    }

    [[nodiscard]] static const WinePrefix& windows() { return *s_windows; }
    [[nodiscard]] static QString bin() { return windows().defaultRoot() + s("\\bin"); }

    static void removeValue()
    {
        windows().import(s("[HKEY_CURRENT_USER\\Environment]\r\n\"Path\"=-\r\n"));
    }
    /// `name` as it is to be spelt, its kind and its very bytes.
    static void put(const char* name, quint32 kind, const QByteArray& data)
    {
        windows().import(s("[HKEY_CURRENT_USER\\Environment]\r\n\"%1\"=hex(%2):%3\r\n")
                             .arg(s(name))
                             .arg(kind, 0, 16)
                             .arg(hexOf(data)));
    }
    static void put(quint32 kind, const QString& text) { put("Path", kind, utf16Of(text)); }

    /// Installs Go and leaves everything else that might be fixed on PATH alone.
    [[nodiscard]] static Ran apply(const QStringList& more = {})
    {
        return windows().gosetup(words("apply --yes --json --only toolchain.none,path.missing-go") +
                                 s_mirror->wish(s_go) + more);
    }
    [[nodiscard]] static QStringList mirrorWish() { return s_mirror->wish(s_go); }
    [[nodiscard]] static RegistryDump dump() { return windows().registry(); }
    /// The value under any spelling of the name; a kind of 0 where there is none.
    [[nodiscard]] static RawValue pathOf(const RegistryDump& dump)
    {
        const RawValue* value = valueIn(dump.user, userBlock, "Path");
        return value != nullptr ? *value : RawValue();
    }
    /// Installs, holds PATH against what it must be, and takes it back.
    static void expectAdded(quint32 kind, const QByteArray& data)
    {
        const RegistryDump before = dump();
        const Ran applied = apply();
        ASSERT_TRUE(succeeded(applied));
        const RawValue path = pathOf(dump());
        EXPECT_EQ(path.kind, kind);
        EXPECT_EQ(path.data.toHex(), data.toHex()) << path.text().toStdString();
        expectUndone(before);
    }
    static void expectUndone(const RegistryDump& before)
    {
        const Ran undone = windows().gosetup(words("undo --yes"));
        EXPECT_EQ(undone.exitCode, 0) << undone.all();
        EXPECT_EQ(linesOf(differences(before, dump())), "");
    }
    /// Go is installed all the same: a PATH that cannot be edited is told beside the plan.
    static void expectLeftAlone(const char* said)
    {
        const RegistryDump before = dump();
        const Ran applied = apply();
        EXPECT_EQ(applied.exitCode, 1) << applied.all();
        EXPECT_TRUE(applied.json()[s("succeeded")].toBool()) << applied.all();
        EXPECT_TRUE((applied.out + applied.err).contains(said)) << applied.all();
        EXPECT_EQ(linesOf(differences(before, dump())), "");
        expectUndone(before);
    }

  private:
    static inline std::unique_ptr<WinePrefix> s_windows;
    static inline std::unique_ptr<GoMirror> s_mirror;
    static inline GoArchive s_go;
};

QByteArray joined(const QString& bin, const QString& rest)
{
    return utf16Of(bin + u';' + rest);
}

} // namespace

TEST_F(PathCases, ENV_001_006_AMissingValueIsCreatedExpandableAndGoesAgain)
{
    removeValue();
    expectAdded(expandable, utf16Of(bin()));
}

// Wine makes the key, empty, whenever a program starts: that it goes with the undo is shown by the
// tests of the registry and of undo alone.
TEST_F(PathCases, ENV_002_AMissingKeyIsNoError)
{
    const Ran removed = windows().run(s("reg"), words("delete HKCU\\Environment /f"));
    ASSERT_EQ(removed.exitCode, 0) << removed.all();
    ASSERT_EQ(dump().user.find(s(userBlock)), nullptr);
    ASSERT_TRUE(succeeded(apply()));
    EXPECT_EQ(pathOf(dump()).data, utf16Of(bin()));
    const Ran undone = windows().gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    const RegistryDump after = dump();
    EXPECT_TRUE(after.user.keys.value(s(userBlock)).values.isEmpty());
}

TEST_F(PathCases, ENV_004_AValueThatIsNoTextIsNamedAndNotTouched)
{
    put("Path", 4, QByteArray::fromHex("64000000"));
    expectLeftAlone("REG_DWORD");
    put("Path", 3, QByteArray::fromHex("0102030405"));
    expectLeftAlone("REG_BINARY");
    put("Path", 7, utf16Of(s("C:\\a")) + utf16Of(s("C:\\b")) + QByteArray(2, '\0'));
    expectLeftAlone("REG_MULTI_SZ");
}

TEST_F(PathCases, ENV_005_UnpairedSurrogatesStayByteForByte)
{
    const QByteArray odd = QByteArray::fromHex("00d801013b00") + utf16Of(s("C:\\x"));
    put("Path", expandable, odd);
    QByteArray added = utf16Of(bin() + u';');
    added.chop(2);
    expectAdded(expandable, added + odd);
}

TEST_F(PathCases, ENV_007_APlainTextStaysPlainWithOneSeparator)
{
    put(plain, s("C:\\windows"));
    expectAdded(plain, joined(bin(), s("C:\\windows")));
}

TEST_F(PathCases, ENV_009_VariablesAreNotExpanded)
{
    put(expandable, s("%Foo%;%SystemRoot%\\x;C:\\%Foo%"));
    expectAdded(expandable, joined(bin(), s("%Foo%;%SystemRoot%\\x;C:\\%Foo%")));
}

TEST_F(PathCases, ENV_014_AValueWithoutItsFinalNulIsReadWholeAndComesBackAsItWas)
{
    QByteArray cut = utf16Of(s("C:\\a;C:\\b"));
    cut.chop(2);
    put("Path", expandable, cut);
    expectAdded(expandable, joined(bin(), s("C:\\a;C:\\b")));
}

TEST_F(PathCases, ENV_019_020_AnEntryThatIsThereInAnotherSpellingIsNotAddedTwice)
{
    const QString text = bin().toUpper() + s("\\;C:\\a");
    put(expandable, text);
    const RegistryDump before = dump();
    const Ran applied = apply();
    ASSERT_TRUE(succeeded(applied));
    EXPECT_EQ(pathOf(dump()).text(), text);
    expectUndone(before);
}

TEST_F(PathCases, ENV_023_EmptySegmentsStay)
{
    put(expandable, s(";;C:\\A;;C:\\B;"));
    const RegistryDump before = dump();
    const Ran applied = apply();
    ASSERT_TRUE(succeeded(applied));
    const QString text = pathOf(dump()).text();
    EXPECT_TRUE(text.startsWith(bin() + u';')) << text.toStdString();
    EXPECT_TRUE(text.endsWith(s(";C:\\A;;C:\\B;"))) << text.toStdString();
    expectUndone(before);
}

TEST_F(PathCases, ENV_026_028_BracketsAreLiteralAndNoMachineEntryComesOver)
{
    put(expandable, s("C:\\tools[1]\\bin"));
    expectAdded(expandable, joined(bin(), s("C:\\tools[1]\\bin")));
}

TEST_F(PathCases, ENV_032_AChangeBetweenPlanAndApplyStopsTheRun)
{
    put(expandable, s("C:\\a;C:\\b;C:\\c"));
    const QString file = windows().userProfile() + s("\\plan.json");
    const Ran planned =
        windows().gosetup(words("plan --only toolchain.none,path.missing-go --out") +
                          QStringList{file} + mirrorWish());
    ASSERT_LE(planned.exitCode, 1) << planned.all();
    put(expandable, s("C:\\a;C:\\b"));
    const RegistryDump before = dump();
    const Ran applied =
        windows().gosetup(words("apply --yes --json") + QStringList{file} + mirrorWish());
    EXPECT_EQ(applied.exitCode, 6) << applied.all();
    EXPECT_EQ(linesOf(differences(before, dump())), "");
}

TEST_F(PathCases, ENV_033_FiveThousandCharactersAreWrittenWhole)
{
    QString text;
    for (int i = 0; text.size() < 5000; ++i)
        text += s("C:\\some folder\\number %1;").arg(i);
    text.chop(1);
    put(expandable, text);
    expectAdded(expandable, joined(bin(), text));
}

TEST_F(PathCases, ENV_036_WhatWouldPassTheLimitIsRefused)
{
    QString text;
    while (text.size() < 32700)
        text += s("C:\\0123456789012345678901234567890123456789;");
    put(expandable, text.left(32740));
    const RegistryDump before = dump();
    const Ran applied = apply();
    EXPECT_EQ(applied.exitCode, 1) << applied.all();
    EXPECT_EQ(linesOf(differences(before, dump())), "");
    expectUndone(before); // Go was installed all the same
}

TEST_F(PathCases, ENV_041_042_047_UndoTakesOnlyOurEntryFromWhatIsThereNow)
{
    put(expandable, s("C:\\A"));
    ASSERT_TRUE(succeeded(apply()));
    // Another program edits PATH in between: neighbours with the same beginning, and new entries.
    put(expandable, bin() + s("2;C:\\B;") + bin() + s(";") + bin() + s("\\X;%PTH%;C:\\A"));
    const Ran undone = windows().gosetup(words("undo --yes"));
    EXPECT_EQ(undone.exitCode, 0) << undone.all();
    const RawValue path = pathOf(dump());
    EXPECT_EQ(path.kind, expandable);
    EXPECT_EQ(path.text(), bin() + s("2;C:\\B;") + bin() + s("\\X;%PTH%;C:\\A"));
}

TEST_F(PathCases, ANameInAnotherCaseIsTheSameValueAndKeepsItsSpelling)
{
    removeValue();
    put("pAtH", expandable, utf16Of(s("C:\\A")));
    const RegistryDump before = dump();
    ASSERT_TRUE(succeeded(apply()));
    const RegistryDump after = dump();
    const RegistryKey* key = after.user.find(s(userBlock));
    ASSERT_NE(key, nullptr);
    EXPECT_TRUE(key->values.contains(s("pAtH")));
    EXPECT_EQ(key->values.value(s("pAtH")).text(), bin() + s(";C:\\A"));
    expectUndone(before);
}
