// SPDX-License-Identifier: Apache-2.0
#include "machine/http/Proxy.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

const QUrl https(QStringLiteral("https://go.dev/dl/x.zip"));

TEST(CasesProxy, ENV_082_ProxyCredentialsAreDecodedAndThePathDropped)
{
    const QMap<QString, QString> environment{
        {QStringLiteral("HTTP_PROXY"),
         QStringLiteral("http://http%40user:http%40password@host:8080/path")}};
    const auto proxy =
        proxyFromEnvironment(environment, QUrl(QStringLiteral("http://go.dev/dl/x.zip")));
    ASSERT_TRUE(proxy);
    EXPECT_EQ(proxy->host, QLatin1String("host"));
    EXPECT_EQ(proxy->port, 8080);
    EXPECT_EQ(proxy->user, QLatin1String("http@user"));
    EXPECT_EQ(proxy->password, QLatin1String("http@password"));
    EXPECT_EQ(displayProxy(*proxy), QLatin1String("host:8080"));
    EXPECT_TRUE(proxyFromEnvironment(environment, https)->isDirect());
}

TEST(CasesProxy, ENV_085_UrlsAreShownWithoutCredentials)
{
    EXPECT_EQ(displayUrl(QUrl(QStringLiteral("https://user:secret@mirror/go.zip"))),
              QLatin1String("https://mirror/go.zip"));
    EXPECT_EQ(displayUrl(QUrl(QStringLiteral("https://mirror/go.zip?token=secret#x"))),
              QLatin1String("https://mirror/go.zip"));
    EXPECT_EQ(withoutCredentials(QStringLiteral("Error with http://u:p@h/x and https://h2/y")),
              QLatin1String("Error with http://h/x and https://h2/y"));
}

TEST(Proxy, ABareHostIsAnHttpProxy)
{
    EXPECT_EQ(parseProxy(QStringLiteral("proxy.corp:3128"), QStringLiteral("X"))->port, 3128);
    EXPECT_EQ(parseProxy(QStringLiteral("proxy.corp"), QStringLiteral("X"))->port, 80);
    EXPECT_TRUE(parseProxy(QStringLiteral("  "), QStringLiteral("X"))->isDirect());
    EXPECT_EQ(parseProxy(QStringLiteral("socks4://h:1"), QStringLiteral("X")).error().code,
              ErrorCode::Unsupported);
    // Go uses these two; so do probes and downloads.
    for (const char* scheme : {"socks5", "socks5h"}) {
        const auto socks =
            parseProxy(QLatin1String(scheme) + QStringLiteral("://h"), QStringLiteral("X"));
        ASSERT_TRUE(socks) << scheme;
        EXPECT_EQ(socks->type, ProxySettings::Type::Socks5);
        EXPECT_EQ(socks->port, 1080);
    }
    EXPECT_EQ(parseProxy(QStringLiteral("http://"), QStringLiteral("X")).error().code,
              ErrorCode::Invalid);
}

TEST(Proxy, ABadValueIsNeverQuotedInTheError)
{
    const auto bad = parseProxy(QStringLiteral("http://u:hush@:99999999"), QStringLiteral("X"));
    ASSERT_FALSE(bad);
    EXPECT_FALSE(bad.error().english().contains(QLatin1String("hush")));
}

TEST(Proxy, NoProxyNamesHostsDomainsPortsAndNetworks)
{
    const auto url = [](const char* text) { return QUrl(QString::fromLatin1(text)); };
    const std::tuple<const char*, const char*, bool> cases[] = {
        {"*", "https://go.dev/", true},
        {"go.dev", "https://go.dev/", true},
        {"go.dev", "https://dl.go.dev/", true},
        {"go.dev", "https://notgo.dev/", false},
        {".go.dev", "https://dl.go.dev/", true},
        {".go.dev", "https://go.dev/", false},
        {"*.corp", "https://mirror.corp/", true},
        {"mirror.corp:8080", "http://mirror.corp:8080/", true},
        {"mirror.corp:8080", "http://mirror.corp/", false},
        {"go.dev:443", "https://go.dev/", true},
        {"10.0.0.0/8", "http://10.1.2.3/", true},
        {"10.0.0.0/8", "http://11.1.2.3/", false},
        {" , a.b , go.dev", "https://GO.DEV/", true},
        {"", "https://go.dev/", false},
    };
    for (const auto& [list, address, exempt] : cases)
        EXPECT_EQ(isExempt(QString::fromLatin1(list), url(address)), exempt)
            << list << " and " << address;
}

TEST(Proxy, LoopbackIsAlwaysDirect)
{
    const QMap<QString, QString> environment{
        {QStringLiteral("ALL_PROXY"), QStringLiteral("http://proxy:1")}};
    EXPECT_FALSE(proxyFromEnvironment(environment, https)->isDirect());
    for (const char* local : {"http://localhost/", "http://127.0.0.1:8/", "http://[::1]/"})
        EXPECT_TRUE(
            proxyFromEnvironment(environment, QUrl(QString::fromLatin1(local)))->isDirect());
}

} // namespace
} // namespace gosetup
