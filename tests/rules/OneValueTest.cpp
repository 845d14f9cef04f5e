// SPDX-License-Identifier: Apache-2.0
// One value is one finding, and a fix says what it takes away.
#include "rules/FactsMaker.h"

#include "changes/run/Apply.h"
#include "changes/run/Planner.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString cloudGo = s("C:\\Users\\li\\OneDrive\\go");

MachineImage withUserValue(const char* name, const char* value, RegKind kind = RegKind::String)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s(name), kind, s(value));
    return image;
}

MachineImage withGopathInCloud(const QStringList& userPath)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("OneDrive"), RegKind::String,
                      s("C:\\Users\\li\\OneDrive"));
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, cloudGo);
    image.file(cloudGo + s("\\bin\\mytool.exe")).pe(Arch::Amd64);
    setPath(image, Hive::CurrentUser, userPath);
    return image;
}

QStringList badIds(const std::vector<Finding>& findings)
{
    QStringList ids;
    for (const Finding& finding : findings) {
        if (isTold(finding) && finding.status >= Status::Warning)
            ids << finding.id;
    }
    return ids;
}

std::string badOf(const MachineImage& image)
{
    return badIds(judge(factsOf(image), {})).join(u' ').toStdString();
}

std::optional<Fix> recommendedOfRule(const MachineImage& image, const char* id)
{
    for (const Finding& finding : judge(factsOf(image), {})) {
        const auto fix = std::ranges::find_if(finding.fixes, &Fix::recommended);
        if (finding.id == s(id) && isTold(finding) && fix != finding.fixes.end())
            return *fix;
    }
    return std::nullopt;
}

/// Facts once everything recommended is done.
Facts corrected(const MachineImage& image)
{
    const auto machine = (*PracticeMachine::fromImage(image))->copy();
    std::vector<RequestedChange> wanted;
    for (const Finding& finding : judge(observe(machine, {}), {})) {
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes) {
                if (fix.recommended && isTold(finding))
                    wanted.push_back({change, {finding.id}, static_cast<int>(wanted.size()) + 1});
            }
        }
    }
    const auto plan = makePlan(*machine, wanted);
    EXPECT_TRUE(plan);
    EXPECT_TRUE(applyEffects(*machine, *machine->elevatedView(), *plan));
    return observe(machine, {});
}

/// A tree whose lib\fips140 holds what Go 1.24's does.
MachineImage withFips(const char* go, const char* value)
{
    MachineImage image = soundImage();
    image.file(goRoot + s("\\VERSION")).content(go);
    image.file(goRoot + s("\\lib\\fips140\\v1.0.0.zip")).content("PK");
    image.file(goRoot + s("\\lib\\fips140\\inprocess.txt")).content("v1.0.0\n");
    image.setVariable(Hive::CurrentUser, s("GOFIPS140"), RegKind::String, s(value));
    return image;
}

} // namespace

TEST(OneValue, AGobinThatIsOnPathTodayIsNotMissingForAFixToCome)
{
    const MachineImage image = withGopathInCloud({s("%GOPATH%\\bin")});
    EXPECT_EQ(badOf(image), "onedrive.gopath");
    EXPECT_EQ(worst(factsOf(image), "path.missing-gobin").status, Status::Ok);
    const Finding move = worst(factsOf(image), "onedrive.gopath");
    EXPECT_TRUE(textOf(move).contains(cloudGo + s("\\bin: programs there are no longer found")))
        << textOf(move).toStdString();
    EXPECT_TRUE(corrected(image).path->find(s("C:\\Users\\li\\go\\bin")));
}

TEST(OneValue, AGobinWrittenOutStaysAndTheNewOneComesToIt)
{
    const MachineImage image = withGopathInCloud({cloudGo + s("\\bin")});
    EXPECT_EQ(badOf(image), "onedrive.gopath");
    EXPECT_FALSE(textOf(worst(factsOf(image), "onedrive.gopath")).contains(s("no longer found")));
    const Facts after = corrected(image);
    EXPECT_TRUE(after.path->find(cloudGo + s("\\bin")));
    EXPECT_TRUE(after.path->find(s("C:\\Users\\li\\go\\bin")));
}

