// SPDX-License-Identifier: Apache-2.0
// Cases of cases.json on the values of Go's settings: judged as Go judges them, and never made
// worse.
#include "rules/FactsMaker.h"

#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

Facts with(const char* name, const char* value)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), RegKind::String, s(value));
    image.file(s("C:\\Windows\\System32\\git.exe")).pe(Arch::Amd64); // for private modules
    return factsOf(image);
}

const Fix* recommendedOf(const Finding& finding)
{
    for (const Fix& fix : finding.fixes) {
        if (fix.recommended)
            return &fix;
    }
    return nullptr;
}

QStringList troubles(const Facts& facts)
{
    QStringList ids;
    for (const Finding& finding : judge(facts, {})) {
        if (finding.status > Status::Note && finding.saidBy.isEmpty())
            ids << finding.id;
    }
    return ids;
}

QStringList troublesAndNotes(const Facts& facts)
{
    QStringList ids;
    for (const Finding& finding : judge(facts, {})) {
        if (finding.status != Status::Ok && finding.saidBy.isEmpty())
            ids << finding.id + u' ' + toString(finding.status);
    }
    return ids;
}

Change userVariable(const char* name, const std::optional<QString>& value)
{
    return SetVariable{Scope::User, s(name), value};
}

} // namespace

TEST(CasesGoEnv, ENV_202_ProxyListThatGoTakesIsInOrder)
{
    for (const char* value : {"https://goproxy.cn, direct", "goproxy.cn,direct",
                              "https://goproxy.cn,direct,", "off", "file:///C:/Windows"})
        EXPECT_LE(worst(with("GOPROXY", value), "goenv.goproxy").status,
                  s(value) == s("off") ? Status::Warning : Status::Ok)
            << value;
}

TEST(CasesGoEnv, ENV_203_WordThatIsNoHostGetsNoScheme)
{
    const Finding finding =
        worst(with("GOPROXY", "https://proxy.golang.org,dircet"), "goenv.goproxy");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("invalid proxy URL missing scheme: dircet")));
    EXPECT_FALSE(textOf(finding).contains(s("https://dircet")));
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.at(0),
              userVariable("GOPROXY", s("https://proxy.golang.org,direct")));
}

TEST(GoProxyRule, MistakesWithOneMeaningAreCorrected)
{
    struct Row
    {
        const char* value;
        const char* corrected;
    };
    for (const Row& row :
         std::vector<Row>{{"https://goproxy.cn,direct;", "https://goproxy.cn,direct"},
                          {"https://a.example; direct", "https://a.example,direct"},
                          {"https://a.example direct", "https://a.example,direct"},
                          {"file://D:/mods,direct", "file:///D:/mods,direct"},
                          {"https:/goproxy.cn|direct", "https://goproxy.cn|direct"},
                          {"https://goproxy.cn,Direct", "https://goproxy.cn,direct"}}) {
        const Finding finding = worst(with("GOPROXY", row.value), "goenv.goproxy");
        EXPECT_EQ(finding.status, Status::Problem) << row.value;
        ASSERT_NE(recommendedOf(finding), nullptr) << row.value;
        EXPECT_EQ(recommendedOf(finding)->changes.at(0), userVariable("GOPROXY", s(row.corrected)))
            << row.value << ": " << textOf(finding).toStdString();
    }
}

TEST(CasesGoEnv, ENV_204_RelativeGobinIsRemovedAndNothingRelativeGoesOnPath)
{
    const Facts facts = with("GOBIN", "bin");
    const Finding finding = worst(facts, "goenv.gobin-invalid");
    EXPECT_EQ(finding.status, Status::Problem);
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.at(0), userVariable("GOBIN", std::nullopt));
    EXPECT_TRUE(worst(facts, "path.missing-gobin").fixes.empty());
}

