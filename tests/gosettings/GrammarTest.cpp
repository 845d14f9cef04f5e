// SPDX-License-Identifier: Apache-2.0
// How Go reads its settings, value by value. A real Go confirms them in the end-to-end tests; here
// they are quick, and need none.
#include "gosettings/FlagCorrection.h"
#include "gosettings/Patterns.h"
#include "gosettings/ProxyList.h"
#include "gosettings/Refusal.h"
#include "gosettings/SameValue.h"
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
    return refusalOf(s(name), s(value), {minor, s("C:\\Go"), false, {}}).toStdString();
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

TEST(Refusals, AreThoseOfTheBuildConfiguration)
{
    const std::vector<std::array<const char*, 3>> rows = {
        {"GOEXPERIMENT", "nosuch", "go: unknown GOEXPERIMENT such"},
        {"GOEXPERIMENT", "arenas, synctest", "go: unknown GOEXPERIMENT  synctest"},
        {"GOEXPERIMENT", "Arenas", "go: unknown GOEXPERIMENT Arenas"},
        {"GOEXPERIMENT", "unified", "go: unknown GOEXPERIMENT unified"},
        {"GOARM64", "v7.0",
         "go: invalid GOARM64: must start with v8.{0-9} or v9.{0-5} and may optionally end in "
         "\",lse\" and/or \",crypto\""},
        {"GOMIPS", "hard", "go: invalid GOMIPS: must be hardfloat, softfloat"},
        {"GOPPC64", "power7", "go: invalid GOPPC64: must be power8, power9, power10"},
        {"GORISCV64", "rva23", "go: invalid GORISCV64: must be rva20u64, rva22u64"},
        {"GOWASM", "simd", "go: invalid GOWASM: no such feature \"simd\""},
        {"GOFIPS140", "on",
         "go: invalid GOFIPS140: must be off, latest, inprocess, certified, or vX.Y.Z"},
        {"GOFIPS140", "v9.9.9", "go: unknown GOFIPS140 version \"v9.9.9\""},
        {"GOCACHEPROG", "\"C:\\x", "GOCACHEPROG args: unterminated \" string"},
        {"GOFLAGS", "-buildmode=foo", "buildmode=foo not supported"},
        {"GOFLAGS", "-v -linkshared", "-linkshared not supported on windows"},
        {"GOFLAGS", "-buildmode=plugin", "-buildmode=plugin not supported on windows"},
        {"GOFLAGS", "-p=0", "go: -p must be a positive integer: 0"},
        {"GOFLAGS", "-compiler=clang",
         "go: invalid value \"clang\" for flag -compiler (from %GOFLAGS%): unknown compiler "
         "\"clang\""},
        {"GOFLAGS", "-covermode=all",
         "go: invalid value \"all\" for flag -covermode (from %GOFLAGS%): valid modes are "
         "\"set\", \"count\", or \"atomic\""},
        {"GOFLAGS", "-modfile=go.alt", "go: -modfile=go.alt: file does not have .mod extension"},
        {"GOFLAGS", "-buildvcs=git",
         "go: invalid boolean value \"git\" for flag -buildvcs (from %GOFLAGS%): value is "
         "neither 'auto' nor a valid bool"},
        {"GOFLAGS", "-asan", "-asan is not supported on windows"}};
    for (const auto& [name, value, says] : rows)
        EXPECT_EQ(refusal(name, value), says) << name << '=' << value;
    const std::vector<std::array<const char*, 2>> accepted = {
        {"GOEXPERIMENT", "synctest,nospinbitmutex,,regabi,none"},
        {"GOARM64", "v8.1,lse,crypto"},
        {"GOMIPS", "softfloat"},
        {"GOWASM", "satconv,signext,"},
        {"GOFIPS140", "v1.0.0"},
        {"GOFIPS140", "inprocess"},
        // Go 1.23 and newer overwrite the error of these two. Source: internal/buildcfg.
        {"GOAMD64", "v9"},
        {"GOARM", "8"},
        {"GO386", "387"}, // only the compiler for 386 looks at it
        {"GOCACHEPROG", "\"C:\\Program Files\\prog.exe\" -x"},
        {"GOFLAGS", "-buildmode=pie -p=4 -compiler=gccgo -covermode=atomic -modfile=alt.mod"},
        {"GOFLAGS", "-buildvcs=auto -asan=false"}};
    for (const auto& [name, value] : accepted)
        EXPECT_EQ(refusal(name, value), "") << name << '=' << value;
}

