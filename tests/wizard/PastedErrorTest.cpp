// SPDX-License-Identifier: Apache-2.0
// An error message in the search field of the results view: the answer, its findings, the report to
// copy.
#include "PagesKit.h"

#include "base/Language.h"
#include "results/AnswerCard.h"
#include "results/ResultsPage.h"
#include "results/ResultsView.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace gosetup {
namespace {

class PastedErrorTest : public testkit::PageTest<ResultsPage>
{
  protected:
    [[nodiscard]] QLineEdit* search() const { return find<QLineEdit>("results.search"); }
    [[nodiscard]] AnswerCard* card() const { return find<AnswerCard>("results.answer"); }
    [[nodiscard]] QStringList shownRules() const
    {
        QStringList ids;
        const auto* model = find<QListView>("results.list")->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row, 0);
            if (!index.data(FindingsModel::HeaderRole).toBool())
                ids << index.data(FindingsModel::KeyRole).toString().section(u'|', 0, 0);
        }
        return ids;
    }
    void paste(const QString& text) const
    {
        QApplication::clipboard()->setText(text);
        search()->setFocus();
        QTest::keySequence(search(), QKeySequence::Paste);
    }
};

TEST_F(PastedErrorTest, ShowsTheCauseAndOnlyTheFindingsBehindIt)
{
    open("troubled-laptop");
    paste(QStringLiteral("PS C:\\> go version\ngo: cannot find GOROOT directory: C:\\Nowhere\n"));
    ASSERT_TRUE(card()->isVisible());
    EXPECT_TRUE(card()->accessibleName().contains(QStringLiteral("C:\\Nowhere")))
        << card()->accessibleName().toStdString();
    const QStringList rules = shownRules();
    EXPECT_FALSE(rules.isEmpty());
    for (const QString& key : rules)
        EXPECT_TRUE(key.startsWith(QStringLiteral("env.goroot-stale")) ||
                    key.startsWith(QStringLiteral("path.shadowed-go")) ||
                    key.startsWith(QStringLiteral("toolchain.")))
            << key.toStdString();
}

TEST_F(PastedErrorTest, GoesWithTheText)
{
    open("troubled-laptop");
    const auto all = shownRules();
    paste(QStringLiteral("go: cannot find GOROOT directory: C:\\Nowhere"));
    ASSERT_TRUE(card()->isVisible());
    search()->clear();
    EXPECT_FALSE(card()->isVisible());
    EXPECT_EQ(shownRules(), all);
}

TEST_F(PastedErrorTest, OfWordsToSearchForSaysNothing)
{
    open("troubled-laptop");
    QTest::keyClicks(search(), QStringLiteral("OneDrive folder"));
    EXPECT_FALSE(card()->isVisible());
}

TEST_F(PastedErrorTest, SaysWhatToDoWhereNoFindingBelongsToIt)
{
    open("troubled-laptop");
    paste(QStringLiteral("./main.go:4:2: \"os\" imported and not used"));
    ASSERT_TRUE(card()->isVisible());
    EXPECT_TRUE(card()->accessibleName().contains(QStringLiteral("Delete the import")));
    EXPECT_TRUE(shownRules().isEmpty());
    auto* clear = find<QPushButton>("results.emptyAction");
    ASSERT_TRUE(clear->isVisible());
    clear->click();
    EXPECT_FALSE(card()->isVisible());
    EXPECT_FALSE(shownRules().isEmpty());
}

TEST_F(PastedErrorTest, OffersTheReportForAnUnknownOneWithoutNamesAndSecrets)
{
    open("troubled-laptop");
    const QString user = m_session->machine()->system().info().userName;
    paste(QStringLiteral("frobnicate: C:\\Users\\%1\\x failed:\nhttps://x:ghp_"
                         "0123456789abcdefghijABCDEFGHIJ012345@git.example/x")
              .arg(user));
    ASSERT_TRUE(card()->isVisible());
    QApplication::clipboard()->clear();
    auto* copy = find<QPushButton>("results.copyReport");
    copy->setFocus();
    QTest::keyClick(copy, Qt::Key_Space);
    ASSERT_TRUE(testkit::wait([] { return !QApplication::clipboard()->text().isEmpty(); }));
    const QString copied = QApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains(QStringLiteral("frobnicate")));
    EXPECT_TRUE(copied.contains(QStringLiteral("path.shadowed-go")));
    EXPECT_FALSE(copied.contains(QStringLiteral("ghp_"))) << copied.toStdString();
    EXPECT_FALSE(copied.contains(QStringLiteral("Users\\%1\\").arg(user))) << copied.toStdString();
}

TEST_F(PastedErrorTest, AnswersSeveralMessagesOfOneText)
{
    open("troubled-laptop");
    paste(QStringLiteral(
        "cgo: C compiler \"gcc\" not found: exec: \"gcc\": executable file not found "
        "in %PATH%\n'gopls' is not recognized as an internal or external command,"));
    ASSERT_TRUE(card()->isVisible());
    EXPECT_TRUE(card()->accessibleName().contains(QStringLiteral("C compiler gcc")));
    EXPECT_TRUE(card()->accessibleName().contains(QStringLiteral("does not find gopls")));
}

} // namespace
} // namespace gosetup
