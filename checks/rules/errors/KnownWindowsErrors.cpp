// SPDX-License-Identifier: Apache-2.0
// Messages of Windows itself, in English and Chinese. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> windowsErrors()
{
    return {
        {"windows.virus",
         R"((?:contains a virus or potentially unwanted software|文件包含病毒或潜在的垃圾软件))",
         "",
         Text::tr(
             "The antivirus program took a file that Go had just made, or one of Go itself. Fresh "
             "Go programs are often suspected wrongly."),
         Text::tr(
             "Open Windows Security, \"Protection history\", and look at the entry. If the code is "
             "yours, allow it there."),
         "defender.state toolchain.incomplete defender.hot-paths"},
        {"windows.policy",
         R"((?:program is blocked by group policy|Application Control policy has blocked this )"
         R"(file|Smart App Control blocked|此程序被组策略阻止|应用程序控制策略已阻止此文件|智能应用控制已阻止))",
         "",
         Text::tr("A policy of this computer (AppLocker, App Control or Smart App Control) forbids "
                  "this program. Go makes new programs for go run and go test, which no list of "
                  "allowed programs can contain."),
         Text::tr("Ask your administrator to allow a folder, and set GOTMPDIR to it."),
         "toolchain.builds toolchain.does-not-run tools.do-not-run"},
        {"windows.start-denied",
         R"(fork/exec (?<path>[^\n]{1,300}?): (?:Access is denied|拒绝访问))", "path",
         Text::tr(
             "Windows did not allow the program %1 to start. Usually an antivirus program or a "
             "policy blocks it."),
         Text::tr("Look at \"Protection history\" in Windows Security."),
         "defender.state toolchain.builds toolchain.does-not-run location.rights"},
        {"windows.other-architecture",
         R"(is not compatible with the version of Windows you're running|与(?:您|你)(?:正在)?运行的 )"
         R"(?Windows ?版本不兼容|is not a valid Win32 application|不是有效的 ?Win32 ?应用程序|This app )"
         R"(can't run on your PC|此应用无法在(?:您|你)的电脑上运行)",
         "",
         Text::tr("The program is for another system or processor, or its file is damaged. GOOS or "
                  "GOARCH may ask for another one, or Go itself is for another processor."),
         Text::tr(
             "Run go env GOOS GOARCH: on a usual PC it shows windows and amd64. Otherwise run: go "
             "env -u GOOS GOARCH"),
         "env.cross-target toolchain.architecture tools.wrong-arch toolchain.incomplete "
         "defender.state"},
        {"windows.in-use", R"(being used by another process|另一个程序正在使用此文件)", "",
         Text::tr(
             "Another program holds the file open: the program that was built is still running, "
             "or an antivirus program or a cloud client reads it."),
         Text::tr("End the program and try again."),
         "defender.hot-paths onedrive.caches onedrive.gopath location.cloud"},
        {"windows.name-syntax",
         R"(The filename, directory name, or volume label syntax is incorrect|文件名、目录名或卷标语法不正确)",
         "",
         Text::tr(
             "A path contains characters that Windows does not allow, often quotes or a blank in "
             "a variable."),
         Text::tr("Look for quotes in GOPATH, GOCACHE, GOTMPDIR and GOBIN."),
         "env.quoted-value env.control-characters path.quoted-entries goenv.cache-invalid "
         "goenv.gopath-invalid goenv.file-encoding"},
        {"windows.path-too-long", R"(The filename or extension is too long|文件名或扩展名太长)", "",
         Text::tr("A path or a command line is longer than Windows allows."),
         Text::tr("Use a shorter folder for the project, such as C:\\src, and turn on long paths."),
         "system.long-paths project.path-length location.length path.length"},
        {"windows.disk-full",
         R"(There is not enough space on the disk|磁盘空间不足|no space left on device)", "",
         Text::tr("The disk is full. Go's caches and downloaded modules may take many gigabytes."),
         Text::tr(
             "Free some space: go clean -cache removes the build cache; the next build is slower."),
         "cache.low-space location.free-space cache.size cache.abandoned cache.toolchains "
         "cache.log"},
        {"windows.page-file",
         R"(The paging file is too small for this operation to complete|页面文件太小，无法完成操作)",
         "", Text::tr("Windows has no memory left: the page file is too small."),
         Text::tr(
             "Let Windows manage the size of the page file, close other programs, or build with "
             "fewer processes: go build -p 2"),
         "toolchain.architecture location.free-space"},
        {"windows.module-cache-denied",
         R"((?<path>[A-Za-z]:\\[^\n:"]{1,250}\\pkg\\mod\\?[^\n:"]{0,250}): (?:Access is )"
         R"(denied|拒绝访问))",
         "path",
         Text::tr(
             "Go may not write to the module cache: %1. Often Go was once run as administrator, "
             "or a scanner holds the folder."),
         Text::tr(
             "Run the command again. If the message stays, correct the permissions of the folder, "
             "or delete it as administrator."),
         "modcache.not-writable goenv.not-writable location.rights defender.hot-paths "
         "modcache.debris"},
        {"windows.program-files-denied",
         R"((?<path>[A-Za-z]:\\(?:Program Files(?: \(x86\))?|Windows)\\[^\n:"]{0,300}): )"
         R"((?:Access is denied|拒绝访问))",
         "path",
         Text::tr(
             "Go wants to write to %1, where only administrators may write. A setting points into "
             "a folder of the system."),
         Text::tr("Put GOPATH, GOBIN and the caches into your user profile. Do not run go as "
                  "administrator."),
         "location.program-files goenv.not-writable goenv.gobin-invalid goenv.gopath-is-goroot "
         "location.rights"},
        {"windows.access-denied",
         R"((?<path>[A-Za-z]:\\[^\n:"]{1,300}): (?:Access is denied|拒绝访问))", "path",
         Text::tr(
             "Windows did not allow access to %1: the permissions forbid it, the file is in use, "
             "or an antivirus program holds it."),
         Text::tr(
             "End programs that use the file, and try again. Then check the permissions of the "
             "folder."),
         "goenv.not-writable location.rights location.cloud defender.hot-paths"},
        {"windows.access-denied-alone",
         R"(^[^\S\n]{0,20}(?:ERROR: |错误: )?(?:Access is denied|拒绝访问)[.。]?[^\S\n]{0,20}$)",
         "", Text::tr("Windows did not allow something; the message does not say what."),
         Text::tr("Paste the whole output, with the command. System settings can be changed from a "
                  "terminal that was started as administrator only."),
         "goenv.not-writable location.rights location.program-files", Strength::Weak},
        {"windows.folder-name", R"(The directory name is invalid|目录名称无效)", "",
         Text::tr("A path that should be a folder is a file, or it does not exist."),
         Text::tr("Check GOTMPDIR, TEMP and the working folder of the editor."),
         "goenv.gotmpdir-missing env.temp-missing goenv.cache-invalid"},
        {"windows.path-missing",
         R"((?:fork/exec|chdir|CreateFile|GetFileAttributesEx|open|stat|mkdir|lstat) )"
         R"((?<path>[A-Za-z]:\\[^\n:"]{0,300}): (?:The system cannot find the (?:file|path|)"
         R"(drive) specified|系统找不到指定的(?:文件|路径|驱动器)))",
         "path", Text::tr("%1 does not exist."),
         Text::tr("Correct the path, or make the folder. If a setting of Go names it, remove the "
                  "setting."),
         "goenv.gotmpdir-missing goenv.cache-invalid location.no-drive env.goroot-stale "
         "toolchain.incomplete modcache.incomplete-folder",
         Strength::Weak},
        {"windows.cloud",
         R"(The cloud (?:file provider is not running|operation was unsuccessful|sync )"
         R"(provider failed)|云文件提供程序未运行|云操作未成功)",
         "",
         Text::tr(
             "The file is in OneDrive or another cloud folder and is not on this computer now."),
         Text::tr("Start OneDrive, or choose \"Always keep on this device\". Better keep code and "
                  "caches "
                  "out of cloud folders."),
         "location.placeholder location.cloud onedrive.gopath onedrive.caches project.cloud"},
        {"windows.symlink",
         R"(A required privilege is not held by the client|客户端没有所需的特权)", "",
         Text::tr(
             "The program wants to make a symbolic link, which Windows allows to administrators "
             "and in Developer Mode only."),
         Text::tr("Turn on Developer Mode: Settings, System, For developers."), ""},
        {"windows.dll",
         R"((?|because (?<dll>[\w+.-]{1,60}\.dll) was not found|由于找不到 )"
         R"(?(?<dll>[\w+.-]{1,60}\.dll)))",
         "dll",
         Text::tr(
             "The program needs %1, a library of the C compiler that built it, and does not find "
             "it."),
         Text::tr("Put the bin folder of that MinGW-w64 on PATH, or link statically: "
                  "-ldflags=-extldflags=-static"),
         "cgo.mixed-toolchains"},
        {"windows.dll-status",
         R"(exit status (?<code>0xc0000135|0xc000007b|3221225781|3221225595))", "code",
         Text::tr("The program did not start (%1): a DLL is missing, or is for another processor. "
                  "Usually the C compiler's bin folder is not on PATH."),
         Text::tr("Put the bin folder of that MinGW-w64 first on PATH, or link statically: "
                  "-ldflags=-extldflags=-static"),
         "cgo.mixed-toolchains cgo.compiler-architecture"},
        {"windows.installer",
         R"(installer has encountered an unexpected error[\s\S]{0,160}error code is )"
         R"((?<code>2502|2503)\b)",
         "code",
         Text::tr(
             "Windows Installer may not write to its temporary folder (error %1). The installer "
             "of Go did nothing."),
         Text::tr(
             "Start the .msi from a terminal that runs as administrator, or install Go from its "
             ".zip."),
         "toolchain.none env.temp-missing"},
    };
}

} // namespace gosetup::errors
