// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/Reparse.h"

#include "machine/Files.h"

#include <QtEndian>

namespace gosetup {

namespace {

constexpr qsizetype headerSize = 8;    // tag, length of the data, reserved
constexpr qsizetype mountNamesAt = 16; // after four 16-bit numbers
constexpr qsizetype linkNamesAt = 20;  // and 32 bits of flags
constexpr quint32 relativeFlag = 1;    // SYMLINK_FLAG_RELATIVE

quint16 number16(const QByteArray& bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.constData() + at);
}

quint32 number32(const QByteArray& bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

tl::unexpected<Error> damaged()
{
    return fail(ErrorCode::Corrupt, Text::tr("the data of the link is damaged"));
}

/// UTF-16 of `length` bytes, `offset` bytes into the names.
Result<QString> nameAt(const QByteArray& names, quint16 offset, quint16 length)
{
    if (offset % 2 != 0 || length % 2 != 0 || offset + length > names.size())
        return damaged();
    QString name(length / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < name.size(); ++i)
        name[i] = QChar(number16(names, offset + 2 * i));
    if (name.contains(QChar(0)))
        return damaged();
    return name;
}

} // namespace

Result<ReparsePoint> parseReparse(const QByteArray& buffer)
{
    if (buffer.size() < headerSize)
        return damaged();
    ReparsePoint point;
    point.tag = number32(buffer, 0);
    const bool link = point.tag == reparse::symlink;
    if (!link && point.tag != reparse::mountPoint)
        return point;
    const qsizetype end = headerSize + number16(buffer, 4);
    const qsizetype namesAt = link ? linkNamesAt : mountNamesAt;
    if (end > buffer.size() || end < namesAt)
        return damaged();
    const QByteArray names = buffer.mid(namesAt, end - namesAt);
    const auto target = nameAt(names, number16(buffer, 8), number16(buffer, 10));
    const auto print = nameAt(names, number16(buffer, 12), number16(buffer, 14));
    if (!target || !print || target->isEmpty())
        return damaged();
    point.relative = link && (number32(buffer, 16) & relativeFlag) != 0;
    point.target = point.relative ? *target : withoutKernelPrefix(*target);
    point.printName = *print;
    return point;
}

QString withoutKernelPrefix(const QString& path)
{
    if (!path.startsWith(QLatin1String("\\??\\")) && !path.startsWith(QLatin1String("\\\\?\\")))
        return path;
    const QString rest = path.mid(4);
    if (rest.startsWith(QLatin1String("UNC\\"), Qt::CaseInsensitive))
        return QLatin1String("\\\\") + rest.mid(4);
    if (rest.size() >= 2 && rest[1] == u':')
        return rest;
    return QLatin1String("\\\\?\\") + rest;
}

} // namespace gosetup
