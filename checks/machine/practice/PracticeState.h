// SPDX-License-Identifier: Apache-2.0
// What all ports of one practice machine share: the image as it is now, its lock, where it is
// saved, and the faults that are to happen. Must not know the ports.
#pragma once

#include "base/Result.h"
#include "machine/practice/MachineImage.h"
#include "machine/practice/RealFolder.h"
#include "machine/practice/VirtualTree.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

class QTemporaryDir;

namespace gosetup {

class PracticeState
{
  public:
    /// `folder`: host folder with drives/ and state.json, or empty for a machine in memory.
    PracticeState(MachineImage image, QString folder);
    PracticeState(const PracticeState&) = delete;
    PracticeState& operator=(const PracticeState&) = delete;
    ~PracticeState();

    /// A machine in memory with the same state, which reads this one's real files.
    [[nodiscard]] std::shared_ptr<PracticeState> copy() const;
    [[nodiscard]] MachineImage snapshot() const;

    /// Runs one operation of a port: faults first (without the lock, so that a delay holds up
    /// nobody else), then `work` under the lock. Its Result is handed on.
    template <typename Work>
    auto perform(const char* operation, const QString& subject, Work work) -> decltype(work())
    {
        if (m_anyFaults.load(std::memory_order_relaxed)) {
            GOSETUP_RETURN_IF_FAILED(meetFaults(operation, subject));
        }
        auto result = [&] {
            const std::lock_guard lock(m_mutex);
            return work();
        }();
        if (m_anyFaults.load(std::memory_order_relaxed))
            meetKillAfter(operation, subject);
        return result;
    }

    // Only within perform():
    MachineImage image; ///< without its files: they are in `tree`
    VirtualTree tree;
    std::vector<ReadLayer> below;
    /// Writes state.json where there is a folder: called after each mutation.
    [[nodiscard]] Result<void> save();
    /// A rename of real files and nodes together is two steps: announced first, so that the next
    /// start can finish it when the process is killed between them.
    [[nodiscard]] Result<void> announceRename(const QString& from, const QString& to) const;
    void renameDone() const;
    /// Host folder of the drives; empty where a machine in memory has none yet.
    [[nodiscard]] const QString& drives() const { return m_drives; }
    /// The same, made where there is none.
    [[nodiscard]] Result<QString> makeDrives();
    [[nodiscard]] bool inMemory() const { return m_folder.isEmpty(); }

    /// The block that this process "was started with": does not follow later changes.
    [[nodiscard]] const QMap<QString, QString>& processEnvironment() const { return m_environment; }
    [[nodiscard]] QDateTime now() const;

  private:
    void settleRename();
    [[nodiscard]] Result<void> meetFaults(const char* operation, const QString& subject);
    void meetKillAfter(const char* operation, const QString& subject);
    [[nodiscard]] std::vector<ImageFault> takeFaults(const char* operation, const QString& subject,
                                                     bool afterwards);

    mutable std::recursive_mutex m_mutex; ///< one operation may be part of another
    QString m_folder;
    QString m_drives;
    std::shared_ptr<QTemporaryDir> m_temporary;
    QMap<QString, QString> m_environment;
    std::atomic<bool> m_anyFaults{false};
    std::vector<int> m_passed; ///< per fault: matching calls so far in this process
};

} // namespace gosetup
