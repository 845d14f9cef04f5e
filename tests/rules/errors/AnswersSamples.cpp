// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownAnswersErrors: what is recognised in each, with which
// values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> answersSamples()
{
    return {
        {"modules.not-found",
         "go: module git.corp.example/a/b: reading "
         "https://goproxy.cn/git.corp.example/a/b/@v/list: 404 Not Found",
         {"git.corp.example/a/b", "goproxy.cn"}},
        {"modules.server-error",
         "go: github.com/x/y@v1.0.0: reading https://goproxy.io/github.com/x/y/@v/v1.0.0.zip: "
         "502 Bad Gateway",
         {"goproxy.io", "502", "Bad Gateway"}},
        {"modules.import-path",
         "unrecognized import path \"golang.org/x/crypt\": reading "
         "https://golang.org/x/crypt?go-get=1: 404",
         {"golang.org/x/crypt"}},
        {"go.toolchain-download",
         "go: download go1.25.1: golang.org/toolchain@v0.0.1-go1.25.1.windows-amd64: invalid "
         "response",
         {"go1.25.1"}},
    };
}

} // namespace gosetup::testkit
