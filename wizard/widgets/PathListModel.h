// SPDX-License-Identifier: Apache-2.0
// PATH of both scopes in the order of a lookup, with what is added, moved and removed: sign, word
// and colour. Shows what engine/EnvironmentPreview worked out.
#pragma once

#include "engine/EnvironmentPreview.h"

#include <QAbstractTableModel>

namespace gosetup {

class PathListModel : public QAbstractTableModel
{
    Q_OBJECT

  public:
    enum Column
    {
        Number,
        Entry,
        Where,
        Change,
        ColumnCount
    };
    enum Role
    {
        MarkRole = Qt::UserRole ///< int of PathLine::Mark
    };
    explicit PathListModel(QObject* parent = nullptr);

    void setLines(std::vector<PathLine> lines);
    [[nodiscard]] const std::vector<PathLine>& lines() const { return m_lines; }
    [[nodiscard]] int entriesNow() const;        ///< with the removed ones, without the added
    [[nodiscard]] int entriesAfterwards() const; ///< without the removed ones
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    std::vector<PathLine> m_lines;
};

} // namespace gosetup
