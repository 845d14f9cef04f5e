// SPDX-License-Identifier: Apache-2.0
// What is saved as JSON, declared once for each struct: a function that names its fields, beside
// the struct's space (ImageFields.h, ChangeFields.h). It reads strictly, writes, and visits texts:
//
//   void fields(auto& v, json::Like<Foo> auto& foo)
//   {
//       v.required("name", foo.name, json::notEmpty);
//       v.optional("size", foo.size, json::within(0, 100));
//   }
//
// `required` is always written and must be there (a std::optional: null); `defaulted` is always
// written and need not be there; `optional` is left out where it says no more than json::otherwise
// (without it: T(), or an empty std::optional). What is not there stays as it was before reading.
#pragma once

#include "base/JsonInput.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QVarLengthArray>

#include <functional>
#include <optional>

namespace gosetup::json {

using ChangeText = std::function<QString(const QString&)>;

template <typename T, typename Struct>
concept Like = std::same_as<std::remove_const_t<T>, Struct>;

/// How a T is written; a named one (json::Hex) is asked for by json::as. Without a specialisation
/// T is a struct with fields().
template <typename T>
struct Codec;

template <typename C>
struct As
{
};
template <typename C>
inline constexpr As<C> as{};

/// The value of a field that is not there.
template <typename T>
struct Otherwise
{
    T value;
};
template <typename T>
[[nodiscard]] Otherwise<T> otherwise(T value)
{
    return {std::move(value)};
}

/// Of a list: refused before any element is read.
struct AtMost
{
    qsizetype count;
};

/// Other options are conditions: they return what is wrong with a value that was read, or nothing.
[[nodiscard]] Text notEmpty(const QString& text);
[[nodiscard]] inline auto within(qint64 least, qint64 most)
{
    return [least, most](qint64 number) {
        return number >= least && number <= most
                   ? Text()
                   : Text::tr("must be %1 to %2").arg(least).arg(most);
    };
}

namespace detail {

template <typename Default, typename... Options>
struct Pick
{
    using Type = Default;
};
template <typename Default, typename C, typename... Options>
struct Pick<Default, As<C>, Options...>
{
    using Type = C;
};
template <typename Default, typename First, typename... Options>
struct Pick<Default, First, Options...> : Pick<Default, Options...>
{
};
template <typename T, typename... Options>
using CodecOf = typename Pick<Codec<T>, Options...>::Type;

template <typename T>
inline constexpr bool isOptional = false;
template <typename T>
inline constexpr bool isOptional<std::optional<T>> = true;

/// The options that are not called with a value.
template <typename Option>
inline constexpr bool isNoCondition = std::is_same_v<Option, AtMost>;
template <typename C>
inline constexpr bool isNoCondition<As<C>> = true;
template <typename T>
inline constexpr bool isNoCondition<Otherwise<T>> = true;

template <typename T, typename Option>
void setOtherwise(T&, const Option&)
{
}
template <typename T, typename U>
void setOtherwise(T& value, const Otherwise<U>& option)
{
    value = option.value;
}

} // namespace detail

class Writer
{
  public:
    static constexpr bool reading = false;
    static constexpr bool writing = true;

    template <typename T, typename... Options>
    void required(const char* name, const T& member, const Options&... options)
    {
        if constexpr (!detail::isOptional<T>)
            insert(name, detail::CodecOf<T, Options...>::write(member));
        else if (member)
            required(name, *member, options...);
        else
            insert(name, QJsonValue(QJsonValue::Null));
    }
    template <typename T, typename... Options>
    void defaulted(const char* name, const T& member, const Options&... options)
    {
        static_assert(!detail::isOptional<T>, "an empty one would be null, which is not read");
        required(name, member, options...);
    }
    template <typename T, typename... Options>
    void optional(const char* name, const T& member, const Options&... options)
    {
        if constexpr (detail::isOptional<T>) {
            if (member)
                required(name, *member, options...);
        } else {
            using C = detail::CodecOf<T, Options...>;
            T usual{};
            (detail::setOtherwise(usual, options), ...);
            const QJsonValue value = C::write(member);
            if (value != C::write(usual))
                insert(name, value);
        }
    }
    void constant(const char* name, const char* value) { insert(name, QString::fromLatin1(value)); }
    /// Fields of an object of their own, which is left out where it has none.
    template <typename F>
    void object(const char* name, const F& f)
    {
        Writer inner;
        f(inner);
        if (!inner.m_object.isEmpty())
            insert(name, inner.m_object);
    }
    void insert(const char* name, const QJsonValue& value)
    {
        m_object.insert(QLatin1String(name), value);
    }
    [[nodiscard]] const QJsonObject& object() const { return m_object; }

