// SPDX-License-Identifier: Apache-2.0
#include "toolchain/HashAgreement.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using Verdict = HashAgreement::Verdict;

namespace {

const QString file = s("go1.27.1.windows-amd64.zip");

QByteArray hash(char digit)
{
    return QByteArray(64, digit);
}

HashAgreement agreement(const QByteArray& fromIndex, const QByteArray& given,
                        const QByteArray& pinned)
{
    const QByteArray known =
        pinned.isEmpty() ? QByteArray() : '"' + file.toLatin1() + "\": \"" + pinned + '"';
    const auto table = KnownHashes::parse("{\"archives\": {" + known + "}}");
    EXPECT_TRUE(table.has_value()) << table.error().english().toStdString();
    return hashAgreement(file, fromIndex, given, *table);
}

} // namespace

TEST(HashAgreement, NobodyKnowsAFileWithoutAHash)
{
    EXPECT_EQ(agreement({}, {}, {}).verdict, Verdict::Nobody);
}

TEST(HashAgreement, NamesAllSourcesThatAgree)
{
    const HashAgreement all = agreement(hash('A'), hash('a'), hash('a'));
    EXPECT_EQ(all.verdict, Verdict::Agreed);
    EXPECT_EQ(all.sha256, hash('a'));
    EXPECT_EQ(all.sources, (QStringList{s("index"), s("given"), s("pinned")}));
    EXPECT_EQ(agreement({}, {}, hash('a')).sources, QStringList{s("pinned")});
}

TEST(HashAgreement, NamesTheOneThatDisagrees)
{
    const HashAgreement alarm = agreement(hash('a'), {}, hash('b'));
    EXPECT_EQ(alarm.verdict, Verdict::Disagreed);
    EXPECT_EQ(alarm.sources, QStringList{s("index")});
    EXPECT_EQ(alarm.odd.source, s("pinned"));
    EXPECT_EQ(alarm.odd.sha256, hash('b'));
}

TEST(HashAgreement, WhatIsNoHashIsNeverAgreedOn)
{
    EXPECT_EQ(agreement("abc", {}, {}).verdict, Verdict::Malformed);
    EXPECT_EQ(agreement({}, "<html>", hash('a')).verdict, Verdict::Malformed);
}
