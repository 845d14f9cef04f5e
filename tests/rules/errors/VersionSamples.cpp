// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownVersionErrors: what is recognised in each, with which
// values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> versionSamples()
{
    return {
        {"go.mixed-versions",
         "compile: version \"go1.22.3\" does not match go tool version \"go1.24.4\"",
         {"go1.22.3", "go1.24.4"}},
        {"go.gotoolchain-invalid", "go: invalid GOTOOLCHAIN \"1.25\"", {"1.25"}},
        {"go.too-old",
         "go: go.mod requires go >= 1.25 (running go 1.24.4; GOTOOLCHAIN=local)",
         {"go.mod", "1.25", "1.24.4"}},
        {"go.too-old",
         "go: golang.org/x/tools/gopls@v0.23.0 requires go >= 1.26.0 (running go 1.24.4; "
         "GOTOOLCHAIN=local)",
         {"golang.org/x/tools/gopls@v0.23.0", "1.26.0", "1.24.4"}},
        {"go.work-too-old",
         "go: module . listed in go.work file requires go >= 1.25, but go.work lists go 1.24; "
         "to update it:\n\tgo work use",
         {".", "1.25", "1.24"}},
        {"go.toolchain-not-available",
         "go: download go1.99 for windows/amd64: toolchain not available",
         {"go1.99", "windows/amd64"}},
        {"go.toolchain-not-on-path", "go: cannot find \"go1.25.1\" in PATH", {"go1.25.1"}},
        {"go.go-line-format",
         "go: errors parsing go.mod:\nC:\\src\\app\\go.mod:3: invalid go version '1.22.0': must "
         "match format 1.23",
         {"1.22.0"}},
        {"go.go-line-misspelt",
         "go: errors parsing go.mod:\ngo.mod:3: invalid go version '1.24.x': must match format "
         "1.23.0",
         {"1.24.x"}},
        {"go.go-mod-directive",
         "go: errors parsing go.mod:\ngo.mod:5: unknown directive: toolchain",
         {"toolchain"}},
        {"go.note-newer", "./x.go:7:2: undefined: min\nnote: module requires Go 1.21", {"1.21"}},
        {"go.modules-off", "go: modules disabled by GO111MODULE=off; see 'go help modules'", {}},
        {"go.gopath-mode",
         "package golang.org/x/tools/gopls@latest: cannot use path@version syntax in GOPATH "
         "mode",
         {}},
        {"go.gopath-mode",
         "package golang.org/x/tools/gopls@latest: can only use path@version syntax with 'go "
         "get'",
         {}},
        {"go.goflags-word", "go: parsing $GOFLAGS: non-flag \"-s -w\"", {"-s -w"}},
        {"go.goflags-flag", "go: parsing $GOFLAGS: unknown flag -vendor", {"-vendor"}},
        {"go.experiment", "go: unknown GOEXPERIMENT rangefunk", {"rangefunk"}},
        {"go.processor-level", "go: invalid GOAMD64: must be v1, v2, v3, v4", {"GOAMD64"}},
        {"go.platform", "go: unsupported GOOS/GOARCH pair windows/x64", {"windows/x64"}},
        {"go.windows-too-old",
         "fatal error: bcryptprimitives.dll not found\nruntime: panic before malloc heap "
         "initialized",
         {}},
        {"go.crash-at-zero",
         "Exception 0xc0000005 0x8 0x0 0x0\nPC=0x0\n\nruntime.asmstdcall(0x70f5e0?)",
         {}},
        {"go.memory",
         "runtime: VirtualAlloc of 1048576 bytes failed with errno=1455",
         {"1048576", "1455"}},
        {"go.install-needs-version",
         "go: 'go install' requires a version when current directory is not in a module\n\tTry "
         "'go install golang.org/x/tools/gopls@latest' to install the latest version",
         {}},
        {"go.command-too-new", "go work: unknown command\nRun 'go help' for usage.", {"work"}},
    };
}

} // namespace gosetup::testkit
