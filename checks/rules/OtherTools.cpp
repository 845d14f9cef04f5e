// SPDX-License-Identifier: Apache-2.0
#include "rules/OtherTools.h"

#include "gosettings/ValueText.h"
#include "machine/ProvidedVariables.h"
#include "paths/PathList.h"
#include "paths/WindowsPath.h"

#include <algorithm>
#include <array>
#include <utility>

namespace gosetup {

namespace {

/// The ends of folders that installers put on PATH before they are there. Sources: the manuals of
/// the .NET SDK, rustup, npm, pnpm, Yarn, pyenv-win, pip and pipx, Scoop, Volta, nvm-windows, Deno,
/// Bun, Composer, WinGet, Krew, GHCup, Cabal, elan, Nimble, Dart, mise, asdf, jbang, Rancher
/// Desktop and JetBrains Toolbox; WindowsApps is Windows' own.
constexpr auto laterFolders = std::to_array<const char*>({
    R"(\.dotnet\tools)",
    R"(\.cargo\bin)",
    R"(\appdata\roaming\npm)",
    R"(\.npm-global)",
    R"(\.npm-global\bin)",
    R"(\appdata\local\pnpm)",
    R"(\appdata\local\pnpm\bin)",
    R"(\appdata\local\yarn\bin)",
    R"(\.yarn\bin)",
    R"(\.pyenv\pyenv-win\bin)",
    R"(\.pyenv\pyenv-win\shims)",
    R"(\.local\bin)",
    R"(\scoop\shims)",
    R"(\.volta\bin)",
    R"(\appdata\local\volta\bin)",
    R"(\nvm4w\nodejs)",
    R"(\.deno\bin)",
    R"(\.bun\bin)",
    R"(\appdata\roaming\composer\vendor\bin)",
    R"(\.composer\vendor\bin)",
    R"(\appdata\local\microsoft\winget\links)",
    R"(\program files\winget\links)",
    R"(\appdata\local\microsoft\windowsapps)",
    R"(\.krew\bin)",
    R"(\ghcup\bin)",
    R"(\.ghcup\bin)",
    R"(\.cabal\bin)",
    R"(\appdata\roaming\cabal\bin)",
    R"(\.elan\bin)",
    R"(\.nimble\bin)",
    R"(\appdata\local\pub\cache\bin)",
    R"(\appdata\local\mise\shims)",
    R"(\.asdf\shims)",
    R"(\.jbang\bin)",
    R"(\.rd\bin)",
    R"(\appdata\local\jetbrains\toolbox\scripts)",
});

/// `…\Python\Python312\Scripts`: where `pip install --user` puts programs.
bool isOfPip(const QString& folder)
{
    const QStringList names = folder.split(u'\\');
    const qsizetype n = names.size();
    return n > 3 && names[n - 1] == QLatin1String("scripts") &&
           names[n - 2].startsWith(QLatin1String("python")) &&
           names[n - 3] == QLatin1String("python") && names[n - 4] == QLatin1String("roaming");
}

/// What Go reads, and what every Windows has, also misspelt, is judged as a folder that is written
/// out.
bool isOfAProgram(const QString& variable)
{
    constexpr std::array known = {"GOROOT", "GOPATH", "GOBIN", "PATH"};
    constexpr std::array slips = {std::pair("SYSTEMROOT", 3), std::pair("WINDIR", 1),
                                  std::pair("PROGRAMFILES", 2), std::pair("USERPROFILE", 2),
                                  std::pair("LOCALAPPDATA", 2)};
    const bool isMisspelt = std::ranges::any_of(slips, [&](const auto& slip) {
        return gosettings::editDistance(variable.toUpper(), QLatin1String(slip.first)) <=
               slip.second;
    });
    return !isProvidedVariable(variable) && !isMisspelt &&
           std::ranges::none_of(known, [&](const char* name) {
               return variable.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
           });
}

} // namespace

bool isOfAnotherTool(const PathEntry& entry)
{
    if (std::ranges::any_of(variablesOf(entry.raw), isOfAProgram))
        return true;
    const QString folder = winpath::key(entry.folder);
    return isOfPip(folder) || std::ranges::any_of(laterFolders, [&](const char* end) {
               return folder.endsWith(QLatin1String(end));
           });
}

} // namespace gosetup
