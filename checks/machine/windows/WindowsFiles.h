// SPDX-License-Identifier: Apache-2.0
// The files port on Windows, over \\?\ paths, so that no path is too long. Used by WindowsMachine.
// Must not decide anything that a pure function could: reparse buffers, lists of permissions and
// names are judged in files without <windows.h>.
#pragma once

#include "machine/Files.h"

#include <chrono>

namespace gosetup {

class WindowsFiles final : public Files
{
  public:
    WindowsFiles() = default;
    /// How long a file that somebody holds (errors 5 and 32) is tried again.
    explicit WindowsFiles(std::chrono::milliseconds patience) : m_patience(patience) {}

    Result<std::optional<FileInfo>> info(const QString& path) const override;
    Result<QStringList> list(const QString& folder) const override;
    Result<std::vector<FolderEntry>> entries(const QString& folder) const override;
    Result<QDateTime> modified(const QString& path) const override;
    Result<QByteArray> read(const QString& path, qint64 most) const override;
    Result<QByteArray> head(const QString& path, qint64 most) const override;
    Result<QByteArray> readRange(const QString& path, qint64 offset, qint64 length) const override;
    Result<QByteArray> reparseData(const QString& path) const override;
    Result<FolderAccess> access(const QString& folder) const override;
    Result<NonAdminControl> nonAdminControl(const QString& path) const override;
    Result<VolumeInfo> volume(const QString& path) const override;
    Result<QString> resolved(const QString& path) const override;

    Result<void> write(const QString& path, const QByteArray& bytes) override;
    Result<void> makeFolder(const QString& path, bool protectedList) override;
    Result<void> rename(const QString& from, const QString& to) override;
    Result<void> remove(const QString& path) override;
    Result<void> removeFiles(const QString& folder, const QStringList& names) override;
    Result<void> removeTree(const QString& path) override;
    Result<QString> hostPath(const QString& path, bool makeParents) override;

  private:
    /// The file, a last link followed, where its data may be opened.
    [[nodiscard]] Result<QString> readable(const QString& path) const;

    std::chrono::milliseconds m_patience{5000};
};

} // namespace gosetup
