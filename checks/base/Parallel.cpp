// SPDX-License-Identifier: Apache-2.0
#include "base/Parallel.h"

#include <QThread>

#include <memory>

namespace gosetup {

void runInParallel(std::vector<std::function<void()>> work)
{
    if (work.empty())
        return;
    const std::function<void()> own = std::move(work.back());
    work.pop_back();
    std::vector<std::unique_ptr<QThread>> threads;
    threads.reserve(work.size());
    for (std::function<void()>& piece : work) {
        threads.emplace_back(QThread::create(std::move(piece)));
        threads.back()->start();
    }
    own();
    for (const std::unique_ptr<QThread>& thread : threads)
        thread->wait();
}

} // namespace gosetup
