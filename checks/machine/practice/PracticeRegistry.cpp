// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticePorts.h"

namespace gosetup {

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

} // namespace gosetup
