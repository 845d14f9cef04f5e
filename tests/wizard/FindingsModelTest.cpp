// SPDX-License-Identifier: Apache-2.0
#include "results/FindingsFilter.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace gosetup {
namespace {

using namespace Qt::StringLiterals;

using Tester = QAbstractItemModelTester;

Finding finding(const QString& id, Status status, const QString& subject = {}, bool speed = false)
{
    Finding f;
    f.id = id;
    f.subject = subject;
    f.status = status;
    f.speed = speed;
    f.title = Text::verbatim(QStringLiteral("title of ") + f.id);
    f.evidence = {Text::verbatim(QStringLiteral("evidence of ") + f.id)};
    return f;
}

Finding withFix(Finding f, const QString& fixId, bool recommended, const Change& change)
{
    f.fixes.push_back({fixId, Text::verbatim(QStringLiteral("correct")), {change}, recommended});
    return f;
}

Change userVariable()
{
    return SetVariable{Scope::User, QStringLiteral("GOROOT"), std::nullopt};
}

Change machineVariable()
{
    return SetVariable{Scope::Machine, QStringLiteral("GOROOT"), std::nullopt};
}

std::vector<Finding> some()
{
    return {
        finding(u"toolchain.runs"_s, Status::Ok),
        finding(u"path.cut"_s, Status::Ok),
        withFix(finding(u"path.dead-entries"_s, Status::Warning, u"C:\\gone"_s), u"remove"_s, true,
                userVariable()),
        withFix(finding(u"path.shadowed-go"_s, Status::Problem, u"C:\\go1.19\\bin"_s), u"first"_s,
                true, machineVariable()),
        withFix(finding(u"defender.hot-paths"_s, Status::Note, u""_s, true), u"exclude"_s, false,
                DefenderExclusion{QStringLiteral("C:\\cache"), true}),
        finding(u"network.proxy"_s, Status::Unknown),
    };
}

class FindingsModelTest : public testing::Test
{
  protected:
    FindingsModelTest()
        : m_tester(&m_model, Tester::FailureReportingMode::Fatal), m_filter(m_model),
          m_filterTester(&m_filter, Tester::FailureReportingMode::Fatal)
    {
        m_model.setFindings(some());
    }

    /// Ids in the order shown; headers in brackets.
    [[nodiscard]] static QStringList shown(const QAbstractItemModel& model)
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, 0);
            const bool header = index.data(FindingsModel::HeaderRole).toBool();
            const QString text = index.data(Qt::DisplayRole).toString();
            rows << (header ? u'[' + text + u']'
                            : index.data(FindingsModel::KeyRole).toString().section(u'\n', 0, 0));
        }
        return rows;
    }
    [[nodiscard]] QModelIndex indexOf(const QString& id, const QString& subject = {}) const
    {
        return m_model.index(m_model.rowOf(id + u'\n' + subject));
    }
    bool tick(const QModelIndex& index, Qt::CheckState state)
    {
        return m_model.setData(index, state, Qt::CheckStateRole);
    }

    FindingsModel m_model;
    Tester m_tester;
    FindingsFilter m_filter;
    Tester m_filterTester;
};

TEST_F(FindingsModelTest, TheWorstTopicAndItsWorstFindingStandFirst)
{
    EXPECT_EQ(
        shown(m_model),
        (QStringList{u"[PATH]"_s, u"path.shadowed-go"_s, u"path.dead-entries"_s, u"path.cut"_s,
                     u"[Network]"_s, u"network.proxy"_s, u"[Microsoft Defender]"_s,
                     u"defender.hot-paths"_s, u"[Go itself]"_s, u"toolchain.runs"_s}));
}

TEST_F(FindingsModelTest, HeadersTakeNoPartInMovingAbout)
{
    EXPECT_FALSE(m_model.flags(m_model.index(0)).testFlag(Qt::ItemIsEnabled));
    EXPECT_TRUE(m_model.flags(m_model.index(1)).testFlag(Qt::ItemIsSelectable));
    EXPECT_TRUE(m_model.flags(m_model.index(1)).testFlag(Qt::ItemIsUserCheckable));
    EXPECT_FALSE(m_model.flags(m_model.index(3)).testFlag(Qt::ItemIsUserCheckable));
}

TEST_F(FindingsModelTest, WhatIsRecommendedIsTickedAndAnExclusionNever)
{
    const std::vector<FixKey> keys = m_model.ticked();
    ASSERT_EQ(keys.size(), 2U);
    EXPECT_EQ(keys[0].ruleId, u"path.dead-entries"_s);
    EXPECT_EQ(keys[1], (FixKey{u"path.shadowed-go"_s, u"C:\\go1.19\\bin"_s, u"first"_s}));
    EXPECT_TRUE(m_model.tickedNeedRights());
}

TEST_F(FindingsModelTest, RightsAreNeededOnlyByWhatIsTicked)
{
    ASSERT_TRUE(tick(indexOf(u"path.shadowed-go"_s, u"C:\\go1.19\\bin"_s), Qt::Unchecked));
    EXPECT_FALSE(m_model.tickedNeedRights());
    EXPECT_EQ(m_model.ticked().size(), 1U);
}