  private:
    QJsonObject m_object;
};

class Reader
{
  public:
    static constexpr bool reading = true;
    static constexpr bool writing = false;

    explicit Reader(const Input& in);

    template <typename T, typename... Options>
    void required(const char* name, T& member, const Options&... options)
    {
        const auto value = find(name);
        if (!value)
            refuse(name, Text::tr("is required"));
        else if constexpr (!detail::isOptional<T>)
            decode(name, *value, member, options...);
        else if (!value->isNull())
            decode(name, *value, member.emplace(), options...);
    }
    template <typename T, typename... Options>
    void defaulted(const char* name, T& member, const Options&... options)
    {
        if (const auto value = find(name); !value)
            (detail::setOtherwise(member, options), ...);
        else if constexpr (detail::isOptional<T>)
            decode(name, *value, member.emplace(), options...);
        else
            decode(name, *value, member, options...);
    }
    template <typename T, typename... Options>
    void optional(const char* name, T& member, const Options&... options)
    {
        defaulted(name, member, options...);
    }
    void constant(const char* name, const char* value);
    template <typename F>
    void object(const char* name, const F& f)
    {
        const Input in = m_in.member(name, find(name).value_or(QJsonObject()));
        Reader inner(in);
        f(inner);
        inner.done();
    }
    /// A list that may be there and is not read.
    void passOverList(const char* name);
    [[nodiscard]] bool has(const char* name) const
    {
        return m_object.contains(QLatin1String(name));
    }
    void refuse(const char* name, const Text& what) const;
    void refuse(const Text& what) const { m_in.refuse(what); }
    /// Refuses what was not asked for.
    void done() const;

  private:
    std::optional<QJsonValue> find(const char* name);

    template <typename T, typename... Options>
    void decode(const char* name, const QJsonValue& value, T& member, const Options&... options)
    {
        const Input in = m_in.member(name, value);
        if ((fits(in, options) && ...))
            detail::CodecOf<T, Options...>::read(in, member);
        (check(in, member, options), ...);
    }
    template <typename Option>
    static bool fits(const Input&, const Option&)
    {
        return true;
    }
    static bool fits(const Input& in, const AtMost& most);
    template <typename T, typename Option>
    static void check(const Input& in, const T& member, const Option& option)
    {
        if constexpr (std::is_invocable_r_v<Text, Option, const T&>) {
            if (const Text wrong = option(member); !wrong.isEmpty())
                in.refuse(wrong);
        } else {
            static_assert(detail::isNoCondition<Option>, "a condition on another type of value");
        }
    }

    const Input& m_in;
    QJsonObject m_object;
    QVarLengthArray<const char*, 16> m_asked;
    qsizetype m_found = 0;
};

/// Visits every text of every field, and may change it.
class Texts
{
  public:
    static constexpr bool reading = false;
    static constexpr bool writing = false;

    explicit Texts(const ChangeText& change) : m_change(change) {}

    template <typename T, typename... Options>
    void required(const char*, T& member, const Options&... options)
    {
        if constexpr (!detail::isOptional<T>)
            detail::CodecOf<T, Options...>::texts(member, m_change);
        else if (member)
            required("", *member, options...);
    }
    template <typename T, typename... Options>
    void defaulted(const char* name, T& member, const Options&... options)
    {
        required(name, member, options...);
    }
    template <typename T, typename... Options>
    void optional(const char* name, T& member, const Options&... options)
    {
        required(name, member, options...);
    }
    void constant(const char*, const char*) {}
    template <typename F>
    void object(const char*, const F& f)
    {
        f(*this);
    }
    [[nodiscard]] const ChangeText& change() const { return m_change; }

  private:
    const ChangeText& m_change;
};

template <typename T>
struct Codec
{
    static QJsonValue write(const T& value)
    {
        Writer writer;
        fields(writer, value);
        return writer.object();
    }
    static void read(const Input& in, T& value)
    {
        Reader reader(in);
        fields(reader, value);
        reader.done();
    }
    static void texts(T& value, const ChangeText& change)
    {
        Texts visitor(change);
        fields(visitor, value);
    }
};

template <typename T>
[[nodiscard]] QJsonObject toObject(const T& value)
{
    return Codec<T>::write(value).toObject();
}

/// Invalid, with the JSON path of the first thing that is not as it must be.
template <typename T>
[[nodiscard]] Result<T> read(const QJsonValue& value, Unknown unknown = Unknown::Refused)
{
    Document document{unknown, {}};
    T result;
    Codec<T>::read(Input(document, value), result);
    if (document.error)
        return fail(*document.error);
    return result;
}

template <typename T>
void changeTexts(T& value, const ChangeText& change)
{
    Codec<T>::texts(value, change);
}

} // namespace gosetup::json

#include "base/JsonCodecs.h"