TEST(OneValue, ModulesStayOffWhileGopathHasSourceCode)
{
    MachineImage image = withUserValue("GO111MODULE", "off");
    EXPECT_TRUE(recommendedOfRule(image, "goenv.go111module"));
    image.folder(s("C:\\Users\\li\\go\\src"));
    EXPECT_TRUE(recommendedOfRule(image, "goenv.go111module")) << "nothing is in it";
    image.file(s("C:\\Users\\li\\go\\src\\proj\\main.go")).content("package main");
    EXPECT_FALSE(recommendedOfRule(image, "goenv.go111module"));
    const Finding finding = worst(factsOf(image), "goenv.go111module");
    EXPECT_EQ(finding.status, Status::Warning);
    EXPECT_FALSE(finding.fixes.empty());
    EXPECT_TRUE(textOf(finding).contains(s("C:\\Users\\li\\go\\src")) &&
                textOf(finding).contains(s("go.mod file not found")))
        << textOf(finding).toStdString();
}

TEST(OneValue, AGotmpdirThatIsMissingAndInASystemFolderIsOneProblem)
{
    for (const char* value : {"C:\\Windows\\TEMP\\go", "C:\\Windows\\System32\\go"}) {
        MachineImage image = withUserValue("GOTMPDIR", value);
        FolderAccess closed;
        closed.currentUserMayWrite = false;
        image.folder(s("C:\\Windows")).access(closed);
        EXPECT_EQ(badOf(image), "goenv.gotmpdir-missing") << value;
        EXPECT_EQ(badIds(judge(corrected(image), {})), QStringList()) << value;
    }
}

TEST(OneValue, AGopathThatIsNotExpandedAndItsEntryAreOneProblem)
{
    MachineImage image = withUserValue("GOPATH", "%USERPROFILE%\\go");
    setPath(image, Hive::CurrentUser, {s("%GOPATH%\\bin")});
    EXPECT_EQ(badOf(image), "goenv.gopath-invalid");
    EXPECT_TRUE(corrected(image).path->find(s("C:\\Users\\li\\go\\bin")));
    image.setVariable(Hive::CurrentUser, s("TOOLS"), RegKind::String, s("C:\\tools "));
    image.folder(s("C:\\tools\\bin"));
    setPath(image, Hive::CurrentUser, {s("%GOPATH%\\bin"), s("%TOOLS%\\bin")});
    EXPECT_EQ(badOf(image), "path.dead-entries goenv.gopath-invalid") << "not of this value alone";
}

TEST(OneValue, AStaleGorootAndTheEntryOfPathThatNamesItAreOneProblem)
{
    for (const Hive hive : {Hive::LocalMachine, Hive::CurrentUser}) {
        const bool isWide = hive == Hive::LocalMachine;
        MachineImage image = soundImage();
        image.system.administrator = true;
        image.setVariable(hive, s("GOROOT"), RegKind::String, s("C:\\Go"));
        const QStringList wide = {s("%SystemRoot%\\System32")};
        const QStringList own = {s("%USERPROFILE%\\go\\bin")};
        const QStringList entry = {s("%GOROOT%\\bin")};
        setPath(image, Hive::LocalMachine, isWide ? wide + entry : wide);
        setPath(image, Hive::CurrentUser, isWide ? own : own + entry);
        EXPECT_EQ(badOf(image), "env.goroot-stale") << isWide;
        const Facts after = corrected(image);
        const PathEntry* go = after.path->find(goRoot + s("\\bin"));
        ASSERT_NE(go, nullptr) << isWide;
        EXPECT_EQ(go->hive, hive);
        EXPECT_EQ(badIds(judge(after, {})), QStringList()) << isWide;
    }
}

TEST(OneValue, WithoutRightsAStaleGorootLeavesGoToTheUserPath)
{
    MachineImage image = soundImage();
    image.system.administrator = false;
    image.setVariable(Hive::LocalMachine, s("GOROOT"), RegKind::String, s("C:\\Go"));
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32"), s("%GOROOT%\\bin")});
    EXPECT_TRUE(recommendedOfRule(image, "path.missing-go"));
}

