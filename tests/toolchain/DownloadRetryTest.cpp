// SPDX-License-Identifier: Apache-2.0
// A server that refuses: what is asked for again, when, and how often.
#include "toolchain/DownloadKit.h"
#include "toolchain/Http.h"

#include <QElapsedTimer>

#include <thread>

namespace gosetup {
namespace {

using namespace testkit;

TEST_F(CasesDownload, ENV_080_MissingFileIsNoSuchVersionAndNotRetried)
{
    HttpServer server([](const Asked&) { return Said{404, {}, "404 page not found"}; });
    ArchiveRef ref = refAt(server);
    ref.fileName = QStringLiteral("go1.24.4.windows-arm64.zip");
    ref.arch = Arch::Arm64;
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(
        fetched.error().english().contains(QLatin1String("no such Go version for windows/arm64")));
    EXPECT_EQ(server.asked().size(), 1U);
}

TEST_F(CasesDownload, ENV_081_OnlyTwoHundredToTwoNinetyNineIsSuccess)
{
    EXPECT_TRUE(isSuccess(200) && isSuccess(206) && isSuccess(299));
    for (const int status : {0, 100, 199, 300, 304, 400, 403, 500})
        EXPECT_FALSE(isSuccess(status)) << status;
    for (const int status : {304, 400, 403}) {
        HttpServer server([&](const Asked&) { return Said{status, {}, body}; });
        const auto fetched = fetchArchive(refAt(server), options, progress);
        ASSERT_FALSE(fetched) << status;
        EXPECT_EQ(server.asked().size(), 1U) << status;
        EXPECT_FALSE(QFile::exists(cached()));
    }
}

TEST_F(Download, BusyServerIsAskedAgainWhenItSaid)
{
    HttpServer server([&](const Asked& a) {
        if (a.number == 0)
            return Said{503, {{"Retry-After", "1"}}, "later"};
        if (a.number == 1)
            return Said{429, {}, "slowly"};
        return orderly(a, body);
    });
    options.retryCap = 150ms; // a second is more than we wait in a test
    QElapsedTimer timer;
    timer.start();
    EXPECT_TRUE(fetchArchive(refAt(server), options, progress));
    EXPECT_GE(timer.elapsed(), 150);
    EXPECT_EQ(server.asked().size(), 3U);
}

TEST_F(Download, GivesUpAfterTheLastAttempt)
{
    HttpServer server([](const Asked&) { return Said{500, {}, "no"}; });
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Network);
    EXPECT_TRUE(fetched.error().english().contains(QLatin1String("HTTP 500")));
    EXPECT_EQ(server.asked().size(), 3U);
}

TEST_F(Download, RetryAfterIsSecondsOrADate)
{
    const QDateTime now(QDate(2026, 11, 21), QTime(12, 0), Qt::UTC);
    EXPECT_EQ(parseRetryAfter("7", now), 7000ms);
    EXPECT_EQ(parseRetryAfter("Sat, 21 Nov 2026 12:00:30 GMT", now), 30'000ms);
    EXPECT_EQ(parseRetryAfter("Sat, 21 Nov 2026 11:00:30 GMT", now), 0ms);
    EXPECT_FALSE(parseRetryAfter("soon", now));
    EXPECT_FALSE(parseRetryAfter("-1", now));
    EXPECT_FALSE(parseRetryAfter("", now));
}

TEST_F(Download, AServerThatRefusesIsNamedAndTheProxyIsThoughtOf)
{
    ArchiveRef ref;
    {
        const HttpServer server([](const Asked&) { return Said{}; });
        ref = refAt(server);
    } // nobody listens there any more
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Network);
    EXPECT_EQ(
        fetched.error().english(),
        QLatin1String("127.0.0.1 refused the connection; check whether a browser can open it; "
                      "behind a company proxy set HTTPS_PROXY"));
}

TEST_F(Download, CancelEndsTheWaitBetweenAttempts)
{
    HttpServer server([](const Asked&) { return Said{503, {{"Retry-After", "60"}}, "later"}; });
    options.retryCap = 60s;
    std::thread canceller([&] {
        while (server.asked().empty())
            std::this_thread::sleep_for(5ms);
        progress.cancel();
    });
    QElapsedTimer timer;
    timer.start();
    EXPECT_EQ(fetchArchive(refAt(server), options, progress).error().code, ErrorCode::Cancelled);
    EXPECT_LT(timer.elapsed(), 30'000) << "half of the wait";
    canceller.join();
}

TEST_F(Download, NobodyListeningIsRetriedAndNamed)
{
    quint16 port = 0;
    {
        HttpServer gone([](const Asked&) { return Said{}; });
        port = gone.port();
    }
    ArchiveRef ref;
    ref.version = QStringLiteral("go1.24.4");
    ref.fileName = name;
    ref.sha256 = QByteArray(64, 'a');
    ref.url = QUrl(QStringLiteral("http://user:hush@127.0.0.1:%1/%2").arg(port).arg(name));
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Network);
    EXPECT_FALSE(fetched.error().english().contains(QLatin1String("hush")));
    EXPECT_EQ(notes.filter(QStringLiteral("trying again")).size(), 2);
}

} // namespace
} // namespace gosetup
