// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ShownAddress.h"

#include "gosettings/ProxyVariable.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

namespace gosetup::gosettings {
namespace {

TEST(ShownAddress, OfAProxyOnlySchemeHostAndPortAreShown)
{
    const std::pair<const char*, const char*> cases[] = {
        // Nothing in these can be a password: they are shown with their mistakes.
        {"http://http://127.0.0.1:7890", "http://http://127.0.0.1:7890"},
        {"\"http//proxy:8080\"", "\"http//proxy:8080\""},
        {"proxy.corp :8080 ", "proxy.corp :8080 "},
        {"http;//[::1]:80/", "http;//[::1]:80/"},
        {"socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080"},
        {"http：//proxy：8080", "http：//proxy：8080"},
        // Go can read these.
        {"http://li:geheim@host:8080/x", "http://host:8080"},
        {"li:geheim@host", "http://host:80"},
        {"http://li:ge@heim@host:1", "http://host:1"},
        {"http://host:8080/geheim?geheim", "http://host:8080"},
        {"https://li:geheim@[::1]:1", "https://[::1]:1"},
        // These nobody can.
        {"http://li:ge/heim@host:8080", notShown},
        {"http://li:80/geheim@host:8080", notShown},
        {"http://geheim/x@host:8080", notShown},
        {"http://li:geheim＠host:8080", notShown},
        {"http://li：geheim@host:8080", notShown},
        {"socks4://li:geheim@host:1", "socks4://host:1"},
        {"geheim://host:1", notShown},
        {"http://li：geheim", notShown},
        {"http://li:geheim host:80", notShown},
        {"http://geheim host:80", notShown},
        {"http://li@geheim:host:8080", notShown},
        {"http：//li：geheim@host", notShown},
        {"http//li:geheim@host", notShown},
        {"li:geheim", notShown},
    };
    for (const auto& [value, shown] : cases)
        EXPECT_EQ(shownProxyVariable(s(value)).toStdString(), shown) << value;
}

TEST(ShownAddress, OfGoproxyEachEntryIsShownWithoutCredentialsAndQuery)
{
    const std::pair<const char*, const char*> cases[] = {
        {"https://goproxy.cn,direct", "https://goproxy.cn,direct"},
        {"https://goproxy.cn;direct", "https://goproxy.cn;direct"},
        {"https//goproxy.cn direct", "https//goproxy.cn direct"},
        {"https://a.corp:8081/api/go|off", "https://a.corp:8081/api/go|off"},
        {"file:///C:/x,file://D:\\y", "file:///C:/x,file://D:\\y"},
        {"https://a.corp?token=geheim,direct", "https://a.corp,direct"},
        {"https://a.corp/go?geheim", "https://a.corp/go"},
        {"a.corp?x=geheim", "a.corp"},
        {"li:geheim@a.corp", "a.corp"},
        {"geheim@a.corp,direct", "a.corp,direct"},
        {"https://li:ge/heim@a.corp/x,direct", "https://a.corp/x,direct"},
        {"https://li：geheim＠a.corp", "https://a.corp"},
        {"https://li:geheim a.corp,direct", "(not shown),direct"},
        {"li:geheim a.corp", notShown},
        {"https://li@geheim:a.corp", "https://(not shown)"},
    };
    for (const auto& [value, shown] : cases)
        EXPECT_EQ(gosettings::shownProxyList(s(value)).toStdString(), shown) << value;
}

TEST(ShownAddress, AHashOfACommentOrAMisspeltListIsShown)
{
    EXPECT_EQ(shownProxyList(s("https://a.example,direct # mine")),
              s("https://a.example,direct # mine"));
    EXPECT_EQ(shownProxyList(s("https://a.example#direct")), s("https://a.example#"));
}

TEST(ShownAddress, AMessageKeepsAllButTheCredentials)
{
    const std::pair<const char*, const char*> cases[] = {
        {"invalid proxy URL missing scheme: li:geheim@a.corp",
         "invalid proxy URL missing scheme: a.corp"},
        {"parse \"https://li:geheim a.corp\": invalid character \" \" in host name",
         "parse \"https://(not shown) a.corp\": invalid character \" \" in host name"},
        {"golang.org/x/text@v0.1.0: not found at https://a.corp:80: 404",
         "golang.org/x/text@v0.1.0: not found at https://a.corp:80: 404"},
        {"invalid port \":geheim a.corp\" after host", "invalid port \"(not shown)\" after host"},
        {"-ldflags=-X=a.b=c -run=^Test?", "-ldflags=-X=a.b=c -run=^Test?"},
        {"C:\\Users\\x: odd", "C:\\Users\\x: odd"},
    };
    for (const auto& [text, shown] : cases)
        EXPECT_EQ(shownAddresses(s(text)).toStdString(), shown) << text;
}

TEST(ShownAddress, AnImagesStandInIsJudgedAsTheValueIs)
{
    for (const char* value :
         {"http://li:geheim@host:8080", "li:geheim@host", "http://li:ge/heim@host:8080",
          "http://li:geheim＠host:8080", "http://li:geheim host:80", "http://li@geheim:host:8080",
          "http：//li：geheim@host", "socks4://li:geheim@host:1", "http://http://127.0.0.1:7890",
          " http://li:geheim@host", "li:geheim", "http://li：geheim"}) {
        const QString standIn = proxyStandIn(s(value), s("***"));
        EXPECT_FALSE(standIn.contains(s("heim"))) << standIn.toStdString();
        const ProxyVariable before = parseProxyVariable(s(value));
        const ProxyVariable after = parseProxyVariable(standIn);
        EXPECT_EQ(before.isMisspelt(), after.isMisspelt()) << value;
        EXPECT_EQ(before.kind == ProxyVariable::Kind::None, after.kind == ProxyVariable::Kind::None)
            << value << " as " << standIn.toStdString();
        EXPECT_EQ(proxyStandIn(standIn, s("***")), standIn) << value;
    }
}

TEST(ShownAddress, APlanShowsNoPasswordAndEveryPath)
{
    const auto shown = [](const char* name, const char* value) {
        return shownInPlan(QString::fromUtf8(name), QString::fromUtf8(value)).english();
    };
    for (const auto& [name, value] :
         {std::pair("HTTPS_PROXY", "http://http://li:geheim@proxy.corp:8080"),
          {"https_proxy", "http://li:geheim@proxy.corp:8080"},
          {"GOPROXY", "https://li:geheim@a.corp;direct"},
          {"NO_PROXY", "https://li:geheim@a.corp/x;b"}})
        EXPECT_FALSE(shown(name, value).contains(QStringLiteral("geheim")))
            << shown(name, value).toStdString();
    EXPECT_EQ(shown("GOPATH", "D:\\li@corp\\go"), QStringLiteral("D:\\li@corp\\go"));
}

} // namespace
} // namespace gosetup::gosettings
