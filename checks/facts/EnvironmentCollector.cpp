// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

namespace gosetup::collect {

namespace {

Observed<EnvironmentBlock> readBlock(const Registry& registry, Hive hive)
{
    using Block = Observed<EnvironmentBlock>;
    const QString key = environmentKey(hive);
    const auto names = registry.valueNames(hive, key);
    if (!names)
        return Block::from(names.error());
    // The user's block may be absent (fresh accounts, containers); the machine's never is.
    if (names->isEmpty() && hive == Hive::LocalMachine) {
        const auto present = registry.keyExists(hive, key);
        if (!present || !*present)
            return Block::unknown(WhyUnknown::Failed,
                                  Text::tr("the registry key of the system variables is missing"));
    }
    EnvironmentBlock block;
    for (const QString& name : *names) {
        if (name.isEmpty())
            continue; // the key's default value is no variable
        const auto value = registry.read({hive, key, name});
        if (!value)
            return Block::from(value.error());
        if (value->has_value())
            block.variables.push_back({name, **value});
    }
    const auto written = registry.lastWrite(hive, key);
    block.written = written ? Observed<QDateTime>(written->toUTC())
                            : Observed<QDateTime>::from(written.error());
    return block;
}

/// The variables that Windows makes itself, so that they are in neither block.
QMap<QString, QString> providedNames(const SystemFacts& system,
                                     const QMap<QString, QString>& process)
{
    QMap<QString, QString> provided;
    for (const char* name :
         {"PROGRAMFILES(X86)", "PROGRAMW6432", "COMMONPROGRAMFILES", "COMMONPROGRAMFILES(X86)",
          "COMMONPROGRAMW6432", "PUBLIC", "USERDOMAIN", "HOMEDRIVE", "HOMEPATH", "COMPUTERNAME"}) {
        const QString key = QString::fromLatin1(name);
        if (process.contains(key))
            provided.insert(key, process.value(key));
    }
    const KnownFolders& f = system.folders;
    const auto add = [&](const char* name, const QString& value) {
        if (!value.isEmpty())
            provided.insert(QString::fromLatin1(name), value);
    };
    add("USERPROFILE", f.userProfile);
    add("LOCALAPPDATA", f.localAppData);
    add("APPDATA", f.roamingAppData);
    add("PROGRAMDATA", f.programData);
    add("ALLUSERSPROFILE", f.programData);
    add("PROGRAMFILES", f.programFiles);
    add("SYSTEMROOT", f.windows);
    add("WINDIR", f.windows);
    add("SYSTEMDRIVE", winpath::drive(f.windows));
    add("USERNAME", system.info.userName);
    return provided;
}

} // namespace

EnvironmentFacts environment(Machine& machine, const SystemFacts& system)
{
    EnvironmentFacts facts;
    facts.user = readBlock(machine.registry(), Hive::CurrentUser);
    facts.machine = readBlock(machine.registry(), Hive::LocalMachine);
    facts.process = machine.system().processEnvironment();
    facts.provided = providedNames(system, facts.process);
    return facts;
}

GoEnvFacts goEnv(Machine& machine, const EnvironmentFacts& environment, const SystemFacts& system)
{
    constexpr qint64 most = 64 * 1024;
    QMap<QString, QString> values;
    const QString file = goEnvFile(environment, system);
    if (!file.isEmpty()) {
        const auto bytes = machine.files().read(file, most);
        if (bytes)
            values = parseGoEnvFile(*bytes);
    }
    return goEnvFrom(environment, system, values);
}

Basics basics(Machine& machine)
{
    Basics all;
    all.system = system(machine);
    all.environment = environment(machine, all.system);
    all.goEnv = goEnv(machine, all.environment, all.system);
    all.cloud = cloud(machine, all.environment, all.system);
    return all;
}

} // namespace gosetup::collect
