// SPDX-License-Identifier: Apache-2.0
// Which findings are shown: by kind and by a search. A topic's header is shown with its findings
// only.
#pragma once

#include "results/FindingsModel.h"

#include <QSortFilterProxyModel>

#include <array>
#include <optional>

namespace gosetup {

class FindingsFilter : public QSortFilterProxyModel
{
    Q_OBJECT

  public:
    explicit FindingsFilter(FindingsModel& model, QObject* parent = nullptr);

    void setGroupShown(FindingGroup group, bool shown);
    [[nodiscard]] bool isGroupShown(FindingGroup group) const;
    /// All words must occur, in any order and case.
    void setSearch(const QString& text);
    [[nodiscard]] bool hasSearch() const { return !m_words.isEmpty(); }
    /// Instead of words: findings of these rules only; nullopt: of all.
    void setRules(const std::optional<QStringList>& rules);
    [[nodiscard]] bool isForRules() const { return m_rules.has_value(); }
    /// Findings that pass, headers left out.
    [[nodiscard]] int findingCount() const;

  protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

  private:
    [[nodiscard]] bool acceptsFinding(const QModelIndex& index) const;

    FindingsModel* m_model;
    std::array<bool, findingGroupCount> m_shown{true, true, true, true, false};
    QStringList m_words;
    std::optional<QStringList> m_rules;
};

} // namespace gosetup
