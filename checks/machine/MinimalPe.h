// SPDX-License-Identifier: Apache-2.0
// The smallest thing that is a Windows program by its header: what the practice mirror packs as
// go.exe and what a predicted install leaves behind. Standard C++ only: a build tool uses it too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace gosetup {

/// Machine types of the PE file header (winnt.h, "PE Format" on learn.microsoft.com).
namespace pe {
inline constexpr std::uint16_t i386 = 0x014C;
inline constexpr std::uint16_t amd64 = 0x8664;
inline constexpr std::uint16_t arm64 = 0xAA64;
} // namespace pe

/// 512 bytes: DOS header, stub text, PE signature, file header, optional header without sections.
[[nodiscard]] inline std::string minimalProgram(std::uint16_t machine)
{
    constexpr std::size_t peOffset = 0x80;
    const bool wide = machine != pe::i386;
    std::string bytes(512, '\0');
    const auto put = [&bytes](std::size_t at, std::uint32_t value, std::size_t width) {
        for (std::size_t i = 0; i < width; ++i)
            bytes[at + i] = static_cast<char>((value >> (8 * i)) & 0xFFU);
    };
    bytes.replace(0, 2, "MZ");
    put(0x3C, peOffset, 4);
    const std::string note = "A practice file of GoSetup, not a program.\r\n";
    bytes.replace(0x40, note.size(), note);
    bytes.replace(peOffset, 2, "PE");
    put(peOffset + 4, machine, 2);
    put(peOffset + 20, wide ? 0xF0 : 0xE0, 2);     // SizeOfOptionalHeader
    put(peOffset + 22, wide ? 0x0022 : 0x0102, 2); // executable; large addresses or 32 bit
    put(peOffset + 24, wide ? 0x020B : 0x010B, 2); // PE32+ or PE32
    put(peOffset + 24 + 32, 0x1000, 4);            // SectionAlignment
    put(peOffset + 24 + 36, 0x200, 4);             // FileAlignment
    put(peOffset + 24 + 48, 6, 2);                 // MajorSubsystemVersion
    put(peOffset + 24 + 56, 0x1000, 4);            // SizeOfImage
    put(peOffset + 24 + 60, 0x200, 4);             // SizeOfHeaders
    put(peOffset + 24 + 68, 3, 2);                 // console
    return bytes;
}

} // namespace gosetup
