// SPDX-License-Identifier: Apache-2.0
// Buttons that say how many findings of a kind there are and show or hide them.
#pragma once

#include "results/FindingsFilter.h"

#include <QWidget>

#include <array>

class QPushButton;

namespace gosetup {

class FilterChips : public QWidget
{
    Q_OBJECT

  public:
    FilterChips(FindingsModel& model, FindingsFilter& filter, QWidget* parent = nullptr);

    /// Counts, words and states anew.
    void refresh();
    void showAll();

  Q_SIGNALS:
    void filterChanged();

  private:
    FindingsModel* m_model;
    FindingsFilter* m_filter;
    std::array<QPushButton*, findingGroupCount> m_chips{};
    QPushButton* m_hidden;
};

} // namespace gosetup
