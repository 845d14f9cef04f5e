// SPDX-License-Identifier: Apache-2.0
// One change that cannot be planned stands beside the plan and stops nothing else.
#include "engine/Prepare.h"
#include "engine/Releases.h"
#include "rules/Catalogue.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <QDir>

#include <algorithm>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString fileSystemKey = s("SYSTEM\\CurrentControlSet\\Control\\FileSystem");

MachineImage longPathsAs(const RegValue& value)
{
    MachineImage image = imageWithUserPath(s("C:\\Windows"));
    image.folder(s("C:\\Windows"));
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString, s("C:\\Windows"));
    image.setValue(Hive::LocalMachine, fileSystemKey, s("LongPathsEnabled"), value);
    return image;
}

Finding findingOf(const Report& report, const char* id)
{
    const auto found = std::ranges::find(report.findings, s(id), &Finding::id);
    return found == report.findings.end() ? Finding() : *found;
}

bool plans(const Plan& plan, const char* title)
{
    return std::ranges::any_of(plan.changes, [&](const PlannedChange& planned) {
        return titleOf(planned.change).english() == s(title);
    });
}

ArchiveRef archiveOf(const char* version)
{
    ArchiveRef archive;
    archive.version = s(version);
    archive.fileName = s(version) + s(".windows-amd64.zip");
    archive.url = QUrl(s("https://dl.google.com/go/") + archive.fileName);
    archive.sha256 = QByteArray(64, 'a');
    return archive;
}

} // namespace

TEST(CasesPlan, ENV_212_WhatCannotBePlannedStopsNothingElse)
{
    MachineImage image = longPathsAs(RegValue::fromText(RegKind::String, s("1")));
    image.setVariable(Hive::CurrentUser, s("GOOS"), RegKind::String, s("linux"));
    const auto machine = machineOf(image);
    Report report = check(machine, {}, Profile{}).report;
    for (Finding& finding : report.findings) // a fix that does not replace another type
        if (finding.id == s("system.long-paths"))
            finding.fixes.at(0).changes = {EnableLongPaths{}};
    PlanRequest request;
    request.install = InstallGo::Never;
    const auto plan = recommend(machine, report, request);
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    EXPECT_TRUE(plans(*plan, "GOOS (user)"));
    ASSERT_EQ(plan->leftOut.size(), 1U);
    EXPECT_EQ(plan->leftOut[0].ruleIds, QStringList{s("system.long-paths")});
    EXPECT_TRUE(plan->leftOut[0].why.english().contains(s("REG_SZ")));
}

TEST(CasesPlan, ENV_115_LongPathsOfAnotherTypeAreReplacedWhenAskedFor)
{
    for (const RegValue& value : {RegValue::fromText(RegKind::String, s("1")),
                                  RegValue{RegKind::Binary, QByteArray("\x01", 1)}}) {
        const auto machine = machineOf(longPathsAs(value));
        const Report report = check(machine, {}, Profile{}).report;
        const Finding finding = findingOf(report, "system.long-paths");
        ASSERT_EQ(finding.status, Status::Warning);
        EXPECT_TRUE(finding.evidence.back().english().contains(s("restart the computer")));
        PlanRequest request;
        request.fixes = {{s("system.long-paths"), {}, s("replace")}};
        const auto plan = recommend(machine, report, request);
        ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
        EXPECT_TRUE(run(*machine, *plan).succeeded());
        const RegistryValuePath place{Hive::LocalMachine, fileSystemKey, s("LongPathsEnabled")};
        EXPECT_EQ(**machine->registry().read(place), RegValue::fromDword(1));
        EXPECT_TRUE(undoLast(*machine).succeeded());
        EXPECT_EQ(**machine->registry().read(place), value);
    }
}

TEST(Plans, LongPathsOfAnotherTypeAreReplacedUnasked)
{
    for (const RegValue& value : {RegValue::fromText(RegKind::String, s("1")),
                                  RegValue::fromText(RegKind::ExpandString, s("0")),
                                  RegValue{RegKind::Binary, QByteArray("\x01", 1)}}) {
        const auto machine = machineOf(longPathsAs(value));
        PlanRequest request;
        request.install = InstallGo::Never;
        const auto plan = recommend(machine, check(machine, {}, Profile{}).report, request);
        ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
        EXPECT_TRUE(plan->leftOut.empty());
        ASSERT_TRUE(plans(*plan, "Long paths"));
        EXPECT_TRUE(run(*machine, *plan).succeeded());
        EXPECT_EQ(findingOf(check(machine, {}, Profile{}).report, "system.long-paths").status,
                  Status::Ok);
        EXPECT_TRUE(undoLast(*machine).succeeded());
        const RegistryValuePath place{Hive::LocalMachine, fileSystemKey, s("LongPathsEnabled")};
        EXPECT_EQ(**machine->registry().read(place), value);
    }
}

