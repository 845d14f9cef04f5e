// SPDX-License-Identifier: Apache-2.0
// What Windows' proxy texts mean for an address.
#include "machine/http/SystemProxy.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

QString chosen(const char* proxies, const char* url, const char* bypass = "")
{
    const ProxySettings proxy = proxyFromList(QString::fromUtf8(proxies), QString::fromUtf8(bypass),
                                              QUrl(QString::fromUtf8(url)));
    return proxy.isDirect() ? QStringLiteral("direct")
                            : QStringLiteral("%1:%2").arg(proxy.host).arg(proxy.port);
}

bool bypassed(const char* list, const char* url)
{
    return isBypassed(QString::fromUtf8(list), QUrl(QString::fromUtf8(url)));
}

} // namespace

TEST(SystemProxy, TakesTheEntryOfTheSchemeBeforeTheOneForAll)
{
    EXPECT_EQ(chosen("http=a:1;https=b:2", "https://go.dev/"), QStringLiteral("b:2"));
    EXPECT_EQ(chosen("http=a:1;https=b:2", "http://go.dev/"), QStringLiteral("a:1"));
    EXPECT_EQ(chosen("c:3 https=b:2", "https://go.dev/"), QStringLiteral("b:2"));
    EXPECT_EQ(chosen("http=a:1 c:3", "https://go.dev/"), QStringLiteral("c:3"));
    EXPECT_EQ(chosen("a:1", "https://go.dev/"), QStringLiteral("a:1"));
    EXPECT_EQ(chosen("http://a:8080", "https://go.dev/"), QStringLiteral("a:8080"));
    EXPECT_EQ(chosen("proxy.corp", "https://go.dev/"), QStringLiteral("proxy.corp:80"));
}

TEST(SystemProxy, TakesTheFirstThatCanBeUsed)
{
    EXPECT_EQ(chosen("a:1;b:2", "https://go.dev/"), QStringLiteral("a:1"));
    EXPECT_EQ(chosen("socks5://s:1;b:2", "https://go.dev/"), QStringLiteral("b:2"));
    EXPECT_EQ(chosen("https://t:443;b:2", "https://go.dev/"), QStringLiteral("b:2"));
}

TEST(SystemProxy, IsDirectWhereNothingFits)
{
    EXPECT_EQ(chosen("", "https://go.dev/"), QStringLiteral("direct"));
    EXPECT_EQ(chosen("http=a:1", "https://go.dev/"), QStringLiteral("direct"));
    EXPECT_EQ(chosen("https=:2", "https://go.dev/"), QStringLiteral("direct"));
    EXPECT_EQ(chosen("a:1", "http://127.0.0.1:8080/"), QStringLiteral("direct"));
    EXPECT_EQ(chosen("a:1", "http://localhost/"), QStringLiteral("direct"));
    EXPECT_EQ(chosen("a:1", "https://go.corp/", "*.corp"), QStringLiteral("direct"));
}

TEST(SystemProxy, TakesSocksWhereNothingElseIsNamed)
{
    // Windows' own programs go through it, and Go and Qt speak it.
    for (const char* list : {"socks=s:1080", "socks=s", "socks5://s:1080", "http=a:1;socks=s:1080",
                             "socks=socks5://s:1080"})
        EXPECT_EQ(chosen(list, "https://go.dev/"), QStringLiteral("s:1080")) << list;
    EXPECT_EQ(chosen("socks=s:1080;https=b:2", "https://go.dev/"), QStringLiteral("b:2"));
    EXPECT_EQ(
        proxyFromList(QStringLiteral("socks=s:1"), {}, QUrl(QStringLiteral("https://go.dev"))).type,
        ProxySettings::Type::Socks5);
}

TEST(SystemProxy, SaysThatTheSystemNamedIt)
{
    EXPECT_EQ(
        proxyFromList(QStringLiteral("a:1"), {}, QUrl(QStringLiteral("https://go.dev"))).source,
        QStringLiteral("system"));
}

TEST(SystemProxy, BypassesWhatTheListNames)
{
    EXPECT_TRUE(bypassed("<local>", "https://intranet/x"));
    EXPECT_FALSE(bypassed("<local>", "https://go.dev/"));
    EXPECT_FALSE(bypassed("<local>", "https://[fe80::1]/"));
    EXPECT_TRUE(bypassed("x.org;*.corp", "https://go.CORP/"));
    EXPECT_FALSE(bypassed("*.corp", "https://corp/"));
    EXPECT_TRUE(bypassed("10.*", "https://10.1.2.3/"));
    EXPECT_FALSE(bypassed("10.*", "https://110.1.2.3/"));
    EXPECT_TRUE(bypassed("go.dev:443", "https://go.dev/"));
    EXPECT_FALSE(bypassed("go.dev:8443", "https://go.dev/"));
    EXPECT_FALSE(bypassed("http://go.dev", "https://go.dev/"));
    EXPECT_TRUE(bypassed("https://go.dev", "https://go.dev/"));
    EXPECT_FALSE(bypassed("godev", "https://go.dev/")) << "a dot is a dot, not any character";
    EXPECT_FALSE(bypassed("g(o.dev", "https://go.dev/"));
}
