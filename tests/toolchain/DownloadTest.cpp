// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Fetch.h"
#include "toolchain/Http.h"
#include "toolchain/HttpServer.h"
#include "toolchain/Sha256.h"
#include "toolchain/Source.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <thread>

namespace gosetup {
namespace {

using namespace std::chrono_literals;
using testkit::Asked;
using testkit::HttpServer;
using testkit::Said;

QByteArray someBytes(int size)
{
    QByteArray bytes = "PK\3\4";
    for (int i = 4; i < size; ++i)
        bytes += static_cast<char>((i * 2654435761U) >> 13);
    return bytes;
}

/// As an orderly server answers: whole, or the range that was asked for.
Said orderly(const Asked& asked, const QByteArray& body, const QByteArray& etag = "\"one\"")
{
    Said said;
    said.headers["ETag"] = etag;
    said.body = body;
    const QByteArray range = asked.headers.value("range");
    const QByteArray condition = asked.headers.value("if-range");
    if (range.isEmpty() || (!condition.isEmpty() && condition != etag))
        return said;
    const qint64 from = range.mid(6, range.size() - 7).toLongLong();
    said.status = 206;
    said.headers["Content-Range"] = "bytes " + QByteArray::number(from) + '-' +
                                    QByteArray::number(body.size() - 1) + '/' +
                                    QByteArray::number(body.size());
    said.body = body.mid(from);
    return said;
}

class Download : public testing::Test
{
  protected:
    Download()
    {
        options.cacheFolder = folder.filePath(QStringLiteral("cache"));
        options.pinned = &noPins;
        options.retryBase = 4ms;
        options.retryCap = 300ms;
        options.stallTimeout = 60s; // a busy computer is no silent server
        options.attempts = 3;
        options.note = [this](const Text& text) { notes << text.english(); };
    }

    ArchiveRef refAt(const HttpServer& server)
    {
        ArchiveRef ref;
        ref.version = QStringLiteral("go1.24.4");
        ref.fileName = name;
        ref.url = server.url().resolved(QUrl(name));
        ref.size = body.size();
        ref.sha256 = Sha256::hexOf(body);
        return ref;
    }
    QString cached(const char* suffix = "") const
    {
        return QDir(options.cacheFolder).filePath(name + QLatin1String(suffix));
    }
    void put(const QString& path, const QByteArray& bytes)
    {
        QDir().mkpath(options.cacheFolder);
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    /// The state a killed run leaves behind: a part and the note of what it is.
    void putPartial(const HttpServer& server, const QByteArray& bytes, const QByteArray& etag)
    {
        put(cached(".partial"), bytes);
        const ArchiveRef ref = refAt(server);
        put(cached(".partial.json"), R"({"url":")" + ref.url.toString().toUtf8() +
                                         R"(","sha256":")" + ref.sha256 + R"(","etag":"\")" + etag +
                                         R"(\"","lastModified":""})");
    }

    QTemporaryDir folder;
    const QString name = QStringLiteral("go1.24.4.windows-amd64.zip");
    QByteArray body = someBytes(300'000);
    KnownHashes noPins = KnownHashes::parse(R"({"archives":{}})").value();
    FetchOptions options;
    Progress progress;
    QStringList notes;
};

using CasesDownload = Download;

TEST_F(Download, ArrivesVerified)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->bytes, body);
    EXPECT_EQ(fetched->verifiedBy, QStringList{QStringLiteral("index")});
    EXPECT_EQ(fetched->downloaded, body.size());
    EXPECT_EQ(fetched->finalHost, QLatin1String("127.0.0.1"));
    EXPECT_FALSE(QFile::exists(cached(".partial")));
    EXPECT_FALSE(QFile::exists(cached(".partial.json")));
    EXPECT_EQ(server.asked().at(0).headers.value("accept-encoding"), "identity");
}

