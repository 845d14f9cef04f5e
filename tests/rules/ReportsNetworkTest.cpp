// SPDX-License-Identifier: Apache-2.0
// Public reports about proxies and module proxies, as machines: what Go's own way to a module is.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

Facts factsOfReport(const char* name)
{
    const QString file = QStringLiteral(GOSETUP_SOURCE_DIR "/tests/data/reports/") + s(name);
    const auto machine = PracticeMachine::open(file, {});
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    return observe(*machine, ObserveOptions());
}

const Fix* fixOf(const Finding& finding, const char* id)
{
    const auto found = std::ranges::find(finding.fixes, s(id), &Fix::id);
    return found == finding.fixes.end() ? nullptr : &*found;
}

Status statusOf(const Facts& facts, const char* id)
{
    return worst(facts, id).status;
}

void setUser(MachineImage& image, const char* name, const char* value)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
}

constexpr std::initializer_list<const char*> hostRules = {"network.module-proxy",
                                                          "network.downloads", "network.checksums"};

} // namespace

TEST(Reports, Machine06_NetworkSaysNothingOfAMisspeltGoproxy)
{
    const Facts facts = factsOfReport("06-goproxy-trailing-semicolon.json");
    EXPECT_EQ(statusOf(facts, "network.module-proxy"), Status::Unknown);
}

TEST(Reports, Machine07_AProxyVariableWithTwoSchemesIsNamedAndCorrected)
{
    const Facts facts = factsOfReport("07-http-proxy-misspelt.json");
    const Finding finding = worst(facts, "network.proxy-misspelt");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("HTTPS_PROXY (user) = http://http://127.0.0.1:7890")))
        << textOf(finding).toStdString();
    const Fix* fix = fixOf(finding, "correct");
    ASSERT_NE(fix, nullptr);
    EXPECT_TRUE(fix->recommended);
    const std::vector<Change> wanted = {
        SetVariable{Scope::User, s("HTTPS_PROXY"), s("http://127.0.0.1:7890")},
        SetVariable{Scope::User, s("HTTP_PROXY"), s("http://127.0.0.1:7890")}};
    EXPECT_EQ(fix->changes, wanted);
    // One cause, one finding.
    EXPECT_EQ(statusOf(facts, "network.proxy-dead"), Status::Ok);
    for (const char* id : hostRules)
        EXPECT_EQ(statusOf(facts, id), Status::Unknown) << id;
}

TEST(Reports, Machine17_ABlockedMirrorIsReplacedByOneThatAnswers)
{
    const Facts facts = factsOfReport("17-goproxy-cn-blocked.json");
    const Finding finding = worst(facts, "network.module-proxy");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_EQ(finding.subject, s("goproxy.cn"));
    const Fix* fix = fixOf(finding, "use-mirror");
    ASSERT_NE(fix, nullptr);
    EXPECT_TRUE(textOf(finding).contains(s("https://goproxy.io,direct")));
    EXPECT_FALSE(fix->recommended);
}

TEST(Reports, Machine35_ADeadProxyIsTheOneFinding)
{
    const Facts facts = factsOfReport("35-http-proxy-dead-local.json");
    const Finding finding = worst(facts, "network.proxy-dead");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_EQ(finding.subject, s("127.0.0.1:7890"));
    EXPECT_TRUE(textOf(finding).contains(s("HTTPS_PROXY and HTTP_PROXY")));
    const Fix* fix = fixOf(finding, "delete");
    ASSERT_NE(fix, nullptr);
    EXPECT_FALSE(fix->recommended);
    const std::vector<Change> wanted = {SetVariable{Scope::User, s("HTTPS_PROXY"), std::nullopt},
                                        SetVariable{Scope::User, s("HTTP_PROXY"), std::nullopt}};
    EXPECT_EQ(fix->changes, wanted);
    EXPECT_EQ(statusOf(facts, "network.proxy-misspelt"), Status::Ok);
    for (const char* id : hostRules)
        EXPECT_EQ(statusOf(facts, id), Status::Unknown) << id;
}

