// SPDX-License-Identifier: Apache-2.0
// What Go's own way tells of proxies and module proxies, and what a probe cannot know.
#include "rules/FactsMaker.h"
#include "rules/ModuleProxies.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

void setVariable(MachineImage& image, const char* name, const char* value)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
}

Status statusIn(const MachineImage& image, const char* id)
{
    return worst(factsOf(image), id).status;
}

MachineImage withDeadProxy()
{
    MachineImage image = soundImage();
    setVariable(image, "HTTPS_PROXY", "http://127.0.0.1:7890");
    image.network.proxy = {s("127.0.0.1"), 7890, {}, {}, s("HTTPS_PROXY")};
    image.network.proxyOutcome = ImageHost::Outcome::Unreachable;
    for (const QUrl& url : standardProbes())
        image.network.withoutProxy[url.host()] = {};
    return image;
}

MachineImage withWindowsProxy(const char* bypass)
{
    MachineImage image = soundImage();
    image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("system")};
    image.network.proxy.bypass = s(bypass);
    for (const QUrl& url : standardProbes())
        image.network.withoutProxy[url.host()].outcome = ImageHost::Outcome::Unreachable;
    return image;
}

} // namespace

TEST(NetworkWays, AModuleProxyWithASignInIsNotCalledBad)
{
    const auto verdict = [](int status, const char* goproxy, const char* goauth, bool netrc) {
        MachineImage image = soundImage();
        setVariable(image, "GOPROXY", goproxy);
        if (*goauth != '\0')
            setVariable(image, "GOAUTH", goauth);
        if (netrc)
            image.file(s("C:\\Users\\li\\_netrc")).content("machine a.example login li password x");
        image.network.hosts[s("a.example")].httpStatus = status;
        const Finding finding = worst(factsOf(image), "network.module-proxy");
        EXPECT_FALSE(textOf(finding).contains(s("pw"))) << textOf(finding).toStdString();
        if (finding.status == Status::Unknown) {
            EXPECT_TRUE(finding.fixes.empty());
            EXPECT_TRUE(textOf(finding).contains(s("without your credentials")));
        }
        return finding.status;
    };
    for (const int status : {401, 403}) {
        EXPECT_EQ(verdict(status, "https://li:pw@a.example,direct", "", false), Status::Unknown);
        EXPECT_EQ(verdict(status, "https://li:pw@a.example|direct", "off", false), Status::Unknown);
        EXPECT_EQ(verdict(status, "https://a.example,direct", "", true), Status::Unknown);
        EXPECT_EQ(verdict(status, "https://a.example,direct", "git C:\\x", false), Status::Unknown);
        EXPECT_EQ(verdict(status, "https://a.example,direct", "off", true), Status::Problem);
        EXPECT_EQ(verdict(status, "https://a.example,direct", "", false), Status::Problem);
    }
    EXPECT_EQ(verdict(502, "https://li:pw@a.example,direct", "", true), Status::Problem);
}

TEST(NetworkWays, AProxyThatGoNeverUsesIsNoProblem)
{
    const auto verdict = [](const char* noProxy, const char* id, const char* value) {
        MachineImage image = withDeadProxy();
        setVariable(image, "HTTPS_PROXY", value);
        setVariable(image, "NO_PROXY", noProxy);
        return statusIn(image, id);
    };
    for (const auto& [id, value] : {std::pair("network.proxy-dead", "http://127.0.0.1:7890"),
                                    std::pair("network.proxy-misspelt", "http:/127.0.0.1:7890")}) {
        EXPECT_EQ(verdict("", id, value), Status::Problem) << id;
        EXPECT_EQ(verdict("*", id, value), Status::Note) << id;
        EXPECT_EQ(verdict("golang.org", id, value), Status::Note) << id;
        EXPECT_EQ(verdict(".corp", id, value), Status::Problem) << id;
    }
}

TEST(NetworkWays, AProxyThatIsTooSlowIsUsedAllTheSame)
{
    MachineImage image = withDeadProxy();
    image.network.proxyOutcome = ImageHost::Outcome::Timeout;
    EXPECT_EQ(statusIn(image, "network.proxy-dead"), Status::Ok) << "hosts answer through it";
    EXPECT_EQ(statusIn(image, "network.module-proxy"), Status::Ok);
    image.network.others.outcome = ImageHost::Outcome::Timeout;
    image.network.hosts.clear();
    for (const QUrl& url : standardProbes())
        image.network.hosts[url.host()].outcome = ImageHost::Outcome::Timeout;
    EXPECT_EQ(statusIn(image, "network.proxy-dead"), Status::Unknown);
    EXPECT_EQ(statusIn(image, "network.module-proxy"), Status::Unknown);
    EXPECT_EQ(statusIn(image, "network.downloads"), Status::Unknown);
}

