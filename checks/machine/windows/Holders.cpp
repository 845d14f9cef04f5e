// SPDX-License-Identifier: Apache-2.0
// Which programs hold a file: asked of the Restart Manager, which is there on every Windows but is
// loaded only when something went wrong.
#include "machine/windows/Holders.h"
#include "machine/windows/Win32.h"
#include "machine/windows/WindowsFilesHelpers.h"
#include "paths/WindowsPath.h"

#include <restartmanager.h>

namespace gosetup::win32 {

namespace {

constexpr size_t maxFiles = 2000; ///< of a tree: programs come first in a Go tree's bin

/// The functions of rstrtmgr.dll, by the types of its header.
class RestartManager
{
  public:
    RestartManager()
        : m_library(LoadLibraryExW(L"rstrtmgr.dll", nullptr, LOAD_LIBRARY_SEARCH_SYSTEM32))
    {
        start = function<decltype(start)>("RmStartSession");
        add = function<decltype(add)>("RmRegisterResources");
        list = function<decltype(list)>("RmGetList");
        end = function<decltype(end)>("RmEndSession");
    }
    RestartManager(const RestartManager&) = delete;
    RestartManager& operator=(const RestartManager&) = delete;
    ~RestartManager()
    {
        if (m_library != nullptr)
            FreeLibrary(m_library);
    }
    [[nodiscard]] bool works() const
    {
        return start != nullptr && add != nullptr && list != nullptr && end != nullptr;
    }

    decltype(&RmStartSession) start = nullptr;
    decltype(&RmRegisterResources) add = nullptr;
    decltype(&RmGetList) list = nullptr;
    decltype(&RmEndSession) end = nullptr;

  private:
    template <typename Function>
    [[nodiscard]] Function function(const char* name) const
    {
        if (m_library == nullptr)
            return nullptr;
        return reinterpret_cast<Function>(reinterpret_cast<void*>(GetProcAddress(m_library, name)));
    }
    HMODULE m_library;
};

/// The file, or the files below the folder, links not followed.
void addFiles(const QString& path, std::vector<QString>& files)
{
    const auto entry = entryAt(path);
    if (!entry || !*entry || files.size() >= maxFiles)
        return;
    if (!(*entry)->isDirectory) {
        files.push_back(path);
        return;
    }
    if (((*entry)->attributes & FILE_ATTRIBUTE_REPARSE_POINT) != 0)
        return;
    WIN32_FIND_DATAW data{};
    const HANDLE search =
        FindFirstFileExW(wide(longPath(winpath::join(path, QStringLiteral("*")))), FindExInfoBasic,
                         &data, FindExSearchNameMatch, nullptr, 0);
    if (search == INVALID_HANDLE_VALUE)
        return;
    std::vector<QString> names;
    do
        names.push_back(fromWide(data.cFileName));
    while (FindNextFileW(search, &data) != 0);
    FindClose(search);
    for (const QString& name : names) {
        if (name != QLatin1String(".") && name != QLatin1String(".."))
            addFiles(winpath::join(path, name), files);
    }
}

QStringList named(const RM_PROCESS_INFO* programs, UINT count)
{
    QStringList names;
    for (UINT i = 0; i < count; ++i)
        names << QStringLiteral("%1 (%2)")
                     .arg(fromWide(programs[i].strAppName))
                     .arg(programs[i].Process.dwProcessId);
    return names;
}

} // namespace

QStringList holdersOf(const QString& path)
{
    const RestartManager manager;
    std::vector<QString> files;
    addFiles(path, files);
    wchar_t key[CCH_RM_SESSION_KEY + 1] = {};
    DWORD session = 0;
    if (!manager.works() || files.empty() || manager.start(&session, 0, key) != ERROR_SUCCESS)
        return {};
    std::vector<const wchar_t*> pointers;
    pointers.reserve(files.size());
    for (const QString& file : files)
        pointers.push_back(wide(file)); // it takes no \\?\ form
    QStringList names;
    if (manager.add(session, static_cast<UINT>(pointers.size()), pointers.data(), 0, nullptr, 0,
                    nullptr) == ERROR_SUCCESS) {
        std::vector<RM_PROCESS_INFO> programs(16);
        UINT needed = 0;
        UINT count = 0;
        DWORD reasons = 0;
        DWORD status = ERROR_MORE_DATA; // more may come between two calls
        for (int turn = 0; status == ERROR_MORE_DATA && turn < 3; ++turn) {
            programs.resize(std::max<size_t>(needed, programs.size()));
            count = static_cast<UINT>(programs.size());
            status = manager.list(session, &needed, &count, programs.data(), &reasons);
        }
        if (status == ERROR_SUCCESS)
            names = named(programs.data(), count);
    }
    manager.end(session);
    return names;
}

} // namespace gosetup::win32
