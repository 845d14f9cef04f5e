// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/WindowsSystem.h"

#include "machine/formats/OsName.h"
#include "machine/formats/ProcessBlock.h"
#include "machine/windows/KnownFolders.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsRegistry.h"

#include <array>

namespace gosetup {

namespace {

/// Not GetVersionEx, which tells a program what its manifest asks for.
int buildNumber()
{
    using RtlGetVersion = LONG(WINAPI*)(OSVERSIONINFOW*);
    const auto ask = win32::systemFunction<RtlGetVersion>(L"ntdll.dll", "RtlGetVersion");
    OSVERSIONINFOW version{};
    version.dwOSVersionInfoSize = sizeof version;
    return ask != nullptr && ask(&version) == 0 ? static_cast<int>(version.dwBuildNumber) : 0;
}

QString productName()
{
    const auto value = WindowsRegistry().read(
        {Hive::LocalMachine, QStringLiteral("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
         QStringLiteral("ProductName")});
    return value && *value && (*value)->isText() ? (*value)->text() : QString();
}

Arch archOfMachine(USHORT machine)
{
    if (machine == IMAGE_FILE_MACHINE_ARM64)
        return Arch::Arm64;
    return machine == IMAGE_FILE_MACHINE_I386 ? Arch::X86 : Arch::Amd64;
}

/// Of the computer: an emulated x64 process on ARM64 learns the truth from IsWow64Process2 alone,
/// GetNativeSystemInfo tells it AMD64. Source: IsWow64Process2 (Microsoft).
Arch nativeArch()
{
    using IsWow64Process2 = BOOL(WINAPI*)(HANDLE, USHORT*, USHORT*);
    const auto ask = win32::systemFunction<IsWow64Process2>(L"kernel32.dll", "IsWow64Process2");
    USHORT process = 0;
    USHORT native = 0;
    if (ask != nullptr && ask(GetCurrentProcess(), &process, &native) != 0)
        return archOfMachine(native);
    SYSTEM_INFO info{};
    GetNativeSystemInfo(&info);
    if (info.wProcessorArchitecture == PROCESSOR_ARCHITECTURE_ARM64)
        return Arch::Arm64;
    return info.wProcessorArchitecture == PROCESSOR_ARCHITECTURE_INTEL ? Arch::X86 : Arch::Amd64;
}

QString userName()
{
    std::array<wchar_t, 257> buffer{}; // UNLEN and the NUL
    auto size = static_cast<DWORD>(buffer.size());
    return GetUserNameW(buffer.data(), &size) != 0 ? win32::fromWide(buffer.data()) : QString();
}

QString computerName()
{
    std::array<wchar_t, MAX_COMPUTERNAME_LENGTH + 1> buffer{};
    auto size = static_cast<DWORD>(buffer.size());
    return GetComputerNameW(buffer.data(), &size) != 0 ? win32::fromWide(buffer.data()) : QString();
}

/// The token that an answer of "yes" at the prompt would give: the linked one of a person whose
/// rights are split, else the process' own.
win32::Handle fullToken()
{
    win32::Handle own;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY | TOKEN_DUPLICATE, own.out()) == 0)
        return {};
    TOKEN_ELEVATION_TYPE type = TokenElevationTypeDefault;
    DWORD length = 0;
    TOKEN_LINKED_TOKEN linked{};
    if (GetTokenInformation(own.get(), TokenElevationType, &type, sizeof type, &length) != 0 &&
        type == TokenElevationTypeLimited &&
        GetTokenInformation(own.get(), TokenLinkedToken, &linked, sizeof linked, &length) != 0)
        return win32::Handle(linked.LinkedToken);
    win32::Handle copy; // CheckTokenMembership wants one for impersonation
    if (DuplicateToken(own.get(), SecurityIdentification, copy.out()) == 0)
        return {};
    return copy;
}

bool isAdministrator()
{
    const win32::Handle token = fullToken();
    std::array<unsigned char, SECURITY_MAX_SID_SIZE> administrators{};
    auto size = static_cast<DWORD>(administrators.size());
    BOOL member = FALSE;
    return token &&
           CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, administrators.data(), &size) !=
               0 &&
           CheckTokenMembership(token.get(), administrators.data(), &member) != 0 && member != 0;
}

QMap<QString, QString> ownEnvironment()
{
    wchar_t* const block = GetEnvironmentStringsW();
    if (block == nullptr)
        return {};
    const wchar_t* end = block;
    while (*end != 0)
        end += wcslen(end) + 1;
    const auto variables = parseProcessBlock(
        QStringView(reinterpret_cast<const char16_t*>(block), static_cast<qsizetype>(end - block)));
    FreeEnvironmentStringsW(block);
    return variables;
}

} // namespace

WindowsSystem::WindowsSystem() : m_folders(win32::knownFolders()), m_environment(ownEnvironment())
{
    m_info.build = buildNumber();
    m_info.osName = osNameFrom(productName(), m_info.build);
    m_info.arch = nativeArch();
    m_info.userName = userName();
    m_info.computerName = computerName();
    m_info.elevated = win32::isElevated();
    m_info.administrator = m_info.elevated || isAdministrator();
}

KnownFolders WindowsSystem::folders() const
{
    KnownFolders folders = m_folders;
    folders.documents = win32::documentsFolder();
    folders.desktop = win32::desktopFolder();
    return folders;
}

} // namespace gosetup
