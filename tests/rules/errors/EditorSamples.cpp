// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownEditorErrors: what is recognised in each, with which values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> editorSamples()
{
    return {
        {"editor.no-go",
         "Failed to find the \"go\" binary in either GOROOT() or "
         "PATH(C:\\Windows\\system32;C:\\Windows). Check PATH, or Install Go and reload the "
         "window.",
         {""}},
        {"editor.no-go",
         "Failed to run \"go env\" to find GOPATH as the \"go\" binary cannot be found in either "
         "GOROOT(undefined) or PATH(C:\\WINDOWS)",
         {"undefined"}},
        {"editor.go-moved",
         "exec: \"C:\\\\Go\\\\bin\\\\go.exe\": file does not exist",
         {"C:\\Go\\bin\\go.exe"}},
        {"editor.go-env",
         "Failed to run 'go env' (Error: Command failed: C:\\Go\\bin\\go.exe env)",
         {}},
        {"editor.tool-missing",
         "The \"gopls\" command is not available. Run \"go install -v "
         "golang.org/x/tools/gopls@latest\" to install.",
         {"gopls"}},
        {"editor.tools-failed",
         "Installing golang.org/x/tools/gopls@latest FAILED\n\n1 tools failed to install.",
         {"1"}},
        {"debugger.missing", "Couldn't find dlv at the Go tools path, C:\\Users\\li\\go\\bin", {}},
        {"debugger.too-old",
         "Version of Delve is too old for Go version 1.24.4 (maximum supported version 1.23, "
         "suppress this error with --check-go-version=false)",
         {"1.24.4"}},
        {"debugger.go-too-old",
         "Version of Go is too old for this version of Delve (minimum supported version 1.22, "
         "suppress this error with --check-go-version=false)",
         {"1.22", ""}},
        {"debugger.not-a-program",
         "Failed to launch: could not launch process: not an executable file",
         {}},
        {"debugger.no-symbols", "could not launch process: could not open debug info", {}},
        {"gopls.go-too-old",
         "Found Go version 1.18.10, which is not supported by this version of gopls. Please "
         "upgrade to Go 1.19 or later and reinstall gopls.",
         {"1.18.10"}},
        {"gopls.no-module",
         "gopls was not able to find modules in your workspace.\nWhen outside of GOPATH, gopls "
         "needs to know which modules you are working on.",
         {}},
        {"gopls.other-module",
         "This file is within module \"lib\", which is not included in your workspace.",
         {}},
        {"gopls.import-c", "could not import C (no metadata for C)", {}},
        {"gopls.import",
         "could not import github.com/gin-gonic/gin (no metadata for github.com/gin-gonic/gin)",
         {"github.com/gin-gonic/gin"}},
        {"gopls.start", "The gopls server failed to initialize.", {}},
        {"tools.built-with-older-go",
         "-: package requires newer Go version go1.27 (application built with go1.26)",
         {"go1.27", "go1.26"}},
        {"tools.export-data",
         "could not import fmt (-: internal error in importing \"internal/abi\" (unsupported "
         "version: 2); please report an issue)",
         {"internal/abi"}},
        {"tools.golangci-lint",
         "Error: can't load config: the Go language version (go1.22) used to build "
         "golangci-lint is lower than the targeted Go version (1.23.1)",
         {"go1.22", "1.23.1"}},
        {"tools.too-old-to-build",
         "C:\\Users\\li\\go\\pkg\\mod\\golang.org\\x\\tools@v0.11."
         "0\\internal\\tokeninternal\\tokeninternal.go:78:9: "
         "invalid array length -delta * delta (constant -256 of type int64)",
         {}},
        {"editor.goland-sdk", "The selected directory is not a valid home for Go SDK", {}},
    };
}

} // namespace gosetup::testkit
