// SPDX-License-Identifier: Apache-2.0
// Messages of the go command about its tree, folders and build cache. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> treeErrors()
{
    return {
        {"go.goroot-trimmed",
         R"(cannot find GOROOT directory: 'go' binary is trimmed and GOROOT is not set)", "",
         Text::tr("This go.exe does not contain the folder of its Go tree, and GOROOT is not set. "
                  "Usually it comes from another program that ships its own Go."),
         Text::tr("Put the bin folder of an official Go first on PATH."),
         "path.shadowed-go toolchain.does-not-run toolchain.incomplete env.goroot-stale"},
        {"go.goroot-missing", R"(cannot find GOROOT directory: (?<path>[^\n]{1,300}))", "path",
         Text::tr("GOROOT names the folder %1, which does not exist. Every go command fails until "
                  "GOROOT is removed or corrected."),
         Text::tr(
             "Delete the variable GOROOT: Go finds its own folder without it. A line GOROOT= in "
             "the file %AppData%\\go\\env counts too. If no GOROOT is set, the go.exe in use "
             "belongs to another program."),
         "env.goroot-stale path.shadowed-go toolchain.does-not-run toolchain.incomplete"},
        {"go.package-too-new",
         R"(package (?<package>slices|maps|cmp|iter|unique|weak|structs|log/slog|math/rand/v2|)"
         R"(testing/slogtest|testing/synctest|crypto/mlkem|crypto/ecdh|go/version|embed|io/fs))"
         R"( is not in (?:std|GOROOT) \((?<path>[^\n]{1,300}?)\)(?=[\s,;:.\"']|$))",
         "package path",
         Text::tr(
             "The package %1 is part of newer Go versions. The Go in use, which reads %2, is too "
             "old for it."),
         Text::tr("Install a newer Go, or make sure that the newest one comes first on PATH."),
         "toolchain.multiple path.shadowed-go env.goroot-stale goenv.gotoolchain"},
        {"go.standard-library-missing",
         R"(package (?<package>(?:archive|arena|bufio|builtin|bytes|compress|container|)"
         R"(context|crypto|database|debug|encoding|errors|expvar|flag|fmt|go|hash|html|image|)"
         R"(index|internal|io|log|math|mime|net|os|path|plugin|reflect|regexp|runtime|sort|)"
         R"(strconv|strings|sync|syscall|testing|text|time|unicode|unsafe)(?:/[\w/.-]{1,80})?))"
         R"( is not in (?:std|GOROOT) \((?<path>[^\n]{1,300}?)\)(?=[\s,;:.\"']|$))",
         "package path",
         Text::tr("Go looks for its standard library in the wrong place: %1 should be in %2 and is "
                  "not. GOROOT is wrong, or the Go tree is incomplete."),
         Text::tr("Delete the variable GOROOT. If none is set, install Go again."),
         "env.goroot-stale toolchain.incomplete toolchain.does-not-run path.shadowed-go"},
        {"go.package-not-in-std",
         R"(package (?<package>[\w/.~-]{1,200}) is not in (?:std|GOROOT) )"
         R"(\((?<path>[^\n]{1,300}?)\)(?=[\s,;:.\"']|$))",
         "package",
         Text::tr(
             "Go takes %1 for a package of its standard library, because the first part of the "
             "path has no dot and does not match the name of the module."),
         Text::tr(
             "Packages of your own begin with the module path that go.mod names: import "
             "\"MODULE/folder\". Packages of others begin with a host name, such as github.com."),
         "goenv.go111module"},
        {"go.package-in-none-of", R"x(cannot find package "(?<package>[^"\n]{1,200})" in any of:)x",
         "package",
         Text::tr(
             "Go looks for the package %1 in GOROOT and GOPATH only: it works without modules, or "
             "it is an old Go."),
         Text::tr(
             "Work in a folder with a go.mod (go mod init NAME), and do not set GO111MODULE to "
             "off."),
         "goenv.go111module env.goroot-stale toolchain.multiple path.shadowed-go"},
        {"go.gopath-tilde",
         R"(GOPATH entry cannot start with shell metacharacter '~': \"(?<path>[^\"\n]{1,300}))"
         R"(\")",
         "path", Text::tr("GOPATH is %1, and Go does not expand the character ~ on Windows."),
         Text::tr("Remove GOPATH, or set it to a full path such as C:\\Users\\NAME\\go."),
         "goenv.gopath-invalid"},
        {"go.gopath-relative",
         R"x(GOPATH entry is relative; must be absolute path: "(?<path>[^\n]{1,300}?)"\.?(?=\s|)x"
         R"($))",
         "path",
         Text::tr(
             "GOPATH contains %1, which is not a full path. Quotes are part of the value too."),
         Text::tr("Remove GOPATH, or set it to a full path without quotes."),
         "goenv.gopath-invalid env.quoted-value goenv.file-encoding env.control-characters"},
        {"go.gobin-relative", R"(cannot install, GOBIN must be an absolute path)", "",
         Text::tr("GOBIN is not a full path, so go install does not know where to put programs."),
         Text::tr("Remove GOBIN: programs then go to the bin folder of GOPATH."),
         "goenv.gobin-invalid env.quoted-value"},
        {"go.gopath-is-goroot",
         R"((?:both GOPATH and GOROOT are the same directory|GOPATH set to GOROOT) )"
         R"(\((?<path>[^\n]{1,300}?)\)(?:;| has no effect))",
         "path", Text::tr("GOPATH and GOROOT are the same folder, %1. Go ignores such a GOPATH."),
         Text::tr("Remove GOPATH: the default is the folder go in your user profile."),
         "goenv.gopath-is-goroot env.goroot-stale"},
        {"go.build-cache-off",
         R"(build cache is disabled by GOCACHE=off, but required as of Go 1\.12)", "",
         Text::tr("GOCACHE is off, but Go cannot build without its build cache."),
         Text::tr("Remove GOCACHE: go env -u GOCACHE, and delete the variable GOCACHE."),
         "goenv.gocache-off"},
        {"go.build-cache-relative",
         R"(build cache is required, but could not be located: GOCACHE is not an absolute path)",
         "", Text::tr("GOCACHE is not a full path, so Go has no build cache."),
         Text::tr("Remove GOCACHE, or set it to a full path."),
         "goenv.cache-invalid goenv.gocache-off env.quoted-value"},
        {"go.build-cache-none",
         R"(build cache is required, but could not be located: (?<why>[^\n]{1,200}))", "why",
         Text::tr(
             "Go does not know where its build cache is: the program that started it passed on no "
             "LocalAppData (%1). Services and stripped-down environments do that."),
         Text::tr(
             "Set GOCACHE to a full path for that program, or start it from a normal terminal."),
         "goenv.cache-invalid env.temp-missing"},
        {"go.go-mod-in-gopath", R"(\$GOPATH/go\.mod exists but should not)", "",
         Text::tr(
             "A file go.mod is in the GOPATH folder itself. It makes the whole folder one module."),
         Text::tr("Delete that go.mod, or move it to the folder of your project."),
         "goenv.gomod-in-gopath"},
        {"go.temp-is-windows",
         R"(mkdir (?<path>[A-Za-z]:\\windows\\go-build\w{0,30}): (?:Access is denied|拒绝访问))",
         "path",
         Text::tr("Go was started without TEMP, TMP and USERPROFILE, so it wanted to build in the "
                  "Windows folder (%1)."),
         Text::tr("The program that starts go (an editor, a tool, a service) must pass on the "
                  "variables TEMP, TMP and USERPROFILE."),
         "env.temp-missing goenv.gotmpdir-missing"},
        {"go.work-folder",
         R"(go: creating work dir: (?:stat|mkdir|CreateFile|GetFileAttributesEx)? )"
         R"(?(?<path>[^\n]{1,300}?): )",
         "path",
         Text::tr(
             "Go cannot make its temporary build folder: %1. GOTMPDIR or TEMP names a folder that "
             "does not exist or cannot be written to."),
         Text::tr("Make the folder, or remove GOTMPDIR: go env -u GOTMPDIR."),
         "goenv.gotmpdir-missing env.temp-missing goenv.not-writable"},
        {"go.tool-file-missing",
         R"((?:fork/exec|open) [A-Za-z]:\\[^\n"]{0,300}\\pkg\\tool\\[^\n"\\]{1,40}\\)"
         R"((?<tool>[\w.-]{1,40}): (?:The system cannot find|系统找不到))",
         "tool",
         Text::tr(
             "The program %1 is missing from the Go tree. Often an antivirus program removed it, "
             "or the installation is incomplete."),
         Text::tr(
             "Look at the protection history of your antivirus program, then install Go again."),
         "toolchain.incomplete env.goroot-stale defender.state"},
        {"go.no-such-tool", R"x(go(?: tool)?: no such tool "(?<tool>[\w.-]{1,40})")x", "tool",
         Text::tr(
             "The program %1 is missing from the Go tree. Often an antivirus program removed it, "
             "or the installation is incomplete."),
         Text::tr(
             "Look at the protection history of your antivirus program, then install Go again."),
         "toolchain.incomplete env.goroot-stale defender.state"},
    };
}

} // namespace gosetup::errors
