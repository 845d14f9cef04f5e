// SPDX-License-Identifier: Apache-2.0
// The folder of downloads: what is in it already, what goes missing from it, and where it cannot
// be written.
#include "toolchain/DownloadKit.h"

namespace gosetup {
namespace {

using namespace testkit;

TEST_F(CasesDownload, ENV_078_BadCachedFileIsNamedAndFetchedAgain)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    put(cached(), QByteArray(body).replace(9, 5, "bogus"));
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched);
    EXPECT_FALSE(fetched->reused);
    EXPECT_TRUE(notes.join(u'\n').contains(QLatin1String("bad checksum for the cached download")));
    QFile file(cached());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), body);
}

TEST_F(CasesDownload, ENV_079_SecondRunReusesTheVerifiedFile)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    ASSERT_TRUE(fetchArchive(refAt(server), options, progress));
    const auto again = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(again);
    EXPECT_TRUE(again->reused);
    EXPECT_EQ(again->downloaded, 0);
    EXPECT_EQ(server.asked().size(), 1U);
    EXPECT_TRUE(notes.join(u'\n').contains(QLatin1String("reusing the previously downloaded")));
}

#ifndef Q_OS_WIN // where no other program may delete a file that is open
TEST_F(CasesDownload, ENV_162_AQuarantinedDownloadIsNeitherMissingNorANetworkFailure)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    Progress thief([&](const ProgressUpdate& update) {
        if (update.stage == Stage::Downloading && update.bytesDone == body.size())
            QFile::remove(cached(".partial"));
    });
    const auto fetched = fetchArchive(refAt(server), options, thief);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::AccessDenied);
    const QString told = fetched.error().english();
    EXPECT_FALSE(told.contains(QLatin1String("no such Go version"))) << qPrintable(told);
    EXPECT_TRUE(told.contains(QLatin1String("Protection history"))) << qPrintable(told);
    EXPECT_EQ(server.asked().size(), 1U);
}
#endif

TEST_F(Download, FullDiskIsCalledFull)
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        GTEST_SKIP() << "needs /dev/full, a file on which every write finds the disk full";
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    QDir().mkpath(options.cacheFolder);
    putPartial(server, "", "one");
    QFile::remove(cached(".partial"));
    ASSERT_TRUE(QFile::link(QStringLiteral("/dev/full"), cached(".partial")));
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::DiskFull) << qPrintable(fetched.error().english());
}

TEST_F(Download, TooLittleRoomIsKnownBeforeTheFirstByte)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    ArchiveRef ref = refAt(server);
    ref.size = qint64(1) << 60;
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::DiskFull);
    EXPECT_TRUE(server.asked().empty());
}

TEST_F(Download, NameOfTheArchiveNeverLeavesTheCache)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    ArchiveRef ref = refAt(server);
    ref.fileName = QStringLiteral("../../go1.24.4.windows-amd64.zip");
    EXPECT_EQ(fetchArchive(ref, options, progress).error().code, ErrorCode::Invalid);
    ref.fileName = QStringLiteral("go1.24.5.windows-amd64.zip"); // not the version it claims
    EXPECT_EQ(fetchArchive(ref, options, progress).error().code, ErrorCode::Invalid);
}

TEST_F(Download, AFolderInPlaceOfItsLockIsNamedAndIsNoOtherDownload)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    ASSERT_TRUE(QDir().mkpath(cached(".lock/x")));
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Corrupt) << qPrintable(fetched.error().english());
    EXPECT_TRUE(fetched.error().english().contains(name + QStringLiteral(".lock")));
}

TEST_F(Download, OldPartsAreCleanedAndYoungOnesKept)
{
    put(cached(".partial"), "old");
    put(cached(".partial.json"), "{}");
    put(cached(), "whole");
    EXPECT_TRUE(
        cleanCache(options.cacheFolder, QDateTime::currentDateTime().addDays(-7))->isEmpty());
    EXPECT_EQ(cleanCache(options.cacheFolder, QDateTime::currentDateTime().addSecs(60))->size(), 2);
    EXPECT_TRUE(QFile::exists(cached()));
}

} // namespace
} // namespace gosetup
