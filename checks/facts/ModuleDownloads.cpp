// SPDX-License-Identifier: Apache-2.0
#include "facts/ModuleDownloads.h"

#include "paths/WindowsPath.h"

#include <QHash>

namespace gosetup {

namespace {

using gosettings::CacheFileKind;

QString belowRoot(const QString& path, const QString& root)
{
    return path.mid(root.size() + 1);
}

void addDebris(ModuleCacheFacts& facts, const QString& path, qint64 bytes)
{
    ++facts.debris;
    facts.debrisBytes += bytes;
    if (facts.debrisExample.isEmpty())
        facts.debrisExample = path;
}

/// A download of today may still be under way.
bool isOfToday(const WalkEntry& entry, const QDateTime& now)
{
    constexpr qint64 day = qint64(24) * 3600;
    return !entry.modified.isValid() || entry.modified.secsTo(now) < day;
}

/// Takes up the files of cache\download.
class DownloadReader
{
  public:
    DownloadReader(Machine& machine, QString root, ModuleCacheFacts& facts)
        : m_root(std::move(root)),
          m_download(winpath::join(m_root, QStringLiteral("cache\\download"))), m_facts(facts),
          m_now(machine.clock().now().toUTC())
    {
    }

    [[nodiscard]] const QString& folder() const { return m_download; }
    [[nodiscard]] ModuleDownloads& downloads() { return m_downloads; }

    WalkStep visit(const WalkEntry& entry)
    {
        if (entry.isDirectory)
            return WalkStep::Continue;
        const auto file = gosettings::cacheFileOf(belowRoot(entry.path, m_download));
        if (!file || file->module.version.isEmpty())
            return WalkStep::Continue;
        if (file->kind == CacheFileKind::Temporary) {
            if (!isOfToday(entry, m_now))
                addDebris(m_facts, entry.path, entry.size);
            return WalkStep::Continue;
        }
        if (file->kind == CacheFileKind::SetAside) {
            ++m_facts.setAside;
            m_facts.setAsideBytes += entry.size;
            return WalkStep::Continue;
        }
        take(entry, *file);
        return WalkStep::Continue;
    }

  private:
    void take(const WalkEntry& entry, const gosettings::CacheFile& file)
    {
        ModuleDownload& download = m_downloads[file.module.text()];
        if (download.base.isEmpty()) {
            download.module = file.module;
            download.base = entry.path.left(entry.path.lastIndexOf(u'.'));
            download.folder = winpath::join(m_root, gosettings::unpackedFolder(file.module));
        }
        if (entry.isCloudPlaceholder()) {
            ++m_facts.placeholders;
            download.isInCloud = true;
        }
        switch (file.kind) {
        case CacheFileKind::Zip:
            download.zipBytes = entry.size;
            ++m_facts.zips;
            break;
        case CacheFileKind::ZipHash: download.hashBytes = entry.size; break;
        case CacheFileKind::Mod: download.modBytes = entry.size; break;
        case CacheFileKind::Partial: download.isPartial = true; break;
        default: break;
        }
    }

    const QString m_root;
    const QString m_download;
    ModuleCacheFacts& m_facts;
    const QDateTime m_now;
    ModuleDownloads m_downloads;
};

/// Counts what is in unpacked folders.
class UnpackedReader
{
  public:
    UnpackedReader(Machine& machine, const QString& root, ModuleCacheFacts& facts)
        : m_root(root), m_cache(winpath::join(root, QStringLiteral("cache"))), m_facts(facts),
          m_now(machine.clock().now().toUTC())
    {
    }

    struct Unpacked
    {
        gosettings::CachedModule module;
        QString folder;
        qint64 files = 0;
        qint64 bytes = 0;
        bool isInCloud = false;
    };
    [[nodiscard]] const std::vector<Unpacked>& unpacked() const { return m_unpacked; }

