// SPDX-License-Identifier: Apache-2.0
// Cases of cases.json on App Execution Aliases.
#include "rules/FactsMaker.h"
#include "support/Literals.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

const QString folder = userHome + s("\\AppData\\Local\\Microsoft\\WindowsApps");

MachineImage withStub(const char* tool, bool first)
{
    MachineImage image = soundImage();
    image.folder(folder);
    image.file(folder + u'\\' + s(tool) + s(".exe"))
        .alias(s("GopherTools.Launcher_3f5k0s9tq2h1m"), s("C:\\Program Files\\x\\go.exe"));
    const QStringList rest = {s("%SystemRoot%\\System32"), goRoot + s("\\bin")};
    setPath(image, Hive::LocalMachine,
            first ? QStringList{folder} + rest : rest + QStringList{folder});
    return image;
}

} // namespace

TEST(CasesAlias, ENV_123_AliasIsReportedWithItsPackageAndSizeAloneProvesNothing)
{
    MachineImage image = withStub("python", true);
    image.file(folder + s("\\gopls.exe")).content("");
    const Facts facts = factsOf(image);
    const AliasFact* alias = facts.aliases->alias(s("python"));
    ASSERT_TRUE(alias && alias->link);
    EXPECT_EQ(alias->stub.size, 0);
    EXPECT_EQ(alias->link->package, s("GopherTools.Launcher_3f5k0s9tq2h1m"));
    EXPECT_EQ(alias->link->target, s("C:\\Program Files\\x\\go.exe"));
    EXPECT_FALSE(facts.aliases->alias(s("gopls")));
    const Finding finding = worst(facts, "alias.shadows-tools");
    EXPECT_TRUE(textOf(finding).contains(s("GopherTools.Launcher_3f5k0s9tq2h1m")));
}

TEST(CasesAlias, ENV_124_StubIsReadWithoutOpeningItWhichWouldFailWith1920)
{
    const auto machine = PracticeMachine::fromImage(withStub("go", true));
    ASSERT_TRUE(machine);
    const auto opened = (*machine)->files().read(folder + s("\\go.exe"), 100);
    ASSERT_FALSE(opened);
    EXPECT_TRUE(opened.error().english().contains(s("1920")));
    const Facts facts = observe(*machine, {false});
    ASSERT_TRUE(facts.aliases);
    EXPECT_TRUE(facts.aliases->alias(s("go")));
    EXPECT_EQ(facts.toolchain->candidates(s("go")).front().kind, ToolCandidate::Kind::AliasStub);
}

TEST(CasesAlias, ENV_126_RegularFileIsNoAliasAndNothingOffersToDeleteIt)
{
    MachineImage image = soundImage();
    image.file(folder + s("\\go.exe")).pe(Arch::Amd64);
    setPath(image, Hive::LocalMachine, {folder, goRoot + s("\\bin")});
    const Facts facts = factsOf(image);
    EXPECT_FALSE(facts.aliases->alias(s("go")));
    for (const Finding& finding : judge(facts, {})) {
        for (const Fix& fix : finding.fixes) {
            for (const Change& change : fix.changes)
                EXPECT_FALSE(std::holds_alternative<SwitchAlias>(change))
                    << finding.id.toStdString();
        }
    }
}

TEST(CasesAlias, ENV_127_MissingOrEmptyFolderIsFine)
{
    MachineImage image = soundImage();
    EXPECT_EQ(worst(factsOf(image), "alias.shadows-go").status, Status::Ok);
    image.folder(folder);
    EXPECT_EQ(worst(factsOf(image), "alias.shadows-go").status, Status::Ok);
}

TEST(CasesAlias, ENV_129_StubCountsWhateverAppPathsSay)
{
    const QString key = s("Software\\Microsoft\\Windows\\CurrentVersion\\App Paths\\go.exe");
    MachineImage image = withStub("go", true);
    EXPECT_EQ(worst(factsOf(image), "alias.shadows-go").status, Status::Problem);
    EXPECT_EQ(worst(factsOf(image), "alias.app-paths").status, Status::Ok);
    MachineImage other = soundImage();
    other.setValue(Hive::CurrentUser, key, QString(),
                   RegValue::fromText(RegKind::String, goRoot + s("\\bin\\go.exe")));
    EXPECT_EQ(worst(factsOf(other), "alias.shadows-go").status, Status::Ok);
    EXPECT_EQ(worst(factsOf(other), "alias.app-paths").status, Status::Note);
}

TEST(CasesAlias, ENV_130_StubThatCameBackIsReportedAsAtFirst)
{
    const auto machine = PracticeMachine::fromImage(withStub("go", true));
    ASSERT_TRUE(machine);
    const Finding first = worst(observe(*machine, {false}), "alias.shadows-go");
    const auto& off = std::get<SwitchAlias>(first.fixes.at(0).changes.at(0));
    EXPECT_FALSE(off.on);
    ASSERT_TRUE((*machine)->aliases().disable(off.name));
    EXPECT_EQ(worst(observe(*machine, {false}), "alias.shadows-go").status, Status::Ok);
    // The person, or an update of the app, turns it on again.
    ASSERT_TRUE((*machine)->aliases().restore(off.name, off.reparseTag, off.reparseData));
    const Finding again = worst(observe(*machine, {false}), "alias.shadows-go");
    EXPECT_EQ(textOf(again), textOf(first));
    EXPECT_FALSE(textOf(again).contains(s("fail"), Qt::CaseInsensitive) &&
                 textOf(again).contains(s("fix failed"), Qt::CaseInsensitive));
}

TEST(CasesAlias, ENV_132_AliasBehindTheRealToolIsHarmless)
{
    const Finding finding = worst(factsOf(withStub("go", false)), "alias.shadows-go");
    EXPECT_EQ(finding.status, Status::Note);
    EXPECT_TRUE(finding.fixes.empty());
    EXPECT_TRUE(textOf(finding).contains(s("harmless")));
}
