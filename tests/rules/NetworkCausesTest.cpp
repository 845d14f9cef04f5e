// SPDX-License-Identifier: Apache-2.0
// What keeps several hosts from answering is one cause and told once, with the remedy for it.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

using Outcome = ImageHost::Outcome;

void setOwn(MachineImage& image, const char* name, const char* value)
{
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, QString::fromUtf8(value));
}

/// "id status" of what a person is told of the network and GOPROXY.
QStringList toldOfNetwork(const MachineImage& image)
{
    QStringList lines;
    for (const Finding& one : judge(factsOf(image), {})) {
        const bool isOurs = one.id.startsWith(s("network.")) || one.id.startsWith(s("goenv."));
        if (isTold(one) && isOurs && one.status != Status::Ok)
            lines << one.id + u' ' + toString(one.status);
    }
    lines.sort();
    return lines;
}

Finding toldBy(const MachineImage& image, const char* id)
{
    for (const Finding& one : judge(factsOf(image), {})) {
        if (one.id == s(id) && one.status != Status::Ok && isTold(one))
            return one;
    }
    ADD_FAILURE() << id << " says nothing";
    return {};
}

MachineImage withHosts(const ImageHost& host)
{
    MachineImage image = soundImage();
    image.network.others = host;
    return image;
}

MachineImage offline()
{
    return withHosts({Outcome::Unreachable, 0, 20, {}, BodyKind::NotRead});
}

} // namespace

TEST(NetworkCauses, NoConnectionIsToldOnceWithItsRemedy)
{
    for (const Outcome outcome : {Outcome::Unreachable, Outcome::Timeout}) {
        const MachineImage image = withHosts({outcome, 0, 20, {}, BodyKind::NotRead});
        EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.module-proxy problem")});
        const Finding finding = toldBy(image, "network.module-proxy");
        EXPECT_TRUE(textOf(finding).contains(s("no other host responds either")))
            << textOf(finding).toStdString();
        ASSERT_EQ(finding.fixes.size(), 1U) << textOf(finding).toStdString();
        EXPECT_TRUE(finding.fixes[0].changes.empty());
    }
}

TEST(NetworkCauses, OfflineOnPurposeIsOneFindingForItAndOneForDownloads)
{
    MachineImage image = offline();
    setOwn(image, "GOPROXY", "off");
    EXPECT_EQ(toldOfNetwork(image),
              (QStringList{s("goenv.goproxy warning"), s("network.downloads warning")}));
    setOwn(image, "GOPROXY", "direct");
    EXPECT_EQ(toldOfNetwork(image),
              (QStringList{s("network.downloads warning"), s("network.module-proxy note")}));
    image = soundImage();
    setOwn(image, "GOPROXY", "off");
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("goenv.goproxy warning")});
    setOwn(image, "GOPROXY", "");
    setOwn(image, "GOPRIVATE", "*");
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("goenv.goprivate warning")});
}

TEST(NetworkCauses, ASettingThatAsksNoHostIsJudgedWithoutTheNetwork)
{
    MachineImage image = soundImage();
    setOwn(image, "GOPROXY", "off");
    const auto machine = PracticeMachine::fromImage(image);
    ASSERT_TRUE(machine);
    const Facts facts = observe(*machine, {false});
    EXPECT_EQ(worst(facts, "network.module-proxy").status, Status::Note);
    EXPECT_EQ(worst(facts, "network.checksums").status, Status::Ok);
}

TEST(NetworkCauses, ARefusedCertificateIsToldOnceAndIsNoSilence)
{
    ImageHost refused{Outcome::Untrusted, 200, 20, s("Contoso CA"), BodyKind::NotRead};
    const MachineImage everywhere = withHosts(refused);
    EXPECT_EQ(toldOfNetwork(everywhere), QStringList{s("network.module-proxy problem")});
    const Finding finding = toldBy(everywhere, "network.module-proxy");
    EXPECT_EQ(finding.title.english(), s("The certificate of the module proxy is not trusted"));
    ASSERT_EQ(finding.fixes.size(), 1U) << textOf(finding).toStdString();
    EXPECT_EQ(finding.fixes[0].id, s("trust"));

    // Another mirror is a way around it that nobody is told to take.
    MachineImage one = soundImage();
    one.network.hosts[s("proxy.golang.org")] = refused;
    EXPECT_EQ(toldOfNetwork(one), QStringList{s("network.module-proxy problem")});
    const Finding single = toldBy(one, "network.module-proxy");
    for (const Fix& fix : single.fixes)
        EXPECT_FALSE(fix.recommended) << fix.title.english().toStdString();
    EXPECT_TRUE(std::ranges::any_of(single.fixes, [](const Fix& f) { return f.id == s("trust"); }));
}

