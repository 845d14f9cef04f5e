// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownDownloadErrors: what is recognised in each, with which
// values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> downloadSamples()
{
    return {
        {"modules.import-misspelled",
         "go: malformed module path \"mylib/util\": missing dot in first path element",
         {"mylib/util"}},
        {"modules.go-sum-mismatch",
         "verifying github.com/pkg/errors@v0.9.1: checksum mismatch\n\tdownloaded: "
         "h1:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=\n\tgo.sum:     "
         "h1:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb=\n\nSECURITY ERROR\nThis download does "
         "NOT match an earlier download recorded in go.sum.",
         {"github.com/pkg/errors@v0.9.1"}},
        {"modules.checksum-mismatch",
         "verifying github.com/pkg/errors@v0.9.1/go.mod: checksum mismatch\n\tdownloaded: "
         "h1:aaa=\n\tsum.golang.org: h1:bbb=\n\nSECURITY ERROR",
         {"github.com/pkg/errors@v0.9.1/go.mod"}},
        {"modules.sumdb-not-found",
         "go: git.corp.example/a/b@v1.0.0: verifying module: git.corp.example/a/b@v1.0.0: "
         "reading https://sum.golang.org/lookup/git.corp.example/a/b@v1.0.0: 404 Not Found",
         {"git.corp.example/a/b@v1.0.0", "sum.golang.org", "404"}},
        {"modules.sumdb-off",
         "go: download go1.25.1: golang.org/toolchain@v0.0.1-go1.25.1.windows-amd64: "
         "verifying module: checksum database disabled by GOSUMDB=off",
         {}},
        {"modules.sumdb-invalid",
         "go: invalid GOSUMDB: malformed verifier id",
         {"malformed verifier id"}},
        {"modules.damaged-zip",
         "go: github.com/x/y@v1.0.0: unzip "
         "C:\\Users\\li\\go\\pkg\\mod\\cache\\download\\github.com\\x\\y\\@v\\v1.0.0.zip: zip: not "
         "a "
         "valid zip file",
         {}},
        {"modules.sumdb-note",
         "verifying module: initializing sumdb.Client: reading tree note: malformed note",
         {}},
        {"modules.go-sum-missing",
         "main.go:4:2: missing go.sum entry for module providing package "
         "github.com/gin-gonic/gin (imported by app); to add:\n\tgo get app",
         {"github.com/gin-gonic/gin"}},
        {"modules.go-sum-missing-mod",
         "go: github.com/x/y@v1.0.0: missing go.sum entry for go.mod file; to add it:\n\tgo mod "
         "download github.com/x/y",
         {"github.com/x/y"}},
        {"modules.go-sum-malformed",
         "malformed go.sum:\nC:\\src\\app\\go.sum:4: wrong number of fields 1",
         {}},
    };
}

} // namespace gosetup::testkit
