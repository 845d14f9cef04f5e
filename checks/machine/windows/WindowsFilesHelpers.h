// SPDX-License-Identifier: Apache-2.0
// Small steps that the files of the Windows files port share. Only WindowsFiles*.cpp and their
// helpers use it; no Windows type crosses it.
#pragma once

#include "machine/Files.h"

#include <QElapsedTimer>

#include <chrono>

namespace gosetup::win32 {

/// Cleaned and without a kernel prefix; Invalid for a path that is not absolute.
[[nodiscard]] Result<QString> absolutePath(const QString& path);

/// What stands at an absolute path, its last link not followed and not read; nothing is opened, so
/// a placeholder stays where it is. nullopt: nothing there.
[[nodiscard]] Result<std::optional<FileInfo>> entryAt(const QString& path);
/// When it was last written, UTC; the last link not followed. NotFound where nothing is.
[[nodiscard]] Result<QDateTime> lastWriteOf(const QString& path);
/// The raw reparse buffer, as much of it as came. NotFound where there is none.
[[nodiscard]] Result<QByteArray> readReparse(const QString& path);
/// Where an existing path ends up when every link is followed; nullopt: nothing there.
[[nodiscard]] Result<std::optional<QString>> finalPath(const QString& path);
/// The path itself, or the nearest folder above that exists; empty where the drive does not.
[[nodiscard]] QString nearestExisting(const QString& path);

/// Whether the kernel would let this process add files and folders (or folders only) to an existing
/// folder. Asked by opening it with those rights: nothing changes.
[[nodiscard]] bool mayAddTo(const QString& folder, bool foldersOnly);

/// Whether a change was refused (`number` 5) because this account may not add there: waiting does
/// not help. `folder`: what is to be changed is a folder.
[[nodiscard]] bool lacksRights(const QString& path, bool folder, quint32 number);
/// The error of a change that Windows refused with `number`: rights, a holder, space, or the rest.
[[nodiscard]] Error changeFailed(const QString& path, bool folder, quint32 number);
/// Marks the open file or empty folder (a HANDLE with the right DELETE) for removal, whatever its
/// name leads to by now: gone from its folder at once. 0, or the Win32 error.
[[nodiscard]] quint32 markRemoved(void* handle);

/// Pauses between attempts at something that another program may hold for a moment.
class Patience
{
  public:
    explicit Patience(std::chrono::milliseconds most) : m_most(most) { m_timer.start(); }
    /// Whether `number` may go away by itself and there is time left; then it has slept a little.
    [[nodiscard]] bool waits(quint32 number);

  private:
    std::chrono::milliseconds m_most;
    std::chrono::milliseconds m_pause{25};
    QElapsedTimer m_timer;
};

} // namespace gosetup::win32
