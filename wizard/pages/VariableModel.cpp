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

bool VariableModel::anyInFile() const
{
    return std::ranges::any_of(rows(), [](const VariableLine& line) { return line.file.known(); });
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

QVariant VariableModel::cell(const VariableLine& line, int column, int role) const
{
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

Text VariableModel::columnTitle(int column) const
{
    switch (column) {
    case Name: return Text::tr("Variable");
    case Machine: return Text::tr("System", "scope");
    case User: return Text::tr("User", "scope");
    case File: return Text::tr("go env -w");
    case Afterwards: return Text::tr("Afterwards");
    default: return {};
    }
}

} // namespace gosetup