TEST(NetworkWays, WhatWindowsReachesWithoutItsProxyIsWrittenToNoProxy)
{
    const struct
    {
        const char* bypass;
        const char* own;
        const char* noProxy; ///< that is written; empty = none
        bool recommended;
    } rows[] = {
        {"", "", "", true},
        {"*.corp;10.*;host:81 172.16.*", "", ".corp,10.0.0.0/8,host:81,172.16.0.0/16", true},
        {"*.corp;<local>", "", ".corp", false},
        {"srv*", "", "", false},
        {"*.corp;<-loopback>", "", ".corp", true},
        {"*.corp", "other", "", false},
        {"*.corp", ".corp", "", true},
    };
    for (const auto& row : rows) {
        MachineImage image = withWindowsProxy(row.bypass);
        if (*row.own != '\0')
            setVariable(image, "NO_PROXY", row.own);
        const Finding finding = worst(factsOf(image), "network.proxy-not-for-go");
        ASSERT_EQ(finding.fixes.size(), 1U) << row.bypass;
        const Fix& fix = finding.fixes.front();
        EXPECT_EQ(fix.recommended, row.recommended) << row.bypass;
        const auto written = std::ranges::find_if(fix.changes, [](const Change& change) {
            const auto* set = std::get_if<SetVariable>(&change);
            return set != nullptr && set->name == s("NO_PROXY");
        });
        if (*row.noProxy == '\0')
            EXPECT_EQ(written, fix.changes.end()) << row.bypass;
        else
            EXPECT_TRUE(written != fix.changes.end() &&
                        *written == Change(SetVariable{Scope::User, s("NO_PROXY"), s(row.noProxy)}))
                << row.bypass;
        const bool isUntold = s(row.bypass).contains(s("<local>")) || s(row.bypass) == s("srv*");
        EXPECT_EQ(textOf(finding).contains(s("cannot express")), isUntold) << row.bypass;
    }
}

TEST(NetworkWays, AProxyThatOnlyWindowsHasMayBeOfTypeSocks)
{
    MachineImage image = withWindowsProxy("");
    image.network.proxy.type = ProxySettings::Type::Socks5;
    const Finding finding = worst(factsOf(image), "network.proxy-not-for-go");
    EXPECT_TRUE(textOf(finding).contains(s("socks5://proxy.example:8080")));
}

TEST(NetworkWays, ServersBehindAFolderAreJudged)
{
    const auto verdict = [](const char* goproxy) {
        MachineImage image = soundImage();
        image.folder(s("C:\\x"));
        setVariable(image, "GOPROXY", goproxy);
        image.network.hosts[s("dead.example")].outcome = ImageHost::Outcome::Unreachable;
        return statusIn(image, "network.module-proxy");
    };
    EXPECT_EQ(verdict("file:///C:/x,https://dead.example"), Status::Problem);
    EXPECT_EQ(verdict("file:///C:/x,https://dead.example,direct"), Status::Problem);
    EXPECT_EQ(verdict("file:///C:/x,https://proxy.golang.org"), Status::Ok);
    EXPECT_EQ(verdict("file:///C:/x,direct"), Status::Note);
    EXPECT_EQ(verdict("file:///C:/x"), Status::Note);
}

TEST(NetworkWays, OnlyVersionsAreAModuleProxysAnswer)
{
    MachineImage image = soundImage();
    setVariable(image, "GOPROXY", "https://a.example,direct");
    image.network.hosts[s("a.example")].body = BodyKind::Other;
    const Finding finding = worst(factsOf(image), "network.module-proxy");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("something else than a list of versions")));
    ProbeResult late;
    late.httpStatus = 200;
    EXPECT_EQ(moduleAnswer(late), ModuleAnswer::Unknown) << "its body did not arrive";
}

TEST(NetworkWays, NoCorrectionIsGuessedFromABlankWithinAName)
{
    MachineImage image = soundImage();
    setVariable(image, "HTTPS_PROXY", "http://proxy a.example:8080");
    Finding finding = worst(factsOf(image), "network.proxy-misspelt");
    for (const Fix& fix : finding.fixes)
        EXPECT_NE(fix.id, s("correct"));
    setVariable(image, "HTTPS_PROXY", " http : // proxy.example : 8080 ");
    finding = worst(factsOf(image), "network.proxy-misspelt");
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_EQ(finding.fixes[0].changes.at(0),
              Change(SetVariable{Scope::User, s("HTTPS_PROXY"), s("http://proxy.example:8080")}));
}
