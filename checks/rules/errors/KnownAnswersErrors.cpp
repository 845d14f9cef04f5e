// SPDX-License-Identifier: Apache-2.0
// Messages of module servers, where nothing more specific is known. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> answersErrors()
{
    return {
        {"modules.not-found",
         R"(reading https?://(?:[^\s\"/@]{1,200}@)?(?<host>[^\s/]{1,200}))"
         R"(/(?<module>[^\s]{1,300}?)(?:/@v/list|/@latest)?: (?<code>404|410) (?:Not Found|Gone))",
         "module host",
         Text::tr(
             "%2 does not know the module or version %1. It is private, misspelled, or does not "
             "exist."),
         Text::tr("Check the spelling. For a private module, name its host in GOPRIVATE: go env -w "
                  "GOPRIVATE=git.example.com"),
         "goenv.goprivate project.private-hosts goenv.goproxy", Strength::Weak},
        {"modules.server-error",
         R"(reading https?://(?:[^\s\"/@]{1,200}@)?(?<host>[^\s/]{1,200})/[^\s]{1,300}: )"
         R"((?<code>401|403|429|5\d\d) (?<text>[A-Z][a-z]{2,20}(?:[^\S\n][A-Za-z]{2,20}){0,3}))",
         "host code text", Text::tr("%1 refuses the request: %2 %3."),
         Text::tr("Try again later, or set another proxy in GOPROXY."),
         "goenv.goproxy network.module-proxy network.checksums"},
        {"modules.import-path", R"x(unrecognized import path "(?<path>[^"\n]{1,200})")x", "path",
         Text::tr("Go asked the host of %1 where the module is, and got no usable answer."),
         Text::tr(
             "Check the spelling. Public modules come through the module proxy if GOPROXY names "
             "one before direct."),
         "goenv.goproxy goenv.goprivate network.module-proxy network.proxy-not-for-go",
         Strength::Weak},
        {"go.toolchain-download", R"(download (?<version>go1[\w.]{1,20}): (?<why>[^\n]{1,300}))",
         "version",
         Text::tr("Go could not fetch %1, the version that go.mod or GOTOOLCHAIN asks for."),
         Text::tr("Install that version, or check GOPROXY and GOSUMDB."),
         "goenv.gotoolchain goenv.goproxy goenv.gosumdb network.module-proxy project.go-too-new"},
    };
}

} // namespace gosetup::errors
