// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownModulesErrors: what is recognised in each, with which
// values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> modulesSamples()
{
    return {
        {"modules.file-not-found",
         "no required module provides package mian.go; to add it:\n\tgo get mian.go",
         {"mian.go"}},
        {"modules.not-required",
         "main.go:4:2: no required module provides package github.com/gin-gonic/gin; to add "
         "it:\n\tgo get github.com/gin-gonic/gin",
         {"github.com/gin-gonic/gin"}},
        {"modules.package-unknown",
         "cannot find module providing package github.com/gin-gonic/ginn",
         {"github.com/gin-gonic/ginn"}},
        {"modules.init-name",
         "go: cannot determine module path for source directory C:\\src\\app (outside GOPATH, "
         "module path must be specified)",
         {"C:\\src\\app"}},
        {"modules.lock",
         "go: RLock C:\\Users\\li\\go\\pkg\\mod\\cache\\lock: Incorrect function.",
         {"C:\\Users\\li\\go\\pkg\\mod\\cache\\lock"}},
        {"modules.get-outside-module",
         "go: go.mod file not found in current directory or any parent directory.\n\t'go get' "
         "is no longer supported outside a module.\n\tTo build and install a command, use 'go "
         "install' with a version,",
         {}},
        {"modules.no-go-mod",
         "go: go.mod file not found in current directory or any parent directory; see 'go "
         "help modules'",
         {}},
        {"modules.no-go-mod",
         "go: cannot find main module, but found .git/config in C:\\src\\app\n\tto create a "
         "module there, run:\n\tgo mod init",
         {}},
        {"modules.tidy", "go: updates to go.mod needed; to update it:\n\tgo mod tidy", {}},
        {"modules.vendor",
         "go: inconsistent vendoring in C:\\src\\app:\n\tgithub.com/x/y@v1.0.0: is explicitly "
         "required in go.mod, but not marked as explicit in vendor/modules.txt",
         {"C:\\src\\app"}},
        {"modules.vendor-query",
         "go: golang.org/x/tools/gopls@latest: cannot query module due to -mod=vendor",
         {}},
        {"modules.mod-flag-in-workspace",
         "go: -mod may only be set to readonly or vendor when in workspace mode, but it is "
         "set to \"mod\"",
         {}},
        {"modules.replace-unreadable",
         "go: example.com/l@v0.0.0 (replaced by ../lib): reading ..\\lib\\go.mod: open "
         "C:\\lib\\go.mod: The system cannot find the path specified.",
         {"../lib"}},
        {"modules.vendor-lacks",
         "main.go:4:2: cannot find module providing package example.com/y: import lookup disabled "
         "by "
         "-mod=vendor",
         {"example.com/y"}},
        {"modules.replace-missing",
         "go: example.com/lib@v0.0.0 (replaced by ../lib): reading ..\\lib\\go.mod: replacement "
         "directory ../lib does not exist",
         {"../lib"}},
        {"modules.replace-in-install",
         "go: github.com/x/y@latest (in github.com/x/y@v1.2.0):\n\tThe go.mod file for the "
         "module providing named packages contains one or more\n\treplace directives. It must "
         "not contain directives that would cause\n\tit to be interpreted differently than if "
         "it were the main module.",
         {}},
        {"modules.unknown-revision",
         "go: github.com/gin-gonic/gin@v9.9.9: invalid version: unknown revision v9.9.9",
         {"github.com/gin-gonic/gin@v9.9.9", "v9.9.9"}},
        {"modules.path-differs",
         "go: github.com/Sirupsen/logrus@v1.9.3: parsing go.mod:\n\tmodule declares its path "
         "as: github.com/sirupsen/logrus\n\t        but was required as: "
         "github.com/Sirupsen/logrus",
         {"github.com/sirupsen/logrus", "github.com/Sirupsen/logrus"}},
        {"modules.ambiguous",
         "main.go:5:2: ambiguous import: found package "
         "google.golang.org/genproto/googleapis/api in multiple modules:",
         {"google.golang.org/genproto/googleapis/api"}},
        {"modules.not-in-workspace",
         "current directory is contained in a module that is not one of the workspace modules "
         "listed in go.work. You can add the module to the workspace using:\n\tgo work use .",
         {}},
        {"modules.workspace-module-missing",
         "go: cannot load module ..\\lib listed in go.work file: open ..\\lib\\go.mod: The "
         "system cannot find the path specified.",
         {"..\\lib"}},
        {"modules.outside-main",
         "directory ..\\other outside main module or its selected dependencies",
         {"directory ..\\other"}},
        {"modules.internal",
         "main.go:4:2: use of internal package github.com/x/y/internal/z not allowed",
         {"github.com/x/y/internal/z"}},
        {"modules.not-importable",
         "main.go:4:2: import \"example.com/app/cmd\" is a program, not an importable package",
         {"example.com/app/cmd"}},
        {"modules.cycle",
         "package example.com/app\n\timports example.com/app/a\n\timports example.com/app/b\n\t"
         "imports example.com/app/a: import cycle not allowed",
         {}},
        {"modules.does-not-contain",
         "go: module github.com/x/y@latest found (v1.2.0), but does not contain package "
         "github.com/x/y/cmd/z",
         {"github.com/x/y", "github.com/x/y/cmd/z"}},
    };
}

} // namespace gosetup::testkit
