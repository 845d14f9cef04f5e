// SPDX-License-Identifier: Apache-2.0
// The one page of RAII and error mapping that the Windows ports share. The only header that brings
// <windows.h>, and only .cpp files of this folder may include it.
#pragma once

#include "base/Result.h"

#include <QDateTime>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

#include <memory>
#include <string>
#include <utility>

namespace gosetup::win32 {

/// Owns a value that `Traits::close` gives back; `Traits::none()` is "nothing".
template <typename Traits>
class Owned
{
  public:
    using Type = typename Traits::Type;

    Owned() = default;
    explicit Owned(Type value) : m_value(value) {}
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    Owned(Owned&& other) noexcept : m_value(std::exchange(other.m_value, Traits::none())) {}
    Owned& operator=(Owned&& other) noexcept
    {
        if (this != &other) {
            reset();
            m_value = std::exchange(other.m_value, Traits::none());
        }
        return *this;
    }
    ~Owned() { reset(); }

    [[nodiscard]] Type get() const { return m_value; }
    [[nodiscard]] explicit operator bool() const { return m_value != Traits::none(); }
    /// For functions that hand a value out through a pointer.
    [[nodiscard]] Type* out()
    {
        reset();
        return &m_value;
    }
    [[nodiscard]] Type release() { return std::exchange(m_value, Traits::none()); }
    void reset()
    {
        if (m_value != Traits::none())
            Traits::close(std::exchange(m_value, Traits::none()));
    }

  private:
    Type m_value = Traits::none();
};

struct FileTraits
{
    using Type = HANDLE;
    static Type none() { return INVALID_HANDLE_VALUE; }
    static void close(Type value) { CloseHandle(value); }
};
struct HandleTraits
{
    using Type = HANDLE;
    static Type none() { return nullptr; }
    static void close(Type value) { CloseHandle(value); }
};
struct KeyTraits
{
    using Type = HKEY;
    static Type none() { return nullptr; }
    static void close(Type value) { RegCloseKey(value); }
};
struct LocalTraits
{
    using Type = void*;
    static Type none() { return nullptr; }
    static void close(Type value) { LocalFree(value); }
};

using FileHandle = Owned<FileTraits>;   ///< of CreateFile: INVALID_HANDLE_VALUE is none
using Handle = Owned<HandleTraits>;     ///< of processes, tokens, jobs: nullptr is none
using Key = Owned<KeyTraits>;           ///< an open registry key
using LocalMemory = Owned<LocalTraits>; ///< LocalFree

/// The Win32 code as one of ours: 2/3 NotFound, 5 AccessDenied, 32/33 InUse, 39/112 DiskFull,
/// 740/1314 NeedsElevation, 1223 ElevationRefused, 1260/4551 Policy, 50/120/1 Unsupported,
/// 258/1460 Timeout, 87/123/161 Invalid, the rest Io.
[[nodiscard]] ErrorCode codeOf(DWORD error);
/// "Access is denied. (5)": what the system says, in its language, and the number.
[[nodiscard]] QString messageOf(DWORD error);
/// `what` names the object ("cannot read HKCU\Environment"); code and detail come from `error`.
[[nodiscard]] tl::unexpected<Error> failed(DWORD error, Text what, Text remedy = {});
/// As failed, with a code of the caller's choice.
[[nodiscard]] tl::unexpected<Error> failedAs(ErrorCode code, DWORD error, Text what,
                                             Text remedy = {});

/// NUL-terminated UTF-16 of a QString, unpaired surrogates kept; valid while the QString lives.
[[nodiscard]] inline const wchar_t* wide(const QString& text)
{
    return reinterpret_cast<const wchar_t*>(text.utf16());
}
[[nodiscard]] inline QString fromWide(const wchar_t* text, qsizetype length = -1)
{
    return text == nullptr ? QString()
                           : QString::fromUtf16(reinterpret_cast<const char16_t*>(text), length);
}
/// `\\?\`-form of an absolute path, so that its length does not matter; UNC becomes `\\?\UNC\…`.
/// Slashes are turned, nothing else is interpreted.
[[nodiscard]] QString longPath(const QString& path);

/// A FILETIME (100 ns since 1601, UTC) to the millisecond; invalid for 0 = "not told".
[[nodiscard]] QDateTime utcOf(const FILETIME& time);
/// A function of a system DLL that not every Windows has (nor Wine); nullptr then. The DLL must be
/// loaded already, as kernel32, ntdll and user32 always are.
template <typename Function>
[[nodiscard]] Function systemFunction(const wchar_t* dll, const char* name)
{
    const HMODULE module = GetModuleHandleW(dll);
    return module == nullptr
               ? nullptr
               : reinterpret_cast<Function>(reinterpret_cast<void*>(GetProcAddress(module, name)));
}

/// Whether this process has administrator rights now (its token is elevated).
[[nodiscard]] bool isElevated();
/// "S-1-5-21-…" of the account this process runs as; empty where the system does not tell.
[[nodiscard]] QString userSid();

} // namespace gosetup::win32
