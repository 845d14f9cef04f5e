// SPDX-License-Identifier: Apache-2.0
// The results view: what needs administrator rights to be known, titles that wrap, and what stands
// first after an installation.
#include "PagesKit.h"

#include "base/Language.h"
#include "results/FindingDelegate.h"
#include "results/NextSteps.h"
#include "results/ResultsPage.h"
#include "results/ResultsView.h"
#include "theme/Theme.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>

namespace gosetup {
namespace {

using namespace Qt::StringLiterals;

class ResultsRightsTest : public testkit::PageTest<ResultsPage>
{
  protected:
    void openChanged(const char* name, const std::function<void(MachineImage&)>& change)
    {
        MachineImage image = testkit::practice(name)->image();
        change(image);
        auto machine = PracticeMachine::fromImage(image);
        ASSERT_TRUE(machine);
        m_page.reset();
        m_session = std::make_unique<Session>(*machine);
        m_session->check();
        ASSERT_TRUE(testkit::wait([this] { return m_session->report() != nullptr; }));
        m_page = std::make_unique<ResultsPage>(*m_session);
        m_page->retranslate();
        m_page->resize(760, 600);
        m_page->show();
        m_page->enter();
    }
    [[nodiscard]] QListView* list() const { return find<QListView>("results.list"); }
    [[nodiscard]] bool isListed(const char* rule) const
    {
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QString key =
                list()->model()->index(row, 0).data(FindingsModel::KeyRole).toString();
            if (key.section(u'\n', 0, 0) == QLatin1String(rule))
                return true;
        }
        return false;
    }
    void expectWholeTitles(const std::string& where) const
    {
        const QFontMetrics metrics(Theme::strong());
        int wrapped = 0;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (index.data(FindingsModel::HeaderRole).toBool())
                continue;
            const QRect rect = list()->visualRect(index);
            const int right = index.data(Qt::CheckStateRole).isValid()
                                  ? rect.right() - FindingDelegate::boxRect(rect).left()
                                  : 0;
            const int width = rect.width() - right - 64;
            const QString title = index.data(Qt::DisplayRole).toString();
            const int height = metrics
                                   .boundingRect(QRect(0, 0, rect.width() - right - 40, 9999),
                                                 Qt::TextWordWrap | Qt::TextWrapAnywhere, title)
                                   .height();
            EXPECT_LE(rect.right(), list()->viewport()->width()) << where;
            EXPECT_GE(rect.height(), height + metrics.height())
                << where << ": " << title.toStdString();
            if (metrics.horizontalAdvance(title) > width + 24)
                ++wrapped;
        }
        EXPECT_GT(wrapped, 0) << where << ": nothing to wrap, so nothing is proven";
    }
};

TEST_F(ResultsRightsTest, AnswersThatNeedRightsAreOneLineWithOneButtonAndNoRows)
{
    open("new-laptop");
    EXPECT_TRUE(find<QWidget>("results.rights")->isVisible());
    EXPECT_TRUE(find<QLabel>("results.rightsText")->text().startsWith(u"4 answer"_s));
    auto* button = find<QPushButton>("results.checkElevated");
    EXPECT_TRUE(button->isVisible());
    EXPECT_TRUE(button->isEnabled());
    EXPECT_FALSE(button->accessibleDescription().isEmpty());
    for (const char* rule : {"defender.hot-paths", "defender.broad-exclusion"})
        EXPECT_FALSE(isListed(rule)) << rule;
    EXPECT_EQ(m_page->view().model().countOf(FindingGroup::Unknown), 0);
}

TEST_F(ResultsRightsTest, TheButtonChecksAgainWithRights)
{
    open("new-laptop");
    QSignalSpy checked(m_session.get(), &Session::checked);
    auto* button = find<QPushButton>("results.checkElevated");
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    EXPECT_FALSE(button->isEnabled()) << "one question is enough";
    ASSERT_TRUE(testkit::wait([&] { return checked.count() > 0; }));
    EXPECT_TRUE(m_session->report()->facts.system->info.elevated);
    EXPECT_FALSE(find<QWidget>("results.rights")->isVisible());
    EXPECT_TRUE(isListed("defender.hot-paths"));
}

