// SPDX-License-Identifier: Apache-2.0
// Messages of VS Code, GoLand, gopls, dlv and other tools. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> editorErrors()
{
    return {
        {"editor.no-go",
         R"((?:Failed to find the "go" binary|cannot be found) in either GOROOT\((?<goroot>[^))"
         R"(\n]{0,300})\) or PATH)",
         "goroot",
         Text::tr(
             "VS Code does not find go. It was started before Go was installed, or a setting of "
             "the Go extension points elsewhere."),
         Text::tr("Close all windows of VS Code and start it again from the Start menu. Check "
                  "go.goroot and go.alternateTools in its settings."),
         "editor.goroot editor.alternate-tools toolchain.none path.missing-go env.old-processes "
         "env.goroot-stale"},
        {"editor.go-moved",
         R"x(exec: "(?<path>[A-Za-z]:\\[^"\n]{1,300}\\go(?:\.exe)?)": (?:file does not exist|)x"
         R"(executable file not found))",
         "path", Text::tr("A program wants to start %1, and there is no Go any more."),
         Text::tr("Remove that path from the settings of the program, or start it again after the "
                  "installation."),
         "editor.goroot editor.alternate-tools env.goroot-stale path.missing-go env.old-processes"},
        {"editor.go-env", R"(Failed to run ['\"]go env['\"])", "",
         Text::tr("VS Code cannot use go: go env fails."),
         Text::tr("Run go env in a new terminal and follow its message."),
         "toolchain.does-not-run env.goroot-stale editor.goroot editor.alternate-tools "
         "goenv.gotoolchain",
         Strength::Weak},
        {"editor.tool-missing", R"x(The "(?<tool>[\w-]{1,40})" command is not available)x", "tool",
         Text::tr("The Go extension does not find the tool %1."),
         Text::tr(
             "In VS Code press Ctrl+Shift+P, choose \"Go: Install/Update Tools\" and select %1."),
         "tools.missing path.missing-gobin goenv.gobin-invalid editor.alternate-tools"},
        {"editor.tools-failed", R"((?<count>\d{1,3}) tools? failed to install)", "count",
         Text::tr("%1 tools of the Go extension could not be installed. The lines below say why."),
         Text::tr("Paste those lines too. Most often the module proxy cannot be reached."),
         "network.module-proxy goenv.goproxy goenv.gobin-invalid goenv.gotoolchain tools.missing",
         Strength::Weak},
        {"debugger.missing", R"(Couldn't find dlv at the Go tools path|Cannot find Delve debugger)",
         "", Text::tr("The debugger dlv is not installed, or the editor does not find it."),
         Text::tr("Run: go install github.com/go-delve/delve/cmd/dlv@latest"),
         "tools.missing path.missing-gobin goenv.gobin-invalid editor.alternate-tools"},
        {"debugger.too-old",
         R"([Vv]ersion of Delve is too old for (?:this version of Go|Go version )"
         R"((?<go>\d[\w.]{0,20})))",
         "go",
         Text::tr(
             "The debugger dlv is older than the Go in use and does not understand its programs."),
         Text::tr("Run: go install github.com/go-delve/delve/cmd/dlv@latest"), "tools.outdated"},
        {"debugger.go-too-old",
         R"((?:[Vv]ersion of Go|Go version (?<go>\d[\w.]{0,20})) is too old for this version )"
         R"(of Delve \(minimum supported version (?<least>\d[\w.]{0,20}))",
         "least go",
         Text::tr(
             "The program was built with a Go that this debugger no longer supports: dlv needs Go "
             "%1 or later."),
         Text::tr("Install a newer Go, or an older dlv."),
         "toolchain.multiple path.shadowed-go tools.outdated"},
        {"debugger.not-a-program", R"(could not launch process: not an executable file)", "",
         Text::tr(
             "What was built is no Windows program: GOOS asks for another system, or the folder "
             "has no package main."),
         Text::tr(
             "Run go env GOOS: it must show windows. Start the debugger in the folder of package "
             "main."),
         "env.cross-target goenv.build-configuration"},
        {"debugger.no-symbols",
         R"(could not launch process: (?:could not open debug info|decoding dwarf section))", "",
         Text::tr("The program was built without debug information (-ldflags=-s -w or -w)."),
         Text::tr("Remove these flags from GOFLAGS and from the launch settings of the editor."),
         "goenv.goflags"},
        {"gopls.go-too-old",
         R"((?:Found|[Gg]opls was built with) Go version (?<go>\d[\w.]{0,20}), which (?:is )"
         R"(not supported by this version of|will be unsupported by) gopls)",
         "go", Text::tr("gopls does not support Go %1."),
         Text::tr("Install a current Go, then: go install golang.org/x/tools/gopls@latest"),
         "tools.outdated toolchain.multiple path.shadowed-go editor.goroot"},
        {"gopls.no-module",
         R"(gopls was not able to find modules in your workspace|gopls requires a module at )"
         R"(the root of your workspace)",
         "", Text::tr("The folder that is open in the editor contains no go.mod."),
         Text::tr(
             "Open the folder that contains go.mod. With several modules, make a go.work: go work "
             "init ./a ./b"),
         "project.workspace goenv.go111module"},
        {"gopls.other-module",
         R"(This file is within module "[^"\n]{1,200}", which is not included in your )"
         R"(workspace)",
         "", Text::tr("The file belongs to a module that the open workspace does not contain."),
         Text::tr("Open its folder, or add the module: go work use FOLDER"),
         "project.workspace goenv.gowork"},
        {"gopls.import-c", R"(could not import C \(no metadata for C\))", "",
         Text::tr(
             "The file uses C code, and cgo is off for the editor: no C compiler is on its PATH."),
         Text::tr("Install MinGW-w64, put its bin folder on PATH and start the editor again."),
         "cgo.no-compiler cgo.enabled env.old-processes"},
        {"gopls.import",
         R"(could not import (?<package>[^\s(]{1,200}) \((?:no metadata for|cannot find )"
         R"(package))",
         "package",
         Text::tr(
             "The editor does not know the package %1: go.mod does not require it, or the editor "
             "uses another Go than the terminal."),
         Text::tr("Run go build in a terminal. If it works there, restart the language server: "
                  "Ctrl+Shift+P, \"Go: Restart Language Server\"."),
         "editor.goroot env.goroot-stale toolchain.multiple goenv.gowork"},
        {"gopls.start",
         R"(Couldn't start client gopls|The gopls server failed to initialize|gopls client: )"
         R"(couldn't create connection to server)",
         "", Text::tr("The language server gopls does not start."),
         Text::tr("Install it again: go install golang.org/x/tools/gopls@latest"),
         "tools.do-not-run tools.missing tools.wrong-arch tools.outdated toolchain.does-not-run"},
        {"tools.built-with-older-go",
         R"(package requires newer Go version (?<go>go\d[\w.]{0,20}) \(application built with )"
         R"((?<built>go\d[\w.]{0,20})\))",
         "go built",
         Text::tr("A tool that reads Go code was built with %2, and the code needs %1."),
         Text::tr("Build the tool again with the Go in use: go install PATH@latest"),
         "tools.outdated"},
        {"tools.export-data",
         R"x(internal error in importing "(?<package>[^"\n]{1,200})" \(unsupported version: )x"
         R"(\d{1,4}\))",
         "package", Text::tr("A tool that reads Go code is older than the Go in use (at %1)."),
         Text::tr("Build the tool again with the Go in use: go install PATH@latest"),
         "tools.outdated"},
        {"tools.golangci-lint",
         R"(the Go language version \((?<built>go\d[\w.]{0,20})\) used to build golangci-lint )"
         R"(is lower than the targeted Go version \((?<go>\d[\w.]{0,20})\))",
         "built go", Text::tr("golangci-lint was built with %1, and the project needs Go %2."),
         Text::tr("Install the newest golangci-lint."), "tools.outdated"},
        {"tools.too-old-to-build", R"(invalid array length -delta \* delta)", "",
         Text::tr("A tool contains a golang.org/x/tools that is too old for the Go in use."),
         Text::tr("Install the newest version of the tool: go install PATH@latest"),
         "tools.outdated"},
        {"editor.goland-sdk",
         R"(The selected directory is not a valid home for Go SDK|Unpacked SDK is corrupted)", "",
         Text::tr("GoLand has no usable Go for this project."),
         Text::tr("In GoLand choose Settings, Go, GOROOT and select the folder that contains "
                  "bin\\go.exe."),
         "toolchain.none toolchain.incomplete env.goroot-stale"},
    };
}

} // namespace gosetup::errors
