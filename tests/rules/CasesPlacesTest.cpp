// SPDX-License-Identifier: Apache-2.0
// Cases of cases.json on install locations, cloud folders and reparse points.
#include "rules/FactsMaker.h"

#include "facts/ObserveLocation.h"
#include "rules/GoSettingFixes.h"
#include "rules/JudgeLocation.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// The verdict as the wizard asks for it while a person types.
std::vector<Finding> verdict(const MachineImage& image, const char* path, Scope scope = Scope::User,
                             Purpose purpose = Purpose::Toolchain)
{
    const auto machine = PracticeMachine::fromImage(image);
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    const Facts facts = observe(*machine, {false});
    return judgeLocation(observeLocation(**machine, s(path), purpose),
                         locationContext(facts, scope));
}

Status statusOf(const std::vector<Finding>& findings, const char* id)
{
    const auto some = of(findings, s(id));
    return some.empty() ? Status::Ok : some.front().status;
}

const QString accounts = s("Software\\Microsoft\\OneDrive\\Accounts\\");

} // namespace

TEST(CasesInstallPath, ENV_107_FolderInADrivesRootIsRefusedOnTheMachinesPathOrMadeProtected)
{
    const auto findings = verdict(soundImage(), "C:\\Go", Scope::Machine);
    const auto root = of(findings, s("location.drive-root"));
    ASSERT_EQ(root.size(), 1U);
    EXPECT_EQ(root[0].status, Status::Problem);
    EXPECT_TRUE(isRefused(findings));
    EXPECT_TRUE(textOf(root[0]).contains(s("Authenticated Users")));
    EXPECT_TRUE(textOf(root[0]).contains(s("including administrators")));
    ASSERT_EQ(root[0].fixes.size(), 1U);
    EXPECT_EQ(root[0].fixes[0].changes.at(0),
              Change(MakeFolder{s("C:\\Go"), Scope::Machine, true}));
    EXPECT_EQ(statusOf(verdict(soundImage(), "C:\\Go"), "location.drive-root"), Status::Warning);
    EXPECT_EQ(statusOf(verdict(soundImage(), "C:\\Users\\li\\AppData\\Local\\Programs\\Go"),
                       "location.drive-root"),
              Status::Ok);
}

TEST(CasesInstallPath, ENV_108_SpaceInProgramFilesIsANoteThatNamesWhatSuffers)
{
    const auto findings = verdict(soundImage(), "C:\\Program Files\\Go 2");
    const auto spaces = of(findings, s("location.spaces"));
    ASSERT_EQ(spaces.size(), 1U);
    EXPECT_EQ(spaces[0].status, Status::Note);
    EXPECT_TRUE(textOf(spaces[0]).contains(s("cgo")));
    EXPECT_FALSE(isRefused(findings));
}

TEST(CasesInstallPath, ENV_110_ProfileWithSpacesOrForeignLettersWarnsAndOffersAPlainPlace)
{
    for (const char* name : {"MY PROFILE", "שזדס"}) {
        MachineImage image = soundImage();
        image.folders = foldersOfUser(s(name));
        image.system.userName = s(name);
        const Facts facts = factsOf(image);
        const bool space = s(name).contains(u' ');
        const auto findings = judgeOne(facts, space ? "location.spaces" : "location.non-ascii");
        QStringList named;
        for (const Finding& finding : findings) {
            if (finding.status != Status::Warning)
                continue;
            named << finding.subject;
            for (const Fix& fix : finding.fixes) {
                const auto& folder = std::get<MakeFolder>(fix.changes.at(0)).path;
                EXPECT_FALSE(winpath::hasNonAscii(folder) || folder.contains(u' '));
            }
        }
        EXPECT_TRUE(named.contains(image.folders.localAppData + s("\\go-build"))) << name;
        EXPECT_TRUE(named.contains(image.folders.userProfile + s("\\go"))) << name;
    }
}

TEST(CasesInstallPath, ENV_111_GoInTheDefaultGopathIsRefused)
{
    EXPECT_EQ(statusOf(verdict(soundImage(), "C:\\Users\\li\\go"), "location.gopath"),
              Status::Problem);
    EXPECT_EQ(statusOf(verdict(soundImage(), "C:\\Users\\li\\go\\sdk"), "location.gopath"),
              Status::Problem);
    MachineImage image = soundImage();
    image.go(s("C:\\Users\\li\\go"), s("go1.24.4"));
    const Finding finding = worst(factsOf(image), "goenv.gopath-is-goroot");
    ASSERT_EQ(finding.status, Status::Problem);
    // Programs of go install come onto PATH with it.
    const std::vector<Change> expected = {
        MakeFolder{s("C:\\gopath"), Scope::User, true},
        SetVariable{Scope::User, s("GOPATH"), s("C:\\gopath")},
        MakeFolder{s("C:\\gopath\\bin"), Scope::User, true},
        EditPath{
            Scope::User,
            {{PathEdit::Kind::InsertLast, s("C:\\gopath\\bin"), {}, 0, s("path.missing-gobin")}}}};
    EXPECT_EQ(finding.fixes.at(0).changes, expected);
}

