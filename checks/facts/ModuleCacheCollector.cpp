// SPDX-License-Identifier: Apache-2.0
// The quick look at the module cache: names, sizes, the end of each zip. Reads no content.
#include "facts/CacheCollectors.h"
#include "facts/ModuleFaults.h"
#include "paths/WindowsPath.h"

#include <QElapsedTimer>

namespace gosetup::collect {

namespace {

using std::chrono::milliseconds;

/// What is left of the time, at least one millisecond: 0 would be no limit.
class ModuleClock
{
  public:
    explicit ModuleClock(milliseconds time) : m_time(time) { m_timer.start(); }

    /// Until this share of the whole is over, in percent.
    [[nodiscard]] milliseconds until(int percent) const
    {
        return std::max(milliseconds(1), m_time * percent / 100 - milliseconds(m_timer.elapsed()));
    }
    [[nodiscard]] bool isOver(int percent) const
    {
        return milliseconds(m_timer.elapsed()) >= m_time * percent / 100;
    }

  private:
    milliseconds m_time;
    QElapsedTimer m_timer;
};

} // namespace

QStringList sumDatabaseHeads(Machine& machine, const Basics& basics)
{
    const QString folder =
        winpath::join(basics.goEnv.gopaths().value(0), QStringLiteral("pkg\\sumdb"));
    QStringList damaged;
    if (!winpath::isAbsolute(folder))
        return damaged;
    const auto names = machine.files().list(folder);
    for (const QString& name : names.value_or(QStringList())) {
        constexpr qint64 most = 64 * 1024;
        const QString latest = winpath::join(winpath::join(folder, name), QStringLiteral("latest"));
        const auto bytes = machine.files().read(latest, most);
        // Go begins anew where there is none, and takes an empty one for none.
        if (bytes && !bytes->isEmpty() && !bytes->startsWith("go.sum database tree\n"))
            damaged << latest;
    }
    return damaged;
}

std::optional<QString> moduleCacheFolder(const Basics& basics)
{
    const GoSetting setting = basics.goEnv.setting(QStringLiteral("GOMODCACHE"));
    const QString folder = winpath::clean(setting.value);
    if (!setting.isAccepted() || !winpath::isAbsolute(folder))
        return std::nullopt;
    return folder;
}

Observed<ModuleCacheFacts> moduleCache(Machine& machine, const Basics& basics, milliseconds time)
{
    const auto folder = moduleCacheFolder(basics);
    if (!folder)
        return Observed<ModuleCacheFacts>::unknown(
            WhyUnknown::NotApplicable, Text::tr("GOMODCACHE names no folder that Go can use"));
    const ModuleClock clock(time);
    const Progress never;
    ModuleCacheFacts facts;
    facts.use.path = machine.files().resolved(*folder).value_or(*folder);
    facts.damagedDatabase = sumDatabaseHeads(machine, basics);
    WalkLimits limits;
    limits.time = clock.until(40);
    auto downloads = readDownloads(machine, facts.use.path, limits, never, facts);
    if (!downloads)
        return Observed<ModuleCacheFacts>::from(downloads.error());
    const auto access =
        machine.files().access(winpath::join(facts.use.path, QStringLiteral("cache\\download")));
    facts.access =
        access ? Observed<FolderAccess>(*access) : Observed<FolderAccess>::from(access.error());
    limits.time = clock.until(70);
    if (const auto seen = readUnpacked(machine, facts.use.path, limits, never, *downloads, facts);
        !seen)
        return Observed<ModuleCacheFacts>::from(seen.error());
    for (const auto& [name, download] : *downloads) {
        if (clock.isOver(100))
            break;
        addFaults(facts, quickFaults(machine, download, facts));
    }
    return facts;
}

} // namespace gosetup::collect
