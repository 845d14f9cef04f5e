// SPDX-License-Identifier: Apache-2.0
// How single values, lists, maps and variants are written in JSON. Part of Json.h.
#pragma once

#include "base/Json.h" // IWYU pragma: keep
#include "base/Names.h"

#include <QDateTime>
#include <QMap>
#include <QUrl>

#include <concepts>
#include <limits>
#include <type_traits>
#include <variant>
#include <vector>

namespace gosetup::json {

struct NoTexts
{
    template <typename T>
    static void texts(T&, const ChangeText&)
    {
    }
};

/// Exact: a text with unpaired surrogates (PATH may hold them) is {"utf16": hex}.
template <>
struct Codec<QString>
{
    static QJsonValue write(const QString& text);
    static void read(const Input& in, QString& text);
    static void texts(QString& text, const ChangeText& change) { text = change(text); }
};

/// As it is shown. Is not read.
template <>
struct Codec<Text>
{
    static QJsonValue write(const Text& text) { return text.translated(); }
};

template <>
struct Codec<bool> : NoTexts
{
    static QJsonValue write(bool value) { return value; }
    static void read(const Input& in, bool& value);
};

/// A whole number within the two; with `hex` one such as "0x1F" too. Else it is refused.
[[nodiscard]] std::optional<qint64> readNumber(const Input& in, qint64 least, qint64 most,
                                               bool hex = false);

template <std::integral I>
struct Codec<I> : NoTexts
{
    static QJsonValue write(I value) { return static_cast<qint64>(value); }
    static void read(const Input& in, I& value)
    {
        using Limits = std::numeric_limits<I>;
        value = static_cast<I>(readNumber(in, Limits::min(), Limits::max()).value_or(value));
    }
};

/// "0x1F"; a number is read too.
struct HexNumber : NoTexts
{
    static QJsonValue write(quint32 value);
    static void read(const Input& in, quint32& value)
    {
        value = static_cast<quint32>(
            readNumber(in, 0, std::numeric_limits<quint32>::max(), true).value_or(value));
    }
};

template <Named E>
struct Codec<E> : NoTexts
{
    static QJsonValue write(E value) { return toString(value); }
    static void read(const Input& in, E& value)
    {
        if (const auto known = fromName<E>(in.value().toString()))
            value = *known;
        else
            in.refuse(gosetup::Text::tr("must be one of %1").arg(allNames<E>()));
    }
};

/// ISO 8601, UTC, with milliseconds; none is written as "", and not read.
template <>
struct Codec<QDateTime> : NoTexts
{
    static QJsonValue write(const QDateTime& time);
    static void read(const Input& in, QDateTime& time);
};

/// The same without fractions of a second, for reports. Is not read.
struct Seconds : NoTexts
{
    static QJsonValue write(const QDateTime& time) { return time.toUTC().toString(Qt::ISODate); }
};

template <>
struct Codec<QUrl> : NoTexts
{
    static QJsonValue write(const QUrl& url) { return url.toString(QUrl::FullyEncoded); }
    static void read(const Input& in, QUrl& url);
};

/// Bytes in pairs of hexadecimal digits; in lower case, for which `anyCase` asks otherwise.
template <bool anyCase>
struct HexOf : NoTexts
{
    static QJsonValue write(const QByteArray& bytes) { return QString::fromLatin1(bytes.toHex()); }
    static void read(const Input& in, QByteArray& bytes);
};
using Hex = HexOf<false>;
using HexOfAnyCase = HexOf<true>;

struct Base64 : NoTexts
{
    static QJsonValue write(const QByteArray& bytes)
    {
        return QString::fromLatin1(bytes.toBase64());
    }
    static void read(const Input& in, QByteArray& bytes);
};

/// Bytes that are ASCII, such as the digits of a hash.
struct Ascii : NoTexts
{
    static QJsonValue write(const QByteArray& bytes) { return QString::fromLatin1(bytes); }
    static void read(const Input& in, QByteArray& bytes);
};

/// Bytes that are text in UTF-8.
struct Utf8
{
    static QJsonValue write(const QByteArray& bytes) { return QString::fromUtf8(bytes); }
    static void read(const Input& in, QByteArray& bytes);
    static void texts(QByteArray& bytes, const ChangeText& change);
};

/// False for what is no list.
[[nodiscard]] bool isList(const Input& in);
[[nodiscard]] bool isObject(const Input& in);

template <typename ItemCodec>
struct ListOf
{
    template <typename List>
    static QJsonValue write(const List& list)
    {
        QJsonArray array;
        for (const auto& item : list)
            array.append(ItemCodec::write(item));
        return array;
    }
    template <typename List>
    static void read(const Input& in, List& list)
    {
        list.clear();
        const QJsonArray array = isList(in) ? in.value().toArray() : QJsonArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            ItemCodec::read(in.element(i, array[i]), list.emplace_back());
    }
    template <typename List>
    static void texts(List& list, const ChangeText& change)
    {
        for (auto& item : list)
            ItemCodec::texts(item, change);
    }
};
template <typename T>
struct Codec<std::vector<T>> : ListOf<Codec<T>>
{
};
template <>
struct Codec<QStringList> : ListOf<Codec<QString>>
{
};

/// An object with a member for each item of a map, by the name that the item itself has (`Name`,
/// a member of it). `Key` makes the key of the map of it; `Wrong` says what is wrong with it.
template <auto Name, QString (*Key)(const QString&), auto Wrong = nullptr>
struct Keyed
{
    template <typename Map>
    static QJsonValue write(const Map& map)
    {
        QJsonObject object;
        for (const auto& [key, item] : map)
            object.insert(item.*Name, Codec<typename Map::mapped_type>::write(item));
        return object;
    }
    template <typename Map>
    static void read(const Input& in, Map& map)
    {
        map.clear();
        const QJsonObject object = isObject(in) ? in.value().toObject() : QJsonObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const Input member = in.member(it.key(), it.value());
            if constexpr (!std::is_null_pointer_v<decltype(Wrong)>) {
                if (const Text wrong = Wrong(it.key()); !wrong.isEmpty())
                    member.refuse(wrong);
            }
            typename Map::mapped_type item;
            item.*Name = it.key();
            Codec<typename Map::mapped_type>::read(member, item);
            if (!map.emplace(Key(it.key()), std::move(item)).second)
                member.refuse(gosetup::Text::tr("is a duplicate with a different spelling"));
        }
    }
    template <typename Map>
    static void texts(Map& map, const ChangeText& change)
    {
        Map changed;
        for (auto& [key, item] : map) {
            item.*Name = change(item.*Name);
            Codec<typename Map::mapped_type>::texts(item, change);
            changed[Key(item.*Name)] = std::move(item);
        }
        map = std::move(changed);
    }
};