TEST(CasesInstallPath, ENV_113_JunctionIsResolvedOnBothSides)
{
    MachineImage image = soundImage();
    image.go(s("C:\\Users\\li\\scoop\\apps\\go\\1.25.1"), s("go1.25.1"));
    image.folder(s("C:\\Users\\li\\scoop\\apps\\go\\current"))
        .link(reparse::mountPoint, s("C:\\Users\\li\\scoop\\apps\\go\\1.25.1"));
    setPath(image, Hive::LocalMachine, {s("%SystemRoot%\\System32")});
    setPath(image, Hive::CurrentUser,
            {s("C:\\Users\\li\\scoop\\apps\\go\\current\\bin"), s("%USERPROFILE%\\go\\bin")});
    image.setVariable(Hive::CurrentUser, s("GOROOT"), RegKind::String,
                      s("C:\\Users\\li\\scoop\\apps\\go\\1.25.1"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(worst(facts, "path.shadowed-go").status, Status::Ok);
    EXPECT_EQ(worst(facts, "toolchain.multiple").status, Status::Ok);
    // The very tree, by its other name: not "another Go".
    EXPECT_EQ(worst(facts, "env.goroot-stale").status, Status::Note);
    EXPECT_EQ(worst(facts, "location.link").status, Status::Note);
    EXPECT_EQ(worst(facts, "location.gopath").status, Status::Ok);
}

TEST(CasesInstallPath, ENV_114_FatAndNetworkDrivesAreNamed)
{
    MachineImage image = soundImage();
    VolumeInfo volume;
    volume.freeBytes = qint64(1) << 40;
    for (const auto& [letter, kind, system] : {std::tuple{"E:\\", VolumeKind::Removable, "FAT32"},
                                               std::tuple{"F:\\", VolumeKind::Fixed, "exFAT"},
                                               std::tuple{"N:\\", VolumeKind::Network, "NTFS"},
                                               std::tuple{"R:\\", VolumeKind::Fixed, "ReFS"}}) {
        volume.root = s(letter);
        volume.kind = kind;
        volume.fileSystem = s(system);
        image.volumes.push_back(volume);
    }
    EXPECT_EQ(statusOf(verdict(image, "E:\\x\\Go"), "location.file-system"), Status::Warning);
    EXPECT_EQ(statusOf(verdict(image, "E:\\x\\Go"), "location.removable"), Status::Warning);
    EXPECT_EQ(statusOf(verdict(image, "F:\\x\\Go"), "location.file-system"), Status::Warning);
    EXPECT_EQ(statusOf(verdict(image, "N:\\x\\Go"), "location.network"), Status::Warning);
    EXPECT_EQ(statusOf(verdict(image, "\\\\server\\share\\Go"), "location.network"),
              Status::Warning);
    // ReFS keeps permissions: a Dev Drive is not refused for its file system.
    EXPECT_EQ(statusOf(verdict(image, "R:\\x\\Go"), "location.file-system"), Status::Ok);
}

TEST(CasesOneDrive, ENV_116_EveryAccountsFolderIsARoot)
{
    MachineImage image = soundImage();
    for (const char* account : {"Personal", "Business1", "Business2"})
        image.setValue(Hive::CurrentUser, accounts + s(account), s("UserFolder"),
                       RegValue::fromText(RegKind::String, s("D:\\Cloud ") + s(account)));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.cloud->roots.size(), 3U);
    EXPECT_TRUE(facts.cloud->rootOf(s("d:\\cloud BUSINESS2\\x\\go")));
    EXPECT_FALSE(facts.cloud->rootOf(s("D:\\Cloud Business23")));
}

TEST(CasesOneDrive, ENV_117_VariablesStandInForAccountsAndNeitherMeansNoOneDrive)
{
    MachineImage image = soundImage();
    EXPECT_TRUE(factsOf(image).cloud->roots.empty());
    EXPECT_EQ(worst(factsOf(image), "onedrive.gopath").status, Status::Ok);
    image.setVariable(Hive::CurrentUser, s("OneDriveCommercial"), RegKind::String,
                      s("C:\\Users\\li\\OneDrive - Corp"));
    image.setVariable(Hive::CurrentUser, s("GOPATH"), RegKind::ExpandString,
                      s("%OneDriveCommercial%\\go"));
    const Facts facts = factsOf(image);
    ASSERT_EQ(facts.cloud->roots.size(), 1U);
    const Finding finding = worst(facts, "onedrive.gopath");
    ASSERT_EQ(finding.status, Status::Problem);
    EXPECT_EQ(finding.fixes.at(0).changes.at(0),
              Change(SetVariable{Scope::User, s("GOPATH"), s("%USERPROFILE%\\go")}));
}

TEST(CasesOneDrive, ENV_119_RedirectedDocumentsAreFlagged)
{
    MachineImage image = soundImage();
    image.setValue(
        Hive::CurrentUser,
        s("Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\User Shell Folders"),
        s("Personal"),
        RegValue::fromText(RegKind::ExpandString, s("%USERPROFILE%\\OneDrive - Corp\\Documents")));
    EXPECT_EQ(
        statusOf(verdict(image, "C:\\Users\\li\\OneDrive - Corp\\Documents\\Go"), "location.cloud"),
        Status::Warning);
    image.setValue(Hive::CurrentUser, accounts + s("Business1"), s("UserFolder"),
                   RegValue::fromText(RegKind::String, s("C:\\Users\\li\\OneDrive - Corp")));
    EXPECT_EQ(
        statusOf(verdict(image, "C:\\Users\\li\\OneDrive - Corp\\Documents\\Go"), "location.cloud"),
        Status::Problem);
}

TEST(CasesOneDrive, ENV_120_CloudTagIsAPlaceholderAndNoLink)
{
    EXPECT_TRUE(reparse::isCloud(0x9000601A));
    EXPECT_FALSE(reparse::isCloud(reparse::symlink));
    MachineImage image = soundImage();
    image.folder(s("C:\\Users\\li\\cloud")).link(0x9000601A, QString());
    const auto findings = verdict(image, "C:\\Users\\li\\cloud\\Go");
    EXPECT_EQ(statusOf(findings, "location.placeholder"), Status::Problem);
    EXPECT_EQ(statusOf(findings, "location.link"), Status::Ok);
}

TEST(CasesOneDrive, ProfileInTheCloudMovesGopathToTheSystemDrive)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("OneDrive"), RegKind::String, s("C:\\Users\\li"));
    const auto move = gopathMove(factsOf(image));
    ASSERT_TRUE(move);
    EXPECT_EQ(move->to, s("C:\\gopath"));
    EXPECT_EQ(wantedGoBin(factsOf(image)), s("C:\\gopath\\bin"));
}

