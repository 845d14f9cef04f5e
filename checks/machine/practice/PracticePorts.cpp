// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticePorts.h"

#include "machine/http/Proxy.h"
#include "machine/http/SystemProxy.h"
#include "machine/wmi/WmiDefender.h"
#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

namespace {

Error needsRights(const QString& what)
{
    return Error::make(ErrorCode::NeedsElevation, Text::tr("%1: access denied (error 5)").arg(what),
                       Text::tr("run this as an administrator"));
}

} // namespace

const ImageKey* PracticeRegistry::find(Hive hive, const QString& key) const
{
    const auto& keys = m_state->image.registry;
    const auto it = keys.find(regKey(hive, key, m_view.otherAccount));
    return it == keys.end() ? nullptr : &it->second;
}

Result<std::optional<RegValue>> PracticeRegistry::read(const RegistryValuePath& place) const
{
    return m_state->perform("registry.read", place.text(),
                            [&]() -> Result<std::optional<RegValue>> {
                                const ImageKey* key = find(place.hive, place.key);
                                if (key == nullptr)
                                    return std::nullopt;
                                const auto value = key->values.find(place.name.toCaseFolded());
                                if (value == key->values.end())
                                    return std::nullopt;
                                return value->second.value;
                            });
}

Result<QStringList> PracticeRegistry::valueNames(Hive hive, const QString& key) const
{
    const QString subject = regPath(hive, key);
    return m_state->perform("registry.valueNames", subject, [&]() -> Result<QStringList> {
        QStringList names;
        if (const ImageKey* found = find(hive, key)) {
            for (const auto& [folded, value] : found->values)
                names << value.name;
        }
        return names;
    });
}

Result<QStringList> PracticeRegistry::subKeys(Hive hive, const QString& key) const
{
    const QString subject = regPath(hive, key);
    return m_state->perform("registry.subKeys", subject, [&]() -> Result<QStringList> {
        const QString prefix = regKey(hive, key, m_view.otherAccount) + u'\\';
        QStringList names;
        const auto& keys = m_state->image.registry;
        for (auto it = keys.lower_bound(prefix); it != keys.end() && it->first.startsWith(prefix);
             ++it) {
            const QString name = it->second.path.mid(prefix.size()).section(u'\\', 0, 0);
            if (!names.contains(name, Qt::CaseInsensitive))
                names << name;
        }
        return names;
    });
}

Result<bool> PracticeRegistry::keyExists(Hive hive, const QString& key) const
{
    return m_state->perform("registry.keyExists", regPath(hive, key), [&]() -> Result<bool> {
        const QString wanted = regKey(hive, key, m_view.otherAccount);
        const auto& keys = m_state->image.registry;
        const auto below = keys.lower_bound(wanted + u'\\');
        return keys.contains(wanted) ||
               (below != keys.end() && below->first.startsWith(wanted + u'\\'));
    });
}

Result<QDateTime> PracticeRegistry::lastWrite(Hive hive, const QString& key) const
{
    const QString subject = regPath(hive, key);
    return m_state->perform("registry.lastWrite", subject, [&]() -> Result<QDateTime> {
        const ImageKey* found = find(hive, key);
        if (found == nullptr)
            return fail(ErrorCode::NotFound,
                        Text::tr("%1: the registry key cannot be found").arg(subject));
        if (!found->lastWrite.isValid())
            return fail(ErrorCode::Unsupported,
                        Text::tr("%1: the time of the last write is unknown").arg(subject));
        return found->lastWrite;
    });
}

Result<void> PracticeRegistry::write(const RegistryValuePath& place,
                                     const std::optional<RegValue>& value)
{
    return m_state->perform("registry.write", place.text(), [&]() -> Result<void> {
        if (place.hive == Hive::LocalMachine && !m_view.elevated)
            return fail(needsRights(place.text()));
        auto& keys = m_state->image.registry;
        const QString wanted = regKey(place.hive, place.key, m_view.otherAccount);
        const QString name = place.name.toCaseFolded();
        const auto existing = keys.find(wanted);
        if (!value && (existing == keys.end() || !existing->second.values.contains(name)))
            return {};
        ImageKey& key = keys[wanted];
        if (key.path.isEmpty())
            key.path = regPath(place.hive, place.key, m_view.otherAccount);
        const auto old = key.values.find(name);
        if (!value)
            key.values.erase(old);
        else if (old != key.values.end())
            old->second = {old->second.name, *value, false}; // a write keeps the name's spelling
        else
            key.values[name] = {place.name, *value, false};
        key.lastWrite = m_state->now();
        return m_state->save();
    });
}