TEST(CasesGoEnv, ENV_205_ProcessorsThatRunHereAreAtMostANote)
{
    EXPECT_LE(worst(with("GOARCH", "386"), "env.cross-target").status, Status::Note);
    EXPECT_EQ(recommendedOf(worst(with("GOARCH", "386"), "env.cross-target")), nullptr);
    EXPECT_EQ(worst(with("GOARCH", "arm64"), "env.cross-target").status, Status::Problem);
    MachineImage image = soundImage();
    image.system.arch = Arch::Arm64;
    image.system.build = 22631;
    image.setVariable(Hive::CurrentUser, s("GOARCH"), RegKind::String, s("amd64"));
    EXPECT_LE(worst(factsOf(image), "env.cross-target").status, Status::Note);
    image.system.build = 19045; // Windows 10 emulates x86 only
    EXPECT_EQ(worst(factsOf(image), "env.cross-target").status, Status::Problem);
}

TEST(CasesGoEnv, ENV_206_MissingGotmpdirIsMadeAgainForItsOwnerOnly)
{
    MachineImage image = soundImage();
    VolumeInfo second = image.volumes.front();
    second.root = s("D:\\");
    image.volumes.push_back(second);
    image.setVariable(Hive::CurrentUser, s("GOTMPDIR"), RegKind::String, s("D:\\gotmp"));
    const Finding finding = worst(factsOf(image), "goenv.gotmpdir-missing");
    EXPECT_EQ(finding.status, Status::Problem);
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.at(0),
              Change(MakeFolder{s("D:\\gotmp"), Scope::User, true}));
    EXPECT_EQ(recommendedOf(worst(with("GOTMPDIR", "Q:\\x"), "goenv.gotmpdir-missing"))->id,
              s("clear"));
}

TEST(CasesGoEnv, ENV_208_FolderThatCannotBeWrittenIsNamedWithWhoMay)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOCACHE"), RegKind::String, s("C:\\shared\\cache"));
    image.folder(s("C:\\shared\\cache")).access(FolderAccess());
    const Finding finding = worst(factsOf(image), "goenv.not-writable");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("only administrators can write to C:\\shared\\cache")))
        << textOf(finding).toStdString();
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.at(0), userVariable("GOCACHE", std::nullopt));
}

TEST(CasesGoEnv, ENV_209_WordOfGoflagsThatIsNoFlagStopsEveryCommand)
{
    const Finding finding = worst(with("GOFLAGS", "mod=vendor -v"), "goenv.goflags");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("non-flag \"mod=vendor\"")));
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.at(0), userVariable("GOFLAGS", s("-v")));
}

TEST(CasesGoEnv, ENV_210_ToolchainThatIsNoNameIsToldWithWhatWasMeant)
{
    const Finding finding = worst(with("GOTOOLCHAIN", "1.24"), "goenv.gotoolchain");
    EXPECT_EQ(finding.status, Status::Problem);
    EXPECT_TRUE(textOf(finding).contains(s("Set GOTOOLCHAIN to go1.24.0")));
}

TEST(CasesGoEnv, ENV_215_GopathThatContainsAGoTreeStays)
{
    MachineImage image = soundImage();
    image.go(s("C:\\gp\\go1.25"), s("go1.25.4"));
    image.folder(s("C:\\gp\\bin"));
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("C:\\gp"));
    const Facts facts = factsOf(image);
    EXPECT_LE(worst(facts, "goenv.gopath-is-goroot").status, Status::Note);
    for (const Finding& finding : judge(facts, {})) {
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                const auto* set = std::get_if<SetVariable>(&change);
                EXPECT_FALSE(set != nullptr && set->name == s("GOPATH"))
                    << finding.id.toStdString();
            }
        }
    }
}

TEST(CasesGoEnv, ENV_216_PrivateChecksumDatabaseIsNeverDeleted)
{
    EXPECT_EQ(worst(with("GOSUMDB", "corpdb+896e28a6+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB "
                                    "https://sum.corp.example"),
                    "goenv.gosumdb")
                  .status,
              Status::Ok);
    // With a key that is none, Go refuses it: that is told, and still never ours to remove.
    const Finding finding =
        worst(with("GOSUMDB", "corpdb+ab12cd34+KEY https://sum.corp.example"), "goenv.gosumdb");
    EXPECT_LE(finding.status, Status::Note);
    for (const Fix& fix : finding.fixes)
        EXPECT_TRUE(fix.changes.empty());
}

