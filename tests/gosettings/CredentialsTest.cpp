// SPDX-License-Identifier: Apache-2.0
#include "gosettings/Credentials.h"
#include "gosettings/GoUrl.h"
#include "support/Literals.h"

#include <array>
#include <vector>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::gosettings;

TEST(Credentials, AreEncodedWhereAnAddressNeedsIt)
{
    const std::vector<std::array<const char*, 2>> rows = {
        {"http://CORP\\li:pw@proxy:8080", "http://CORP%5Cli:pw@proxy:8080"},
        {"http://li:a#b@proxy:8080", "http://li:a%23b@proxy:8080"},
        {"https://li:P@ss#w0rd@a.example/go", "https://li:P%40ss%23w0rd@a.example/go"},
        {"http://li:a/b?c@proxy", "http://li:a%2Fb%3Fc@proxy"},
        {"http://li:100%Secr3t@proxy:1", "http://li:100%25Secr3t@proxy:1"},
        {"li:a#b@proxy:8080", "li:a%23b@proxy:8080"}};
    for (const auto& [bare, encoded] : rows) {
        EXPECT_TRUE(hasBareCredentials(s(bare))) << bare;
        EXPECT_EQ(withEncodedCredentials(s(bare)), s(encoded)) << bare;
        EXPECT_FALSE(hasBareCredentials(s(encoded))) << encoded;
        const auto url =
            parseGoUrl(s(encoded).contains(s("//")) ? s(encoded) : s("http://") + s(encoded));
        ASSERT_TRUE(url) << encoded;
        EXPECT_TRUE(url->host.startsWith(u'p') || url->host == s("a.example")) << encoded;
    }
}

TEST(Credentials, StayWhereGoReadsThem)
{
    for (const char* address :
         {"http://li:p%40ss@proxy:8080", "http://li:p@ss@proxy:8080", "http://proxy:8080",
          "https://a.example/x@v1.0.0", "proxy:8080", "", "http://a.example/#x", "D:\\mods",
          "http://proxy.corp:8080/a@b", "https://art.example/go?x=a@b", "http://[::1]:80/a:b@c",
          "https://%CORP_USER%:%CORP_TOKEN%@a.example", "http://u:%PW%@proxy:8080"})
        EXPECT_FALSE(hasBareCredentials(s(address))) << address;
}
