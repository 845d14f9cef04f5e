// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/AppExecLink.h"

#include "machine/Files.h"
#include "paths/WindowsPath.h"

#include <QtEndian>

#include <algorithm>

namespace gosetup {

namespace {

constexpr qsizetype linkHeaderSize = 8; // tag, length, reserved
constexpr qsizetype maxBytes = 16 * 1024;
constexpr quint32 knownVersion = 3;

bool hasHeader(const QByteArray& data)
{
    return data.size() >= linkHeaderSize &&
           qFromLittleEndian<quint32>(data.constData()) == reparse::appExecLink;
}

qsizetype declaredSize(const QByteArray& data)
{
    return qFromLittleEndian<quint16>(data.constData() + 4);
}

bool isShown(const QString& text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
}

} // namespace

std::optional<QStringList> appExecStrings(const QByteArray& data)
{
    const bool header = hasHeader(data);
    const QByteArray body = header ? data.mid(linkHeaderSize) : data;
    if (header && body.size() > declaredSize(data))
        return std::nullopt;
    if (body.size() < qsizetype(sizeof knownVersion) || body.size() > maxBytes ||
        qFromLittleEndian<quint32>(body.constData()) != knownVersion)
        return std::nullopt;
    QStringList strings;
    QString current;
    for (qsizetype at = sizeof knownVersion; at + 1 < body.size(); at += 2) {
        const auto unit = qFromLittleEndian<quint16>(body.constData() + at);
        if (unit != 0) {
            current += QChar(unit);
            continue;
        }
        strings << current;
        current.clear();
    }
    if (!current.isEmpty())
        strings << current;
    if (strings.value(0).isEmpty() || !std::all_of(strings.begin(), strings.end(), isShown))
        return std::nullopt;
    return strings;
}

std::optional<QByteArray> appExecBuffer(const QByteArray& saved)
{
    if (saved.isEmpty() || saved.size() > maxBytes)
        return std::nullopt;
    if (hasHeader(saved)) {
        const bool whole = declaredSize(saved) == saved.size() - linkHeaderSize;
        return whole ? std::optional(saved) : std::nullopt;
    }
    // Without a header it begins with the version, a small number; anything else is another tag.
    if (saved.size() < qsizetype(sizeof knownVersion) || saved.size() > maxBytes - linkHeaderSize ||
        qFromLittleEndian<quint32>(saved.constData()) > 0xFF)
        return std::nullopt;
    QByteArray header(linkHeaderSize, '\0');
    qToLittleEndian<quint32>(reparse::appExecLink, header.data());
    qToLittleEndian<quint16>(static_cast<quint16>(saved.size()), header.data() + 4);
    return header + saved;
}

bool isPlainFileName(const QString& name)
{
    return !name.isEmpty() && name.size() <= 255 && !winpath::hasForbiddenCharacter(name) &&
           !winpath::isReservedName(name) && !name.endsWith(u'.') && !name.endsWith(u' ');
}

} // namespace gosetup
