// SPDX-License-Identifier: Apache-2.0
// Values as people write and paste them: what Go makes of them, and one remedy that keeps what was
// meant.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

#include "rules/ModuleProxies.h"

#include <algorithm>

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withUsers(const char* name, const char* value)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    return image;
}

/// Those that are told, as "id status".
QStringList toldOf(const MachineImage& image)
{
    QStringList told;
    for (const Finding& finding : judge(factsOf(image), {})) {
        if (isTold(finding) && finding.status >= Status::Warning)
            told << finding.id;
    }
    return told;
}

/// The recommended fix of one rule, as the person reads it.
QString recommendedOf(const MachineImage& image, const char* id)
{
    for (const Finding& finding : judge(factsOf(image), {})) {
        const auto fix = std::ranges::find_if(finding.fixes, &Fix::recommended);
        if (finding.id == s(id) && isTold(finding) && fix != finding.fixes.end())
            return fix->title.english();
    }
    return {};
}

} // namespace

TEST(WrittenValues, SeveralFoldersWhereGoTakesOneAreOneThatNobodyCanMake)
{
    const auto rule = [](const QString& name) {
        return name == s("GOBIN") ? "goenv.gobin-invalid" : "goenv.cache-invalid";
    };
    for (const char* name : {"GOBIN", "GOCACHE", "GOMODCACHE"}) {
        const MachineImage image = withUsers(name, "C:\\dev\\a;C:\\dev\\b");
        EXPECT_EQ(toldOf(image).count(s(rule(s(name)))), 1) << name;
        EXPECT_FALSE(toldOf(image).contains(s("location.reserved-name"))) << name;
        EXPECT_EQ(recommendedOf(image, rule(s(name))), s("Set ") + s(name) + s(" to C:\\dev\\a"));
    }
    EXPECT_EQ(recommendedOf(withUsers("GOCACHE", "C:\\what?"), "goenv.cache-invalid"),
              s("Remove GOCACHE"));
    const MachineImage list = withUsers("GOPATH", "C:\\Users\\li\\go:D:\\x");
    EXPECT_EQ(toldOf(list), QStringList{s("goenv.gopath-invalid")});
    EXPECT_EQ(recommendedOf(list, "goenv.gopath-invalid"),
              s("Set GOPATH to C:\\Users\\li\\go;D:\\x"));
    EXPECT_EQ(recommendedOf(withUsers("GOPATH", "C:\\Users\\li\\go,D:\\x"), "goenv.gopath-invalid"),
              s("Set GOPATH to C:\\Users\\li\\go;D:\\x"));
    EXPECT_EQ(toldOf(withUsers("GOPATH", "C:\\go|path")), QStringList{s("goenv.gopath-invalid")});
}

TEST(WrittenValues, AWholeDriveIsAPlaceThatGoCanUse)
{
    MachineImage image = withUsers("GOPATH", "D:\\");
    VolumeInfo data = image.volumes.front();
    data.root = s("D:\\");
    image.volumes.push_back(data);
    EXPECT_EQ(worst(factsOf(image), "location.system-folder").status, Status::Warning);
    const Finding bin = worst(factsOf(image), "path.missing-gobin");
    EXPECT_EQ(bin.subject, s("D:\\bin"));
    image.setVariable(Hive::CurrentUser, s("GOBIN"), RegKind::String, s("D:\\"));
    EXPECT_EQ(recommendedOf(image, "path.missing-gobin"), QString());
}

