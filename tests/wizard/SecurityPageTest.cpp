// SPDX-License-Identifier: Apache-2.0
#include "PagesKit.h"

#include "pages/SecurityPage.h"

#include <QCheckBox>

namespace gosetup {
namespace {

using namespace Qt::StringLiterals;

class SecurityPageTest : public testkit::PageTest<SecurityPage>
{
  protected:
    [[nodiscard]] QList<QCheckBox*> boxes(const char* prefix) const
    {
        QList<QCheckBox*> found;
        for (QCheckBox* box : m_page->findChildren<QCheckBox*>()) {
            if (box->objectName().startsWith(QLatin1String(prefix)))
                found << box;
        }
        return found;
    }
};

TEST_F(SecurityPageTest, NoExclusionIsTickedUnasked)
{
    open("troubled-laptop");
    const auto exclusions = boxes("security.exclude.");
    EXPECT_EQ(exclusions.size(), 2);
    for (const QCheckBox* box : exclusions)
        EXPECT_FALSE(box->isChecked()) << box->objectName().toStdString();
    EXPECT_TRUE(m_session->request().exclusions.isEmpty());
}

TEST_F(SecurityPageTest, ATickedExclusionIsKeptOnTheWayBackAndForth)
{
    open("troubled-laptop");
    QCheckBox* box = find<QCheckBox>("security.exclude.GOCACHE");
    if (!box->isEnabled())
        GTEST_SKIP() << "this machine's GOCACHE cannot be excluded";
    box->click();
    EXPECT_EQ(m_session->request().exclusions.size(), 1);
    m_page->enter();
    box = find<QCheckBox>("security.exclude.GOCACHE");
    EXPECT_TRUE(box->isChecked());
    box->click();
    EXPECT_TRUE(m_session->request().exclusions.isEmpty());
}

TEST_F(SecurityPageTest, WhereTheOrganisationManagesExclusionsNoneCanBeTicked)
{
    open("managed-laptop");
    for (const QCheckBox* box : boxes("security.exclude."))
        EXPECT_FALSE(box->isEnabled()) << box->objectName().toStdString();
}

TEST_F(SecurityPageTest, TheAliasOfGoIsTickedAndCanBeLeft)
{
    open("troubled-laptop");
    QCheckBox* box = find<QCheckBox>("security.alias.go.exe");
    ASSERT_NE(box, nullptr);
    EXPECT_TRUE(box->isChecked());
    EXPECT_FALSE(m_session->request().aliasesOff.has_value());
    box->click();
    ASSERT_TRUE(m_session->request().aliasesOff.has_value());
    EXPECT_FALSE(m_session->request().aliasesOff->contains(u"go.exe"_s));
    m_page->enter();
    EXPECT_FALSE(find<QCheckBox>("security.alias.go.exe")->isChecked());
}

TEST_F(SecurityPageTest, ALanguageSwitchKeepsWhatWasTicked)
{
    open("troubled-laptop");
    find<QCheckBox>("security.alias.go.exe")->click();
    m_page->retranslate();
    EXPECT_FALSE(find<QCheckBox>("security.alias.go.exe")->isChecked());
}

} // namespace
} // namespace gosetup
