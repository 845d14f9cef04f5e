// SPDX-License-Identifier: Apache-2.0
// Archives for tests, hostile ones too: zip bytes written by hand, because a library that writes
// zips refuses the very names that must be refused when reading.
#pragma once

#include <QByteArray>

#include <zlib.h>

#include <vector>

namespace gosetup::testkit {

struct ZipEntry
{
    QByteArray name;
    QByteArray content;
    quint32 unixMode = 0100644;
    qint64 claimedSize = -1; ///< -1 = the true one
    bool brokenCrc = false;
    bool packed = false; ///< deflated instead of stored
};

inline QByteArray littleEndian(quint64 value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>((value >> (8 * i)) & 0xFF);
    return out;
}

inline QByteArray deflated(const QByteArray& content)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
    QByteArray out(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(content.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

inline quint32 crcOf(const QByteArray& content)
{
    return static_cast<quint32>(crc32(0, reinterpret_cast<const Bytef*>(content.data()),
                                      static_cast<uInt>(content.size())));
}

inline QByteArray zipOf(const std::vector<ZipEntry>& entries)
{
    QByteArray out;
    QByteArray directory;
    constexpr qint64 maxIn32Bits = 0xFFFFFFFF;
    for (const ZipEntry& entry : entries) {
        const QByteArray data = entry.packed ? deflated(entry.content) : entry.content;
        const qint64 size = entry.claimedSize >= 0 ? entry.claimedSize : entry.content.size();
        const quint32 crc = entry.brokenCrc ? ~crcOf(entry.content) : crcOf(entry.content);
        // A size that does not fit stands in the ZIP64 field behind the name.
        const bool large = size >= maxIn32Bits;
        const QByteArray extra = large ? littleEndian(0x0001, 2) + littleEndian(8, 2) +
                                             littleEndian(static_cast<quint64>(size), 8)
                                       : QByteArray();
        const QByteArray common =
            littleEndian(0x0800, 2) + littleEndian(entry.packed ? 8 : 0, 2) + littleEndian(0, 4) +
            littleEndian(crc, 4) + littleEndian(static_cast<quint64>(data.size()), 4) +
            littleEndian(static_cast<quint64>(large ? maxIn32Bits : size), 4) +
            littleEndian(static_cast<quint64>(entry.name.size()), 2) +
            littleEndian(static_cast<quint64>(extra.size()), 2);
        const auto offset = static_cast<quint64>(out.size());
        out += QByteArray("PK\3\4") + littleEndian(20, 2) + common + entry.name + extra + data;
        directory += QByteArray("PK\1\2") + littleEndian(0x0314, 2) + littleEndian(20, 2) + common +
                     littleEndian(0, 2) + littleEndian(0, 2) + littleEndian(0, 2) +
                     littleEndian(static_cast<quint64>(entry.unixMode) << 16, 4) +
                     littleEndian(offset, 4) + entry.name + extra;
    }
    const auto start = static_cast<quint64>(out.size());
    out += directory;
    out += QByteArray("PK\5\6") + littleEndian(0, 4) + littleEndian(entries.size(), 2) +
           littleEndian(entries.size(), 2) +
           littleEndian(static_cast<quint64>(directory.size()), 4) + littleEndian(start, 4) +
           littleEndian(0, 2);
    return out;
}

} // namespace gosetup::testkit
