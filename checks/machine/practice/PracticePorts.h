// SPDX-License-Identifier: Apache-2.0
// The small ports of a practice machine: registry, Defender, aliases, network, system, shell,
// clock. Each answers from the shared state; none knows another.
#pragma once

#include "machine/Aliases.h"
#include "machine/practice/PracticeFiles.h"

namespace gosetup {

class PracticeRegistry final : public Registry
{
  public:
    PracticeRegistry(std::shared_ptr<PracticeState> state, PracticeView view)
        : m_state(std::move(state)), m_view(view)
    {
    }
    Result<std::optional<RegValue>> read(const RegistryValuePath& place) const override;
    Result<QStringList> valueNames(Hive hive, const QString& key) const override;
    Result<QStringList> subKeys(Hive hive, const QString& key) const override;
    Result<bool> keyExists(Hive hive, const QString& key) const override;
    Result<QDateTime> lastWrite(Hive hive, const QString& key) const override;
    Result<void> write(const RegistryValuePath& place,
                       const std::optional<RegValue>& value) override;
    Result<void> removeEmptyKey(Hive hive, const QString& key) override;

  private:
    [[nodiscard]] const ImageKey* find(Hive hive, const QString& key) const;

    std::shared_ptr<PracticeState> m_state;
    PracticeView m_view;
};

class PracticeDefender final : public Defender
{
  public:
    PracticeDefender(std::shared_ptr<PracticeState> state, PracticeView view)
        : m_state(std::move(state)), m_view(view)
    {
    }
    Result<DefenderStatus> status() const override;
    Result<DefenderLists> exclusions() const override;
    Result<QStringList> otherProducts() const override;
    Result<void> addPath(const QString& folder) override;
    Result<void> removePath(const QString& folder) override;

  private:
    [[nodiscard]] Result<void> mayChange(const QString& folder) const;

    std::shared_ptr<PracticeState> m_state;
    PracticeView m_view;
};

class PracticeAliases final : public Aliases
{
  public:
    explicit PracticeAliases(std::shared_ptr<PracticeState> state) : m_state(std::move(state)) {}
    Result<std::vector<AliasStub>> list() const override;
    Result<void> disable(const QString& name) override;
    Result<void> restore(const QString& name, quint32 tag, const QByteArray& reparseData) override;

  private:
    [[nodiscard]] QString folder() const;

    std::shared_ptr<PracticeState> m_state;
};

class PracticeNetwork final : public Network
{
  public:
    explicit PracticeNetwork(std::shared_ptr<PracticeState> state) : m_state(std::move(state)) {}
    Result<ProbeResult> probe(const ProbeRequest& request,
                              std::chrono::milliseconds timeout) override;
    Result<void> connectTo(const ProxySettings& proxy, std::chrono::milliseconds timeout) override;
    ProxySettings proxyFor(const QUrl& url) const override;

  private:
    std::shared_ptr<PracticeState> m_state;
};

class PracticeSystem final : public System
{
  public:
    PracticeSystem(std::shared_ptr<PracticeState> state, PracticeView view)
        : m_state(std::move(state)), m_view(view)
    {
    }
    SystemInfo info() const override;
    KnownFolders folders() const override;
    QMap<QString, QString> processEnvironment() const override;

  private:
    std::shared_ptr<PracticeState> m_state;
    PracticeView m_view;
};

class PracticeShell final : public Shell
{
  public:
    explicit PracticeShell(std::shared_ptr<PracticeState> state) : m_state(std::move(state)) {}
    Result<void> broadcastEnvironment(std::chrono::milliseconds perWindow) override;

  private:
    std::shared_ptr<PracticeState> m_state;
};

class PracticeClock final : public Clock
{
  public:
    explicit PracticeClock(std::shared_ptr<PracticeState> state) : m_state(std::move(state)) {}
    QDateTime now() const override { return m_state->now(); }

  private:
    std::shared_ptr<PracticeState> m_state;
};

class PracticeProcesses final : public Processes
{
  public:
    PracticeProcesses(std::shared_ptr<PracticeState> state, PracticeFiles& files)
        : m_state(std::move(state)), m_files(files)
    {
    }
    using Processes::run;
    Result<ProcessResult> run(const RunRequest& request) override;
    Result<std::vector<RunningProcess>> running() const override;

  private:
    [[nodiscard]] Result<ProcessResult> runFile(const RunRequest& request);

    std::shared_ptr<PracticeState> m_state;
    PracticeFiles& m_files;
};

} // namespace gosetup
