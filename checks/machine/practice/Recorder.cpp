// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/Recorder.h"

#include "machine/ProgramFile.h"
#include "machine/practice/Recording.h"
#include "paths/WindowsPath.h"

namespace gosetup {

namespace {

using Shared = std::shared_ptr<Recording>;

tl::unexpected<Error> onlyLooking(const QString& what)
{
    return fail(ErrorCode::Unsupported,
                Text::tr("%1: nothing is changed while an image is recorded").arg(what));
}

class RecordingRegistry final : public Registry
{
  public:
    explicit RecordingRegistry(Shared recording) : m_recording(std::move(recording)) {}

    Result<std::optional<RegValue>> read(const RegistryValuePath& place) const override
    {
        auto value = inner().read(place);
        if (value && *value)
            m_recording->noteValue(place, **value);
        return value;
    }
    Result<QStringList> valueNames(Hive hive, const QString& key) const override
    {
        auto names = inner().valueNames(hive, key);
        if (names && !names->isEmpty())
            m_recording->noteKey(hive, key);
        for (const QString& name : names.value_or(QStringList())) {
            const auto value = inner().read({hive, key, name});
            if (value && *value)
                m_recording->noteValue({hive, key, name}, **value);
        }
        return names;
    }
    Result<QStringList> subKeys(Hive hive, const QString& key) const override
    {
        auto names = inner().subKeys(hive, key);
        for (const QString& name : names.value_or(QStringList()))
            m_recording->noteKey(hive, winpath::join(key, name));
        return names;
    }
    Result<bool> keyExists(Hive hive, const QString& key) const override
    {
        auto exists = inner().keyExists(hive, key);
        if (exists && *exists)
            m_recording->noteKey(hive, key);
        return exists;
    }
    Result<QDateTime> lastWrite(Hive hive, const QString& key) const override
    {
        auto when = inner().lastWrite(hive, key);
        if (when)
            m_recording->noteWritten(hive, key, *when);
        return when;
    }
    Result<void> write(const RegistryValuePath& place, const std::optional<RegValue>&) override
    {
        return onlyLooking(place.text());
    }
    Result<void> removeEmptyKey(Hive hive, const QString& key) override
    {
        return onlyLooking(regPath(hive, key));
    }

  private:
    Registry& inner() const { return m_recording->machine().registry(); }
    Shared m_recording;
};

class RecordingFiles final : public Files
{
  public:
    explicit RecordingFiles(Shared recording) : m_recording(std::move(recording)) {}

    Result<std::optional<FileInfo>> info(const QString& path) const override
    {
        auto info = inner().info(path);
        if (info && *info)
            m_recording->noteFile(path, **info);
        return info;
    }
    Result<QStringList> list(const QString& folder) const override
    {
        auto names = inner().list(folder);
        if (!names)
            return names;
        m_recording->noteListed(folder, *names);
        return names;
    }
    Result<QByteArray> read(const QString& path, qint64 most) const override
    {
        auto bytes = inner().read(path, most);
        if (bytes)
            m_recording->noteContent(path, *bytes);
        else
            m_recording->noteThere(path);
        return bytes;
    }
    Result<QByteArray> head(const QString& path, qint64 most) const override
    {
        auto bytes = inner().head(path, most);
        m_recording->noteProgram(path, programArch(bytes.value_or(QByteArray())));
        return bytes;
    }
    Result<QByteArray> reparseData(const QString& path) const override
    {
        auto data = inner().reparseData(path);
        if (data)
            m_recording->noteReparseData(path, *data);
        return data;
    }
    /// Not kept: nothing is judged by an image, and it would name people.
    Result<NonAdminControl> nonAdminControl(const QString& path) const override
    {
        return inner().nonAdminControl(path);
    }
    Result<FolderAccess> access(const QString& folder) const override
    {
        auto access = inner().access(folder);
        if (access)
            m_recording->noteAccess(folder, *access);
        return access;
    }
    Result<VolumeInfo> volume(const QString& path) const override
    {
        auto volume = inner().volume(path);
        if (volume)
            m_recording->noteVolume(*volume);
        return volume;
    }
    Result<QString> resolved(const QString& path) const override
    {
        auto place = inner().resolved(path);
        if (place && !winpath::same(*place, path))
            m_recording->noteLinks(path);
        return place;
    }

