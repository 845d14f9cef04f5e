// SPDX-License-Identifier: Apache-2.0
#include "changes/handlers/Variables.h"

#include <QHash>

namespace gosetup {

namespace {

constexpr int deepestNesting = 4;

using Names = QHash<QString, QString>;

/// Names the system sets itself; they stand in no Environment key.
Names systemNames(Machine& machine, Scope scope)
{
    const KnownFolders folders = machine.system().folders();
    const QString drive = winpath::drive(folders.windows);
    Names names{{QStringLiteral("SYSTEMROOT"), folders.windows},
                {QStringLiteral("WINDIR"), folders.windows},
                {QStringLiteral("SYSTEMDRIVE"), drive},
                {QStringLiteral("PROGRAMDATA"), folders.programData},
                {QStringLiteral("ALLUSERSPROFILE"), folders.programData},
                {QStringLiteral("PROGRAMFILES"), folders.programFiles},
                {QStringLiteral("PROGRAMW6432"), folders.programFiles}};
    if (scope == Scope::User) {
        names.insert(QStringLiteral("USERPROFILE"), folders.userProfile);
        names.insert(QStringLiteral("LOCALAPPDATA"), folders.localAppData);
        names.insert(QStringLiteral("APPDATA"), folders.roamingAppData);
        names.insert(QStringLiteral("USERNAME"), machine.system().info().userName);
    }
    return names;
}

class Lookup
{
  public:
    Lookup(Machine& machine, Scope scope, PlannedValueLookup planned)
        : m_machine(&machine), m_scope(scope), m_planned(std::move(planned)),
          m_system(systemNames(machine, scope))
    {
        if (scope == Scope::User)
            m_process = machine.system().processEnvironment();
    }

    [[nodiscard]] QString find(const QString& name, int depth) const
    {
        if (m_scope == Scope::User) {
            if (const QString user = registered(Scope::User, name, depth); !user.isNull())
                return user;
        }
        if (const auto known = m_system.constFind(name.toUpper()); known != m_system.constEnd())
            return *known;
        if (const QString wide = registered(Scope::Machine, name, depth); !wide.isNull())
            return wide;
        const auto process = m_process.constFind(name.toUpper());
        return process == m_process.constEnd() ? QString() : *process;
    }

  private:
    [[nodiscard]] QString registered(Scope scope, const QString& name, int depth) const
    {
        const RegistryValuePath place = variableRegistryPath(scope, name);
        std::optional<RegValue> value;
        if (const auto coming = m_planned ? m_planned(place) : std::nullopt) {
            value = coming->value;
        } else if (const auto read = m_machine->registry().read(place)) {
            value = *read;
        }
        if (!value || !value->isText())
            return {};
        const QString text = value->text();
        if (value->kind != RegKind::ExpandString || depth >= deepestNesting)
            return text.isNull() ? QStringLiteral("") : text;
        return winpath::expand(text, [this, depth, &name](const QString& inner) {
            // A variable that names itself stands for the outer one, not for an endless loop.
            return inner.compare(name, Qt::CaseInsensitive) == 0 ? QString()
                                                                 : find(inner, depth + 1);
        });
    }

    Machine* m_machine;
    Scope m_scope;
    PlannedValueLookup m_planned;
    Names m_system;
    QMap<QString, QString> m_process;
};

} // namespace

winpath::VariableLookup variableLookup(Machine& machine, Scope scope,
                                       const PlannedValueLookup& planned)
{
    const auto lookup = std::make_shared<Lookup>(machine, scope, planned);
    return [lookup](const QString& name) { return lookup->find(name, 0); };
}

Result<QString> goEnvFile(Machine& machine)
{
    const QString named = variableLookup(machine, Scope::User)(QStringLiteral("GOENV"));
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
