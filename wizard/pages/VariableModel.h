// SPDX-License-Identifier: Apache-2.0
// Go's variables as a table: what the machine, the user and Go's own file say now, and what Go will
// use afterwards. Shows what engine/EnvironmentPreview worked out.
#pragma once

#include "engine/EnvironmentPreview.h"
#include "widgets/RowsModel.h"

namespace gosetup {

class VariableModel : public RowsModel<VariableLine>
{
    Q_OBJECT

  public:
    enum Column
    {
        Name,
        Machine,
        User,
        File,
        Afterwards,
        ColumnCount
    };
    using RowsModel::RowsModel;

    [[nodiscard]] bool anyInFile() const;

  protected:
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] Text columnTitle(int column) const override;
    [[nodiscard]] QVariant cell(const VariableLine& line, int column, int role) const override;

  private:
    [[nodiscard]] QString text(const VariableLine& line, int column) const;
};

} // namespace gosetup
