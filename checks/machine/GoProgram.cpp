// SPDX-License-Identifier: Apache-2.0
#include "machine/GoProgram.h"

#include "machine/ProgramFile.h"

#include <QtEndian>

#include <utility>

namespace gosetup {

namespace {

constexpr qsizetype peAt = 0x80;
constexpr qsizetype optionalHeaderAt = peAt + 24;
constexpr quint32 fileAlignment = 0x200;
constexpr quint32 memoryAlignment = 0x1000;

template <typename T>
void putNumber(QByteArray& bytes, qsizetype at, T value)
{
    qToLittleEndian(value, bytes.data() + at);
}

QByteArray varint(quint64 value)
{
    QByteArray bytes;
    for (; value >= 0x80; value >>= 7)
        bytes += static_cast<char>((value & 0x7FU) | 0x80U);
    return bytes + static_cast<char>(value);
}

QByteArray counted(const QByteArray& text)
{
    return varint(static_cast<quint64>(text.size())) + text;
}

/// The format of Go 1.18 and later: 32 bytes of header, the version, the module text with its
/// marks. Source: cmd/link/internal/ld, buildinfo; cmd/go/internal/modload, infoStart and infoEnd.
QByteArray infoSection(const GoBuildInfo& info)
{
    constexpr char inlineFlags = 2;
    QByteArray section("\xff Go buildinf:\x08", 15);
    section += inlineFlags;
    section += QByteArray(16, '\0');
    section += counted(info.goVersion.toUtf8());
    const QByteArray text = buildInfoText(info);
    section +=
        counted(text.isEmpty() ? QByteArray()
                               : QByteArray::fromHex("3077af0c9274080241e1c107e6d618e6") + text +
                                     QByteArray::fromHex("f932433186182072008242104116d8f2"));
    const auto padding = (fileAlignment - section.size() % fileAlignment) % fileAlignment;
    return section + QByteArray(static_cast<qsizetype>(padding), '\0');
}

} // namespace

QByteArray goProgram(const GoBuildInfo& info, Arch arch)
{
    GoBuildInfo built = info;
    const QString key = QStringLiteral("GOARCH");
    if (!built.settings.contains(key))
        built.settings.insert(key, toString(arch));
    const QByteArray data = infoSection(built);

    QByteArray bytes = minimalPe(arch);
    const auto optionalSize = qFromLittleEndian<quint16>(bytes.constData() + peAt + 20);
    const qsizetype section = optionalHeaderAt + optionalSize;
    const auto size = static_cast<quint32>(data.size());
    putNumber<quint16>(bytes, peAt + 6, 1); // NumberOfSections
    putNumber<quint32>(bytes, optionalHeaderAt + 56,
                       memoryAlignment + (size + memoryAlignment - 1) / memoryAlignment *
                                             memoryAlignment); // SizeOfImage
    bytes.replace(section, 5, ".data");
    putNumber<quint32>(bytes, section + 8, size);             // VirtualSize
    putNumber<quint32>(bytes, section + 12, memoryAlignment); // VirtualAddress
    putNumber<quint32>(bytes, section + 16, size);            // SizeOfRawData
    putNumber<quint32>(bytes, section + 20, static_cast<quint32>(bytes.size()));
    putNumber<quint32>(bytes, section + 36, 0xC0000040); // initialized data, readable, writable
    return bytes + data;
}

} // namespace gosetup
