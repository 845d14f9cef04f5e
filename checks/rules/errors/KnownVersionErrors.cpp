// SPDX-License-Identifier: Apache-2.0
// Messages of the go command about versions, flags and targets. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> versionErrors()
{
    return {
        {"go.mixed-versions",
         R"x(version "(?<one>go[^"\s]{1,40})" does not match go tool version )x"
         R"x("(?<two>go[^"\s]{1,40})")x",
         "one two",
         Text::tr("Two Go versions are mixed: the compiler is %1 and the go command is %2. GOROOT "
                  "names another Go, or a new Go was unpacked over an old one."),
         Text::tr("Delete the variable GOROOT. If none is set, remove the Go folder and install Go "
                  "again."),
         "env.goroot-stale toolchain.multiple path.shadowed-go toolchain.incomplete"},
        {"go.gotoolchain-invalid", R"x(invalid GOTOOLCHAIN "(?<value>[^"\n]{1,100})")x", "value",
         Text::tr("GOTOOLCHAIN is %1, which Go does not accept. Every go command fails until it is "
                  "corrected."),
         Text::tr("Run: go env -u GOTOOLCHAIN. If a variable GOTOOLCHAIN is set, delete it."),
         "goenv.gotoolchain"},
        {"go.too-old",
         R"((?<what>[^\s"(]{1,200}) requires go >= ?(?<version>\d[\w.]{0,20}) \(running go )"
         R"((?<running>\d[\w.]{0,20}))",
         "what version running",
         Text::tr(
             "%1 requires Go %2 or later, and Go %3 is running. Go did not get the newer version "
             "by itself."),
         Text::tr("Install a newer Go. Or let Go fetch it: go env -w GOTOOLCHAIN=auto."),
         "project.go-too-new goenv.gotoolchain toolchain.multiple path.shadowed-go"},
        {"go.work-too-old",
         R"(module (?<module>[^\n]{1,200}?) listed in go\.work file requires go >= )"
         R"(?(?<version>\d[\w.]{0,20}), but go\.work lists go (?<listed>\d[\w.]{0,20}))",
         "module version listed", Text::tr("The module %1 requires Go %2, but go.work says go %3."),
         Text::tr("In the folder of go.work run: go work use"), "project.workspace goenv.gowork"},
        {"go.toolchain-not-available",
         R"(download (?<version>go\d[\w.]{0,20}) for (?<platform>[\w/]{1,40}): toolchain not )"
         R"(available)",
         "version platform",
         Text::tr(
             "Go wants to fetch %1 for %2 and does not get it: GOPROXY is off, the module proxy "
             "does not have Go itself, or there is no such version."),
         Text::tr("Install that Go, or name a module proxy that has it, such as "
                  "https://goproxy.cn, in GOPROXY. Where go.dev does not list the version, correct "
                  "the go or toolchain line in go.mod."),
         "goenv.goproxy goenv.gotoolchain network.module-proxy project.go-too-new"},
        {"go.toolchain-not-on-path", R"x(cannot find "(?<version>go1[\w.]{1,20})" in PATH)x",
         "version",
         Text::tr("GOTOOLCHAIN allows only versions that are on PATH already, and %1 is not."),
         Text::tr("Run: go env -w GOTOOLCHAIN=auto. Or install that version."),
         "goenv.gotoolchain"},
        {"go.go-line-format",
         R"x(invalid go version '(?<version>\d{1,3}\.\d{1,4}\.\d{1,4})': must match format )x"
         R"x(1\.\d{1,3}(?![.\d]))x",
         "version",
         Text::tr("go.mod says go %1, and the Go in use is older than 1.21: it does not understand "
                  "versions with three numbers."),
         Text::tr("Install a newer Go, or make sure that the newest one comes first on PATH."),
         "toolchain.multiple path.shadowed-go project.go-too-new"},
        {"go.go-line-misspelt",
         R"(invalid go version '(?<version>[^'\n]{1,60})': must match format)", "version",
         Text::tr("go.mod says go %1, which is no version of Go."),
         Text::tr("Correct the go line, such as: go 1.24 or go 1.24.0"), "project.workspace"},
        {"go.go-mod-directive",
         R"(go\.(?:mod|work):\d{1,5}: unknown (?:directive|block type): (?<word>toolchain|)"
         R"(godebug|tool|ignore)\b)",
         "word",
         Text::tr("go.mod has a line \"%1\", which the Go in use is too old to understand."),
         Text::tr("Install a newer Go, or make sure that the newest one comes first on PATH."),
         "toolchain.multiple path.shadowed-go project.go-too-new"},
        {"go.note-newer",
         R"(note: (?:imported by a )?module (?:that )?requires [Gg]o (?<version>\d[\d.]{0,20}))",
         "version",
         Text::tr("The module is written for Go %1, and the Go in use is older. The compile errors "
                  "above it come from that."),
         Text::tr("Install Go %1 or later."),
         "project.go-too-new toolchain.multiple path.shadowed-go", Strength::Weak},
        {"go.modules-off", R"(modules disabled by GO111MODULE=off)", "",
         Text::tr("GO111MODULE is off, so Go ignores go.mod."),
         Text::tr("Run: go env -u GO111MODULE. If a variable GO111MODULE is set, delete it."),
         "goenv.go111module"},
        {"go.gopath-mode",
         R"(can(?:not| only) use path@version syntax (?:in GOPATH mode|with 'go get'))", "",
         Text::tr(
             "Go works without modules: GO111MODULE is off, or the Go in use is older than 1.16."),
         Text::tr("Run: go env -u GO111MODULE. If go version shows a Go older than 1.16, install a "
                  "newer one."),
         "goenv.go111module toolchain.multiple path.shadowed-go"},
        {"go.goflags-word", R"x(parsing \$GOFLAGS: non-flag "(?<value>[^"\n]{1,100})")x", "value",
         Text::tr(
             "GOFLAGS contains %1, which does not begin with a hyphen. A flag with a blank in its "
             "value must be in quotes."),
         Text::tr("Run: go env -u GOFLAGS. If a variable GOFLAGS is set, correct or delete it."),
         "goenv.goflags"},
        {"go.goflags-flag", R"(parsing \$GOFLAGS: unknown flag (?<value>-[^\s]{1,60}))", "value",
         Text::tr("GOFLAGS contains %1, a flag that no go command knows."),
         Text::tr("Run: go env -u GOFLAGS. If a variable GOFLAGS is set, correct or delete it."),
         "goenv.goflags"},
        {"go.experiment", R"(unknown GOEXPERIMENT (?<value>[\w-]{1,60}))", "value",
         Text::tr("GOEXPERIMENT names %1, which this Go does not know. Nothing can be built."),
         Text::tr("Run: go env -u GOEXPERIMENT. If a variable GOEXPERIMENT is set, delete it."),
         "goenv.build-configuration"},
        {"go.processor-level", R"(invalid (?<name>GOAMD64|GO386|GOARM64|GOARM): must be)", "name",
         Text::tr("%1 has a value that Go does not accept."),
         Text::tr("Run: go env -u %1. If a variable %1 is set, delete it."),
         "goenv.build-configuration"},
        {"go.platform", R"(unsupported GOOS/GOARCH pair (?<pair>[\w.-]{0,40}/[\w.-]{0,40}))",
         "pair", Text::tr("GOOS and GOARCH ask for %1, for which Go cannot build."),
         Text::tr("Run: go env -u GOOS GOARCH. If variables GOOS or GOARCH are set, delete them."),
         "goenv.build-configuration env.cross-target"},
        {"go.windows-too-old", R"(bcryptprimitives\.dll not found)", "",
         Text::tr(
             "This Go is too new for the version of Windows: from Go 1.21 on, Windows 10 or later "
             "is required."),
         Text::tr("Use Go 1.20 on Windows 7 and 8, or a newer Windows."),
         "toolchain.too-new-for-windows"},
        {"go.crash-at-zero", R"(Exception 0xc0000005 0x8 0x0 0x0\s{1,20}PC=0x0)", "",
         Text::tr("The program called the address 0 and crashed. Go 1.21 and later does so at its "
                  "start on Windows 7 and 8; on a newer Windows the reason is in C code that the "
                  "program calls."),
         Text::tr(
             "On Windows 7 and 8 use Go 1.20. Otherwise update the package that contains the C "
             "code."),
         "toolchain.too-new-for-windows"},
        {"go.memory",
         R"(VirtualAlloc of (?<bytes>\d{1,20}) bytes failed with errno=(?<code>\d{1,6}))",
         "bytes code",
         Text::tr(
             "A Go program got no more memory (%1 bytes, error %2). A 32-bit Go has 2 GB at most; "
             "error 1455 means that the page file is too small."),
         Text::tr(
             "Close other programs, let Windows manage the size of the page file, or build with "
             "fewer processes: go build -p 2."),
         "toolchain.architecture location.free-space"},
        {"go.install-needs-version",
         R"('go install' requires a version when current directory is not in a module)", "",
         Text::tr("Outside a module, go install requires a version after the path."),
         Text::tr("Add @latest: go install PATH@latest"), "goenv.go111module"},
        {"go.command-too-new", R"(go (?<verb>mod|work|telemetry): unknown command)", "verb",
         Text::tr("The Go in use is too old for the command go %1."),
         Text::tr("Install a newer Go, or make sure that the newest one comes first on PATH."),
         "toolchain.multiple path.shadowed-go"},
    };
}

} // namespace gosetup::errors