    WalkStep visit(const WalkEntry& entry)
    {
        if (entry.isDirectory && winpath::same(entry.path, m_cache))
            return WalkStep::SkipFolder;
        // What is in one folder comes in a row.
        const auto parent = QStringView(entry.path).chopped(entry.name.size() + 1);
        if (parent != m_parent) {
            m_parent = parent.toString();
            m_module = m_moduleOf.value(m_parent, -1);
        }
        if (entry.isDirectory && !entry.isLink())
            return folder(entry, m_module);
        if (m_module < 0)
            return WalkStep::Continue;
        Unpacked& module = m_unpacked[static_cast<size_t>(m_module)];
        ++module.files;
        module.bytes += entry.size;
        if (entry.isCloudPlaceholder()) {
            module.isInCloud = true;
            ++m_facts.placeholders;
        }
        return WalkStep::Continue;
    }

  private:
    WalkStep folder(const WalkEntry& entry, int module)
    {
        if (module >= 0 || !entry.name.contains(u'@')) {
            m_moduleOf.insert(entry.path, module);
            return WalkStep::Continue;
        }
        if (gosettings::isSetAsideName(entry.name)) {
            ++m_facts.setAside;
            return WalkStep::Continue;
        }
        if (entry.name.contains(QLatin1String(".tmp-")) && !isOfToday(entry, m_now))
            addDebris(m_facts, entry.path, 0);
        const auto found = gosettings::unpackedModule(belowRoot(entry.path, m_root));
        if (found) {
            m_moduleOf.insert(entry.path, static_cast<int>(m_unpacked.size()));
            m_unpacked.push_back({*found, entry.path});
        }
        return WalkStep::Continue;
    }

    const QString& m_root;
    const QString m_cache;
    ModuleCacheFacts& m_facts;
    const QDateTime m_now;
    std::vector<Unpacked> m_unpacked;
    QHash<QString, int> m_moduleOf; ///< by folder; -1: above any module
    QString m_parent;               ///< of the last entry
    int m_module = -1;              ///< of that folder
};

/// "go1.25.0" of "v0.0.1-go1.25.0.windows-amd64".
QString toolchainVersion(const QString& version)
{
    return version.section(u'-', 1).section(QLatin1String(".windows"), 0, 0);
}

} // namespace

Result<ModuleDownloads> readDownloads(Machine& machine, const QString& root,
                                      const WalkLimits& limits, const Progress& cancel,
                                      ModuleCacheFacts& facts)
{
    DownloadReader reader(machine, root, facts);
    const auto seen = walk(
        machine.files(), reader.folder(), limits,
        [&reader](const WalkEntry& entry) { return reader.visit(entry); }, cancel);
    GOSETUP_RETURN_IF_FAILED(seen);
    facts.use.add(*seen);
    return std::move(reader.downloads());
}

Result<void> readUnpacked(Machine& machine, const QString& root, const WalkLimits& limits,
                          const Progress& cancel, ModuleDownloads& downloads,
                          ModuleCacheFacts& facts)
{
    UnpackedReader reader(machine, root, facts);
    const auto seen = walk(
        machine.files(), root, limits,
        [&reader](const WalkEntry& entry) { return reader.visit(entry); }, cancel);
    GOSETUP_RETURN_IF_FAILED(seen);
    facts.use.add(*seen);
    facts.foldersLookedAt = seen->complete && seen->unreadable == 0;
    for (const UnpackedReader::Unpacked& unpacked : reader.unpacked()) {
        if (unpacked.module.path == QLatin1String("golang.org/toolchain"))
            facts.toolchains.push_back(
                {toolchainVersion(unpacked.module.version), unpacked.folder, unpacked.bytes});
        const auto download = downloads.find(unpacked.module.text());
        if (download == downloads.end() || !facts.foldersLookedAt)
            continue;
        download->second.folderFiles = unpacked.files;
        download->second.folderBytes = unpacked.bytes;
        download->second.isInCloud = download->second.isInCloud || unpacked.isInCloud;
    }
    return {};
}

} // namespace gosetup
