// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/PeHeader.h"

#include "machine/MinimalPe.h"

#include <QtEndian>

#include <algorithm>

namespace gosetup {

namespace {

constexpr qsizetype fileHeaderSize = 24; // with the signature before it
constexpr qsizetype sectionSize = 40;
constexpr qint64 usualHead = 4096; // bytes that hold all headers of nearly every program

template <typename T>
T peNumber(const QByteArray& bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.constData() + at);
}

tl::unexpected<Error> noProgram()
{
    return fail(ErrorCode::Corrupt, Text::tr("the file is not a Windows program"));
}

tl::unexpected<Error> cutHeader()
{
    return fail(ErrorCode::Corrupt, Text::tr("the file ends within its header"));
}

std::optional<Arch> archOfMachine(quint16 machine)
{
    switch (machine) {
    case pe::amd64: return Arch::Amd64;
    case pe::arm64: return Arch::Arm64;
    case pe::i386: return Arch::X86;
    default: return std::nullopt;
    }
}

/// Of PE32 (4 bytes) and PE32+ (8 bytes); 0 without an optional header.
quint64 imageBaseOf(const QByteArray& optional)
{
    constexpr qsizetype narrowAt = 28;
    constexpr qsizetype wideAt = 24;
    if (optional.size() < wideAt + 8)
        return 0;
    const auto magic = peNumber<quint16>(optional, 0);
    if (magic == 0x10B)
        return peNumber<quint32>(optional, narrowAt);
    return magic == 0x20B ? peNumber<quint64>(optional, wideAt) : 0;
}

PeSection sectionAt(const QByteArray& bytes, qsizetype at)
{
    return {peNumber<quint32>(bytes, at + 8), peNumber<quint32>(bytes, at + 12),
            peNumber<quint32>(bytes, at + 16), peNumber<quint32>(bytes, at + 20),
            peNumber<quint32>(bytes, at + 36)};
}

/// `length` bytes of the file, from what was read already where they are in it.
Result<QByteArray> part(const ReadRange& read, const QByteArray& head, qint64 offset, qint64 length)
{
    if (offset + length <= head.size())
        return head.mid(offset, length);
    auto bytes = read(offset, length);
    GOSETUP_RETURN_IF_FAILED(bytes);
    if (bytes->size() < length)
        return cutHeader();
    return bytes;
}

} // namespace

Result<PeHeader> readPeHeader(const ReadRange& read)
{
    constexpr qsizetype dosHeader = 64;
    constexpr qsizetype offsetAt = 0x3C;
    const auto head = read(0, usualHead);
    GOSETUP_RETURN_IF_FAILED(head);
    if (!head->startsWith("MZ"))
        return noProgram();
    if (head->size() < dosHeader)
        return cutHeader();
    const auto at = qint64{peNumber<quint32>(*head, offsetAt)};
    const auto file = part(read, *head, at, fileHeaderSize);
    GOSETUP_RETURN_IF_FAILED(file);
    if (!file->startsWith(QByteArray("PE\0\0", 4)))
        return noProgram();
    const qint64 optionalSize = peNumber<quint16>(*file, 20);
    const qint64 count = peNumber<quint16>(*file, 6);
    const auto rest = part(read, *head, at + fileHeaderSize, optionalSize + count * sectionSize);
    GOSETUP_RETURN_IF_FAILED(rest);

    constexpr quint16 libraryBit = 0x2000; // IMAGE_FILE_DLL
    PeHeader header;
    header.arch = archOfMachine(peNumber<quint16>(*file, 4));
    header.isLibrary = (peNumber<quint16>(*file, 22) & libraryBit) != 0;
    header.imageBase = imageBaseOf(rest->left(optionalSize));
    header.neededSize = at + fileHeaderSize + rest->size();
    header.sections.reserve(static_cast<std::size_t>(count));
    for (qint64 i = 0; i < count; ++i) {
        const PeSection section = sectionAt(*rest, optionalSize + i * sectionSize);
        header.sections.push_back(section);
        if (section.rawOffset != 0)
            header.neededSize =
                std::max(header.neededSize, qint64{section.rawOffset} + qint64{section.rawSize});
    }
    return header;
}

} // namespace gosetup
