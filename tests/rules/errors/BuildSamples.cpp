// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownBuildErrors: what is recognised in each, with which values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> buildSamples()
{
    return {
        {"build.unused-variable", "./main.go:6:2: declared and not used: x", {"x"}},
        {"build.unused-variable", ".\\main.go:6:2: x declared but not used", {"x"}},
        {"build.unused-import", "./main.go:4:2: \"os\" imported and not used", {"os"}},
        {"build.no-main",
         "runtime.main_main·f: function main is undeclared in the main package",
         {}},
        {"build.not-a-program",
         "package command-line-arguments is not a main package",
         {"command-line-arguments"}},
        {"build.run-non-main", "go run: cannot run non-main package", {}},
        {"build.no-files", "no Go files in C:\\src\\app", {"C:\\src\\app"}},
        {"build.two-packages",
         "found packages main (main.go) and utils (utils.go) in C:\\src\\app",
         {"main", "utils", "C:\\src\\app"}},
        {"build.encoding", "main.go:1:2: illegal character NUL", {}},
        {"build.empty-file", "main.go:1:1: expected 'package', found 'EOF'", {}},
        {"build.no-files-listed", "go: no go files listed", {}},
        {"build.file-missing",
         "CreateFile main.go: The system cannot find the file specified.",
         {"main.go"}},
        {"build.file-missing", "stat hello.go: 系统找不到指定的文件。", {"hello.go"}},
        {"build.embed", "main.go:10:12: pattern dist/*: no matching files found", {"dist/*"}},
        {"run.port-in-use",
         "2025/01/02 10:00:00 listen tcp :8080: bind: Only one usage of each socket address "
         "(protocol/network address/port) is normally permitted.",
         {":8080"}},
        {"run.port-in-use",
         "listen tcp :8080: bind: 通常每个套接字地址(协议/网络地址/端口)只允许使用一次。",
         {":8080"}},
        {"run.port-forbidden",
         "listen tcp :50051: bind: An attempt was made to access a socket in a way forbidden "
         "by its access permissions.",
         {":50051"}},
    };
}

} // namespace gosetup::testkit
