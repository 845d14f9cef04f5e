// SPDX-License-Identifier: Apache-2.0
// How Go reads its settings, value by value. A real Go confirms them in the end-to-end tests; here
// they are quick, and need none.
#include "gosettings/Patterns.h"
#include "gosettings/ProxyList.h"
#include "gosettings/Refusal.h"
#include "gosettings/SettingNames.h"
#include "gosettings/SumDatabase.h"
#include "gosettings/ValueText.h"
#include "gosettings/Words.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::gosettings;

namespace {

std::string refusal(const char* name, const char* value, int minor = 24)
{
    return refusalOf(s(name), s(value), {minor, s("C:\\Go")}).toStdString();
}

QStringList urlsOf(const char* value)
{
    QStringList urls;
    for (const ProxyEntry& entry : parseProxyList(s(value)).entries)
        urls << (entry.url.isEmpty() ? entry.text : entry.url);
    return urls;
}

} // namespace

TEST(ProxyList, EntriesAreTrimmedAndGetTheSchemeThatGoGivesThem)
{
    EXPECT_EQ(urlsOf("goproxy.cn, direct"), (QStringList{s("https://goproxy.cn"), s("direct")}));
    EXPECT_EQ(urlsOf(",https://a.example,,direct,"),
              (QStringList{s("https://a.example"), s("direct")}));
    EXPECT_EQ(urlsOf("localhost:8080"), (QStringList{s("https://localhost:8080")}));
    EXPECT_TRUE(parseProxyList(s("https://a.example|https://b.example,direct"))
                    .entries[0]
                    .goesOnAfterAnyFailure);
    EXPECT_EQ(parseProxyList(s("off,https://a.example")).unused,
              QStringList{s("https://a.example")});
}

TEST(ProxyList, FolderIsTheOneBehindThreeSlashes)
{
    const auto list = parseProxyList(s("file:///C:/my%20mods/x"));
    ASSERT_TRUE(list.isValid());
    EXPECT_EQ(list.entries.front().folder(), s("C:\\my mods\\x"));
}

TEST(Refusals, AreGosOwnWords)
{
    const std::vector<std::array<const char*, 3>> rows = {
        {"GOPROXY", "https://a.example,dircet", "invalid proxy URL missing scheme: dircet"},
        {"GOPROXY", "file://D:/mods",
         "invalid file:// proxy URL with non-path elements: file://D:/mods"},
        {"GOPROXY", " ,", "GOPROXY list is not the empty string, but contains no entries"},
        {"GOPROXY", "D:\\mods", "invalid proxy URL scheme (must be https, http, file): D:\\mods"},
        {"GOSUMDB", "on", "invalid GOSUMDB: malformed verifier id"},
        {"GOFLAGS", "mod=vendor", "go: parsing $GOFLAGS: non-flag \"mod=vendor\""},
        {"GOFLAGS", "-nosuch=1", "go: parsing $GOFLAGS: unknown flag -nosuch"},
        {"GOFLAGS", "\"-v", "go: parsing $GOFLAGS: unterminated \" string"},
        {"GOFLAGS", "-mod vendor", "go: flag needs an argument: -mod (from %GOFLAGS%)"},
        {"GOFLAGS", "-mod=bogus",
         "go: -mod=bogus not supported (can be '', 'mod', 'readonly', or 'vendor')"},
        {"GOFLAGS", "-trimpath=maybe",
         "go: invalid boolean value \"maybe\" for flag -trimpath (from %GOFLAGS%)"},
        {"GO111MODULE", "true", "go: unknown environment setting GO111MODULE=true"},
        {"GOTOOLCHAIN", "1.24", "go: invalid GOTOOLCHAIN \"1.24\""},
        {"GOTOOLCHAIN", "go1.24",
         "go: invalid toolchain: go1.24 is a language version but not a toolchain version "
         "(go1.24.x)"},
        {"GOPATH", "~/go", "go: GOPATH entry cannot start with shell metacharacter '~': \"~/go\""},
        {"GOBIN", "bin", "cannot install, GOBIN must be an absolute path"},
        {"GOCACHE", "off", "build cache is disabled by GOCACHE=off, but required as of Go 1.12"},
        {"GOVCS", "git", "malformed entry in GOVCS (missing colon): \"git\""},
        {"GOAUTH", "netrc;", "go: GOAUTH encountered an empty command"},
        {"GOWORK", "go.work", "go: invalid GOWORK: not an absolute path"},
        {"CC", "bin\\gcc.exe",
         "go: CC environment variable is relative; must be absolute path: bin\\gcc.exe"}};
    for (const auto& [name, value, says] : rows)
        EXPECT_EQ(refusal(name, value), says) << name << '=' << value;
}

TEST(Refusals, AreNoneForWhatGoTakes)
{
    const std::vector<std::array<const char*, 2>> rows = {
        {"GOPROXY", "goproxy.cn,direct"},
        {"GOPROXY", "file:///C:/mods"},
        {"GOSUMDB", "sum.golang.google.cn"},
        {"GOFLAGS", "'-ldflags=-s -w' -v"},
        {"GO111MODULE", "auto"},
        {"GOTOOLCHAIN", "go1.22.1+auto"},
        {"GOPATH", "C:\\a;D:/b;"},
        {"GOPATH", "\"C:\\a\""},
        {"GOCACHE", "\\\\server\\share\\c"},
        {"GOVCS", "public:git|hg,private:all"},
        {"GOAUTH", "netrc;git C:\\x"},
        {"CC", "\"C:\\Program Files\\gcc.exe\" -m64"},
        {"GONEW", "anything"}};
    for (const auto& [name, value] : rows)
        EXPECT_EQ(refusal(name, value), "") << name << '=' << value;
}

