// SPDX-License-Identifier: Apache-2.0
// A download that is believed: by its hash, its size and its first bytes.
#include "toolchain/DownloadKit.h"
#include "toolchain/Source.h"

#include <limits>

namespace gosetup {
namespace {

using namespace testkit;

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

} // namespace
} // namespace gosetup