TEST(WrittenValues, APasswordThatMustBeEncodedIsTheFaultAndNoHost)
{
    const MachineImage image =
        withUsers("GOPROXY", "https://li:P@ss#w0rd@artifactory.corp.example/api/go/go,direct");
    EXPECT_EQ(toldOf(image), QStringList{s("goenv.goproxy")});
    const Finding finding = worst(factsOf(image), "goenv.goproxy");
    EXPECT_TRUE(textOf(finding).contains(s("%23"))) << textOf(finding).toStdString();
    EXPECT_EQ(recommendedOf(image, "goenv.goproxy"),
              s("Set GOPROXY to https://artifactory.corp.example/api/go/go,direct"));
    for (const Finding& each : judge(factsOf(image), {})) {
        EXPECT_FALSE(textOf(each).contains(s("ss:"))) << textOf(each).toStdString();
        for (const Fix& fix : each.fixes) {
            for (const Change& change : fix.changes) {
                const auto* variable = std::get_if<SetVariable>(&change);
                if (variable != nullptr && fix.recommended) {
                    EXPECT_EQ(variable->text, s("https://li:P%40ss%23w0rd@artifactory.corp.example"
                                                "/api/go/go,direct"));
                }
            }
        }
    }
}

TEST(WrittenValues, WhatIsNoCredentialStays)
{
    EXPECT_TRUE(toldOf(withUsers("GOPROXY", "https://proxy.golang.org/go?x=a@b")).isEmpty());
    const MachineImage path = withUsers("HTTPS_PROXY", "http://proxy.corp.example:8080/a@b");
    EXPECT_EQ(recommendedOf(path, "network.proxy-misspelt"), QString());
    const MachineImage variables =
        withUsers("GOPROXY", "https://%CORP_USER%:%CORP_TOKEN%@proxy.corp.example/go");
    EXPECT_EQ(recommendedOf(variables, "goenv.goproxy"), QString());
}

TEST(WrittenValues, CredentialsOfAProxyAreEncoded)
{
    const auto changesOf = [](const char* value) {
        const Finding finding =
            worst(factsOf(withUsers("HTTPS_PROXY", value)), "network.proxy-misspelt");
        EXPECT_TRUE(textOf(finding).contains(s("%5C"))) << textOf(finding).toStdString();
        EXPECT_FALSE(textOf(finding).contains(s("geheim")));
        return finding.fixes.empty() ? std::vector<Change>() : finding.fixes.front().changes;
    };
    const auto setTo = [](const char* value) {
        return std::vector<Change>{SetVariable{Scope::User, s("HTTPS_PROXY"), s(value)}};
    };
    EXPECT_EQ(changesOf("http://CORP\\li:geheim@proxy.corp.example:8080"),
              setTo("http://CORP%5Cli:geheim@proxy.corp.example:8080"));
    EXPECT_EQ(changesOf("http://li:geheim#1@proxy.corp.example:8080"),
              setTo("http://li:geheim%231@proxy.corp.example:8080"));
    EXPECT_EQ(changesOf("http://li:100%geheim@proxy.corp.example:8080"),
              setTo("http://li:100%25geheim@proxy.corp.example:8080"));
}

TEST(WrittenValues, AVariableThatGoDoesNotReadIsOfferedUnderTheNamesThatItReads)
{
    MachineImage image = withUsers("ALL_PROXY", "socks5://127.0.0.1:7891");
    const Finding finding = worst(factsOf(image), "env.unread-name");
    EXPECT_EQ(finding.subject, s("ALL_PROXY"));
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_FALSE(finding.fixes[0].recommended);
    EXPECT_EQ(finding.fixes[0].changes.size(), 2U);
    image.setVariable(Hive::CurrentUser, s("HTTPS_PROXY"), RegKind::String,
                      s("http://127.0.0.1:7890"));
    EXPECT_EQ(worst(factsOf(image), "env.unread-name").status, Status::Ok);
}

