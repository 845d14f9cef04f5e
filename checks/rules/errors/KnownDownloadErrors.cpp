// SPDX-License-Identifier: Apache-2.0
// Messages of the go command about sums, zips and go.sum. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> downloadErrors()
{
    return {
        {"modules.import-misspelled",
         R"x(malformed module path "(?<path>[^"\n]{1,200})": missing dot in first path element)x",
         "path",
         Text::tr("Go wants to download %1, but the first part of the path is not a host name."),
         Text::tr("For a package of your own, the import begins with the module path of go.mod. "
                  "Otherwise correct the path."),
         "goenv.go111module"},
        {"modules.go-sum-mismatch",
         R"(verifying (?<module>[^\s]{1,300}): checksum )"
         R"(mismatch\s{1,20}downloaded:\s{1,10}h1:[^\s]{1,60}\s{1,20}(?:[^\s]{0,200}[/\\]))"
         R"(?go\.sum:)",
         "module",
         Text::tr("The downloaded module %1 differs from what go.sum says. Either the copy in the "
                  "module cache is damaged, or the author has changed the version afterwards."),
         Text::tr(
             "Remove this one module from the module cache and try again. If it stays, ask the "
             "people of the project: do not just delete the line in go.sum."),
         "modcache.wrong-hash modcache.damaged-mod modcache.damaged-zip"},
        {"modules.checksum-mismatch", R"(verifying (?<module>[^\s]{1,300}): checksum mismatch)",
         "module",
         Text::tr(
             "The downloaded module %1 differs from what the checksum database knows. The copy is "
             "damaged, the proxy delivers something else, or the author has changed the version."),
         Text::tr(
             "Remove this one module from the module cache and try again with another proxy. Do "
             "not use the module while the message stays."),
         "modcache.wrong-hash modcache.damaged-mod modcache.damaged-zip goenv.goproxy "
         "goenv.goprivate"},
        {"modules.sumdb-not-found",
         R"(reading https://(?<host>sum\.golang\.(?:org|google\.cn)))"
         R"(/lookup/(?<module>[^\s]{1,300}): (?<code>404|410) )",
         "module host code",
         Text::tr(
             "The checksum database %2 does not know %1. That is so for private modules, and for "
             "versions that do not exist."),
         Text::tr("For a private module, name its host in GOPRIVATE: go env -w "
                  "GOPRIVATE=git.example.com"),
         "goenv.goprivate project.private-hosts goenv.gosumdb"},
        {"modules.sumdb-off", R"(checksum database disabled by GOSUMDB=off)", "",
         Text::tr(
             "GOSUMDB is off. Without the checksum database Go does not fetch other Go versions "
             "either."),
         Text::tr("Run: go env -u GOSUMDB. Where sum.golang.org is blocked: go env -w "
                  "GOSUMDB=sum.golang.google.cn"),
         "goenv.gosumdb goenv.gotoolchain"},
        {"modules.sumdb-invalid", R"(invalid GOSUMDB(?: URL)?: (?<why>[^\n]{1,120}))", "why",
         Text::tr("GOSUMDB does not name a checksum database (%1)."),
         Text::tr("Run: go env -u GOSUMDB. If a variable GOSUMDB is set, correct or delete it."),
         "goenv.gosumdb"},
        {"modules.damaged-zip", R"(zip: not a valid zip file)", "",
         Text::tr(
             "A downloaded module in the module cache is damaged. Go tries the same file again "
             "each time, so this does not go away by itself."),
         Text::tr("Delete that one .zip file below pkg\\mod\\cache\\download and try again."),
         "modcache.damaged-zip modcache.wrong-hash modcache.incomplete-folder"},
        {"modules.sumdb-note", R"(reading tree note: malformed note)", "",
         Text::tr(
             "The saved state of the checksum database is damaged, usually after a power failure."),
         Text::tr("Delete the folder pkg\\sumdb in GOPATH: Go makes it again."), "modcache.sumdb"},
        {"modules.go-sum-missing",
         R"(missing go\.sum entry (?:for module providing package|needed to verify package) )"
         R"((?<package>[^\s;]{1,200}))",
         "package", Text::tr("go.sum has no line for the package %1."),
         Text::tr("In the folder of go.mod run: go mod tidy"), "project.sum"},
        {"modules.go-sum-missing-mod",
         R"(missing go\.sum entry(?: for go\.mod file)?(?:; to add it:\s{1,10}go mod download )"
         R"((?<module>[^\s]{1,200}))?)",
         "module", Text::tr("go.sum has no line for a required module."),
         Text::tr("In the folder of go.mod run: go mod tidy"), "project.sum"},
        {"modules.go-sum-malformed", R"(malformed go\.sum:)", "",
         Text::tr("A line of go.sum is not valid. Often these are the marks of a merge conflict "
                  "(<<<<<<<)."),
         Text::tr("Remove the marks, then run: go mod tidy"), "project.sum"},
    };
}

} // namespace gosetup::errors
