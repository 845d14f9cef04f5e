// SPDX-License-Identifier: Apache-2.0
#include "machine/Registry.h"

#include <QtEndian>

#include <array>
#include <utility>

namespace gosetup {

namespace {

constexpr std::array<std::pair<RegKind, const char*>, 7> kindNames = {{
    {RegKind::None, "REG_NONE"},
    {RegKind::String, "REG_SZ"},
    {RegKind::ExpandString, "REG_EXPAND_SZ"},
    {RegKind::Binary, "REG_BINARY"},
    {RegKind::Dword, "REG_DWORD"},
    {RegKind::MultiString, "REG_MULTI_SZ"},
    {RegKind::Qword, "REG_QWORD"},
}};

} // namespace

QString toString(RegKind kind)
{
    for (const auto& [known, name] : kindNames) {
        if (known == kind)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("REG_0x%1").arg(static_cast<quint32>(kind), 0, 16);
}

std::optional<RegKind> regKindFrom(const QString& name)
{
    for (const auto& [kind, known] : kindNames) {
        if (name == QLatin1String(known))
            return kind;
    }
    if (name.startsWith(QLatin1String("REG_0x"))) {
        bool ok = false;
        const quint32 number = name.mid(6).toUInt(&ok, 16);
        if (ok)
            return static_cast<RegKind>(number);
    }
    return std::nullopt;
}

QString RegValue::text() const
{
    const auto units = data.size() / 2;
    QString out;
    out.reserve(units);
    for (qsizetype i = 0; i < units; ++i) {
        const auto unit = qFromLittleEndian<quint16>(data.constData() + 2 * i);
        if (unit == 0)
            break;
        out += QChar(unit);
    }
    return out;
}

RegValue RegValue::fromText(RegKind kind, const QString& text)
{
    RegValue value{kind, QByteArray(2 * (text.size() + 1), '\0')};
    for (qsizetype i = 0; i < text.size(); ++i)
        qToLittleEndian<quint16>(text[i].unicode(), value.data.data() + 2 * i);
    return value;
}

QStringList RegValue::texts() const
{
    QStringList all;
    if (kind != RegKind::MultiString)
        return all;
    QString text;
    for (qsizetype at = 0; at + 1 < data.size(); at += 2) {
        const auto unit = qFromLittleEndian<quint16>(data.constData() + at);
        if (unit != 0) {
            text += QChar(unit);
            continue;
        }
        if (text.isEmpty())
            return all;
        all << text;
        text.clear();
    }
    if (!text.isEmpty())
        all << text; // somebody forgot the NULs at the end
    return all;
}

RegValue RegValue::fromTexts(const QStringList& texts)
{
    RegValue value{RegKind::MultiString, {}};
    for (const QString& text : texts)
        value.data += fromText(RegKind::String, text).data;
    value.data += QByteArray(2, '\0');
    return value;
}

RegValue RegValue::fromDword(quint32 number)
{
    RegValue value{RegKind::Dword, QByteArray(4, '\0')};
    qToLittleEndian(number, value.data.data());
    return value;
}

std::optional<quint32> RegValue::dword() const
{
    if (kind != RegKind::Dword || data.size() != 4)
        return std::nullopt;
    return qFromLittleEndian<quint32>(data.constData());
}

QString RegistryValuePath::text() const
{
    return toString(hive) + u'\\' + key + (name.isEmpty() ? QString() : u'\\' + name);
}

} // namespace gosetup
