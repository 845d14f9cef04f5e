// SPDX-License-Identifier: Apache-2.0
// Settings that each go command checks at its start, layers that hide one another, and lines of
// Go's files that it does not read: judged as Go judges them, each cause once, and put right.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

#include <array>
#include <optional>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString settingsFile = userHome + QStringLiteral("\\AppData\\Roaming\\go\\env");

MachineImage userSets(const char* name, const char* value)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    image.file(s("C:\\Windows\\System32\\git.exe")).pe(Arch::Amd64); // for private modules
    return image;
}

MachineImage fileSays(const QByteArray& content)
{
    MachineImage image = soundImage();
    image.file(settingsFile).content(content);
    return image;
}

MachineImage goEnvSays(const QByteArray& content)
{
    MachineImage image = soundImage();
    image.file(goRoot + s("\\go.env"))
        .content("GOPROXY=https://proxy.golang.org,direct\nGOSUMDB=sum.golang.org\n" + content);
    return image;
}

/// What is told, each by its rule.
std::string toldOf(const Facts& facts, Status least = Status::Warning)
{
    QStringList told;
    for (const Finding& finding : judge(facts, {})) {
        if (finding.status >= least && finding.status != Status::Unknown &&
            finding.saidBy.isEmpty())
            told << finding.id;
    }
    return told.join(u' ').toStdString();
}

std::optional<Change> recommendedChange(const Facts& facts, const char* id)
{
    for (const Fix& fix : worst(facts, id).fixes) {
        if (fix.recommended && !fix.changes.empty())
            return fix.changes.front();
    }
    return std::nullopt;
}

} // namespace

TEST(BuildSettings, WhatGoRefusesIsAProblemAndIsToldOnce)
{
    const std::vector<std::array<const char*, 4>> rows = {
        {"GOEXPERIMENT", "nosuch", "goenv.build-configuration", "unknown GOEXPERIMENT such"},
        {"GOARM64", "v7", "goenv.build-configuration", "invalid GOARM64"},
        {"GOMIPS", "x", "goenv.build-configuration", "invalid GOMIPS"},
        {"GOFIPS140", "on", "goenv.gofips140", "invalid GOFIPS140"},
        {"GOCACHEPROG", "C:\\gone\\prog.exe", "goenv.gocacheprog", "not found in %PATH%"},
        {"GOCACHEPROG", "'x", "goenv.gocacheprog", "unterminated ' string"},
        {"GOAUTH", "git C:\\gone", "goenv.goauth", "cannot stat the folder"},
        {"GOAUTH", "git C:\\Users\\li\\one.exe", "goenv.goauth", "dir is not a directory"},
        {"GOAUTH", "git repo", "goenv.goauth", "dir is not absolute"},
        {"GOTMPDIR", "C:\\Users\\li\\one.exe", "goenv.gotmpdir-missing",
         "mkdir C:\\Users\\li\\one.exe"},
        {"GOCACHE", "C:\\Users\\li\\one.exe", "goenv.not-writable", "GOCACHE is not a folder"},
        {"GOMODCACHE", "C:\\Users\\li\\one.exe", "goenv.not-writable",
         "GOMODCACHE is not a folder"},
        {"GOOS", "Windows", "env.cross-target", "unsupported GOOS/GOARCH pair Windows/amd64"},
        {"GOARCH", "wasm", "env.cross-target", "unsupported GOOS/GOARCH pair windows/wasm"},
        {"GOFLAGS", "-race", "cgo.no-compiler", "-race requires cgo"},
        {"GOFLAGS", "-v # mine", "env.comment", "non-flag \"#\""}};
    for (const auto& [name, value, id, says] : rows) {
        MachineImage image = userSets(name, value);
        image.file(s("C:\\Users\\li\\one.exe")).pe(Arch::Amd64);
        const Facts facts = factsOf(image);
        EXPECT_EQ(toldOf(facts), id) << name << '=' << value;
        const Finding finding = worst(facts, id);
        EXPECT_EQ(finding.status, Status::Problem) << name << '=' << value;
        EXPECT_TRUE(textOf(finding).contains(s(says)))
            << name << '=' << value << ": " << textOf(finding).toStdString();
        EXPECT_FALSE(finding.fixes.empty()) << name << '=' << value;
    }
}

