// SPDX-License-Identifier: Apache-2.0
#include "facts/Observe.h"

#include "base/DetachedTask.h"
#include "facts/Collectors.h"

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

std::vector<QUrl> probesOf(Machine& machine)
{
    return collect::wantedProbes(collect::basics(machine));
}

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
    const auto toolchain = start<ToolchainFacts>([machine, shared, timeout = options.localTimeout] {
        return Observed<ToolchainFacts>(collect::toolchain(*machine, *shared, timeout * 4 / 5));
    });
    const auto path = start<PathFacts>(
        [machine, shared] { return Observed<PathFacts>(collect::path(*machine, *shared)); });
    const auto locations = start<LocationsFacts>([machine, shared] {
        return Observed<LocationsFacts>(collect::locations(*machine, *shared));
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
    facts.aliases = take(aliases);
    facts.appPaths = take(appPaths);
    facts.autoRun = take(autoRun);
    facts.defender = take(defender);
    facts.volumes = take(volumes);
    facts.processes = take(processes);
    facts.longPaths = take(longPaths);
    // A little more than a probe may take, so that each host tells its own story.
    const milliseconds allowed = options.networkTimeout + milliseconds(200);
    facts.network = network ? network->take(begin + allowed, allowed)
                            : Observed<NetworkFacts>::unknown(WhyUnknown::NotApplicable,
                                                              Text::tr("not requested"));
    return facts;
}

} // namespace gosetup
