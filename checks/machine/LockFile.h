// SPDX-License-Identifier: Apache-2.0
// A lock between processes that no kill can leave behind for good; on host paths, knows nothing of
// machines.
#pragma once

#include "base/Result.h"
#include "machine/LocalFile.h"

#include <QLockFile>

#include <functional>

namespace gosetup {

/// Like `lock.tryLock(0)`, and only its owner's death makes a lock stale: neither its age nor the
/// name in it. A living owner holds the file itself (Windows: open without sharing, other systems:
/// by flock), so on a disk of this computer a file that nobody holds is free, whatever computer or
/// process it names: names change, and numbers of processes come again. On a network the owner may
/// be a computer that we cannot see, and a lock that names another one stays.
/// Waits up to half a second for an owner that is about to write its name, and as long for one that
/// is removing a stale lock.
/// InUse; AccessDenied; Corrupt when something that is no lock is in its place.
[[nodiscard]] Result<void>
takeLock(QLockFile& lock,
         const std::function<bool(const QString&)>& isShared = localfile::isOnNetwork);

} // namespace gosetup