Result<void> PracticeRegistry::removeEmptyKey(Hive hive, const QString& key)
{
    const QString subject = regPath(hive, key);
    return m_state->perform("registry.removeEmptyKey", subject, [&]() -> Result<void> {
        if (hive == Hive::LocalMachine && !m_view.elevated)
            return fail(needsRights(subject));
        auto& keys = m_state->image.registry;
        const QString wanted = regKey(hive, key, m_view.otherAccount);
        const auto found = keys.find(wanted);
        const auto below = keys.lower_bound(wanted + u'\\');
        const bool parent = below != keys.end() && below->first.startsWith(wanted + u'\\');
        if (found == keys.end() || !found->second.values.empty() || parent)
            return {};
        keys.erase(found);
        return m_state->save();
    });
}

namespace {

tl::unexpected<Error> defenderSilent()
{
    return fail(wmiError({0x800106BA, {}, false}, true, QStringLiteral("Microsoft Defender")));
}

} // namespace

Result<DefenderStatus> PracticeDefender::status() const
{
    return m_state->perform("defender.status", {}, [&]() -> Result<DefenderStatus> {
        if (!m_state->image.defender.answers)
            return defenderSilent();
        return m_state->image.defender.status;
    });
}

Result<DefenderLists> PracticeDefender::exclusions() const
{
    return m_state->perform("defender.exclusions", {}, [&]() -> Result<DefenderLists> {
        const ImageDefender& defender = m_state->image.defender;
        if (!defender.answers)
            return defenderSilent();
        QString hidden; // Defender's own words: ScoopInstaller/Scoop#4098
        if (defender.visibility == ExclusionsVisibility::HiddenByPolicy)
            hidden = QStringLiteral("N/A: Administrators are not allowed to view exclusions");
        else if (defender.visibility == ExclusionsVisibility::NeedsElevation && !m_view.elevated)
            hidden = QStringLiteral("N/A: Must be an administrator to view exclusions");
        if (hidden.isEmpty())
            return defender.lists;
        return DefenderLists{{hidden}, {hidden}, {hidden}};
    });
}

Result<QStringList> PracticeDefender::otherProducts() const
{
    return m_state->perform("defender.otherProducts", {}, [&]() -> Result<QStringList> {
        return m_state->image.defender.otherProducts;
    });
}

Result<void> PracticeDefender::mayChange(const QString& folder) const
{
    const ImageDefender& defender = m_state->image.defender;
    if (!defender.answers)
        return defenderSilent();
    if (!m_view.elevated)
        return fail(needsRights(QStringLiteral("Microsoft Defender")));
    if (defender.adds == DefenderAdds::PolicyRefused)
        return fail(ErrorCode::Policy,
                    Text::tr("%1: your organisation manages Defender's exclusions").arg(folder));
    return {};
}

Result<void> PracticeDefender::addPath(const QString& folder)
{
    return m_state->perform("defender.addPath", folder, [&]() -> Result<void> {
        if (auto allowed = mayChange(folder); !allowed)
            return allowed;
        ImageDefender& defender = m_state->image.defender;
        const bool listed =
            std::any_of(defender.lists.paths.begin(), defender.lists.paths.end(),
                        [&](const QString& path) { return winpath::same(path, folder); });
        if (listed || defender.adds == DefenderAdds::Ineffective)
            return {};
        defender.lists.paths << folder;
        return m_state->save();
    });
}

Result<void> PracticeDefender::removePath(const QString& folder)
{
    return m_state->perform("defender.removePath", folder, [&]() -> Result<void> {
        if (auto allowed = mayChange(folder); !allowed)
            return allowed;
        ImageDefender& defender = m_state->image.defender;
        const auto removed = defender.lists.paths.removeIf(
            [&](const QString& path) { return winpath::same(path, folder); });
        return removed == 0 ? Result<void>{} : m_state->save();
    });
}

QString PracticeAliases::folder() const
{
    return winpath::join(m_state->image.folders.localAppData,
                         QStringLiteral("Microsoft\\WindowsApps"));
}

