// SPDX-License-Identifier: Apache-2.0
// The results view driven by clicks and keys on a practice machine.
#include "PagesKit.h"

#include "results/ResultsPage.h"
#include "results/ResultsView.h"
#include "results/ResultsWork.h"
#include "support/JournalKit.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

namespace gosetup {
namespace {

using namespace Qt::StringLiterals;

class ResultsPageTest : public testkit::PageTest<ResultsPage>
{
  protected:
    [[nodiscard]] QListView* list() const { return find<QListView>("results.list"); }
    [[nodiscard]] QString currentKey() const
    {
        return list()->currentIndex().data(FindingsModel::KeyRole).toString();
    }
    [[nodiscard]] bool isTicked() const
    {
        return list()->currentIndex().data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    /// Until the page knows what an undo would do now.
    void lookAgain()
    {
        auto* work = m_page->findChild<ResultsWork*>();
        ASSERT_NE(work, nullptr);
        QSignalSpy looked(work, &ResultsWork::undoChanged);
        m_page->enter();
        ASSERT_TRUE(testkit::wait([&] { return looked.count() > 0; }));
    }
    void apply(const std::vector<FixKey>& fixes)
    {
        m_session->request().fixes = fixes;
        QSignalSpy ready(m_session.get(), &Session::planReady);
        m_session->preparePlan();
        ASSERT_TRUE(testkit::wait([&] { return ready.count() > 0; }));
        ASSERT_FALSE(m_session->plan()->changes.empty());
        QSignalSpy applied(m_session.get(), &Session::applied);
        QSignalSpy checked(m_session.get(), &Session::checked);
        m_session->apply();
        ASSERT_TRUE(testkit::wait([&] { return applied.count() > 0 && checked.count() > 0; }));
        ASSERT_TRUE(m_session->lastRun()->succeeded())
            << m_session->lastRun()->error->english().toStdString();
    }
};

TEST_F(ResultsPageTest, TheFirstFindingIsTheWorstAndStandsInTheDetail)
{
    open("troubled-laptop");
    const QModelIndex first = list()->currentIndex();
    ASSERT_TRUE(first.isValid());
    EXPECT_EQ(first.data(FindingsModel::StatusRole).toInt(), static_cast<int>(Status::Problem));
    auto* detail = find<QWidget>("results.detail");
    EXPECT_TRUE(detail->accessibleName().contains(first.data(Qt::DisplayRole).toString()));
}

TEST_F(ResultsPageTest, ArrowsMoveOverHeadersAndSpaceTicks)
{
    open("troubled-laptop");
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_End);
    EXPECT_FALSE(list()->currentIndex().data(FindingsModel::HeaderRole).toBool());
    QTest::keyClick(list(), Qt::Key_Home);
    EXPECT_EQ(list()->currentIndex().row(), 1) << "the first finding stands below the first header";
    for (int i = 0; i < list()->model()->rowCount(); ++i) {
        ASSERT_FALSE(list()->currentIndex().data(FindingsModel::HeaderRole).toBool());
        if (list()->currentIndex().flags().testFlag(Qt::ItemIsUserCheckable))
            break;
        QTest::keyClick(list(), Qt::Key_Down);
    }
    const bool before = isTicked();
    QTest::keyClick(list(), Qt::Key_Space);
    EXPECT_NE(isTicked(), before);
    QTest::keyClick(list(), Qt::Key_Space);
    EXPECT_EQ(isTicked(), before);
}

TEST_F(ResultsPageTest, ARecheckKeepsTheSelectionAndTheTicks)
{
    open("troubled-laptop");
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Down);
    const QString key = currentKey();
    QTest::keyClick(list(), Qt::Key_Space);
    const auto ticked = m_page->view().model().ticked();
    QSignalSpy checked(m_session.get(), &Session::checked);
    find<QPushButton>("results.checkAgain")->click();
    ASSERT_TRUE(testkit::wait([&] { return checked.count() > 0; }));
    EXPECT_EQ(currentKey(), key);
    EXPECT_EQ(m_page->view().model().ticked(), ticked);
}

TEST_F(ResultsPageTest, SearchNarrowsAndNothingFoundIsSaid)
{
    open("troubled-laptop");
    auto* search = find<QLineEdit>("results.search");
    QTest::keyClicks(search, QStringLiteral("OneDrive"));
    const int found = list()->model()->rowCount();
    EXPECT_GT(found, 0);
    QTest::keyClicks(search, QStringLiteral(" xyzzy"));
    EXPECT_EQ(list()->model()->rowCount(), 0);
    auto* clear = find<QPushButton>("results.emptyAction");
    EXPECT_TRUE(clear->isVisible());
    clear->click();
    EXPECT_TRUE(list()->isVisible());
    EXPECT_GT(list()->model()->rowCount(), found);
}

TEST_F(ResultsPageTest, AChipShowsAndHidesItsKind)
{
    open("troubled-laptop");
    const int before = list()->model()->rowCount();
    find<QPushButton>("results.inOrder")->click();
    EXPECT_GT(list()->model()->rowCount(), before);
    find<QPushButton>("results.problems")->click();
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        EXPECT_NE(list()->model()->index(row, 0).data(FindingsModel::StatusRole).toInt(),
                  static_cast<int>(Status::Problem));
}

TEST_F(ResultsPageTest, WhatIsTickedGoesThroughReview)
{
    open("troubled-laptop");
    QSignalSpy way(m_page.get(), &Page::goTo);
    ASSERT_TRUE(m_page->isComplete());
    EXPECT_FALSE(m_page->leave());
    ASSERT_EQ(way.count(), 1);
    EXPECT_EQ(way[0][0].value<Step>(), Step::Review);
    EXPECT_EQ(m_session->request().fixes, m_page->view().model().ticked());
    m_page->enter();
    EXPECT_FALSE(m_session->request().fixes.has_value());
}

TEST_F(ResultsPageTest, FixThisMeansThisOneAlone)
{
    open("troubled-laptop");
    const std::vector<FixKey> ticked = m_page->view().model().ticked();
    ASSERT_FALSE(ticked.empty());
    for (int row = 0; row < list()->model()->rowCount(); ++row) {
        const QModelIndex index = list()->model()->index(row, 0);
        if (index.data(FindingsModel::KeyRole).toString() ==
            ticked[0].ruleId + u'\n' + ticked[0].subject)
            list()->setCurrentIndex(index);
    }
    find<QPushButton>("results.fixThis")->click();
    ASSERT_TRUE(m_session->request().fixes.has_value());
    EXPECT_EQ(*m_session->request().fixes, std::vector<FixKey>{ticked[0]});
}

TEST_F(ResultsPageTest, NotForMeHidesAndShowsAgain)
{
    open("troubled-laptop");
    const QString key = currentKey();
    find<QPushButton>("results.notForMe")->click();
    auto* reason = find<QLineEdit>("results.reason");
    ASSERT_TRUE(reason->isVisible());
    QTest::keyClicks(reason, QStringLiteral("wanted here"));
    QTest::keyClick(reason, Qt::Key_Return);
    EXPECT_NE(currentKey(), key);
    EXPECT_EQ(m_page->view().model().rowOf(key), -1);
    auto* again = find<QPushButton>("results.showHidden");
    ASSERT_TRUE(again->isVisible());
    again->click();
    EXPECT_GE(m_page->view().model().rowOf(key), 0);
}

TEST_F(ResultsPageTest, CopyPutsTheFindingWithItsRuleOnTheClipboard)
{
    open("troubled-laptop");
    find<QPushButton>("results.copy")->click();
    const QString text = QApplication::clipboard()->text();
    EXPECT_TRUE(text.contains(currentKey().section(u'\n', 0, 0))) << text.toStdString();
}

TEST_F(ResultsPageTest, AReportIsSavedWithoutNames)
{
    open("troubled-laptop");
    const QTemporaryDir folder;
    auto* work = m_page->findChild<ResultsWork*>();
    ASSERT_NE(work, nullptr);
    for (const char* name : {"a.html", "a.json", "a.txt"}) {
        const QString path = folder.filePath(QString::fromLatin1(name));
        // The file has its name before its writer lets go of it: Windows opens it only afterwards.
        QSignalSpy saved(work, &ResultsWork::reportSaved);
        m_page->view().saveReport(path);
        ASSERT_TRUE(testkit::wait([&] { return saved.count() > 0; })) << name;
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << file.errorString().toStdString();
        const QByteArray bytes = file.readAll();
        EXPECT_GT(bytes.size(), 500) << name;
        EXPECT_FALSE(bytes.contains("Users\\li\\")) << name;
        EXPECT_FALSE(bytes.contains("Users\\\\li\\\\")) << name;
    }
}

TEST_F(ResultsPageTest, AReportThatCannotBeSavedIsAnErrorOnThePage)
{
    open("troubled-laptop");
    m_page->view().saveReport(QStringLiteral("/nowhere/at/all/report.html"));
    auto* error = find<QWidget>("errorPanel");
    EXPECT_TRUE(testkit::wait([&] { return error->isVisible(); }));
}

TEST_F(ResultsPageTest, UndoAsksInPlaceAndPutsThingsBack)
{
    open("troubled-laptop");
    auto* undo = find<QPushButton>("results.undo");
    EXPECT_FALSE(undo->isEnabled());
    const FixKey fix = m_page->view().model().ticked().front();
    const QString key = fix.ruleId + u'\n' + fix.subject;
    apply({fix});
    m_page->enter();
    ASSERT_TRUE(testkit::wait([&] { return undo->isEnabled(); }));
    EXPECT_TRUE(find<QWidget>("results.notice")->isVisible());

    undo->click();
    auto* panel = find<QWidget>("results.undoPanel");
    ASSERT_TRUE(panel->isVisible());
    find<QPushButton>("results.undoNo")->click();
    EXPECT_FALSE(panel->isVisible());
    undo->click();
    QSignalSpy undone(m_session.get(), &Session::undone);
    QSignalSpy checked(m_session.get(), &Session::checked);
    find<QPushButton>("results.undoYes")->click();
    ASSERT_TRUE(testkit::wait([&] { return undone.count() > 0 && checked.count() > 0; }));
    EXPECT_FALSE(panel->isVisible());
    EXPECT_TRUE(testkit::wait([&] { return !undo->isEnabled(); }));
    const int row = m_page->view().model().rowOf(key);
    ASSERT_GE(row, 0);
    EXPECT_NE(m_page->view().model().finding(row)->status, Status::Ok);
}

TEST_F(ResultsPageTest, ARunThatCannotBeReadIsToldAndNoOlderOneIsOffered)
{
    open("troubled-laptop");
    apply({m_page->view().model().ticked().front()});
    Machine& machine = *m_session->machine();
    const QString file = testkit::journalPath(machine, m_session->lastRun()->runId);
    ASSERT_TRUE(machine.files().write(file, "nonsense\n"));
    lookAgain();
    auto* undo = find<QPushButton>("results.undo");
    ASSERT_TRUE(undo->isEnabled());
    undo->click();
    auto* error = find<QWidget>("errorPanel");
    EXPECT_TRUE(error->isVisible());
    EXPECT_TRUE(error->accessibleName().contains(file)) << error->accessibleName().toStdString();
    EXPECT_FALSE(find<QWidget>("results.undoPanel")->isVisible());

    QSignalSpy checked(m_session.get(), &Session::checked);
    m_session->check();
    ASSERT_TRUE(testkit::wait([&] { return checked.count() > 0; }));
    const auto& findings = m_session->report()->findings;
    EXPECT_TRUE(std::ranges::any_of(findings, [](const Finding& finding) {
        return finding.title.english() == u"The journal of an earlier run cannot be read"_s &&
               finding.status == Status::Warning;
    }));
}

TEST_F(ResultsPageTest, ADamagedRunSaysSoBeforeItIsUndoneAndAfter)
{
    open("troubled-laptop");
    apply(m_page->view().model().ticked());
    Machine& machine = *m_session->machine();
    testkit::damageLine(machine, m_session->lastRun()->runId, "intent", "GOPATH");
    lookAgain();
    auto* undo = find<QPushButton>("results.undo");
    ASSERT_TRUE(undo->isEnabled());
    undo->click();
    auto* damage = find<QLabel>("results.undoDamage");
    EXPECT_TRUE(damage->isVisible());
    EXPECT_TRUE(damage->text().contains(u"damaged"_s)) << damage->text().toStdString();
    QSignalSpy undone(m_session.get(), &Session::undone);
    find<QPushButton>("results.undoYes")->click();
    ASSERT_TRUE(testkit::wait([&] { return undone.count() > 0; }));
    auto* error = find<QWidget>("errorPanel");
    EXPECT_TRUE(error->isVisible());
    EXPECT_TRUE(error->accessibleName().contains(u"GOPATH"_s))
        << error->accessibleName().toStdString();
    EXPECT_TRUE(testkit::wait([&] { return undo->isEnabled(); })) << "it is not done";
}

TEST_F(ResultsPageTest, WhatARunHasChangedIsNotShownAnyMore)
{
    open("troubled-laptop");
    ASSERT_TRUE(list()->isVisible());
    std::vector<bool> offered;
    const auto look = [&] {
        const ResultsView& view = m_page->view();
        for (const bool it : {list()->isVisible(), !m_page->nextText().isEmpty(),
                              view.checkAgain()->isEnabled(), view.saveButton()->isEnabled()})
            offered.push_back(it);
    };
    // Queued: after everyone else has heard, and before the check that follows can be done.
    QObject::connect(m_session.get(), &Session::applied, m_page.get(), look, Qt::QueuedConnection);
    QObject::connect(m_session.get(), &Session::undone, m_page.get(), look, Qt::QueuedConnection);
    apply(m_page->view().model().ticked());
    EXPECT_TRUE(list()->isVisible());
    QSignalSpy checked(m_session.get(), &Session::checked);
    m_session->undoLast();
    ASSERT_TRUE(testkit::wait([&] { return checked.count() > 0; }));
    EXPECT_TRUE(list()->isVisible());
    EXPECT_EQ(offered, std::vector<bool>(8, false));
}

TEST_F(ResultsPageTest, AnotherMachineForgetsTheTicksOfThisOne)
{
    open("troubled-laptop");
    EXPECT_FALSE(m_page->view().model().ticked().empty());
    m_session->setMachine(testkit::practice("healthy"));
    EXPECT_EQ(m_page->view().model().rowCount(), 0);
    ASSERT_TRUE(testkit::wait([&] { return m_session->report() != nullptr; }));
    EXPECT_GT(m_page->view().model().countOf(FindingGroup::InOrder), 10);
    EXPECT_EQ(m_page->view().model().countOf(FindingGroup::Problem), 0);
}

/// A project of the practice machine, with this go.mod.
void putProject(Session& session, const QByteArray& mod)
{
    ASSERT_TRUE(session.machine()->files().write(u"C:\\code\\app\\go.mod"_s, mod).has_value());
}

void checkProjectAndWait(Session& session, const QString& folder)
{
    QSignalSpy checked(&session, &Session::checked);
    session.checkProject(folder);
    ASSERT_TRUE(testkit::wait([&] { return checked.count() > 0; }));
}

TEST_F(ResultsPageTest, AProjectIsCheckedAndItsGravestFindingShown)
{
    open("healthy");
    auto* button = find<QPushButton>("results.project");
    EXPECT_TRUE(button->isEnabled());
    EXPECT_TRUE(m_page->footerButtons().contains(button));
    putProject(*m_session, "module example.com/app\ngo 1.24\nrequire a.b/c v1.0.0\n");
    checkProjectAndWait(*m_session, u"C:\\code\\app"_s);
    EXPECT_TRUE(currentKey().contains(u"project.sum"_s)) << currentKey().toStdString();
    EXPECT_TRUE(find<QWidget>("results.detail")->isVisible());
    // Another check looks at it again.
    putProject(*m_session, "module example.com/app\ngo 1.24\n");
    QSignalSpy checked(m_session.get(), &Session::checked);
    find<QPushButton>("results.checkAgain")->click();
    ASSERT_TRUE(testkit::wait([&] { return checked.count() > 0; }));
    EXPECT_EQ(m_page->view().model().countOf(FindingGroup::Problem), 0);
}

TEST_F(ResultsPageTest, AFolderWithoutAProjectIsNamedAsTheMistake)
{
    open("healthy");
    QSignalSpy refused(m_session.get(), &Session::projectRefused);
    m_session->checkProject(u"C:\\Windows"_s);
    ASSERT_TRUE(testkit::wait([&] { return refused.count() > 0; }));
    const auto error = refused.front().front().value<Error>();
    EXPECT_TRUE(error.english().contains(u"C:\\Windows"_s)) << error.english().toStdString();
    EXPECT_FALSE(m_session->isChecking());
}

TEST_F(ResultsPageTest, AProjectIsForgottenWithItsMachine)
{
    open("healthy");
    putProject(*m_session, "module example.com/app\nnosuch\n");
    checkProjectAndWait(*m_session, u"C:\\code\\app"_s);
    EXPECT_GT(m_page->view().model().countOf(FindingGroup::Problem), 0);
    m_session->setMachine(testkit::practice("healthy"));
    ASSERT_TRUE(testkit::wait([&] { return m_session->report() != nullptr; }));
    EXPECT_EQ(m_page->view().model().countOf(FindingGroup::Problem), 0);
}

TEST_F(ResultsPageTest, AFolderThatIsDroppedIsTakenForAProject)
{
    open("healthy");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/no/such/project"_s)});
    QSignalSpy refused(m_session.get(), &Session::projectRefused);
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_page->view(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_page->view(), &drop);
    EXPECT_TRUE(testkit::wait([&] { return refused.count() > 0; }));
}

} // namespace
} // namespace gosetup
