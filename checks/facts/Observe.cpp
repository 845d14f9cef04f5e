// SPDX-License-Identifier: Apache-2.0
#include "facts/Observe.h"

#include "base/DetachedTask.h"
#include "facts/Collectors.h"
#include "paths/WindowsPath.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace gosetup {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Where a collector leaves its result. Shared with its thread, so that a late one writes into
/// memory that nobody reads any more.
template <typename T>
class Slot
{
  public:
    void put(Observed<T> value)
    {
        const std::lock_guard lock(m_mutex);
        m_value = std::move(value);
        m_ready.notify_all();
    }
    [[nodiscard]] Observed<T> take(steady_clock::time_point deadline, milliseconds allowed)
    {
        std::unique_lock lock(m_mutex);
        if (!m_ready.wait_until(lock, deadline, [this] { return m_value.has_value(); }))
            return Observed<T>::unknown(WhyUnknown::Failed,
                                        Text::tr("no response within %1 ms").arg(allowed.count()));
        return *m_value;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_ready;
    std::optional<Observed<T>> m_value;
};

template <typename T>
Observed<T> guarded(const std::function<Observed<T>()>& collect)
{
    try {
        return collect();
    } catch (const std::exception& e) {
        return Observed<T>::unknown(WhyUnknown::Failed,
                                    Text::tr("crashed: %1").arg(QString::fromUtf8(e.what())));
    } catch (...) {
        return Observed<T>::unknown(WhyUnknown::Failed, Text::tr("crashed"));
    }
}

template <typename T>
std::shared_ptr<Slot<T>> start(std::function<Observed<T>()> collect)
{
    auto slot = std::make_shared<Slot<T>>();
    runDetached([slot, collect = std::move(collect)] { slot->put(guarded(collect)); });
    return slot;
}

using SharedMachine = std::shared_ptr<Machine>;
using SharedBasics = std::shared_ptr<const collect::Basics>;

auto startPath(const SharedMachine& machine, const SharedBasics& basics)
{
    return start<PathFacts>(
        [machine, basics] { return Observed<PathFacts>(collect::path(*machine, *basics)); });
}

auto startToolchain(const SharedMachine& machine, const SharedBasics& basics,
                    const ObserveOptions& options)
{
    return start<ToolchainFacts>([machine, basics, timeout = options.localTimeout] {
        return Observed<ToolchainFacts>(collect::toolchain(*machine, *basics, timeout * 4 / 5));
    });
}

auto startLocations(const SharedMachine& machine, const SharedBasics& basics)
{
    return start<LocationsFacts>([machine, basics] {
        return Observed<LocationsFacts>(collect::locations(*machine, *basics));
    });
}

auto startCompilers(const SharedMachine& machine, const SharedBasics& basics)
{
    return start<CompilerFacts>([machine, basics] {
        return Observed<CompilerFacts>(collect::compilers(*machine, *basics));
    });
}

/// A little more than a probe may take, so that each host tells its own story.
constexpr milliseconds grace{200};

/// Nothing can be said of a machine that does not tell who and where it is.
Facts withoutBasics(const Observed<collect::Basics>& basics)
{
    Facts facts;
    const auto lose = [&]<typename T>(Observed<T> Facts::*topic) {
        facts.*topic = Observed<T>::unknown(basics.why(), basics.detail());
    };
    std::apply([&](auto... topics) { (lose(topics), ...); }, allTopics);
    return facts;
}

} // namespace

