// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsRegistry.h"

#include "machine/windows/Win32.h"

#include <array>
#include <cstring>
#include <vector>

namespace gosetup {

using win32::wide;

namespace {

/// Characters of the longest name of a value (16,383) and the NUL; names of keys are shorter.
/// Source: "Registry Element Size Limits" (Microsoft).
constexpr DWORD longestName = 16'384;

HKEY predefined(Hive hive)
{
    return hive == Hive::CurrentUser ? HKEY_CURRENT_USER : HKEY_LOCAL_MACHINE;
}

QString underRoot(const RegistryRoot& root, const QString& key)
{
    return root.below.isEmpty() || key.isEmpty() ? root.below + key : root.below + u'\\' + key;
}

/// ERROR_KEY_DELETED: somebody removed it while it was open.
bool isAbsent(LSTATUS status)
{
    return status == ERROR_FILE_NOT_FOUND || status == ERROR_PATH_NOT_FOUND ||
           status == ERROR_KEY_DELETED;
}

DWORD errorOf(LSTATUS status)
{
    return static_cast<DWORD>(status);
}

tl::unexpected<Error> refused(Hive hive, LSTATUS status, Text what)
{
    if (status == ERROR_ACCESS_DENIED && hive == Hive::LocalMachine && !win32::isElevated())
        return win32::failedAs(ErrorCode::NeedsElevation, errorOf(status), std::move(what),
                               Text::tr("run this as an administrator"));
    return win32::failed(errorOf(status), std::move(what));
}

Text cannotRead(const QString& place)
{
    return Text::tr("cannot read %1").arg(place);
}

Text cannotWrite(const QString& place)
{
    return Text::tr("cannot write %1").arg(place);
}

/// Without a key where it is absent.
LSTATUS open(const RegistryRoot& root, const QString& key, REGSAM rights, win32::Key& opened)
{
    const QString path = underRoot(root, key);
    return RegOpenKeyExW(predefined(root.hive), wide(path), 0, rights | KEY_WOW64_64KEY,
                         opened.out());
}

/// What `enumerate` (RegEnumValueW, RegEnumKeyExW) lists below a key; nothing where it is absent.
template <typename Enumerate>
Result<QStringList> namesIn(const RegistryRoot& root, const RegistryValuePath& place, REGSAM rights,
                            const Enumerate& enumerate)
{
    win32::Key opened;
    LSTATUS status = open(root, place.key, rights, opened);
    QStringList names;
    std::vector<wchar_t> buffer(longestName);
    for (DWORD index = 0; status == ERROR_SUCCESS; ++index) {
        DWORD length = longestName;
        status = enumerate(opened.get(), index, buffer.data(), &length);
        if (status == ERROR_SUCCESS)
            names << win32::fromWide(buffer.data(), static_cast<qsizetype>(length));
    }
    if (status != ERROR_NO_MORE_ITEMS && !isAbsent(status))
        return refused(place.hive, status, cannotRead(place.text()));
    return names;
}

/// A value may grow between the question for its size and the one for its bytes.
LSTATUS query(HKEY key, const QString& name, RegValue& value)
{
    DWORD size = 512;
    LSTATUS status = ERROR_MORE_DATA;
    while (status == ERROR_MORE_DATA) {
        value.data.resize(static_cast<qsizetype>(size));
        DWORD kind = REG_NONE;
        DWORD got = size;
        status = RegQueryValueExW(key, wide(name), nullptr, &kind,
                                  reinterpret_cast<BYTE*>(value.data.data()), &got);
        size = status == ERROR_MORE_DATA ? std::max(got, 2 * size) : got;
        value.kind = static_cast<RegKind>(kind);
    }
    value.data.resize(status == ERROR_SUCCESS ? static_cast<qsizetype>(size) : 0);
    return status;
}

/// RegSetValueExW takes in a NUL that stands right behind a text without one, so that the bytes
/// would not be the ones we were given: something else stands behind them here.
LSTATUS setExactly(HKEY key, const QString& name, const RegValue& value)
{
    const QByteArray guarded = value.data + QByteArray(4, '\xff');
    return RegSetValueExW(key, wide(name), 0, static_cast<DWORD>(value.kind),
                          reinterpret_cast<const BYTE*>(guarded.constData()),
                          static_cast<DWORD>(value.data.size()));
}

} // namespace

QString WindowsRegistry::path(Hive hive, const QString& key) const
{
    return RegistryValuePath{hive, key, {}}.text();
}

Result<std::optional<RegValue>> WindowsRegistry::read(const RegistryValuePath& place) const
{
    win32::Key key;
    if (const LSTATUS status = open(root(place.hive), place.key, KEY_QUERY_VALUE, key);
        status != ERROR_SUCCESS) {
        if (isAbsent(status))
            return std::nullopt;
        return refused(place.hive, status, cannotRead(place.text()));
    }
    RegValue value;
    const LSTATUS status = query(key.get(), place.name, value);
    if (isAbsent(status))
        return std::nullopt;
    if (status != ERROR_SUCCESS)
        return refused(place.hive, status, cannotRead(place.text()));
    return value;
}

Result<QStringList> WindowsRegistry::valueNames(Hive hive, const QString& key) const
{
    return namesIn(root(hive), {hive, key, {}}, KEY_QUERY_VALUE,
                   [](HKEY opened, DWORD index, wchar_t* name, DWORD* size) {
                       return RegEnumValueW(opened, index, name, size, nullptr, nullptr, nullptr,
                                            nullptr);
                   });
}

Result<QStringList> WindowsRegistry::subKeys(Hive hive, const QString& key) const
{
    return namesIn(root(hive), {hive, key, {}}, KEY_ENUMERATE_SUB_KEYS,
                   [](HKEY opened, DWORD index, wchar_t* name, DWORD* size) {
                       return RegEnumKeyExW(opened, index, name, size, nullptr, nullptr, nullptr,
                                            nullptr);
                   });
}

Result<bool> WindowsRegistry::keyExists(Hive hive, const QString& key) const
{
    win32::Key opened;
    const LSTATUS status = open(root(hive), key, KEY_QUERY_VALUE, opened);
    // A key that we may not open is there all the same.
    if (status == ERROR_SUCCESS || status == ERROR_ACCESS_DENIED)
        return true;
    if (isAbsent(status))
        return false;
    return refused(hive, status, cannotRead(path(hive, key)));
}

Result<QDateTime> WindowsRegistry::lastWrite(Hive hive, const QString& key) const
{
    const QString subject = path(hive, key);
    win32::Key opened;
    FILETIME time{};
    LSTATUS status = open(root(hive), key, KEY_QUERY_VALUE, opened);
    if (status == ERROR_SUCCESS)
        status = RegQueryInfoKeyW(opened.get(), nullptr, nullptr, nullptr, nullptr, nullptr,
                                  nullptr, nullptr, nullptr, nullptr, nullptr, &time);
    if (isAbsent(status))
        return fail(ErrorCode::NotFound,
                    Text::tr("%1: the registry key cannot be found").arg(subject));
    if (status != ERROR_SUCCESS)
        return refused(hive, status, cannotRead(subject));
    const QDateTime when = win32::utcOf(time);
    if (!when.isValid())
        return fail(ErrorCode::Unsupported,
                    Text::tr("%1: the time of the last write is unknown").arg(subject));
    return when;
}

Result<void> WindowsRegistry::write(const RegistryValuePath& place,
                                    const std::optional<RegValue>& value)
{
    // No RegFlushKey: it would stop every writer of the hive for the time of a disk write, and
    // Windows writes hives itself within seconds; only a power cut in between can lose the value,
    // and then the journal, which is flushed, says what to look at.
    const RegistryRoot& hive = root(place.hive);
    win32::Key key;
    LSTATUS status = ERROR_SUCCESS;
    if (value) {
        const QString under = underRoot(hive, place.key);
        status =
            RegCreateKeyExW(predefined(hive.hive), wide(under), 0, nullptr, REG_OPTION_NON_VOLATILE,
                            KEY_SET_VALUE | KEY_WOW64_64KEY, nullptr, key.out(), nullptr);
        if (status == ERROR_SUCCESS)
            status = setExactly(key.get(), place.name, *value);
    } else {
        status = open(hive, place.key, KEY_SET_VALUE, key);
        if (status == ERROR_SUCCESS)
            status = RegDeleteValueW(key.get(), wide(place.name));
        if (isAbsent(status))
            return {};
    }
    if (status != ERROR_SUCCESS)
        return refused(place.hive, status, cannotWrite(place.text()));

    const auto now = read(place);
    GOSETUP_RETURN_IF_FAILED(now);
    if (*now != value)
        return fail(ErrorCode::Io,
                    Text::tr("%1 was written, but reads back as something else").arg(place.text()));
    return {};
}

Result<void> WindowsRegistry::removeEmptyKey(Hive hive, const QString& key)
{
    if (key.isEmpty())
        return fail(ErrorCode::Invalid, Text::tr("%1: cannot be removed").arg(path(hive, key)));
    const RegistryRoot& at = root(hive);
    win32::Key opened;
    DWORD subKeyCount = 0;
    DWORD valueCount = 0;
    LSTATUS status = open(at, key, KEY_QUERY_VALUE, opened);
    if (status == ERROR_SUCCESS)
        status = RegQueryInfoKeyW(opened.get(), nullptr, nullptr, nullptr, &subKeyCount, nullptr,
                                  nullptr, &valueCount, nullptr, nullptr, nullptr, nullptr);
    if (isAbsent(status) || subKeyCount + valueCount > 0)
        return {};
    if (status == ERROR_SUCCESS) {
        const QString under = underRoot(at, key);
        status = RegDeleteKeyExW(predefined(at.hive), wide(under), KEY_WOW64_64KEY, 0);
    }
    if (status != ERROR_SUCCESS && !isAbsent(status))
        return refused(hive, status, Text::tr("%1: cannot be removed").arg(path(hive, key)));
    return {};
}

} // namespace gosetup