Result<std::vector<AliasStub>> PracticeAliases::list() const
{
    return m_state->perform("aliases.list", {}, [&]() -> Result<std::vector<AliasStub>> {
        std::vector<AliasStub> stubs;
        for (const FileNode* node : m_state->tree.children(winpath::key(folder()))) {
            if (node->directory)
                continue;
            stubs.push_back({winpath::fileName(node->path), node->path, node->size,
                             node->reparseTag, node->reparseData});
        }
        std::sort(stubs.begin(), stubs.end(),
                  [](const AliasStub& a, const AliasStub& b) { return a.name < b.name; });
        return stubs;
    });
}

Result<void> PracticeAliases::disable(const QString& name)
{
    return m_state->perform("aliases.disable", name, [&]() -> Result<void> {
        const QString path = winpath::join(folder(), name);
        const FileNode* node = m_state->tree.find(winpath::key(path));
        if (node == nullptr)
            return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(path));
        if (node->reparseTag != reparse::appExecLink)
            return fail(ErrorCode::Invalid,
                        Text::tr("%1: is not an app execution alias").arg(path));
        m_state->tree.erase(winpath::key(path));
        return m_state->save();
    });
}

Result<void> PracticeAliases::restore(const QString& name, quint32 tag,
                                      const QByteArray& reparseData)
{
    return m_state->perform("aliases.restore", name, [&]() -> Result<void> {
        const QString path = winpath::join(folder(), name);
        if (tag != reparse::appExecLink)
            return fail(ErrorCode::Invalid, Text::tr("%1: tag 0x%2 is not an app execution alias")
                                                .arg(path)
                                                .arg(QString::number(tag, 16)));
        const FileNode* node = m_state->tree.find(winpath::key(path));
        if (node != nullptr && node->reparseTag == tag && node->reparseData == reparseData)
            return {};
        if (node != nullptr)
            return fail(ErrorCode::ChangedMeanwhile,
                        Text::tr("%1: has been replaced by another file").arg(path));
        FileNode stub;
        stub.path = path;
        stub.reparseTag = tag;
        stub.reparseData = reparseData;
        stub.attributes = fileattribute::reparsePoint;
        m_state->tree.insert(stub);
        return m_state->save();
    });
}

namespace {

Result<ProbeResult> answerOf(const ImageHost& host, const ProbeRequest& request,
                             std::chrono::milliseconds timeout)
{
    const QString name = request.url.host();
    if (host.outcome == ImageHost::Outcome::Unreachable)
        return fail(ErrorCode::Network, Text::tr("%1: no connection (error 10060)").arg(name));
    if (host.outcome == ImageHost::Outcome::Timeout || host.milliseconds > timeout.count())
        return fail(
            ErrorCode::Timeout,
            Text::tr("%1: no response within %2 ms").arg(name).arg(qint64(timeout.count())));
    ProbeResult result;
    result.tlsIssuer = host.tlsIssuer;
    result.tlsTrusted = host.outcome != ImageHost::Outcome::Untrusted;
    result.milliseconds = host.milliseconds;
    if (!result.tlsTrusted)
        return result;
    result.httpStatus = host.httpStatus;
    result.tlsIntercepted = !host.tlsIssuer.isEmpty();
    if (request.readsBody && host.bodyArrives)
        result.body = host.body == BodyKind::NotRead && host.httpStatus == 200 ? BodyKind::Versions
                                                                               : host.body;
    return result;
}

/// How the host answers on this way; nullopt where the image does not say.
std::optional<ImageHost> hostOn(const ImageNetwork& network, const QUrl& url,
                                const ProxySettings& way)
{
    const QString key = ImageNetwork::hostKey(url);
    const QString name = url.host().toLower();
    const auto known = [&](const QMap<QString, ImageHost>& hosts) -> std::optional<ImageHost> {
        if (hosts.contains(key) || hosts.contains(name))
            return hosts.value(hosts.contains(key) ? key : name);
        return std::nullopt;
    };
    if (network.proxy.isDirect() || way.isSameServer(network.proxy)) {
        if (const auto host = known(network.hosts))
            return host;
        const auto direct = known(network.withoutProxy);
        return network.proxy.isDirect() && direct ? *direct : network.others;
    }
    return way.isDirect() ? known(network.withoutProxy) : std::nullopt;
}

} // namespace

