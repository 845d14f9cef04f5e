// SPDX-License-Identifier: Apache-2.0
#include "toolchain/HashText.h"
#include "toolchain/Sha256.h"

#include <QCryptographicHash>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

const QString fileName = QStringLiteral("go1.25.1.windows-amd64.zip");
const QByteArray hash = "4a974de310e7ee1d523d2fcedb114ba5fa75408c98eb3652023e55ccf3fa7cab";

TEST(CasesHash, ENV_057_HtmlIsNotAHash)
{
    const auto parsed = parseHashText("<!DOCTYPE html>\n<html><head><title>go</title>", fileName);
    ASSERT_FALSE(parsed);
    EXPECT_TRUE(parsed.error().english().contains(QLatin1String("not a hash")));
    EXPECT_TRUE(parsed.error().english().contains(QLatin1String("HTML")));
}

TEST(CasesHash, ENV_058_SixtyFourDigitsWithoutNewlineAreTheHash)
{
    EXPECT_EQ(parseHashText(hash, fileName).value(), hash);
    EXPECT_EQ(parseHashText(hash + "\r\n", fileName).value(), hash);
}

TEST(CasesHash, ENV_060_UpperCaseIsTheSameHash)
{
    EXPECT_EQ(parseHashText(hash.toUpper(), fileName).value(), hash);
    EXPECT_TRUE(sameHash(hash.toUpper(), hash));
    EXPECT_FALSE(sameHash(hash, QByteArray(hash).replace('4', '5')));
}

TEST(HashText, BlanksLineEndsAndMarksOfPastingCountForNothing)
{
    QByteArray pairs; // certutil before Windows 10
    for (qsizetype at = 0; at < hash.size(); at += 2)
        pairs += hash.mid(at, 2) + ' ';
    for (const QByteArray& text :
         {QByteArray("\xEF\xBB\xBF") + hash, "\xEF\xBB\xBF" + hash + "\r\n", " \t" + hash + "\n\n",
          hash + "\xC2\xA0", "\xE2\x80\x8B" + hash, "\xE3\x80\x80" + hash, pairs,
          hash.left(32) + "\r\n" + hash.mid(32),
          "\xEF\xBB\xBF" + hash + "  " + fileName.toUtf8() + "\r\n"}) {
        const auto parsed = parseHashText(text, fileName);
        ASSERT_TRUE(parsed) << text.constData();
        EXPECT_EQ(*parsed, hash) << text.constData();
    }
}

TEST(CasesHash, ENV_061_Sha256sumLineCountsOnlyForOurFile)
{
    EXPECT_EQ(parseHashText(hash + "  " + fileName.toUtf8(), fileName).value(), hash);
    EXPECT_EQ(parseHashText(hash + " *" + fileName.toUtf8() + "\n", fileName).value(), hash);
    EXPECT_FALSE(parseHashText(hash + "  go1.19.4.linux-amd64.tar.gz", fileName));
    const QByteArray other(64, 'a');
    EXPECT_EQ(
        parseHashText(other + "  other.zip\n" + hash + "  " + fileName.toUtf8(), fileName).value(),
        hash);
}

TEST(CasesHash, ENV_063_ShortEmptyAndForeignTextsFailClosed)
{
    for (const QByteArray& text : {QByteArray(), QByteArray("hello"), hash.left(63), hash + "0",
                                   QByteArray(64, 'g'), QByteArray("<html>")}) {
        const auto parsed = parseHashText(text, fileName);
        ASSERT_FALSE(parsed) << text.constData();
        EXPECT_TRUE(parsed.error().message.english().startsWith(QLatin1String("not a hash")))
            << text.constData();
    }
    EXPECT_FALSE(sameHash({}, {}));
    EXPECT_FALSE(sameHash("hello", "hello"));
}

TEST(Sha256, AgreesWithQtForPiecesOfAnySize)
{
    QByteArray bytes;
    for (int i = 0; i < 100'003; ++i)
        bytes += static_cast<char>(i * 31);
    Sha256 pieces;
    for (qsizetype at = 0; at < bytes.size(); at += 977)
        pieces.add(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(977, bytes.size() - at)));
    const QByteArray wanted = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    EXPECT_EQ(pieces.hex(), wanted);
    pieces.reset();
    pieces.add(bytes);
    EXPECT_EQ(pieces.hex(), wanted);
    EXPECT_EQ(Sha256::hexOf({}),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(KnownHashes, BuiltInKnowsTheOfficialArchives)
{
    const KnownHashes& table = KnownHashes::builtIn();
    EXPECT_GE(table.size(), 599);
    EXPECT_EQ(table.find(QStringLiteral("go1.24.4.windows-amd64.zip")),
              "b751a1136cb9d8a2e7ebb22c538c4f02c09b98138c7c8bfb78a54a4566c013b1");
    EXPECT_TRUE(table.find(QStringLiteral("go1.99.0.windows-amd64.zip")).isEmpty());
}

TEST(KnownHashes, NamesThePlaceOfAnEntryThatIsNoHash)
{
    const auto table = KnownHashes::parse(R"({"archives": {"go1.windows-386.zip": "abc"}})");
    ASSERT_FALSE(table);
    EXPECT_TRUE(
        table.error().english().contains(QLatin1String(R"($.archives["go1.windows-386.zip"])")));
    EXPECT_FALSE(KnownHashes::parse("[]"));
    EXPECT_FALSE(KnownHashes::parse("{}"));
}

} // namespace
} // namespace gosetup
