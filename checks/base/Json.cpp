// SPDX-License-Identifier: Apache-2.0
#include "base/Json.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace gosetup::json {

namespace {

/// nullopt for what is no text of pairs of lower-case digits: fromHex passes over what is none.
std::optional<QByteArray> bytesOf(const QByteArray& hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex);
    return bytes.toHex() == hex ? std::optional(bytes) : std::nullopt;
}

std::optional<QString> textOf(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    const QJsonObject object = value.toObject();
    if (object.size() != 1)
        return std::nullopt;
    const auto bytes = bytesOf(object.value(QLatin1String("utf16")).toString().toLatin1());
    if (!bytes || bytes->isEmpty() || bytes->size() % 2 != 0)
        return std::nullopt;
    QString text;
    for (qsizetype i = 0; i < bytes->size(); i += 2)
        text += QChar(qFromLittleEndian<quint16>(bytes->constData() + i));
    return text;
}

} // namespace

QString Input::path() const
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    if (m_outer == nullptr)
        return QStringLiteral("$");
    if (m_index >= 0)
        return QStringLiteral("%1[%2]").arg(m_outer->path()).arg(m_index);
    if (plain.match(m_name).hasMatch())
        return m_outer->path() + u'.' + m_name;
    QString escaped = m_name;
    escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return QStringLiteral("%1[\"%2\"]").arg(m_outer->path(), escaped);
}

void Input::refuse(const Text& what) const
{
    if (!m_document.error) {
        m_document.error =
            Error::make(ErrorCode::Invalid, Text::tr("%1: %2").arg(path()).arg(what));
    }
}

Result<QJsonObject> parseObject(const QByteArray& bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const QByteArray before = bytes.left(error.offset);
        return fail(ErrorCode::Corrupt,
                    Text::tr("$: invalid JSON at line %1, column %2")
                        .arg(qint64(before.count('\n') + 1))
                        .arg(qint64(before.size() - before.lastIndexOf('\n'))),
                    {}, error.errorString());
    }
    Document whole;
    if (!isObject(Input(whole, document.isObject() ? document.object() : QJsonValue())))
        return fail(*whole.error);
    return document.object();
}

Reader::Reader(const Input& in) : m_in(in)
{
    if (isObject(in))
        m_object = in.value().toObject();
}

std::optional<QJsonValue> Reader::find(const char* name)
{
    const bool fresh = std::none_of(m_asked.begin(), m_asked.end(), [&](const char* asked) {
        return std::strcmp(asked, name) == 0;
    });
    if (fresh)
        m_asked.append(name);
    const auto it = m_object.constFind(QLatin1String(name));
    if (it == m_object.constEnd())
        return std::nullopt;
    m_found += fresh ? 1 : 0;
    return it.value();
}

void Reader::constant(const char* name, const char* value)
{
    QString text;
    required(name, text);
    if (text != QLatin1String(value))
        refuse(name, Text::tr("must be %1").arg(QString::fromLatin1(value)));
}

void Reader::passOverList(const char* name)
{
    if (const auto value = find(name))
        (void)isList(m_in.member(name, *value));
}

void Reader::refuse(const char* name, const Text& what) const
{
    m_in.member(name, {}).refuse(what);
}

void Reader::done() const
{
    if (m_found == m_object.size() || !m_in.unknownIsRefused())
        return;
    for (const QString& name : m_object.keys()) {
        const bool known = std::any_of(m_asked.begin(), m_asked.end(), [&](const char* asked) {
            return name == QLatin1String(asked);
        });
        if (!known)
            m_in.member(name, {}).refuse(Text::tr("unknown field"));
    }
}

bool Reader::fits(const Input& in, const AtMost& most)
{
    const bool few = in.value().toArray().size() <= most.count;
    if (!few)
        in.refuse(Text::tr("more than %1 entries").arg(qint64(most.count)));
    return few;
}

Text notEmpty(const QString& text)
{
    return text.isEmpty() ? Text::tr("must not be empty") : Text();
}

