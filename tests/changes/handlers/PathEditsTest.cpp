// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/PathEdits.h"
#include "paths/PathList.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

RegValue plain(const char* text)
{
    return RegValue::fromText(RegKind::String, s(text));
}

RegValue expandable(const char* text)
{
    return RegValue::fromText(RegKind::ExpandString, s(text));
}

winpath::VariableLookup noVariables()
{
    return [](const QString&) { return QString(); };
}

winpath::VariableLookup lookupOf(const QHash<QString, QString>& values)
{
    return [values](const QString& name) { return values.value(name.toUpper()); };
}

PathEdit last(const char* entry)
{
    return {PathEdit::Kind::InsertLast, s(entry), {}, 0, {}};
}

PathEdit first(const char* entry)
{
    return {PathEdit::Kind::InsertFirst, s(entry), {}, 0, {}};
}

PathEdit drop(const char* entry, int occurrence = 0)
{
    return {PathEdit::Kind::Remove, s(entry), {}, occurrence, {}};
}

/// The edited value; a failure of the test when there is none.
RegValue edit(const std::optional<RegValue>& before, const std::vector<PathEdit>& edits,
              const winpath::VariableLookup& lookup = noVariables())
{
    const auto after = applyPathEdits(before, edits, lookup);
    EXPECT_TRUE(after.has_value()) << after.error().english().toStdString();
    return after && *after ? **after : RegValue{};
}

std::string edited(const char* before, const std::vector<PathEdit>& edits,
                   const winpath::VariableLookup& lookup = noVariables())
{
    return edit(expandable(before), edits, lookup).text().toStdString();
}

} // namespace

TEST(CasesPath, ENV_001_MissingValueIsEmptyAndGetsExactlyTheEntry)
{
    EXPECT_EQ(edit(std::nullopt, {last("C:\\Go\\bin")}).text(), s("C:\\Go\\bin"));
}

TEST(CasesPath, ENV_004_ANumberIsNotTouchedAndItsKindIsNamed)
{
    const auto result = applyPathEdits(RegValue::fromDword(100), {last("D")}, noVariables());
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, ErrorCode::Invalid);
    EXPECT_TRUE(result.error().english().contains(s("REG_DWORD")));
}

TEST(CasesPath, ENV_005_UnpairedSurrogatesSurviveAddAndRemove)
{
    const RegValue before{RegKind::ExpandString, QByteArray::fromHex("00d80101")};
    const RegValue added = edit(before, {last("C:\\Go\\bin")});
    EXPECT_TRUE(added.data.startsWith(before.data));
    const auto back = undoPathEdits(added, before, added);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->value->data.left(4), before.data);
    // An edit that changes nothing keeps even the missing NUL.
    EXPECT_EQ(edit(before, {drop("not there")}), before);
}

TEST(CasesPath, ENV_006_CreatedValueIsExpandable)
{
    EXPECT_EQ(edit(std::nullopt, {last("foo")}), expandable("foo"));
}

TEST(CasesPath, ENV_007_KindStaysAndOneSeparatorOnly)
{
    EXPECT_EQ(edit(plain("a;"), {last("D")}), plain("a;D"));
}

TEST(CasesPath, ENV_009_VariablesStayUnexpanded)
{
    const auto lookup = lookupOf({{s("FOO"), s("Bar")}});
    EXPECT_EQ(edit(expandable("%Foo%;x"), {last("D")}, lookup), expandable("%Foo%;x;D"));
}

TEST(CasesPath, ENV_010_MachinePathKeepsSystemRootUnexpanded)
{
    const auto lookup = lookupOf({{s("SYSTEMROOT"), s("C:\\Windows")}});
    EXPECT_EQ(
        edit(expandable("%SystemRoot%\\system32"), {first("C:\\Program Files\\Go\\bin")}, lookup),
        expandable("C:\\Program Files\\Go\\bin;%SystemRoot%\\system32"));
}

TEST(CasesPath, ENV_012_AVariableInAPlainValueMakesItExpandable)
{
    EXPECT_EQ(edit(plain("a"), {last("%GOROOT%\\bin")}), expandable("a;%GOROOT%\\bin"));
}

TEST(CasesPath, ENV_013_ProgramFilesStaysAsWritten)
{
    const auto lookup = lookupOf({{s("PROGRAMFILES"), s("C:\\Program Files (x86)")}});
    EXPECT_EQ(edited("%ProgramFiles%\\7-Zip", {last("D")}, lookup), "%ProgramFiles%\\7-Zip;D");
}

TEST(CasesPath, ENV_014_WrittenDataHasItsLengthAndOneFinalNul)
{
    const RegValue value = edit(plain("ab"), {last("c")});
    EXPECT_EQ(value.data, QByteArray::fromHex("6100620"
                                              "03b0063000000"));
}

