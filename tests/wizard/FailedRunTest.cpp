// SPDX-License-Identifier: Apache-2.0
// A run in the real window that does not come to its end: cancelled, refused, or failed. Whatever
// it is, nothing stays of it, and there is a way out.
#include "WholeWayKit.h"

#include <QLabel>

namespace gosetup {
namespace {

using testkit::Asked;
using testkit::HttpServer;
using testkit::isZip;
using testkit::practiceMirror;
using testkit::Said;
using testkit::WholeWay;

TEST_F(WholeWay, CancelWhileDownloadingLeavesTheMachineAsItWas)
{
    const HttpServer server(slowMirror());
    open("new-laptop");
    const QString before = registryText();
    beginDownload(server);
    click(m_window->closeButton());
    ASSERT_TRUE(stopped());
    ASSERT_TRUE(session().lastRun()->error.has_value());
    EXPECT_EQ(session().lastRun()->error->code, ErrorCode::Cancelled);
    EXPECT_EQ(registryText(), before);
    EXPECT_EQ(step(), Step::Install);
    EXPECT_TRUE(errorOnInstallPage()->isVisible());
    // And then it can be done after all.
    session().setStartRequest({});
    session().resetRequest();
    m_window->showStep(Step::Review);
    next();
    ASSERT_TRUE(reaches(Step::Results));
}

TEST_F(WholeWay, AWrongHashIsLoudAndChangesNothing)
{
    open("new-laptop");
    const HttpServer server(practiceMirror([](const Asked& asked, Said& said) {
        if (isZip(asked))
            said.body[said.body.size() / 2] =
                static_cast<char>(said.body[said.body.size() / 2] ^ 1);
    }));
    useMirror(server);
    const QString before = registryText();
    click("welcome.recommended");
    next();
    ASSERT_TRUE(testkit::wait([this] { return session().lastRun() != nullptr; }, 30'000));
    ASSERT_EQ(session().lastRun()->error->code, ErrorCode::Untrusted);
    EXPECT_EQ(registryText(), before);
    ASSERT_TRUE(errorOnInstallPage()->isVisible());
    EXPECT_EQ(errorOnInstallPage()->property("kind").toString(), u"alarm");
    EXPECT_TRUE(find<QPushButton>("install.source")->isVisible());
    EXPECT_TRUE(find<QPushButton>("install.again")->isVisible());
}

TEST_F(WholeWay, AMissingFileIsAPageWithAWayOut)
{
    open("new-laptop");
    const HttpServer server(practiceMirror([](const Asked& asked, Said& said) {
        if (isZip(asked)) {
            said.status = 404;
            said.body.clear();
        }
    }));
    useMirror(server);
    click("welcome.recommended");
    next();
    ASSERT_TRUE(testkit::wait([this] { return session().lastRun() != nullptr; }, 30'000));
    EXPECT_TRUE(errorOnInstallPage()->isVisible());
    click("install.source");
    EXPECT_EQ(step(), Step::Version);
}

TEST_F(WholeWay, AResetConnectionIsAPageAfterSomeTries)
{
    open("new-laptop");
    const HttpServer server(practiceMirror([](const Asked& asked, Said& said) {
        if (isZip(asked)) {
            said.cutAfter = 0;
            said.reset = true;
        }
    }));
    useMirror(server);
    click("welcome.recommended");
    next();
    ASSERT_TRUE(testkit::wait([this] { return session().lastRun() != nullptr; }, 60'000));
    EXPECT_EQ(session().lastRun()->error->code, ErrorCode::Network);
    EXPECT_TRUE(errorOnInstallPage()->isVisible());
    EXPECT_TRUE(find<QPushButton>("install.again")->isVisible());
    EXPECT_GT(server.asked().size(), 3U);
}

TEST_F(WholeWay, ARefusedPromptIsAPageAndNothingStays)
{
    MachineImage image = testkit::practice("new-laptop")->image();
    image.elevation = ElevationAnswer::Refused;
    expectFailurePage(image, ErrorCode::ElevationRefused);
}

TEST_F(WholeWay, AfterARefusedPromptTheRestCanBeDoneWithoutRights)
{
    MachineImage image = testkit::practice("new-laptop")->image();
    image.elevation = ElevationAnswer::Refused;
    expectFailurePage(image, ErrorCode::ElevationRefused);
    EXPECT_TRUE(find<QPushButton>("install.again")->isVisible());
    EXPECT_FALSE(find<QPushButton>("install.source")->isVisible());
    click("install.withoutElevation");
    ASSERT_EQ(step(), Step::Review);
    ASSERT_TRUE(testkit::wait([this] { return m_window->nextButton()->isEnabled(); }));
    EXPECT_FALSE(session().plan()->needsElevation());
    EXPECT_FALSE(session().plan()->changes.empty());
    next();
    ASSERT_TRUE(reaches(Step::Results));
    ASSERT_TRUE(session().lastRun()->succeeded())
        << session().lastRun()->error->english().toStdString();
    // What was refused stays undone, and it is told again.
    EXPECT_FALSE(session().request().withoutElevation);
    ASSERT_TRUE(testkit::wait([this] { return !session().isChecking(); }));
    EXPECT_EQ(statusOf("toolchain.none"), Status::Ok);
}

TEST_F(WholeWay, TheEndOfTheDesktopsSessionWaitsUntilARunIsTakenBack)
{
    const HttpServer server(slowMirror());
    open("new-laptop");
    EXPECT_FALSE(m_window->holdsSessionEnd());
    const QString before = registryText();
    beginDownload(server);
    EXPECT_TRUE(m_window->holdsSessionEnd());
    EXPECT_TRUE(find<QLabel>("install.hint")->isVisible());
    ASSERT_TRUE(testkit::wait([this] { return !m_window->isVisible(); }, 30'000));
    EXPECT_EQ(registryText(), before);
}

TEST_F(WholeWay, AFullDiskIsAPageAndNothingStays)
{
    MachineImage image = testkit::practice("new-laptop")->image();
    image.fault(QStringLiteral("registry.write"), ImageFault::Kind::DiskFull);
    expectFailurePage(image, ErrorCode::DiskFull);
}

TEST_F(WholeWay, ClosingTheWindowWhileItWorksTakesBackFirst)
{
    const HttpServer server(slowMirror());
    open("new-laptop");
    const QString before = registryText();
    beginDownload(server);
    m_window->close();
    EXPECT_TRUE(m_window->isVisible());
    ASSERT_TRUE(testkit::wait([this] { return !m_window->isVisible(); }, 30'000));
    EXPECT_EQ(registryText(), before);
}

} // namespace
} // namespace gosetup
