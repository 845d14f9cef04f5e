// SPDX-License-Identifier: Apache-2.0
// Cases of cases.json on Microsoft Defender, on the side of what is said.
#include "rules/FactsMaker.h"

#include "paths/ExclusionRules.h"
#include "rules/HotPaths.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const ExclusionContext context = {s("C:\\Users\\li"),
                                  s("C:\\Users\\li\\AppData\\Local"),
                                  s("C:\\Users\\li\\AppData\\Roaming"),
                                  s("C:\\Users\\li\\AppData\\Local\\Temp"),
                                  s("C:\\Windows"),
                                  s("C:\\Program Files"),
                                  s("C:\\ProgramData")};

MachineImage withDevDrive(bool trusted)
{
    MachineImage image = soundImage();
    VolumeInfo dev;
    dev.root = s("D:\\");
    dev.kind = VolumeKind::Fixed;
    dev.fileSystem = s("ReFS");
    dev.freeBytes = qint64(1) << 40;
    dev.devDrive = true;
    dev.devDriveTrusted = trusted;
    image.volumes.push_back(dev);
    image.setVariable(Hive::CurrentUser, s("GOMODCACHE"), RegKind::String, s("D:\\go\\mod"));
    return image;
}

bool hasChanges(const Finding& finding)
{
    return std::any_of(finding.fixes.begin(), finding.fixes.end(),
                       [](const Fix& fix) { return !fix.changes.empty(); });
}

} // namespace

TEST(CasesDefender, ENV_133_NotElevatedIsUnknownAndNeverNotExcluded)
{
    for (const char* text :
         {"N/A: Must be an administrator to view exclusions", "N/A: Must be admin"}) {
        const auto lists = interpretLists({{s(text)}, {}, {}}, false);
        EXPECT_EQ(lists.why(), WhyUnknown::NeedsElevation) << text;
        EXPECT_FALSE(lists.known());
    }
    EXPECT_FALSE(interpretLists({{}, {s("N/A: something new")}, {}}, false).known());
    MachineImage image = soundImage();
    image.defender.visibility = ExclusionsVisibility::NeedsElevation;
    const Finding finding = worst(factsOf(image), "defender.hot-paths");
    EXPECT_EQ(finding.status, Status::Unknown);
    EXPECT_TRUE(textOf(finding).contains(s("Only administrators can see this")));
    EXPECT_FALSE(textOf(finding).contains(s("scanned at every access")));
}

TEST(CasesDefender, ENV_134_HiddenByPolicyIsToldAsSuch)
{
    const DefenderLists raw = {
        {s("N/A: Administrators are not allowed to view exclusions")}, {}, {}};
    EXPECT_EQ(interpretLists(raw, true).why(), WhyUnknown::HiddenByPolicy);
    EXPECT_EQ(interpretLists(raw, false).why(), WhyUnknown::HiddenByPolicy);
    MachineImage image = soundImage();
    image.defender.visibility = ExclusionsVisibility::HiddenByPolicy;
    const Finding finding = worst(factsOf(image, true), "defender.hot-paths");
    EXPECT_EQ(finding.status, Status::Unknown);
    EXPECT_TRUE(textOf(finding).contains(s("Your organisation has hidden this")));
}

TEST(CasesDefender, ENV_136_ManagedExclusionsAreNotAttempted)
{
    struct Row
    {
        const char* key;
        const char* name;
    };
    for (const Row& row :
         {Row{"SOFTWARE\\Policies\\Microsoft\\Windows Defender", "DisableLocalAdminMerge"},
          Row{"SOFTWARE\\Microsoft\\Windows Defender\\Features", "TPExclusions"}}) {
        MachineImage image = soundImage();
        image.defender.lists.paths.clear();
        image.setValue(Hive::LocalMachine, s(row.key), s(row.name), RegValue::fromDword(1));
        const Facts facts = factsOf(image);
        EXPECT_EQ(worst(facts, "defender.managed").status, Status::Note);
        const Finding finding = worst(facts, "defender.hot-paths");
        EXPECT_EQ(finding.status, Status::Note);
        EXPECT_FALSE(hasChanges(finding)) << row.name;
        EXPECT_TRUE(textOf(finding).contains(s("your organisation manages exclusions")));
    }
}

