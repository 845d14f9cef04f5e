// SPDX-License-Identifier: Apache-2.0
#include "base/Progress.h"

namespace gosetup {

void Progress::report(const ProgressUpdate& update)
{
    if (!m_sink)
        return;
    const std::lock_guard lock(m_mutex);
    m_sink(update);
}

} // namespace gosetup