TEST(BuildSettings, WhatGoTakesIsLeftAlone)
{
    for (const auto& [name, value] : std::vector<std::array<const char*, 2>>{
             {"GOEXPERIMENT", "synctest,noswissmap"},
             {"GOAMD64", "v3"},
             {"GOARM", "8"},
             {"GO386", "387"},
             {"GOARM64", "v8.2,lse"},
             {"GOFIPS140", "latest"},
             {"GOCACHEPROG", "go version"},
             {"GOAUTH", "git C:\\Windows;netrc"},
             {"GOVCS", "public:git|svn"},
             {"GOCOVERDIR", "C:\\gone"},
             {"GOTMPDIR", "C:\\Users\\li\\AppData\\Local\\Temp"},
             {"GOFLAGS", "\"-ldflags=-s -w\" -tags=a,b -race=false"},
             {"GOPRIVATE", "a.com/#x"}})
        EXPECT_EQ(toldOf(factsOf(userSets(name, value))), "") << name << '=' << value;
}

TEST(BuildSettings, LevelThatGoPassesOverHasNoEffect)
{
    EXPECT_EQ(worst(factsOf(userSets("GOAMD64", "v3 ")), "env.control-characters").status,
              Status::Warning);
    EXPECT_EQ(
        recommendedChange(factsOf(userSets("GOEXPERIMENT", "\"arenas\"")), "env.quoted-value"),
        Change(SetVariable{Scope::User, s("GOEXPERIMENT"), s("arenas")}));
    const Facts facts = factsOf(userSets("GOAMD64", "V3"));
    EXPECT_EQ(worst(facts, "goenv.build-configuration").status, Status::Warning);
    EXPECT_EQ(recommendedChange(facts, "goenv.build-configuration"),
              Change(SetVariable{Scope::User, s("GOAMD64"), std::nullopt}));
}

TEST(BuildSettings, AFileIsLookedAtLessThanTheEnvironment)
{
    EXPECT_EQ(toldOf(factsOf(fileSays("GOARM64=v7\nGOMIPS=x\n"))), "")
        << "the compiler for amd64 does not get them";
    EXPECT_EQ(toldOf(factsOf(fileSays("GOEXPERIMENT=nosuch\n"))), "goenv.build-configuration");
    EXPECT_EQ(toldOf(factsOf(fileSays("GOFIPS140=on\n"))), "goenv.gofips140");
}

TEST(GoRootLayer, WhatItRefusesIsOverriddenByALineOfOnesOwn)
{
    for (const auto& [line, id, own] : std::vector<std::array<const char*, 3>>{
             {"GOTOOLCHAIN=1.24\n", "goenv.gotoolchain", "auto"},
             {"GOTOOLCHAIN=local\r\n", "goenv.gotoolchain", "auto"},
             {"GOPROXY=bad\n", "goenv.goproxy", "https://proxy.golang.org,direct"},
             {"GOSUMDB=on\n", "goenv.gosumdb", "sum.golang.org"}}) {
        const Facts facts = factsOf(goEnvSays(line));
        EXPECT_EQ(toldOf(facts), id) << line;
        EXPECT_EQ(worst(facts, id).status, Status::Problem) << line;
        EXPECT_EQ(recommendedChange(facts, id),
                  Change(WriteGoEnv{s(line).section(u'=', 0, 0), s(own)}))
            << line;
    }
    const Facts flags = factsOf(goEnvSays("GOFLAGS=nosuch\n"));
    ASSERT_FALSE(worst(flags, "goenv.goflags").fixes.empty());
    EXPECT_TRUE(textOf(worst(flags, "goenv.goflags")).contains(s("go.env")));
    const Facts off = factsOf(goEnvSays("GOSUMDB=off\n"));
    EXPECT_EQ(worst(off, "goenv.gosumdb").status, Status::Warning);
    EXPECT_EQ(recommendedChange(off, "goenv.gosumdb"), std::nullopt)
        << "somebody may have meant it";
}