TEST(CasesDefender, ENV_139_VariablesAreRefusedAndExpandedToALiteralPathBefore)
{
    EXPECT_EQ(exclusionVerdict(s("%USERPROFILE%\\go"), context), ExclusionVerdict::Variable);
    const auto lookup = factsOf(soundImage()).environment->lookup();
    const QString literal = literalExclusion(s("%LOCALAPPDATA%\\go-build"), lookup);
    EXPECT_EQ(literal, s("C:\\Users\\li\\AppData\\Local\\go-build"));
    EXPECT_EQ(exclusionVerdict(literal, context), ExclusionVerdict::Fine);
}

TEST(CasesDefender, ENV_140_LinkedFolderBelowAnExclusionIsNotCovered)
{
    MachineImage image = soundImage();
    image.folder(s("C:\\code"));
    image.folder(s("C:\\code\\plain"));
    image.folder(s("C:\\code\\big")).link(reparse::mountPoint, s("D:\\big"));
    image.defender.lists.paths << s("C:\\code");
    const Finding finding = worst(factsOf(image), "defender.uncovered-link");
    ASSERT_EQ(finding.evidence.size(), 1U);
    EXPECT_TRUE(finding.evidence[0].english().contains(s("C:\\code\\big")));
}

TEST(CasesDefender, ENV_142_ProcessByNameAloneIsTooBroad)
{
    EXPECT_EQ(processExclusionVerdict(s("go.exe")), ExclusionVerdict::BareProcess);
    EXPECT_EQ(processExclusionVerdict(goRoot + s("\\bin\\go.exe")), ExclusionVerdict::Fine);
    EXPECT_TRUE(explain(ExclusionVerdict::BareProcess, s("go.exe"))
                    .english()
                    .contains(s("any program of that name")));
    MachineImage image = soundImage();
    image.defender.lists.processes = {s("go.exe")};
    EXPECT_EQ(worst(factsOf(image), "defender.broad-exclusion").subject, s("go.exe"));
}

TEST(CasesDefender, ENV_143_RealHotPathsAreNamedAndAFolderForTemporaryFilesProposed)
{
    MachineImage image = soundImage();
    image.setVariable(Hive::CurrentUser, s("GOTMPDIR"), RegKind::String, QString());
    image.defender.lists.paths = {goRoot, s("C:\\code\\project")};
    const Finding finding = worst(factsOf(image), "defender.hot-paths");
    EXPECT_TRUE(finding.speed);
    EXPECT_TRUE(textOf(finding).contains(s("GOCACHE = C:\\Users\\li\\AppData\\Local\\go-build")));
    EXPECT_TRUE(textOf(finding).contains(s("Temp\\go-build*")));
    ASSERT_EQ(finding.fixes.size(), 1U);
    EXPECT_FALSE(finding.fixes[0].recommended);
    const QString tmp = s("C:\\Users\\li\\AppData\\Local\\go-tmp");
    const auto& changes = finding.fixes[0].changes;
    const auto holds = [&](const Change& change) {
        return std::find(changes.begin(), changes.end(), change) != changes.end();
    };
    EXPECT_TRUE(holds(SetVariable{Scope::User, s("GOTMPDIR"), tmp}));
    EXPECT_TRUE(holds(MakeFolder{tmp, Scope::User, false}));
    EXPECT_TRUE(holds(DefenderExclusion{tmp, true}));
    EXPECT_TRUE(holds(DefenderExclusion{s("C:\\Users\\li\\AppData\\Local\\go-build"), true}));
}

