// SPDX-License-Identifier: Apache-2.0
#include "machine/formats/BuildInfo.h"

#include <QtEndian>

#include <algorithm>

namespace gosetup {

namespace {

const QByteArray buildInfoMagic("\xff Go buildinf:", 14);
constexpr qint64 magicAlign = 16;
constexpr qint64 infoHeaderSize = 32;
constexpr qint64 oneRead = 64 * 1024; // bytes: the information of most tools
constexpr qint64 longestSearch =
    32LL * 1024 * 1024; // bytes: the data of the largest tools has less
constexpr quint64 longestText = 16ULL * 1024 * 1024;

tl::unexpected<Error> noBuildInfo()
{
    return fail(ErrorCode::NotFound, Text::tr("the program has no build information of Go"));
}

tl::unexpected<Error> damagedInfo()
{
    return fail(ErrorCode::Corrupt, Text::tr("the build information of Go is damaged"));
}

/// The sections of a program by their addresses in memory. Keeps the last piece that was read:
/// what is looked for lies close together.
class SectionBytes
{
  public:
    SectionBytes(const ReadRange& read, const PeHeader& header) : m_read(read), m_header(header) {}

    /// Up to `length` bytes; fewer where the section or the file ends before. Empty: the address is
    /// in no section, or in one that is not in the file.
    [[nodiscard]] Result<QByteArray> at(quint64 address, quint64 length)
    {
        for (const PeSection& section : m_header.sections) {
            const quint64 start = m_header.imageBase + section.virtualAddress;
            if (address < start || address - start >= section.rawSize)
                continue;
            if (section.rawOffset == 0)
                return QByteArray();
            const quint64 inside = address - start;
            return fileBytes(static_cast<qint64>(section.rawOffset + inside),
                             static_cast<qint64>(std::min(length, section.rawSize - inside)));
        }
        return QByteArray();
    }

  private:
    [[nodiscard]] Result<QByteArray> fileBytes(qint64 offset, qint64 length)
    {
        if (offset < m_from || offset + length > m_from + m_bytes.size()) {
            const auto bytes = m_read(offset, std::max(length, oneRead));
            GOSETUP_RETURN_IF_FAILED(bytes);
            m_bytes = *bytes;
            m_from = offset;
        }
        return m_bytes.mid(offset - m_from, length);
    }

    const ReadRange& m_read;
    const PeHeader& m_header;
    QByteArray m_bytes;
    qint64 m_from = 0;
};

/// The first writable section with data, as Go's reader takes it.
const PeSection* dataSection(const PeHeader& header)
{
    constexpr quint32 writableData = 0xC0000040; // initialized data, readable, writable
    constexpr quint32 alignment = 0x00600000;    // of 32 bytes: Go leaves these bits out
    const auto found = std::ranges::find_if(header.sections, [](const PeSection& section) {
        return section.virtualAddress != 0 && section.rawSize != 0 &&
               (section.characteristics & ~alignment) == writableData;
    });
    return found == header.sections.end() ? nullptr : &*found;
}

/// The aligned magic among `bytes`; -1 where there is none.
qsizetype alignedMagic(const QByteArray& bytes)
{
    qsizetype at = bytes.indexOf(buildInfoMagic);
    while (at >= 0 && at % magicAlign != 0)
        at = bytes.indexOf(buildInfoMagic, at + 1);
    return at;
}

/// The address of the header. A chunk is a multiple of the alignment: no magic lies across two.
Result<quint64> findInfo(SectionBytes& sections, const PeHeader& header)
{
    const PeSection* data = dataSection(header);
    if (data == nullptr)
        return noBuildInfo();
    const quint64 start = header.imageBase + data->virtualAddress;
    const qint64 size = std::min(qint64{data->virtualSize}, qint64{data->rawSize});
    for (qint64 done = 0; done < size; done += oneRead) {
        if (done >= longestSearch) {
            return fail(ErrorCode::Unsupported,
                        Text::tr("no build information of Go in the first %1 MiB of its data")
                            .arg(longestSearch / (1024 * 1024)));
        }
        const auto bytes = sections.at(start + static_cast<quint64>(done),
                                       static_cast<quint64>(std::min(oneRead, size - done)));
        GOSETUP_RETURN_IF_FAILED(bytes);
        if (bytes->isEmpty())
            return noBuildInfo(); // the file ends here
        if (const qsizetype at = alignedMagic(*bytes); at >= 0)
            return start + static_cast<quint64>(done + at);
    }
    return noBuildInfo();
}

/// As binary.Uvarint: 7 bits a byte, the lowest first. Returns its length, 0 where it does not end.
int readVarint(const QByteArray& bytes, quint64& value)
{
    constexpr int longest = 10;
    value = 0;
    for (int i = 0; i < longest && i < bytes.size(); ++i) {
        const auto byte = static_cast<quint8>(bytes[i]);
        if (i == longest - 1 && byte > 1)
            return 0;
        value |= quint64{byte & 0x7FU} << (7 * i);
        if (byte < 0x80)
            return i + 1;
    }
    return 0;
}

/// All of it, or an error: a length that the program does not have is a lie.
Result<QByteArray> wholeText(SectionBytes& sections, quint64 address, quint64 length)
{
    if (length > longestText)
        return damagedInfo();
    auto bytes = sections.at(address, length);
    GOSETUP_RETURN_IF_FAILED(bytes);
    if (static_cast<quint64>(bytes->size()) != length)
        return damagedInfo();
    return bytes;
}

/// A varint with the length, and the text; moves `address` behind it.
Result<QByteArray> inlineText(SectionBytes& sections, quint64& address)
{
    constexpr quint64 longestVarint = 10;
    const auto bytes = sections.at(address, longestVarint);
    GOSETUP_RETURN_IF_FAILED(bytes);
    quint64 length = 0;
    const int used = readVarint(*bytes, length);
    if (used == 0)
        return damagedInfo();
    address += static_cast<quint64>(used);
    auto text = wholeText(sections, address, length);
    GOSETUP_RETURN_IF_FAILED(text);
    address += length;
    return text;
}

/// Before Go 1.18: pointers to Go's strings, which are a pointer and a length.
class PointerFormat
{
  public:
    PointerFormat(quint8 pointerSize, bool bigEndian) : m_size(pointerSize), m_big(bigEndian) {}

