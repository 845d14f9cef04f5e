// SPDX-License-Identifier: Apache-2.0
#include "facts/ModuleFaults.h"

#include "paths/WindowsPath.h"

#include <QHash>

namespace gosetup {

namespace {

bool isThereAt(Machine& machine, const QString& path)
{
    const auto info = machine.files().info(path);
    return info && info->has_value();
}

/// Sizes of the files in an unpacked folder, by their names in the zip.
std::optional<QHash<QByteArray, qint64>> unpackedSizes(Machine& machine,
                                                       const ModuleDownload& download)
{
    QHash<QByteArray, qint64> sizes;
    const QByteArray prefix = download.module.text().toUtf8() + '/';
    const Progress never;
    const auto seen = walk(
        machine.files(), download.folder, WalkLimits{},
        [&](const WalkEntry& entry) {
            if (!entry.isDirectory) {
                const QString below = entry.path.mid(download.folder.size() + 1);
                sizes.insert(prefix + QString(below).replace(u'\\', u'/').toUtf8(), entry.size);
            }
            return WalkStep::Continue;
        },
        never);
    if (!seen || !seen->complete || seen->unreadable > 0)
        return std::nullopt;
    return sizes;
}

/// The zip's files that the folder lacks or has in another size.
std::optional<ModuleFault> compareFolder(Machine& machine, const ModuleDownload& download,
                                         const gosettings::ZipEnd& end)
{
    constexpr qint64 mostDirectory = 64 * 1024 * 1024;
    if (end.isLarge || end.directorySize > mostDirectory)
        return std::nullopt;
    const auto bytes =
        machine.files().readRange(download.zip(), end.directoryAt, end.directorySize);
    const auto names = bytes ? gosettings::zipNames(*bytes, end) : std::nullopt;
    const auto sizes = names ? unpackedSizes(machine, download) : std::nullopt;
    if (!sizes)
        return std::nullopt;
    int wrong = 0;
    QString example;
    for (const gosettings::ZipName& name : *names) {
        if (name.isFolder() || sizes->value(name.name, -1) == name.size)
            continue;
        ++wrong;
        if (example.isEmpty())
            example = QString::fromUtf8(name.name).section(u'@', 1).section(u'/', 1);
    }
    if (wrong == 0)
        return std::nullopt;
    return wrongFolder(
        download,
        Text::tr("%n files are missing or have another size: %1", nullptr, wrong).arg(example),
        false);
}

} // namespace

Result<std::optional<gosettings::ZipEnd>> readZipEnd(const Files& files, const QString& zip,
                                                     qint64 size)
{
    using gosettings::zipEndIn;
    if (size == 0)
        return std::optional<gosettings::ZipEnd>();
    for (const qint64 length : {gosettings::shortZipTail, gosettings::longZipTail}) {
        const qint64 taken = std::min(length, size);
        const auto tail = files.readRange(zip, size - taken, taken);
        GOSETUP_RETURN_IF_FAILED(tail);
        if (const auto end = zipEndIn(*tail, size); end || taken == size)
            return end;
    }
    return std::optional<gosettings::ZipEnd>();
}

ModuleFault damagedZip(Machine& machine, const ModuleDownload& download, Text what)
{
    ModuleFault fault;
    fault.kind = ModuleFault::Kind::DamagedZip;
    fault.what = std::move(what);
    fault.stopsBuilds =
        download.isPartial || download.hashBytes < 0 || !isThereAt(machine, download.folder);
    // Go makes the hash anew with the new zip, and compares it with go.sum.
    fault.files = {download.zip()};
    fault.bytes = download.zipBytes;
    return fault;
}

ModuleFault wrongFolder(const ModuleDownload& download, Text what, bool needsProxy)
{
    ModuleFault fault;
    fault.kind = ModuleFault::Kind::IncompleteFolder;
    fault.what = std::move(what);
    fault.needsProxy = needsProxy;
    fault.files = {download.folder};
    fault.bytes = download.folderBytes;
    return fault;
}

ModuleFault damagedMod(const ModuleDownload& download, Text what)
{
    ModuleFault fault;
    fault.kind = ModuleFault::Kind::DamagedMod;
    fault.what = std::move(what);
    fault.files = {download.mod()};
    fault.bytes = download.modBytes;
    return fault;
}

FaultyModule quickFaults(Machine& machine, const ModuleDownload& download, ModuleCacheFacts& facts)
{
    FaultyModule module{download.module, {}};
    if (download.isInCloud)
        return module;
    if (download.modBytes == 0)
        module.faults.push_back(damagedMod(download, Text::tr("%1 is empty").arg(download.mod())));
    if (download.zipBytes < 0)
        return module;
    const auto end = readZipEnd(machine.files(), download.zip(), download.zipBytes);
    if (!end)
        return module;
    ++facts.zipsLookedAt;
    if (!*end) {
        const Text what = download.zipBytes == 0
                              ? Text::tr("%1 is empty").arg(download.zip())
                              : Text::tr("%1 is not a complete zip file").arg(download.zip());
        module.faults.push_back(damagedZip(machine, download, what));
        return module;
    }
    // An unpacked folder has at least a file for each entry; one that is marked is made anew.
    if (!facts.foldersLookedAt || download.isPartial || download.folderFiles >= (*end)->entries)
        return module;
    if (isThereAt(machine, download.folder)) {
        if (auto fault = compareFolder(machine, download, **end))
            module.faults.push_back(std::move(*fault));
    }
    return module;
}

void addFaults(ModuleCacheFacts& facts, FaultyModule module)
{
    if (!module.faults.empty())
        facts.faulty.push_back(std::move(module));
}

} // namespace gosetup
