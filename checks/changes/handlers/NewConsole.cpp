// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/NewConsole.h"

#include "changes/Change.h"
#include "changes/handlers/Variables.h"
#include "machine/ProvidedVariables.h"

namespace gosetup {

namespace {

/// As Windows joins the two: the user's behind the machine's.
QString pathOfConsole(Machine& machine)
{
    QStringList parts;
    for (const Scope scope : {Scope::Machine, Scope::User}) {
        const auto value =
            machine.registry().read(variableRegistryPath(scope, QStringLiteral("Path")));
        if (!value || !value->has_value() || !(*value)->isText() || (*value)->text().isEmpty())
            continue;
        const QString text = (*value)->text();
        parts << ((*value)->kind == RegKind::ExpandString
                      ? winpath::expand(text, variableLookup(machine, scope))
                      : text);
    }
    return parts.join(u';');
}

} // namespace

QMap<QString, QString> newConsoleBlock(Machine& machine)
{
    QMap<QString, QString> block =
        providedVariables(machine.system().info(), machine.system().folders(), ProvidedTo::Person,
                          machine.system().processEnvironment());
    const auto lookup = variableLookup(machine, Scope::User);
    for (const Scope scope : {Scope::Machine, Scope::User}) {
        const RegistryValuePath place = variableRegistryPath(scope, QString());
        const auto names = machine.registry().valueNames(place.hive, place.key);
        for (const QString& name : names.value_or(QStringList())) {
            const QString value = name.isEmpty() ? QString() : lookup(name);
            if (!value.isEmpty())
                block.insert(name.toUpper(), value);
        }
    }
    block.insert(QStringLiteral("PATH"), pathOfConsole(machine));
    return block;
}

} // namespace gosetup