TEST(CasesDefender, ENV_145_TrustedDevDriveNeedsNoExclusionAndAnUntrustedOneIsToBeTrusted)
{
    MachineImage trusted = withDevDrive(true);
    trusted.defender.lists.paths.clear();
    trusted.setVariable(Hive::CurrentUser, s("GOCACHE"), RegKind::String, s("D:\\go\\cache"));
    trusted.setVariable(Hive::CurrentUser, s("GOTMPDIR"), RegKind::String, s("D:\\go\\tmp"));
    const Finding fine = worst(factsOf(trusted), "defender.hot-paths");
    EXPECT_EQ(fine.status, Status::Ok);
    EXPECT_TRUE(textOf(fine).contains(s("performance mode")));
    const Finding untrusted = worst(factsOf(withDevDrive(false)), "defender.dev-drive");
    EXPECT_TRUE(textOf(untrusted).contains(s("fsutil devdrv trust D:")));
    EXPECT_FALSE(hasChanges(untrusted));
}

TEST(CasesDefender, ENV_146_GoItselfOnADevDriveIsAdvisedAgainst)
{
    MachineImage image = withDevDrive(true);
    image.go(s("D:\\sdk\\Go"), s("go1.24.4"));
    setPath(image, Hive::CurrentUser, {s("D:\\sdk\\Go\\bin"), s("%USERPROFILE%\\go\\bin")});
    const Finding finding = worst(factsOf(image), "location.dev-drive");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_TRUE(textOf(finding).contains(s("tools belong on C:")));
}

TEST(ExclusionRules, RefuseWhatWouldCoverTooMuch)
{
    using enum ExclusionVerdict;
    struct Row
    {
        const char* path;
        ExclusionVerdict verdict;
    };
    for (const Row& row : std::vector<Row>{{"", Empty},
                                           {"C:\\", DriveRoot},
                                           {"C:/", DriveRoot},
                                           {"\\\\server\\share", DriveRoot},
                                           {"go-build", NotAbsolute},
                                           {"C:\\Users", UserProfile},
                                           {"C:\\Users\\li", UserProfile},
                                           {"c:\\users\\LI\\", UserProfile},
                                           {"C:\\Users\\someone", UserProfile},
                                           {"C:\\Users\\li\\x\\..", UserProfile},
                                           {"C:\\Windows", SystemFolder},
                                           {"C:\\Windows\\Temp", SystemFolder},
                                           {"C:\\Program Files", SystemFolder},
                                           {"C:\\Program Files\\Go", Fine},
                                           {"C:\\Users\\li\\AppData", AppData},
                                           {"C:\\Users\\li\\AppData\\Local", AppData},
                                           {"C:\\Users\\li\\AppData\\Local\\Temp", TempFolder},
                                           {"C:\\Users\\li\\AppData\\Local\\Temp\\go-tmp", Fine},
                                           {"C:\\Users\\li\\AppData\\Local\\go-build", Fine},
                                           {"C:\\code\\*", Wildcard},
                                           {"*.exe", Extension},
                                           {".exe", Extension},
                                           {"%TEMP%", Variable}})
        EXPECT_EQ(toString(exclusionVerdict(s(row.path), context)), toString(row.verdict))
            << row.path;
}

TEST(DefenderState, APolicyThatCannotBeReadIsUnknown)
{
    for (const char* name : {"DisableLocalAdminMerge", "TPExclusions"}) {
        MachineImage image = soundImage();
        ImageFault fault;
        fault.at = s("registry.read");
        fault.subject = s(name);
        fault.kind = ImageFault::Kind::AccessDenied;
        fault.times = 99;
        image.faults = {fault};
        EXPECT_EQ(worst(factsOf(image), "defender.managed").status, Status::Unknown) << name;
    }
}

TEST(DefenderState, OtherProductAndNothingAtAllAreToldApart)
{
    MachineImage image = soundImage();
    image.defender.status = {false, false, false};
    image.defender.otherProducts = {s("Other AV")};
    EXPECT_EQ(worst(factsOf(image), "defender.state").status, Status::Note);
    EXPECT_FALSE(hasChanges(worst(factsOf(image), "defender.hot-paths")));
    image.defender.answers = false;
    image.defender.otherProducts.clear();
    EXPECT_EQ(worst(factsOf(image), "defender.state").status, Status::Unknown);
    EXPECT_EQ(worst(factsOf(image), "defender.hot-paths").status, Status::Unknown);
    EXPECT_EQ(worst(factsOf(image), "defender.managed").status, Status::Unknown);
}