TEST(CasesReparse, ENV_122_LinksAreToldApartAndAnUnknownTagWarns)
{
    EXPECT_TRUE(reparse::pointsElsewhere(reparse::mountPoint));
    EXPECT_TRUE(reparse::pointsElsewhere(reparse::symlink));
    EXPECT_FALSE(reparse::pointsElsewhere(0x80000021));
    struct Row
    {
        quint32 tag;
        Status status;
        const char* word;
    };
    for (const Row& row : std::vector<Row>{{reparse::mountPoint, Status::Note, "junction"},
                                           {reparse::symlink, Status::Note, "symbolic link"},
                                           {0xA0000777, Status::Warning, "points elsewhere"},
                                           {0x80000021, Status::Warning, "unknown tag"}}) {
        MachineImage image = soundImage();
        image.folder(s("C:\\Users\\li\\linked")).link(row.tag, s("C:\\Users\\li\\elsewhere"));
        image.folder(s("C:\\Users\\li\\elsewhere"));
        const auto links = of(verdict(image, "C:\\Users\\li\\linked"), s("location.link"));
        ASSERT_EQ(links.size(), 1U) << row.word;
        EXPECT_EQ(links[0].status, row.status) << row.word;
        EXPECT_TRUE(textOf(links[0]).contains(s(row.word))) << textOf(links[0]).toStdString();
    }
}

TEST(JudgeLocation, FolderWithOtherFilesIsNeverUnpackedInto)
{
    MachineImage image = soundImage();
    image.file(s("C:\\Users\\li\\stuff\\letter.txt")).content("dear");
    image.folder(s("C:\\Users\\li\\empty"));
    EXPECT_EQ(statusOf(verdict(image, "C:\\Users\\li\\stuff"), "location.occupied"),
              Status::Problem);
    EXPECT_EQ(statusOf(verdict(image, "C:\\Users\\li\\empty"), "location.occupied"), Status::Ok);
    EXPECT_EQ(statusOf(verdict(image, "C:\\Program Files\\Go"), "location.occupied"), Status::Note);
}

TEST(JudgeLocation, SaysOnlyThatAHalfTypedPathIsNoPath)
{
    for (const char* path : {"", "C", "C:", "Go", "\\Go"}) {
        const auto findings = verdict(soundImage(), path);
        ASSERT_EQ(findings.size(), 1U) << path;
        EXPECT_EQ(findings[0].id, s("location.not-absolute"));
        EXPECT_EQ(findings[0].status, Status::Problem);
    }
}

TEST(JudgeLocation, RecommendedPlaceIsFine)
{
    const auto findings = verdict(soundImage(), "C:\\Users\\li\\AppData\\Local\\Programs\\Go");
    ASSERT_EQ(findings.size(), 1U) << textOf(findings[0]).toStdString();
    EXPECT_EQ(findings[0].status, Status::Ok);
}

TEST(JudgeLocation, NamesThatWindowsOrPathCannotTakeAreRefused)
{
    for (const char* path : {"C:\\Users\\li\\nul", "C:\\Users\\li\\a|b", "C:\\Users\\li\\dot.\\Go",
                             "C:\\Users\\li\\semi;colon", "C:\\Users\\li\\%GO%"})
        EXPECT_TRUE(isRefused(verdict(soundImage(), path))) << path;
}
