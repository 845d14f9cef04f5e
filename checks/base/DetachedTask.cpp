// SPDX-License-Identifier: Apache-2.0
#include "base/DetachedTask.h"

#include <QThreadPool>

namespace gosetup {

void runDetached(std::function<void()> work)
{
    // Never destroyed: its destructor would wait for what hangs. Never full either, or work that
    // waits for other work would wait for good.
    static QThreadPool* const pool = [] {
        auto* made = new QThreadPool;
        made->setMaxThreadCount(1024);
        return made;
    }();
    pool->start(std::move(work));
}

} // namespace gosetup