TEST(NetworkCauses, AProxyThatWantsASignInIsToldOnceWithHowGoSignsIn)
{
    MachineImage image = withHosts({Outcome::Ok, 407, 20, {}, BodyKind::NotRead});
    setOwn(image, "HTTPS_PROXY", "http://proxy.example:8080");
    image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("HTTPS_PROXY")};
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.module-proxy problem")});
    const Finding finding = toldBy(image, "network.module-proxy");
    ASSERT_EQ(finding.fixes.size(), 1U) << textOf(finding).toStdString();
    EXPECT_TRUE(finding.fixes[0].title.english().contains(s("http://name:password@host:port")));
}

TEST(NetworkCauses, ASignInThatTheProxyDoesNotTakeIsToBeChecked)
{
    MachineImage image = withHosts({Outcome::Ok, 407, 20, {}, BodyKind::NotRead});
    setOwn(image, "HTTPS_PROXY", "http://li:geheim@proxy.example:8080");
    image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("HTTPS_PROXY")};
    const Finding finding = toldBy(image, "network.module-proxy");
    ASSERT_EQ(finding.fixes.size(), 1U) << textOf(finding).toStdString();
    const QString title = finding.fixes[0].title.english();
    EXPECT_TRUE(title.startsWith(s("Check the user name and password in HTTPS_PROXY")))
        << title.toStdString();
    EXPECT_FALSE(textOf(finding).contains(s("geheim")));
}

TEST(NetworkCauses, APageThatAnswersForEveryHostIsToldOnce)
{
    const MachineImage image = withHosts({Outcome::Ok, 200, 20, {}, BodyKind::Html});
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.module-proxy problem")});
    const Finding finding = toldBy(image, "network.module-proxy");
    ASSERT_EQ(finding.fixes.size(), 1U) << textOf(finding).toStdString();
    EXPECT_TRUE(finding.fixes[0].title.english().contains(s("browser")));
}

TEST(NetworkCauses, ABlockPageIsNoAnswerOfGoDev)
{
    const auto verdict = [](int status, BodyKind body) {
        MachineImage image = soundImage();
        image.network.hosts[s("go.dev")] = {Outcome::Ok, status, 20, {}, body};
        return worst(factsOf(image), "network.downloads").status;
    };
    EXPECT_EQ(verdict(200, BodyKind::Other), Status::Ok);
    EXPECT_EQ(verdict(200, BodyKind::Html), Status::Warning);
    EXPECT_EQ(verdict(403, BodyKind::Html), Status::Warning);
    EXPECT_EQ(verdict(404, BodyKind::Other), Status::Warning);
    EXPECT_EQ(verdict(302, BodyKind::Other), Status::Warning);
}

TEST(NetworkCauses, TheChecksumDatabaseIsSoughtAsGoSeeksIt)
{
    const struct
    {
        const char* goproxy;
        int first;  ///< status of a.example/sumdb/…
        int second; ///< of b.example
        bool databaseAnswers;
        Status verdict;
    } rows[] = {
        {"https://a.example,https://b.example", 404, 200, false, Status::Ok},
        {"https://a.example,https://b.example", 410, 404, true, Status::Ok},
        {"https://a.example,https://b.example", 404, 404, false, Status::Warning},
        // Any other answer ends it, unless "|" follows.
        {"https://a.example,https://b.example", 403, 200, true, Status::Warning},
        {"https://a.example,direct", 500, 200, true, Status::Warning},
        {"https://a.example|https://b.example", 500, 200, false, Status::Ok},
        {"https://a.example|https://b.example", 500, 404, true, Status::Warning},
        {"https://a.example|direct", 500, 404, true, Status::Ok},
        {"https://a.example|off", 500, 404, true, Status::Warning},
        {"direct", 200, 200, false, Status::Warning},
        {"off", 404, 404, false, Status::Ok},
    };
    for (const auto& row : rows) {
        MachineImage image = soundImage();
        setOwn(image, "GOPROXY", row.goproxy);
        for (const auto& [host, status] :
             {std::pair("a.example", row.first), {"b.example", row.second}}) {
            image.network.hosts[s(host)] = {};
            image.network.hosts[s(host) + s("/sumdb/sum.golang.org/supported")].httpStatus = status;
        }
        if (!row.databaseAnswers)
            image.network.hosts[s("sum.golang.org")].outcome = Outcome::Unreachable;
        const Finding finding = worst(factsOf(image), "network.checksums");
        EXPECT_EQ(finding.status, row.verdict)
            << row.goproxy << ' ' << row.first << ' ' << row.second << '\n'
            << textOf(finding).toStdString();
    }
}

