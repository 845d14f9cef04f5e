// SPDX-License-Identifier: Apache-2.0
// The registry as Wine's server keeps it on disk (user.reg, system.reg), read without any code of
// GoSetup: the second reader that tests hold the program against. Pure text work.
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

namespace gosetup::wine {

/// A value as the server holds it: its kind's number (winnt.h) and its bytes.
struct RawValue
{
    quint32 kind = 0;
    QByteArray data;

    bool operator==(const RawValue&) const = default;
    /// UTF-16 of the data without the final NUL.
    [[nodiscard]] QString text() const;
};

/// Name ("" = the default value) to value. Names as written; find() does not mind the case.
struct RegistryKey
{
    QMap<QString, RawValue> values;

    bool operator==(const RegistryKey&) const = default;
    [[nodiscard]] const RawValue* find(const QString& name) const;
};

/// Keys by their path below the hive, "Software\Wine".
struct RegistryHive
{
    QMap<QString, RegistryKey> keys;

    [[nodiscard]] const RegistryKey* find(const QString& key) const;
};

/// Times of keys are passed over. An unreadable line is told in `complaints`, never skipped.
[[nodiscard]] RegistryHive parseRegistryFile(const QByteArray& text, QStringList& complaints);

/// Both hives of a prefix at one moment.
struct RegistryDump
{
    RegistryHive user;    ///< HKEY_CURRENT_USER
    RegistryHive machine; ///< HKEY_LOCAL_MACHINE
};

/// "+ HKCU\Environment\Path = REG 2: C:\…", "- …", "~ …" for every key and value that is not the
/// same, in order; empty when the dumps are equal. What Wine itself writes as it goes is left out:
/// dates of its display drivers, its font cache, the certificate stores it fills at first use.
[[nodiscard]] QStringList differences(const RegistryDump& before, const RegistryDump& after);

} // namespace gosetup::wine
