// SPDX-License-Identifier: Apache-2.0
#include "toolchain/Install.h"

#include "base/SizeText.h"
#include "gosettings/SettingNames.h"
#include "machine/ProgramFile.h"
#include "machine/RunningPrograms.h"
#include "paths/WindowsPath.h"
#include "toolchain/InstallHelpers.h"
#include "toolchain/Unpack.h"

#include <zlib.h>

namespace gosetup {

namespace {

/// The elevated copy writes there with all rights, and below ProgramData anybody may make a folder:
/// one that others can write to could hold links that lead those writes elsewhere.
Result<void> requireOwnFolder(Machine& machine, const QString& folder)
{
    if (const auto made = machine.files().makeFolder(folder, true); !made)
        return made;
    const auto access = machine.files().access(folder);
    GOSETUP_RETURN_IF_FAILED(access);
    if (!access->ordinaryUsersMayWrite)
        return {};
    return fail(ErrorCode::Untrusted,
                Text::tr("standard users can write to %1: nothing is downloaded there").arg(folder),
                Text::tr("remove the folder and try again"));
}

Result<QString> cacheFolder(Machine& machine)
{
    const KnownFolders folders = machine.system().folders();
    const bool elevated = machine.system().info().elevated;
    const QString data = winpath::join(elevated ? folders.programData : folders.localAppData,
                                       QStringLiteral("GoSetup"));
    if (elevated) {
        GOSETUP_RETURN_IF_FAILED(requireOwnFolder(machine, data));
    }
    return machine.files().hostPath(winpath::join(data, QStringLiteral("cache")), true);
}

Result<FetchOptions> completed(Machine& machine, const QUrl& url, const FetchOptions& given)
{
    FetchOptions options = given;
    const bool local = url.isLocalFile() || url.scheme() == QLatin1String("qrc");
    if (options.cacheFolder.isEmpty() && !local) {
        auto host = cacheFolder(machine);
        GOSETUP_RETURN_IF_FAILED(host);
        options.cacheFolder = *host;
    }
    if (!options.proxyFor)
        options.proxyFor = [&machine](const QUrl& target) {
            return machine.network().proxyFor(target);
        };
    return options;
}

Result<void> requireVolumeSpace(Machine& machine, const QString& root, qint64 bytes)
{
    const auto volume = machine.files().volume(root);
    GOSETUP_RETURN_IF_FAILED(volume);
    if (volume->freeBytes >= bytes)
        return {};
    return fail(ErrorCode::DiskFull,
                Text::tr("not enough space on %1: %2 needed, %3 free")
                    .arg(volume->root)
                    .arg(sizeText(bytes))
                    .arg(sizeText(volume->freeBytes)),
                Text::tr("free some space or choose another drive"));
}

Result<void> requireVersion(Machine& machine, const QString& root, const QString& wanted)
{
    const auto said = askGoVersion(machine, root);
    GOSETUP_RETURN_IF_FAILED(said);
    if (*said != wanted)
        return fail(
            ErrorCode::Corrupt,
            Text::tr("the Go in %1 reports version %2, not %3").arg(root).arg(*said).arg(wanted),
            Text::tr("the archive does not match its name"));
    return {};
}

/// Everything that happens inside the staging folder.
Result<InstallOutcome> fillStaging(Machine& machine, const InstallRequest& request,
                                   const VerifiedArchive& archive, Progress& progress)
{
    const QString staging = installPlaces(request.root, request.runId).staging;
    const auto inspected = inspectArchive(archive.bytes, UnpackLimits());
    GOSETUP_RETURN_IF_FAILED(inspected);
    GOSETUP_RETURN_IF_FAILED(requireVolumeSpace(machine, request.root, inspected->bytes));
    GOSETUP_RETURN_IF_FAILED(machine.files().makeFolder(staging, request.protectedList));
    const auto host = machine.files().hostPath(staging, true);
    GOSETUP_RETURN_IF_FAILED(host);
    const auto tree = unpackArchive(archive.bytes, *inspected, *host, 0, progress);
    GOSETUP_RETURN_IF_FAILED(tree);
    Manifest manifest{request.archive.version, request.runId, tree->files};
    const QString path = winpath::join(staging, QLatin1String(manifestName));
    GOSETUP_RETURN_IF_FAILED(machine.files().write(path, manifest.toJson()));

    progress.report({Stage::Testing, Text::tr("running go version"), 0, 0, 0, 0});
    GOSETUP_RETURN_IF_FAILED(requireVersion(machine, staging, request.archive.version));
    if (progress.cancelled()) // the last moment: the swap itself is not interrupted
        return fail(ErrorCode::Cancelled, Text::tr("the installation was cancelled"));
    InstallOutcome outcome;
    outcome.version = request.archive.version;
    outcome.files = static_cast<qint64>(tree->files.size());
    outcome.bytes = tree->bytes;
    outcome.sha256 = archive.sha256;
    outcome.verifiedBy = archive.verifiedBy;
    outcome.archiveHost = archive.finalHost;
    outcome.reusedDownload = archive.reused;
    return outcome;
}

Marker markerOf(const InstallRequest& request, const InstallOutcome& prepared)
{
    return {request.archive.version, request.archive.fileName, prepared.sha256, request.runId,
            prepared.verifiedBy};
}

QByteArray shippedGoEnv()
{
    QByteArray lines;
    for (const char* name : {"GOPROXY", "GOSUMDB", "GOTOOLCHAIN"})
        lines += QByteArray(name) + '=' +
                 gosettings::shippedValue(QString::fromLatin1(name)).toUtf8() + '\n';
    return lines;
}

quint32 crcOf(const QByteArray& bytes)
{
    return static_cast<quint32>(crc32(crc32(0, nullptr, 0),
                                      reinterpret_cast<const Bytef*>(bytes.constData()),
                                      static_cast<uInt>(bytes.size())));
}

} // namespace

Result<VerifiedArchive> fetchForMachine(Machine& machine, const ArchiveRef& archive,
                                        const FetchOptions& given, Progress& progress)
{
    const auto options = completed(machine, archive.url, given);
    GOSETUP_RETURN_IF_FAILED(options);
    progress.report({Stage::Preparing, Text::tr("preparing %1").arg(archive.fileName), 0, 0, 0, 0});
    return fetchArchive(archive, *options, progress);
}

Result<InstallOutcome> prepareInstall(Machine& machine, const InstallRequest& request,
                                      const FetchOptions& given, Progress& progress)
{
    if (!winpath::isAbsolute(request.root) || winpath::isDriveRoot(request.root))
        return fail(
            ErrorCode::Invalid,
            Text::tr("\"%1\" cannot be used as the folder of a Go installation").arg(request.root));
    const auto archive = fetchForMachine(machine, request.archive, given, progress);
    GOSETUP_RETURN_IF_FAILED(archive);
    const QString staging = installPlaces(request.root, request.runId).staging;
    GOSETUP_RETURN_IF_FAILED(machine.files().removeTree(staging));
    auto outcome = fillStaging(machine, request, *archive, progress);
    if (!outcome) {
        // What went wrong first is what the person must hear; a leftover is found by the next run.
        (void)machine.files().removeTree(staging);
        return outcome;
    }
    return outcome;
}

Result<InstallOutcome> swapIn(Machine& machine, const InstallRequest& request,
                              const InstallOutcome& prepared, Progress& progress)
{
    const InstallPlaces places = installPlaces(request.root, request.runId);
    Files& files = machine.files();
    progress.report({Stage::Swapping, Text::tr("installing %1").arg(request.root), 0, 0, 0, 0});
    const auto giveUp = [&](const Error& error) -> Result<InstallOutcome> {
        (void)files.removeTree(places.staging);
        return fail(error);
    };
    if (const auto idle = requireNothingRunsFrom(machine, request.root); !idle)
        return giveUp(idle.error());
    const auto there = files.info(request.root);
    if (!there)
        return giveUp(there.error());
    InstallOutcome outcome = prepared;
    outcome.oldTreeSetAside = there->has_value();
    if (outcome.oldTreeSetAside) {
        if (const auto aside = renameTree(machine, request.root, places.setAside); !aside)
            return giveUp(aside.error());
    }
    const auto back = [&](const Error& error) -> Result<InstallOutcome> {
        if (!outcome.oldTreeSetAside)
            return giveUp(error);
        if (const auto restored = renameTree(machine, places.setAside, request.root); !restored)
            return fail(bothFailed(error, restored.error(), places.setAside));
        return giveUp(error);
    };
    if (const auto moved = renameTree(machine, places.staging, request.root); !moved)
        return back(moved.error());

    // From here on the new tree is at the root; the old one goes only when the new one has
    // answered.
    const auto outAndBack = [&](const Error& error) -> Result<InstallOutcome> {
        if (const auto out = renameTree(machine, request.root, places.staging); !out)
            return fail(bothFailed(error, out.error(), places.setAside));
        return back(error);
    };
    if (const auto same = requireVersion(machine, request.root, prepared.version); !same)
        return outAndBack(same.error());
    const QString marker = winpath::join(request.root, QLatin1String(markerName));
    if (const auto written = files.write(marker, markerOf(request, prepared).toJson()); !written)
        return outAndBack(written.error());
    return outcome;
}

Result<InstallOutcome> installToolchain(Machine& machine, const InstallRequest& request,
                                        const FetchOptions& options, Progress& progress)
{
    const auto prepared = prepareInstall(machine, request, options, progress);
    GOSETUP_RETURN_IF_FAILED(prepared);
    return swapIn(machine, request, *prepared, progress);
}

Result<void> stateInstallEffect(Machine& machine, const InstallRequest& request)
{
    Files& files = machine.files();
    const auto there = files.info(request.root);
    GOSETUP_RETURN_IF_FAILED(there);
    if (there->has_value()) {
        const QString aside = installPlaces(request.root, request.runId).setAside;
        if (const auto moved = files.rename(request.root, aside); !moved)
            return moved;
    }
    if (const auto made = files.makeFolder(request.root, request.protectedList); !made)
        return made;
    const QByteArray program = minimalPe(request.archive.arch);
    const QByteArray version = request.archive.version.toUtf8() + '\n';
    const std::pair<QString, QByteArray> tree[] = {
        {QStringLiteral("VERSION"), version},
        {QStringLiteral("go.env"), shippedGoEnv()},
        {QStringLiteral("bin/go.exe"), program},
        {QStringLiteral("bin/gofmt.exe"), program},
        {QStringLiteral("pkg/include/textflag.h"), QByteArray("// foreseen\n")},
        {QStringLiteral("src/encoding/hex/hex.go"), QByteArray("package hex\n")}};
    Manifest manifest{request.archive.version, request.runId, {}};
    const auto put = [&](QString name, const QByteArray& bytes) {
        return files.write(winpath::join(request.root, name.replace(u'/', u'\\')), bytes);
    };
    for (const auto& [name, bytes] : tree) {
        manifest.files.push_back({name, bytes.size(), crcOf(bytes)});
        if (const auto written = put(name, bytes); !written)
            return written;
    }
    if (const auto written = put(QLatin1String(manifestName), manifest.toJson()); !written)
        return written;
    InstallOutcome expected;
    expected.sha256 = request.archive.sha256;
    return put(QLatin1String(markerName), markerOf(request, expected).toJson());
}

} // namespace gosetup
