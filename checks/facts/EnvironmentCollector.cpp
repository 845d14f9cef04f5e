// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "facts/RepackagedGo.h"
#include "facts/ToolchainTree.h"
#include "machine/ProvidedVariables.h"

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

} // namespace

EnvironmentFacts environment(Machine& machine, const SystemFacts& system)
{
    EnvironmentFacts facts;
    facts.user = readBlock(machine.registry(), Hive::CurrentUser);
    facts.machine = readBlock(machine.registry(), Hive::LocalMachine);
    facts.process = machine.system().processEnvironment();
    facts.provided =
        providedVariables(system.info, system.folders, ProvidedTo::Person, facts.process);
    return facts;
}

namespace {

/// The tree whose go.exe a new console would start; with GOROOT set, that one's go.env counts.
QString goRootOf(Machine& machine, const EnvironmentFacts& environment,
                 const QMap<QString, QString>& fileValues)
{
    for (const QString& root : {fileValues.value(QStringLiteral("GOROOT")),
                                environment.effective(QStringLiteral("GOROOT"))}) {
        if (!root.isEmpty())
            return winpath::withoutDevicePrefix(winpath::clean(root));
    }
    for (const PathEntry& entry : parsePath(environment).effective()) {
        const bool isBin =
            winpath::fileName(entry.folder).compare(QLatin1String("bin"), Qt::CaseInsensitive) == 0;
        if (!isBin || !entry.searched())
            continue;
        const auto program =
            machine.files().info(winpath::join(entry.folder, QStringLiteral("go.exe")));
        if (program && program->has_value())
            return treeOfBin(machine.files(), entry.folder);
    }
    return {};
}

void readFile(Machine& machine, const QString& file, GoEnvSources& sources)
{
    if (!winpath::isAbsolute(file)) {
        sources.fileTrouble = Text::tr("%1 is not a full path").arg(file);
        return;
    }
    const auto bytes = machine.files().read(file, goenv::mostBytes);
    if (bytes)
        sources.file = *bytes;
    else if (bytes.error().code != ErrorCode::NotFound)
        sources.fileTrouble = bytes.error().text();
}

void readRoot(Machine& machine, GoEnvSources& sources)
{
    if (!winpath::isAbsolute(sources.goroot))
        return;
    sources.goVersion = versionOf(machine.files(), sources.goroot);
    const auto defaults = machine.files().read(
        winpath::join(sources.goroot, QStringLiteral("go.env")), goenv::mostBytes);
    if (defaults)
        sources.rootFile = *defaults;
    // Of a tree without its program nothing is started, whatever else it lacks.
    sources.rootFileKnown =
        (defaults || defaults.error().code == ErrorCode::NotFound) &&
        isInPlace(machine.files(), winpath::join(sources.goroot, QStringLiteral("bin\\go.exe")));
    const auto snapshots =
        machine.files().list(winpath::join(sources.goroot, QStringLiteral("lib\\fips140")));
    if (snapshots && !snapshots->isEmpty())
        sources.snapshots = *snapshots;
}

} // namespace

GoEnvFacts goEnv(Machine& machine, const EnvironmentFacts& environment, const SystemFacts& system)
{
    GoEnvSources sources;
    if (const QString file = goEnvFile(environment, system); !file.isEmpty())
        readFile(machine, file, sources);
    const QString usual = usualGoEnvFile(system);
    if (!winpath::same(goEnvFile(environment, system), usual))
        sources.usualFile = machine.files().read(usual, goenv::mostBytes).value_or(QByteArray());
    sources.goroot =
        goRootOf(machine, environment, goenv::values(sources.file.value_or(QByteArray())));
    readRoot(machine, sources);
    return goEnvFrom(environment, system, sources);
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
