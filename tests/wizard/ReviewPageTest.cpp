// SPDX-License-Identifier: Apache-2.0
#include "PagesKit.h"

#include "machine/practice/ImageJson.h"
#include "pages/ReviewPage.h"
#include "widgets/ChangeList.h"

#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace gosetup {
namespace {

using namespace Qt::StringLiterals;

class ReviewPageTest : public testkit::PageTest<ReviewPage>
{
  protected:
    /// The page with the recommended fixes of a machine and no new Go.
    void openReady(const char* machine)
    {
        open(machine);
        m_session->request().install = InstallGo::Never;
        m_page->enter();
        ASSERT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    }
    [[nodiscard]] ChangeList* table() const { return find<ChangeList>("review.table"); }
};

TEST_F(ReviewPageTest, EveryChangeOfThePlanHasARow)
{
    openReady("troubled-laptop");
    ASSERT_NE(m_session->plan(), nullptr);
    EXPECT_GT(table()->rowCount(), 2);
    EXPECT_EQ(table()->rowCount(), static_cast<int>(m_session->plan()->changes.size()));
    EXPECT_TRUE(find<QWidget>("review.prediction")->isVisible());
    EXPECT_EQ(m_page->nextNeedsRights(), m_session->plan()->needsElevation());
}

TEST_F(ReviewPageTest, NothingCanBeStartedWhileThePlanIsMade)
{
    openReady("troubled-laptop");
    m_page->enter();
    EXPECT_FALSE(m_page->isComplete());
    EXPECT_FALSE(table()->isVisible());
    EXPECT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
}

TEST_F(ReviewPageTest, ArrowsTellEachRow)
{
    openReady("troubled-laptop");
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Home);
    const QString first = table()->accessibleDescription();
    QTest::keyClick(table(), Qt::Key_Down);
    EXPECT_EQ(table()->currentRow(), 1);
    EXPECT_NE(table()->accessibleDescription(), first);
    QTest::keyClick(table(), Qt::Key_End);
    QTest::keyClick(table(), Qt::Key_Down);
    EXPECT_EQ(table()->currentRow(), table()->rowCount() - 1);
}

TEST_F(ReviewPageTest, AFixThatCannotBeMadeIsNamedAndTheOthersAreThere)
{
    MachineImage image = testkit::practice("troubled-laptop")->image();
    // Full to the last character with an entry that may be there tomorrow: nothing fits behind it.
    image.setVariable(Hive::CurrentUser, u"Path"_s, RegKind::String,
                      u"\\\\server\\share\\"_s + QString(32'740, u'x'));
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"image.json"_s);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(writeImage(image));
    file.close();
    openReady(path.toUtf8().constData());
    ASSERT_FALSE(m_session->plan()->leftOut.empty());
    EXPECT_FALSE(m_session->plan()->changes.empty());
    const auto* leftOut = find<QLabel>("review.leftOut");
    EXPECT_TRUE(leftOut->isVisible());
    EXPECT_TRUE(leftOut->text().contains(u"PATH (user)"_s)) << leftOut->text().toStdString();
    openReady("troubled-laptop");
    EXPECT_FALSE(find<QLabel>("review.leftOut")->isVisible());
}

TEST_F(ReviewPageTest, AnEmptyPlanLeadsToTheResults)
{
    open("troubled-laptop");
    m_session->request().fixes = std::vector<FixKey>{};
    m_page->enter();
    ASSERT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    EXPECT_FALSE(table()->isVisible());
    QSignalSpy way(m_page.get(), &Page::goTo);
    EXPECT_FALSE(m_page->leave());
    ASSERT_EQ(way.count(), 1);
    EXPECT_EQ(way[0][0].value<Step>(), Step::Results);
}

TEST_F(ReviewPageTest, AVersionThatIsNotThereIsAnErrorWithWaysOut)
{
    open("new-laptop");
    m_session->request().go.version = QStringLiteral("go1.999.1");
    QSignalSpy failed(m_session.get(), &Session::planFailed);
    m_page->enter();
    ASSERT_TRUE(testkit::wait([&] { return failed.count() > 0; }, 60'000));
    EXPECT_TRUE(find<QWidget>("errorPanel")->isVisible());
    EXPECT_FALSE(m_page->isComplete());
    EXPECT_TRUE(find<QPushButton>("review.again")->isVisible());
    m_session->request().install = InstallGo::Never;
    find<QPushButton>("review.again")->click();
    EXPECT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    EXPECT_FALSE(find<QWidget>("errorPanel")->isVisible());
}

TEST_F(ReviewPageTest, ASavedPlanCanBeReadAgain)
{
    openReady("troubled-laptop");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("plan.json"));
    m_page->savePlan(path);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const auto plan = planFromJson(file.readAll());
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    EXPECT_EQ(plan->changes, m_session->plan()->changes);
    m_page->savePlan(QStringLiteral("/nowhere/at/all/plan.json"));
    EXPECT_TRUE(find<QWidget>("errorPanel")->isVisible());
}

} // namespace
} // namespace gosetup
