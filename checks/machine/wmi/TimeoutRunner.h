// SPDX-License-Identifier: Apache-2.0
// Runs a call that may hang on a thread of its own, and waits only so long. Used by ComWmi; knows
// nothing of what is called.
#pragma once

#include "base/DetachedTask.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace gosetup {

/// A call that is late is left behind on its thread, and until it ends no other is begun: hung
/// calls do not pile up, and nobody waits twice for the same silence. Thread-safe.
class TimeoutRunner
{
  public:
    /// Null: not done in time, or an earlier call still hangs. `work` must own what it uses, for
    /// it may outlive the caller, and must not throw.
    template <typename T>
    [[nodiscard]] std::unique_ptr<T> run(std::function<T()> work, std::chrono::milliseconds timeout)
    {
        {
            const std::lock_guard lock(m_late->mutex);
            if (m_late->calls > 0)
                return nullptr;
        }
        const auto call = std::make_shared<Call<T>>();
        runDetached([call, late = m_late, work = std::move(work)] {
            auto value = std::make_unique<T>(work());
            const std::lock_guard lock(late->mutex);
            if (call->abandoned)
                --late->calls;
            call->value = std::move(value);
            call->done.notify_all();
        });
        std::unique_lock lock(m_late->mutex);
        if (call->done.wait_for(lock, timeout, [&] { return call->value != nullptr; }))
            return std::move(call->value);
        call->abandoned = true;
        ++m_late->calls;
        return nullptr;
    }

  private:
    template <typename T>
    struct Call
    {
        std::condition_variable done;
        std::unique_ptr<T> value;
        bool abandoned = false;
    };
    struct Late
    {
        std::mutex mutex; ///< also of every Call
        int calls = 0;
    };

    std::shared_ptr<Late> m_late = std::make_shared<Late>();
};

} // namespace gosetup
