// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ZipDirectory.h"

#include <QtEndian>

namespace gosetup::gosettings {

namespace {

constexpr qsizetype zipEndLength = 22;
constexpr qsizetype zipHeaderLength = 46;

quint16 zip16(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.data() + at);
}

quint32 zip32(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}

bool hasZipSign(QByteArrayView bytes, qsizetype at, const char* sign)
{
    return bytes.sliced(at, 4) == QByteArrayView(sign, 4);
}

} // namespace

std::optional<ZipEnd> zipEndIn(QByteArrayView tail, qint64 size)
{
    qsizetype at = tail.size() - zipEndLength;
    while (at >= 0 && !hasZipSign(tail, at, "PK\5\6"))
        --at;
    if (at < 0 || at + zipEndLength + zip16(tail, at + 20) > tail.size())
        return std::nullopt;
    ZipEnd end;
    end.entries = zip16(tail, at + 10);
    end.directorySize = zip32(tail, at + 12);
    const qint64 offset = zip32(tail, at + 16);
    if (end.entries == 0xFFFF || end.directorySize == 0xFFFF || offset == 0xFFFFFFFF) {
        end.isLarge = true;
        return end;
    }
    end.directoryAt = size - tail.size() + at - end.directorySize;
    return end.directoryAt < 0 ? std::nullopt : std::optional(end);
}

std::optional<std::vector<ZipName>> zipNames(QByteArrayView directory, const ZipEnd& end)
{
    std::vector<ZipName> names;
    qsizetype at = 0;
    while (at + zipHeaderLength <= directory.size() && hasZipSign(directory, at, "PK\1\2")) {
        const qsizetype nameSize = zip16(directory, at + 28);
        const qsizetype rest = zip16(directory, at + 30) + zip16(directory, at + 32);
        if (at + zipHeaderLength + nameSize + rest > directory.size())
            return std::nullopt;
        names.push_back({directory.sliced(at + zipHeaderLength, nameSize).toByteArray(),
                         static_cast<qint64>(zip32(directory, at + 24))});
        at += zipHeaderLength + nameSize + rest;
    }
    if (static_cast<qint64>(names.size()) != end.entries)
        return std::nullopt;
    return names;
}

} // namespace gosetup::gosettings
