// SPDX-License-Identifier: Apache-2.0
#include "results/FindingsFilter.h"

#include <algorithm>

namespace gosetup {

FindingsFilter::FindingsFilter(FindingsModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(&model)
{
    setSourceModel(&model);
}

void FindingsFilter::setGroupShown(FindingGroup group, bool shown)
{
    m_shown[static_cast<std::size_t>(group)] = shown;
    invalidateFilter();
}

bool FindingsFilter::isGroupShown(FindingGroup group) const
{
    return m_shown[static_cast<std::size_t>(group)];
}

void FindingsFilter::setSearch(const QString& text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void FindingsFilter::setRules(const std::optional<QStringList>& rules)
{
    m_rules = rules;
    invalidateFilter();
}

int FindingsFilter::findingCount() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row) {
        if (!index(row, 0).data(FindingsModel::HeaderRole).toBool())
            ++count;
    }
    return count;
}

bool FindingsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = m_model->index(row, 0, parent);
    if (!index.data(FindingsModel::HeaderRole).toBool())
        return acceptsFinding(index);
    for (int next = row + 1; next < m_model->rowCount(); ++next) {
        const QModelIndex below = m_model->index(next, 0);
        if (below.data(FindingsModel::HeaderRole).toBool())
            return false;
        if (acceptsFinding(below))
            return true;
    }
    return false;
}

bool FindingsFilter::acceptsFinding(const QModelIndex& index) const
{
    const int group = index.data(FindingsModel::GroupRole).toInt();
    if (!m_shown[static_cast<std::size_t>(group)])
        return false;
    if (m_rules) {
        const Finding* finding = m_model->finding(index.row());
        return finding != nullptr && m_rules->contains(finding->id);
    }
    if (m_words.isEmpty())
        return true;
    const QString text = index.data(FindingsModel::SearchRole).toString();
    return std::ranges::all_of(
        m_words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace gosetup
