// SPDX-License-Identifier: Apache-2.0
// A part of a download that is there: when it is gone on with, and when it is fetched from the
// start.
#include "toolchain/DownloadKit.h"

namespace gosetup {
namespace {

using namespace testkit;

TEST_F(CasesDownload, ENV_071_CutDownloadSaysHowMuchAndKeepsThePart)
{
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        if (a.number == 0)
            said.cutAfter = 120'000;
        else
            said.status = 404; // nothing to go on with: the first error's part must still be there
        return said;
    });
    options.attempts = 1;
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Network);
    EXPECT_TRUE(fetched.error().english().contains(
        QLatin1String("is incomplete: got 120000 of 300000 bytes")))
        << qPrintable(fetched.error().english());
    EXPECT_EQ(QFile(cached(".partial")).size(), 120'000);
    EXPECT_FALSE(QFile::exists(cached()));
}

TEST_F(Download, TruncationAndResetAreResumedUntilWhole)
{
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        if (a.number < 4)
            said.cutAfter = 60'000;
        said.reset = a.number % 2 == 1;
        return said;
    });
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->bytes, body);
    EXPECT_GT(fetched->resumedFrom, 0);
    // Qt itself may have sent the first request again: what counts is the last one.
    EXPECT_EQ(server.asked().back().headers.value("if-range"), "\"one\"");
    EXPECT_GE(notes.filter(QStringLiteral("trying again")).size(), 1);
}

TEST_F(CasesDownload, ENV_073_ResumeGoesOnWhereThePartEnds)
{
    body = "12345";
    HttpServer server([&](const Asked& a) { return orderly(a, "xxx45"); });
    putPartial(server, "123", "one");
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->bytes, "12345");
    EXPECT_EQ(fetched->resumedFrom, 3);
    EXPECT_EQ(server.asked().at(0).headers.value("range"), "bytes=3-");
}

TEST_F(CasesDownload, ENV_074_IgnoredRangeStartsOverAndAppendsNothing)
{
    HttpServer server([&](const Asked&) {
        Said said;
        said.body = body;
        return said;
    });
    putPartial(server, body.left(1000), "one");
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->bytes, body);
    EXPECT_EQ(fetched->resumedFrom, 0);
}

TEST_F(Download, RangeOfAnotherPlaceOrFileStartsOver)
{
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        if (a.number == 0)
            said.headers["Content-Range"] = "bytes 7-299999/300000";
        if (a.number == 0)
            said.body = body.mid(1000);
        return said;
    });
    putPartial(server, body.left(1000), "one");
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(server.asked().size(), 2U);
    EXPECT_TRUE(server.asked().at(1).headers.value("range").isEmpty());
}

TEST_F(Download, UnsatisfiableRangeStartsOver)
{
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        if (!a.headers.value("range").isEmpty())
            said = {416, {}, "no"};
        return said;
    });
    putPartial(server, body.left(1000), "one");
    EXPECT_TRUE(fetchArchive(refAt(server), options, progress));
}

TEST_F(CasesDownload, ENV_076_DamagedPartIsRemovedAndTheNextAttemptSucceeds)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    putPartial(server, QByteArray(1000, '?'), "one");
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->bytes, body);
    ASSERT_EQ(server.asked().size(), 2U);
    EXPECT_FALSE(server.asked().at(0).headers.value("range").isEmpty());
    EXPECT_TRUE(server.asked().at(1).headers.value("range").isEmpty());
}

TEST_F(CasesDownload, ENV_077_ChangedFileOnTheServerStartsOver)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body, "\"two\""); });
    putPartial(server, QByteArray(1000, '?'), "one");
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->resumedFrom, 0);
    ASSERT_EQ(server.asked().size(), 1U);
    EXPECT_EQ(server.asked().at(0).headers.value("if-range"), "\"one\"");
}

TEST_F(Download, PartOfAnotherAddressIsNotUsed)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    put(cached(".partial"), "other");
    put(cached(".partial.json"), R"({"url":"https://else/x.zip","sha256":"ff"})");
    ASSERT_TRUE(fetchArchive(refAt(server), options, progress));
    EXPECT_TRUE(server.asked().at(0).headers.value("range").isEmpty());
}

} // namespace
} // namespace gosetup