TEST(WrittenValues, ANameInFrontOfTheValueGoesAndTheValueStays)
{
    EXPECT_EQ(
        recommendedOf(withUsers("GOPROXY", "GOPROXY=https://goproxy.cn,direct"), "goenv.goproxy"),
        s("Set GOPROXY to https://goproxy.cn,direct"));
    EXPECT_EQ(
        recommendedOf(withUsers("GOPROXY", "set GOPROXY=https://goproxy.cn"), "goenv.goproxy"),
        s("Set GOPROXY to https://goproxy.cn"));
    EXPECT_EQ(recommendedOf(withUsers("GOPATH", "GOPATH=C:\\dev\\gopath"), "goenv.gopath-invalid"),
              s("Set GOPATH to C:\\dev\\gopath"));
}

TEST(WrittenValues, AWordOfGoIsNoHost)
{
    for (const char* value : {"https://goproxy.cn/,direct/", "https://goproxy.cn/,Direct/"})
        EXPECT_EQ(recommendedOf(withUsers("GOPROXY", value), "goenv.goproxy"),
                  s("Set GOPROXY to https://goproxy.cn/,direct"))
            << value;
}

TEST(WrittenValues, ASlipInTheSchemeOrACommandBehindTheValueKeepsTheMirror)
{
    for (const char* value : {"https:goproxy.cn,direct", "https:\\\\goproxy.cn,direct",
                              "https://goproxy.cn,direct & go version"}) {
        const MachineImage image = withUsers("GOPROXY", value);
        EXPECT_EQ(recommendedOf(image, "goenv.goproxy"),
                  s("Set GOPROXY to https://goproxy.cn,direct"))
            << value;
        EXPECT_FALSE(
            textOf(worst(factsOf(image), "goenv.goproxy")).contains(s("GOPROXY (user) = (")))
            << value;
    }
    EXPECT_EQ(
        worst(factsOf(withUsers("GOPROXY", "https://goproxy.cn:99999,direct")), "goenv.goproxy")
            .status,
        Status::Problem);
    EXPECT_EQ(
        judgeOne(factsOf(withUsers("GOPROXY", "off,https://goproxy.cn")), "goenv.goproxy").size(),
        1U);
}

TEST(WrittenValues, ASeparatorInThePathOfAMirrorIsOneAllTheSame)
{
    for (const char* value : {"https://mirrors.aliyun.com/goproxy/;direct",
                              "https://mirrors.aliyun.com/goproxy/ direct"})
        EXPECT_EQ(recommendedOf(withUsers("GOPROXY", value), "goenv.goproxy"),
                  s("Set GOPROXY to https://mirrors.aliyun.com/goproxy/,direct"))
            << value;
}

TEST(WrittenValues, ALineOfGoEnvCountsOnceTheVariableOfADeadProxyIsGone)
{
    MachineImage image = withUsers("GOPROXY", "https://dead.example");
    image.network.hosts[s("dead.example")] = {
        ImageHost::Outcome::Timeout, 0, 20, {}, BodyKind::NotRead};
    image.file(userHome + s("\\AppData\\Roaming\\go\\env"))
        .content("GOPROXY=https://goproxy.cn,direct\n");
    EXPECT_EQ(toldOf(image), QStringList{s("network.module-proxy")});
    const Finding finding = worst(factsOf(image), "network.module-proxy");
    ASSERT_FALSE(finding.fixes.empty());
    EXPECT_TRUE(finding.fixes.front().recommended);
    EXPECT_EQ(finding.fixes.front().changes,
              (std::vector<Change>{SetVariable{Scope::User, s("GOPROXY"), std::nullopt}}));
}