    Result<void> write(const QString& path, const QByteArray&) override
    {
        return onlyLooking(path);
    }
    Result<void> makeFolder(const QString& path, bool) override { return onlyLooking(path); }
    Result<void> rename(const QString& from, const QString&) override { return onlyLooking(from); }
    Result<void> remove(const QString& path) override { return onlyLooking(path); }
    Result<void> removeTree(const QString& path) override { return onlyLooking(path); }
    Result<QString> hostPath(const QString& path, bool makeParents) override
    {
        if (makeParents)
            return onlyLooking(path);
        return inner().hostPath(path, false);
    }

  private:
    Files& inner() const { return m_recording->machine().files(); }
    Shared m_recording;
};

class RecordingProcesses final : public Processes
{
  public:
    explicit RecordingProcesses(Shared recording) : m_recording(std::move(recording)) {}

    Result<ProcessResult> run(const QString& program, const QStringList& arguments,
                              std::chrono::milliseconds timeout) override
    {
        return m_recording->run(program, arguments, timeout);
    }
    Result<std::vector<RunningProcess>> running() const override
    {
        auto running = m_recording->machine().processes().running();
        if (running)
            m_recording->note([all = *running](MachineImage& image) { image.running = all; });
        return running;
    }

  private:
    Shared m_recording;
};

class RecordingDefender final : public Defender
{
  public:
    explicit RecordingDefender(Shared recording) : m_recording(std::move(recording)) {}

    Result<DefenderStatus> status() const override
    {
        auto status = inner().status();
        if (status) {
            m_recording->note([status = *status](MachineImage& image) {
                image.defender.answers = true;
                image.defender.status = status;
            });
        }
        return status;
    }
    Result<DefenderLists> exclusions() const override
    {
        auto lists = inner().exclusions();
        if (lists)
            m_recording->note(
                [lists = *lists](MachineImage& image) { noteLists(image.defender, lists); });
        return lists;
    }
    Result<QStringList> otherProducts() const override
    {
        auto products = inner().otherProducts();
        if (products)
            m_recording->note([products = *products](MachineImage& image) {
                image.defender.otherProducts = products;
            });
        return products;
    }
    Result<void> addPath(const QString& folder) override { return onlyLooking(folder); }
    Result<void> removePath(const QString& folder) override { return onlyLooking(folder); }

  private:
    static void noteLists(ImageDefender& defender, const DefenderLists& lists)
    {
        const QString first = lists.paths.value(0);
        defender.answers = true;
        if (!first.startsWith(QLatin1String("N/A:"))) {
            defender.visibility = ExclusionsVisibility::Visible;
            defender.lists = lists;
            return;
        }
        const bool policy = first.contains(QLatin1String("not allowed"), Qt::CaseInsensitive);
        defender.visibility =
            policy ? ExclusionsVisibility::HiddenByPolicy : ExclusionsVisibility::NeedsElevation;
    }
    Defender& inner() const { return m_recording->machine().defender(); }
    Shared m_recording;
};

class RecordingAliases final : public Aliases
{
  public:
    explicit RecordingAliases(Shared recording) : m_recording(std::move(recording)) {}

    Result<std::vector<AliasStub>> list() const override
    {
        auto stubs = m_recording->machine().aliases().list();
        if (!stubs)
            return stubs;
        m_recording->note([stubs = *stubs](MachineImage& image) {
            for (const AliasStub& stub : stubs) {
                FileNode& node = image.file(stub.path);
                node.size = stub.size;
                node.reparseTag = stub.reparseTag;
                node.reparseData = stub.reparseData;
            }
        });
        return stubs;
    }
    Result<void> disable(const QString& name) override { return onlyLooking(name); }
    Result<void> restore(const QString& name, quint32, const QByteArray&) override
    {
        return onlyLooking(name);
    }

  private:
    Shared m_recording;
};

class RecordingNetwork final : public Network
{
  public:
    explicit RecordingNetwork(Shared recording) : m_recording(std::move(recording)) {}

