// SPDX-License-Identifier: Apache-2.0
#include "engine/Releases.h"

#include "changes/run/Journal.h"
#include "machine/http/Proxy.h"
#include "toolchain/WindowsSupport.h"

#include <QProcessEnvironment>

namespace gosetup {

namespace {

QMap<QString, QString> ownEnvironment()
{
    QMap<QString, QString> out;
    const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    const QStringList names = own.keys();
    for (const QString& name : names)
        out.insert(name.toUpper(), own.value(name));
    return out;
}

ProxySettings ownProxyFor(const QUrl& url)
{
    static const QMap<QString, QString> environment = ownEnvironment();
    return proxyFromEnvironment(environment, url).value_or(ProxySettings{});
}

/// Nobody named a version: the newest that runs on this Windows, and where there is none the
/// newest, so that it can be told what is left out and why.
[[nodiscard]] Result<ArchiveRef> newestThatRuns(const ReleaseIndex& index, const SystemInfo& system)
{
    ReleaseIndex running = index;
    std::erase_if(running.releases, [&](const Release& release) {
        return !runsOnWindows(release.version, system.build);
    });
    const QString latest = QStringLiteral("latest");
    auto archive = chooseArchive(running, latest, system.arch);
    return archive ? archive : chooseArchive(index, latest, system.arch);
}

} // namespace

Result<FetchOptions> fetchOptionsFor(const std::shared_ptr<Machine>& machine)
{
    FetchOptions options;
    auto cache =
        machine->files().hostPath(userDataFolder(*machine) + QStringLiteral("\\cache"), true);
    GOSETUP_RETURN_IF_FAILED(cache);
    options.cacheFolder = *cache;
    if (machine->isPractice())
        options.proxyFor = ownProxyFor;
    else
        options.proxyFor = [machine](const QUrl& url) { return machine->network().proxyFor(url); };
    return options;
}

FetchOptions hostFetchOptions()
{
    FetchOptions options;
    options.proxyFor = ownProxyFor;
    return options;
}

Result<ReleaseIndex> loadReleases(const Machine& machine, const QString& mirror,
                                  const FetchOptions& options, Progress& progress)
{
    if (!mirror.isEmpty()) {
        auto source = Source::parse(mirror);
        return source ? loadIndex(*source, options, progress) : fail(source.error());
    }
    if (machine.isPractice())
        return loadIndex(Source::builtIn(), options, progress);
    return loadOfficialIndex(options, progress);
}

Result<ArchiveRef> findArchive(Machine& machine, const GoRequest& request,
                               const FetchOptions& options, Progress& progress,
                               const ReleaseIndex* known)
{
    if (!request.archive.isEmpty())
        return archiveFromFile(request.archive, request.sha256, options.knownHashes());
    const SystemInfo system = machine.system().info();
    const auto choose = [&](const ReleaseIndex& index) {
        return request.version.isEmpty() ? newestThatRuns(index, system)
                                         : chooseArchive(index, request.version, system.arch);
    };
    if (known != nullptr)
        return choose(*known);
    auto index = loadReleases(machine, request.mirror, options, progress);
    GOSETUP_RETURN_IF_FAILED(index);
    return choose(*index);
}

} // namespace gosetup