Facts observe(const std::shared_ptr<Machine>& machine, const ObserveOptions& options)
{
    const auto begin = steady_clock::now();
    const auto localDeadline = begin + options.localTimeout;
    const auto first = start<collect::Basics>(
        [machine] { return Observed<collect::Basics>(collect::basics(*machine)); });
    const Observed<collect::Basics> basics = first->take(localDeadline, options.localTimeout);
    if (!basics)
        return withoutBasics(basics);
    const auto shared = std::make_shared<const collect::Basics>(*basics);

    std::shared_ptr<Slot<NetworkFacts>> network;
    if (options.network)
        network = start<NetworkFacts>([machine, shared, timeout = options.networkTimeout] {
            return Observed<NetworkFacts>(collect::network(*machine, *shared, timeout));
        });
    const auto toolchain = startToolchain(machine, shared, options);
    const auto path = startPath(machine, shared);
    const auto locations = startLocations(machine, shared);
    const auto compilers = startCompilers(machine, shared);
    const auto git = start<GitFacts>(
        [machine, shared] { return Observed<GitFacts>(collect::git(*machine, *shared)); });
    const auto caches = start<CacheFacts>([machine, shared, time = options.cacheTime] {
        return Observed<CacheFacts>(collect::caches(*machine, *shared, time));
    });
    const auto editors = start<EditorFacts>([machine, shared] {
        return Observed<EditorFacts>(collect::editors(*machine, *shared));
    });
    const auto powerShell = start<PowerShellFacts>([machine, shared] {
        return Observed<PowerShellFacts>(collect::powerShell(*machine, *shared));
    });
    const auto aliases =
        start<AliasFacts>([machine, shared] { return collect::aliases(*machine, *shared); });
    const auto appPaths = start<AppPathsFacts>([machine, shared] {
        return Observed<AppPathsFacts>(collect::appPaths(*machine, *shared));
    });
    const auto autoRun =
        start<AutoRunFacts>([machine, shared] { return collect::autoRun(*machine, *shared); });
    const auto defender = start<DefenderFacts>([machine, shared] {
        return Observed<DefenderFacts>(collect::defender(*machine, *shared));
    });
    const auto volumes =
        start<VolumeFacts>([machine] { return Observed<VolumeFacts>(collect::volumes(*machine)); });
    const auto processes = start<ProcessFacts>([machine] { return collect::processes(*machine); });
    const auto longPaths = start<bool>([machine] { return collect::longPaths(*machine); });

    Facts facts;
    facts.system = shared->system;
    facts.environment = shared->environment;
    facts.goEnv = shared->goEnv;
    facts.cloud = shared->cloud;
    const auto take = [&](const auto& slot) {
        return slot->take(localDeadline, options.localTimeout);
    };
    facts.path = take(path);
    facts.toolchain = take(toolchain);
    facts.locations = take(locations);
    facts.compilers = take(compilers);
    facts.git = take(git);
    facts.caches = take(caches);
    facts.editors = take(editors);
    facts.powerShell = take(powerShell);
    facts.aliases = take(aliases);
    facts.appPaths = take(appPaths);
    facts.autoRun = take(autoRun);
    facts.defender = take(defender);
    facts.volumes = take(volumes);
    facts.processes = take(processes);
    facts.longPaths = take(longPaths);
    const milliseconds allowed = options.networkTimeout + grace;
    facts.network = network ? network->take(begin + allowed, allowed)
                            : Observed<NetworkFacts>::unknown(WhyUnknown::NotApplicable,
                                                              Text::tr("not requested"));
    return facts;
}

namespace {

bool hasNewFolders(const collect::Basics& planned, const Facts& seen)
{
    const auto searched = [&](const PathEntry& entry) {
        return entry.searched() && seen.path->find(entry.folder) == nullptr;
    };
    if (seen.path && std::ranges::any_of(parsePath(planned.environment).effective(), searched))
        return true;
    return seen.locations &&
           std::ranges::any_of(collect::goFolders(planned), [&](const collect::GoFolder& folder) {
               return std::ranges::none_of(seen.locations->locations,
                                           [&](const LocationFacts& location) {
                                               return winpath::same(location.path, folder.path);
                                           });
           });
}

/// Settings whose programs are looked for.
bool namesNewPrograms(const collect::Basics& planned, const Facts& seen)
{
    if (!seen.compilers || !seen.goEnv)
        return false;
    // Another Go may read a flag that the one of today refuses.
    if (planned.goEnv.goMinor() != seen.goEnv->goMinor())
        return true;
    return std::ranges::any_of(
        std::to_array({"CC", "CXX", "GCCGO", "GOCACHEPROG", "GOFLAGS", "GOTOOLCHAIN"}),
        [&](const char* name) {
            const QString key = QString::fromLatin1(name);
            const QString value = planned.goEnv.value(key);
            return !value.isEmpty() && value != seen.goEnv->value(key);
        });
}

std::vector<QUrl> newHosts(const collect::Basics& planned, const Facts& seen)
{
    if (!seen.network)
        return {};
    std::vector<QUrl> urls = collect::wantedProbes(planned);
    std::erase_if(urls,
                  [&](const QUrl& url) { return seen.network->probe(url.host()) != nullptr; });
    return urls;
}

} // namespace

bool observeNews(const std::shared_ptr<Machine>& machine, Machine& planned, const Facts& seen,
                 const ObserveOptions& options)
{
    const auto begin = steady_clock::now();
    const auto shared = std::make_shared<const collect::Basics>(collect::basics(planned));
    const std::vector<QUrl> hosts = newHosts(*shared, seen);
    std::shared_ptr<Slot<NetworkFacts>> network;
    if (!hosts.empty())
        network = start<NetworkFacts>([machine, shared, hosts, timeout = options.networkTimeout] {
            return Observed<NetworkFacts>(collect::probes(*machine, *shared, hosts, timeout));
        });
    const bool folders = hasNewFolders(*shared, seen);
    std::shared_ptr<Slot<CompilerFacts>> compilers;
    if (folders || namesNewPrograms(*shared, seen))
        compilers = startCompilers(machine, shared);
    if (folders) {
        const auto deadline = begin + options.localTimeout;
        const auto path = startPath(machine, shared);
        const auto toolchain = startToolchain(machine, shared, options);
        const auto locations = startLocations(machine, shared);
        (void)path->take(deadline, options.localTimeout);
        (void)toolchain->take(deadline, options.localTimeout);
        (void)locations->take(deadline, options.localTimeout);
    }
    if (compilers)
        (void)compilers->take(begin + options.localTimeout, options.localTimeout);
    if (network)
        (void)network->take(begin + options.networkTimeout + grace, options.networkTimeout);
    return folders || compilers || network;
}

} // namespace gosetup
