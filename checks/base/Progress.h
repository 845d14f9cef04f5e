// SPDX-License-Identifier: Apache-2.0
// Progress and cancel in one: handed down into long work, watched and pulled from any thread.
// Knows nothing of how progress is shown.
#pragma once

#include "base/Text.h"

#include <atomic>
#include <functional>
#include <mutex>

namespace gosetup {

enum class Stage
{
    Preparing,
    Downloading,
    Verifying,
    Unpacking,
    Testing,
    Swapping,
    Applying,
    Undoing
};

struct ProgressUpdate
{
    Stage stage = Stage::Preparing;
    Text what;             ///< "downloading go1.27.2.windows-amd64.zip"
    qint64 bytesDone = 0;  ///< bytes; 0 of 0 where bytes mean nothing
    qint64 bytesTotal = 0; ///< 0 = unknown
    qint64 filesDone = 0;
    qint64 filesTotal = 0;
};

/// Thread-safe. `report` may be called from many threads; the sink is never called by two at once.
class Progress
{
  public:
    using Sink = std::function<void(const ProgressUpdate&)>;

    Progress() = default;
    explicit Progress(Sink sink) : m_sink(std::move(sink)) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void report(const ProgressUpdate& update);
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return m_cancelled.load(std::memory_order_relaxed); }

  private:
    Sink m_sink;
    std::mutex m_mutex;
    std::atomic<bool> m_cancelled{false};
};

} // namespace gosetup