TEST(WrittenValues, WhatOnlyThisConsoleHasIsNoted)
{
    MachineImage image = soundImage();
    image.processEnvironment = freshEnvironment(image);
    image.processEnvironment->insert(s("GOROOT"), s("C:\\old\\go"));
    image.processEnvironment->insert(s("HTTPS_PROXY"), s("http://li:geheim@proxy:8080"));
    const auto findings = judgeOne(factsOf(image), "env.console-only");
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].status, Status::Note);
    EXPECT_EQ(findings[0].subject, s("GOROOT"));
    EXPECT_FALSE(textOf(findings[1]).contains(s("geheim")));
    image = withUsers("GOPATH", "D:\\gp");
    image.processEnvironment = freshEnvironment(image);
    EXPECT_EQ(worst(factsOf(image), "env.console-only").status, Status::Ok);
    image.processEnvironment->insert(s("GOPATH"), s("C:\\other"));
    EXPECT_EQ(worst(factsOf(image), "env.console-only").subject, s("GOPATH"));
    image = soundImage();
    image.processEnvironment = freshEnvironment(image);
    image.processEnvironment->insert(s("GOROOT"), goRoot);
    image.processEnvironment->insert(s("GOPATH"), userHome + s("\\go"));
    image.processEnvironment->insert(s("CGO_ENABLED"), s("1"));
    EXPECT_EQ(worst(factsOf(image), "env.console-only").status, Status::Ok)
        << "nothing is different by them";
    image.processEnvironment->insert(s("GOROOT"), s("C:\\old\\go"));
    EXPECT_EQ(worst(factsOf(image), "env.console-only").status, Status::Note);
    image.registry[regKey(Hive::CurrentUser, s("Environment"))].lastWrite =
        QDateTime::currentDateTimeUtc().addSecs(60);
    EXPECT_EQ(worst(factsOf(image), "env.console-only").status, Status::Ok)
        << "it may be what stood in the registry before";
}

TEST(WrittenValues, AConfigurationScriptIsNoProxy)
{
    const Finding finding =
        worst(factsOf(withUsers("HTTPS_PROXY", "http://wpad.corp.example/proxy.pac")),
              "network.proxy-misspelt");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("configuration script")))
        << textOf(finding).toStdString();
    for (const Fix& fix : finding.fixes)
        EXPECT_FALSE(fix.recommended);
}

TEST(WrittenValues, ACopyInTheModuleCacheTakesNobodysPlace)
{
    MachineImage image = soundImage();
    const QString copy =
        userHome + s("\\go\\pkg\\mod\\golang.org\\toolchain@v0.0.1-go1.26.0.windows-amd64");
    image.go(copy, s("go1.26.0"));
    setPath(image, Hive::CurrentUser, {copy + s("\\bin"), s("%USERPROFILE%\\go\\bin")});
    EXPECT_EQ(worst(factsOf(image), "path.shadowed-go").status, Status::Ok);
}

TEST(WrittenValues, AnAddressOfTheDatabaseNeedsItsScheme)
{
    EXPECT_EQ(
        recommendedOf(withUsers("GOSUMDB", "sum.golang.org goproxy.cn/sumdb"), "goenv.gosumdb"),
        s("Set GOSUMDB to sum.golang.org https://goproxy.cn/sumdb"));
    EXPECT_EQ(recommendedOf(withUsers("GOSUMDB", "sum.golang.org off"), "goenv.gosumdb"),
              s("Remove GOSUMDB"));
}

TEST(WrittenValues, AnUnknownWordInGovcsAllowsNothing)
{
    EXPECT_EQ(recommendedOf(withUsers("GOVCS", "public:all;private:all"), "goenv.govcs"),
              s("Set GOVCS to public:all,private:all"));
    EXPECT_EQ(recommendedOf(withUsers("GOVCS", "public:GIT"), "goenv.govcs"),
              s("Set GOVCS to public:git"));
    EXPECT_EQ(recommendedOf(withUsers("GOVCS", "github.com:git|cvs"), "goenv.govcs"), QString());
    EXPECT_EQ(worst(factsOf(withUsers("GOVCS", "github.com:git|cvs")), "goenv.govcs").status,
              Status::Warning);
    EXPECT_EQ(recommendedOf(withUsers("GOPRIVATE", "corp.example|a.example"), "goenv.goprivate"),
              s("Set GOPRIVATE to corp.example,a.example"));
}

