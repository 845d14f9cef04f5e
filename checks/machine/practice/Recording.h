// SPDX-License-Identifier: Apache-2.0
// What the recorder has seen so far, and how it becomes an image. Used by the recording ports only.
#pragma once

#include "machine/Machine.h"
#include "machine/practice/MachineImage.h"
#include "machine/practice/RecordedListings.h"

#include <QHash>
#include <QSet>

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace gosetup {

/// Thread-safe. Files are noted under their resolved place, with the links that lead there, because
/// that is where a practice machine looks for them. A note is kept as it comes and worked into the
/// image when that is asked for, so that a check pays for no look of the recorder's own.
class Recording
{
  public:
    explicit Recording(std::shared_ptr<Machine> machine);

    [[nodiscard]] Machine& machine() { return *m_machine; }
    [[nodiscard]] const std::shared_ptr<Machine>& shared() const { return m_machine; }

    void noteKey(Hive hive, const QString& key);
    void noteValue(const RegistryValuePath& place, const RegValue& value);
    void noteWritten(Hive hive, const QString& key, const QDateTime& when);

    void noteFile(const QString& path, const FileInfo& info);
    /// Whatever is there is looked at later.
    void noteThere(const QString& path);
    void noteListed(const QString& folder, const QStringList& names);
    void noteEntries(const QString& folder, const std::vector<FolderEntry>& entries);
    void noteModified(const QString& path, const QDateTime& when);
    void noteContent(const QString& path, const QByteArray& bytes);
    /// Of a Go program its build info is kept, of another one its header, of other files short
    /// parts.
    void noteRange(const QString& path, qint64 offset, const QByteArray& bytes);
    /// Of a program its header is kept: the processor that it is made for.
    void noteProgram(const QString& path, std::optional<Arch> arch);
    void noteReparseData(const QString& path, const QByteArray& data);
    void noteAccess(const QString& folder, const FolderAccess& access);
    void noteVolume(const VolumeInfo& volume);
    /// Every link on the way to the path.
    void noteLinks(const QString& path);

    /// Starts a program once: who asks again gets the same answer.
    [[nodiscard]] Result<ProcessResult> run(const RunRequest& request);
    /// `change` must own what it uses: it runs when the image is made.
    void note(std::function<void(MachineImage&)> change);

    [[nodiscard]] MachineImage image();
    [[nodiscard]] std::shared_ptr<Recording> copy();

  private:
    /// What is known so far; touched by settle() and what it calls only.
    struct Known
    {
        MachineImage image;
        QHash<QString, QString> realFolders; ///< by key of the folder as asked for
        QSet<QString> lookedUp;              ///< by winpath::key
        std::vector<std::pair<QString, FolderAccess>> access;
        Listings listings;
    };
    struct Answer
    {
        QString program;
        QStringList arguments;
        Result<ProcessResult> result;
    };
    Recording(std::shared_ptr<Machine> machine, Known known, std::vector<Answer> answers);

    [[nodiscard]] std::optional<Result<ProcessResult>> answerOf(const QString& program,
                                                                const QStringList& arguments);

    void later(std::function<void()> work);
    void settle();
    void readSystem();
    [[nodiscard]] QString realPlace(const QString& path);
    void addFile(const QString& path, const FileInfo& info);
    void addContent(const QString& path, const QByteArray& bytes);
    void addLinks(const QString& path);
    void addRun(const ImageProgram& program);
    void addRange(const QString& path, qint64 offset, const QByteArray& bytes);
    void addVolume(const VolumeInfo& volume);
    ImageKey& key(Hive hive, const QString& key);
    void lookUp(const QString& path);
    void keepAccessThatDiffers(MachineImage& image) const;
    static void dropRunsThatFollowFromFiles(MachineImage& image);

    std::shared_ptr<Machine> m_machine;
    std::mutex m_laterMutex;
    std::vector<std::function<void()>> m_later;
    std::mutex m_answersMutex;
    std::vector<Answer> m_answers;
    std::mutex m_knownMutex;
    Known m_known;
};

} // namespace gosetup
