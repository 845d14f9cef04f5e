// SPDX-License-Identifier: Apache-2.0
#include "machine/http/Proxy.h"

#include "gosettings/NoProxy.h"

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
        // What only looks like an entry to a person, or to another program.
        {"a;go.dev", "https://go.dev/", false},
        {"a\uff0cgo.dev", "https://go.dev/", false},
        {"a go.dev", "https://go.dev/", false},
        {"*dev", "https://go.dev/", false},
        {"go.dev.", "https://go.dev/", false},
        {"https://go.dev", "https://go.dev/", false},
        {"x, * ,y", "https://go.dev/", true},
        {"10.*", "http://10.1.2.3/", false},
        {"10.1/16", "http://10.1.2.3/", false},
        {"10.0.0.0/255.0.0.0", "http://10.1.2.3/", false},
        {"10.0.0.0/33", "http://10.1.2.3/", false},
        {"010.1.2.3", "http://10.1.2.3/", false},
        {"10.1.2.3:8080", "http://10.1.2.3:8080/", true},
        {"10.1.2.3:8080", "http://10.1.2.3/", false},
        {"::/0", "http://10.1.2.3/", false},
        {"2001:db8::/32", "http://[2001:db8::5]/", true},
        {"2001:db8::1", "http://[2001:db8:0:0::1]/", true},
        {"[2001:db8::1]", "http://[2001:db8::1]/", false},
        {"[2001:db8::1]:8080", "http://[2001:db8::1]:8080/", true},
        {"::ffff:10.1.2.3", "http://10.1.2.3/", true},
    };
    for (const auto& [list, address, exempt] : cases)
        EXPECT_EQ(gosettings::isExempt(QString::fromUtf8(list), url(address)), exempt)
            << list << " and " << address;
}

TEST(Proxy, AVariableIsReadAsGoReadsIt)
{
    // Nothing trims a value, and what Go passes over is no proxy.
    const auto wayBy = [](const char* value) {
        return proxyFromEnvironment({{QStringLiteral("HTTPS_PROXY"), QString::fromUtf8(value)}},
                                    https)
            .value_or(ProxySettings());
    };
    for (const char* value :
         {" http://proxy.corp:8080", "http://proxy.corp:8080 ", "http:/proxy.corp:8080",
          "\"http://proxy.corp:8080\"", "http\uff1a//proxy.corp:8080", "http://proxy.corp:80800"})
        EXPECT_TRUE(wayBy(value).isDirect()) << value << " as " << wayBy(value).host.toStdString();
    EXPECT_EQ(wayBy("http://:7890").host, QLatin1String("127.0.0.1"));
    EXPECT_EQ(wayBy("HTTP://PROXY.corp:8080/x").port, 8080);
    EXPECT_EQ(wayBy("http://[::1]:8080").host, QLatin1String("::1"));
    EXPECT_EQ(wayBy("http://corp%5Cli:p%40ss@proxy.corp:8080").password, QLatin1String("p@ss"));
}

TEST(Proxy, LoopbackIsAlwaysDirect)
{
    const QMap<QString, QString> environment{
        {QStringLiteral("ALL_PROXY"), QStringLiteral("http://proxy:1")}};
    EXPECT_FALSE(proxyFromEnvironment(environment, https)->isDirect());
    for (const char* local : {"http://localhost/", "http://127.0.0.1:8/", "http://[::1]/"})
        EXPECT_TRUE(
            proxyFromEnvironment(environment, QUrl(QString::fromLatin1(local)))->isDirect());
    // Go knows "localhost" alone.
    EXPECT_FALSE(
        proxyFromEnvironment(environment, QUrl(QStringLiteral("http://x.localhost/")))->isDirect());
}

} // namespace
} // namespace gosetup
