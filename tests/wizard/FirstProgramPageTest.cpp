// SPDX-License-Identifier: Apache-2.0
// The first program: what the page shows of a test that passes, of one that does not, and the ways
// on; and how a person gets there after an installation.
#include "WholeWayKit.h"

#include "base/Language.h"
#include "pages/FirstProgramPage.h"
#include "theme/Theme.h"
#include "widgets/ElidedLabel.h"
#include "widgets/SmokeSteps.h"
#include "widgets/SpanLabel.h"

namespace gosetup {
namespace {

class FirstProgram : public testkit::PageTest<FirstProgramPage>
{
  protected:
    void TearDown() override { std::ignore = useLanguage(QStringLiteral("en")); }

    void openTested(const char* machine)
    {
        open(machine);
        ASSERT_TRUE(testkit::wait(
            [this] { return m_session->lastSmokeTest() != nullptr && !m_session->isChecking(); }));
    }
    [[nodiscard]] QString allText() const
    {
        QStringList texts;
        for (const QLabel* label : m_page->findChildren<QLabel*>()) {
            if (label->isVisible())
                texts << label->text() << label->accessibleName();
        }
        return texts.join(u'\n');
    }
    [[nodiscard]] bool isShown(const char* name) const { return find<QWidget>(name)->isVisible(); }
    const QString m_folder = QStringLiteral("C:\\Users\\wang\\source\\hello");
};

TEST_F(FirstProgram, ThatPassesShowsItsStepsAndItsOwnOutput)
{
    openTested("healthy");
    EXPECT_TRUE(m_session->lastSmokeTest()->result.passed());
    EXPECT_TRUE(find<QLabel>("first.output")->text().startsWith(u"Hello, Windows!"));
    EXPECT_EQ(find<QLabel>("first.output")->font().family(), Theme::fixed().family());
    EXPECT_TRUE(allText().contains(u"works on this computer")) << allText().toStdString();
    for (const char* name :
         {"Build, first time, done", "Run, done", "Test, done", "Build again, done"})
        EXPECT_TRUE(allText().contains(QString::fromLatin1(name))) << name;
    EXPECT_TRUE(isShown("first.keep"));
    EXPECT_FALSE(isShown("first.terminal")) << "there is no folder to open yet";
    EXPECT_TRUE(m_page->nextText().isEmpty());
}

TEST_F(FirstProgram, ThatPassesIsShownInTheReport)
{
    openTested("healthy");
    for (const Finding& finding : m_session->report()->findings) {
        if (finding.id == u"toolchain.builds") {
            EXPECT_EQ(finding.title.english(), u"Go built and ran a program");
        }
    }
}

TEST_F(FirstProgram, IsKeptAndThenATerminalIsOffered)
{
    openTested("healthy");
    QSignalSpy kept(m_session.get(), &Session::programKept);
    m_page->keep(m_folder);
    ASSERT_TRUE(testkit::wait([&] { return kept.count() > 0; }));
    EXPECT_TRUE(m_session->machine()->files().read(m_folder + QStringLiteral("\\main.go"), 10'000));
    EXPECT_TRUE(isShown("first.terminal"));
    EXPECT_FALSE(isShown("first.keep"));
    EXPECT_EQ(m_page->findChild<ElidedLabel*>()->fullText(), m_folder);
    QSignalSpy opened(m_session.get(), &Session::opened);
    QTest::mouseClick(find<QPushButton>("first.terminal"), Qt::LeftButton);
    ASSERT_TRUE(testkit::wait([&] { return opened.count() > 0; }));
    EXPECT_TRUE(isShown("errorPanel")) << "a practice machine opens nothing, and says so";
}

TEST_F(FirstProgram, IsNeverKeptOverSomethingElse)
{
    openTested("healthy");
    QSignalSpy kept(m_session.get(), &Session::programKept);
    m_page->keep(QStringLiteral("C:\\Users\\wang"));
    ASSERT_TRUE(testkit::wait([&] { return kept.count() > 0; }));
    EXPECT_TRUE(isShown("errorPanel"));
    EXPECT_TRUE(isShown("first.keep"));
    EXPECT_TRUE(m_session->lastSmokeTest()->kept.isEmpty());
}

TEST_F(FirstProgram, ThatFailsSaysWhatItMeansAndCanRunAgain)
{
    openTested("troubled-laptop");
    EXPECT_FALSE(m_session->lastSmokeTest()->result.passed());
    EXPECT_TRUE(isShown("first.meaning"));
    const QString meaning = find<SpanLabel>("first.meaning")->text();
    EXPECT_TRUE(meaning.contains(u"1920")) << meaning.toStdString();
    EXPECT_TRUE(allText().contains(u"Build, first time, failed")) << allText().toStdString();
    EXPECT_TRUE(allText().contains(u"Run, skipped"));
    EXPECT_FALSE(isShown("first.keep"));
    EXPECT_EQ(m_page->nextText().english(), u"&Run again");
    QSignalSpy tested(m_session.get(), &Session::smokeTested);
    EXPECT_FALSE(m_page->leave());
    EXPECT_TRUE(m_session->isSmokeTesting());
    ASSERT_TRUE(testkit::wait([&] { return tested.count() > 0; }));
}

TEST_F(FirstProgram, SpeaksChineseAtOnce)
{
    openTested("healthy");
    ASSERT_TRUE(useLanguage(QStringLiteral("zh_CN")));
    QCoreApplication::sendPostedEvents();
    m_page->retranslate();
    EXPECT_NE(find<QPushButton>("first.keep")->text(), u"&Keep the program…");
}

TEST_F(testkit::WholeWay, AfterAnInstallationAFirstProgramIsOneClickAway)
{
    open("new-laptop");
    click("welcome.recommended");
    next();
    ASSERT_TRUE(succeeds());
    click("results.action");
    ASSERT_EQ(step(), Step::FirstProgram);
    ASSERT_TRUE(testkit::wait([this] { return session().lastSmokeTest() != nullptr; }));
    EXPECT_TRUE(session().lastSmokeTest()->result.passed());
    ASSERT_TRUE(testkit::wait([this] { return !session().isChecking(); }));
    click("first.results");
    EXPECT_EQ(step(), Step::Results);
}

TEST_F(testkit::WholeWay, ClosingTheWindowCancelsTheFirstProgramAndThenCloses)
{
    open("healthy");
    m_window->showStep(Step::FirstProgram);
    ASSERT_TRUE(session().isSmokeTesting());
    m_window->close();
    EXPECT_TRUE(testkit::wait([this] { return !m_window->isVisible(); }));
    EXPECT_FALSE(session().isBusy());
}

} // namespace
} // namespace gosetup
