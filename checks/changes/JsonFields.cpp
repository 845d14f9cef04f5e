// SPDX-License-Identifier: Apache-2.0
#include "changes/JsonFields.h"

#include <QJsonDocument>
#include <QtEndian>

#include <cmath>

namespace gosetup {

namespace {

bool isValidUtf16(const QString& text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!text[i].isSurrogate())
            continue;
        if (!text[i].isHighSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate())
            return false;
        ++i;
    }
    return true;
}

std::optional<QByteArray> fromHex(const QString& text)
{
    const QByteArray latin = text.toLatin1();
    const QByteArray bytes = QByteArray::fromHex(latin);
    // fromHex skips what is no digit: only an exact round trip is hex.
    if (latin.size() % 2 != 0 || bytes.toHex() != latin)
        return std::nullopt;
    return bytes;
}

std::optional<QString> textFrom(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    if (!value.isObject() || value.toObject().size() != 1)
        return std::nullopt;
    const auto bytes = fromHex(value.toObject().value(QLatin1String("utf16")).toString());
    if (!bytes || bytes->isEmpty() || bytes->size() % 2 != 0)
        return std::nullopt;
    QString text;
    for (qsizetype i = 0; i < bytes->size(); i += 2)
        text += QChar(qFromLittleEndian<quint16>(bytes->constData() + i));
    return text;
}

} // namespace

JsonFields::JsonFields(const QJsonValue& value, QString path)
    : m_object(value.toObject()), m_path(std::move(path))
{
    if (!value.isObject())
        m_error = Error::make(ErrorCode::Invalid, Text::tr("%1: not an object").arg(m_path));
}

QString JsonFields::path(const QString& field) const
{
    return m_path + u'.' + field;
}

void JsonFields::refuse(const QString& field, const Text& why)
{
    refuse(Error::make(ErrorCode::Invalid, Text::tr("%1: %2").arg(path(field)).arg(why)));
}

void JsonFields::refuse(const Error& error)
{
    if (!m_error)
        m_error = error;
}

QJsonValue JsonFields::value(const QString& field)
{
    m_asked.insert(field);
    if (!m_object.contains(field))
        refuse(field, Text::tr("missing"));
    return m_object.value(field);
}

QString JsonFields::text(const QString& field)
{
    const auto text = textFrom(value(field));
    if (!text)
        refuse(field, Text::tr("not a string"));
    return text.value_or(QString());
}

std::optional<QString> JsonFields::textOrNull(const QString& field)
{
    if (value(field).isNull())
        return std::nullopt;
    return text(field);
}

bool JsonFields::flag(const QString& field)
{
    const QJsonValue found = value(field);
    if (!found.isBool())
        refuse(field, Text::tr("neither true nor false"));
    return found.toBool();
}

qint64 JsonFields::integer(const QString& field)
{
    const QJsonValue found = value(field);
    const double number = found.toDouble(0.5);
    if (!found.isDouble() || std::floor(number) != number || std::abs(number) > 9e15) {
        refuse(field, Text::tr("not a whole number"));
        return 0;
    }
    return static_cast<qint64>(number);
}

QByteArray JsonFields::hex(const QString& field)
{
    const QJsonValue found = value(field);
    const auto bytes = found.isString() ? fromHex(found.toString()) : std::nullopt;
    if (!bytes)
        refuse(field, Text::tr("not bytes in lower-case hex"));
    return bytes.value_or(QByteArray());
}

std::optional<QByteArray> JsonFields::hexOrNull(const QString& field)
{
    if (value(field).isNull())
        return std::nullopt;
    return hex(field);
}

QDateTime JsonFields::time(const QString& field)
{
    const QDateTime time = QDateTime::fromString(text(field), Qt::ISODateWithMs).toUTC();
    if (!time.isValid())
        refuse(field, Text::tr("not a time in ISO 8601"));
    return time;
}

QJsonArray JsonFields::array(const QString& field)
{
    const QJsonValue found = value(field);
    if (!found.isArray())
        refuse(field, Text::tr("not a list"));
    return found.toArray();
}

QStringList JsonFields::texts(const QString& field)
{
    QStringList list;
    const QJsonArray items = array(field);
    for (const auto& item : items) {
        const auto text = textFrom(item);
        if (!text)
            refuse(field, Text::tr("contains something that is not a string"));
        list << text.value_or(QString());
    }
    return list;
}

Result<void> JsonFields::finish() const
{
    if (m_error)
        return fail(*m_error);
    for (const QString& field : m_object.keys()) {
        if (!m_asked.contains(field))
            return fail(ErrorCode::Invalid, Text::tr("%1: unknown field").arg(path(field)));
    }
    return {};
}

QJsonValue exactText(const QString& text)
{
    if (isValidUtf16(text))
        return text;
    QByteArray bytes(2 * text.size(), '\0');
    for (qsizetype i = 0; i < text.size(); ++i)
        qToLittleEndian<quint16>(text[i].unicode(), bytes.data() + 2 * i);
    return QJsonObject{{QStringLiteral("utf16"), QString::fromLatin1(bytes.toHex())}};
}

QJsonValue orNull(const std::optional<QString>& text)
{
    return text ? exactText(*text) : QJsonValue(QJsonValue::Null);
}

QString timeText(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

Result<QJsonObject> parseObject(const QByteArray& bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        return fail(ErrorCode::Corrupt, Text::tr("invalid JSON at byte %1").arg(error.offset), {},
                    error.errorString());
    }
    if (!document.isObject())
        return fail(ErrorCode::Invalid, Text::tr("$: not an object"));
    return document.object();
}

} // namespace gosetup
