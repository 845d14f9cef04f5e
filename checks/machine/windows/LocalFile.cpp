// SPDX-License-Identifier: Apache-2.0
#include "machine/LocalFile.h"

#include "machine/windows/Volumes.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsFiles.h"
#include "machine/windows/WindowsFilesHelpers.h"
#include "paths/WindowsPath.h"

#include <QFileInfo>

namespace gosetup::localfile {

namespace {

constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
constexpr qint64 maxMarkBytes = 64 * 1024;

QString streamOf(const QString& path)
{
    return win32::longPath(path) + QStringLiteral(":Zone.Identifier");
}

/// A host path may be relative and have slashes.
Result<QString> windowsPath(const QString& path)
{
    return win32::absolutePath(QFileInfo(path).absoluteFilePath());
}

} // namespace

Result<void> replace(const QString& from, const QString& to)
{
    const auto source = windowsPath(from);
    const auto target = windowsPath(to);
    if (!source || !target)
        return fail(source ? target.error() : source.error());
    return WindowsFiles().rename(*source, *target);
}

Result<void> save(const QString& path, const QByteArray& bytes, Readers /*readers*/)
{
    const auto place = windowsPath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    // write() would make the folder: a name that was misspelt is no wish for one.
    const QString folder = winpath::parent(*place);
    if (win32::nearestExisting(folder) != folder)
        return fail(ErrorCode::NotFound, Text::tr("%1: cannot be written").arg(path));
    return WindowsFiles().write(*place, bytes);
}

std::optional<ErrorCode> whyNotWritable(const QString& path)
{
    const auto place = windowsPath(path);
    if (!place)
        return place.error().code;
    const win32::FileHandle handle(CreateFileW(win32::wide(win32::longPath(*place)), GENERIC_WRITE,
                                               shareAll, nullptr, OPEN_EXISTING, 0, nullptr));
    if (handle)
        return std::nullopt;
    const DWORD error = GetLastError();
    if (error != ERROR_FILE_NOT_FOUND && error != ERROR_PATH_NOT_FOUND)
        return win32::codeOf(error);
    const QString folder = winpath::parent(*place);
    if (win32::nearestExisting(folder) != folder)
        return ErrorCode::NotFound;
    return win32::mayAddTo(folder, false) ? std::nullopt : std::optional(ErrorCode::AccessDenied);
}

Result<std::optional<QByteArray>> readMark(const QString& path)
{
    const auto place = windowsPath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    const win32::FileHandle stream(CreateFileW(win32::wide(streamOf(*place)), GENERIC_READ,
                                               shareAll, nullptr, OPEN_EXISTING,
                                               FILE_FLAG_OPEN_NO_RECALL, nullptr));
    if (!stream) {
        const DWORD error = GetLastError();
        // FAT and many shares know no streams and call the name wrong.
        if (win32::codeOf(error) == ErrorCode::NotFound || error == ERROR_INVALID_NAME)
            return std::optional<QByteArray>();
        return win32::failed(error, Text::tr("%1: its Mark of the Web cannot be read").arg(path));
    }
    QByteArray bytes(maxMarkBytes, Qt::Uninitialized);
    DWORD got = 0;
    if (ReadFile(stream.get(), bytes.data(), static_cast<DWORD>(bytes.size()), &got, nullptr) == 0)
        return win32::failed(GetLastError(),
                             Text::tr("%1: its Mark of the Web cannot be read").arg(path));
    bytes.truncate(static_cast<qsizetype>(got));
    return std::optional(bytes);
}

Result<void> removeMark(const QString& path)
{
    const auto place = windowsPath(path);
    GOSETUP_RETURN_IF_FAILED(place);
    if (DeleteFileW(win32::wide(streamOf(*place))) != 0)
        return {};
    const DWORD error = GetLastError();
    if (win32::codeOf(error) == ErrorCode::NotFound || error == ERROR_INVALID_NAME)
        return {};
    return win32::failed(error, Text::tr("%1: its Mark of the Web cannot be removed").arg(path));
}

bool isOnNetwork(const QString& path)
{
    const auto folder = windowsPath(QFileInfo(path).absolutePath());
    if (!folder || winpath::isUnc(*folder))
        return true;
    const auto kind = win32::volumeKindOf(*folder);
    return !kind || *kind == VolumeKind::Network;
}

} // namespace gosetup::localfile
