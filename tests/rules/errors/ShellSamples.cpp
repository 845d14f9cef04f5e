// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownShellErrors: what is recognised in each, with which values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> shellSamples()
{
    return {
        {"shell.go-not-found",
         "C:\\Users\\li>go version\n'go' is not recognized as an internal or external command,\n"
         "operable program or batch file.",
         {"go"}},
        {"shell.go-not-found",
         "go : The term 'go' is not recognized as the name of a cmdlet, function, script "
         "file, or operable program. Check the\nspelling of the name, or if a path was "
         "included, verify that the path is correct and try again.\nAt line:1 char:1\n+ go "
         "version\n+ ~~",
         {"go"}},
        {"shell.go-not-found",
         "go: The term 'go' is not recognized as a name of a cmdlet, function, script file, "
         "or executable program.",
         {"go"}},
        {"shell.go-not-found",
         "'go' 不是内部或外部命令，也不是可运行的程序\n或批处理文件。",
         {"go"}},
        {"shell.go-not-found",
         "go : 无法将“go”项识别为 "
         "cmdlet、函数、脚本文件或可运行程序的名称。请检查名称的拼写，如果包括路径，请确保路径正确"
         "，\n然后再试一次。",
         {"go"}},
        {"shell.go-not-found", "bash: go: command not found", {"go"}},
        {"shell.go-not-found", "zsh: command not found: go", {"go"}},
        {"shell.go-not-found", "exec: \"go\": executable file not found in %PATH%", {"go"}},
        {"shell.git-not-found",
         "'git' is not recognized as an internal or external command,\noperable program or "
         "batch file.",
         {"git"}},
        {"shell.git-not-found",
         "无法将“git”项识别为 cmdlet、函数、脚本文件或可运行程序的名称。",
         {"git"}},
        {"shell.compiler-not-found",
         "'gcc' 不是内部或外部命令，也不是可运行的程序\n或批处理文件。",
         {"gcc"}},
        {"shell.code-not-found",
         "'code' is not recognized as an internal or external command,\noperable program or "
         "batch file.",
         {"code"}},
        {"shell.tool-not-found",
         "gopls : The term 'gopls' is not recognized as the name of a cmdlet, function, "
         "script file, or operable program.",
         {"gopls"}},
        {"shell.tool-not-found", "'wails' 不是内部或外部命令，也不是可运行的程序", {"wails"}},
        {"shell.tool-not-found", "bash: air: command not found", {"air"}},
        {"shell.scripts-disabled",
         "File C:\\Users\\li\\Documents\\WindowsPowerShell\\profile.ps1 cannot be loaded because "
         "running scripts is disabled on this system.",
         {"C:\\Users\\li\\Documents\\WindowsPowerShell\\profile.ps1"}},
        {"shell.scripts-disabled",
         "无法加载文件 C:\\x\\profile.ps1，因为在此系统上禁止运行脚本。",
         {""}},
        {"shell.setx-cut", "WARNING: The data being saved is truncated to 1024 characters.", {}},
        {"shell.setx-cut", "警告: 正在保存的数据被裁断到 1024 个字符。", {}},
    };
}

} // namespace gosetup::testkit
