// SPDX-License-Identifier: Apache-2.0
#include "engine/Releases.h"

#include "changes/run/Journal.h"
#include "machine/http/Proxy.h"

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
    const QString version = request.version.isEmpty() ? QStringLiteral("latest") : request.version;
    const Arch arch = machine.system().info().arch;
    if (known != nullptr)
        return chooseArchive(*known, version, arch);
    auto index = loadReleases(machine, request.mirror, options, progress);
    GOSETUP_RETURN_IF_FAILED(index);
    return chooseArchive(*index, version, arch);
}

} // namespace gosetup
