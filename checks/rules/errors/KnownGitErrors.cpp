// SPDX-License-Identifier: Apache-2.0
// Messages of git as Go calls it. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> gitErrors()
{
    return {
        {"git.credentials", R"(could not read (?:Username|Password) for '(?<url>[^'\n]{1,200})')",
         "url",
         Text::tr("git asked for a user name for %1, and nobody could answer: the repository is "
                  "private, or the path does not exist."),
         Text::tr(
             "Check the spelling. For a private repository, name its host in GOPRIVATE and sign "
             "in once with git clone."),
         "goenv.goprivate project.private-hosts git.instead-of"},
        {"git.public-key", R"(Permission denied \(publickey)", "",
         Text::tr("git asked over SSH, and the server accepts none of your keys. Often .gitconfig "
                  "replaces https addresses by ssh addresses."),
         Text::tr("Add your SSH key to the server, or remove the line insteadOf from .gitconfig."),
         "git.instead-of goenv.goprivate"},
        {"git.host-key", R"(Host key verification failed)", "",
         Text::tr(
             "git asked over SSH, and this computer has never confirmed the key of the server. Go "
             "does not let git ask."),
         Text::tr("Connect once by hand and confirm the key: ssh -T git@HOST"),
         "git.instead-of goenv.goprivate"},
        {"git.sign-in", R"(Authentication failed for '(?<url>[^'\n]{1,300})')", "url",
         Text::tr("The server refused the user name and password (or token) for %1."),
         Text::tr(
             "Remove the old entry in Credential Manager of Windows and sign in again with git "
             "clone."),
         "goenv.goprivate git.instead-of"},
        {"git.not-found",
         R"(remote: Repository not found|fatal: repository '(?<url>[^'\n]{1,300})' not found)",
         "url", Text::tr("The server knows no such repository, or your account may not see it."),
         Text::tr("Check the spelling. For a private repository, sign in and set GOPRIVATE."),
         "goenv.goprivate project.private-hosts"},
        {"git.missing", R"(exec: "git": executable file not found in %PATH%)", "",
         Text::tr("Go needs git here, and git is not on PATH."),
         Text::tr("Install Git for Windows, then open a new terminal."),
         "tools.git-missing env.old-processes"},
        {"git.govcs",
         R"(GOVCS disallows using (?<vcs>\w{1,20}) for (?<kind>public|private) )"
         R"((?<path>[^\s;]{1,200}))",
         "vcs kind path", Text::tr("GOVCS forbids %1 for the %2 module %3."),
         Text::tr("Extend GOVCS, or get the module through a proxy."),
         "goenv.govcs goenv.goprivate"},
        {"git.file-name-too-long",
         R"((?:unable to create file|cannot create directory at) [^\n]{1,400}?: Filename too )"
         R"(long)",
         "", Text::tr("git refuses paths of more than 260 characters."),
         Text::tr("Run: git config --global core.longpaths true"),
         "system.long-paths project.path-length location.length"},
        {"git.owner", R"(detected dubious ownership in repository at '(?<path>[^'\n]{1,300})')",
         "path",
         Text::tr("git refuses the repository %1, because its folder belongs to another account."),
         Text::tr("If the folder is yours, run: git config --global --add safe.directory %1"), ""},
        {"git.failed",
         R"(git (?:ls-remote|fetch|init|clone)\b[^\n]{0,300}: exit status (?<code>\d{1,5}))",
         "code",
         Text::tr(
             "git failed when Go asked it for a module (exit status %1). The lines below say why."),
         Text::tr(
             "Paste those lines too. For a private repository, check GOPRIVATE and sign in once "
             "with git clone."),
         "git.instead-of goenv.goprivate goenv.goproxy", Strength::Weak},
        {"git.build-stamp", R"(error obtaining VCS status: exit status \d{1,5})", "",
         Text::tr(
             "git failed when Go asked it for the state of the repository. Usually git does not "
             "trust the folder, or a .git folder above is damaged."),
         Text::tr("Run git status there and follow its message, or build with -buildvcs=false."),
         "tools.git-missing", Strength::Weak},
    };
}

} // namespace gosetup::errors
