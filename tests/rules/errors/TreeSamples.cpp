// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownTreeErrors: what is recognised in each, with which values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> treeSamples()
{
    return {
        {"go.goroot-trimmed",
         "go: cannot find GOROOT directory: 'go' binary is trimmed and GOROOT is not set",
         {}},
        {"go.goroot-missing",
         "go: cannot find GOROOT directory: C:\\Program FilesGo",
         {"C:\\Program FilesGo"}},
        {"go.goroot-missing",
         "PS D:\\src> go version\ngo: cannot find GOROOT directory: "
         "D:\\a\\msys64\\ucrt64\\lib\\go\n"
         "PS D:\\src>",
         {"D:\\a\\msys64\\ucrt64\\lib\\go"}},
        {"go.package-too-new",
         "main.go:5:2: package slices is not in GOROOT (C:\\Go\\src\\slices)",
         {"slices", "C:\\Go\\src\\slices"}},
        {"go.package-too-new",
         "main.go:6:2: package log/slog is not in std (C:\\Program Files "
         "(x86)\\Go\\src\\log\\slog)",
         {"log/slog", "C:\\Program Files (x86)\\Go\\src\\log\\slog"}},
        {"go.standard-library-missing",
         "main.go:3:8: package fmt is not in GOROOT (C:\\Program Files\\Go\\bin\\src\\fmt)",
         {"fmt", "C:\\Program Files\\Go\\bin\\src\\fmt"}},
        {"go.standard-library-missing",
         "package net/http is not in std (C:\\Program Files (x86)\\Go\\src\\net\\http)",
         {"net/http", "C:\\Program Files (x86)\\Go\\src\\net\\http"}},
        {"go.package-not-in-std",
         "main.go:4:2: package myapp/utils is not in std (C:\\Program "
         "Files\\Go\\src\\myapp\\utils)",
         {"myapp/utils"}},
        {"go.package-in-none-of",
         "main.go:4:2: cannot find package \"github.com/gin-gonic/gin\" in any of:\n\t"
         "C:\\Go\\src\\github.com\\gin-gonic\\gin (from $GOROOT)",
         {"github.com/gin-gonic/gin"}},
        {"go.gopath-tilde",
         "go: GOPATH entry cannot start with shell metacharacter '~': \"~/go\"",
         {"~/go"}},
        {"go.gopath-relative",
         "go: GOPATH entry is relative; must be absolute path: \"go\".\nFor more details see: "
         "'go help gopath'",
         {"go"}},
        {"go.gobin-relative", "go: cannot install, GOBIN must be an absolute path", {}},
        {"go.gopath-is-goroot",
         "warning: both GOPATH and GOROOT are the same directory (C:\\Go); see "
         "https://go.dev/wiki/InstallTroubleshooting",
         {"C:\\Go"}},
        {"go.gopath-is-goroot",
         "warning: GOPATH set to GOROOT (C:\\Program Files (x86)\\Go) has no effect",
         {"C:\\Program Files (x86)\\Go"}},
        {"go.build-cache-off",
         "build cache is disabled by GOCACHE=off, but required as of Go 1.12",
         {}},
        {"go.build-cache-relative",
         "build cache is required, but could not be located: GOCACHE is not an absolute path",
         {}},
        {"go.build-cache-none",
         "build cache is required, but could not be located: GOCACHE is not defined and "
         "%LocalAppData% is not defined",
         {"GOCACHE is not defined and %LocalAppData% is not defined"}},
        {"go.go-mod-in-gopath", "$GOPATH/go.mod exists but should not", {}},
        {"go.temp-is-windows",
         "go: creating work dir: mkdir C:\\WINDOWS\\go-build3719405611: Access is denied.",
         {"C:\\WINDOWS\\go-build3719405611"}},
        {"go.temp-is-windows",
         "mkdir C:\\Windows\\go-build123: 拒绝访问。",
         {"C:\\Windows\\go-build123"}},
        {"go.work-folder",
         "go: creating work dir: stat D:\\nowhere: The system cannot find the file specified.",
         {"D:\\nowhere"}},
        {"go.tool-file-missing",
         "go: error obtaining buildID for go tool compile: fork/exec "
         "C:\\Go\\pkg\\tool\\windows_amd64\\compile.exe: The system cannot find the file "
         "specified.",
         {"compile.exe"}},
        {"go.no-such-tool", "go: no such tool \"compile\"", {"compile"}},
        {"go.no-such-tool", "go tool: no such tool \"link\"", {"link"}},
    };
}

} // namespace gosetup::testkit
