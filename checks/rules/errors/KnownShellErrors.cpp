// SPDX-License-Identifier: Apache-2.0
// Messages of cmd, PowerShell and bash. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> shellErrors()
{
    return {
        {"shell.go-not-found", R"({not-found}go|gofmt)", "name",
         Text::tr(
             "The terminal does not find %1: Go is not installed, its bin folder is not on PATH, "
             "or the terminal was opened before the installation."),
         Text::tr("Open a new terminal. In an editor, close all of its windows and start it again. "
                  "Inside WSL, Go must be installed there once more."),
         "toolchain.none path.missing-go path.quoted-entries path.trailing-space path.cut-by-setx "
         "path.type path.kind path.length path.pathext env.old-processes"},
        {"shell.git-not-found", R"({not-found}git)", "name", Text::tr("git is not on PATH."),
         Text::tr("Install Git for Windows, then open a new terminal."),
         "tools.git-missing path.cut-by-setx env.old-processes"},
        {"shell.compiler-not-found", R"({not-found}gcc|g\+\+|clang|make|mingw32-make)", "name",
         Text::tr(
             "%1 is not on PATH. It is part of a C compiler such as MinGW-w64, which Go needs for "
             "C code only."),
         Text::tr("Install MinGW-w64 and put its bin folder on PATH, then open a new terminal."),
         "cgo.no-compiler path.trailing-space env.old-processes"},
        {"shell.code-not-found", R"({not-found}code)", "name",
         Text::tr(
             "The command code is not on PATH: VS Code is not installed, or was installed without "
             "\"Add to PATH\"."),
         Text::tr(
             "Start VS Code from the Start menu, or run its installer again with \"Add to PATH\"."),
         "editor.none env.old-processes"},
        {"shell.tool-not-found",
         R"({not-found}gopls|dlv|staticcheck|golangci-lint|goimports|golint|godoc|govulncheck|)"
         R"(gotests|gomodifytags|impl|air|wails3?|fyne|swag|templ|mockgen|wire|ginkgo|buf|)"
         R"(goctl|cobra-cli|sqlc|ent|stringer|protoc-gen-go(?:-grpc)?|kratos|gf|bee)",
         "name",
         Text::tr(
             "The terminal does not find %1: it is not installed, or the folder of go install is "
             "not on PATH."),
         Text::tr(
             "Put the bin folder of GOPATH on PATH (usually %USERPROFILE%\\go\\bin), open a new "
             "terminal, and install the tool with go install PATH@latest."),
         "path.missing-gobin tools.missing goenv.gobin-invalid goenv.gopath-invalid "
         "env.old-processes"},
        {"shell.scripts-disabled",
         R"((?:File (?<path>[^\n]{1,300}?) cannot be loaded because|cannot be loaded because) )"
         R"(running scripts is disabled on this system|因为在此系统上禁止运行脚本)",
         "path",
         Text::tr("PowerShell does not run scripts on this computer. go itself is no script: only "
                  "scripts around it, such as a profile, are concerned."),
         Text::tr("Run: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned"),
         "path.powershell-profile path.shadowed-by-script"},
        {"shell.setx-cut",
         R"(data being saved is truncated to 1024 characters|(?:裁断|截断|截取)(?:到|为) ?1024 个字符)",
         "",
         Text::tr(
             "setx has just cut the variable off after 1,024 characters. If it was PATH, entries "
             "are lost."),
         Text::tr(
             "Do not use setx for PATH. Restore the lost entries in Settings, \"Edit environment "
             "variables for your account\"."),
         "path.cut-by-setx path.missing-go"},
    };
}

} // namespace gosetup::errors