TEST(Plans, ATypedSettingThatCannotBeMadeStopsNothingElse)
{
    MachineImage image = imageWithUserPath(s("C:\\Windows"));
    image.folder(s("C:\\Windows"));
    image.setValue(Hive::CurrentUser, s("Environment"), s("GOPATH"), RegValue::fromDword(1));
    const auto machine = machineOf(image);
    const Report report = check(machine, {}, Profile{}).report;
    PlanRequest request;
    request.install = InstallGo::Never;
    request.gopath = s("C:\\Windows\\gp"); // where no folder has to be made
    request.only = {s("none")};
    EXPECT_FALSE(recommend(machine, report, request).has_value()) << "nothing else is left to do";
    request.goproxy = s("https://goproxy.cn,direct");
    const auto plan = recommend(machine, report, request);
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    EXPECT_EQ(plan->changes.size(), 1U);
    ASSERT_EQ(plan->leftOut.size(), 1U);
    EXPECT_EQ(titleOf(plan->leftOut[0].change).english(), s("GOPATH (user)"));
}

TEST(Plans, APathThatIsNoTextKeepsNoGoOut)
{
    MachineImage image;
    image.folder(s("C:\\Windows"));
    image.setValue(Hive::CurrentUser, s("Environment"), s("Path"),
                   {RegKind::Binary, QByteArray("\x01\x02")});
    const auto machine = machineOf(image);
    const Report report = check(machine, {}, Profile{}).report;
    const auto plan = recommend(machine, report, PlanRequest{}, archiveOf("go1.24.4"));
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    EXPECT_TRUE(std::ranges::any_of(plan->changes, [](const PlannedChange& planned) {
        return std::holds_alternative<InstallToolchain>(planned.change);
    }));
    EXPECT_TRUE(std::ranges::any_of(plan->leftOut, [](const LeftOut& left) {
        return std::holds_alternative<EditPath>(left.change);
    }));
}

TEST(Plans, AGoThatThisWindowsCannotRunIsNotInstalled)
{
    const QDir folder(s(GOSETUP_SOURCE_DIR "/tests/data/reports"));
    const auto machine = PracticeMachine::open(folder.filePath(s("57-win7-no-go.json")), {});
    ASSERT_TRUE(machine.has_value()) << machine.error().english().toStdString();
    const Report report = check(*machine, {}, Profile{}).report;
    PlanRequest request;
    request.install = InstallGo::Always;
    const auto refused = recommend(*machine, report, request, archiveOf("go1.25.4"));
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Unsupported);
    EXPECT_TRUE(refused.error().remedy.english().contains(s("go1.20.14")));
    EXPECT_TRUE(recommend(*machine, report, request, archiveOf("go1.20.14")).has_value());
}

TEST(PlansThatSurvive, AGoThatIsTooNewForThisWindowsIsLeftOutWithTheReason)
{
    MachineImage image = imageWithUserPath(s("C:\\Windows"));
    image.folder(s("C:\\Windows"));
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::String, s("\"C:\\w\""));
    image.system.build = 7601;
    const auto machine = machineOf(image);
    const Report report = check(machine, {}, Profile{}).report;
    PlanRequest request;
    const auto plan = recommend(machine, report, request, archiveOf("go1.24.4"));
    ASSERT_TRUE(plan.has_value());
    EXPECT_FALSE(plan->changes.empty());
    ASSERT_EQ(plan->leftOut.size(), 1U);
    EXPECT_EQ(plan->leftOut[0].why.code, ErrorCode::Unsupported);
    request.go.version = s("1.24.4");
    EXPECT_FALSE(recommend(machine, report, request, archiveOf("go1.24.4")).has_value());
}

TEST(PlansThatSurvive, WithoutAVersionTheNewestGoThatRunsIsChosen)
{
    ReleaseIndex index;
    for (const char* version : {"go1.24.4", "go1.20.14", "go1.20.3"}) {
        const ArchiveRef archive = archiveOf(version);
        index.releases.push_back(
            {*GoVersion::parse(s(version)),
             true,
             {{archive.fileName, s("windows"), s("amd64"), s("archive"), 1, archive.sha256}}});
    }
    MachineImage image;
    Progress progress;
    for (const auto& [build, expected] : {std::pair{7601, "go1.20.14"}, {26100, "go1.24.4"}}) {
        image.system.build = build;
        const auto chosen = findArchive(*machineOf(image), {}, {}, progress, &index);
        ASSERT_TRUE(chosen.has_value());
        EXPECT_EQ(chosen->version, s(expected));
    }
}

TEST(Recommend, KeepsTheEntryOfTheGoThatItInstalls)
{
    const QString bin = s("C:\\Users\\li\\AppData\\Local\\Programs\\Go\\bin");
    MachineImage image = imageWithUserPath(bin + s(";C:\\gone"));
    image.folder(s("C:\\Windows"));
    image.folder(s("C:\\Users\\li\\AppData\\Local"));
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString, s("C:\\Windows"));
    const auto machine = machineOf(image);
    const Report report = check(machine, {}, Profile{}).report;
    PlanRequest request;
    request.install = InstallGo::Always;
    const auto plan = recommend(machine, report, request, archiveOf("go1.24.4"));
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    const auto path = std::ranges::find_if(plan->changes, [](const PlannedChange& planned) {
        const auto* edit = std::get_if<EditPath>(&planned.change);
        return edit != nullptr && edit->scope == Scope::User;
    });
    ASSERT_NE(path, plan->changes.end());
    for (const PathEdit& edit : std::get<EditPath>(path->change).edits)
        EXPECT_FALSE(edit.kind == PathEdit::Kind::Remove && edit.entry == bin);
}
