// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownGitErrors: what is recognised in each, with which values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> gitSamples()
{
    return {
        {"git.credentials",
         "fatal: could not read Username for 'https://github.com': terminal prompts disabled\n"
         "Confirm the import path was entered correctly.",
         {"https://github.com"}},
        {"git.public-key",
         "git@github.com: Permission denied (publickey).\nfatal: Could not read from remote "
         "repository.",
         {}},
        {"git.host-key",
         "Host key verification failed.\nfatal: Could not read from remote repository.",
         {}},
        {"git.sign-in",
         "fatal: Authentication failed for 'https://git.corp.example/a/b.git/'",
         {"https://git.corp.example/a/b.git/"}},
        {"git.not-found",
         "remote: Repository not found.\nfatal: repository 'https://github.com/a/b/' not found",
         {""}},
        {"git.missing",
         "go: github.com/x/y@latest: exec: \"git\": executable file not found in %PATH%",
         {}},
        {"git.govcs",
         "go: example.com/x: GOVCS disallows using hg for public example.com/x; see 'go help "
         "vcs'",
         {"hg", "public", "example.com/x"}},
        {"git.file-name-too-long",
         "error: unable to create file vendor/a/very/long/name.go: Filename too long",
         {}},
        {"git.owner",
         "fatal: detected dubious ownership in repository at 'D:/src/app'",
         {"D:/src/app"}},
        {"git.failed",
         "go: github.com/a/b@v1.0.0: git ls-remote -q origin in C:\\x: exit status 128:",
         {"128"}},
        {"git.build-stamp",
         "error obtaining VCS status: exit status 128\n\tUse -buildvcs=false to disable VCS "
         "stamping.",
         {}},
    };
}

} // namespace gosetup::testkit
