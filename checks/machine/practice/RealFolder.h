// SPDX-License-Identifier: Apache-2.0
// Windows paths to real files below a host folder: `C:\Go\bin` is `<folder>/drives/C/Go/bin`, found
// whatever its case. Used by the practice machine's files; knows nothing of images.
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <system_error>

class QTemporaryDir;

namespace gosetup {

namespace realfolder {

/// Host path below `root` for a cleaned absolute Windows path, each existing part spelled as it is
/// on the host, the rest as asked for.
[[nodiscard]] QString hostFor(const QString& root, const QString& windowsPath);
/// False for names that no Windows disk holds: devices, forbidden characters (a stream's colon
/// among them), a dot or a space at the end. A host may hold them, or open a device by them.
[[nodiscard]] bool isPossible(const QString& windowsPath);
/// hostFor() where something exists there; nullopt otherwise.
[[nodiscard]] std::optional<QString> find(const QString& root, const QString& windowsPath);
/// `rest` segments below an existing host folder, whatever their case; nullopt where one is
/// missing.
[[nodiscard]] std::optional<QString> descend(const QString& hostFolder, const QStringList& rest);
/// The last name of an existing host path as its folder lists it: a host that ignores case finds
/// it by any spelling.
[[nodiscard]] QString nameOf(const QString& host);
/// Host paths; what is at `to` is replaced if it is a file. On Windows a virus scanner or a reader
/// may hold either for a moment: tried again for some seconds.
[[nodiscard]] std::error_code rename(const QString& from, const QString& to);
/// A file, a link or a whole tree below a host path; links in it are removed, never followed. With
/// the same patience.
[[nodiscard]] bool remove(const QString& host);

} // namespace realfolder

/// Another machine's real files, shown read-only in a copy: what the copy deletes is hidden, what
/// it renames shows under its new name, and the files themselves never change.
class ReadLayer
{
  public:
    explicit ReadLayer(QString root, std::shared_ptr<QTemporaryDir> keepAlive)
        : m_root(std::move(root)), m_keepAlive(std::move(keepAlive))
    {
    }

    [[nodiscard]] std::optional<QString> find(const QString& windowsPath) const;
    [[nodiscard]] QStringList names(const QString& windowsFolder) const;
    void hide(const QString& windowsPath);
    void move(const QString& from, const QString& to);

  private:
    struct Shown
    {
        QString path; ///< Windows path
        QString host; ///< empty = hidden
    };
    QString m_root;
    std::shared_ptr<QTemporaryDir> m_keepAlive;
    QHash<QString, Shown> m_changed; ///< by key; the nearest one above a path decides
};

} // namespace gosetup
