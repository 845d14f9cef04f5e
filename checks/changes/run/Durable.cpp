// SPDX-License-Identifier: Apache-2.0
#include "changes/run/Durable.h"

#include "machine/LocalFile.h"
#include "machine/LockFile.h"
#include "paths/WindowsPath.h"
#include "toolchain/LocalFileIo.h"

#include <QFile>
#include <QThread>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace gosetup {

namespace {

constexpr int maxAttempts = 30;
constexpr unsigned long pauseMs = 100;

[[nodiscard]] tl::unexpected<Error> writeFailed(const QFile& file)
{
    const Error why = writeFailure(file, file.fileName());
    return fail(why.code, Text::tr("cannot write the journal %1").arg(file.fileName()), why.remedy,
                why.detail);
}

/// A scanner that looks at the line before this one lets go within seconds.
bool openPatiently(QFile& file)
{
    for (int attempt = 0; attempt < maxAttempts; ++attempt) {
        if (file.open(QIODevice::ReadWrite))
            return true;
        if (localfile::whyNotWritable(file.fileName()) != ErrorCode::InUse)
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

Result<qint64> appendDurably(const QString& hostPath, const QByteArray& line,
                             const AppendPosition& place)
{
    QFile file(hostPath);
    const auto changed = fail(ErrorCode::ChangedMeanwhile,
                              Text::tr("another program has changed the journal %1").arg(hostPath));
    if (place.size > 0 && !file.exists())
        return changed;
    if (!openPatiently(file))
        return writeFailed(file);
    const bool asExpected =
        place.behind == Behind::CutLine ? file.size() >= place.size : file.size() == place.size;
    if (!asExpected)
        return changed;
    if (file.size() > place.size && !file.resize(place.size))
        return writeFailed(file);
    const QByteArray text = (endsInsideALine(file) ? "\n" : "") + line + '\n';
    if (!file.seek(place.size) || file.write(text) != text.size() || !flushToDisk(file)) {
        const auto failed = writeFailed(file);
        (void)file.resize(place.size); // else the next line finds a cut one before it
        return failed;
    }
    return place.size + text.size();
}

Result<std::unique_ptr<QLockFile>> lockRuns(Machine& machine, const QString& dataFolder)
{
    const auto path = machine.files().hostPath(lockPath(dataFolder), true);
    GOSETUP_RETURN_IF_FAILED(path);
    auto lock = std::make_unique<QLockFile>(*path);
    const auto taken = takeLock(*lock);
    if (taken)
        return lock;
    if (taken.error().code != ErrorCode::InUse)
        return fail(taken.error());
    return fail(ErrorCode::InUse, Text::tr("GoSetup is already running"), taken.error().remedy,
                taken.error().message);
}

bool isRunUnderWay(Machine& machine, const QString& dataFolder)
{
    const auto path = machine.files().hostPath(lockPath(dataFolder), false);
    if (!path || !QFile::exists(*path))
        return false;
    QLockFile lock(*path);
    const auto taken = takeLock(lock);
    return !taken && taken.error().code == ErrorCode::InUse;
}

} // namespace gosetup