TEST(Refusals, FollowTheVersionOfGo)
{
    EXPECT_EQ(refusal("GOAMD64", "v9", 22), "go: invalid GOAMD64: must be v1, v2, v3, v4");
    EXPECT_EQ(refusal("GOAMD64", "v9", 17), "") << "Go 1.17 does not read it";
    EXPECT_EQ(refusal("GOEXPERIMENT", "unified", 20), "");
    EXPECT_EQ(refusal("GOEXPERIMENT", "fromthefuture", 99), "");
    EXPECT_EQ(refusal("GOFIPS140", "on", 23), "");
    EXPECT_EQ(refusal("GOFIPS140", "v1.2.3", 26), "") << "which snapshots it has is not known";
    EXPECT_EQ(refusal("GOCACHEPROG", "\"x", 23), "") << "an experiment until Go 1.24";
    EXPECT_NE(refusal("GOFLAGS", "\"-ldflags=-s -w\"", 19), "") << "quotes since Go 1.20";
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
    for (const char* shell : {"$env:GOPATH", "export GOPATH", "set GOPATH", "SET GOPATH",
                              "env:GOPATH", "%GOPATH%", "${GOPATH}", "$GOPATH"})
        EXPECT_EQ(meantName(s(shell)), s("GOPATH")) << shell;
    EXPECT_EQ(meantName(s("G\u041EPATH")), s("GOPATH")) << "a Cyrillic O";
    EXPECT_TRUE(differsInvisibly(s("G\u041EPATH"), s("GOPATH")));
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

TEST(Words, BlanksAndQuotesThatSplitAFlagAreUnderstood)
{
    const std::vector<std::pair<const char*, QStringList>> rows = {
        {"-ldflags=\"-s -w\"", {s("-ldflags=-s -w")}},
        {"-v -ldflags='-s -w' -trimpath", {s("-v"), s("-ldflags=-s -w"), s("-trimpath")}},
        {"-ldflags=-s -w", {s("-ldflags=-s -w")}},
        {"-ldflags=-s -w -v -X main.v=1", {s("-ldflags=-s -w"), s("-v"), s("-X"), s("main.v=1")}},
        {"-ldflags=-X main.v=1 -s -v", {s("-ldflags=-X main.v=1 -s"), s("-v")}},
        {"-ldflags -s -w", {s("-ldflags=-s -w")}},
        {"-gcflags=-N -l", {s("-gcflags=-N -l")}},
        {"-gcflags=all=\"-N -l\"", {s("-gcflags=all=-N -l")}},
        {"-tags=a b", {s("-tags=a,b")}},
        {"-tags a b -v", {s("-tags=a,b"), s("-v")}},
        {"-tags=\"a,b\"", {s("-tags=a,b")}},
        {"-mod vendor", {s("-mod=vendor")}},
        {"\"-ldflags=-s -w\"", {s("-ldflags=-s -w")}},
        {"-v x", {s("-v"), s("x")}}};
    for (const auto& [value, words] : rows)
        EXPECT_EQ(correctedFlags(s(value)), words)
            << value << " became " << correctedFlags(s(value)).join(u'|').toStdString();
}

TEST(SameValues, AreThoseThatGoTakesForOne)
{
    const std::vector<std::array<const char*, 3>> same = {
        {"GOPATH", "C:\\gp", "c:/gp/"},
        {"GOPATH", "C:\\gp;", "C:\\gp"},
        {"GOCACHE", "C:\\gc", "C:/GC/"},
        {"GOPROXY", "https://goproxy.cn,direct", "goproxy.cn/, direct"},
        {"GOPRIVATE", "a.com,b.com", "b.com,a.com/,,"},
        {"GOFLAGS", "--v -x=true", "-v  -x"},
        {"GOVCS", "public:git|hg,private:all", "public: git | hg, private:all"},
        {"GOAUTH", "netrc;git C:\\x", " netrc ; git  C:\\x"},
        {"GOEXPERIMENT", "synctest,arenas", "arenas,,synctest"},
        {"GODEBUG", "a=1,b=2", "b=2,a=1"}};
    for (const auto& [name, a, b] : same)
        EXPECT_TRUE(meansTheSame(s(name), s(a), s(b))) << name << ' ' << a << " and " << b;
    const std::vector<std::array<const char*, 3>> other = {
        {"GOPATH", "C:\\gp;C:\\gp2", "C:\\gp2;C:\\gp"},
        {"GOPATH", "\"C:\\gp", "C:\\gp"},
        {"GOCACHE", "\"C:\\gc\"", "C:\\gc"},
        {"GOPRIVATE", "a.com,b.com", "a.com, b.com"},
        {"GOPROXY", "https://a.com|direct", "https://a.com,direct"},
        {"GOPROXY", "https://a.com,https://b.com", "https://b.com,https://a.com"},
        {"GOFLAGS", "-mod=mod -mod=vendor", "-mod=vendor -mod=mod"},
        {"GODEBUG", "a=1,a=2", "a=2,a=1"},
        {"GO111MODULE", "on", "auto"},
        {"CGO_ENABLED", "1", "1 "}};
    for (const auto& [name, a, b] : other)
        EXPECT_FALSE(meansTheSame(s(name), s(a), s(b))) << name << ' ' << a << " and " << b;
}