TEST_F(FindingsModelTest, TicksOutliveARecheck)
{
    ASSERT_TRUE(tick(indexOf(u"path.dead-entries"_s, u"C:\\gone"_s), Qt::Unchecked));
    ASSERT_TRUE(tick(indexOf(u"defender.hot-paths"_s), Qt::Checked));
    m_model.setFindings(some());
    EXPECT_EQ(indexOf(u"path.dead-entries"_s, u"C:\\gone"_s).data(Qt::CheckStateRole).toInt(),
              Qt::Unchecked);
    EXPECT_EQ(indexOf(u"defender.hot-paths"_s).data(Qt::CheckStateRole).toInt(), Qt::Checked);
}

TEST_F(FindingsModelTest, WhatHasNoFixCannotBeTicked)
{
    QSignalSpy ticks(&m_model, &FindingsModel::ticksChanged);
    EXPECT_FALSE(tick(indexOf(u"network.proxy"_s), Qt::Checked));
    EXPECT_FALSE(tick(m_model.index(0), Qt::Checked));
    EXPECT_EQ(ticks.count(), 0);
}

TEST_F(FindingsModelTest, OfSeveralFixesTheChosenOneIsMeant)
{
    std::vector<Finding> findings = some();
    findings[2] = withFix(findings[2], u"other"_s, false, machineVariable());
    m_model.setFindings(findings);
    m_model.chooseFix(keyOf(findings[2]), QStringLiteral("other"));
    // It is not recommended, so choosing it is no tick yet.
    EXPECT_EQ(m_model.ticked().size(), 1U);
    ASSERT_TRUE(tick(indexOf(u"path.dead-entries"_s, u"C:\\gone"_s), Qt::Checked));
    EXPECT_EQ(m_model.ticked().front().fixId, u"other"_s);
}

TEST_F(FindingsModelTest, RecommendedFixesOfOneFindingAreTakenTogether)
{
    std::vector<Finding> findings = some();
    findings[2] = withFix(findings[2], u"machine-too"_s, true, machineVariable());
    m_model.setFindings(findings);
    EXPECT_EQ(m_model.tickedCount(), 2);
    EXPECT_EQ(m_model.ticked().size(), 3U);
}

TEST_F(FindingsModelTest, AHiddenFindingIsNeitherShownNorCountedNorMended)
{
    m_model.hideFinding(keyOf(some()[3]), QStringLiteral("the old Go is wanted"));
    EXPECT_EQ(m_model.countOf(FindingGroup::Problem), 0);
    EXPECT_EQ(m_model.hiddenCount(), 1);
    EXPECT_EQ(m_model.ticked().size(), 1U);
    m_model.setFindings(some());
    EXPECT_EQ(m_model.hiddenCount(), 1);
    m_model.showHidden();
    EXPECT_EQ(m_model.countOf(FindingGroup::Problem), 1);
}

TEST_F(FindingsModelTest, CountsAgreeWithTheReportsSummary)
{
    const Summary summary = summarize(some());
    EXPECT_EQ(m_model.countOf(FindingGroup::Problem), summary.problems);
    EXPECT_EQ(m_model.countOf(FindingGroup::Warning), summary.warnings);
    EXPECT_EQ(m_model.countOf(FindingGroup::Unknown), summary.unknown);
    EXPECT_EQ(m_model.countOf(FindingGroup::Hint), summary.notes + summary.speedAdvice);
    EXPECT_EQ(m_model.countOf(FindingGroup::InOrder), summary.ok);
}

TEST_F(FindingsModelTest, AScreenReaderHearsStatusTitleSubjectAndTick)
{
    EXPECT_EQ(
        indexOf(u"path.dead-entries"_s, u"C:\\gone"_s).data(Qt::AccessibleTextRole).toString(),
        u"Warning: title of path.dead-entries, C:\\gone, selected"_s);
}

TEST_F(FindingsModelTest, WhatIsInOrderIsFoldedAwayWithItsHeaderAtFirst)
{
    EXPECT_EQ(
        shown(m_filter),
        (QStringList{u"[PATH]"_s, u"path.shadowed-go"_s, u"path.dead-entries"_s, u"[Network]"_s,
                     u"network.proxy"_s, u"[Microsoft Defender]"_s, u"defender.hot-paths"_s}));
    m_filter.setGroupShown(FindingGroup::InOrder, true);
    EXPECT_EQ(m_filter.findingCount(), 6);
}

TEST_F(FindingsModelTest, ASearchFindsEveryWordAnywhere)
{
    m_filter.setSearch(QStringLiteral("GONE title"));
    EXPECT_EQ(shown(m_filter), (QStringList{u"[PATH]"_s, u"path.dead-entries"_s}));
    m_filter.setSearch(QStringLiteral("gone network"));
    EXPECT_EQ(m_filter.findingCount(), 0);
    EXPECT_EQ(m_filter.rowCount(), 0);
}

TEST_F(FindingsModelTest, KindsAreFilteredWhileTheModelChanges)
{
    m_filter.setGroupShown(FindingGroup::Problem, false);
    m_model.setFindings({finding(u"path.shadowed-go"_s, Status::Problem)});
    EXPECT_EQ(m_filter.rowCount(), 0);
    m_model.setFindings(some());
    EXPECT_EQ(m_filter.findingCount(), 3);
    m_model.forget();
    EXPECT_EQ(m_filter.rowCount(), 0);
}

} // namespace
} // namespace gosetup
