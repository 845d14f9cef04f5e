// SPDX-License-Identifier: Apache-2.0
// Port: the registry, as raw bytes with their kind. Nothing is expanded, nothing is converted.
#pragma once

#include "base/Names.h"
#include "base/Result.h"

#include <QByteArray>
#include <QDateTime>
#include <QStringList>

#include <optional>

namespace gosetup {

/// Numbers as in winnt.h.
enum class RegKind : quint32
{
    None = 0,
    String = 1,       ///< REG_SZ
    ExpandString = 2, ///< REG_EXPAND_SZ
    Binary = 3,
    Dword = 4,
    MultiString = 7,
    Qword = 11,
};

[[nodiscard]] QString toString(RegKind kind); ///< "REG_EXPAND_SZ"; "REG_0x2A" for others
[[nodiscard]] std::optional<RegKind> regKindFrom(const QString& name);

/// The bytes as they stand; strings are UTF-16LE, usually (not always) with a final NUL.
struct RegValue
{
    RegKind kind = RegKind::None;
    QByteArray data;

    bool operator==(const RegValue&) const = default;

    [[nodiscard]] bool isText() const
    {
        return kind == RegKind::String || kind == RegKind::ExpandString;
    }
    /// The text up to the first NUL, unpaired surrogates kept. Meaningless unless isText().
    [[nodiscard]] QString text() const;
    [[nodiscard]] static RegValue fromText(RegKind kind, const QString& text); ///< with final NUL
    /// The texts of a REG_MULTI_SZ up to the first empty one; none of other kinds.
    [[nodiscard]] QStringList texts() const;
    /// Each with its NUL, and one more. No text may be empty or hold a NUL: Windows would stop
    /// there.
    [[nodiscard]] static RegValue fromTexts(const QStringList& texts);
    [[nodiscard]] static RegValue fromDword(quint32 number);
    [[nodiscard]] std::optional<quint32> dword() const;
};

enum class Hive
{
    CurrentUser,
    LocalMachine
};
constexpr auto enumNames(Hive)
{
    return std::to_array<EnumName<Hive>>(
        {{Hive::CurrentUser, "HKCU"}, {Hive::LocalMachine, "HKLM"}});
}

/// A value's full place: hive, key below it, name ("" = the default value).
struct RegistryValuePath
{
    Hive hive = Hive::CurrentUser;
    QString key;
    QString name;

    bool operator==(const RegistryValuePath&) const = default;
    [[nodiscard]] QString text() const; ///< HKCU\Environment\Path
};

/// Key and value names are case-insensitive. Always the 64-bit view. Thread-safe.
class Registry
{
  public:
    Registry() = default;
    Registry(const Registry&) = delete;
    Registry& operator=(const Registry&) = delete;
    virtual ~Registry() = default;

    /// nullopt: key or value absent. Errors: AccessDenied, Io.
    [[nodiscard]] virtual Result<std::optional<RegValue>>
    read(const RegistryValuePath& place) const = 0;
    /// Names below a key; empty where the key is absent.
    [[nodiscard]] virtual Result<QStringList> valueNames(Hive hive, const QString& key) const = 0;
    [[nodiscard]] virtual Result<QStringList> subKeys(Hive hive, const QString& key) const = 0;
    [[nodiscard]] virtual Result<bool> keyExists(Hive hive, const QString& key) const = 0;
    /// When the key was last written; Unsupported where the system does not tell.
    [[nodiscard]] virtual Result<QDateTime> lastWrite(Hive hive, const QString& key) const = 0;

    /// Creates the key where absent; nullopt deletes the value (absent is no error).
    /// NeedsElevation for HKLM without rights.
    [[nodiscard]] virtual Result<void> write(const RegistryValuePath& place,
                                             const std::optional<RegValue>& value) = 0;
    /// Absent, or holding a value or a key below it, is no error: then nothing happens.
    [[nodiscard]] virtual Result<void> removeEmptyKey(Hive hive, const QString& key) = 0;
};

} // namespace gosetup
