// SPDX-License-Identifier: Apache-2.0
#include "changes/Durable.h"

#include "base/LockFile.h"
#include "machine/HostFile.h"
#include "paths/WindowsPath.h"
#include "toolchain/HostIo.h"

#include <QFile>
#include <QThread>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace gosetup {

namespace {

constexpr int mostAttempts = 30;
constexpr unsigned long pauseMs = 100;

[[nodiscard]] tl::unexpected<Error> writeFailed(const QFile& file)
{
    const Error why = writeFailure(file, file.fileName());
    return fail(why.code, Text::tr("cannot write the journal %1").arg(file.fileName()), why.wayOut,
                why.detail);
}

/// A scanner that looks at the line before this one lets go within seconds.
bool openPatiently(QFile& file)
{
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        if (file.open(QIODevice::ReadWrite))
            return true;
        if (hostfile::whyNotWritable(file.fileName()) != ErrorCode::InUse)
            return false;
        QThread::msleep(pauseMs);
    }
    return false;
}

bool flushToDisk(QFile& file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0;
#else
    return fsync(file.handle()) == 0;
#endif
}

bool endsInsideALine(QFile& file)
{
    if (file.size() == 0 || !file.seek(file.size() - 1))
        return false;
    return file.read(1) != "\n";
}

QString lockPath(const QString& dataFolder)
{
    return winpath::join(dataFolder, QStringLiteral("run.lock"));
}

} // namespace

Result<void> appendDurably(const QString& hostPath, const QByteArray& line)
{
    QFile file(hostPath);
    if (!openPatiently(file))
        return writeFailed(file);
    const QByteArray text = (endsInsideALine(file) ? "\n" : "") + line + '\n';
    if (!file.seek(file.size()) || file.write(text) != text.size() || !flushToDisk(file))
        return writeFailed(file);
    return {};
}

Result<std::unique_ptr<QLockFile>> lockRuns(Machine& machine, const QString& dataFolder)
{
    const auto path = machine.files().hostPath(lockPath(dataFolder), true);
    if (!path)
        return fail(path.error());
    auto lock = std::make_unique<QLockFile>(*path);
    if (takeLock(*lock))
        return lock;
    if (lock->error() == QLockFile::LockFailedError) {
        return fail(ErrorCode::InUse, Text::tr("another run of GoSetup is under way"),
                    Text::tr("wait until it has ended, then try again"));
    }
    return fail(ErrorCode::AccessDenied, Text::tr("cannot write in %1").arg(dataFolder));
}

bool isRunUnderWay(Machine& machine, const QString& dataFolder)
{
    const auto path = machine.files().hostPath(lockPath(dataFolder), false);
    if (!path || !QFile::exists(*path))
        return false;
    QLockFile lock(*path);
    return !takeLock(lock) && lock.error() == QLockFile::LockFailedError;
}

} // namespace gosetup
