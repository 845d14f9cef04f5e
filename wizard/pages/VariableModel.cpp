// SPDX-License-Identifier: Apache-2.0
#include "pages/VariableModel.h"

#include "base/CommandVariables.h"
#include "base/Printable.h"
#include "base/Redact.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <algorithm>

namespace gosetup {

namespace {

const Observed<QString>* place(const VariableLine& line, int column)
{
    switch (column) {
    case VariableModel::Machine: return &line.machine;
    case VariableModel::User: return &line.user;
    case VariableModel::File: return &line.file;
    case VariableModel::Afterwards: return &line.afterwards;
    default: return nullptr;
    }
}

QString shownText(const VariableLine& line, const QString& value)
{
    return holdsCommand(line.name) ? commandNotShown().translated()
                                   : printable(withoutSecrets(value));
}

} // namespace

VariableModel::VariableModel(QObject* parent) : QAbstractTableModel(parent) {}

void VariableModel::setLines(std::vector<VariableLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

bool VariableModel::anyInFile() const
{
    return std::ranges::any_of(m_lines, [](const VariableLine& line) { return line.file.known(); });
}

void VariableModel::retranslate()
{
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int VariableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int VariableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString VariableModel::text(const VariableLine& line, int column) const
{
    if (column == Name)
        return line.name;
    const Observed<QString>* value = place(line, column);
    if (*value) {
        const QString shown = shownText(line, **value);
        return column == Afterwards && line.isDefault
                   ? Text::tr("%1 (Go's default)").arg(shown).translated()
                   : shown;
    }
    if (!value->notPresent())
        return Text::tr("unknown").translated();
    if (column == Afterwards)
        return line.name == QLatin1String("GOROOT") ? Text::tr("not set (not needed)").translated()
                                                    : Text::tr("not set").translated();
    return QStringLiteral("–");
}

QVariant VariableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const VariableLine& line = m_lines[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const Observed<QString>* value = place(line, column);
    const bool changed = column == Afterwards && line.changed;
    switch (role) {
    case Qt::DisplayRole: return text(line, column);
    case Qt::ToolTipRole:
        return value != nullptr && *value ? plainToolTip(shownText(line, **value)) : QVariant();
    case Qt::AccessibleTextRole:
        if (changed)
            return Text::tr("%1, changed").arg(text(line, column)).translated();
        if (value != nullptr && value->notPresent())
            return Text::tr("not set").translated();
        return text(line, column);
    case Qt::FontRole:
        if (column == Name)
            return Theme::strong();
        return value != nullptr && *value ? QVariant(Theme::fixed()) : QVariant();
    case Qt::ForegroundRole:
        if (changed)
            return Theme::colours().accent;
        return column == Name || (value != nullptr && *value && !line.isDefault)
                   ? QVariant()
                   : QVariant(Theme::colours().dim);
    case Qt::DecorationRole:
        return changed ? QVariant(icons::icon(QStringLiteral("arrow-right"), 16,
                                              Theme::colours().accent))
                       : QVariant();
    default: return {};
    }
}

QVariant VariableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return Text::tr("Variable").translated();
    case Machine: return Text::tr("System", "scope").translated();
    case User: return Text::tr("User", "scope").translated();
    case File: return Text::tr("go env -w").translated();
    case Afterwards: return Text::tr("Afterwards").translated();
    default: return {};
    }
}

} // namespace gosetup