TEST(OneValue, AFlagThatOnlyGoTestRefusesIsAWarning)
{
    const std::pair<const char*, const char*> refused[] = {
        {"-timeout=5", "invalid value \"5\" for flag -timeout (from %GOFLAGS%): parse error"},
        {"-test.timeout=5min", "for flag -test.timeout"},
        {"--count=x", "invalid value \"x\" for flag -count (from %GOFLAGS%): parse error"},
        {"-parallel=0", "testing: -parallel can only be given a positive integer"},
        {"-cpu=0", "testing: invalid value \"0\" for -test.cpu"},
        {"-cpu=1,two", "testing: invalid value \"two\" for -test.cpu"},
        {"-benchtime=x", "invalid value \"x\" for flag -test.benchtime: invalid count"},
        {"-benchtime=3", "invalid value \"3\" for flag -test.benchtime: invalid duration"},
        {"-blockprofilerate=x", "invalid value \"x\" for flag -test.blockprofilerate"},
        {"-shuffle=yes", "for flag -shuffle"},
    };
    for (const auto& [value, says] : refused) {
        const MachineImage image = withUserValue("GOFLAGS", value);
        const Finding finding = worst(factsOf(image), "goenv.goflags");
        EXPECT_EQ(finding.status, Status::Warning) << value;
        EXPECT_TRUE(textOf(finding).contains(s(says))) << textOf(finding).toStdString();
        EXPECT_EQ(badOf(image), "goenv.goflags") << value;
        EXPECT_EQ(badIds(judge(corrected(image), {})), QStringList()) << value;
    }
    for (const char* fine :
         {"-timeout=5s", "-timeout=1h30m", "-timeout=0", "-timeout=-1.5m", "-count=0x2", "-count=0",
          "-parallel=4", "-parallel=0xA", "-cpu=1,2,4", "-cpu=1, 2", "-cpu=", "-benchtime=100x",
          "-benchtime=.5s", "-fuzzminimizetime=0", "-fuzztime=10x", "-shuffle=on", "-shuffle=-3",
          "-memprofilerate=1"})
        EXPECT_LE(
            worst(factsOf(withUserValue(
                      "GOFLAGS", (QString(s(fine)).contains(u' ') ? u'"' + s(fine) + u'"' : s(fine))
                                     .toLatin1()
                                     .constData())),
                  "goenv.goflags")
                .status,
            Status::Note)
            << fine;
    EXPECT_EQ(worst(factsOf(withUserValue("GOFLAGS", "-p=x")), "goenv.goflags").status,
              Status::Problem)
        << "go build reads it";
    const auto keeps =
        recommendedOfRule(withUserValue("GOFLAGS", "-trimpath -timeout=5"), "goenv.goflags");
    ASSERT_TRUE(keeps);
    EXPECT_EQ(keeps->title.english(), s("Set GOFLAGS to -trimpath"));
}

TEST(OneValue, AFipsVersionThatThisGoDoesNotHaveIsRefused)
{
    for (const char* go : {"go1.24.4", "go1.25.4", "go1.26.1"}) {
        for (const char* value : {"v9.9.9", "certified"}) {
            const Finding finding = worst(factsOf(withFips(go, value)), "goenv.gofips140");
            EXPECT_EQ(finding.status, Status::Problem) << go << value;
            EXPECT_TRUE(textOf(finding).contains(s("unknown GOFIPS140 version \"") + s(value)))
                << textOf(finding).toStdString();
            EXPECT_TRUE(recommendedOfRule(withFips(go, value), "goenv.gofips140")) << value;
        }
        for (const char* value : {"v1.0.0", "inprocess", "off", "latest"})
            EXPECT_EQ(worst(factsOf(withFips(go, value)), "goenv.gofips140").status, Status::Ok)
                << go << value;
    }
    MachineImage newer = withFips("go1.26.1", "certified");
    newer.file(goRoot + s("\\lib\\fips140\\certified.txt")).content("v1.0.0\n");
    EXPECT_EQ(worst(factsOf(newer), "goenv.gofips140").status, Status::Ok);
}

TEST(OneValue, AProgramOfGoauthThatIsNotThereIsAWarning)
{
    for (const char* value : {"C:\\tools\\tok.exe --token x", "netrc; nowhere a", "nowhere"}) {
        const MachineImage image = withUserValue("GOAUTH", value);
        const Finding finding = worst(factsOf(image), "goenv.goauth");
        EXPECT_EQ(finding.status, Status::Warning) << value;
        EXPECT_FALSE(textOf(finding).contains(s("--token")));
        ASSERT_FALSE(finding.fixes.empty()) << value;
        EXPECT_FALSE(finding.fixes.front().recommended) << "the program may come back";
    }
    MachineImage image = withUserValue("GOAUTH", "netrc;C:\\tools\\tok.exe --token x");
    image.file(s("C:\\tools\\tok.exe")).content("MZ");
    EXPECT_EQ(worst(factsOf(image), "goenv.goauth").status, Status::Ok);
    for (const char* value : {"off", "netrc", "git C:\\Users\\li"})
        EXPECT_EQ(worst(factsOf(withUserValue("GOAUTH", value)), "goenv.goauth").status, Status::Ok)
            << value;
}
