// SPDX-License-Identifier: Apache-2.0
// The collectors: one per topic, each in its own file, each reading ports only. Used by observe(),
// which runs them in parallel; none may call another's port-touching function.
#pragma once

#include "facts/Facts.h"
#include "machine/Machine.h"

#include <chrono>

namespace gosetup::collect {

/// What every other collector builds upon: quick, made of registry values and one small file.
struct Basics
{
    SystemFacts system;
    EnvironmentFacts environment;
    GoEnvFacts goEnv;
    CloudFacts cloud;
};

[[nodiscard]] SystemFacts system(Machine& machine);
[[nodiscard]] EnvironmentFacts environment(Machine& machine, const SystemFacts& system);
[[nodiscard]] GoEnvFacts goEnv(Machine& machine, const EnvironmentFacts& environment,
                               const SystemFacts& system);
[[nodiscard]] CloudFacts cloud(Machine& machine, const EnvironmentFacts& environment,
                               const SystemFacts& system);
[[nodiscard]] Basics basics(Machine& machine);

[[nodiscard]] PathFacts path(Machine& machine, const Basics& basics);
/// Starts every distinct go.exe on PATH once, in parallel; each may take `runTimeout`.
[[nodiscard]] ToolchainFacts toolchain(Machine& machine, const Basics& basics,
                                       std::chrono::milliseconds runTimeout);
struct GoFolder
{
    QString path;
    Purpose purpose = Purpose::Workspace;
    QString name;
};
/// Where Go keeps what it makes: GOPATH, its caches.
[[nodiscard]] std::vector<GoFolder> goFolders(const Basics& basics);
/// Of every Go tree and of Go's own folders. Starts no program.
[[nodiscard]] LocationsFacts locations(Machine& machine, const Basics& basics);
/// Starts no program.
[[nodiscard]] CompilerFacts compilers(Machine& machine, const Basics& basics);
/// Sizes and quick signs of damage in Go's caches; each may take `time`. Opens no content but the
/// ends of zips.
[[nodiscard]] CacheFacts caches(Machine& machine, const Basics& basics,
                                std::chrono::milliseconds time);
/// Starts no program.
[[nodiscard]] GitFacts git(Machine& machine, const Basics& basics);
/// Starts no program.
[[nodiscard]] EditorFacts editors(Machine& machine, const Basics& basics);
/// Starts no program.
[[nodiscard]] PowerShellFacts powerShell(Machine& machine, const Basics& basics);
[[nodiscard]] Observed<AliasFacts> aliases(Machine& machine, const Basics& basics);
[[nodiscard]] AppPathsFacts appPaths(Machine& machine, const Basics& basics);
[[nodiscard]] Observed<AutoRunFacts> autoRun(Machine& machine, const Basics& basics);
[[nodiscard]] DefenderFacts defender(Machine& machine, const Basics& basics);
[[nodiscard]] VolumeFacts volumes(Machine& machine);
[[nodiscard]] Observed<ProcessFacts> processes(Machine& machine);
[[nodiscard]] Observed<bool> longPaths(Machine& machine);
/// "C:\Program Files\Go" of "C:\PROGRA~1\Go": a folder with a name of 8.3 on the way is the same
/// one.
[[nodiscard]] QString longNames(const Files& files, const QString& folder);
/// What network() asks: the standard probes, and the person's own proxies without credentials.
[[nodiscard]] std::vector<QUrl> wantedProbes(const Basics& basics);
[[nodiscard]] NetworkFacts probes(Machine& machine, const Basics& basics,
                                  const std::vector<QUrl>& urls, std::chrono::milliseconds timeout);
[[nodiscard]] NetworkFacts network(Machine& machine, const Basics& basics,
                                   std::chrono::milliseconds timeout);

} // namespace gosetup::collect
