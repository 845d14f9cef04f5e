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

QFont entryFont(Mark mark)
{
    QFont font = Theme::fixed();
    font.setStrikeOut(mark == Mark::Removed);
    return font;
}

} // namespace

int PathListModel::entriesNow() const
{
    return static_cast<int>(std::ranges::count_if(
        rows(), [](const PathLine& line) { return line.mark != Mark::Added; }));
}

int PathListModel::entriesAfterwards() const
{
    return static_cast<int>(std::ranges::count_if(
        rows(), [](const PathLine& line) { return line.mark != Mark::Removed; }));
}

QVariant PathListModel::cell(const PathLine& line, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Number: return line.number > 0 ? QString::number(line.number) : QString();
        case Entry: return printable(line.text);
        case Where: return scopeName(line.scope).translated();
        case Change: return changeText(line).translated();
        default: return {};
        }
    case Qt::AccessibleTextRole:
        if (column == Entry && line.mark != Mark::Kept)
            return Text::tr("%1, %2").arg(line.text).arg(changeText(line)).translated();
        return cell(line, column, Qt::DisplayRole);
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

Text PathListModel::columnTitle(int column) const
{
    switch (column) {
    case Number: return Text::tr("No.");
    case Entry: return Text::tr("Folder");
    case Where: return Text::tr("Scope");
    case Change: return Text::tr("Change");
    default: return {};
    }
}

} // namespace gosetup
