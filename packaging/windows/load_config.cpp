// SPDX-License-Identifier: Apache-2.0
// The load configuration of a Windows program: DLLs that it imports come from System32 alone. The
// loader reads it before a line of ours runs; hardenProcess() would be too late for them, and the
// program's own folder, often Downloads, would be searched first. MSVC's linker does this with
// /DEPENDENTLOADFLAG; GNU ld knows no such option, so set-load-config enters the address.
// Source: PE format, "The Load Configuration Structure"; honoured since Windows 10, 1607.
#include <cstdint>

namespace {

struct LoadConfiguration64
{
    std::uint32_t size;
    std::uint32_t notUsed1[5];
    std::uint64_t notUsed2[6];
    std::uint32_t processHeapFlags;
    std::uint16_t csdVersion;
    std::uint16_t dependentLoadFlags;
    std::uint64_t notUsed3[9];
};
static_assert(sizeof(LoadConfiguration64) == 0x98);

constexpr std::uint16_t searchSystem32 = 0x800; // LOAD_LIBRARY_SEARCH_SYSTEM32

} // namespace

extern "C" const LoadConfiguration64 _load_config_used = {
    sizeof(LoadConfiguration64), {}, {}, 0, 0, searchSystem32, {}};