TEST(CasesPath, ENV_016_TheSameFolderIsNotAddedTwice)
{
    EXPECT_EQ(
        edited("c:\\users\\example\\.cargo\\bin;foo", {last("c:\\users\\example\\.cargo\\bin")}),
        "c:\\users\\example\\.cargo\\bin;foo");
}

TEST(CasesPath, ENV_017_PresentInFrontInTheMiddleAndAtTheEnd)
{
    for (const char* before : {"a;b;D", "a;D;c", "D;b;c"})
        EXPECT_EQ(edited(before, {last("D")}), before);
}

TEST(CasesPath, ENV_019_CaseDoesNotMatter)
{
    EXPECT_EQ(edited("c:\\go\\BIN;X", {last("C:\\Go\\bin")}), "c:\\go\\BIN;X");
}

TEST(CasesPath, ENV_020_ATrailingBackslashDoesNotMatter)
{
    EXPECT_EQ(edited("C:\\Go\\bin\\;X", {last("C:\\Go\\bin")}), "C:\\Go\\bin\\;X");
}

TEST(CasesPath, ENV_022_QuotesMakeNoDuplicateAndHideTheirSemicolon)
{
    EXPECT_EQ(edited("\"C:\\Go\\bin\";X", {last("C:\\Go\\bin")}), "\"C:\\Go\\bin\";X");
    EXPECT_EQ(edited("\"C:\\a;b\";X", {last("C:\\a")}), "\"C:\\a;b\";X;C:\\a");
}

TEST(CasesPath, ENV_023_EmptySegmentsStayAndTheEntryGetsOneSeparator)
{
    EXPECT_EQ(edited(";;C:\\A;;C:\\B;", {last("D")}), ";;C:\\A;;C:\\B;D");
}

TEST(CasesPath, ENV_025_AppendPutsASeparatorInFront)
{
    EXPECT_EQ(edited("C:\\A", {last("D")}), "C:\\A;D");
}

TEST(CasesPath, ENV_026_BracketsAreNoWildcards)
{
    EXPECT_EQ(edited("C:\\tools1\\bin", {last("C:\\tools[1]\\bin")}),
              "C:\\tools1\\bin;C:\\tools[1]\\bin");
    EXPECT_EQ(edited("C:\\tools[1]\\bin", {last("C:\\tools[1]\\bin")}), "C:\\tools[1]\\bin");
}

TEST(CasesPath, ENV_033_MoreThan1024CharactersAreWrittenInFull)
{
    const QString filler = QString(1500, u'x');
    const RegValue value = edit(RegValue::fromText(RegKind::ExpandString, filler), {last("D")});
    EXPECT_EQ(value.text(), filler + s(";D"));
}

TEST(CasesPath, ENV_036_MoreThan32767CharactersAreRefused)
{
    const RegValue before = RegValue::fromText(RegKind::ExpandString, QString(32760, u'x'));
    const auto result = applyPathEdits(before, {last("C:\\Go\\bin")}, noVariables());
    ASSERT_FALSE(result.has_value());
    EXPECT_TRUE(result.error().english().contains(s("32767")));
}

TEST(CasesPath, ENV_037_ALongPathNeverBecomesShorterByAdding)
{
    for (const int length : {1023, 1024, 2047, 2048, 8191, 8192, 32000}) {
        const QString text = QString(length, u'x');
        const RegValue value = edit(RegValue::fromText(RegKind::ExpandString, text), {first("D")});
        EXPECT_EQ(value.text(), s("D;") + text) << length;
    }
}

TEST(CasesPath, ENV_038_RemovingTheFirstTakesItsSeparator)
{
    EXPECT_EQ(edited("D;foo", {drop("D")}), "foo");
}

TEST(CasesPath, ENV_039_RemovingTheLastTakesItsSeparator)
{
    EXPECT_EQ(edited("foo;D", {drop("D")}), "foo");
}

TEST(CasesPath, ENV_041_OnlyTheLiteralEntryGoesAndTheKindStays)
{
    const auto lookup = lookupOf({{s("PTH"), s("T")}, {s("D"), s("x")}});
    EXPECT_EQ(edit(plain("C:\\A;T\\X;T;C:\\B;%PTH%;C:\\%D%\\E"), {drop("T")}, lookup),
              plain("C:\\A;T\\X;C:\\B;%PTH%;C:\\%D%\\E"));
}

TEST(CasesPath, ENV_042_ANeighbourWithTheSamePrefixStays)
{
    EXPECT_EQ(edited("C:\\Go\\bin2;X", {drop("C:\\Go\\bin")}), "C:\\Go\\bin2;X");
}

