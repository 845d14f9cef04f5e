// SPDX-License-Identifier: Apache-2.0
#include "machine/LockFile.h"

#include <QDir>
#include <QFileInfo>
#include <QSysInfo>
#include <QThread>

namespace gosetup {

namespace {

struct Owner
{
    qint64 pid = 0;
    QString computer;
    QString program;
};

std::optional<Owner> ownerOf(const QLockFile& lock)
{
    Owner owner;
    if (lock.getLockInfo(&owner.pid, &owner.computer, &owner.program))
        return owner;
    return std::nullopt;
}

bool isElsewhere(const Owner& owner)
{
    return !owner.computer.isEmpty() &&
           owner.computer.compare(QSysInfo::machineHostName(), Qt::CaseInsensitive) != 0;
}

/// A folder, a link that leads nowhere: something that no owner can ever give up.
bool isNoLock(const QString& path)
{
    const QFileInfo info(path);
    return info.isDir() || (info.isSymLink() && !info.exists());
}

constexpr int looks = 10;
constexpr unsigned long between = 50; // ms

/// For the moment of a removal, as QLockFile does it: two that remove at once could remove the lock
/// of a third. One that was killed in this moment leaves a guard without a name, which QLockFile
/// respects for half a minute; it is free when nobody holds it.
bool takeGuard(QLockFile& guard)
{
    for (int look = 0; look < looks; ++look) {
        if (guard.tryLock(0))
            return true;
        QThread::msleep(between);
    }
    return guard.removeStaleLockFile() && guard.tryLock(0);
}

/// Fails while a process has the file: Windows by its open handle, other systems by its flock.
bool removeUnheld(QLockFile& lock)
{
    QLockFile guard(lock.fileName() + QStringLiteral(".rmlock"));
    return takeGuard(guard) && lock.removeStaleLockFile();
}

[[nodiscard]] tl::unexpected<Error> held(const QLockFile& lock, const std::optional<Owner>& owner)
{
    const QString path = QDir::toNativeSeparators(lock.fileName());
    const Text wait = Text::tr("wait until it has finished, then try again");
    if (!owner)
        return fail(ErrorCode::InUse, Text::tr("another process is using %1").arg(path), wait);
    const Text who =
        Text::tr("process %1 on %2 is using %3").arg(owner->pid).arg(owner->computer).arg(path);
    if (!isElsewhere(*owner))
        return fail(ErrorCode::InUse, who, wait);
    return fail(
        ErrorCode::InUse, who,
        Text::tr(
            "wait until it has finished there; if there is no such computer any more, remove %1")
            .arg(path));
}

} // namespace

Result<void> takeLock(QLockFile& lock, const std::function<bool(const QString&)>& isShared)
{
    lock.setStaleLockTime(0);
    std::optional<Owner> owner;
    for (int look = 0; look < looks && !owner; ++look) {
        if (lock.tryLock(0))
            return {};
        const QString path = QDir::toNativeSeparators(lock.fileName());
        if (isNoLock(lock.fileName())) {
            return fail(ErrorCode::Corrupt,
                        Text::tr("%1 exists, but it is not a lock file").arg(path),
                        Text::tr("move or remove it, then try again"));
        }
        if (lock.error() != QLockFile::LockFailedError) {
            return fail(ErrorCode::AccessDenied, Text::tr("cannot write %1").arg(path));
        }
        owner = ownerOf(lock);
        if (!owner)
            QThread::msleep(between);
    }
    if (owner && isElsewhere(*owner) && isShared(lock.fileName()))
        return held(lock, owner);
    if (removeUnheld(lock) && lock.tryLock(0))
        return {};
    return held(lock, owner);
}

} // namespace gosetup