QJsonValue Codec<QString>::write(const QString& text)
{
    if (text.isValidUtf16())
        return text;
    QByteArray bytes(2 * text.size(), '\0');
    for (qsizetype i = 0; i < text.size(); ++i)
        qToLittleEndian<quint16>(text[i].unicode(), bytes.data() + 2 * i);
    return QJsonObject{{QStringLiteral("utf16"), QString::fromLatin1(bytes.toHex())}};
}

void Codec<QString>::read(const Input& in, QString& text)
{
    if (auto found = textOf(in.value()))
        text = std::move(*found);
    else
        in.refuse(Text::tr("must be a string"));
}

void Codec<bool>::read(const Input& in, bool& value)
{
    if (!in.value().isBool())
        in.refuse(Text::tr("must be true or false"));
    value = in.value().toBool(value);
}

std::optional<qint64> readNumber(const Input& in, qint64 least, qint64 most, bool hex)
{
    const QJsonValue& value = in.value();
    bool whole = false;
    qint64 number = 0;
    if (value.isDouble()) {
        number = value.toInteger();
        whole = static_cast<double>(number) == value.toDouble();
    } else if (hex && value.toString().startsWith(QLatin1String("0x"))) {
        number = value.toString().mid(2).toLongLong(&whole, 16);
    }
    if (!whole) {
        in.refuse(hex ? Text::tr("must be a whole number, or one such as \"0x1F\"")
                      : Text::tr("must be a whole number"));
        return std::nullopt;
    }
    if (const Text wrong = within(least, most)(number); !wrong.isEmpty()) {
        in.refuse(wrong);
        return std::nullopt;
    }
    return number;
}

QJsonValue HexNumber::write(quint32 value)
{
    return QString(QLatin1String("0x") + QString::number(value, 16).toUpper());
}

QJsonValue Codec<QDateTime>::write(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

void Codec<QDateTime>::read(const Input& in, QDateTime& time)
{
    time = QDateTime::fromString(in.value().toString(), Qt::ISODateWithMs).toUTC();
    if (!time.isValid())
        in.refuse(Text::tr("must be a time such as 2026-01-31T08:00:00Z"));
}

void Codec<QUrl>::read(const Input& in, QUrl& url)
{
    url = QUrl(in.value().toString(), QUrl::StrictMode);
    if (!url.isValid())
        in.refuse(Text::tr("must be an address"));
}

template <bool anyCase>
void HexOf<anyCase>::read(const Input& in, QByteArray& bytes)
{
    const QByteArray digits = in.value().toString().toLatin1();
    const auto found = bytesOf(anyCase ? digits.toLower() : digits);
    if (found && in.value().isString())
        bytes = *found;
    else
        in.refuse(anyCase ? Text::tr("must be pairs of hexadecimal digits")
                          : Text::tr("must be pairs of hexadecimal digits in lower case"));
}
template struct HexOf<false>;
template struct HexOf<true>;

void Base64::read(const Input& in, QByteArray& bytes)
{
    const auto decoded = QByteArray::fromBase64Encoding(in.value().toString().toUtf8(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (decoded && in.value().isString())
        bytes = decoded.decoded;
    else
        in.refuse(Text::tr("must be base64"));
}

void Ascii::read(const Input& in, QByteArray& bytes)
{
    QString text;
    Codec<QString>::read(in, text);
    bytes = text.toLatin1();
}

void Utf8::read(const Input& in, QByteArray& bytes)
{
    QString text;
    Codec<QString>::read(in, text);
    bytes = text.toUtf8();
}

void Utf8::texts(QByteArray& bytes, const ChangeText& change)
{
    const QString text = QString::fromUtf8(bytes);
    if (!bytes.contains('\0') && text.toUtf8() == bytes) // else it is no text
        bytes = change(text).toUtf8();
}

bool isList(const Input& in)
{
    if (!in.value().isArray())
        in.refuse(Text::tr("must be a list"));
    return in.value().isArray();
}

bool isObject(const Input& in)
{
    if (!in.value().isObject())
        in.refuse(Text::tr("must be an object"));
    return in.value().isObject();
}

} // namespace gosetup::json