TEST(Reports, Machine42_AProxyThatOnlyWindowsHasIsNotGos)
{
    const Facts facts = factsOfReport("42-system-proxy-only.json");
    const Finding finding = worst(facts, "network.proxy-not-for-go");
    EXPECT_EQ(finding.status, Status::Warning);
    const Fix* fix = fixOf(finding, "set-proxy");
    ASSERT_NE(fix, nullptr);
    EXPECT_TRUE(fix->recommended);
    const std::vector<Change> wanted = {
        SetVariable{Scope::User, s("HTTPS_PROXY"), s("http://proxy.corp.example:8080")},
        SetVariable{Scope::User, s("HTTP_PROXY"), s("http://proxy.corp.example:8080")}};
    EXPECT_EQ(fix->changes, wanted);
    EXPECT_EQ(statusOf(facts, "network.module-proxy"), Status::Unknown);
    EXPECT_EQ(statusOf(facts, "network.downloads"), Status::Ok); // ours use Windows' proxy
    EXPECT_EQ(statusOf(facts, "network.tls-interception"), Status::Ok);
}

TEST(Reports, Machines51And55_AHostWithoutASchemeAndABlankAreAsked)
{
    for (const char* name :
         {"51-goproxy-without-scheme.json", "55-goproxy-space-after-comma.json"}) {
        const Finding finding = worst(factsOfReport(name), "network.module-proxy");
        EXPECT_EQ(finding.status, Status::Ok) << name;
        EXPECT_TRUE(textOf(finding).contains(s("goproxy.cn"))) << textOf(finding).toStdString();
    }
}

TEST(CasesNetwork, ENV_224_OnlyAModuleProxysOwnAnswerCounts)
{
    const struct
    {
        int status;
        BodyKind body;
        const char* goproxy;
        Status verdict;
        const char* words;
    } rows[] = {
        {200, BodyKind::Versions, "https://a.example,direct", Status::Ok, "HTTP 200"},
        {200, BodyKind::Html, "https://a.example,direct", Status::Problem, "web page"},
        {401, BodyKind::NotRead, "https://a.example,direct", Status::Problem, "sign-in"},
        {403, BodyKind::Html, "https://a.example,direct", Status::Problem, "denied"},
        {407, BodyKind::NotRead, "https://a.example,direct", Status::Problem, "user name"},
        {502, BodyKind::Html, "https://a.example,direct", Status::Problem, "HTTP 502"},
        {502, BodyKind::Other, "https://a.example,direct", Status::Problem, "server error"},
        {302, BodyKind::Other, "https://a.example,direct", Status::Problem, "HTTP 302"},
        // 404 and 410 lead to the next entry, other failures only after "|".
        {404, BodyKind::Html, "https://a.example,https://b.example", Status::Ok, "b.example"},
        {410, BodyKind::Other, "https://a.example,direct", Status::Note, "not found"},
        {404, BodyKind::Other, "https://a.example", Status::Problem, "not found"},
        {404, BodyKind::Other, "https://a.example,off", Status::Problem, "not found"},
        {502, BodyKind::Other, "https://a.example,https://b.example", Status::Problem, "502"},
        {502, BodyKind::Other, "https://gone.example,https://a.example", Status::Problem,
         "reports an error"},
        {502, BodyKind::Other, "https://a.example|https://b.example", Status::Warning, "502"},
        {502, BodyKind::Other, "https://a.example|direct", Status::Warning, "directly"},
        {502, BodyKind::Other, "https://a.example|off", Status::Problem, "502"},
        {502, BodyKind::Other, "direct,https://a.example", Status::Note, "direct"},
    };
    for (const auto& row : rows) {
        MachineImage image = soundImage();
        setUser(image, "GOPROXY", row.goproxy);
        image.network.hosts[s("gone.example")].httpStatus = 410;
        ImageHost& host = image.network.hosts[s("a.example")];
        host.httpStatus = row.status;
        host.body = row.body;
        const Finding finding = worst(factsOf(image), "network.module-proxy");
        const std::string what = std::to_string(row.status) + " by " + row.goproxy + '\n' +
                                 textOf(finding).toStdString();
        EXPECT_EQ(finding.status, row.verdict) << what;
        EXPECT_TRUE(textOf(finding).contains(s(row.words))) << what;
        for (const Fix& fix : finding.fixes)
            EXPECT_FALSE(fix.recommended) << what;
    }
}

