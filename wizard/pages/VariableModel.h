// SPDX-License-Identifier: Apache-2.0
// Go's variables as a table: what the machine, the user and Go's own file say now, and what Go will
// use afterwards. Shows what engine/EnvironmentPreview worked out.
#pragma once

#include "engine/EnvironmentPreview.h"

#include <QAbstractTableModel>

namespace gosetup {

class VariableModel : public QAbstractTableModel
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
    explicit VariableModel(QObject* parent = nullptr);

    void setLines(std::vector<VariableLine> lines);
    [[nodiscard]] const std::vector<VariableLine>& lines() const { return m_lines; }
    [[nodiscard]] bool anyInFile() const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  private:
    [[nodiscard]] QString text(const VariableLine& line, int column) const;

    std::vector<VariableLine> m_lines;
};

} // namespace gosetup
