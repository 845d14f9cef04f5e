// SPDX-License-Identifier: Apache-2.0
// Messages of the compiler and programs that were built. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> buildErrors()
{
    return {
        {"build.unused-variable",
         R"((?|declared and not used: (?<name>\w{1,60})|:\d{1,6}: (?<name>\w{1,60}) declared )"
         R"((?:and|but) not used))",
         "name", Text::tr("Go does not compile a function with a variable that is never used: %1."),
         Text::tr("Use the variable, delete it, or write _ instead of its name."), ""},
        {"build.unused-import",
         R"x("(?<package>[^"\n]{1,200})" imported (?:as \w{1,60} )?and not used)x", "package",
         Text::tr("Go does not compile a file that imports a package and does not use it: %1."),
         Text::tr("Delete the import. Editors do that on saving."), ""},
        {"build.no-main", R"(function main is undeclared in the main package)", "",
         Text::tr("package main has no function main. Often the file has not been saved, or the "
                  "function is spelled Main."),
         Text::tr("Save the file; write: func main() { … }"), ""},
        {"build.not-a-program", R"(package (?<package>[^\s]{1,200}) is not a main package)",
         "package", Text::tr("Only package main makes a program, and %1 is another package."),
         Text::tr("Name the folder that contains package main, for example: go run ./cmd/app"), ""},
        {"build.run-non-main", R"(cannot run non-main package)", "",
         Text::tr(
             "go run starts package main only, and the file or folder belongs to another package."),
         Text::tr("Name the folder that contains package main, for example: go run ./cmd/app"), ""},
        {"build.no-files",
         R"((?-i:no (?:non-test )?Go files in )(?<path>(?:[A-Za-z]:[\\/]|/|\.)[^\n]{0,300}))",
         "path", Text::tr("There is no Go file to build in %1."),
         Text::tr("Change to the folder with the code (cd), or build all below: go build ./..."),
         "goenv.gowork env.cross-target"},
        {"build.two-packages",
         R"(found packages (?<one>\w{1,60}) \([^)\n]{1,200}\) and (?<two>\w{1,60}) \([^))"
         R"(\n]{1,200}\) in (?<path>[^\n]{1,300}))",
         "one two path",
         Text::tr("One folder holds one package, and %3 has files of two: %1 and %2."),
         Text::tr("Move the files of one package to another folder."), ""},
        {"build.encoding",
         R"(illegal (?:character NUL|UTF-8 encoding)|invalid BOM in the middle|(?:illegal|)"
         R"(invalid) character U\+FEFF)",
         "", Text::tr("The file is not saved as UTF-8. PowerShell's > writes UTF-16."),
         Text::tr("Save the file as UTF-8 without BOM in your editor."), ""},
        {"build.empty-file", R"(expected 'package', found 'EOF')", "",
         Text::tr("A Go file is empty. Often it has not been saved."),
         Text::tr("Save the file, or delete it."), ""},
        {"build.no-files-listed", R"(go: no go files listed)", "",
         Text::tr("go run got no file and no folder."), Text::tr("Name what to run: go run ."), ""},
        {"build.file-missing",
         R"((?:CreateFile|GetFileAttributesEx|open|stat) (?<file>[^\n:*?"]{1,200}\.go): )"
         R"((?:The system cannot find the (?:file|path) specified|系统找不到指定的(?:文件|路径)))",
         "file", Text::tr("There is no file %1 in the current folder."),
         Text::tr("Change to the folder of the file (cd), or correct its name."), ""},
        {"build.embed", R"(pattern (?<pattern>[^\s]{1,200}): no matching files found)", "pattern",
         Text::tr("A line //go:embed names %1, and there is no such file beside the code."),
         Text::tr("Make the files first (for example the build of the web pages), or correct the "
                  "pattern."),
         ""},
        {"run.port-in-use",
         R"(listen (?:tcp|udp)\d? (?<address>[^\s]{0,100}): bind: (?:Only one usage of each )"
         R"(socket address|通常每个套接字地址))",
         "address",
         Text::tr(
             "Another program already uses the port %1. Often it is an earlier start of the same "
             "program."),
         Text::tr("End the other program, or use another port. netstat -ano shows who uses it."),
         ""},
        {"run.port-forbidden",
         R"(listen (?:tcp|udp)\d? (?<address>[^\s]{0,100}): bind: (?:An attempt was made to )"
         R"(access a socket in a way forbidden|以一种访问权限不允许的方式))",
         "address",
         Text::tr("Windows has reserved the port %1, usually for Hyper-V, WSL or Docker."),
         Text::tr("Use another port. netsh int ipv4 show excludedportrange protocol=tcp lists the "
                  "reserved ones."),
         ""},
    };
}

} // namespace gosetup::errors
