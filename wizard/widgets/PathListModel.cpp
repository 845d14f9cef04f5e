// SPDX-License-Identifier: Apache-2.0
#include "widgets/PathListModel.h"

#include "base/Printable.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/Labels.h"

#include <algorithm>

namespace gosetup {

namespace {

using Mark = PathLine::Mark;

/// "removed: does not exist"; empty where nothing happens.
Text changeText(const PathLine& line)
{
    const bool bare = line.note.isEmpty();
    switch (line.mark) {
    case Mark::Kept: return {};
    case Mark::Added: return bare ? Text::tr("added") : Text::tr("added: %1").arg(line.note);
    case Mark::Removed: return bare ? Text::tr("removed") : Text::tr("removed: %1").arg(line.note);
    case Mark::Moved: return bare ? Text::tr("moved") : Text::tr("moved: %1").arg(line.note);
    }
    return {};
}

QVariant colourOf(Mark mark)
{
    switch (mark) {
    case Mark::Kept: return {};
    case Mark::Added: return Theme::colours().good;
    case Mark::Removed: return Theme::colours().problem;
    case Mark::Moved: return Theme::colours().accent;
    }
    return {};
}

QVariant signOf(Mark mark)
{
    switch (mark) {
    case Mark::Kept: return {};
    case Mark::Added: return icons::icon(QStringLiteral("plus"), 16, Theme::colours().good);
    case Mark::Removed: return icons::icon(QStringLiteral("minus"), 16, Theme::colours().problem);
    case Mark::Moved: return icons::icon(QStringLiteral("arrow-up"), 16, Theme::colours().accent);
    }
    return {};
}

QString scopeText(Scope scope)
{
    return scope == Scope::User ? Text::tr("user", "scope").translated()
                                : Text::tr("system", "scope").translated();
}

QFont entryFont(Mark mark)
{
    QFont font = Theme::fixed();
    font.setStrikeOut(mark == Mark::Removed);
    return font;
}

} // namespace

PathListModel::PathListModel(QObject* parent) : QAbstractTableModel(parent) {}

void PathListModel::setLines(std::vector<PathLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int PathListModel::entriesNow() const
{
    return static_cast<int>(std::ranges::count_if(
        m_lines, [](const PathLine& line) { return line.mark != Mark::Added; }));
}

int PathListModel::entriesAfterwards() const
{
    return static_cast<int>(std::ranges::count_if(
        m_lines, [](const PathLine& line) { return line.mark != Mark::Removed; }));
}

void PathListModel::retranslate()
{
    if (!m_lines.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int PathListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int PathListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PathListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PathLine& line = m_lines[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Number: return line.number > 0 ? QString::number(line.number) : QString();
        case Entry: return printable(line.text);
        case Where: return scopeText(line.scope);
        case Change: return changeText(line).translated();
        default: return {};
        }
    case Qt::AccessibleTextRole:
        if (column == Entry && line.mark != Mark::Kept)
            return Text::tr("%1, %2").arg(line.text).arg(changeText(line)).translated();
        return data(index, Qt::DisplayRole);
    case Qt::DecorationRole: return column == Change ? signOf(line.mark) : QVariant();
    case Qt::FontRole: return column == Entry ? QVariant(entryFont(line.mark)) : QVariant();
    case Qt::ForegroundRole:
        if (column == Number || column == Where)
            return Theme::colours().dim;
        return column == Entry && line.mark == Mark::Removed ? QVariant(Theme::colours().dim)
                                                             : colourOf(line.mark);
    case Qt::ToolTipRole: return column == Entry ? plainToolTip(line.text) : QVariant();
    case MarkRole: return static_cast<int>(line.mark);
    default: return {};
    }
}

QVariant PathListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number: return Text::tr("No.").translated();
    case Entry: return Text::tr("Folder").translated();
    case Where: return Text::tr("Scope").translated();
    case Change: return Text::tr("Change").translated();
    default: return {};
    }
}

} // namespace gosetup
