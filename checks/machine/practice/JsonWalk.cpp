// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/JsonWalk.h"

#include <QDateTime>
#include <QRegularExpression>

namespace gosetup {

void JsonErrors::add(const QString& path, const Text& what)
{
    if (!m_first)
        m_first = Error::make(ErrorCode::Invalid, Text::tr("%1: %2").arg(path).arg(what));
}

QString jsonMember(const QString& path, const QString& name)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    if (plain.match(name).hasMatch())
        return path + u'.' + name;
    QString escaped = name;
    escaped.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return QStringLiteral("%1[\"%2\"]").arg(path, escaped);
}

JsonWalk::JsonWalk(JsonErrors& errors, const QJsonValue& value, QString path)
    : m_errors(errors), m_path(std::move(path))
{
    if (value.isObject())
        m_object = value.toObject();
    else
        m_errors.add(m_path, Text::tr("must be an object"));
}

std::optional<QJsonValue> JsonWalk::member(const QString& name)
{
    m_known.insert(name);
    const auto it = m_object.constFind(name);
    if (it == m_object.constEnd())
        return std::nullopt;
    return it.value();
}

void JsonWalk::refuse(const QString& name, const Text& what)
{
    m_errors.add(jsonMember(m_path, name), what);
}

QString JsonWalk::text(const QString& name, const QString& otherwise)
{
    const auto value = member(name);
    if (!value)
        return otherwise;
    if (!value->isString())
        refuse(name, Text::tr("must be a string"));
    return value->toString();
}

QString JsonWalk::requiredText(const QString& name)
{
    const QString value = text(name);
    if (value.isEmpty())
        refuse(name, Text::tr("must exist and not be empty"));
    return value;
}

int JsonWalk::choice(const QString& name, const QStringList& choices, int otherwise)
{
    const auto value = member(name);
    if (!value)
        return otherwise;
    const auto index = value->isString() ? choices.indexOf(value->toString()) : -1;
    if (index < 0)
        refuse(name, Text::tr("must be one of %1").arg(choices.join(QStringLiteral(", "))));
    return index < 0 ? otherwise : static_cast<int>(index);
}

qint64 JsonWalk::number(const QString& name, qint64 otherwise)
{
    const auto value = member(name);
    if (!value)
        return otherwise;
    bool ok = false;
    qint64 result = 0;
    if (value->isDouble()) {
        result = value->toInteger();
        ok = static_cast<double>(result) == value->toDouble();
    } else if (value->toString().startsWith(QLatin1String("0x"))) {
        result = value->toString().mid(2).toLongLong(&ok, 16);
    }
    if (!ok)
        refuse(name, Text::tr("must be a whole number, or one such as \"0x1F\""));
    return ok ? result : otherwise;
}

qint64 JsonWalk::numberWithin(const QString& name, qint64 least, qint64 most, qint64 otherwise)
{
    const qint64 result = number(name, otherwise);
    if (result >= least && result <= most)
        return result;
    refuse(name, Text::tr("must be %1 to %2").arg(least).arg(most));
    return otherwise;
}

bool JsonWalk::flag(const QString& name, bool otherwise)
{
    const auto value = member(name);
    if (!value)
        return otherwise;
    if (!value->isBool())
        refuse(name, Text::tr("must be true or false"));
    return value->toBool(otherwise);
}

QStringList JsonWalk::texts(const QString& name)
{
    const auto value = member(name);
    if (!value)
        return {};
    if (!value->isArray()) {
        refuse(name, Text::tr("must be a list of strings"));
        return {};
    }
    QStringList result;
    const QJsonArray array = value->toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array[i].isString())
            m_errors.add(QStringLiteral("%1[%2]").arg(jsonMember(m_path, name)).arg(i),
                         Text::tr("must be a string"));
        result << array[i].toString();
    }
    return result;
}

QByteArray JsonWalk::hex(const QString& name)
{
    static const QRegularExpression pairs(QStringLiteral("^([0-9A-Fa-f]{2})*$"));
    const QString value = text(name);
    if (!pairs.match(value).hasMatch())
        refuse(name, Text::tr("must be pairs of hexadecimal digits"));
    return QByteArray::fromHex(value.toLatin1());
}

QByteArray JsonWalk::base64(const QString& name)
{
    const auto decoded = QByteArray::fromBase64Encoding(text(name).toUtf8(),
                                                        QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        refuse(name, Text::tr("must be base64"));
    return decoded.decoded;
}

QDateTime JsonWalk::time(const QString& name)
{
    const QString value = text(name);
    if (value.isEmpty())
        return {};
    const QDateTime time = QDateTime::fromString(value, Qt::ISODateWithMs);
    if (!time.isValid())
        refuse(name, Text::tr("must be a time such as 2026-01-31T08:00:00Z"));
    return time.toUTC();
}

JsonWalk JsonWalk::object(const QString& name)
{
    const auto value = member(name);
    return {m_errors, value.value_or(QJsonObject()), jsonMember(m_path, name)};
}

void JsonWalk::members(const std::function<void(const QString&, JsonWalk&)>& f)
{
    for (const QString& name : names()) {
        JsonWalk walk(m_errors, m_object.value(name), jsonMember(m_path, name));
        f(name, walk);
    }
}

void JsonWalk::elements(const QString& name, const std::function<void(JsonWalk&)>& f)
{
    const auto value = member(name);
    if (!value)
        return;
    if (!value->isArray()) {
        refuse(name, Text::tr("must be a list"));
        return;
    }
    const QJsonArray array = value->toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        JsonWalk walk(m_errors, array[i],
                      QStringLiteral("%1[%2]").arg(jsonMember(m_path, name)).arg(i));
        f(walk);
        walk.done();
    }
}

QStringList JsonWalk::names()
{
    const QStringList all = m_object.keys();
    m_known.unite(QSet<QString>(all.begin(), all.end()));
    return all;
}

void JsonWalk::done()
{
    for (const QString& name : m_object.keys()) {
        if (!m_known.contains(name))
            refuse(name, Text::tr("unknown field"));
    }
}

} // namespace gosetup
