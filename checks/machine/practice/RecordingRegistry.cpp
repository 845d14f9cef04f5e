// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RecordingPorts.h"

#include "paths/WindowsPath.h"

namespace gosetup {

Result<std::optional<RegValue>> RecordingRegistry::read(const RegistryValuePath& place) const
{
    auto value = inner().read(place);
    if (value && *value)
        m_recording->noteValue(place, **value);
    return value;
}

Result<QStringList> RecordingRegistry::valueNames(Hive hive, const QString& key) const
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

Result<QStringList> RecordingRegistry::subKeys(Hive hive, const QString& key) const
{
    auto names = inner().subKeys(hive, key);
    for (const QString& name : names.value_or(QStringList()))
        m_recording->noteKey(hive, winpath::join(key, name));
    return names;
}

Result<bool> RecordingRegistry::keyExists(Hive hive, const QString& key) const
{
    auto exists = inner().keyExists(hive, key);
    if (exists && *exists)
        m_recording->noteKey(hive, key);
    return exists;
}

Result<QDateTime> RecordingRegistry::lastWrite(Hive hive, const QString& key) const
{
    auto when = inner().lastWrite(hive, key);
    if (when)
        m_recording->noteWritten(hive, key, *when);
    return when;
}

Result<void> RecordingRegistry::write(const RegistryValuePath& place,
                                      const std::optional<RegValue>&)
{
    return onlyLooking(place.text());
}

Result<void> RecordingRegistry::removeEmptyKey(Hive hive, const QString& key)
{
    return onlyLooking(regPath(hive, key));
}

} // namespace gosetup