/// An object with a member for each entry of a QMap, by its key as `Key` makes it.
template <QString (*Key)(const QString&)>
struct MapBy
{
    template <typename T>
    static QJsonValue write(const QMap<QString, T>& map)
    {
        QJsonObject object;
        for (auto it = map.begin(); it != map.end(); ++it)
            object.insert(it.key(), Codec<T>::write(it.value()));
        return object;
    }
    template <typename T>
    static void read(const Input& in, QMap<QString, T>& map)
    {
        map.clear();
        const QJsonObject object = isObject(in) ? in.value().toObject() : QJsonObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const Input member = in.member(it.key(), it.value());
            if (map.contains(Key(it.key())))
                member.refuse(gosetup::Text::tr("is a duplicate with a different spelling"));
            Codec<T>::read(member, map[Key(it.key())]);
        }
    }
    template <typename T>
    static void texts(QMap<QString, T>& map, const ChangeText& change)
    {
        QMap<QString, T> changed;
        for (auto it = map.begin(); it != map.end(); ++it) {
            T& value = changed[Key(change(it.key()))] = it.value();
            Codec<T>::texts(value, change);
        }
        map = changed;
    }
};

/// A variant is the fields of what it holds and, under its tagKey, the tagName of that type.
template <typename Variant>
inline constexpr const char* tagKey = nullptr;
template <typename T>
inline constexpr const char* tagName = nullptr;

template <typename... Ts>
[[nodiscard]] QString tagOf(const std::variant<Ts...>& value)
{
    return std::visit(
        []<typename T>(const T&) {
            static_assert(tagName<T> != nullptr);
            return QString::fromLatin1(tagName<T>);
        },
        value);
}

template <typename... Ts>
struct Codec<std::variant<Ts...>>
{
    using Variant = std::variant<Ts...>;

    static QJsonValue write(const Variant& value)
    {
        Writer writer;
        std::visit([&](const auto& held) { fields(writer, held); }, value);
        writer.required(tagKey<Variant>, tagOf(value));
        return writer.object();
    }
    static void read(const Input& in, Variant& value)
    {
        Reader reader(in);
        QString tag;
        reader.required(tagKey<Variant>, tag);
        const bool known = (readAs<Ts>(reader, tag, value) || ...);
        const QStringList names{QString::fromLatin1(tagName<Ts>)...};
        if (known)
            reader.done();
        else
            reader.refuse(
                tagKey<Variant>,
                gosetup::Text::tr("must be one of %1").arg(names.join(QStringLiteral(", "))));
    }
    static void texts(Variant& value, const ChangeText& change)
    {
        Texts visitor(change);
        std::visit([&](auto& held) { fields(visitor, held); }, value);
    }

  private:
    template <typename T>
    static bool readAs(Reader& reader, const QString& tag, Variant& value)
    {
        if (tag != QLatin1String(tagName<T>))
            return false;
        fields(reader, value.template emplace<T>());
        return true;
    }
};

} // namespace gosetup::json
