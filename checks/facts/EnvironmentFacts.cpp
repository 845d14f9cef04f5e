// SPDX-License-Identifier: Apache-2.0
#include "facts/EnvironmentFacts.h"

#include <QHash>

namespace gosetup {

const VariableFact* EnvironmentBlock::find(const QString& name) const
{
    for (const VariableFact& variable : variables) {
        if (variable.name.compare(name, Qt::CaseInsensitive) == 0)
            return &variable;
    }
    return nullptr;
}

const EnvironmentBlock* EnvironmentFacts::block(Hive hive) const
{
    const Observed<EnvironmentBlock>& block = hive == Hive::CurrentUser ? user : machine;
    return block ? &block.value() : nullptr;
}

QString EnvironmentFacts::text(Hive hive, const QString& name) const
{
    const EnvironmentBlock* variables = block(hive);
    const VariableFact* variable = variables ? variables->find(name) : nullptr;
    if (!variable || !variable->isText())
        return {};
    const QString text = variable->text();
    return text.isNull() ? QStringLiteral("") : text;
}

namespace {

void addBlock(QHash<QString, QString>& table, const EnvironmentBlock* block)
{
    if (!block)
        return;
    // Plain strings first: an expandable one may name them. Source: the order userenv builds in.
    for (const RegKind kind : {RegKind::String, RegKind::ExpandString}) {
        for (const VariableFact& variable : block->variables) {
            const QString name = variable.name.toUpper();
            if (variable.value.kind != kind || name == QLatin1String("PATH"))
                continue;
            QString text = variable.text();
            if (kind == RegKind::ExpandString)
                text = winpath::expand(text,
                                       [&](const QString& n) { return table.value(n.toUpper()); });
            table.insert(name, text.isNull() ? QStringLiteral("") : text);
        }
    }
}

void addSystemPath(QHash<QString, QString>& table, const EnvironmentBlock* block)
{
    const VariableFact* path = block ? block->find(QStringLiteral("PATH")) : nullptr;
    if (!path || !path->isText())
        return;
    const bool expands = path->value.kind == RegKind::ExpandString;
    table.insert(
        QStringLiteral("PATH"),
        expands ? winpath::expand(path->text(),
                                  [&](const QString& name) { return table.value(name.toUpper()); })
                : path->text());
}

} // namespace

winpath::VariableLookup EnvironmentFacts::lookup(Hive scope) const
{
    QHash<QString, QString> table;
    for (auto it = provided.cbegin(); it != provided.cend(); ++it)
        table.insert(it.key(), it.value());
    addBlock(table, block(Hive::LocalMachine));
    // The machine's block names the system's own account (USERNAME=SYSTEM): Windows puts the
    // person's in its place before it takes up the user's block.
    for (auto it = provided.cbegin(); it != provided.cend(); ++it)
        table.insert(it.key(), it.value());
    if (scope == Hive::CurrentUser) {
        // The person's variables are taken up while PATH is the system's alone: %PATH% is that.
        addSystemPath(table, block(Hive::LocalMachine));
        addBlock(table, block(Hive::CurrentUser));
    }
    return [table](const QString& name) { return table.value(name.toUpper()); };
}

winpath::VariableLookup EnvironmentFacts::lookup() const
{
    return lookup(Hive::CurrentUser);
}

QString EnvironmentFacts::effective(const QString& name) const
{
    return lookup()(name);
}

QString environmentKey(Hive hive)
{
    return hive == Hive::CurrentUser
               ? QStringLiteral("Environment")
               : QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment");
}

} // namespace gosetup
