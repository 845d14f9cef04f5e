// SPDX-License-Identifier: Apache-2.0
#include "paths/PathList.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

const QString d = QStringLiteral("D");

QString withAppended(const QString& text, const QString& entry)
{
    PathList list(text);
    list.append(entry);
    return list.text();
}

QString withRemoved(const QString& text, const QString& raw)
{
    PathList list(text);
    list.removeLiteral(raw);
    return list.text();
}

TEST(PathList, AppendsWithExactlyOneSeparator)
{
    EXPECT_EQ(withAppended(QString(), d), u"D");
    EXPECT_EQ(withAppended(QStringLiteral("a"), d), u"a;D");
    EXPECT_EQ(withAppended(QStringLiteral("a;"), d), u"a;D");
    EXPECT_EQ(withAppended(QStringLiteral(";;C:\\A;;C:\\B;"), d), u";;C:\\A;;C:\\B;D");
}

TEST(PathList, InsertsBeforeTheEntryAtTheIndex)
{
    PathList list(QStringLiteral("a;b"));
    list.insert(0, d);
    EXPECT_EQ(list.text(), u"D;a;b");
    list.insert(2, QStringLiteral("x"));
    EXPECT_EQ(list.text(), u"D;a;x;b");
    list.insert(99, QStringLiteral("z"));
    EXPECT_EQ(list.text(), u"D;a;x;b;z");
}

TEST(PathList, RemovesAtEveryPosition)
{
    EXPECT_EQ(withRemoved(QStringLiteral("D;foo"), d), u"foo");
    EXPECT_EQ(withRemoved(QStringLiteral("foo;D"), d), u"foo");
    EXPECT_EQ(withRemoved(QStringLiteral("foo;D;bar"), d), u"foo;bar");
    EXPECT_EQ(withRemoved(d, d), QString());
}

TEST(PathList, LeavesNeighbourWithTheSamePrefixAlone)
{
    const QString text = QStringLiteral("C:\\Go\\bin2;X");
    EXPECT_EQ(withRemoved(text, QStringLiteral("C:\\Go\\bin")), text);
    EXPECT_EQ(PathList(text).find(QStringLiteral("C:\\Go\\bin")), -1);
}

TEST(PathList, RemovesOnlyTheLiteralEntry)
{
    const QString text = QStringLiteral("C:\\A;T\\X;T;C:\\B;%PTH%;C:\\%D%\\E");
    EXPECT_EQ(withRemoved(text, QStringLiteral("T")), u"C:\\A;T\\X;C:\\B;%PTH%;C:\\%D%\\E");
}

TEST(PathList, FindsAFolderHoweverItIsSpelled)
{
    const QString go = QStringLiteral("C:\\Go\\bin");
    for (const char* text :
         {"C:\\Go\\bin;X", "X;c:\\go\\BIN", "X;C:\\Go\\bin\\;Y", "\"C:\\Go\\bin\";X", "C:/Go/bin",
          "C:\\Go\\bin.;X", "C:\\x\\..\\Go\\bin"})
        EXPECT_GE(PathList(QString::fromLatin1(text)).find(go), 0) << text;
    // Windows does not trim entries: with a blank they name other folders.
    for (const char* text : {"", ";;", " C:\\Go\\bin", "C:\\Go\\bin ", "C:\\Go", "C:\\Go\\bin\\x",
                             "D:\\Go\\bin", "bin"})
        EXPECT_EQ(PathList(QString::fromLatin1(text)).find(go), -1) << text;
}

TEST(PathList, FindsAFolderBehindAVariableOnlyWithALookup)
{
    const winpath::VariableLookup lookup = [](const QString& name) {
        return name.compare(QLatin1String("goroot"), Qt::CaseInsensitive) == 0
                   ? QStringLiteral("C:\\Go")
                   : QString();
    };
    const PathList list(QStringLiteral("X;%GOROOT%\\bin"));
    EXPECT_EQ(list.find(QStringLiteral("C:\\Go\\bin"), lookup), 1);
    EXPECT_EQ(list.find(QStringLiteral("C:\\Go\\bin")), -1);
}

TEST(PathList, KeepsASemicolonInsideQuotes)
{
    const PathList list(QStringLiteral("\"C:\\odd;name\";X"));
    ASSERT_EQ(list.entries().size(), 2);
    EXPECT_EQ(list.find(QStringLiteral("C:\\odd;name")), 0);
}

TEST(PathList, TreatsBracketsLiterally)
{
    const PathList list(QStringLiteral("C:\\tools1\\bin;C:\\tools[1]\\bin"));
    EXPECT_EQ(list.find(QStringLiteral("C:\\tools[1]\\bin")), 1);
}

TEST(PathList, NamesTheFirstOfEachDuplicate)
{
    const PathList list(QStringLiteral("C:\\A;C:\\B;c:\\a\\;;;C:\\B"));
    EXPECT_EQ(list.duplicatesOf(), (std::vector<int>{-1, -1, 0, -1, -1, 1}));
}

} // namespace
} // namespace gosetup