TEST_F(CasesDownload, ENV_064_WithoutAnyHashNothingIsFetched)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    ArchiveRef ref = refAt(server);
    ref.sha256.clear();
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(fetched.error().english().contains(QLatin1String("--sha256")));
    EXPECT_TRUE(server.asked().empty());
    options.givenSha256 = Sha256::hexOf(body).toUpper();
    EXPECT_EQ(fetchArchive(ref, options, progress)->verifiedBy,
              QStringList{QStringLiteral("given")});
}

TEST_F(CasesDownload, ENV_066_WrongHashNamesUrlExpectedAndCalculated)
{
    HttpServer server(
        [&](const Asked& a) { return orderly(a, QByteArray(body).replace(9, 5, "bogus")); });
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Untrusted);
    const QString said = fetched.error().english();
    EXPECT_TRUE(said.contains(refAt(server).url.toString()));
    EXPECT_TRUE(said.contains(QString::fromLatin1(Sha256::hexOf(body))));
    EXPECT_TRUE(
        said.contains(QString::fromLatin1(Sha256::hexOf(QByteArray(body).replace(9, 5, "bogus")))));
    EXPECT_FALSE(QFile::exists(cached()));
    EXPECT_FALSE(QFile::exists(cached(".partial")));
    EXPECT_EQ(server.asked().size(), 1U);
}

TEST_F(CasesDownload, ENV_067_DamagedIndexIsAnErrorNotAnEmptyList)
{
    HttpServer server([](const Asked&) {
        Said said;
        said.body = R"([{"version":"go1.24.4","stable":true,"files":[{"filena)";
        return said;
    });
    const auto index = loadIndex({Source::Kind::Web, server.url()}, options, progress);
    ASSERT_FALSE(index);
    EXPECT_EQ(index.error().code, ErrorCode::Corrupt);
}

TEST_F(CasesDownload, ENV_068_PageOfAProxyIsNamedAsSuch)
{
    Said page;
    page.headers["Content-Type"] = "text/html; charset=utf-8";
    page.body = "<!DOCTYPE html>" + QByteArray(879, 'x');
    HttpServer server([&](const Asked&) { return page; });
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Proxy);
    const QString said = fetched.error().english();
    EXPECT_TRUE(
        said.contains(QLatin1String("a proxy or captive portal responded instead of 127.0.0.1")))
        << qPrintable(said);
    EXPECT_TRUE(said.contains(QLatin1String("894 bytes")));
    EXPECT_TRUE(said.contains(QLatin1String("3C 21 44 4F 43")));
    EXPECT_FALSE(QFile::exists(cached()));
    EXPECT_FALSE(QFile::exists(cached(".partial")) && QFile(cached(".partial")).size() > 0);
    EXPECT_EQ(server.asked().size(), 1U);
}

TEST_F(CasesDownload, ENV_069_RedirectIsFollowedAndItsHostShown)
{
    HttpServer store([&](const Asked& a) { return orderly(a, body); });
    HttpServer server([&](const Asked&) {
        Said said;
        said.status = 302;
        said.headers["Location"] =
            store.url(QStringLiteral("/go/x.zip"))
                .toString()
                .replace(QLatin1String("127.0.0.1"), QLatin1String("localhost"))
                .toLatin1();
        said.body = "<a href=\"x\">Found</a>";
        return said;
    });
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->finalHost, QLatin1String("localhost"));
    EXPECT_EQ(store.asked().at(0).target, "/go/x.zip");
    EXPECT_TRUE(notes.join(u'\n').contains(QLatin1String("localhost")));
}

TEST_F(CasesDownload, ENV_070_SavedRedirectPageIsNoArchive)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const QByteArray page = "<a href=\"https://dl.google.com/go/x.zip\">Found</a>.\n";
    file.write(page);
    file.close();
    const auto ref = archiveFromFile(path, Sha256::hexOf(page), noPins); // even with its own hash
    ASSERT_TRUE(ref);
    const auto fetched = fetchArchive(*ref, options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(fetched.error().english().contains(QLatin1String("HTML page")));
}

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

