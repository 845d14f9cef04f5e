// SPDX-License-Identifier: Apache-2.0
// The real window from the first page to the last: by clicks, by keys, and after a run that was
// killed.
#include "WholeWayKit.h"

#include "base/Language.h"
#include "engine/RunLog.h"
#include "machine/practice/ImageJson.h"
#include "support/ChangesKit.h"
#include "support/ChildRole.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScopeGuard>
#include <QTemporaryDir>

namespace gosetup {
namespace {

using testkit::WholeWay;

constexpr auto rootOfLi = "C:\\Users\\li\\AppData\\Local\\Programs\\Go";
constexpr int killed = 137;

/// An installation on the machine of a folder: image file, folder.
const testkit::ChildRole installRole("install-and-die", [](const QStringList& arguments) {
    const auto machine = PracticeMachine::open(arguments.value(0), {arguments.value(1), false});
    return machine && testkit::runChanges(**machine, {testkit::installTo(rootOfLi)}).succeeded()
               ? 0
               : 1;
});

TEST_F(WholeWay, ThreeClicksInstallGo)
{
    open("new-laptop");
    ASSERT_EQ(statusOf("toolchain.none"), Status::Problem);
    click("welcome.recommended");
    ASSERT_EQ(step(), Step::Review);
    next();
    ASSERT_TRUE(reaches(Step::Results));
    ASSERT_TRUE(session().lastRun()->succeeded());
    ASSERT_TRUE(testkit::wait([this] { return !session().isChecking(); }));
    EXPECT_EQ(statusOf("toolchain.none"), Status::Ok);
    click(m_window->closeButton());
    EXPECT_FALSE(m_window->isVisible());
}

TEST_F(WholeWay, EveryPageInTurnInstallsGo)
{
    open("troubled-laptop");
    click("welcome.everything");
    for (const Step expected : {Step::Version, Step::Location, Step::Environment, Step::Security}) {
        ASSERT_EQ(step(), expected);
        next();
    }
    ASSERT_EQ(step(), Step::Review);
    next();
    ASSERT_TRUE(reaches(Step::Results));
    ASSERT_TRUE(session().lastRun()->succeeded())
        << session().lastRun()->error->english().toStdString();
}

TEST_F(WholeWay, BackKeepsWhatWasTyped)
{
    open("new-laptop");
    click("welcome.everything");
    next();
    ASSERT_EQ(step(), Step::Location);
    session().request().root = QStringLiteral("C:\\dev\\go");
    click(m_window->backButton());
    ASSERT_EQ(step(), Step::Version);
    next();
    EXPECT_EQ(session().request().root, u"C:\\dev\\go");
    click(m_window->backButton());
    click(m_window->backButton());
    EXPECT_EQ(step(), Step::Welcome);
}

TEST_F(WholeWay, KeysAloneInstallGo)
{
    open("new-laptop");
    m_window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    tabTo(find<QWidget>("welcome.recommended"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    ASSERT_EQ(step(), Step::Review);
    ASSERT_TRUE(testkit::wait([this] { return m_window->nextButton()->isEnabled(); }));
    tabTo(m_window->nextButton());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    ASSERT_TRUE(reaches(Step::Results));
    EXPECT_TRUE(session().lastRun()->succeeded());
}

TEST_F(WholeWay, AMnemonicStartsTheRecommendedWay)
{
    open("new-laptop");
    m_window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window->windowHandle(), Qt::Key_I, Qt::AltModifier);
    EXPECT_TRUE(reaches(Step::Review)); // a shortcut presses the button for a moment
}

TEST_F(WholeWay, TheFixViewMendsWhatIsTickedAndUndoBringsItBack)
{
    open("troubled-laptop", StartAt::FixView);
    ASSERT_EQ(step(), Step::Results);
    const QString before = registryText();
    ASSERT_EQ(statusOf("path.kind"), Status::Problem);
    next(); // what is ticked at first: the recommended fixes
    ASSERT_EQ(step(), Step::Review);
    next();
    ASSERT_TRUE(succeeds());
    EXPECT_EQ(statusOf("path.kind"), Status::Ok);
    ASSERT_TRUE(isUndone());
    EXPECT_EQ(registryText(), before);
}

TEST_F(WholeWay, APlanThatAnInterruptedRunOverturnedIsMadeAnew)
{
    const QTemporaryDir folder;
    MachineImage image = testkit::practice("new-laptop")->image();
    image.go(QString::fromLatin1(rootOfLi), QStringLiteral("go1.19.3"));
    // The old Go is set aside, the new one not yet in its place.
    image.fault(QStringLiteral("files.rename"), ImageFault::Kind::Kill, 1);
    QFile given(folder.filePath(QStringLiteral("given.json")));
    ASSERT_TRUE(given.open(QIODevice::WriteOnly));
    given.write(writeImage(image));
    given.close();
    ASSERT_EQ(testkit::exitCodeOf("install-and-die", {given.fileName(), folder.path()}), killed);

    auto machine = PracticeMachine::open(given.fileName(), {folder.path(), false});
    ASSERT_TRUE(machine.has_value());
    m_machine = *machine;
    const QString logFile = folder.filePath(QStringLiteral("wizard.log"));
    ASSERT_TRUE(startLog(*m_machine, {}, logFile));
    const auto logEnd = qScopeGuard(&log::stop);
    show(StartAt::Welcome);
    ASSERT_EQ(statusOf("gosetup.interrupted-run"), Status::Problem);
    click("welcome.recommended");
    ASSERT_EQ(step(), Step::Review);
    next();
    // apply() puts the old Go back first, so the plan, made without it, fits no more.
    ASSERT_TRUE(testkit::wait([this] { return session().lastRun() != nullptr; }));
    ASSERT_TRUE(session().lastRun()->error.has_value());
    EXPECT_EQ(session().lastRun()->error->code, ErrorCode::ChangedMeanwhile);
    EXPECT_FALSE(find<QPushButton>("install.source")->isVisible()) << "no other source helps";
    QFile written(logFile);
    ASSERT_TRUE(written.open(QIODevice::ReadOnly));
    EXPECT_TRUE(written.readAll().contains(" was interrupted")) << "what was put in order";
    click("install.again");
    ASSERT_EQ(step(), Step::Review);
    next();
    ASSERT_TRUE(succeeds());
    EXPECT_EQ(statusOf("gosetup.interrupted-run"), Status::Ok);
    ASSERT_TRUE(isUndone());
    const auto version =
        m_machine->files().read(QString::fromLatin1(rootOfLi) + QStringLiteral("\\VERSION"), 100);
    ASSERT_TRUE(version.has_value());
    EXPECT_TRUE(version->startsWith("go1.19.3")) << version->toStdString();
}

TEST_F(WholeWay, LeavesALogOfWhatWasFoundAndDoneWithoutNames)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("wizard.log"));
    const auto content = [&] {
        QFile log(file);
        EXPECT_TRUE(log.open(QIODevice::ReadOnly));
        return log.readAll();
    };
    m_machine = testkit::practice("new-laptop");
    ASSERT_TRUE(startLog(*m_machine, {}, file));
    const auto logEnd = qScopeGuard(&log::stop);
    show(StartAt::Welcome);
    EXPECT_TRUE(content().contains("toolchain.none problem")) << content().toStdString();
    click("welcome.recommended");
    next();
    ASSERT_TRUE(reaches(Step::Results));
    const QByteArray run = content();
    EXPECT_TRUE(run.contains("run " + session().lastRun()->runId.toUtf8())) << run.toStdString();
    EXPECT_TRUE(run.contains(": done (")) << run.toStdString();
    EXPECT_FALSE(run.contains("\\li\\")) << run.toStdString();
    ASSERT_TRUE(isUndone());
    EXPECT_TRUE(content().contains("undoes " + session().lastRun()->runId.toUtf8()));
}

TEST_F(WholeWay, TheFixViewOfAComputerWithoutGoLeadsIntoTheWizard)
{
    open("new-laptop", StartAt::FixView);
    ASSERT_EQ(statusOf("toolchain.none"), Status::Problem);
    click("results.setUp");
    ASSERT_EQ(step(), Step::Version);
    EXPECT_TRUE(find<QWidget>("rail")->isVisible());
    click(m_window->backButton());
    EXPECT_EQ(step(), Step::Welcome);
}

TEST_F(WholeWay, TheLanguageChangesInTheMiddle)
{
    open("new-laptop");
    click("welcome.everything");
    const QString english = m_window->nextButton()->text();
    ASSERT_TRUE(useLanguage(QStringLiteral("zh_CN")));
    EXPECT_TRUE(testkit::wait([&] { return m_window->nextButton()->text() != english; }));
    ASSERT_TRUE(useLanguage(QStringLiteral("en")));
    EXPECT_TRUE(testkit::wait([&] { return m_window->nextButton()->text() == english; }));
    EXPECT_EQ(step(), Step::Version);
}

TEST_F(WholeWay, AnImageIsOpenedAsAnotherMachine)
{
    open("new-laptop");
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("colleague.json"));
    ASSERT_TRUE(QFile::copy(QStringLiteral(":/machines/troubled-laptop.json"), path));
    auto machine = PracticeMachine::open(path, {});
    ASSERT_TRUE(machine) << machine.error().english().toStdString();
    session().setMachine(*machine);
    ASSERT_TRUE(testkit::wait([this] { return session().report() != nullptr; }));
    EXPECT_EQ(statusOf("path.kind"), Status::Problem);
    EXPECT_TRUE(m_window->windowTitle().contains(QLatin1String("troubled-laptop")));
}

} // namespace
} // namespace gosetup