TEST_F(ResultsRightsTest, ARefusalIsToldAndEverythingStays)
{
    openChanged("new-laptop",
                [](MachineImage& image) { image.elevation = ElevationAnswer::Refused; });
    QSignalSpy answered(m_session.get(), &Session::elevationAnswered);
    find<QPushButton>("results.checkElevated")->click();
    ASSERT_TRUE(testkit::wait([&] { return answered.count() > 0; }));
    EXPECT_TRUE(find<QWidget>("errorPanel")->isVisible());
    EXPECT_TRUE(find<QWidget>("results.rights")->isVisible());
    EXPECT_TRUE(find<QPushButton>("results.checkElevated")->isEnabled());
    EXPECT_FALSE(m_session->report()->facts.system->info.elevated);
}

TEST_F(ResultsRightsTest, AnAccountThatCannotHaveRightsIsToldSoWithoutAButton)
{
    openChanged("new-laptop", [](MachineImage& image) { image.system.administrator = false; });
    EXPECT_TRUE(
        find<QLabel>("results.rightsText")->text().contains(u"which this account does not have"_s));
    EXPECT_FALSE(find<QPushButton>("results.checkElevated")->isVisible());
}

TEST_F(ResultsRightsTest, WhereNothingNeedsRightsThereIsNoLine)
{
    for (const char* machine : {"healthy", "managed-laptop"}) {
        open(machine);
        EXPECT_FALSE(find<QWidget>("results.rights")->isVisible()) << machine;
    }
}

TEST_F(ResultsRightsTest, TitlesWrapInBothLanguagesAndInTheNarrowestWindow)
{
    const auto back = qScopeGuard([] { static_cast<void>(useLanguage(u"en"_s)); });
    for (const char* language : {"en", "zh_CN"}) {
        ASSERT_TRUE(useLanguage(QString::fromLatin1(language)));
        open("troubled-laptop");
        for (const int width : {760, metric::leastWidth - metric::railWidth, 560}) {
            m_page->resize(width, metric::leastHeight);
            QTest::qWait(20);
            expectWholeTitles(language + std::to_string(width));
        }
    }
}

TEST_F(ResultsRightsTest, AClickOnTheBoxOfAWrappedRowTicksIt)
{
    open("troubled-laptop");
    m_page->resize(560, 600);
    QTest::qWait(20);
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
        const QModelIndex index = list()->model()->index(row, 0);
        if (!index.data(Qt::CheckStateRole).isValid())
            continue;
        list()->scrollTo(index);
        const int before = index.data(Qt::CheckStateRole).toInt();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          FindingDelegate::boxRect(list()->visualRect(index)).center());
        EXPECT_NE(index.data(Qt::CheckStateRole).toInt(), before) << row;
    }
}

/// A run that installed Go, as the machine "healthy" is after it.
RunReport installed()
{
    RunReport run;
    run.runId = u"run"_s;
    ChangeOutcome outcome;
    InstallToolchain install;
    install.archive.version = u"go1.24.4"_s;
    outcome.planned.change = install;
    outcome.outcome = Outcome::Done;
    run.changes.push_back(outcome);
    return run;
}

QStringList linesOf(const NoticePanel::Notice& notice)
{
    QStringList lines;
    for (const Text& line : notice.lines)
        lines << line.english();
    return lines;
}

TEST_F(ResultsRightsTest, AfterAnInstallationWhatWorksStandsFirstAndWhatIsLeftLast)
{
    open("healthy");
    const NoticePanel::Notice fine = noticeOf(installed(), false, m_session->report());
    EXPECT_TRUE(fine.title.english().endsWith(u"works on this computer"_s))
        << fine.title.english().toStdString();
    ASSERT_GE(linesOf(fine).size(), 2);
    EXPECT_EQ(linesOf(fine).first(), u"Every new terminal finds it."_s);
    EXPECT_TRUE(fine.closing.english().startsWith(u"Nothing is left to do"_s));
    EXPECT_EQ(fine.command, u"go version"_s);
}

TEST_F(ResultsRightsTest, AGoThatDoesNotAnswerFirstIsNotPraised)
{
    open("troubled-laptop");
    const NoticePanel::Notice notice = noticeOf(installed(), false, m_session->report());
    EXPECT_EQ(notice.title.english(), u"Go 1.24.4 is set up"_s);
    EXPECT_TRUE(notice.closing.english().startsWith(u"Still to check below: 8 problem"_s))
        << notice.closing.english().toStdString();
}

} // namespace
} // namespace gosetup