TEST(Network, AMirrorTakesTheFailedEntrysPlaceAndNothingElse)
{
    const struct
    {
        const char* goproxy;
        const char* wanted;
    } rows[] = {
        {"https://a.example", "https://proxy.golang.org"},
        {"https://a.example|direct", "https://proxy.golang.org|direct"},
        {"https://a.example,https://corp.example|direct",
         "https://proxy.golang.org,https://corp.example|direct"},
        {"https://a.example,https://proxy.golang.org,direct", "https://proxy.golang.org,direct"},
    };
    for (const auto& row : rows) {
        MachineImage image = soundImage();
        setUser(image, "GOPROXY", row.goproxy);
        image.network.hosts[s("a.example")].outcome = ImageHost::Outcome::Unreachable;
        const Finding finding = worst(factsOf(image), "network.module-proxy");
        const Fix* fix = fixOf(finding, "use-mirror");
        ASSERT_NE(fix, nullptr) << row.goproxy;
        EXPECT_EQ(fix->changes.at(0), Change(SetVariable{Scope::User, s("GOPROXY"), s(row.wanted)}))
            << row.goproxy;
        EXPECT_FALSE(fix->recommended);
    }
}

TEST(Network, AModuleProxyKeepsItsPath)
{
    EXPECT_EQ(moduleListUrl(s("https://mirrors.aliyun.com/goproxy/")).toString(),
              s("https://mirrors.aliyun.com/goproxy/golang.org/x/text/@v/list"));
    EXPECT_EQ(moduleListUrl(s("https://u:p@a.example?x#y")).toString(),
              s("https://a.example/golang.org/x/text/@v/list"));
}

TEST(Network, AProxyThatOnlyWindowsHasIsSetForGoOnlyWhereGoNeedsIt)
{
    MachineImage image = soundImage();
    image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("system")};
    for (const QUrl& url : standardProbes())
        image.network.withoutProxy[url.host()] = {};
    EXPECT_EQ(statusOf(factsOf(image), "network.proxy-not-for-go"), Status::Note);
    EXPECT_EQ(statusOf(factsOf(image), "network.module-proxy"), Status::Ok);

    // Go's own way fails for sure.
    image.network.withoutProxy[s("proxy.golang.org")].outcome = ImageHost::Outcome::Timeout;
    Finding finding = worst(factsOf(image), "network.proxy-not-for-go");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(finding.fixes.at(0).recommended);
    EXPECT_EQ(statusOf(factsOf(image), "network.module-proxy"), Status::Unknown);

    // Nobody's password goes into a variable.
    MachineImage login = image;
    login.network.proxy.user = s("li");
    login.network.proxy.password = s("secret");
    finding = worst(factsOf(login), "network.proxy-not-for-go");
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].changes.empty());
    EXPECT_FALSE(textOf(finding).contains(s("secret")));

    // Nor does a proxy that leads nowhere.
    for (const int status : {403, 407}) {
        image.network.hosts[s("proxy.golang.org")].httpStatus = status;
        finding = worst(factsOf(image), "network.proxy-not-for-go");
        EXPECT_EQ(finding.status, Status::Note);
        EXPECT_TRUE(finding.fixes.empty());
        EXPECT_EQ(statusOf(factsOf(image), "network.module-proxy"), Status::Problem);
    }
}

TEST(Network, ALiveProxyOfTheVariablesIsGosWay)
{
    MachineImage image = soundImage();
    setUser(image, "HTTPS_PROXY", "socks5://127.0.0.1:7891");
    image.network.proxy = {
        s("127.0.0.1"), 7891, {}, {}, s("HTTPS_PROXY"), ProxySettings::Type::Socks5};
    const Facts facts = factsOf(image);
    for (const char* id : {"network.proxy-misspelt", "network.proxy-dead",
                           "network.proxy-not-for-go", "network.module-proxy"})
        EXPECT_EQ(statusOf(facts, id), Status::Ok) << id;
    EXPECT_EQ(facts.network->probes.front().proxy, s("127.0.0.1:7891 (HTTPS_PROXY)"));

    // NO_PROXY exempts the module proxy.
    setUser(image, "NO_PROXY", "golang.org");
    image.network.withoutProxy[s("proxy.golang.org")].httpStatus = 403;
    EXPECT_EQ(statusOf(factsOf(image), "network.module-proxy"), Status::Problem);
}

