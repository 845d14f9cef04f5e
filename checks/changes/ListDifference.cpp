// SPDX-License-Identifier: Apache-2.0
#include "changes/ListDifference.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace gosetup {

namespace {

/// Longest common subsequence by a table: `before` and `after` cell by cell.
constexpr qsizetype largestTable = 1 << 22;
/// Of more equal entries than this only the first are candidates for one.
constexpr std::size_t maxEqual = 32;

using Pairs = std::vector<std::pair<int, int>>; ///< what stays: its index before and after

Pairs commonByTable(const QStringList& before, const QStringList& after)
{
    const auto n = static_cast<std::size_t>(before.size());
    const auto m = static_cast<std::size_t>(after.size());
    // From the end, so that the walk below goes forward.
    std::vector<std::vector<int>> length(n + 1, std::vector<int>(m + 1, 0));
    const auto equal = [&](std::size_t i, std::size_t j) {
        return before[static_cast<qsizetype>(i)] == after[static_cast<qsizetype>(j)];
    };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            length[i][j] = equal(i, j) ? length[i + 1][j + 1] + 1
                                       : std::max(length[i + 1][j], length[i][j + 1]);
        }
    }
    Pairs pairs;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < n && j < m) {
        if (equal(i, j))
            pairs.emplace_back(static_cast<int>(i++), static_cast<int>(j++));
        else if (length[i + 1][j] >= length[i][j + 1])
            ++i;
        else
            ++j;
    }
    return pairs;
}

/// The same for lists whose table would not fit: the longest chain of rising places (Hunt and
/// Szymanski), in n log n.
Pairs commonByChains(const QStringList& before, const QStringList& after)
{
    struct Link
    {
        int before;
        int after;
        int previous; ///< index of a link, -1 = none
    };
    QHash<QString, std::vector<int>> places;
    for (int i = 0; i < before.size(); ++i) {
        auto& list = places[before[i]];
        if (list.size() < maxEqual)
            list.push_back(i);
    }
    std::vector<Link> links;
    std::vector<int> ends; // by length of the chain: the link that ends it furthest to the front
    for (int j = 0; j < after.size(); ++j) {
        const std::vector<int> candidates = places.value(after[j]);
        for (auto i = candidates.rbegin(); i != candidates.rend(); ++i) {
            const auto end = std::lower_bound(ends.begin(), ends.end(), *i, [&](int link, int at) {
                return links[static_cast<std::size_t>(link)].before < at;
            });
            const int previous = end == ends.begin() ? -1 : *std::prev(end);
            const auto link = static_cast<int>(links.size());
            if (end == ends.end()) {
                links.push_back({*i, j, previous});
                ends.push_back(link);
            } else if (links[static_cast<std::size_t>(*end)].before > *i) {
                links.push_back({*i, j, previous});
                *end = link;
            }
        }
    }
    Pairs pairs;
    for (int link = ends.empty() ? -1 : ends.back(); link >= 0;) {
        const Link& one = links[static_cast<std::size_t>(link)];
        pairs.emplace_back(one.before, one.after);
        link = one.previous;
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
}

} // namespace

ListDifference difference(const QStringList& before, const QStringList& after)
{
    const bool small = before.size() * after.size() <= largestTable;
    const Pairs common = small ? commonByTable(before, after) : commonByChains(before, after);
    ListDifference result;
    int i = 0;
    int j = 0;
    const auto upTo = [&](int nextBefore, int nextAfter) {
        for (; i < nextBefore; ++i)
            result.removed.push_back(i);
        for (; j < nextAfter; ++j)
            result.added.push_back(j);
    };
    for (const auto& [kept, now] : common) {
        upTo(kept, now);
        ++i;
        ++j;
    }
    upTo(static_cast<int>(before.size()), static_cast<int>(after.size()));
    return result;
}

} // namespace gosetup
