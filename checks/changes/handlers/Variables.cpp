// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/Variables.h"

#include "machine/ProvidedVariables.h"

namespace gosetup {

namespace {

constexpr int deepestNesting = 4;

QMap<QString, QString> processOf(Machine& machine, Scope scope)
{
    return scope == Scope::User ? machine.system().processEnvironment() : QMap<QString, QString>();
}

class Lookup
{
  public:
    Lookup(Machine& machine, Scope scope, PlannedValueLookup planned)
        : m_machine(&machine), m_scope(scope), m_planned(std::move(planned)),
          m_process(processOf(machine, scope)),
          m_system(providedVariables(
              machine.system().info(), machine.system().folders(),
              scope == Scope::User ? ProvidedTo::Person : ProvidedTo::Everybody, m_process))
    {
    }

    [[nodiscard]] QString find(const QString& name) const { return find(name, m_scope, 0); }

  private:
    /// `scope`: whose block the name stands in. Windows expands the machine's before it takes up
    /// the user's, so a machine variable sees no user variable.
    [[nodiscard]] QString find(const QString& name, Scope scope, int depth) const
    {
        bool removed = false;
        if (scope == Scope::User) {
            const QString user = registered(Scope::User, name, depth, removed);
            if (!user.isNull())
                return user;
        }
        if (const auto known = m_system.constFind(name.toUpper()); known != m_system.constEnd())
            return *known;
        const QString wide = registered(Scope::Machine, name, depth, removed);
        if (!wide.isNull() || removed)
            return wide;
        const auto process = m_process.constFind(name.toUpper());
        return process == m_process.constEnd() ? QString() : *process;
    }

    /// `removed` becomes true where the plan deletes the variable: this process has it still.
    [[nodiscard]] QString registered(Scope scope, const QString& name, int depth,
                                     bool& removed) const
    {
        const RegistryValuePath place = variableRegistryPath(scope, name);
        std::optional<RegValue> value;
        if (const auto coming = m_planned ? m_planned(place) : std::nullopt) {
            value = coming->value;
            removed = removed || !value;
        } else if (const auto read = m_machine->registry().read(place)) {
            value = *read;
        }
        if (!value || !value->isText())
            return {};
        const QString text = value->text();
        if (value->kind != RegKind::ExpandString || depth >= deepestNesting)
            return text.isNull() ? QStringLiteral("") : text;
        return winpath::expand(text, [this, scope, depth, &name](const QString& inner) {
            // A variable that names itself stands for the outer one, not for an endless loop.
            return inner.compare(name, Qt::CaseInsensitive) == 0 ? QString()
                                                                 : find(inner, scope, depth + 1);
        });
    }

    Machine* m_machine;
    Scope m_scope;
    PlannedValueLookup m_planned;
    QMap<QString, QString> m_process;
    QMap<QString, QString> m_system;
};

} // namespace

winpath::VariableLookup variableLookup(Machine& machine, Scope scope,
                                       const PlannedValueLookup& planned)
{
    const auto lookup = std::make_shared<Lookup>(machine, scope, planned);
    return [lookup](const QString& name) { return lookup->find(name); };
}

Result<QString> goEnvFile(Machine& machine, const PlannedValueLookup& planned)
{
    const QString named = variableLookup(machine, Scope::User, planned)(QStringLiteral("GOENV"));
    if (named == QLatin1String("off")) {
        return fail(ErrorCode::Invalid, Text::tr("GOENV is \"off\": Go reads no settings file"),
                    Text::tr("delete the variable GOENV, or set the value as a variable"));
    }
    if (!named.isEmpty()) {
        if (!winpath::isAbsolute(named))
            return fail(ErrorCode::Invalid,
                        Text::tr("GOENV is not an absolute path: %1").arg(named));
        return winpath::clean(named);
    }
    return winpath::join(machine.system().folders().roamingAppData, QStringLiteral("go\\env"));
}

} // namespace gosetup
