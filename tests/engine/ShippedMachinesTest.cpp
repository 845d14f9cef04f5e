// SPDX-License-Identifier: Apache-2.0
// The four shipped machines, checked; and each of them recorded, redacted, saved, loaded and
// checked again: a colleague's image must tell the same story.
#include "engine/Prepare.h"
#include "machine/practice/ImageJson.h"
#include "machine/practice/PracticeMachine.h"
#include "machine/practice/Recorder.h"
#include "machine/practice/RedactImage.h"
#include "support/Literals.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gosetup {
namespace {

std::shared_ptr<Machine> shipped(const QString& name)
{
    auto machine = PracticeMachine::open(name, {});
    EXPECT_TRUE(machine) << name.toStdString();
    return *machine;
}

std::vector<Finding> findingsOf(const std::shared_ptr<Machine>& machine)
{
    return check(machine, {}, {}).report.findings;
}

QString sentenceOf(const Finding& finding)
{
    QString line =
        QStringLiteral("%1 %2 [%3] %4")
            .arg(finding.id, toString(finding.status), finding.subject, finding.title.english());
    for (const Text& evidence : finding.evidence)
        line += QStringLiteral("\n    ") + evidence.english();
    for (const Fix& fix : finding.fixes)
        line += QStringLiteral("\n    fix ") + fix.id;
    return line;
}

/// Sorted, so that collectors may answer in any order.
std::string storyOf(const std::shared_ptr<Machine>& machine)
{
    QStringList lines;
    for (const Finding& finding : findingsOf(machine))
        lines << sentenceOf(finding);
    lines.sort();
    return lines.join(u'\n').toStdString();
}

/// Ids and how grave each is, without the texts that hold names.
QStringList verdictsOf(const std::shared_ptr<Machine>& machine)
{
    QStringList lines;
    for (const Finding& finding : findingsOf(machine)) {
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(finding.id, toString(finding.status))
                     .arg(finding.evidence.size())
                     .arg(finding.fixes.size());
    }
    lines.sort();
    return lines;
}

Status worstStatus(const std::vector<Finding>& findings, const char* id)
{
    Status worst = Status::Ok;
    bool found = false;
    for (const Finding& finding : findings) {
        if (finding.id != s(id))
            continue;
        worst = std::max(worst, finding.status);
        found = true;
    }
    EXPECT_TRUE(found) << id;
    return worst;
}

TEST(ShippedMachines, HealthyHasNothingToSay)
{
    for (const Finding& finding : findingsOf(shipped(s("healthy"))))
        EXPECT_EQ(finding.status, Status::Ok) << sentenceOf(finding).toStdString();
}

TEST(ShippedMachines, TroubledLaptopShowsEveryTroubleItWasMadeFor)
{
    const auto findings = findingsOf(shipped(s("troubled-laptop")));
    for (const char* id :
         {"toolchain.multiple", "path.shadowed-go", "path.duplicates", "path.dead-entries",
          "path.kind", "env.scope-conflict", "env.goroot-stale", "onedrive.gopath",
          "alias.shadows-go", "defender.hot-paths", "system.long-paths", "env.old-processes",
          "editor.goroot", "editor.alternate-tools", "path.powershell-profile"})
        EXPECT_NE(worstStatus(findings, id), Status::Ok) << id;
    EXPECT_EQ(worstStatus(findings, "toolchain.none"), Status::Ok);
}

TEST(ShippedMachines, NewLaptopLacksGoAndLittleElse)
{
    const auto findings = findingsOf(shipped(s("new-laptop")));
    EXPECT_EQ(worstStatus(findings, "toolchain.none"), Status::Problem);
    for (const Finding& finding : findings) {
        EXPECT_TRUE(finding.status != Status::Problem || finding.id == s("toolchain.none"))
            << sentenceOf(finding).toStdString();
    }
}

TEST(ShippedMachines, ManagedLaptopSaysUnknownWhereTheOrganisationHides)
{
    const auto findings = findingsOf(shipped(s("managed-laptop")));
    EXPECT_EQ(worstStatus(findings, "defender.hot-paths"), Status::Unknown);
    EXPECT_NE(worstStatus(findings, "env.scope-conflict"), Status::Ok);
    EXPECT_EQ(worstStatus(findings, "toolchain.none"), Status::Ok);
}

class ReplayTest : public testing::TestWithParam<const char*>
{
  protected:
    [[nodiscard]] MachineImage recorded() const { return check(m_machine, {}, {}).record.image(); }
    [[nodiscard]] static std::shared_ptr<Machine> loaded(const MachineImage& image)
    {
        const auto read = readImage(writeImage(image));
        EXPECT_TRUE(read) << (read ? "" : read.error().english().toStdString());
        return *PracticeMachine::fromImage(*read);
    }
    std::shared_ptr<Machine> m_machine = shipped(s(GetParam()));
};

TEST_P(ReplayTest, ARecordedImageTellsTheSameStory)
{
    EXPECT_EQ(storyOf(loaded(recorded())), storyOf(m_machine));
}

TEST_P(ReplayTest, ARedactedImageGivesTheSameVerdictsWithoutTheName)
{
    const MachineImage redacted = redactImage(recorded());
    const QByteArray json = writeImage(redacted);
    const QString user = m_machine->system().info().userName;
    EXPECT_FALSE(json.contains(QByteArray("\\\\" + user.toUtf8() + "\\\\"))) << json.toStdString();
    EXPECT_FALSE(json.toLower().contains("contoso")) << json.toStdString();
    EXPECT_FALSE(json.contains("not-a-real-password"));
    EXPECT_THAT(verdictsOf(loaded(redacted)), testing::ElementsAreArray(verdictsOf(m_machine)));
}

INSTANTIATE_TEST_SUITE_P(Machines, ReplayTest,
                         testing::Values("healthy", "new-laptop", "troubled-laptop",
                                         "managed-laptop"));

} // namespace
} // namespace gosetup