Result<ProbeResult> PracticeNetwork::probe(const ProbeRequest& request,
                                           std::chrono::milliseconds timeout)
{
    const ProxySettings way = request.proxy ? *request.proxy : proxyFor(request.url);
    const QString name = request.url.host();
    return m_state->perform("network.probe", name, [&]() -> Result<ProbeResult> {
        const auto host = hostOn(m_state->image.network, request.url, way);
        if (host)
            return answerOf(*host, request, timeout);
        return fail(ErrorCode::Unsupported,
                    way.isDirect()
                        ? Text::tr("how %1 responds without the proxy is not known").arg(name)
                        : Text::tr("how %1 responds through the proxy %2 is not known")
                              .arg(name)
                              .arg(displayProxy(way)));
    });
}

Result<void> PracticeNetwork::connectTo(const ProxySettings& proxy,
                                        std::chrono::milliseconds timeout)
{
    return m_state->perform("network.connect", proxy.host, [&]() -> Result<void> {
        using Outcome = ImageHost::Outcome;
        const ImageNetwork& network = m_state->image.network;
        const bool isTheOne = proxy.isSameServer(network.proxy);
        if (!isTheOne && !network.proxy.isDirect())
            return fail(ErrorCode::Unsupported,
                        Text::tr("whether %1 responds is not known").arg(displayProxy(proxy)));
        const auto fails = [](const ImageHost& host) {
            return host.outcome == Outcome::Unreachable || host.outcome == Outcome::Timeout;
        };
        const bool noneAnswers = isTheOne && fails(network.others) &&
                                 std::all_of(network.hosts.begin(), network.hosts.end(), fails);
        const Outcome outcome =
            network.proxyOutcome.value_or(noneAnswers ? network.others.outcome : Outcome::Ok);
        if (outcome == Outcome::Unreachable)
            return fail(ErrorCode::Network,
                        Text::tr("%1 refused the connection").arg(displayProxy(proxy)));
        if (outcome == Outcome::Timeout)
            return fail(ErrorCode::Timeout, Text::tr("%1: no response within %2 ms")
                                                .arg(displayProxy(proxy))
                                                .arg(qint64(timeout.count())));
        return {};
    });
}

ProxySettings PracticeNetwork::proxyFor(const QUrl& url) const
{
    const QString host = url.host().toLower();
    if (host == QLatin1String("localhost") || host.startsWith(QLatin1String("127.")) ||
        url.isLocalFile())
        return {};
    const auto proxy = m_state->perform("network.proxyFor", host, [&]() -> Result<ProxySettings> {
        const ProxySettings& named = m_state->image.network.proxy;
        // A variable that a plan has deleted names no proxy any more.
        const bool isVariable = named.source.endsWith(QLatin1String("_PROXY"));
        const bool isGone = isVariable && !m_state->processEnvironment().contains(named.source) &&
                            !freshEnvironment(m_state->image).contains(named.source);
        return isGone || isBypassed(named.bypass, url) ? ProxySettings() : named;
    });
    return proxy.value_or(ProxySettings{});
}

SystemInfo PracticeSystem::info() const
{
    const auto info = m_state->perform(
        "system.info", {}, [&]() -> Result<SystemInfo> { return m_state->image.system; });
    SystemInfo result = info.value_or(SystemInfo{});
    result.elevated = m_view.elevated;
    if (m_view.otherAccount) {
        result.userName = QStringLiteral("Administrator");
        result.administrator = true;
    }
    return result;
}

KnownFolders PracticeSystem::folders() const
{
    if (m_view.otherAccount)
        return foldersOfUser(QStringLiteral("Administrator"));
    const auto folders = m_state->perform(
        "system.folders", {}, [&]() -> Result<KnownFolders> { return m_state->image.folders; });
    return folders.value_or(KnownFolders{});
}

QMap<QString, QString> PracticeSystem::processEnvironment() const
{
    return m_state->processEnvironment();
}

Result<void> PracticeShell::broadcastEnvironment(std::chrono::milliseconds perWindow)
{
    return m_state->perform("shell.broadcastEnvironment", {}, [&]() -> Result<void> {
        if (m_state->image.broadcastAnswered)
            return {};
        return fail(
            ErrorCode::Timeout,
            Text::tr("a window did not respond within %1 ms").arg(qint64(perWindow.count())));
    });
}

} // namespace gosetup
