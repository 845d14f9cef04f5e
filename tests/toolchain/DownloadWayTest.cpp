// SPDX-License-Identifier: Apache-2.0
// The way to an archive: redirects and proxies that want credentials.
#include "toolchain/DownloadKit.h"

namespace gosetup {
namespace {

using namespace testkit;

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

} // namespace
} // namespace gosetup