TEST(PathEdits, InsertFirstMovesAnEntryThatIsFurtherBack)
{
    EXPECT_EQ(edited("a;C:\\go\\BIN\\;b", {first("C:\\Go\\bin")}), "C:\\go\\BIN\\;a;b");
    EXPECT_EQ(edited("C:\\go\\BIN\\;a", {first("C:\\Go\\bin")}), "C:\\go\\BIN\\;a");
}

TEST(PathEdits, OccurrencesAreCountedInTheValueBeforeAnyEdit)
{
    EXPECT_EQ(edited("x;a;x;b;x", {drop("x", 0), drop("x", 2)}), "a;x;b");
    EXPECT_EQ(edited("x;a;x", {drop("x", 1), drop("x", 1)}), "x;a");
}

TEST(PathEdits, ReplaceKeepsThePlace)
{
    const PathEdit unquote{PathEdit::Kind::Replace, s("\"C:\\a b\""), s("C:\\a b"), 0, {}};
    EXPECT_EQ(edited("x;\"C:\\a b\";y", {unquote}), "x;C:\\a b;y");
}

TEST(PathEdits, MakeExpandableChangesNothingButTheKind)
{
    RegValue before = plain("%GOROOT%\\bin");
    before.data += QByteArray::fromHex("41004200");
    const RegValue after = edit(before, {{PathEdit::Kind::MakeExpandable, {}, {}, 0, {}}});
    EXPECT_EQ(after.kind, RegKind::ExpandString);
    EXPECT_EQ(after.data, before.data);
}

TEST(PathEdits, RefusesAnEntryThatWouldBeTwo)
{
    for (const char* entry : {"C:\\a;C:\\b", "", "\"C:\\a", "  "})
        EXPECT_FALSE(applyPathEdits(expandable("x"), {last(entry)}, noVariables()).has_value())
            << entry;
}

TEST(PathEdits, RemovingFromATooLongValueIsAllowed)
{
    const RegValue before = RegValue::fromText(RegKind::String, s("D;") + QString(33000, u'x'));
    EXPECT_EQ(edit(before, {drop("D")}).text().size(), 33000);
}

TEST(UndoPathEdits, PutsRemovedEntriesBesideTheirOldNeighbours)
{
    const RegValue before = expandable("a;dead;b;dead2");
    const RegValue after = edit(before, {drop("dead"), drop("dead2"), first("G")});
    const auto back = undoPathEdits(expandable("new;G;a;b;tail"), before, after);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->value->text(), s("new;a;dead;b;dead2;tail"));
}

TEST(UndoPathEdits, LeavesAnEntryThatSomebodyPutBackAlready)
{
    const RegValue before = expandable("a;dead;b");
    const RegValue after = edit(before, {drop("dead")});
    const auto back = undoPathEdits(expandable("dead;a;b"), before, after);
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(back->value->text(), s("dead;a;b"));
}

TEST(UndoPathEdits, DeletesAValueThatWasNotThereWhenNothingElseIsInIt)
{
    const auto back = undoPathEdits(expandable("D"), std::nullopt, expandable("D"));
    ASSERT_TRUE(back.has_value());
    EXPECT_FALSE(back->value.has_value());
}

TEST(UndoPathEdits, KeepsTheExpandableKindWhileVariablesNeedIt)
{
    const RegValue before = plain("a");
    const RegValue after = expandable("a;%GOROOT%\\bin");
    const auto clear = undoPathEdits(expandable("a;%GOROOT%\\bin;b"), before, after);
    EXPECT_EQ(*clear->value, plain("a;b"));
    const auto theirs = undoPathEdits(expandable("a;%GOROOT%\\bin;%X%\\b"), before, after);
    EXPECT_EQ(*theirs->value, expandable("a;%X%\\b"));
}

TEST(PathEdits, AllOfManyDuplicatesGoAndTheFirstStays)
{
    QStringList entries;
    std::vector<PathEdit> edits;
    for (int i = 0; i < 3000; ++i)
        entries << s("C:\\a") << s("C:\\b%1").arg(i);
    for (int i = 1; i < 3000; ++i)
        edits.push_back(drop("C:\\a", i));
    const auto after = applyPathEdits(RegValue::fromText(RegKind::String, entries.join(u';')),
                                      edits, noVariables());
    ASSERT_TRUE(after.has_value());
    const QStringList left = PathList((*after)->text()).entries();
    EXPECT_EQ(left.size(), 3001);
    EXPECT_EQ(left.first(), s("C:\\a"));
    EXPECT_EQ(left.count(s("C:\\a")), 1);
}
