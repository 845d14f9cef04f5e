// SPDX-License-Identifier: Apache-2.0
#include "base/LockFile.h"

#include <QThread>

namespace gosetup {

namespace {

bool namesItsOwner(const QLockFile& lock)
{
    qint64 pid = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&pid, &host, &program);
}

} // namespace

bool takeLock(QLockFile& lock)
{
    constexpr int looks = 10;
    constexpr unsigned long between = 50; // ms
    lock.setStaleLockTime(0);
    for (int look = 0; look < looks; ++look) {
        if (lock.tryLock(0))
            return true;
        if (lock.error() != QLockFile::LockFailedError || namesItsOwner(lock))
            return false;
        QThread::msleep(between);
    }
    // Fails while a process has the file: Windows by its open handle, other systems by its flock.
    return lock.removeStaleLockFile() && lock.tryLock(0);
}

} // namespace gosetup
