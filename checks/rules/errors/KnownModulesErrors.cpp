// SPDX-License-Identifier: Apache-2.0
// Messages of the go command about modules, go.mod, go.sum and workspaces. The order is the
// precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> modulesErrors()
{
    return {
        {"modules.get-outside-module",
         R"(go\.mod file not found in current directory or any parent directory\.\s{1,10}'go )"
         R"(get' is no longer supported outside a module)",
         "",
         Text::tr("go get adds modules to a project, and this folder belongs to none. Programs are "
                  "installed with go install."),
         Text::tr("For a program: go install PATH@latest. For a project: go mod init NAME first."),
         ""},
        {"modules.no-go-mod",
         R"(go\.mod file not found in current directory or any parent directory|go: cannot )"
         R"(find main module)",
         "",
         Text::tr("Neither this folder nor one above it has a go.mod, so Go does not know which "
                  "project is meant."),
         Text::tr("Change to the folder of the project (cd). For a new one run: go mod init NAME"),
         "goenv.go111module goenv.gowork"},
        {"modules.file-not-found",
         R"x(no required module provides package "?(?<file>[\w.-]{1,100}\.go)"?; to add it:)x",
         "file",
         Text::tr("There is no file %1 in the current folder, so Go takes the name for a package."),
         Text::tr("Change to the folder of the file (cd), or correct its name."), ""},
        {"modules.not-required",
         R"(no required module provides package "?(?<package>[^\s;:"]{1,200}))", "package",
         Text::tr("go.mod does not require a module with the package %1."),
         Text::tr("In the folder of go.mod run: go get %1"), "goenv.goflags goenv.gowork"},
        {"modules.vendor-lacks",
         R"(cannot find module providing package (?<package>[^\s;:]{1,200}): import lookup )"
         R"(disabled by -mod=vendor)",
         "package",
         Text::tr("-mod=vendor is set, and the vendor folder does not contain the package %1."),
         Text::tr(
             "In the folder of go.mod run: go mod vendor. Or remove -mod=vendor from GOFLAGS."),
         "project.vendor goenv.goflags"},
        {"modules.package-unknown",
         R"(cannot find module providing package (?<package>[^\s;:]{1,200}))", "package",
         Text::tr(
             "Go finds no module with the package %1. The path is misspelled, or Go may not look "
             "for it."),
         Text::tr("Check the spelling, then run: go get %1"),
         "goenv.goflags goenv.goproxy goenv.goprivate", Strength::Weak},
        {"modules.init-name",
         R"(cannot determine module path for source directory (?<path>[^\n]{1,300}?) )"
         R"(\(outside GOPATH)",
         "path", Text::tr("go mod init does not know what to call the module in %1."),
         Text::tr("Name it: go mod init example.com/NAME"), ""},
        {"modules.lock",
         R"(R?Lock (?<path>[A-Za-z\\][^\n]{1,300}?): (?:Incorrect function|函数不正确|The request )"
         R"(is not supported|不支持该请求))",
         "path",
         Text::tr(
             "Go cannot lock the file %1: the folder is on a network drive or another file system "
             "that has no locks."),
         Text::tr("Put GOMODCACHE, GOCACHE and the project on a local NTFS drive."),
         "location.network location.file-system goenv.not-writable"},
        {"modules.tidy", R"(updates to go\.mod needed)", "",
         Text::tr("go.mod does not fit the code and the modules it requires."),
         Text::tr("In the folder of go.mod run: go mod tidy"), "goenv.goflags goenv.gowork"},
        {"modules.vendor", R"(inconsistent vendoring in (?<path>[^\n]{1,300}):)", "path",
         Text::tr("The vendor folder in %1 does not fit go.mod."),
         Text::tr("In the folder of go.mod run: go mod vendor"), "project.vendor goenv.goflags"},
        {"modules.vendor-query",
         R"((?:cannot query module|import lookup disabled by|module lookup disabled by) )"
         R"((?:due to )?-mod=vendor)",
         "",
         Text::tr(
             "-mod=vendor is set, so Go looks for modules in vendor folders only. Nothing can be "
             "installed with @latest."),
         Text::tr("Remove -mod=vendor from GOFLAGS: go env -u GOFLAGS"), "goenv.goflags"},
        {"modules.mod-flag-in-workspace",
         R"(-mod may only be set to readonly or vendor when in workspace mode)", "",
         Text::tr("GOFLAGS or the command says -mod=mod, which does not work with a go.work."),
         Text::tr("Remove -mod=mod from GOFLAGS, or set GOWORK=off for this command."),
         "goenv.goflags goenv.gowork project.workspace"},
        {"modules.replace-unreadable",
         R"(\(replaced by (?<path>[^\n)]{1,300})\): reading [^\n]{1,300}?go\.mod: open )", "path",
         Text::tr(
             "go.mod replaces a module by the folder %1, in which there is no go.mod that Go can "
             "read."),
         Text::tr(
             "Get that folder too, or remove the replace line: go mod edit -dropreplace=MODULE"),
         "project.replace-missing project.replace-absolute"},
        {"modules.replace-missing",
         R"(replacement directory (?<path>[^\n]{1,300}?) does not exist)", "path",
         Text::tr(
             "go.mod replaces a module by the folder %1, which does not exist on this computer."),
         Text::tr(
             "Get that folder too, or remove the replace line: go mod edit -dropreplace=MODULE"),
         "project.replace-missing project.replace-absolute"},
        {"modules.replace-in-install",
         R"(The go\.mod file for the module providing named packages contains one or )"
         R"(more\s{1,10}replace directives)",
         "",
         Text::tr(
             "This program cannot be installed with go install PATH@version: its go.mod contains "
             "replace lines."),
         Text::tr("Clone the repository and run go install in its folder."), ""},
        {"modules.unknown-revision",
         R"((?<module>[^\s@]{1,200}@[^\s:]{1,100}): (?:invalid version: )?unknown revision )"
         R"((?<rev>[^\s]{1,100}))",
         "module rev", Text::tr("The module has no version or branch %2 (%1)."),
         Text::tr("List its versions: go list -m -versions MODULE. For a private module, check "
                  "GOPRIVATE."),
         "goenv.goprivate project.private-hosts"},
        {"modules.path-differs",
         R"(module declares its path as: (?<declared>[^\s]{1,200})\s{1,30}but was required )"
         R"(as: (?<required>[^\s]{1,200}))",
         "declared required",
         Text::tr(
             "The module is named %1 and was required as %2. It was renamed, it is a fork, or the "
             "path lacks /v2."),
         Text::tr("Import it as %1. For a fork, use replace in go.mod."), ""},
        {"modules.ambiguous",
         R"(ambiguous import: found package (?<package>[^\s]{1,200}) in multiple modules)",
         "package", Text::tr("Two required modules contain the package %1."),
         Text::tr(
             "Upgrade both modules (go get MODULE@latest), or remove the older one: go mod tidy"),
         ""},
        {"modules.not-in-workspace",
         R"(is contained in a module that is not one of the workspace modules listed in )"
         R"(go\.work)",
         "", Text::tr("A go.work in a folder above takes over, and it does not list this module."),
         Text::tr("Add it: go work use . Or run the command with GOWORK=off."),
         "project.workspace goenv.gowork"},
        {"modules.workspace-module-missing",
         R"(cannot load module (?<module>[^\n]{1,300}?) listed in go\.work file: )", "module",
         Text::tr("go.work lists the folder %1, which has no readable go.mod."),
         Text::tr("Get that folder too, or remove it: go work edit -dropuse=FOLDER"),
         "project.workspace goenv.gowork"},
        {"modules.outside-main",
         R"((?<path>[^\n]{1,300}?) outside main module or its selected dependencies)", "path",
         Text::tr("The folder belongs to another module than the one of the current folder (%1)."),
         Text::tr("Change to the folder of that module (cd) and run the command there."),
         "goenv.gowork project.workspace"},
        {"modules.internal", R"(use of internal package (?<package>[^\s]{1,200}) not allowed)",
         "package", Text::tr("%1 is internal: only code of the same module may import it."),
         Text::tr("Use a public package of that module instead."), ""},
        {"modules.not-importable",
         R"x(import "(?<package>[^"\n]{1,200})" is a program, not an importable package)x",
         "package", Text::tr("%1 is a program (package main) and cannot be imported."),
         Text::tr("Move the shared code to a package with another name."), ""},
        {"modules.cycle", R"(import cycle not allowed)", "",
         Text::tr("Packages import each other in a circle. The lines that follow show the way."),
         Text::tr("Move what both need to a third package."), ""},
        {"modules.does-not-contain",
         R"(module (?<module>[^\s@]{1,200})@[^\s]{1,100} found(?: \([^)\n]{1,100}\))?, but )"
         R"(does not contain package (?<package>[^\s]{1,200}))",
         "module package",
         Text::tr(
             "The module %1 exists, but the version has no package %2. The path is misspelled, or "
             "the package has moved."),
         Text::tr("Look up the path in the README of the module."), ""},
    };
}

} // namespace gosetup::errors
