// SPDX-License-Identifier: Apache-2.0
// Runs work off the UI thread and brings its result back to it. Used by Session; knows no engine.
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <utility>

namespace gosetup {

/// One thread: work is done in the order in which it was given. `done` runs on the thread of
/// `receiver`, and not at all when the receiver is gone by then.
class SerialExecutor
{
  public:
    SerialExecutor() { m_pool.setMaxThreadCount(1); }

    template <typename Work, typename Done>
    void run(QObject* receiver, Work work, Done done)
    {
        QPointer<QObject> guard(receiver);
        m_pool.start([guard, work = std::move(work), done = std::move(done)]() mutable {
            auto result = std::make_shared<decltype(work())>(work());
            if (guard.isNull())
                return;
            QMetaObject::invokeMethod(
                guard.data(),
                [guard, result, done = std::move(done)]() mutable {
                    if (!guard.isNull())
                        done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
    }

    /// Blocks until everything given is done.
    void wait() { m_pool.waitForDone(); }

  private:
    QThreadPool m_pool;
};

} // namespace gosetup
