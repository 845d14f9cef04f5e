// SPDX-License-Identifier: Apache-2.0
// The Go projects that a person asked about: what Go reads of each, and where it is. Filled by
// ProjectCollector, which starts no program and writes nothing. Judges nothing.
#pragma once

#include "facts/FolderFacts.h"
#include "facts/GoEnvFacts.h"
#include "gosettings/SumFile.h"
#include "gosettings/ToolchainChoice.h"
#include "gosettings/VendorList.h"
#include "gosettings/WorkFile.h"

#include <QStringList>

#include <vector>

namespace gosetup {

/// A folder that stands in the place of a module.
struct ReplacementFolder
{
    gosettings::ModReplacement line;
    QString file;   ///< that has the line: go.mod or go.work
    QString folder; ///< where Go looks for it
    Observed<bool> isThere;
    Observed<bool> hasModFile;
};

/// A module that Go builds here: the one of the folder, or each of a workspace.
struct ProjectModule
{
    QString folder;
    QString file;  ///< its go.mod, or what -modfile names
    QString shown; ///< the same as Go names it in messages: "go.mod", "..\go.mod"
    Observed<gosettings::ModFile> mod;
    QString sumFile;
    Observed<gosettings::SumFile>
        sum; ///< NotPresent: there is none, which Go takes for an empty one
};

struct ProjectFacts
{
    QString folder;          ///< as the person named it, cleaned
    bool modulesOff = false; ///< GO111MODULE=off: Go reads none of all this
    QString ownModule;       ///< the folder of the nearest go.mod; empty: there is none
    QString workFile;        ///< the go.work in charge; empty: none
    bool workIsSet = false;  ///< GOWORK names it
    QString workShown;       ///< as Go names it in messages
    Observed<gosettings::WorkFile> work;
    QString workSumFile;
    Observed<gosettings::SumFile> workSum;
    std::vector<ProjectModule> modules;
    std::vector<ReplacementFolder> replacementFolders;
    QString vendorFolder;
    bool hasVendorFolder = false;
    /// NotPresent: no modules.txt, which Go takes for an empty one.
    Observed<gosettings::VendorList> vendor;
    gosettings::ToolchainChoice toolchain; ///< no name: no Go is installed
    QString toolchainProgram;              ///< where the other one that it names is on PATH
    bool toolchainDownloaded = false;      ///< it is in the module cache
    LocationFacts location;
    QStringList remoteHosts; ///< of the git repository that the project is in

    [[nodiscard]] bool isWorkspace() const { return !workFile.isEmpty(); }
    /// The value of -mod, -modfile of GOFLAGS; empty where it is not there.
    [[nodiscard]] static QString flag(const GoEnvFacts& goEnv, const QString& name);
    /// How Go gets modules: "vendor", "mod" or "readonly". Source: modload.setDefaultBuildMod.
    [[nodiscard]] QString buildMode(const GoEnvFacts& goEnv) const;
};

struct ProjectsFacts
{
    std::vector<ProjectFacts> projects; ///< empty: nobody asked
};

/// Where Go finds a project from a folder: the first go.mod and go.work above it.
struct ProjectRoots
{
    QString module;   ///< the folder of go.mod
    QString workFile; ///< go.work, whatever GOWORK says
};
[[nodiscard]] ProjectRoots findProjectRoots(const Files& files, const QString& folder,
                                            const QString& goroot);

} // namespace gosetup