TEST(GoRootLayer, EmptyLineThatHidesItIsRemoved)
{
    MachineImage image = goEnvSays("GOPROXY=https://goproxy.cn\nGOSUMDB=sum.golang.org\n");
    image.file(settingsFile).content("GOSUMDB=\n");
    const Facts facts = factsOf(image);
    EXPECT_EQ(worst(facts, "goenv.gosumdb").status, Status::Problem);
    EXPECT_EQ(recommendedChange(facts, "goenv.gosumdb"),
              Change(WriteGoEnv{s("GOSUMDB"), std::nullopt}));
}

TEST(GoFlagsFix, BlanksAndQuotesThatSplitAFlagGoWhereGoReadsThem)
{
    for (const auto& [value, corrected] :
         std::vector<std::array<const char*, 2>>{{"-ldflags=\"-s -w\"", "\"-ldflags=-s -w\""},
                                                 {"-ldflags='-s -w' -v", "\"-ldflags=-s -w\" -v"},
                                                 {"-ldflags=-s -w", "\"-ldflags=-s -w\""},
                                                 {"-tags=a b", "-tags=a,b"},
                                                 {"-tags a,b", "-tags=a,b"},
                                                 {"-p=0 -v", "-v"}}) {
        const Facts facts = factsOf(userSets("GOFLAGS", value));
        EXPECT_EQ(recommendedChange(facts, "goenv.goflags"),
                  Change(SetVariable{Scope::User, s("GOFLAGS"), s(corrected)}))
            << value << ": " << textOf(worst(facts, "goenv.goflags")).toStdString();
        EXPECT_EQ(toldOf(factsOf(userSets("GOFLAGS", corrected))), "") << corrected;
    }
    // Go 1.19 knows no quotes.
    MachineImage old = userSets("GOFLAGS", "-ldflags=\"-s -w\"");
    old.go(goRoot, s("go1.19.13"));
    EXPECT_EQ(recommendedChange(factsOf(old), "goenv.goflags"),
              Change(SetVariable{Scope::User, s("GOFLAGS"), std::nullopt}));
}

TEST(Comments, BehindAValueAreCutOff)
{
    const Facts facts = factsOf(fileSays("GOPROXY=https://goproxy.cn,direct # for now\n"));
    EXPECT_EQ(toldOf(facts), "env.comment");
    EXPECT_EQ(recommendedChange(facts, "env.comment"),
              Change(WriteGoEnv{s("GOPROXY"), s("https://goproxy.cn,direct")}));
    MachineImage image = fileSays("GOPATH=C:\\gp # mine\n");
    image.folder(s("C:\\gp"));
    EXPECT_EQ(worst(factsOf(image), "env.comment").status, Status::Warning);
    image.folder(s("C:\\gp # mine"));
    EXPECT_EQ(worst(factsOf(image), "env.comment").status, Status::Ok) << "the folder is there";
}

