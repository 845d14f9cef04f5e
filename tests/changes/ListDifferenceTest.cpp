// SPDX-License-Identifier: Apache-2.0
#include "changes/ListDifference.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

/// `before` without what is removed, with what is added from `after`.
QStringList replayed(const QStringList& before, const QStringList& after,
                     const ListDifference& changed)
{
    QStringList list = before;
    for (auto i = changed.removed.rbegin(); i != changed.removed.rend(); ++i)
        list.removeAt(*i);
    for (const int j : changed.added)
        list.insert(j, after[j]);
    return list;
}

TEST(ListDifferenceTest, OfListsTooLargeForATableIsTheSmallest)
{
    QStringList before;
    for (int i = 0; i < 6000; ++i)
        before << s("C:\\folder%1").arg(i % 5000); // the last thousand are there twice
    QStringList after = {s("C:\\new")};
    for (int i = 0; i < 5000; ++i) {
        if (i % 10 != 3)
            after << before[i];
    }
    after << s("C:\\last");
    const ListDifference changed = difference(before, after);
    EXPECT_EQ(changed.removed.size(), 1500U);
    EXPECT_EQ(changed.added, (std::vector<int>{0, static_cast<int>(after.size()) - 1}));
    EXPECT_EQ(replayed(before, after, changed), after);
}

TEST(ListDifferenceTest, OfManyEqualEntriesIsStillADifference)
{
    const QStringList before(9000, s("C:\\x"));
    const QStringList after = QStringList(5000, s("C:\\x")) << s("D:\\y");
    const ListDifference changed = difference(before, after);
    EXPECT_EQ(before.size() - static_cast<qsizetype>(changed.removed.size()) +
                  static_cast<qsizetype>(changed.added.size()),
              after.size());
    EXPECT_EQ(replayed(before, after, changed), after);
}

} // namespace
