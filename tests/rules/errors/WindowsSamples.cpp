// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownWindowsErrors: what is recognised in each, with which
// values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> windowsSamples()
{
    return {
        {"windows.virus",
         "open C:\\Users\\li\\AppData\\Local\\Temp\\go-build1\\b001\\exe\\a.out.exe: Operation did "
         "not "
         "complete successfully because the file contains a virus or potentially unwanted "
         "software.",
         {}},
        {"windows.virus", "无法成功完成操作，因为文件包含病毒或潜在的垃圾软件。", {}},
        {"windows.policy",
         "fork/exec C:\\Users\\li\\AppData\\Local\\Temp\\go-build1\\b001\\exe\\main.exe: This "
         "program "
         "is blocked by group policy. For more information, contact your system administrator.",
         {}},
        {"windows.policy", "An Application Control policy has blocked this file.", {}},
        {"windows.policy", "此程序被组策略阻止。有关详细信息，请与系统管理员联系。", {}},
        {"windows.start-denied",
         "fork/exec C:\\Users\\li\\AppData\\Local\\Temp\\go-build1\\b001\\exe\\main.exe: Access is "
         "denied.",
         {"C:\\Users\\li\\AppData\\Local\\Temp\\go-build1\\b001\\exe\\main.exe"}},
        {"windows.other-architecture",
         "fork/exec C:\\Users\\li\\AppData\\Local\\Temp\\go-build1\\b001\\exe\\main.exe: This "
         "version "
         "of %1 is not compatible with the version of Windows you're running. Check your "
         "computer's system information and then contact the software publisher.",
         {}},
        {"windows.other-architecture",
         "此版本的 %1 与你运行的 Windows 版本不兼容。请查看计算机的系统信息，然后联系软件发布者。",
         {}},
        {"windows.other-architecture", "fork/exec x.exe: %1 is not a valid Win32 application.", {}},
        {"windows.other-architecture", "此应用无法在你的电脑上运行", {}},
        {"windows.in-use",
         "go: unlinkat C:\\src\\app\\main.exe: The process cannot access the file because it is "
         "being used by another process.",
         {}},
        {"windows.in-use", "另一个程序正在使用此文件，进程无法访问。", {}},
        {"windows.name-syntax",
         "mkdir \"D: The filename, directory name, or volume label syntax is incorrect.",
         {}},
        {"windows.name-syntax", "文件名、目录名或卷标语法不正确。", {}},
        {"windows.path-too-long",
         "fork/exec C:\\Go\\pkg\\tool\\windows_amd64\\link.exe: The filename or extension is too "
         "long.",
         {}},
        {"windows.path-too-long", "文件名或扩展名太长。", {}},
        {"windows.disk-full",
         "write C:\\Users\\li\\AppData\\Local\\Temp\\go-build1\\b001\\_pkg_.a: There is not enough "
         "space on the disk.",
         {}},
        {"windows.disk-full", "磁盘空间不足。", {}},
        {"windows.page-file",
         "fork/exec compile.exe: The paging file is too small for this operation to complete.",
         {}},
        {"windows.page-file", "页面文件太小，无法完成操作。", {}},
        {"windows.module-cache-denied",
         "go: github.com/x/y@v1.0.0: rename C:\\Users\\li\\go\\pkg\\mod\\cache\\download\\x.tmp123 "
         "C:\\Users\\li\\go\\pkg\\mod\\github.com\\x: Access is denied.",
         {"C:\\Users\\li\\go\\pkg\\mod\\github.com\\x"}},
        {"windows.program-files-denied",
         "go: mkdir C:\\Program Files\\Go\\bin\\bin: Access is denied.",
         {"C:\\Program Files\\Go\\bin\\bin"}},
        {"windows.access-denied",
         "open D:\\src\\app\\main.exe: Access is denied.",
         {"D:\\src\\app\\main.exe"}},
        {"windows.access-denied", "mkdir D:\\cache: 拒绝访问。", {"D:\\cache"}},
        {"windows.access-denied-alone", "拒绝访问。", {}},
        {"windows.access-denied-alone", "C:\\src>go build\nAccess is denied.\n", {}},
        {"windows.folder-name",
         "fork/exec C:\\Go\\bin\\go.exe: The directory name is invalid.",
         {}},
        {"windows.folder-name", "目录名称无效。", {}},
        {"windows.path-missing",
         "GetFileAttributesEx E:\\gocache: The system cannot find the path specified.",
         {"E:\\gocache"}},
        {"windows.path-missing", "open D:\\x\\go.mod: 系统找不到指定的路径。", {"D:\\x\\go.mod"}},
        {"windows.path-missing",
         "go: could not create module cache: mkdir D:\\: The system cannot find the path "
         "specified.",
         {"D:\\"}},
        {"windows.cloud",
         "open C:\\Users\\li\\OneDrive\\go\\pkg\\mod\\x: The cloud file provider is not running.",
         {}},
        {"windows.cloud", "云文件提供程序未运行。", {}},
        {"windows.symlink", "symlink a b: A required privilege is not held by the client.", {}},
        {"windows.dll",
         "The code execution cannot proceed because libwinpthread-1.dll was not found. "
         "Reinstalling the program may fix this problem.",
         {"libwinpthread-1.dll"}},
        {"windows.dll",
         "由于找不到 libgcc_s_seh-1.dll，无法继续执行代码。",
         {"libgcc_s_seh-1.dll"}},
        {"windows.dll-status", "exit status 0xc0000135", {"0xc0000135"}},
        {"windows.installer",
         "The installer has encountered an unexpected error installing this package. This may "
         "indicate a problem with this package. The error code is 2503.",
         {"2503"}},
    };
}

} // namespace gosetup::testkit
