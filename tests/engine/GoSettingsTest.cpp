// SPDX-License-Identifier: Apache-2.0
#include "engine/GoSettings.h"

#include "engine/Check.h"
#include "machine/practice/PracticeMachine.h"

#include <gtest/gtest.h>

namespace gosetup {
namespace {

class GoSettingsTest : public testing::Test
{
  protected:
    void SetUp() override
    {
        auto machine = PracticeMachine::open(QStringLiteral("troubled-laptop"), {});
        ASSERT_TRUE(machine.has_value());
        m_facts = check(*machine, ObserveOptions{}, Profile{}).report.facts;
    }
    [[nodiscard]] std::vector<Finding> judge(const char* name, const char* value,
                                             const char* root = "") const
    {
        return judgeSetting(m_facts, QString::fromLatin1(name), QString::fromUtf8(value),
                            QString::fromLatin1(root));
    }
    Facts m_facts;
};

TEST_F(GoSettingsTest, SaysNothingOfAnEmptyValue)
{
    for (const char* name : {"GOPATH", "GOPROXY", "GOPRIVATE"})
        EXPECT_TRUE(judge(name, "").empty()) << name;
}

TEST_F(GoSettingsTest, EveryPresetIsSound)
{
    for (const ModuleProxy& proxy : moduleProxies())
        EXPECT_TRUE(judge("GOPROXY", proxy.value.toUtf8().constData()).empty())
            << proxy.value.toStdString();
}

TEST_F(GoSettingsTest, AProxyThatGoRefusesIsAProblemWithAWayOut)
{
    EXPECT_TRUE(judge("GOPROXY", "goproxy.cn,direct").empty()) << "Go adds https://";
    const auto findings = judge("GOPROXY", "https://goproxy.cn,dircet");
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].status, Status::Problem);
    EXPECT_FALSE(findings[0].fixes.empty());
}

TEST_F(GoSettingsTest, PatternsWithASchemeOrASemicolonAreMisspelt)
{
    for (const char* value : {"https://git.example.com", "a.example.com;b.example.com"}) {
        const auto findings = judge("GOPRIVATE", value);
        ASSERT_EQ(findings.size(), 1U) << value;
        EXPECT_EQ(findings[0].status, Status::Problem) << value;
    }
    EXPECT_TRUE(judge("GOPRIVATE", "git.example.com,*.internal").empty());
}

TEST_F(GoSettingsTest, AGopathInACloudFolderIsAProblemOnce)
{
    const auto findings = judge("GOPATH", "C:\\Users\\li\\OneDrive - Contoso\\gopath");
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].id, QStringLiteral("onedrive.gopath"));
    EXPECT_EQ(findings[0].status, Status::Problem);
    for (const Finding& finding : findings)
        EXPECT_NE(finding.id, QStringLiteral("location.cloud"));
}

TEST_F(GoSettingsTest, AGopathInTheRootToBeIsAProblem)
{
    EXPECT_TRUE(judge("GOPATH", "C:\\work\\gopath", "C:\\dev\\go").empty());
    const auto findings = judge("GOPATH", "C:\\dev\\go\\mine", "C:\\dev\\go");
    ASSERT_FALSE(findings.empty());
    EXPECT_EQ(findings[0].id, QStringLiteral("goenv.gopath-is-goroot"));
}

TEST_F(GoSettingsTest, AGopathMustBeAFullPathOnADriveThatIsThere)
{
    EXPECT_EQ(judge("GOPATH", "gopath").at(0).status, Status::Problem);
    EXPECT_EQ(judge("GOPATH", "Q:\\gopath").at(0).status, Status::Problem);
    EXPECT_TRUE(judge("GOPATH", "%USERPROFILE%\\go").empty());
}

} // namespace
} // namespace gosetup
