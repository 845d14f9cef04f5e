// SPDX-License-Identifier: Apache-2.0
// What the build cache takes, and how much of it Go itself would delete.
#include "facts/CacheCollectors.h"
#include "gosettings/BuildCacheName.h"
#include "machine/Walk.h"
#include "paths/WindowsPath.h"

namespace gosetup::collect {

namespace {

/// Counts what is below a folder of the build cache, and knows how old each entry is.
class BuildCacheCount
{
  public:
    BuildCacheCount(const QString& root, BuildCacheFacts& facts) : m_root(root), m_facts(facts) {}

    WalkStep visit(const WalkEntry& entry)
    {
        // What is in one folder comes in a row.
        const auto parent = QStringView(entry.path).chopped(entry.name.size() + 1);
        if (parent != m_parent)
            enter(parent.toString());
        const bool isEntry = m_isShelf && gosettings::isBuildCacheEntry(entry.name);
        const bool isOld = entry.modified.isValid() && entry.modified < m_facts.cutoff;
        if (entry.isDirectory) {
            // "<hex>-d" with one program in it, which is as old as its folder.
            if (isEntry && isOld)
                m_staleFolders.insert(entry.path);
            return WalkStep::Continue;
        }
        if (m_isTop && entry.name == QLatin1String("log.txt"))
            m_facts.logBytes = entry.size;
        m_holdsEntries = m_holdsEntries || isEntry;
        if ((isEntry && isOld) || m_isStaleFolder) {
            ++m_facts.staleFiles;
            m_facts.staleBytes += entry.size;
        }
        return WalkStep::Continue;
    }
    [[nodiscard]] bool holdsEntries() const { return m_holdsEntries; }

  private:
    void enter(const QString& folder)
    {
        m_parent = folder;
        m_isTop = winpath::same(folder, m_root);
        m_isShelf = gosettings::isBuildCacheFolder(winpath::fileName(folder)) &&
                    winpath::same(winpath::parent(folder), m_root);
        m_isStaleFolder = m_staleFolders.contains(folder);
    }

    const QString& m_root;
    BuildCacheFacts& m_facts;
    QString m_parent; ///< of the last entry; what follows is about it
    bool m_isTop = false;
    bool m_isShelf = false; ///< "00" to "ff"
    bool m_isStaleFolder = false;
    QSet<QString> m_staleFolders;
    bool m_holdsEntries = false;
};

/// Nothing where the folder holds no build cache.
Observed<BuildCacheFacts> lookAtBuildCache(Machine& machine, const QString& folder,
                                           std::chrono::milliseconds time)
{
    BuildCacheFacts facts;
    facts.use.path = machine.files().resolved(folder).value_or(folder);
    facts.cutoff = gosettings::buildCacheCutoff(machine.clock().now().toUTC());
    BuildCacheCount count(facts.use.path, facts);
    WalkLimits limits;
    limits.time = time;
    const Progress never;
    const auto seen = walk(
        machine.files(), facts.use.path, limits,
        [&count](const WalkEntry& entry) { return count.visit(entry); }, never);
    if (!seen)
        return Observed<BuildCacheFacts>::from(seen.error());
    facts.use.add(*seen);
    if (!count.holdsEntries() && facts.use.isComplete) // else it ended before the first one
        return {};
    return facts;
}

} // namespace

void buildCache(Machine& machine, const Basics& basics, std::chrono::milliseconds time,
                CacheFacts& facts)
{
    const GoSetting setting = basics.goEnv.setting(QStringLiteral("GOCACHE"));
    const QString folder = winpath::clean(setting.value);
    if (!setting.isAccepted() || !winpath::isAbsolute(folder)) {
        facts.build = Observed<BuildCacheFacts>::unknown(
            WhyUnknown::NotApplicable, Text::tr("GOCACHE names no folder that Go can use"));
        return;
    }
    facts.build = lookAtBuildCache(machine, folder, time);
    const QString usual =
        winpath::join(basics.system.folders.localAppData, QStringLiteral("go-build"));
    if (winpath::same(usual, folder) || winpath::isInside(folder, usual))
        return;
    if (auto old = lookAtBuildCache(machine, usual, time / 2);
        old && !(facts.build && winpath::same(facts.build->use.path, old->use.path)))
        facts.abandoned = *old;
}

CacheFacts caches(Machine& machine, const Basics& basics, std::chrono::milliseconds time)
{
    CacheFacts facts;
    runInParallel({[&] { buildCache(machine, basics, time, facts); },
                   [&] { facts.modules = moduleCache(machine, basics, time); }});
    return facts;
}

} // namespace gosetup::collect