    Result<ProbeResult> probe(const ProbeRequest& request,
                              std::chrono::milliseconds timeout) override
    {
        auto result = m_recording->machine().network().probe(request, timeout);
        if (!result && result.error().code == ErrorCode::Unsupported)
            return result;
        ImageHost host;
        if (result) {
            host.httpStatus = result->httpStatus;
            host.milliseconds = result->milliseconds;
            if (!result->tlsTrusted)
                host.outcome = ImageHost::Outcome::Untrusted;
            if (result->tlsIntercepted || !result->tlsTrusted)
                host.tlsIssuer = result->tlsIssuer;
            if (result->body != BodyKind::Versions)
                host.body = result->body;
            host.bodyArrives = !request.readsBody || result->body != BodyKind::NotRead;
        } else {
            host.outcome = outcomeOf(result.error());
        }
        m_recording->note([key = ImageNetwork::hostKey(request.url), proxy = request.proxy,
                           host](MachineImage& image) {
            const bool direct = proxy && proxy->isDirect();
            (direct ? image.network.withoutProxy : image.network.hosts)[key] = host;
            if (proxy && !direct)
                image.network.proxy = *proxy;
        });
        return result;
    }
    Result<void> connectTo(const ProxySettings& proxy, std::chrono::milliseconds timeout) override
    {
        auto result = m_recording->machine().network().connectTo(proxy, timeout);
        if (!result && result.error().code == ErrorCode::Unsupported)
            return result;
        const auto outcome = result ? ImageHost::Outcome::Ok : outcomeOf(result.error());
        m_recording->note([proxy, outcome](MachineImage& image) {
            image.network.proxy = proxy;
            image.network.proxyOutcome = outcome;
        });
        return result;
    }
    ProxySettings proxyFor(const QUrl& url) const override
    {
        const ProxySettings proxy = m_recording->machine().network().proxyFor(url);
        if (!proxy.isDirect())
            m_recording->note([proxy](MachineImage& image) { image.network.proxy = proxy; });
        return proxy;
    }

  private:
    static ImageHost::Outcome outcomeOf(const Error& error)
    {
        return error.code == ErrorCode::Timeout ? ImageHost::Outcome::Timeout
                                                : ImageHost::Outcome::Unreachable;
    }

    Shared m_recording;
};

class SilentShell final : public Shell
{
  public:
    Result<void> broadcastEnvironment(std::chrono::milliseconds) override
    {
        return onlyLooking(QStringLiteral("WM_SETTINGCHANGE"));
    }
};

class NoElevation final : public Elevation
{
  public:
    Result<void> run(const ElevationCall& call, const ElevatedMain&) override
    {
        return onlyLooking(call.planFile);
    }
    Result<void> open(const QStringList& arguments, const ElevatedView&) override
    {
        return onlyLooking(arguments.join(u' '));
    }
};

class RecordingMachine final : public Machine
{
  public:
    explicit RecordingMachine(const Shared& recording)
        : m_inner(recording->shared()), m_registry(recording), m_files(recording),
          m_processes(recording), m_defender(recording), m_aliases(recording), m_network(recording)
    {
    }

    QString name() const override { return m_inner->name(); }
    bool isPractice() const override { return m_inner->isPractice(); }
    Registry& registry() override { return m_registry; }
    Files& files() override { return m_files; }
    Processes& processes() override { return m_processes; }
    Defender& defender() override { return m_defender; }
    Aliases& aliases() override { return m_aliases; }
    Network& network() override { return m_network; }
    System& system() override { return m_inner->system(); } // read whole when recording began
    Shell& shell() override { return m_shell; }
    Clock& clock() override { return m_inner->clock(); }
    Elevation& elevation() override { return m_elevation; }

  private:
    std::shared_ptr<Machine> m_inner;
    RecordingRegistry m_registry;
    RecordingFiles m_files;
    RecordingProcesses m_processes;
    RecordingDefender m_defender;
    RecordingAliases m_aliases;
    RecordingNetwork m_network;
    SilentShell m_shell;
    NoElevation m_elevation;
};

} // namespace

MachineRecord::MachineRecord(std::shared_ptr<Machine> machine)
    : m_recording(std::make_shared<Recording>(std::move(machine)))
{
}

std::shared_ptr<Machine> MachineRecord::watched() const
{
    return std::make_shared<RecordingMachine>(m_recording);
}

MachineImage MachineRecord::image() const
{
    return m_recording->image();
}

MachineRecord MachineRecord::copy() const
{
    return MachineRecord(m_recording->copy());
}

} // namespace gosetup