    [[nodiscard]] bool isKnown() const { return m_size == 4 || m_size == 8; }
    [[nodiscard]] quint64 number(const QByteArray& bytes, int index) const
    {
        const char* at = bytes.constData() + qsizetype{index} * m_size;
        if (m_size == 4)
            return m_big ? qFromBigEndian<quint32>(at) : qFromLittleEndian<quint32>(at);
        return m_big ? qFromBigEndian<quint64>(at) : qFromLittleEndian<quint64>(at);
    }
    [[nodiscard]] Result<QByteArray> text(SectionBytes& sections, quint64 pointer) const
    {
        const auto header = wholeText(sections, pointer, quint64{2} * m_size);
        GOSETUP_RETURN_IF_FAILED(header);
        return wholeText(sections, number(*header, 0), number(*header, 1));
    }

  private:
    quint8 m_size;
    bool m_big;
};

struct RawInfo
{
    QByteArray version;
    QByteArray module; ///< with the marks around it
};

Result<RawInfo> rawInfo(SectionBytes& sections, quint64 address)
{
    constexpr qsizetype sizeAt = 14;
    constexpr qsizetype flagsAt = 15;
    constexpr qsizetype pointersAt = 16;
    constexpr quint8 bigEndianBit = 1;
    constexpr quint8 inlineBit = 2;
    const auto header = wholeText(sections, address, infoHeaderSize);
    GOSETUP_RETURN_IF_FAILED(header);
    const auto flags = static_cast<quint8>(header->at(flagsAt));
    RawInfo raw;
    if ((flags & inlineBit) != 0) {
        address += infoHeaderSize;
        const auto version = inlineText(sections, address);
        GOSETUP_RETURN_IF_FAILED(version);
        const auto module = inlineText(sections, address);
        GOSETUP_RETURN_IF_FAILED(module);
        return RawInfo{*version, *module};
    }
    const PointerFormat format(static_cast<quint8>(header->at(sizeAt)),
                               (flags & bigEndianBit) != 0);
    if (!format.isKnown())
        return damagedInfo();
    const QByteArray pointers = header->mid(pointersAt);
    const auto version = format.text(sections, format.number(pointers, 0));
    GOSETUP_RETURN_IF_FAILED(version);
    raw.version = *version;
    // Without modules there is no text, and its pointer is 0.
    if (const auto module = format.text(sections, format.number(pointers, 1)))
        raw.module = *module;
    else if (module.error().code != ErrorCode::Corrupt)
        return fail(module.error());
    return raw;
}

/// Between the marks of 16 bytes at both ends; empty where they are not there.
QByteArray withoutMarks(const QByteArray& module)
{
    constexpr qsizetype mark = 16;
    if (module.size() < 2 * mark + 1 || module[module.size() - mark - 1] != '\n')
        return {};
    return module.mid(mark, module.size() - 2 * mark);
}

} // namespace

std::optional<GoVersion> GoBuildInfo::go() const
{
    return GoVersion::parse(goVersion);
}

QString GoBuildInfo::release() const
{
    const auto& built = replacement ? replacement : module;
    return built && built->version.startsWith(u'v') ? built->version : QString();
}

Result<GoBuildInfo> readBuildInfo(const ReadRange& read)
{
    const auto header = readPeHeader(read);
    GOSETUP_RETURN_IF_FAILED(header);
    SectionBytes sections(read, *header);
    const auto address = findInfo(sections, *header);
    GOSETUP_RETURN_IF_FAILED(address);
    const auto raw = rawInfo(sections, *address);
    GOSETUP_RETURN_IF_FAILED(raw);
    if (raw->version.isEmpty())
        return noBuildInfo();
    auto info = parseBuildInfoText(withoutMarks(raw->module));
    GOSETUP_RETURN_IF_FAILED(info);
    info->goVersion = QString::fromUtf8(raw->version);
    return info;
}

} // namespace gosetup
