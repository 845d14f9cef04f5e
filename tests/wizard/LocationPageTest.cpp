// SPDX-License-Identifier: Apache-2.0
#include "PagesKit.h"

#include "pages/LocationPage.h"
#include "widgets/FolderPicker.h"
#include "widgets/VerdictList.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTreeWidget>

namespace gosetup {
namespace {

class LocationPageTest : public testkit::PageTest<LocationPage>
{
  protected:
    void openJudged(const char* machine)
    {
        open(machine);
        ASSERT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    }
    void typePath(const char* path)
    {
        find<QRadioButton>("location.other")->click();
        auto* line = find<QLineEdit>("location.path");
        line->clear();
        QTest::keyClicks(line, QString::fromUtf8(path));
    }
    [[nodiscard]] std::vector<VerdictList::Line> verdict() const
    {
        return find<VerdictList>("location.verdict2")->lines();
    }
};

TEST_F(LocationPageTest, TheRecommendedPlaceIsReadyAtOnce)
{
    openJudged("new-laptop");
    EXPECT_TRUE(find<QRadioButton>("location.forMe")->isChecked());
    EXPECT_TRUE(m_session->request().root.isEmpty());
    EXPECT_EQ(m_session->request().scope, Scope::User);
}

TEST_F(LocationPageTest, ForEveryoneMeansTheMachine)
{
    openJudged("new-laptop");
    find<QRadioButton>("location.forEveryone")->click();
    EXPECT_EQ(m_session->request().scope, Scope::Machine);
    EXPECT_TRUE(m_session->request().root.isEmpty());
    EXPECT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    for (const auto& line : find<VerdictList>("location.verdict1")->lines())
        EXPECT_NE(line.status, Status::Problem) << line.title.english().toStdString();
}

TEST_F(LocationPageTest, AFolderInOneDriveStopsTheWayAndOffersABetterOne)
{
    openJudged("troubled-laptop");
    typePath("C:\\Users\\li\\OneDrive - Contoso\\go");
    ASSERT_TRUE(testkit::wait(
        [this] { return !verdict().empty() && verdict()[0].status == Status::Problem; }));
    EXPECT_FALSE(m_page->isComplete());
    EXPECT_FALSE(verdict()[0].link.isEmpty());
    auto* link = find<QPushButton>("location.verdict2.link0");
    ASSERT_NE(link, nullptr);
    link->click();
    EXPECT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    EXPECT_EQ(m_session->request().root,
              QStringLiteral("C:\\Users\\li\\AppData\\Local\\Programs\\Go"));
}

TEST_F(LocationPageTest, TheLinkComesRightAfterTheFolderByTab)
{
    openJudged("troubled-laptop");
    typePath("C:\\Users\\li\\OneDrive - Contoso\\go");
    ASSERT_TRUE(
        testkit::wait([this] { return !verdict().empty() && !verdict()[0].link.isEmpty(); }));
    auto* browse = find<QPushButton>("location.path.browse");
    EXPECT_EQ(browse->nextInFocusChain(), find<QPushButton>("location.verdict2.link0"));
}

TEST_F(LocationPageTest, NothingTypedIsNoPlace)
{
    openJudged("new-laptop");
    find<QRadioButton>("location.other")->click();
    QTest::qWait(50);
    EXPECT_FALSE(m_page->isComplete());
}

TEST_F(LocationPageTest, WhileTypingOnlyTheLastTextIsJudged)
{
    openJudged("new-laptop");
    typePath("C:\\Windows\\go");
    ASSERT_TRUE(testkit::wait(
        [this] { return !verdict().empty() && verdict()[0].status == Status::Problem; }));
    typePath("C:\\dev\\go");
    EXPECT_FALSE(m_page->isComplete()) << "the verdict on the new text is not there yet";
    EXPECT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    EXPECT_EQ(m_session->request().root, QStringLiteral("C:\\dev\\go"));
}

TEST_F(LocationPageTest, TheMachineScopeIsJudgedMoreSeverely)
{
    openJudged("troubled-laptop");
    typePath("C:\\tools-of-mine");
    ASSERT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    find<QCheckBox>("location.otherForAll")->click();
    EXPECT_EQ(m_session->request().scope, Scope::Machine);
    ASSERT_TRUE(testkit::wait(
        [this] { return !verdict().empty() && verdict()[0].status == Status::Problem; }));
    EXPECT_FALSE(m_page->isComplete());
}

TEST_F(LocationPageTest, ArrowKeysGoFromCardToCard)
{
    openJudged("new-laptop");
    m_page->activateWindow();
    auto* first = find<QRadioButton>("location.forMe");
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Down);
    EXPECT_TRUE(find<QRadioButton>("location.forEveryone")->isChecked());
    QTest::keyClick(find<QRadioButton>("location.forEveryone"), Qt::Key_Down);
    EXPECT_TRUE(find<QRadioButton>("location.other")->isChecked());
    QTest::keyClick(find<QRadioButton>("location.other"), Qt::Key_Up);
    EXPECT_TRUE(find<QRadioButton>("location.forEveryone")->isChecked());
}

TEST_F(LocationPageTest, GoingBackAndForthKeepsTheFolder)
{
    openJudged("new-laptop");
    typePath("C:\\dev\\go");
    ASSERT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    m_page->enter();
    EXPECT_TRUE(find<QRadioButton>("location.other")->isChecked());
    EXPECT_EQ(find<QLineEdit>("location.path")->text(), QStringLiteral("C:\\dev\\go"));
    EXPECT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
}

TEST(FolderTreeDialog, OpensTheWayToTheFolderAsFarAsItExists)
{
    FolderTreeDialog dialog(testkit::practice("troubled-laptop"),
                            QStringLiteral("C:\\Users\\li\\not\\there"), Text::tr("Choose"),
                            nullptr);
    EXPECT_EQ(dialog.chosen().toLower(), QStringLiteral("c:\\users\\li"));
}

} // namespace
} // namespace gosetup
