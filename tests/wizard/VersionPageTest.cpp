// SPDX-License-Identifier: Apache-2.0
#include "PagesKit.h"

#include "pages/VersionPage.h"
#include "toolchain/HashText.h"
#include "widgets/PathField.h"
#include "widgets/VerdictList.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTreeView>

namespace gosetup {
namespace {

class VersionPageTest : public testkit::PageTest<VersionPage>
{
  protected:
    void openReady(const char* machine)
    {
        open(machine);
        ASSERT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    }
    [[nodiscard]] QTreeView* list() const { return find<QTreeView>("version.list"); }
    [[nodiscard]] QString shownVersion() const
    {
        return list()->currentIndex().siblingAtColumn(0).data().toString();
    }
    void typeFile(const QString& path)
    {
        auto* line = find<QLineEdit>("version.file");
        line->clear();
        QTest::keyClicks(line, path);
        QTest::keyClick(line, Qt::Key_Return);
    }
};

TEST_F(VersionPageTest, ChoosesTheNewestStableVersionAtFirst)
{
    openReady("new-laptop");
    EXPECT_TRUE(find<QRadioButton>("version.download")->isChecked());
    EXPECT_EQ(shownVersion(), QStringLiteral("1.99.0"));
    EXPECT_TRUE(m_session->request().go.version.isEmpty());
    EXPECT_EQ(find<VerdictList>("version.state")->lines().at(0).status, Status::Ok);
}

TEST_F(VersionPageTest, ASearchNarrowsTheListAndKeepsTheChoice)
{
    openReady("new-laptop");
    const int all = list()->model()->rowCount();
    ASSERT_GT(all, 0);
    QTest::keyClicks(find<QLineEdit>("version.search"), QStringLiteral("0.0.0"));
    EXPECT_EQ(list()->model()->rowCount(), 0);
    EXPECT_TRUE(m_page->isComplete());
    find<QLineEdit>("version.search")->clear();
    EXPECT_EQ(list()->model()->rowCount(), all);
    EXPECT_EQ(shownVersion(), QStringLiteral("1.99.0"));
}

TEST_F(VersionPageTest, AMirrorThatIsNotThereIsSaidInThePageAndCanBeLeft)
{
    openReady("new-laptop");
    auto* source = find<QComboBox>("version.source");
    source->setCurrentIndex(source->count() - 1);
    Q_EMIT source->activated(source->currentIndex());
    auto* mirror = find<QLineEdit>("version.mirror");
    EXPECT_TRUE(mirror->isVisible());
    QTest::keyClicks(mirror, QStringLiteral("/nowhere/at/all"));
    QTest::keyClick(mirror, Qt::Key_Return);
    ASSERT_TRUE(testkit::wait([this] { return m_session->releasesState() == Loading::Failed; }));
    EXPECT_FALSE(m_page->isComplete());
    EXPECT_TRUE(find<QPushButton>("version.again")->isVisible());
    source->setCurrentIndex(0);
    Q_EMIT source->activated(0);
    ASSERT_TRUE(testkit::wait([this] { return m_page->isComplete(); }));
    EXPECT_FALSE(find<QPushButton>("version.again")->isVisible());
}

TEST_F(VersionPageTest, AnArchiveNeedsAHashThatSomebodyVouchesFor)
{
    openReady("new-laptop");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("go1.98.7.windows-amd64.zip"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("bytes");
    file.close();
    find<QRadioButton>("version.archive")->click();
    EXPECT_FALSE(m_page->isComplete());
    typeFile(path);
    EXPECT_FALSE(m_page->isComplete());
    auto* hash = find<QLineEdit>("version.sha256");
    EXPECT_TRUE(hash->isVisible());
    QTest::keyClicks(hash, QStringLiteral("abc"));
    EXPECT_FALSE(m_page->isComplete());
    hash->clear();
    QTest::keyClicks(hash, QString(64, u'a'));
    EXPECT_TRUE(m_page->isComplete());
    EXPECT_EQ(m_session->request().go.archive, path);
    EXPECT_EQ(m_session->request().go.sha256, QByteArray(64, 'a'));
}

TEST_F(VersionPageTest, AnArchiveWithAnotherNameIsRefusedWithTheReason)
{
    openReady("new-laptop");
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("holiday.zip"));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    find<QRadioButton>("version.archive")->click();
    typeFile(path);
    EXPECT_FALSE(m_page->isComplete());
    const auto lines = find<VerdictList>("version.verdict")->lines();
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].status, Status::Problem);
}

TEST_F(VersionPageTest, GoingBackAndForthKeepsTheChoice)
{
    openReady("troubled-laptop");
    find<QRadioButton>("version.none")->click();
    EXPECT_EQ(m_session->request().install, InstallGo::Never);
    EXPECT_TRUE(m_page->isComplete());
    m_page->enter();
    EXPECT_TRUE(find<QRadioButton>("version.none")->isChecked());
    find<QRadioButton>("version.download")->click();
    EXPECT_EQ(m_session->request().install, InstallGo::Always);
    m_page->enter();
    EXPECT_TRUE(find<QRadioButton>("version.download")->isChecked());
}

TEST_F(VersionPageTest, LeavingTheArchiveTakesItOutOfTheWish)
{
    openReady("new-laptop");
    find<QRadioButton>("version.archive")->click();
    typeFile(QStringLiteral("/some/go1.24.4.windows-amd64.zip"));
    EXPECT_FALSE(m_session->request().go.archive.isEmpty());
    find<QRadioButton>("version.download")->click();
    EXPECT_TRUE(m_session->request().go.archive.isEmpty());
    EXPECT_EQ(find<QLineEdit>("version.file")->text(),
              QStringLiteral("/some/go1.24.4.windows-amd64.zip"));
}

} // namespace
} // namespace gosetup
