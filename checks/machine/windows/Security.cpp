// SPDX-License-Identifier: Apache-2.0
#include "machine/windows/Security.h"

#include "machine/windows/Win32.h"
#include "machine/windows/WindowsFilesHelpers.h"
#include "paths/WindowsPath.h"

#include <aclapi.h>
#include <sddl.h>

namespace gosetup::win32 {

namespace {

constexpr DWORD shareAll = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;

QString textOf(PSID sid)
{
    LocalMemory text;
    if (sid == nullptr || ConvertSidToStringSidW(sid, reinterpret_cast<wchar_t**>(text.out())) == 0)
        return {};
    return fromWide(static_cast<const wchar_t*>(text.get()));
}

/// Entries that grant or deny; of the others (audit, conditional) none grants more than these.
std::vector<AccessEntry> entriesOf(PACL list)
{
    std::vector<AccessEntry> entries;
    for (DWORD i = 0; list != nullptr && i < list->AceCount; ++i) {
        void* raw = nullptr;
        if (GetAce(list, i, &raw) == 0)
            continue;
        const auto* header = static_cast<const ACE_HEADER*>(raw);
        const bool allow = header->AceType == ACCESS_ALLOWED_ACE_TYPE ||
                           header->AceType == ACCESS_ALLOWED_CALLBACK_ACE_TYPE;
        if (!allow && header->AceType != ACCESS_DENIED_ACE_TYPE)
            continue;
        // The denying and the conditional entry begin alike.
        auto* ace = static_cast<ACCESS_ALLOWED_ACE*>(raw);
        entries.push_back({allow, header->AceFlags, ace->Mask, textOf(&ace->SidStart)});
    }
    return entries;
}

bool keepsNone(DWORD error)
{
    return error == ERROR_NOT_SUPPORTED || error == ERROR_INVALID_FUNCTION ||
           error == ERROR_CALL_NOT_IMPLEMENTED;
}

/// Whoever owns Windows itself (an account with UAC off, Wine) is the administrator here.
bool ownsWindows(const QString& sid)
{
    wchar_t folder[MAX_PATH] = {};
    if (GetSystemWindowsDirectoryW(folder, MAX_PATH) == 0)
        return false;
    const auto list = readAccessList(fromWide(folder));
    return list && !sid.isEmpty() && list->owner == sid;
}

/// An elevated process must not trust what the same person's plain programs can change.
QStringList trustedSids()
{
    QStringList trusted = systemSids();
    const QString own = userSid();
    if (!isElevated() || ownsWindows(own))
        trusted << own;
    return trusted;
}

/// Users read and run; their maker writes only when there are no administrator rights to have it.
/// OW (owner rights) takes from an owner the unwritten right to change the list.
QString protectedSddl()
{
    const QString everyone = QStringLiteral("D:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)"
                                            "(A;OICI;0x1200a9;;;BU)");
    if (isElevated())
        return QStringLiteral("O:BA") + everyone + QStringLiteral("(A;OICI;0x1200a9;;;OW)");
    return everyone + QStringLiteral("(A;OICI;FA;;;%1)").arg(userSid());
}

QString nameOf(const QString& sid)
{
    LocalMemory binary;
    if (ConvertStringSidToSidW(wide(sid), static_cast<PSID*>(binary.out())) == 0)
        return sid;
    wchar_t name[256] = {};
    wchar_t domain[256] = {};
    DWORD nameSize = 256;
    DWORD domainSize = 256;
    SID_NAME_USE use = SidTypeUnknown;
    if (LookupAccountSidW(nullptr, binary.get(), name, &nameSize, domain, &domainSize, &use) == 0)
        return sid;
    return fromWide(name);
}

QStringList namesOf(const QStringList& sids)
{
    QStringList names;
    for (const QString& sid : sids)
        names << nameOf(sid);
    return names;
}

Result<void> refuse(const QString& path, const QStringList& strangers)
{
    if (strangers.isEmpty())
        return {};
    return fail(ErrorCode::Untrusted,
                Text::tr("%1: owned by or accessible to accounts other than administrators (%2)")
                    .arg(path)
                    .arg(namesOf(strangers).join(QLatin1String(", "))),
                Text::tr("remove the folder and try again"));
}

} // namespace

Result<AccessList> readAccessList(const QString& path)
{
    const FileHandle handle(
        CreateFileW(wide(longPath(path)), READ_CONTROL, shareAll, nullptr, OPEN_EXISTING,
                    FILE_FLAG_BACKUP_SEMANTICS | FILE_FLAG_OPEN_NO_RECALL, nullptr));
    if (!handle)
        return failed(GetLastError(), Text::tr("%1: its permissions cannot be read").arg(path));
    LocalMemory descriptor;
    PSID owner = nullptr;
    PACL list = nullptr;
    const DWORD error = GetSecurityInfo(
        handle.get(), SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION,
        &owner, nullptr, &list, nullptr, static_cast<PSECURITY_DESCRIPTOR*>(descriptor.out()));
    AccessList result;
    if (keepsNone(error)) {
        result.unlimited = true;
        return result;
    }
    if (error != ERROR_SUCCESS)
        return failed(error, Text::tr("%1: its permissions cannot be read").arg(path));
    SECURITY_DESCRIPTOR_CONTROL control = 0;
    DWORD revision = 0;
    if (GetSecurityDescriptorControl(descriptor.get(), &control, &revision) == 0)
        return failed(GetLastError(), Text::tr("%1: its permissions cannot be read").arg(path));
    result.owner = textOf(owner);
    result.unlimited = list == nullptr; // an empty list, in contrast, grants nothing
    result.isProtected = (control & SE_DACL_PROTECTED) != 0;
    result.entries = entriesOf(list);
    return result;
}

Result<NonAdminControl> nonAdminControl(const QString& path)
{
    const auto list = readAccessList(path);
    GOSETUP_RETURN_IF_FAILED(list);
    QStringList trusted = systemSids();
    if (const QString own = userSid(); ownsWindows(own))
        trusted << own;
    const bool isRoot = winpath::parent(path).isEmpty();
    return NonAdminControl{namesOf(strangersWhoMayWrite(*list, trusted)),
                           namesOf(strangersWhoMaySwap(*list, trusted, isRoot))};
}

Result<void> requireProtected(const QString& path)
{
    const auto entry = entryAt(path);
    GOSETUP_RETURN_IF_FAILED(entry);
    if (!*entry || !(*entry)->isDirectory ||
        ((*entry)->attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0)
        return fail(ErrorCode::Untrusted, Text::tr("%1: is not a real folder").arg(path),
                    Text::tr("remove the folder and try again"));
    const auto list = readAccessList(path);
    GOSETUP_RETURN_IF_FAILED(list);
    return refuse(path, strangersWhoMayWrite(*list, trustedSids()));
}

Result<void> requireSafeAbove(const QString& path)
{
    if (!isElevated())
        return {};
    // Whoever may rename one of the folders above can put a tree of their own in its place.
    for (QString at = path; !at.isEmpty(); at = winpath::parent(at)) {
        const auto entry =
            entryAt(at); // a list is read through a link, and the link is its maker's
        GOSETUP_RETURN_IF_FAILED(entry);
        if (*entry && ((*entry)->attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0 &&
            !winpath::parent(at).isEmpty())
            return fail(ErrorCode::Untrusted, Text::tr("%1: is not a real folder").arg(at),
                        Text::tr("specify the real path of the location"));
        const auto list = readAccessList(at);
        GOSETUP_RETURN_IF_FAILED(list);
        const bool isRoot = winpath::parent(at).isEmpty();
        if (auto safe = refuse(at, strangersWhoMaySwap(*list, trustedSids(), isRoot)); !safe) {
            Error error = std::move(safe.error());
            error.remedy = Text::tr(
                "choose a location that only administrators can change, such as C:\\Program Files");
            return fail(std::move(error));
        }
    }
    return {};
}

Result<bool> makeProtectedFolder(const QString& path)
{
    LocalMemory descriptor;
    if (ConvertStringSecurityDescriptorToSecurityDescriptorW(
            wide(protectedSddl()), SDDL_REVISION_1,
            static_cast<PSECURITY_DESCRIPTOR*>(descriptor.out()), nullptr) == 0)
        return failed(GetLastError(), Text::tr("%1: its permissions cannot be set").arg(path));
    SECURITY_ATTRIBUTES attributes{sizeof(SECURITY_ATTRIBUTES), descriptor.get(), FALSE};
    if (CreateDirectoryW(wide(longPath(path)), &attributes) == 0) {
        const DWORD error = GetLastError();
        if (error == ERROR_ALREADY_EXISTS)
            return false;
        return fail(changeFailed(path, true, error));
    }
    // FAT takes a list and forgets it.
    if (const auto safe = requireProtected(path); !safe) {
        RemoveDirectoryW(wide(longPath(path)));
        return fail(safe.error());
    }
    return true;
}

} // namespace gosetup::win32