TEST_F(CasesDownload, ENV_072_OtherSizeThanTheIndexSaysIsRejectedBeforeHashing)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    for (const qint64 told : {qint64(299'999), qint64(300'001)}) {
        ArchiveRef ref = refAt(server);
        ref.size = told;
        const auto fetched = fetchArchive(ref, options, progress);
        ASSERT_FALSE(fetched);
        EXPECT_EQ(fetched.error().code, ErrorCode::Untrusted);
        EXPECT_TRUE(fetched.error().english().contains(QLatin1String("wrong size")));
        EXPECT_FALSE(fetched.error().english().contains(QLatin1String("SHA-256")));
    }
}

TEST_F(Download, MoreBytesThanTheIndexSaysAreNotTakenWithoutALengthEither)
{
    HttpServer server([&](const Asked& a) {
        Said said = orderly(a, body);
        said.claimedLength = -1;
        return said;
    });
    ArchiveRef ref = refAt(server);
    ref.size = 100'000;
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_TRUE(fetched.error().english().contains(QLatin1String("wrong size")));
    ref.size = body.size() + 5;
    EXPECT_TRUE(fetchArchive(ref, options, progress)
                    .error()
                    .english()
                    .contains(QLatin1String("incomplete: got 300000 of 300005 bytes")));
    ref.size = 0; // no source told it: the hash decides
    EXPECT_TRUE(fetchArchive(ref, options, progress));
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

TEST_F(CasesDownload, ENV_083_ProxyThatWantsCredentialsGetsThem)
{
    HttpServer proxy([&](const Asked& a) {
        const QByteArray wanted = "Basic " + QByteArray("us@er:pa:ss").toBase64();
        if (a.headers.value("proxy-authorization") != wanted)
            return Said{407, {{"Proxy-Authenticate", "Basic realm=\"corp\""}}, "denied"};
        return orderly(a, body);
    });
    ArchiveRef ref = refAt(proxy);
    ref.url = QUrl(QStringLiteral("http://mirror.invalid/dl/") + name);
    options.proxyFor = [&](const QUrl&) {
        return ProxySettings{QStringLiteral("127.0.0.1"), proxy.port(), QStringLiteral("us@er"),
                             QStringLiteral("pa:ss"), QStringLiteral("HTTP_PROXY")};
    };
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_TRUE(fetched) << qPrintable(fetched.error().english());
    EXPECT_EQ(fetched->bytes, body);
    EXPECT_EQ(proxy.asked().back().target, "http://mirror.invalid/dl/" + name.toLatin1());
    EXPECT_FALSE(notes.join(u'\n').contains(QLatin1String("pa:ss")));
}

TEST_F(Download, ProxyThatRefusesTheCredentialsIsNamedWithoutThem)
{
    HttpServer proxy([&](const Asked&) {
        return Said{407, {{"Proxy-Authenticate", "Basic realm=\"corp\""}}, "denied"};
    });
    ArchiveRef ref = refAt(proxy);
    ref.url = QUrl(QStringLiteral("http://mirror.invalid/dl/") + name);
    options.proxyFor = [&](const QUrl&) {
        return ProxySettings{QStringLiteral("127.0.0.1"), proxy.port(), QStringLiteral("user"),
                             QStringLiteral("hush"), QStringLiteral("HTTP_PROXY")};
    };
    const auto fetched = fetchArchive(ref, options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Proxy);
    EXPECT_TRUE(fetched.error().english().contains(QLatin1String("HTTP 407")));
    EXPECT_FALSE(fetched.error().english().contains(QLatin1String("hush")));
    EXPECT_LE(proxy.asked().size(), 3U);
}

TEST_F(CasesDownload, ENV_086_IndexIsAskedForWithAllReleases)
{
    HttpServer server([](const Asked&) {
        Said said;
        said.body = "[]";
        return said;
    });
    ASSERT_TRUE(loadIndex({Source::Kind::Web, server.url()}, options, progress));
    EXPECT_EQ(server.asked().at(0).target, "/dl/?mode=json&include=all");
}

TEST_F(CasesDownload, ENV_090_TamperedIndexAgainstThePinnedTableIsAnAlarm)
{
    HttpServer server([&](const Asked& a) { return orderly(a, body); });
    const auto pins = KnownHashes::parse(R"({"archives":{"go1.24.4.windows-amd64.zip":")" +
                                         QByteArray(64, 'b') + R"("}})");
    options.pinned = &pins.value();
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_EQ(fetched.error().code, ErrorCode::Untrusted);
    const QString said = fetched.error().english();
    EXPECT_TRUE(said.contains(QLatin1String("ALARM: two sources disagree")));
    EXPECT_TRUE(said.contains(QString(64, u'b')));
    EXPECT_TRUE(said.contains(QString::fromLatin1(Sha256::hexOf(body))));
    EXPECT_TRUE(server.asked().empty()); // not one byte was fetched
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

