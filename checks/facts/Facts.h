// SPDX-License-Identifier: Apache-2.0
// Everything observed of a machine, topic by topic. A topic that could not be observed says why,
// and costs the others nothing. Made by observe(), read by rules; plain values throughout.
#pragma once

#include "base/Observed.h"
#include "facts/AliasFacts.h"
#include "facts/CacheFacts.h"
#include "facts/CompilerFacts.h"
#include "facts/DefenderFacts.h"
#include "facts/EditorFacts.h"
#include "facts/EnvironmentFacts.h"
#include "facts/FolderFacts.h"
#include "facts/GitFacts.h"
#include "facts/GoEnvFacts.h"
#include "facts/NetworkFacts.h"
#include "facts/PathFacts.h"
#include "facts/PowerShellFacts.h"
#include "facts/SystemFacts.h"
#include "facts/ToolchainFacts.h"

#include <tuple>

namespace gosetup {

struct Facts
{
    Observed<SystemFacts> system;
    Observed<EnvironmentFacts> environment;
    Observed<GoEnvFacts> goEnv;
    Observed<CloudFacts> cloud;
    Observed<PathFacts> path;
    Observed<ToolchainFacts> toolchain;
    Observed<LocationsFacts> locations;
    Observed<CompilerFacts> compilers;
    Observed<GitFacts> git;
    Observed<CacheFacts> caches;
    Observed<EditorFacts> editors;
    Observed<PowerShellFacts> powerShell;
    Observed<AliasFacts> aliases;
    Observed<AppPathsFacts> appPaths;
    Observed<AutoRunFacts> autoRun;
    Observed<DefenderFacts> defender;
    Observed<VolumeFacts> volumes;
    Observed<ProcessFacts> processes;
    Observed<bool> longPaths; ///< LongPathsEnabled = 1; absent counts as off
    Observed<NetworkFacts> network;
};

/// Every topic, for what is done to all of them alike.
inline constexpr auto allTopics =
    std::tuple{&Facts::system,   &Facts::environment, &Facts::goEnv,      &Facts::cloud,
               &Facts::path,     &Facts::toolchain,   &Facts::locations,  &Facts::compilers,
               &Facts::git,      &Facts::aliases,     &Facts::appPaths,   &Facts::autoRun,
               &Facts::defender, &Facts::volumes,     &Facts::processes,  &Facts::longPaths,
               &Facts::network,  &Facts::editors,     &Facts::powerShell, &Facts::caches};

/// What went wrong in `before` (late, crashed, refused) is not known in `facts` either: facts of a
/// copy of a machine can tell no more than was read from it.
void keepFailed(Facts& facts, const Facts& before);

} // namespace gosetup