TEST(NetworkCauses, ADatabaseWithAnAddressOfItsOwnIsNotForwarded)
{
    MachineImage image = soundImage();
    setOwn(image, "GOSUMDB", "sum.golang.org https://sum.corp.example");
    image.network.hosts[s("sum.corp.example")].outcome = Outcome::Unreachable;
    const Finding finding = worst(factsOf(image), "network.checksums");
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_FALSE(textOf(finding).contains(s("Most module proxies")));
    EXPECT_TRUE(textOf(finding).contains(s("GOSUMDB")));
}

TEST(NetworkCauses, AModuleProxyThatFailsIsNotToldOfAgainForItsDatabase)
{
    MachineImage image = soundImage();
    setOwn(image, "GOPROXY", "https://a.example");
    image.network.hosts[s("a.example")].httpStatus = 503;
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.module-proxy problem")});
    const Finding finding = toldBy(image, "network.module-proxy");
    EXPECT_EQ(finding.fixes.size(), 1U) << textOf(finding).toStdString();
}

TEST(NetworkCauses, ASchemeForAHostIsAFaultOfGoproxyAndCorrected)
{
    for (const char* value : {"https//goproxy.cn,direct", "https:///goproxy.cn,direct",
                              "https://https://goproxy.cn,direct"}) {
        MachineImage image = soundImage();
        setOwn(image, "GOPROXY", value);
        image.network.hosts[s("https")].outcome = Outcome::Unreachable;
        EXPECT_EQ(toldOfNetwork(image), QStringList{s("goenv.goproxy problem")}) << value;
        const Finding finding = toldBy(image, "goenv.goproxy");
        ASSERT_FALSE(finding.fixes.empty());
        EXPECT_EQ(finding.fixes[0].changes,
                  (std::vector<Change>{
                      SetVariable{Scope::User, s("GOPROXY"), s("https://goproxy.cn,direct")}}))
            << value;
    }
}

TEST(NetworkCauses, AFolderThatIsMissingAndTheOnlySourceIsAProblem)
{
    const auto verdict = [](const char* goproxy) {
        MachineImage image = soundImage();
        setOwn(image, "GOPROXY", goproxy);
        return worst(factsOf(image), "goenv.goproxy").status;
    };
    EXPECT_EQ(verdict("file:///C:/gone"), Status::Problem);
    EXPECT_EQ(verdict("file:///C:/gone,off"), Status::Problem);
    EXPECT_EQ(verdict("file:///C:/gone,https://proxy.golang.org"), Status::Warning);
    EXPECT_EQ(verdict("file:///C:/gone,direct"), Status::Warning);
}

TEST(NetworkCauses, APortAloneIsNoProxy)
{
    MachineImage image = soundImage();
    setOwn(image, "HTTPS_PROXY", "7890");
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.proxy-misspelt problem")});
}

TEST(NetworkCauses, WhyNothingIsKnownIsOneSentence)
{
    MachineImage image = soundImage();
    setOwn(image, "HTTPS_PROXY", "https://proxy.example:8443");
    const Finding finding = toldBy(image, "network.module-proxy");
    EXPECT_EQ(finding.evidence.at(0).english(), s("GoSetup cannot use a proxy of type \"https\""));
}

TEST(NetworkCauses, GoSendsNoPasswordOverAnUnencryptedConnection)
{
    MachineImage image = soundImage();
    setOwn(image, "GOPROXY", "http://li:geheim@a.example,direct");
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("goenv.goproxy problem")});
    const Finding finding = toldBy(image, "goenv.goproxy");
    EXPECT_TRUE(textOf(finding).contains(
        s("refusing to pass credentials to insecure URL: http://a.example")))
        << textOf(finding).toStdString();
    EXPECT_FALSE(textOf(finding).contains(s("geheim")));
}

TEST(NetworkCauses, OnlyHttpProxyIsSetAndGoGoesDirectly)
{
    MachineImage image = soundImage();
    setOwn(image, "HTTP_PROXY", "http://proxy.example:8080");
    image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("HTTP_PROXY")};
    for (const QUrl& url : standardProbes())
        image.network.withoutProxy[url.host()].outcome = Outcome::Unreachable;
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.proxy-not-for-go problem")});
    const Finding finding = toldBy(image, "network.proxy-not-for-go");
    EXPECT_EQ(finding.title.english(),
              s("HTTP_PROXY is set, HTTPS_PROXY is not: Go uses HTTP_PROXY for http:// only"));
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_TRUE(finding.fixes[0].recommended);
    EXPECT_EQ(finding.fixes[0].changes,
              (std::vector<Change>{
                  SetVariable{Scope::User, s("HTTPS_PROXY"), s("http://proxy.example:8080")}}));
    for (const QUrl& url : standardProbes())
        image.network.withoutProxy[url.host()] = {};
    EXPECT_EQ(toldOfNetwork(image), QStringList{});
}