TEST(Network, AProxyBehindTlsCannotBeAskedAndIsNotCalledBad)
{
    MachineImage image = soundImage();
    setUser(image, "HTTPS_PROXY", "https://proxy.example:8443");
    const Facts facts = factsOf(image);
    EXPECT_EQ(statusOf(facts, "network.module-proxy"), Status::Unknown);
    EXPECT_EQ(statusOf(facts, "network.downloads"), Status::Unknown);
    EXPECT_EQ(statusOf(facts, "network.proxy-misspelt"), Status::Ok);
}

TEST(Network, ADeadProxyTellsWhetherTheDirectWayWorks)
{
    MachineImage image = soundImage();
    setUser(image, "HTTPS_PROXY", "http://127.0.0.1:7890");
    image.network.proxy = {s("127.0.0.1"), 7890, {}, {}, s("HTTPS_PROXY")};
    image.network.proxyOutcome = ImageHost::Outcome::Unreachable;
    for (const QUrl& url : standardProbes())
        image.network.withoutProxy[url.host()] = {};
    EXPECT_TRUE(textOf(worst(factsOf(image), "network.proxy-dead"))
                    .contains(s("without the proxy, go.dev responds")));
}

TEST(Network, DeletingABadUserVariableKeepsTheMachinesGoodOne)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::LocalMachine, s("HTTPS_PROXY"), RegKind::String,
                      s("http://proxy.example:8080"));
    const std::vector<Change> wanted = {SetVariable{Scope::User, s("HTTPS_PROXY"), std::nullopt}};
    setUser(image, "HTTPS_PROXY", "http:/127.0.0.1:7890");
    const Finding misspelt = worst(factsOf(image), "network.proxy-misspelt");
    ASSERT_NE(fixOf(misspelt, "delete"), nullptr);
    EXPECT_EQ(fixOf(misspelt, "delete")->changes, wanted);

    setUser(image, "HTTPS_PROXY", "http://127.0.0.1:7890");
    image.network.proxyOutcome = ImageHost::Outcome::Unreachable;
    const Finding dead = worst(factsOf(image), "network.proxy-dead");
    ASSERT_NE(fixOf(dead, "delete"), nullptr);
    EXPECT_EQ(fixOf(dead, "delete")->changes, wanted);
}

TEST(Network, AMisspeltProxyThatGoIgnoresIsAWarningAndLeftToThePerson)
{
    MachineImage image = soundImage();
    setUser(image, "HTTPS_PROXY", " http://li:secret@127.0.0.1:7890");
    const Facts facts = factsOf(image);
    const Finding finding = worst(facts, "network.proxy-misspelt");
    EXPECT_EQ(finding.status, Status::Warning);
    ASSERT_FALSE(finding.fixes.empty());
    for (const Fix& fix : finding.fixes)
        EXPECT_FALSE(fix.recommended);
    EXPECT_FALSE(textOf(finding).contains(s("secret"))) << textOf(finding).toStdString();
    // Go goes directly, and so does the probe.
    EXPECT_EQ(statusOf(facts, "network.module-proxy"), Status::Ok);
    EXPECT_TRUE(facts.network->probes.front().proxy.isEmpty());
}

TEST(Network, TheChecksumDatabaseIsAskedWhereGosumdbSaysAndThroughTheModuleProxy)
{
    MachineImage image = soundImage();
    image.network.hosts[s("sum.golang.org")].outcome = ImageHost::Outcome::Timeout;
    EXPECT_EQ(statusOf(factsOf(image), "network.checksums"), Status::Ok); // passed on
    image.network.hosts[s("proxy.golang.org/sumdb/sum.golang.org/supported")].httpStatus = 404;
    EXPECT_EQ(statusOf(factsOf(image), "network.checksums"), Status::Warning);
    // An alias of the same database, at an address of its own that no proxy passes on.
    setUser(image, "GOSUMDB", "sum.golang.google.cn");
    EXPECT_EQ(statusOf(factsOf(image), "network.checksums"), Status::Ok);
    image.network.hosts[s("sum.golang.google.cn")].outcome = ImageHost::Outcome::Timeout;
    EXPECT_EQ(statusOf(factsOf(image), "network.checksums"), Status::Warning);
}
