// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ProxyVariable.h"

#include <gtest/gtest.h>

using namespace gosetup::gosettings;

namespace {

using Kind = ProxyVariable::Kind;

ProxyVariable read(const char* value)
{
    return parseProxyVariable(QString::fromUtf8(value));
}

} // namespace

TEST(ProxyVariable, IsReadAsGoReadsIt)
{
    const struct
    {
        const char* value;
        Kind kind;
        const char* host;
        int port;
        bool misspelt;
    } rows[] = {
        {"", Kind::None, "", 0, false},
        {"http://proxy.corp:8080", Kind::Http, "proxy.corp", 8080, false},
        {"proxy.corp:8080", Kind::Http, "proxy.corp", 8080, false},
        {"127.0.0.1:7890", Kind::Http, "127.0.0.1", 7890, false},
        {"proxy.corp", Kind::Http, "proxy.corp", 80, false},
        {"HTTP://proxy.corp/", Kind::Http, "proxy.corp", 80, false},
        {"http://[::1]:8080", Kind::Http, "::1", 8080, false},
        {"https://proxy.corp", Kind::Https, "proxy.corp", 443, false},
        {"socks5://127.0.0.1", Kind::Socks5, "127.0.0.1", 1080, false},
        {"socks5h://127.0.0.1:7891", Kind::Socks5, "127.0.0.1", 7891, false},
        {"http://:7890", Kind::Http, "127.0.0.1", 7890, false},
        {"socks://127.0.0.1:1080", Kind::Other, "127.0.0.1", 1080, true},
        {"http://http://127.0.0.1:7890", Kind::Http, "http", 80, true},
        {"http:/127.0.0.1:7890", Kind::Http, "http", 80, true},
        {"http:127.0.0.1:7890", Kind::Http, "http:127.0.0.1", 7890, true},
        {"http://", Kind::Http, "http", 80, true},
        {"\"http://127.0.0.1:7890\"", Kind::Http, "\"http", 80, true},
        {"http：//127.0.0.1:7890", Kind::Http, "http：", 80, true},
        {" http://127.0.0.1:7890", Kind::None, "", 0, true},
        // Put behind another "http://", the rest is a path, which may hold anything.
        {"http://127.0.0.1:7890 ", Kind::Http, "http", 80, true},
        {"http://127.0.0.1：7890", Kind::Http, "127.0.0.1：7890", 80, true},
        {"http://127.0.0.1:789O", Kind::Http, "http", 80, true},
    };
    for (const auto& row : rows) {
        const ProxyVariable proxy = read(row.value);
        EXPECT_EQ(proxy.kind, row.kind) << row.value;
        EXPECT_EQ(proxy.host, QString::fromUtf8(row.host)) << row.value;
        EXPECT_EQ(proxy.port, row.port) << row.value;
        EXPECT_EQ(proxy.isMisspelt(), row.misspelt) << row.value;
    }
}

TEST(ProxyVariable, CredentialsAreDecoded)
{
    const ProxyVariable proxy = read("http://corp%5Cli:p%40ss@proxy.corp:8080");
    EXPECT_EQ(proxy.user, QStringLiteral("corp\\li"));
    EXPECT_EQ(proxy.password, QStringLiteral("p@ss"));
    EXPECT_EQ(proxy.host, QStringLiteral("proxy.corp"));
}

TEST(ProxyVariable, IsCorrectedWhereOneCanTellWhatWasMeant)
{
    const struct
    {
        const char* value;
        const char* corrected;
    } rows[] = {
        {"http://http://127.0.0.1:7890", "http://127.0.0.1:7890"},
        {"http:/127.0.0.1:7890", "http://127.0.0.1:7890"},
        {"http:127.0.0.1:7890", "http://127.0.0.1:7890"},
        {"htp://127.0.0.1:7890", "http://127.0.0.1:7890"},
        {"http：//127.0.0.1：7890", "http://127.0.0.1:7890"},
        {"\"http://127.0.0.1:7890\"", "http://127.0.0.1:7890"},
        {"'127.0.0.1:7890'", "http://127.0.0.1:7890"},
        {" http://127.0.0.1:7890 ", "http://127.0.0.1:7890"},
        {"http:// 127.0.0.1:7890/", "http://127.0.0.1:7890"},
        {"socks://127.0.0.1:1080", "socks5://127.0.0.1:1080"},
        {"http://socks5://127.0.0.1:1080", "socks5://127.0.0.1:1080"},
        {"https://https://proxy.corp:443", "https://proxy.corp:443"},
        {"http://http://li:pw@proxy.corp:8080", "http://li:pw@proxy.corp:8080"},
        {"http://", ""},
        {"http://127.0.0.1:789O", ""},
        {"http://a.corp:1;http://b.corp:2", ""},
    };
    for (const auto& row : rows)
        EXPECT_EQ(correctedProxyVariable(QString::fromUtf8(row.value)),
                  QString::fromUtf8(row.corrected))
            << row.value;
}