TEST(LinesOfTheFile, ThatGoPassesOverAreToldOnceAndPutRight)
{
    for (const char* line :
         {"goproxy=https://goproxy.cn,direct", "export GOPROXY=https://goproxy.cn,direct",
          "$env:GOPROXY=\"https://goproxy.cn,direct\"",
          "ＧＯＰＲＯＸＹ=https://goproxy.cn,direct"}) {
        const Facts facts = factsOf(fileSays(QByteArray(line) + '\n'));
        EXPECT_EQ(toldOf(facts), "goenv.file-encoding") << line;
        EXPECT_EQ(recommendedChange(facts, "goenv.file-encoding"), Change(RewriteGoEnv{})) << line;
    }
    for (const char* line :
         {"GOPROXY = https://goproxy.cn,direct", "GoProxy=https://goproxy.cn,direct"}) {
        const Facts facts = factsOf(fileSays(QByteArray(line) + '\n'));
        EXPECT_EQ(toldOf(facts), "env.misspelt-name") << line;
        EXPECT_EQ(recommendedChange(facts, "env.misspelt-name"),
                  Change(WriteGoEnv{s("GOPROXY"), s("https://goproxy.cn,direct")}))
            << line;
    }
    const Facts shell = factsOf(fileSays("SET GOPROXY=https://goproxy.cn,direct\n"));
    EXPECT_EQ(toldOf(shell), "env.misspelt-name");
    const Facts unread = factsOf(fileSays("HTTP_PROXY=http://127.0.0.1:7890\nGODEBUG=a=1\n"));
    EXPECT_EQ(toldOf(unread, Status::Note), "env.unread-name env.unread-name location.spaces");
    // The bytes of another code page are told of the file, not of each folder that they name.
    const Facts foreign = factsOf(fileSays("GOPATH=C:\\Users\\\xC0\xEE\\go\n"));
    EXPECT_EQ(toldOf(foreign), "goenv.file-encoding");
}

TEST(BuildSettings, CacheInTheTemporaryFolderWorks)
{
    const Facts facts = factsOf(userSets("GOCACHE", "C:\\Users\\li\\AppData\\Local\\Temp\\gc"));
    EXPECT_EQ(worst(facts, "location.system-folder").status, Status::Warning);
}

TEST(LinesOfTheFile, AreReadHoweverLongTheFileIs)
{
    const QByteArray longComment = "# " + QByteArray(1'200'000, 'x') + "\n";
    EXPECT_EQ(toldOf(factsOf(fileSays(longComment + "GOFLAGS=nosuch\n"))), "goenv.goflags");
}

TEST(LookAlikes, OfOtherAlphabetsAreToldWhereLatinLettersBelong)
{
    const Facts facts = factsOf(userSets("GOPROXY", "https://g\u043Eproxy.cn,direct"));
    EXPECT_EQ(worst(facts, "env.look-alike-characters").status, Status::Problem);
    EXPECT_EQ(recommendedChange(facts, "env.look-alike-characters"),
              Change(SetVariable{Scope::User, s("GOPROXY"), s("https://goproxy.cn,direct")}));
    EXPECT_EQ(worst(factsOf(userSets("GOPRIVATE", "\u0441\u043E\u0440.example")),
                    "env.look-alike-characters")
                  .status,
              Status::Ok)
        << "a name in its own alphabet";
    EXPECT_EQ(worst(factsOf(userSets("GOPATH", "C:\\g\u043E")), "env.look-alike-characters").status,
              Status::Ok)
        << "a folder may be called so";
}

TEST(Layers, ValuesThatMeanTheSameDoNotHideOneAnother)
{
    for (const auto& [name, one, other] : std::vector<std::array<const char*, 3>>{
             {"GOPRIVATE", "a.com,b.com", "b.com,a.com"},
             {"GOPROXY", "https://goproxy.cn,direct", "goproxy.cn/,direct"},
             {"GOFLAGS", "--v -x", "-v  -x=true"},
             {"GOCACHE", "C:\\Windows", "c:/windows/"},
             {"GOVCS", "public:git", "public: git"}}) {
        MachineImage image = userSets(name, one);
        image.setVariable(Hive::LocalMachine, s(name), RegKind::String, s(other));
        EXPECT_EQ(of(judge(factsOf(image), {}), s("env.scope-conflict")).front().status, Status::Ok)
            << name;
        MachineImage file = userSets(name, one);
        file.file(settingsFile).content((s(name) + u'=' + s(other) + u'\n').toUtf8());
        EXPECT_EQ(worst(factsOf(file), "goenv.overridden").status, Status::Ok) << name;
    }
}
