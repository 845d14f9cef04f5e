// SPDX-License-Identifier: Apache-2.0
// What the recorder has seen so far, and how it becomes an image. Used by the recording ports only.
#pragma once

#include "machine/Machine.h"
#include "machine/practice/MachineImage.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace gosetup {

/// Thread-safe. Files are noted under their resolved place, with the links that lead there, because
/// that is where a practice machine looks for them.
class Recording
{
  public:
    explicit Recording(std::shared_ptr<Machine> machine);

    [[nodiscard]] Machine& machine() { return *m_machine; }
    [[nodiscard]] const std::shared_ptr<Machine>& shared() const { return m_machine; }

    void noteKey(Hive hive, const QString& key);
    void noteValue(const RegPlace& place, const RegValue& value);
    void noteWritten(Hive hive, const QString& key, const QDateTime& when);

    void noteFile(const QString& path, const FileInfo& info);
    void noteContent(const QString& path, const QByteArray& bytes);
    void noteReparseData(const QString& path, const QByteArray& data);
    void noteAccess(const QString& folder, const FolderAccess& access);
    void noteVolume(const VolumeInfo& volume);
    /// Every link on the way to the path.
    void noteLinks(const QString& path);

    void noteRun(const ImageProgram& program);
    void note(const std::function<void(MachineImage&)>& change);

    [[nodiscard]] MachineImage finish();

  private:
    [[nodiscard]] QString realPlace(const QString& path);
    void lookUp(const QString& path);
    void keepAccessThatDiffers(MachineImage& image) const;
    static void dropRunsThatFollowFromFiles(MachineImage& image);

    std::shared_ptr<Machine> m_machine;
    std::mutex m_mutex;
    MachineImage m_image;
    QHash<QString, QString> m_realFolders; ///< by key of the folder as asked for
    std::vector<std::pair<QString, FolderAccess>> m_access;
};

} // namespace gosetup
