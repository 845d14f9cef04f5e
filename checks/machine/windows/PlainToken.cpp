// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/PlainToken.h"

#include "machine/formats/Permissions.h"

#include <aclapi.h>
#include <sddl.h>

#include <vector>

namespace gosetup::win32 {

namespace {

tl::unexpected<Error> tokenFailed()
{
    return failed(GetLastError(), Text::tr("a program cannot be started as a standard user"));
}

QString textOf(PSID sid)
{
    LocalMemory text;
    if (ConvertSidToStringSidW(sid, reinterpret_cast<wchar_t**>(text.out())) == 0)
        return {};
    return fromWide(static_cast<const wchar_t*>(text.get()));
}

/// Variable-size answers of GetTokenInformation; empty where it fails.
std::vector<unsigned char> information(HANDLE token, TOKEN_INFORMATION_CLASS what)
{
    DWORD size = 0;
    GetTokenInformation(token, what, nullptr, 0, &size);
    std::vector<unsigned char> buffer(size);
    if (size == 0 || GetTokenInformation(token, what, buffer.data(), size, &size) == 0)
        buffer.clear();
    return buffer;
}

/// Without a label of its own the child would keep the high integrity of its parent.
bool setMediumIntegrity(HANDLE token)
{
    LocalMemory sid;
    if (ConvertStringSidToSidW(L"S-1-16-8192", static_cast<PSID*>(sid.out())) == 0)
        return false;
    TOKEN_MANDATORY_LABEL label{{sid.get(), SE_GROUP_INTEGRITY}};
    return SetTokenInformation(token, TokenIntegrityLevel, &label,
                               sizeof label + GetLengthSid(sid.get())) != 0;
}

/// What the child makes is open to the account itself: the administrators of the old list only deny
/// now, and the child could not open its own objects.
bool setDefaultList(HANDLE token)
{
    auto user = information(token, TokenUser);
    if (user.empty())
        return false;
    PSID own = reinterpret_cast<TOKEN_USER*>(user.data())->User.Sid;
    LocalMemory system;
    if (ConvertStringSidToSidW(L"S-1-5-18", static_cast<PSID*>(system.out())) == 0)
        return false;
    EXPLICIT_ACCESS_W entries[2] = {};
    const PSID whom[2] = {own, system.get()};
    for (int i = 0; i < 2; ++i) {
        entries[i].grfAccessPermissions = GENERIC_ALL;
        entries[i].grfAccessMode = GRANT_ACCESS;
        BuildTrusteeWithSidW(&entries[i].Trustee, whom[i]);
    }
    LocalMemory list;
    if (SetEntriesInAclW(2, entries, nullptr, reinterpret_cast<PACL*>(list.out())) != ERROR_SUCCESS)
        return false;
    TOKEN_DEFAULT_DACL defaults{static_cast<PACL>(list.get())};
    return SetTokenInformation(token, TokenDefaultDacl, &defaults, sizeof defaults) != 0;
}

} // namespace

Result<Handle> plainToken()
{
    Handle own;
    if (OpenProcessToken(GetCurrentProcess(),
                         TOKEN_QUERY | TOKEN_DUPLICATE | TOKEN_ASSIGN_PRIMARY |
                             TOKEN_ADJUST_DEFAULT,
                         own.out()) == 0)
        return tokenFailed();
    auto groups = information(own.get(), TokenGroups);
    if (groups.empty())
        return tokenFailed();
    std::vector<SID_AND_ATTRIBUTES> denying;
    const auto* all = reinterpret_cast<TOKEN_GROUPS*>(groups.data());
    for (DWORD i = 0; i < all->GroupCount; ++i) {
        if (isAdministrative(textOf(all->Groups[i].Sid)))
            denying.push_back({all->Groups[i].Sid, 0});
    }
    Handle plain;
    if (CreateRestrictedToken(own.get(), DISABLE_MAX_PRIVILEGE, static_cast<DWORD>(denying.size()),
                              denying.data(), 0, nullptr, 0, nullptr, plain.out()) == 0)
        return tokenFailed();
    if (!setDefaultList(plain.get()) || !setMediumIntegrity(plain.get()))
        return tokenFailed();
    return plain;
}

} // namespace gosetup::win32
