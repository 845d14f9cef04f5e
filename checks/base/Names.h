// SPDX-License-Identifier: Apache-2.0
// The names of an enum's values, in one table beside the enum: files, errors and options read and
// write by it. Such an enum has
//   constexpr auto enumNames(Scope)
//   {
//       return std::to_array<EnumName<Scope>>({{Scope::User, "user"}, {Scope::Machine,
//       "machine"}});
//   }
#pragma once

#include <QString>
#include <QStringList>

#include <array>
#include <optional>
#include <type_traits>

namespace gosetup {

template <typename E>
struct EnumName
{
    E value;
    const char* name; ///< stable: it is in files
};

template <typename E>
concept Named = std::is_enum_v<E> && requires(E value)
{
    enumNames(value);
};

/// Empty for a value that has no name.
template <Named E>
[[nodiscard]] QString toString(E value)
{
    for (const auto& [known, name] : enumNames(value)) {
        if (known == value)
            return QString::fromLatin1(name);
    }
    return {};
}

template <Named E>
[[nodiscard]] std::optional<E> fromName(const QString& text)
{
    for (const auto& [value, name] : enumNames(E())) {
        if (text == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

/// "user, machine"
template <Named E>
[[nodiscard]] QString allNames()
{
    QStringList names;
    for (const auto& [value, name] : enumNames(E()))
        names << QString::fromLatin1(name);
    return names.join(QStringLiteral(", "));
}

} // namespace gosetup
