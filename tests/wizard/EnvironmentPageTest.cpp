// SPDX-License-Identifier: Apache-2.0
#include "PagesKit.h"

#include "pages/EnvironmentPage.h"
#include "widgets/PathListModel.h"
#include "widgets/VerdictList.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>
#include <QWheelEvent>

namespace gosetup {
namespace {

using Mark = PathLine::Mark;

class EnvironmentPageTest : public testkit::PageTest<EnvironmentPage>
{
  protected:
    void openPlanned(const char* machine)
    {
        open(machine);
        ASSERT_TRUE(testkit::wait([this] { return m_session->plan() != nullptr; }));
    }
    [[nodiscard]] const PathListModel& path() const
    {
        return *qobject_cast<PathListModel*>(find<QTreeView>("environment.path")->model());
    }
    [[nodiscard]] int count(Mark mark) const
    {
        return static_cast<int>(std::ranges::count_if(
            path().rows(), [mark](const PathLine& line) { return line.mark == mark; }));
    }
    void planAnew(const std::function<void()>& act)
    {
        const QSignalSpy planned(m_session.get(), &Session::planReady);
        act();
        ASSERT_TRUE(testkit::wait([&] { return !planned.isEmpty(); }));
    }
    void choose(const char* value)
    {
        auto* combo = find<QComboBox>("environment.goproxy");
        const int index = combo->findData(QString::fromLatin1(value));
        ASSERT_GE(index, 0) << value;
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }
};

TEST_F(EnvironmentPageTest, ShowsWhatComesAndWhatGoes)
{
    openPlanned("troubled-laptop");
    EXPECT_GE(count(Mark::Added) + count(Mark::Moved), 1);
    EXPECT_GE(count(Mark::Removed), 3);
    EXPECT_LT(path().entriesAfterwards(), path().entriesNow());
}

TEST_F(EnvironmentPageTest, DeadEntriesStayWherePathIsNotToBeFixed)
{
    openPlanned("troubled-laptop");
    const auto goes = [this](const char* entry) {
        return std::ranges::any_of(path().rows(), [&](const PathLine& line) {
            return line.mark == Mark::Removed && line.text == QString::fromLatin1(entry);
        });
    };
    ASSERT_TRUE(goes("C:\\Python27"));
    planAnew([this] { find<QCheckBox>("environment.fixPath")->click(); });
    EXPECT_EQ(m_session->request().skip, QStringList{QStringLiteral("path")});
    EXPECT_FALSE(goes("C:\\Python27"));
}

TEST_F(EnvironmentPageTest, AProxyPresetBecomesPartOfThePlan)
{
    openPlanned("new-laptop");
    EXPECT_FALSE(m_session->request().goproxy.has_value());
    planAnew([this] { choose("https://goproxy.cn,direct"); });
    EXPECT_EQ(m_session->request().goproxy.value_or(QString()),
              QStringLiteral("https://goproxy.cn,direct"));
    const auto& changes = m_session->plan()->changes;
    EXPECT_TRUE(std::ranges::any_of(changes, [](const PlannedChange& planned) {
        const auto* write = std::get_if<WriteGoEnv>(&planned.change);
        return write && write->name == QLatin1String("GOPROXY") &&
               write->value == QStringLiteral("https://goproxy.cn,direct");
    }));
}

TEST_F(EnvironmentPageTest, AMisspeltPatternStopsTheWayAndCanBeMended)
{
    openPlanned("new-laptop");
    EXPECT_TRUE(m_page->isComplete());
    QTest::keyClicks(find<QLineEdit>("environment.goprivate"),
                     QStringLiteral("https://git.example.com/"));
    EXPECT_FALSE(m_page->isComplete());
    find<QPushButton>("environment.goprivate.verdict.link0")->click();
    EXPECT_TRUE(m_page->isComplete());
    EXPECT_EQ(m_session->request().goprivate.value_or(QString()),
              QStringLiteral("git.example.com"));
}

TEST_F(EnvironmentPageTest, AnOwnProxyIsJudgedWhileTyping)
{
    openPlanned("new-laptop");
    choose("*");
    auto* own = find<QLineEdit>("environment.goproxy.own");
    EXPECT_TRUE(own->isVisible());
    QTest::keyClicks(own, QStringLiteral("proxy.example.com,dircet"));
    EXPECT_FALSE(m_page->isComplete());
    own->clear();
    QTest::keyClicks(own, QStringLiteral("https://proxy.example.com,direct"));
    EXPECT_TRUE(m_page->isComplete());
}

TEST_F(EnvironmentPageTest, AGopathInOneDriveIsRefusedWithABetterOne)
{
    openPlanned("troubled-laptop");
    auto* line = find<QLineEdit>("environment.gopath");
    QTest::keyClicks(line, QStringLiteral("C:\\Users\\li\\OneDrive - Contoso\\src"));
    QTest::keyClick(line, Qt::Key_Return);
    EXPECT_FALSE(m_page->isComplete());
    const auto lines = find<VerdictList>("environment.gopath.verdict")->lines();
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(lines[0].status, Status::Problem);
    EXPECT_FALSE(lines[0].link.isEmpty());
}

TEST_F(EnvironmentPageTest, ScrollingThePageChangesNoChoice)
{
    openPlanned("new-laptop");
    auto* combo = find<QComboBox>("environment.goproxy");
    combo->clearFocus();
    const int before = combo->currentIndex();
    QWheelEvent wheel(QPointF(5, 5), combo->mapToGlobal(QPointF(5, 5)), {}, QPoint(0, -120),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(combo, &wheel);
    EXPECT_EQ(combo->currentIndex(), before);
    EXPECT_FALSE(m_session->request().goproxy.has_value());
}

TEST_F(EnvironmentPageTest, GoingBackAndForthKeepsWhatWasTyped)
{
    openPlanned("new-laptop");
    QTest::keyClicks(find<QLineEdit>("environment.goprivate"), QStringLiteral("git.example.com"));
    choose("direct");
    m_page->leave();
    m_page->enter();
    EXPECT_EQ(find<QLineEdit>("environment.goprivate")->text(), QStringLiteral("git.example.com"));
    EXPECT_EQ(find<QComboBox>("environment.goproxy")->currentData().toString(),
              QStringLiteral("direct"));
}

} // namespace
} // namespace gosetup