TEST_F(Download, RedirectsInACircleEnd)
{
    HttpServer server([](const Asked& a) {
        Said said;
        said.status = 302;
        said.headers["Location"] = a.target.endsWith("a") ? "/dl/b" : "/dl/a";
        return said;
    });
    const auto fetched = fetchArchive(refAt(server), options, progress);
    ASSERT_FALSE(fetched);
    EXPECT_TRUE(fetched.error().english().contains(QLatin1String("loop")));
    EXPECT_LE(server.asked().size(), 4U);
}

TEST_F(Download, EndlessRedirectsEnd)
{
    HttpServer server([](const Asked& a) {
        Said said;
        said.status = 307;
        said.headers["Location"] = "/dl/" + QByteArray::number(a.number);
        return said;
    });
    EXPECT_FALSE(fetchArchive(refAt(server), options, progress));
    EXPECT_LE(server.asked().size(), 9U);
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

TEST_F(Download, RedirectToAFileIsRefused)
{
    HttpServer server([](const Asked&) {
        Said said;
        said.status = 302;
        said.headers["Location"] = "file:///etc/passwd";
        return said;
    });
    EXPECT_EQ(fetchArchive(refAt(server), options, progress).error().code, ErrorCode::Tls);
}

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

TEST_F(Download, ALengthThatIsTooLargeForANumberIsTheWrongSize)
{
    for (const qint64 known : {body.size(), qsizetype(0)}) {
        HttpServer server([&](const Asked& a) {
            Said said = orderly(a, body);
            said.claimedLength = std::numeric_limits<qint64>::max();
            return said;
        });
        ArchiveRef ref = refAt(server);
        ref.size = known;
        putPartial(server, body.left(1000), "one");
        const auto fetched = fetchArchive(ref, options, progress);
        ASSERT_FALSE(fetched);
        EXPECT_EQ(fetched.error().code, ErrorCode::Untrusted)
            << qPrintable(fetched.error().english());
    }
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

TEST_F(Download, MirrorWithoutIndexOffersThePinnedVersions)
{
    HttpServer server([](const Asked&) { return Said{404, {}, "no"}; });
    options.pinned = nullptr;
    const auto index = loadIndex({Source::Kind::Web, server.url()}, options, progress);
    ASSERT_TRUE(index) << qPrintable(index.error().english());
    EXPECT_TRUE(index->fromKnownHashes);
    EXPECT_TRUE(chooseArchive(*index, QStringLiteral("1.24.4"), Arch::Amd64));
    EXPECT_EQ(server.asked().at(1).target, "/dl/dl.json");
}

TEST_F(Download, PortalInFrontOfAMirrorIsNotTakenForAMirrorWithoutIndex)
{
    HttpServer server([](const Asked&) {
        return Said{200, {{"Content-Type", "text/html"}}, "<html>sign in</html>"};
    });
    const auto index = loadIndex({Source::Kind::Web, server.url()}, options, progress);
    ASSERT_FALSE(index);
    EXPECT_EQ(index.error().code, ErrorCode::Proxy);
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
