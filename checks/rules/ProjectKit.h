// SPDX-License-Identifier: Apache-2.0
// What the rules on a person's Go projects share: one finding a rule and project, places in files,
// projects that Go cannot read. Used by Project*.cpp only. Pure.
#pragma once

#include "rules/RuleKit.h"

namespace gosetup::rules {

using JudgeProject = std::optional<Finding> (*)(const Facts& facts, const ProjectFacts& project);
enum class ProjectNeeds
{
    Nothing,
    ReadableFiles ///< else the rule is Unknown for the project
};
/// Each project by itself; in order where nobody named one. Wants goEnv.
[[nodiscard]] Evaluate projectRule(JudgeProject judge, ProjectNeeds needs);

[[nodiscard]] Finding onProject(const ProjectFacts& project, Status status, Text title,
                                Evidence evidence = {});
/// "C:\code\app\go.mod, line 5: replace …"
[[nodiscard]] Text lineOfFile(const QString& file, int line, const QString& text);
/// A message of Go of several lines, a piece of evidence each.
[[nodiscard]] Evidence goSaysLines(const QString& message);
/// A few of many: the rest as a number.
void addSome(Evidence& evidence, std::vector<Text> lines);
/// Why Go cannot load it at all; nullopt where it can, as far as its files tell.
[[nodiscard]] std::optional<Text> whyUnreadable(const ProjectFacts& project);
/// What stands in go.mod: "example.com/a => ../a".
[[nodiscard]] QString replacementText(const gosetup::gosettings::ModReplacement& replacement);
/// Whether Go reads the line: go.work's come before those of its modules, and no module of a
/// workspace is replaced at every version.
[[nodiscard]] bool isInForce(const ProjectFacts& project, const ReplacementFolder& replacement);
/// Of a requirement that some module of the project has: the folder that stands in its place, or
/// nullptr.
[[nodiscard]] const ReplacementFolder* folderInsteadOf(const ProjectFacts& project,
                                                       const gosettings::ModuleVersion& module);
/// Whether it is one of the modules that are built here.
[[nodiscard]] bool isMainModule(const ProjectFacts& project, const QString& path);

/// Installs a Go of that version's line in a folder of the person's own; which archive it is, and
/// where it goes, the plan says.
[[nodiscard]] Fix installGoFix(const Facts& facts, const QString& version);
/// Whether another Go than GOTOOLCHAIN names is of no use: an installed one is never started then.
[[nodiscard]] bool isGoPinned(const ProjectFacts& project);

/// project.go-too-new
[[nodiscard]] Rule projectToolchainRule();
/// project.replace-missing, project.replace-absolute
[[nodiscard]] std::vector<Rule> projectReplaceRules();
/// project.sum
[[nodiscard]] Rule projectSumRule();
/// project.vendor
[[nodiscard]] Rule projectVendorRule();
/// project.workspace
[[nodiscard]] Rule projectWorkspaceRule();
/// project.cloud, project.path-length
[[nodiscard]] std::vector<Rule> projectPlaceRules();
/// project.incompatible, project.private-hosts
[[nodiscard]] std::vector<Rule> projectModuleRules();

} // namespace gosetup::rules