TEST(ValueFaults, OneCauseIsToldOnceAndCorrected)
{
    struct Row
    {
        const char* name;
        const char* value;
        const char* id;
        const char* corrected; ///< nullptr: removed
    };
    for (const Row& row : std::vector<Row>{
             {"GOBIN", "\"C:\\Users\\li\\go\\bin\"", "env.quoted-value", "C:\\Users\\li\\go\\bin"},
             {"GOPROXY", "https：//goproxy.cn，direct", "env.look-alike-characters",
              "https://goproxy.cn,direct"},
             {"GO111MODULE", "on\r\n", "env.control-characters", "on"},
             {"GOPATH", "/c/Users/li/go", "env.unix-path", "C:\\Users\\li\\go"},
             {"GOCACHE", "/tmp/cache", "env.unix-path", nullptr},
             {"GOPRIVATE", "\"corp.example\"", "env.quoted-value", "corp.example"}}) {
        const Facts facts = with(row.name, row.value);
        EXPECT_EQ(troubles(facts), QStringList{s(row.id)}) << row.name << '=' << row.value;
        const Finding finding = worst(facts, row.id);
        const Fix* fix = recommendedOf(finding);
        ASSERT_NE(fix, nullptr) << row.name;
        EXPECT_EQ(
            fix->changes.at(0),
            userVariable(row.name, row.corrected ? std::optional(s(row.corrected)) : std::nullopt))
            << row.name;
    }
}

TEST(ValueFaults, WhatGoReadsAllTheSameIsNone)
{
    for (const auto& [name, value] : std::vector<std::pair<const char*, const char*>>{
             {"GOPROXY", " https://proxy.golang.org,direct "},
             {"GOFLAGS", " -v "},
             {"GOSUMDB", " sum.golang.org "},
             {"CGO_LDFLAGS", "-L\"C:\\my libs\""}})
        EXPECT_EQ(troubles(with(name, value)), QStringList()) << name;
}

TEST(SettingsFile, IsRewrittenAsGoReadsIt)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env"))
        .content("\xEF\xBB\xBFGOPROXY=https://goproxy.cn,direct\r\nGOFLAGS=-v\r\n");
    const Facts facts = factsOf(image);
    EXPECT_FALSE(facts.goEnv->setting(s("GOPROXY")).isSet());
    const Finding finding = worst(facts, "goenv.file-encoding");
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_TRUE(textOf(finding).contains(s("Go ignores GOPROXY")));
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.at(0), Change(RewriteGoEnv{}));
}

TEST(SettingsFile, DefaultsOfTheTreeCountBelowIt)
{
    MachineImage image = soundImage();
    image.file(goRoot + s("\\go.env")).content("GOPROXY=https://corp.example\nGOROOT=C:\\x\n");
    Facts facts = factsOf(image);
    EXPECT_EQ(facts.goEnv->value(s("GOPROXY")), s("https://corp.example"));
    EXPECT_EQ(facts.goEnv->setting(s("GOPROXY")).source, GoSetting::Source::GoRoot);
    EXPECT_EQ(facts.goEnv->value(s("GOROOT")), QString()) << "Go ignores GOROOT there";
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GOPROXY=\n");
    facts = factsOf(image);
    EXPECT_EQ(worst(facts, "goenv.goproxy").status, Status::Problem)
        << "an empty line hides go.env, and Go then has no entry";
}

