// SPDX-License-Identifier: Apache-2.0
// A lock between processes that no kill can leave behind for good.
#pragma once

#include <QLockFile>

namespace gosetup {

/// Like `lock.tryLock(0)`, and only its owner's death makes a lock stale, never its age. QLockFile
/// alone keeps for ever the lock of an owner that was killed before it wrote its name into it; such
/// a file is removed here when nobody holds it open. Waits up to half a second for an owner that is
/// about to write. Where it is false, `lock.error()` says why.
[[nodiscard]] bool takeLock(QLockFile& lock);

} // namespace gosetup