TEST(WrittenValues, AMissingCommaIsTheCauseWhereTheServerDoesNotHaveModules)
{
    MachineImage image = withUsers("GOPROXY", "https://mirrors.aliyun.com/goproxy/direct");
    image.network.hosts[s("mirrors.aliyun.com")] = {
        ImageHost::Outcome::Ok, 404, 20, {}, BodyKind::Other};
    EXPECT_EQ(recommendedOf(image, "network.module-proxy"),
              s("Set GOPROXY to https://mirrors.aliyun.com/goproxy,direct"));
    image.network.hosts[s("mirrors.aliyun.com")] = {
        ImageHost::Outcome::Ok, 200, 20, {}, BodyKind::Versions};
    EXPECT_FALSE(toldOf(image).contains(s("network.module-proxy"))) << "it may be its path";
}

TEST(WrittenValues, AFolderOfTheComputerIsNoSecret)
{
    const Finding finding = worst(factsOf(withUsers("GOPROXY", "D:\\goproxy")), "goenv.goproxy");
    EXPECT_TRUE(textOf(finding).contains(s("GOPROXY (user) = D:\\goproxy")))
        << textOf(finding).toStdString();
}

TEST(WrittenValues, AVariableThatIsWrongIsNotToldAgainAsOneThatHidesTheFile)
{
    MachineImage image = withUsers("GO111MODULE", "off");
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GO111MODULE=on\n");
    EXPECT_EQ(toldOf(image), QStringList{s("goenv.go111module")});
}

TEST(WrittenValues, AFolderIsNoWorkspaceFile)
{
    MachineImage image = withUsers("GOWORK", "C:\\proj");
    image.folder(s("C:\\proj"));
    EXPECT_EQ(worst(factsOf(image), "goenv.gowork").status, Status::Problem);
    EXPECT_EQ(recommendedOf(image, "goenv.gowork"), s("Remove GOWORK"));
    image = withUsers("GOWORK", "C:\\proj\\go.work");
    image.file(s("C:\\proj\\go.work")).content("go 1.24\n");
    EXPECT_EQ(worst(factsOf(image), "goenv.gowork").status, Status::Warning);
}

TEST(WrittenValues, CommandsOfGoauthAreSeparatedBySemicolons)
{
    const Finding comma =
        worst(factsOf(withUsers("GOAUTH", "netrc,git C:\\Users\\li")), "goenv.goauth");
    ASSERT_FALSE(comma.fixes.empty());
    EXPECT_TRUE(comma.fixes.front().recommended);
    EXPECT_EQ(
        comma.fixes.front().changes,
        (std::vector<Change>{SetVariable{Scope::User, s("GOAUTH"), s("netrc;git C:\\Users\\li")}}));
    MachineImage own = withUsers("GOAUTH", "C:\\a\\auth.exe a,b");
    own.file(s("C:\\a\\auth.exe")).content("MZ");
    EXPECT_EQ(worst(factsOf(own), "goenv.goauth").status, Status::Ok);
}

TEST(WrittenValues, APathThatIsCutIsCompletedBeforeItIsTidied)
{
    MachineImage image = soundImage();
    QStringList entries = {s("%USERPROFILE%\\go\\bin")};
    while (entries.join(u';').size() < 980)
        entries << s("C:\\Program Files\\Vendor %1\\Program").arg(entries.size());
    QString text = entries.join(u';') + s(";C:\\Program Files\\Some Vendor with a long name\\P");
    text.truncate(1024);
    ASSERT_EQ(text.size(), 1024);
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::ExpandString, text);
    EXPECT_TRUE(toldOf(image).contains(s("path.cut-by-setx")));
    EXPECT_TRUE(toldOf(image).contains(s("path.dead-entries")));
    EXPECT_EQ(recommendedOf(image, "path.dead-entries"), QString());
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::ExpandString, entries.join(u';'));
    EXPECT_NE(recommendedOf(image, "path.dead-entries"), QString());
}
