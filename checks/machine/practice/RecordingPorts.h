// SPDX-License-Identifier: Apache-2.0
// The ports of a machine that is watched: each asks the one inside, notes what it said, and changes
// nothing. Used by the recorder only.
#pragma once

#include "machine/Aliases.h"
#include "machine/Machine.h"
#include "machine/practice/Recording.h"

#include <memory>

namespace gosetup {

/// How every port refuses to write.
[[nodiscard]] tl::unexpected<Error> onlyLooking(const QString& what);

class RecordingRegistry final : public Registry
{
  public:
    explicit RecordingRegistry(std::shared_ptr<Recording> recording)
        : m_recording(std::move(recording))
    {
    }

    Result<std::optional<RegValue>> read(const RegistryValuePath& place) const override;
    Result<QStringList> valueNames(Hive hive, const QString& key) const override;
    Result<QStringList> subKeys(Hive hive, const QString& key) const override;
    Result<bool> keyExists(Hive hive, const QString& key) const override;
    Result<QDateTime> lastWrite(Hive hive, const QString& key) const override;
    Result<void> write(const RegistryValuePath& place, const std::optional<RegValue>&) override;
    Result<void> removeEmptyKey(Hive hive, const QString& key) override;

  private:
    Registry& inner() const { return m_recording->machine().registry(); }
    std::shared_ptr<Recording> m_recording;
};

class RecordingFiles final : public Files
{
  public:
    explicit RecordingFiles(std::shared_ptr<Recording> recording)
        : m_recording(std::move(recording))
    {
    }

    Result<std::optional<FileInfo>> info(const QString& path) const override;
    Result<QStringList> list(const QString& folder) const override;
    Result<std::vector<FolderEntry>> entries(const QString& folder) const override;
    Result<QDateTime> modified(const QString& path) const override;
    Result<QByteArray> read(const QString& path, qint64 most) const override;
    Result<QByteArray> readRange(const QString& path, qint64 offset, qint64 length) const override;
    Result<QByteArray> head(const QString& path, qint64 most) const override;
    Result<QByteArray> reparseData(const QString& path) const override;
    /// Not kept: nothing is judged by an image, and it would name people.
    Result<NonAdminControl> nonAdminControl(const QString& path) const override;
    Result<FolderAccess> access(const QString& folder) const override;
    Result<VolumeInfo> volume(const QString& path) const override;
    Result<QString> resolved(const QString& path) const override;

    Result<void> write(const QString& path, const QByteArray&) override;
    Result<void> makeFolder(const QString& path, bool) override;
    Result<void> rename(const QString& from, const QString&) override;
    Result<void> remove(const QString& path) override;
    Result<void> removeFiles(const QString& folder, const QStringList&) override;
    Result<void> removeTree(const QString& path) override;
    Result<QString> hostPath(const QString& path, bool makeParents) override;

  private:
    Files& inner() const { return m_recording->machine().files(); }
    std::shared_ptr<Recording> m_recording;
};

class RecordingProcesses final : public Processes
{
  public:
    explicit RecordingProcesses(std::shared_ptr<Recording> recording)
        : m_recording(std::move(recording))
    {
    }

    using Processes::run;
    /// Whoever says where or in which environment wants to change something: refused.
    Result<ProcessResult> run(const RunRequest& request) override;
    Result<std::vector<RunningProcess>> running() const override;

  private:
    std::shared_ptr<Recording> m_recording;
};

class RecordingDefender final : public Defender
{
  public:
    explicit RecordingDefender(std::shared_ptr<Recording> recording)
        : m_recording(std::move(recording))
    {
    }

    Result<DefenderStatus> status() const override;
    Result<DefenderLists> exclusions() const override;
    Result<QStringList> otherProducts() const override;
    Result<void> addPath(const QString& folder) override;
    Result<void> removePath(const QString& folder) override;

  private:
    Defender& inner() const { return m_recording->machine().defender(); }
    std::shared_ptr<Recording> m_recording;
};

class RecordingAliases final : public Aliases
{
  public:
    explicit RecordingAliases(std::shared_ptr<Recording> recording)
        : m_recording(std::move(recording))
    {
    }

    Result<std::vector<AliasStub>> list() const override;
    Result<void> disable(const QString& name) override;
    Result<void> restore(const QString& name, quint32, const QByteArray&) override;

  private:
    std::shared_ptr<Recording> m_recording;
};

class RecordingNetwork final : public Network
{
  public:
    explicit RecordingNetwork(std::shared_ptr<Recording> recording)
        : m_recording(std::move(recording))
    {
    }

    Result<ProbeResult> probe(const ProbeRequest& request,
                              std::chrono::milliseconds timeout) override;
    Result<void> connectTo(const ProxySettings& proxy, std::chrono::milliseconds timeout) override;
    ProxySettings proxyFor(const QUrl& url) const override;

  private:
    std::shared_ptr<Recording> m_recording;
};

} // namespace gosetup
