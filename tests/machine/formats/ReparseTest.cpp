// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/Reparse.h"
#include "machine/Files.h"

#include <QtEndian>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

QByteArray number(quint32 value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out.append(static_cast<char>(value >> (8 * i)));
    return out;
}

QByteArray utf16(const QString& text)
{
    QByteArray out;
    for (const QChar c : text)
        out += number(c.unicode(), 2);
    return out;
}

/// As MS-FSCC 2.1.2.4 and 2.1.2.5 lay it out; `flags` below 0: a mount point, which has none.
QByteArray buffer(quint32 tag, const QString& target, const QString& print, int flags)
{
    const QByteArray a = utf16(target);
    const QByteArray b = utf16(print);
    const auto size = [](const QByteArray& bytes) { return static_cast<quint32>(bytes.size()); };
    QByteArray data =
        number(0, 2) + number(size(a), 2) + number(size(a) + 2, 2) + number(size(b), 2);
    if (flags >= 0)
        data += number(static_cast<quint32>(flags), 4);
    data += a + number(0, 2) + b + number(0, 2);
    return number(tag, 4) + number(size(data), 2) + number(0, 2) + data;
}

QString mountTarget(const char* target)
{
    const auto point = parseReparse(
        buffer(reparse::mountPoint, QString::fromLatin1(target), QStringLiteral("x"), -1));
    return point ? point->target : QStringLiteral("refused");
}

TEST(Reparse, ReadsAJunction)
{
    const auto point = parseReparse(
        buffer(reparse::mountPoint, QStringLiteral("\\??\\D:\\Gö"), QStringLiteral("D:\\Gö"), -1));
    ASSERT_TRUE(point);
    EXPECT_EQ(point->tag, reparse::mountPoint);
    EXPECT_EQ(point->target, QStringLiteral("D:\\Gö"));
    EXPECT_EQ(point->printName, QStringLiteral("D:\\Gö"));
    EXPECT_FALSE(point->relative);
}

TEST(Reparse, ReadsARelativeSymbolicLink)
{
    const auto point = parseReparse(
        buffer(reparse::symlink, QStringLiteral("..\\go1.24"), QStringLiteral("..\\go1.24"), 1));
    ASSERT_TRUE(point);
    EXPECT_TRUE(point->relative);
    EXPECT_EQ(point->target, QStringLiteral("..\\go1.24"));
}

TEST(Reparse, ReadsAnAbsoluteSymbolicLinkToAShare)
{
    const auto point = parseReparse(
        buffer(reparse::symlink, QStringLiteral("\\??\\UNC\\server\\share\\go"), {}, 0));
    ASSERT_TRUE(point);
    EXPECT_FALSE(point->relative);
    EXPECT_EQ(point->target, QStringLiteral("\\\\server\\share\\go"));
}

TEST(Reparse, KeepsThePrefixOfAVolumeThatHasNoLetter)
{
    EXPECT_EQ(mountTarget("\\??\\Volume{2f8a5a8a-0000-0000-0000-100000000000}\\"),
              QStringLiteral("\\\\?\\Volume{2f8a5a8a-0000-0000-0000-100000000000}\\"));
}

TEST(Reparse, TellsOnlyTheTagOfOtherKinds)
{
    const QByteArray alias = number(reparse::appExecLink, 4) + number(4, 2) + number(0, 2) + "abcd";
    const auto point = parseReparse(alias);
    ASSERT_TRUE(point);
    EXPECT_EQ(point->tag, reparse::appExecLink);
    EXPECT_TRUE(point->target.isEmpty());
}

TEST(Reparse, RefusesLengthsThatLeadOutOfTheBuffer)
{
    const QByteArray good =
        buffer(reparse::mountPoint, QStringLiteral("\\??\\C:\\x"), QStringLiteral("C:\\x"), -1);
    ASSERT_TRUE(parseReparse(good));
    const std::pair<int, quint32> hostile[] = {
        {4, 0xFFFF},  {4, 0},  {4, 7},       // length of the data
        {8, 0xFFFE},  {8, 3},  {10, 0xFFFE}, // target: offset, length
        {10, 5},      {10, 0}, {12, 0xFFFE}, // and an empty one; print name
        {14, 0xFFFE}, {14, 1},
    };
    for (const auto& [at, value] : hostile) {
        QByteArray bad = good;
        bad.replace(at, 2, number(value, 2));
        const auto point = parseReparse(bad);
        ASSERT_FALSE(point) << at << ' ' << value;
        EXPECT_EQ(point.error().code, ErrorCode::Corrupt);
    }
}

TEST(Reparse, RefusesEveryCutBuffer)
{
    for (const int flags : {-1, 0}) {
        const QByteArray good =
            buffer(flags < 0 ? reparse::mountPoint : reparse::symlink,
                   QStringLiteral("\\??\\C:\\x"), QStringLiteral("C:\\x"), flags);
        for (qsizetype size = 0; size < good.size(); ++size)
            EXPECT_FALSE(parseReparse(good.left(size))) << size;
    }
}

TEST(Reparse, RefusesANameWithAZeroInIt)
{
    QString target = QStringLiteral("\\??\\C:\\x");
    target[6] = QChar(0);
    EXPECT_FALSE(parseReparse(buffer(reparse::mountPoint, target, {}, -1)));
}

TEST(Reparse, TakesKernelPrefixesOffPaths)
{
    EXPECT_EQ(withoutKernelPrefix(QStringLiteral("\\\\?\\C:\\Go")), QStringLiteral("C:\\Go"));
    EXPECT_EQ(withoutKernelPrefix(QStringLiteral("\\\\?\\UNC\\a\\b")), QStringLiteral("\\\\a\\b"));
    EXPECT_EQ(withoutKernelPrefix(QStringLiteral("\\??\\unc\\a\\b")), QStringLiteral("\\\\a\\b"));
    EXPECT_EQ(withoutKernelPrefix(QStringLiteral("C:\\Go")), QStringLiteral("C:\\Go"));
    EXPECT_EQ(withoutKernelPrefix(QStringLiteral("\\\\a\\b")), QStringLiteral("\\\\a\\b"));
}

} // namespace
} // namespace gosetup
