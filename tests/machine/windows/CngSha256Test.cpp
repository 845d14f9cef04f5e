// SPDX-License-Identifier: Apache-2.0
// Windows' own SHA-256 against the published vectors (FIPS 180-4) and against Qt's.
#include "machine/windows/CngSha256.h"

#include <QCryptographicHash>

#include <gtest/gtest.h>

using namespace gosetup;

TEST(CngSha256, GivesThePublishedHashes)
{
    CngSha256 hash;
    ASSERT_TRUE(hash.reset());
    EXPECT_EQ(hash.result().toHex(),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    ASSERT_TRUE(hash.reset());
    EXPECT_TRUE(hash.add("abc"));
    EXPECT_EQ(hash.result().toHex(),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(CngSha256, StartsOverInTheMiddleAndTakesAnyPieces)
{
    CngSha256 hash;
    ASSERT_TRUE(hash.reset());
    EXPECT_TRUE(hash.add("what was begun and left"));
    ASSERT_TRUE(hash.reset());
    QByteArray all;
    for (int i = 0; i < 300; ++i) {
        const QByteArray piece(i, static_cast<char>(i));
        EXPECT_TRUE(hash.add(piece));
        all += piece;
    }
    EXPECT_EQ(hash.result(), QCryptographicHash::hash(all, QCryptographicHash::Sha256));
}

TEST(CngSha256, GivesNothingBeforeItIsStarted)
{
    CngSha256 hash;
    EXPECT_FALSE(hash.add("abc"));
    EXPECT_TRUE(hash.result().isEmpty());
}
