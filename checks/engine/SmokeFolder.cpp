// SPDX-License-Identifier: Apache-2.0
#include "engine/SmokeFolder.h"

#include "paths/WindowsPath.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <algorithm>
#include <thread>

namespace gosetup {

namespace {

constexpr int removeTries = 5;
constexpr std::chrono::milliseconds betweenRemoveTries{200};

/// Not only the same number: those come again.
bool isRunningTest(const std::vector<RunningProcess>& running, qint64 pid)
{
    return std::ranges::any_of(running, [&](const RunningProcess& process) {
        return process.pid == pid &&
               process.name.startsWith(QLatin1String("gosetup"), Qt::CaseInsensitive);
    });
}

} // namespace

QString smokeFolderName(qint64 pid)
{
    return QStringLiteral("gosetup-smoke-%1-%2")
        .arg(pid)
        .arg(QRandomGenerator::system()->generate(), 8, 16, QLatin1Char('0'));
}

std::optional<qint64> pidOfSmokeFolder(const QString& name)
{
    static const QRegularExpression ours(
        QStringLiteral("^gosetup-smoke-([0-9]{1,10})-[0-9a-f]{8}$"));
    const auto match = ours.match(name);
    return match.hasMatch() ? std::optional(match.captured(1).toLongLong()) : std::nullopt;
}

void removeSmokeLeftovers(Machine& machine, const QString& temporary)
{
    const auto names = machine.files().list(temporary);
    if (!names)
        return;
    std::optional<std::vector<RunningProcess>> running;
    for (const QString& name : *names) {
        const auto pid = pidOfSmokeFolder(name);
        if (!pid || *pid == QCoreApplication::applicationPid())
            continue;
        if (!running) {
            const auto seen = machine.processes().running();
            if (!seen)
                return;
            running = *seen;
        }
        if (!isRunningTest(*running, *pid))
            std::ignore = machine.files().removeTree(winpath::join(temporary, name));
    }
}

Result<SmokeFolder> SmokeFolder::make(Machine& machine, const QString& temporary)
{
    const auto info = machine.files().info(temporary);
    GOSETUP_RETURN_IF_FAILED(info);
    const bool isFolder = info->has_value() &&
                          ((*info)->isDirectory || reparse::pointsElsewhere((*info)->reparseTag));
    if (temporary.isEmpty() || !isFolder)
        return fail(ErrorCode::Invalid,
                    Text::tr("the folder for temporary files, %1, does not exist").arg(temporary),
                    Text::tr("set TEMP and TMP to a folder that exists"));
    SmokeFolder folder(
        machine, winpath::join(temporary, smokeFolderName(QCoreApplication::applicationPid())));
    GOSETUP_RETURN_IF_FAILED(machine.files().makeFolder(folder.module(), false));
    return folder;
}

SmokeFolder::SmokeFolder(SmokeFolder&& other) noexcept
    : m_machine(other.m_machine), m_path(std::exchange(other.m_path, {}))
{
}

SmokeFolder::~SmokeFolder()
{
    std::ignore = remove();
}

QString SmokeFolder::module() const
{
    return winpath::join(m_path, QStringLiteral("hello"));
}

QString SmokeFolder::cache() const
{
    return winpath::join(m_path, QStringLiteral("cache"));
}

Result<void> SmokeFolder::remove()
{
    if (m_path.isEmpty())
        return {};
    const QString path = std::exchange(m_path, {});
    Result<void> removed;
    for (int i = 0; i < removeTries; ++i) {
        if (i > 0)
            std::this_thread::sleep_for(betweenRemoveTries);
        removed = m_machine->files().removeTree(path);
        const bool isHeld = !removed && (removed.error().code == ErrorCode::InUse ||
                                         removed.error().code == ErrorCode::AccessDenied);
        if (!isHeld)
            break;
    }
    return removed;
}

} // namespace gosetup
