// SPDX-License-Identifier: Apache-2.0
// PATH of both scopes in the order of a lookup, with what is added, moved and removed: sign, word
// and colour. Shows what engine/EnvironmentPreview worked out.
#pragma once

#include "engine/EnvironmentPreview.h"
#include "widgets/RowsModel.h"

namespace gosetup {

class PathListModel : public RowsModel<PathLine>
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
    using RowsModel::RowsModel;

    [[nodiscard]] int entriesNow() const;        ///< with the removed ones, without the added
    [[nodiscard]] int entriesAfterwards() const; ///< without the removed ones

  protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] Text columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const PathLine& line, int column, int role) const override;
};

} // namespace gosetup