TEST(NetworkCauses, NoProxyIsReadAsGoReadsItAndCorrected)
{
    const struct
    {
        const char* value;
        const char* corrected; ///< empty: in order
    } rows[] = {
        {"localhost,.corp.example,10.0.0.0/8,*.x,host:81,::1,[::1]:8", ""},
        {"*", ""},
        {"<local>,.corp.example", ""},
        {"localhost;.corp.example", "localhost,.corp.example"},
        {"localhost\uff0c.corp.example", "localhost,.corp.example"},
        {"localhost\u3001a\uff1bb|c", "localhost,a,b,c"},
        {"localhost .corp.example", "localhost,.corp.example"},
        {"https://goproxy.corp.example/x,a", "goproxy.corp.example,a"},
        {"10.*,192.168.*", "10.0.0.0/8,192.168.0.0/16"},
        {"192.168.1.*;a", "192.168.1.0/24,a"},
        {"\"localhost,a\"", "localhost,a"},
    };
    for (const auto& row : rows) {
        MachineImage image = soundImage();
        setOwn(image, "HTTPS_PROXY", "http://proxy.example:8080");
        image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("HTTPS_PROXY")};
        for (const QUrl& url : standardProbes())
            image.network.withoutProxy[url.host()] = {};
        setOwn(image, "NO_PROXY", row.value);
        if (*row.corrected == '\0') {
            EXPECT_EQ(toldOfNetwork(image), QStringList{}) << row.value;
            continue;
        }
        EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.proxy-misspelt warning")})
            << row.value;
        const Finding finding = toldBy(image, "network.proxy-misspelt");
        ASSERT_FALSE(finding.fixes.empty()) << row.value;
        EXPECT_EQ(finding.fixes[0].changes,
                  (std::vector<Change>{SetVariable{Scope::User, s("NO_PROXY"), s(row.corrected)}}))
            << row.value;
        setOwn(image, "HTTPS_PROXY", "");
        image.network.proxy = {};
        EXPECT_EQ(toldOfNetwork(image), QStringList{}) << "without a proxy it has no effect";
    }
}

TEST(NetworkCauses, AModuleProxyThatNoProxyWasToReachIsTheSameCause)
{
    MachineImage image = soundImage();
    setOwn(image, "HTTPS_PROXY", "http://proxy.example:8080");
    image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("HTTPS_PROXY")};
    setOwn(image, "NO_PROXY", "localhost;.corp.example");
    setOwn(image, "GOPROXY", "https://goproxy.corp.example");
    image.network.hosts[s("goproxy.corp.example")].outcome = Outcome::Unreachable;
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.proxy-misspelt problem")});
    EXPECT_TRUE(
        textOf(toldBy(image, "network.proxy-misspelt")).contains(s("goproxy.corp.example")));
}

TEST(NetworkCauses, WhatCannotBeAskedIsOneUnknown)
{
    MachineImage image = soundImage();
    setOwn(image, "HTTPS_PROXY", "https://proxy.example:8443");
    EXPECT_EQ(toldOfNetwork(image), QStringList{s("network.module-proxy unknown")});
}

TEST(NetworkCauses, AnUnansweredQuestionNamesTheHostOnce)
{
    MachineImage image = soundImage();
    image.network.hosts[s("proxy.golang.org")].outcome = Outcome::Unreachable;
    const Finding finding = worst(factsOf(image), "network.module-proxy");
    EXPECT_EQ(finding.evidence.at(0).english().count(s("proxy.golang.org")), 1)
        << finding.evidence.at(0).english().toStdString();
}

TEST(NetworkCauses, AHiddenPartOfAValueIsToldInTheReadersLanguage)
{
    MachineImage image = soundImage();
    setOwn(image, "HTTPS_PROXY", "http://li:ge/heim@proxy.example:8080");
    const Finding finding = worst(factsOf(image), "network.proxy-misspelt");
    EXPECT_TRUE(textOf(finding).contains(s("(not shown)")));
    EXPECT_TRUE(textOf(finding).contains(s("%2F"))) << textOf(finding).toStdString();
    EXPECT_FALSE(textOf(finding).contains(s("heim")));
}