TEST(Corrections, ThatWouldBeWorseAreNotMade)
{
    struct Row
    {
        const char* name;
        const char* value;
    };
    for (const Row& row : std::vector<Row>{{"GOINSECURE", "* "},
                                           {"GONOSUMDB", "\"*\""},
                                           {"GOSUMDB", "\"off\""},
                                           {"CGO_ENABLED", "\"1\""},
                                           {"GOTMPDIR", "\"C:\\gone\""},
                                           {"GO111MODULE", "off "}}) {
        const Facts facts = with(row.name, row.value);
        for (const Finding& finding : judge(facts, {})) {
            const Fix* fix = recommendedOf(finding);
            for (const Change& change : fix ? fix->changes : std::vector<Change>()) {
                const auto* set = std::get_if<SetVariable>(&change);
                EXPECT_FALSE(set && set->name == s(row.name) && set->text)
                    << row.name << '=' << row.value << ": " << finding.id.toStdString();
            }
        }
    }
}

TEST(Corrections, LeaveOtherPlacesAlone)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOFLAGS"), RegKind::String, s("-bogus"));
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GOFLAGS=-trimpath\n");
    const Finding finding = worst(factsOf(image), "goenv.goflags");
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes,
              std::vector<Change>{userVariable("GOFLAGS", std::nullopt)});
}

TEST(Corrections, PutEveryPlaceWithAFaultRightAtOnce)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GO111MODULE"), RegKind::String, s("On"));
    image.setVariable(Hive::LocalMachine, s("GO111MODULE"), RegKind::String, s("of"));
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GO111MODULE=off\n");
    const Finding finding = worst(factsOf(image), "goenv.go111module");
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.size(), 3U);
}

TEST(Corrections, FlagsAreJoinedWithTheirValues)
{
    const Finding finding = worst(with("GOFLAGS", "-trimpath -ldflags \"-s -w\""), "goenv.goflags");
    EXPECT_EQ(finding.status, Status::Problem);
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.at(0),
              userVariable("GOFLAGS", s("-trimpath \"-ldflags=-s -w\"")));
    const Finding apart = worst(with("GOFLAGS", "-mod vendor"), "goenv.goflags");
    ASSERT_NE(recommendedOf(apart), nullptr);
    EXPECT_EQ(recommendedOf(apart)->id, s("clear"));
}

TEST(Corrections, AListKeepsItsOtherFolders)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String,
                      s("C:\\Program Files\\Go;C:\\work"));
    const Finding finding = worst(factsOf(image), "goenv.gopath-is-goroot");
    ASSERT_NE(recommendedOf(finding), nullptr);
    EXPECT_EQ(recommendedOf(finding)->changes.back(),
              userVariable("GOPATH", s("%USERPROFILE%\\go;C:\\work")));
}

TEST(ValueFaults, NamesOfFoldersThatExistAndTextsAreMeant)
{
    MachineImage image = soundImage();
    image.folder(s("C:\\（开发）\\mod"));
    image.setVariable(Hive::CurrentUser, s("GOMODCACHE"), RegKind::String, s("C:\\（开发）\\mod"));
    image.setVariable(Hive::CurrentUser, s("CGO_CFLAGS"), RegKind::String, s("-DX=你好，世界"));
    for (const Finding& finding : judge(factsOf(image), {}))
        EXPECT_TRUE(finding.id != s("env.look-alike-characters") || finding.status == Status::Ok)
            << textOf(finding).toStdString();
}

TEST(SettingsFile, HiddenLinesThatWouldDoHarmAreNotBroughtToLife)
{
    for (const char* file : {"\xEF\xBB\xBFGOROOT=C:\\gone\n", " GOSUMDB=off\n",
                             "GOPROXY=https://goproxy.cn,direct\r\n GOPROXY=off\r\n"}) {
        MachineImage image = soundImage();
        image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(file);
        const Finding finding = worst(factsOf(image), "goenv.file-encoding");
        EXPECT_GE(finding.status, Status::Warning) << file;
        EXPECT_EQ(recommendedOf(finding), nullptr) << file;
    }
}

