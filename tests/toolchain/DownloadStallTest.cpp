// SPDX-License-Identifier: Apache-2.0
// A server that is slow or silent: how long it is waited for, and that a cancel ends the wait.
#include "toolchain/DownloadKit.h"
#include "toolchain/Http.h"

#include <QElapsedTimer>

#include <atomic>
#include <future>
#include <thread>

namespace gosetup {
namespace {

using namespace testkit;

TEST_F(Download, SilentServerIsATimeout)
{
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        said.cutAfter = 5000;
        said.hang = true;
        return said;
    });
    options.attempts = 1;
    options.stallTimeout = 200ms;
    QElapsedTimer timer;
    timer.start();
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Timeout);
    EXPECT_LT(timer.elapsed(), 20'000) << "a hundred times the limit";
}

TEST_F(Download, SlowServerIsNotASilentOne)
{
    body = someBytes(64 * 1024);
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        said.pauseMs = 150;
        said.pieceBytes = said.body.size() / 16;
        return said;
    });
    options.stallTimeout = 2000ms; // shorter than the whole, longer than a pause
    options.slowestIn = 2000ms;
    options.slowestBytes = 1;
    options.attempts = 1;
    EXPECT_TRUE(fetchArchive(refAt(server), options, progress));
}

TEST_F(Download, AServerThatSendsAByteNowAndThenIsAStall)
{
    body = someBytes(400); // eight seconds at this speed: without a limit it would arrive
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        said.pauseMs = 20;
        said.pieceBytes = 1;
        return said;
    });
    options.attempts = 2;
    options.slowestIn = 300ms;
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Timeout);
    EXPECT_TRUE(fetched.error().english().contains(QLatin1String("sent only")))
        << qPrintable(fetched.error().english());
    ASSERT_EQ(server.asked().size(), 2U);
    EXPECT_FALSE(server.asked().at(1).headers.value("range").isEmpty()) << "it is resumed";
}

TEST_F(Download, AServerThatClosesAfterEveryByteComesToAnEnd)
{
    body = someBytes(200'000); // no computer makes so many requests in the time there is
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        said.cutAfter = 1;
        return said;
    });
    options.slowestIn = 1500ms; // longer than one request, which else would be what is too slow
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched) << "after " << server.asked().size() << " requests";
    EXPECT_EQ(fetched.error().code, ErrorCode::Network);
}

TEST_F(Download, AListThatTricklesInIsGivenUpAsAWhole)
{
    HttpServer server([&](const Asked&) {
        Said said;
        said.body = QByteArray(400, ' ');
        said.pauseMs = 20;
        said.pieceBytes = 1;
        return said;
    });
    options.bodyTimeout = 300ms;
    const auto bytes = httpBytes(server.url(), 1000, options, progress);
    ASSERT_FALSE(bytes);
    EXPECT_EQ(bytes.error().code, ErrorCode::Timeout);
    EXPECT_EQ(server.asked().size(), 1U);
}

TEST_F(Download, CancelEndsTheWaitForASilentServer)
{
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        said.cutAfter = 5000;
        said.hang = true;
        return said;
    });
    std::promise<void> arrived;
    std::atomic<bool> told = false;
    Progress watched([&](const ProgressUpdate& update) {
        if (update.bytesDone >= 5000 && !told.exchange(true))
            arrived.set_value();
    });
    std::thread canceller([&] {
        arrived.get_future().wait();
        watched.cancel();
    });
    QElapsedTimer timer;
    timer.start();
    const auto fetched = fetchArchive(refAt(server), options, watched);
    EXPECT_LT(timer.elapsed(), 30'000) << "half of the time a silent server is given";
    canceller.join();
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Cancelled);
    EXPECT_EQ(QFile(cached(".partial")).size(), 5000); // the next run goes on from there
}

} // namespace
} // namespace gosetup
