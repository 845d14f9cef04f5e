// SPDX-License-Identifier: Apache-2.0
#include "facts/GoEnvFacts.h"

#include "base/Version.h"
#include "gosettings/NamedPrograms.h"
#include "gosettings/Refusal.h"
#include "gosettings/SettingNames.h"

namespace gosetup {

using winpath::join;

int GoEnvFacts::goMinor() const
{
    const auto version = GoVersion::parse(goVersion);
    return version ? version->minor() : 0;
}

bool GoEnvFacts::lacksShipped(const QString& name) const
{
    constexpr int firstWithFile = 21; // source: cmd/go/internal/cfg, GOPROXY and GOSUMDB
    const bool isShipped = name == QLatin1String("GOPROXY") || name == QLatin1String("GOSUMDB");
    return isShipped && rootFileKnown && goMinor() >= firstWithFile &&
           rootValues.value(name).isEmpty();
}

QString GoEnvFacts::refusal(const QString& name, const QString& value, bool inFile) const
{
    return gosettings::refusalOf(name, value, {goMinor(), goroot, inFile, arch, snapshots});
}

QStringList GoEnvFacts::gopaths() const
{
    const GoSetting gopath = setting(QStringLiteral("GOPATH"));
    QStringList folders =
        gopath.isAccepted() ? gosettings::splitFolderList(gopath.value) : QStringList();
    for (QString& folder : folders)
        folder = folder.trimmed(); // a blank at an end is told of the value
    // What was not in UTF-8 names no folder that anybody meant: told of the file.
    folders.removeIf(
        [](const QString& folder) { return folder.contains(QChar::ReplacementCharacter); });
    return folders;
}

QString GoEnvFacts::goBin() const
{
    const GoSetting bin = setting(QStringLiteral("GOBIN"));
    if (!bin.isAccepted() || bin.value.contains(QChar::ReplacementCharacter))
        return {};
    if (!bin.value.isEmpty())
        return winpath::clean(bin.value);
    const QStringList paths = gopaths();
    return paths.isEmpty() ? QString() : winpath::clean(join(paths.first(), QStringLiteral("bin")));
}

QString workspaceByName(const GoEnvFacts& goEnv)
{
    const QStringList parts = {QStringLiteral("src"), QStringLiteral("bin"), QStringLiteral("pkg")};
    const QString gopath = winpath::clean(goEnv.gopaths().value(0));
    const QString parent = winpath::parent(gopath);
    return parts.contains(winpath::fileName(gopath), Qt::CaseInsensitive) &&
                   !winpath::isDriveRoot(parent)
               ? parent
               : QString();
}

QStringList downloadedToolchains(const GoEnvFacts& goEnv)
{
    return toolchainFolders(
        goEnv, gosettings::pinnedToolchain(goEnv.value(QStringLiteral("GOTOOLCHAIN"))));
}

QStringList toolchainFolders(const GoEnvFacts& goEnv, const QString& toolchain)
{
    const GoSetting cache = goEnv.setting(QStringLiteral("GOMODCACHE"));
    QStringList folders;
    if (toolchain.isEmpty() || cache.value.isEmpty() || !cache.isAccepted())
        return folders;
    for (const char* arch : {"amd64", "arm64", "386"})
        folders << join(cache.value, QStringLiteral("golang.org\\toolchain@v0.0.1-%1.windows-%2")
                                         .arg(toolchain, QString::fromLatin1(arch)));
    return folders;
}

QString usualGoEnvFile(const SystemFacts& system)
{
    return join(system.folders.roamingAppData, QStringLiteral("go\\env"));
}

QString goEnvFile(const EnvironmentFacts& environment, const SystemFacts& system)
{
    const QString own = environment.effective(QStringLiteral("GOENV"));
    if (own == QLatin1String("off"))
        return {};
    if (!own.isEmpty())
        return own;
    return usualGoEnvFile(system);
}

namespace {

QString defaultOf(const QString& name, const GoEnvFacts& facts, const SystemFacts& system)
{
    if (facts.lacksShipped(name))
        return {};
    if (name == QLatin1String("GOPATH"))
        return join(system.folders.userProfile, QStringLiteral("go"));
    if (name == QLatin1String("GOMODCACHE")) {
        const QStringList paths = facts.gopaths();
        return paths.isEmpty() ? QString() : join(paths.first(), QStringLiteral("pkg\\mod"));
    }
    if (name == QLatin1String("GOCACHE"))
        return join(system.folders.localAppData, QStringLiteral("go-build"));
    constexpr int firstWithProxy = 13;
    const bool isBeforeProxies = facts.goMinor() > 0 && facts.goMinor() < firstWithProxy;
    if (name == QLatin1String("GOPROXY") && isBeforeProxies)
        return QStringLiteral("direct");
    const bool isShipped = name == QLatin1String("GOPROXY") || name == QLatin1String("GOSUMDB");
    return isShipped ? gosettings::shippedValue(name) : QString();
}

/// GOROOT of go.env is ignored. Source: initEnvCache.
bool isFromRoot(const GoEnvFacts& facts, const QString& name)
{
    return name != QLatin1String("GOROOT") && facts.rootValues.contains(name);
}

GoSetting settingOf(const QString& name, const GoEnvFacts& facts,
                    const EnvironmentFacts& environment, const winpath::VariableLookup& lookup,
                    const SystemFacts& system)
{
    using Source = GoSetting::Source;
    // Go takes an empty variable for an unset one.
    if (const QString effective = lookup(name); !effective.isEmpty())
        return {name,
                effective,
                environment.text(Hive::CurrentUser, name).isEmpty() ? Source::Machine
                                                                    : Source::User,
                {}};
    const bool inFile = !facts.off && facts.fileValues.contains(name);
    // An empty line hides the one of go.env.
    if (inFile && (!facts.fileValues[name].isEmpty() || isFromRoot(facts, name)))
        return {name, facts.fileMeant[name], Source::File, {}};
    if (isFromRoot(facts, name))
        return {name, facts.rootValues[name], Source::GoRoot, {}};
    return {name, defaultOf(name, facts, system), Source::Default, {}};
}

/// Of a setting that has no value, not even a default. Sources: cmd/go/internal/modfetch, proxyList
/// and dbDial.
QString refusalOfNothing(const QString& name)
{
    if (name == QLatin1String("GOPROXY"))
        return QStringLiteral("GOPROXY list is not the empty string, but contains no entries");
    return name == QLatin1String("GOSUMDB") ? QStringLiteral("missing GOSUMDB") : QString();
}

} // namespace

GoEnvFacts goEnvFrom(const EnvironmentFacts& environment, const SystemFacts& system,
                     const GoEnvSources& sources)
{
    GoEnvFacts facts;
    facts.file = goEnvFile(environment, system);
    facts.off = facts.file.isEmpty();
    facts.fileTrouble = sources.fileTrouble;
    facts.fileThere = sources.file.has_value();
    facts.namesLeftOut = goenv::values(sources.usualFile).keys();
    facts.goroot = sources.goroot;
    facts.goVersion = sources.goVersion;
    facts.snapshots = sources.snapshots;
    facts.rootValues = goenv::values(sources.rootFile);
    facts.rootFileKnown = sources.rootFileKnown;
    if (sources.file) {
        facts.fileValues = goenv::values(*sources.file);
        facts.fileFaults = goenv::faultsOf(*sources.file);
        const QByteArray meant =
            facts.fileFaults.canBeRewritten() ? goenv::rewritten(*sources.file) : *sources.file;
        facts.fileMeant = goenv::values(meant);
        facts.fileEarlier = goenv::earlierValues(meant);
    }
    settle(facts, environment, system);
    return facts;
}

void settle(GoEnvFacts& facts, const EnvironmentFacts& environment, const SystemFacts& system)
{
    const winpath::VariableLookup lookup = environment.lookup();
    facts.arch = settingOf(QStringLiteral("GOARCH"), facts, environment, lookup, system).value;
    if (facts.arch.isEmpty())
        facts.arch = toString(system.info.arch);
    // GOPATH first: GOMODCACHE's default is made of it.
    QStringList names = gosettings::settingNames();
    names.removeOne(QStringLiteral("GOPATH"));
    names.prepend(QStringLiteral("GOPATH"));
    for (const QString& name : names) {
        GoSetting setting = settingOf(name, facts, environment, lookup, system);
        const bool inFile = setting.source == GoSetting::Source::File ||
                            setting.source == GoSetting::Source::GoRoot;
        setting.refusal = setting.value.isEmpty() ? refusalOfNothing(name)
                                                  : facts.refusal(name, setting.value, inFile);
        facts.settings.insert(name, setting);
    }
}

} // namespace gosetup