TEST(Refusals, FollowTheVersionOfGo)
{
    EXPECT_EQ(refusal("GOTOOLCHAIN", "nonsense", 20), "") << "Go 1.20 does not read it";
    EXPECT_EQ(refusal("GOAUTH", ";;", 23), "");
    EXPECT_NE(refusal("GOFLAGS", "-skip=x", 19), "");
    EXPECT_EQ(refusal("GOFLAGS", "-skip=x", 20), "");
    EXPECT_EQ(refusal("GOFLAGS", "-fromthefuture", 99), "") << "nobody can know";
}

TEST(Toolchains, NearMissesAreUnderstood)
{
    EXPECT_EQ(correctedToolchainName(s("1.24")), s("go1.24.0"));
    EXPECT_EQ(correctedToolchainName(s("Go1.22.3+AUTO")), s("go1.22.3+auto"));
    EXPECT_EQ(correctedToolchainName(s("1.20")), s("go1.20"));
    EXPECT_EQ(correctedToolchainName(s("latest")), QString());
}

TEST(Patterns, WhatMatchesNothingIsToldAndCorrected)
{
    using Fault = ModulePattern::Fault;
    const auto fault = [](const char* value) { return parsePatterns(s(value)).front().fault; };
    EXPECT_EQ(fault("git.corp.example/team"), Fault::None);
    EXPECT_EQ(fault("*.corp.example"), Fault::None);
    EXPECT_EQ(fault(".gitlab.com"), Fault::LeadingDot);
    EXPECT_EQ(fault("https://git.corp.example"), Fault::Address);
    EXPECT_EQ(fault(" git.corp.example"), Fault::Blank);
    EXPECT_EQ(fault("git.corp.example:8443/x"), Fault::Port);
    EXPECT_EQ(fault("Git.corp.example"), Fault::UpperCase);
    EXPECT_EQ(fault("a.b;c.d"), Fault::Separator);
    EXPECT_EQ(fault("npx"), Fault::NoDot);
    EXPECT_EQ(correctedPatterns(s(".gitlab.com, https://Git.corp.example:8443/Team/")),
              s("gitlab.com,*.gitlab.com,git.corp.example/Team"));
    EXPECT_EQ(correctedPatterns(s("git@git.corp.example:team/x")), s("git.corp.example/team/x"));
}

TEST(SumDatabase, PrivateOneWithItsKeyIsAccepted)
{
    const auto database = parseSumDatabase(
        s("corpdb+896e28a6+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB https://sum.example"));
    EXPECT_EQ(database.refusal, QString());
    EXPECT_TRUE(database.privateKey);
    EXPECT_EQ(
        parseSumDatabase(s("corpdb+00000000+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB")).refusal,
        s("invalid GOSUMDB: invalid verifier hash"));
}

TEST(SettingNames, SlipsAreFoundAndNamesOfOthersAreLeftAlone)
{
    EXPECT_EQ(meantName(s("GOPATH\n")), s("GOPATH"));
    EXPECT_EQ(meantName(s("GO_PROXY")), s("GOPROXY"));
    EXPECT_EQ(meantName(s("GOPROXT")), s("GOPROXY"));
    EXPECT_EQ(meantName(s("GORPOXY")), s("GOPROXY"));
    EXPECT_EQ(meantName(s("ＧＯＰＡＴＨ")), s("GOPATH"));
    EXPECT_TRUE(differsInvisibly(s("GOPATH "), s("GOPATH")));
    EXPECT_FALSE(differsInvisibly(s("GO_PATH"), s("GOPATH")));
    for (const char* other : {"GOPATH", "gopath", "GOGC", "GOMAXPROCS", "GOOGLE_CLOUD_PROJECT",
                              "GOPHER", "GOROOT_BOOTSTRAP", "GOPATH2", "LOGO", "PATH", "GOLANG"})
        EXPECT_EQ(meantName(s(other)), QString()) << other;
}

TEST(ValueText, WhatGotInByAccidentGoes)
{
    EXPECT_EQ(cleanedValue(s("\"C:\\gp\"")), s("C:\\gp"));
    EXPECT_EQ(cleanedValue(s("https：//goproxy.cn，direct　")), s("https://goproxy.cn,direct"));
    EXPECT_EQ(cleanedValue(s("on\r\n")), s("on"));
    EXPECT_EQ(cleanedValue(s("“C:\\gp”")), s("C:\\gp"));
    EXPECT_EQ(cleanedValue(s("C:\\用户\\gp")), s("C:\\用户\\gp"));
}

TEST(Words, AreSplitAndPutTogetherAsGoDoes)
{
    EXPECT_EQ(splitWords(s(" a  'b c' \"d\" e\"f")).words,
              (QStringList{s("a"), s("b c"), s("d"), s("e\"f")}));
    EXPECT_EQ(quotedWord(s("C:\\Program Files\\gcc.exe")), s("\"C:\\Program Files\\gcc.exe\""));
    EXPECT_EQ(splitFolderList(s("\"C:\\a;b\";C:\\c;")), (QStringList{s("C:\\a;b"), s("C:\\c")}));
    EXPECT_TRUE(readsTheSame(s("GOPROXY"), s("a.example, direct"), s("a.example,direct")));
    EXPECT_FALSE(readsTheSame(s("GO111MODULE"), s("on"), s("on ")));
}