TEST(SettingsFile, OfTwoLinesTheGoodOneStaysWhereTheLastOneIsBad)
{
    struct Row
    {
        const char* file;
        const char* rule;
        const char* name;
        std::optional<QString> left;
    };
    const Row rows[] = {
        {"GOPATH=C:\\gp\nGOPATH=gp\n", "goenv.gopath-invalid", "GOPATH", s("C:\\gp")},
        {"GOCACHE=C:\\c\nGOCACHE=off\n", "goenv.gocache-off", "GOCACHE", s("C:\\c")},
        // The latest of the good ones; none where all are bad.
        {"GOSUMDB=sum.golang.org\nGOSUMDB=sum.golang.google.cn\nGOSUMDB=off\n", "goenv.gosumdb",
         "GOSUMDB", s("sum.golang.google.cn")},
        {"GOPATH=x\nGOPATH=y\n", "goenv.gopath-invalid", "GOPATH", std::nullopt},
    };
    for (const Row& row : rows) {
        MachineImage image = soundImage();
        image.folder(s("C:\\gp"));
        image.folder(s("C:\\c"));
        image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(row.file);
        const Finding finding = worst(factsOf(image), row.rule);
        const Fix* fix = recommendedOf(finding);
        ASSERT_NE(fix, nullptr) << row.file;
        EXPECT_EQ(fix->changes, std::vector<Change>{Change(WriteGoEnv{s(row.name), row.left})})
            << row.file;
        EXPECT_EQ(fix->title.english(), row.left ? s("Set %1 to %2").arg(s(row.name), *row.left)
                                                 : s("Remove %1").arg(s(row.name)));
    }
}

TEST(SettingsFile, OneOfNulsIsTold)
{
    for (const QByteArray& bytes :
         {QByteArray(64, '\0'), QByteArray("GOFLAGS=-x\nGOBIN=C\0\n", 20)}) {
        MachineImage image = soundImage();
        image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content(bytes);
        const Finding finding = worst(factsOf(image), "goenv.file-encoding");
        EXPECT_GE(finding.status, Status::Warning);
        EXPECT_TRUE(textOf(finding).contains(s("NUL"))) << textOf(finding).toStdString();
        EXPECT_EQ(recommendedOf(finding), nullptr);
    }
}

TEST(SettingsCauses, OneCauseIsOneFinding)
{
    const auto toldIn = [](const MachineImage& image) { return troublesAndNotes(factsOf(image)); };
    const QStringList sound = toldIn(soundImage());
    const auto expectOnly = [&](const MachineImage& image, const char* rule) {
        QStringList ids = toldIn(image);
        for (const QString& id : sound)
            ids.removeOne(id);
        EXPECT_EQ(ids, QStringList{s(rule)}) << ids.join(u' ').toStdString();
    };
    MachineImage file = soundImage();
    file.file(s("C:\\gp")).content("x");
    file.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("C:\\gp"));
    expectOnly(file, "goenv.not-writable problem");

    MachineImage blank = soundImage();
    blank.setVariable(Hive::CurrentUser, s("GOSUMDB"), RegKind::String, s("off "));
    expectOnly(blank, "env.control-characters problem");

    MachineImage target = soundImage();
    target.setVariable(Hive::CurrentUser, s("GOOS"), RegKind::String, s("linux"));
    target.setVariable(Hive::LocalMachine, s("GOOS"), RegKind::String, s("windows"));
    expectOnly(target, "env.cross-target problem");

    MachineImage inside = soundImage();
    inside.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, goRoot + s("\\gp"));
    expectOnly(inside, "goenv.gopath-is-goroot problem");
}

TEST(SettingsFile, WhatIsNotUtf8IsNeverWrittenBack)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("GOPATH=D:\\\xCF\xEE\\go\r\n");
    for (const Finding& finding : judge(factsOf(image), {})) {
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                const auto* line = std::get_if<WriteGoEnv>(&change);
                EXPECT_FALSE(line && line->name == s("GOPATH")) << finding.id.toStdString();
            }
        }
    }
}

TEST(SettingsFile, OtherNamesInItAreNobodysBusiness)
{
    MachineImage image = soundImage();
    image.file(userHome + s("\\AppData\\Roaming\\go\\env")).content("TEMP=C:\\y\n");
    EXPECT_EQ(worst(factsOf(image), "goenv.overridden").status, Status::Ok);
}
