// SPDX-License-Identifier: Apache-2.0
// project.sum: go.sum against go.mod. Nothing here is ever repaired by writing checksums: only Go
// verifies what it adds.
#include "gosettings/GoOrder.h"
#include "rules/ProjectKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const gosettings::SumFile& sumsOf(const Observed<gosettings::SumFile>& file)
{
    static const gosettings::SumFile none;
    return file ? *file : none;
}

/// Go builds from the vendor folder without asking for checksums.
bool isVendorBuild(const Facts& facts, const ProjectFacts& project)
{
    return project.buildMode(*facts.goEnv) == QLatin1String("vendor");
}

struct SumTrouble
{
    Evidence faults; ///< lines that Go does not accept
    std::vector<Text> missing;
    QString message;         ///< what Go says of the first missing one
    bool stopsBuild = false; ///< the missing ones do for sure
    std::vector<Text> conflicts;
    bool isUnknown = false;
};

void addSumFile(const QString& path, const Observed<gosettings::SumFile>& file, SumTrouble& trouble)
{
    if (!file && !file.notPresent()) {
        trouble.isUnknown = true;
        return;
    }
    for (const gosettings::SumFault& fault : sumsOf(file).faults) {
        if (trouble.faults.empty())
            trouble.faults = goSaysLines(fault.message(path));
        else
            trouble.faults.push_back(Text::tr("%1, line %2").arg(path).arg(fault.line));
    }
    for (const QString& key : sumsOf(file).conflicts)
        trouble.conflicts.push_back(
            Text::tr("%1 has different checksums for %2").arg(path).arg(key));
}

/// Source: modload, goModSummary and importFromFiles. Since go 1.17 Go reads the go.mod of a module
/// only when it needs to, but the contents of each one that is imported.
void addMissingSums(const ProjectFacts& project, const ProjectModule& module, SumTrouble& trouble)
{
    const gosettings::SumFile& sums = sumsOf(module.sum);
    const bool readsAll =
        gosettings::compareGoVersions(module.mod->goVersion(), QStringLiteral("1.17")) < 0;
    for (const gosettings::ModRequirement& one : module.mod->requirements) {
        // The version of a replacement by another module is not always the one that is asked for.
        const auto isReplaced = [&](const gosettings::ModReplacement& replacement) {
            return replacement.from.path == one.module.path;
        };
        if (std::ranges::any_of(module.mod->replacements, isReplaced) ||
            folderInsteadOf(project, one.module) != nullptr)
            continue;
        const bool lacksMod = !sums.hasGoMod(one.module);
        const bool lacksContents = !sums.hasContents(one.module) && !one.indirect;
        if (!lacksMod && !lacksContents)
            continue;
        trouble.missing.push_back(lineOfFile(module.file, one.line, one.module.text()));
        trouble.stopsBuild = trouble.stopsBuild || (lacksMod && (readsAll || lacksContents));
        if (trouble.message.isEmpty())
            trouble.message =
                lacksContents
                    ? QStringLiteral("missing go.sum entry for module providing package %1")
                          .arg(one.module.path)
                    : QStringLiteral("go: %1: missing go.sum entry for go.mod file; to add it:\n\t"
                                     "go mod download %2")
                          .arg(one.module.text(), one.module.path);
    }
}

SumTrouble sumTrouble(const Facts& facts, const ProjectFacts& project)
{
    SumTrouble trouble;
    if (project.isWorkspace())
        addSumFile(project.workSumFile, project.workSum, trouble);
    for (const ProjectModule& module : project.modules)
        addSumFile(module.sumFile, module.sum, trouble);
    // In a workspace, and with -mod=mod, Go adds what is missing.
    const bool isAskedFor =
        !project.isWorkspace() && project.buildMode(*facts.goEnv) == QLatin1String("readonly");
    if (isAskedFor && trouble.faults.empty() && !trouble.isUnknown)
        addMissingSums(project, project.modules.front(), trouble);
    return trouble;
}

bool requiresModules(const ProjectFacts& project)
{
    return std::ranges::any_of(project.modules, [](const ProjectModule& module) {
        return !module.mod->requirements.empty();
    });
}

Fix tidyFix(const ProjectFacts& project)
{
    return manualFix(QStringLiteral("tidy"),
                     Text::tr("Run in %1: go mod tidy").arg(project.modules.front().folder));
}

std::optional<Finding> judgeSums(const Facts& facts, const ProjectFacts& project)
{
    SumTrouble trouble = sumTrouble(facts, project);
    if (!trouble.faults.empty()) {
        const bool isRead = !isVendorBuild(facts, project) && requiresModules(project);
        Finding finding = onProject(project, isRead ? Status::Problem : Status::Warning,
                                    Text::tr("go.sum contains lines that Go does not accept"));
        addSome(finding.evidence, std::move(trouble.faults));
        finding.reason = Text::tr("Such lines are what a merge leaves behind (<<<<<<<, =======, "
                                  ">>>>>>>): every build ends.");
        finding.fixes = {manualFix(
            QStringLiteral("merge"),
            Text::tr("Remove these lines, keep the others of both sides, and run: go mod tidy"))};
        return finding;
    }
    if (trouble.isUnknown) {
        Finding finding = onProject(project, Status::Unknown, {});
        const Text why = Text::tr("go.sum could not be read");
        finding.evidence = {why};
        notKnown(finding, WhyUnknown::Failed, why);
        return finding;
    }
    if (!trouble.missing.empty()) {
        Finding finding = onProject(project, trouble.stopsBuild ? Status::Problem : Status::Warning,
                                    Text::tr("go.sum lacks required modules"));
        addSome(finding.evidence, std::move(trouble.missing));
        for (Text& line : goSaysLines(trouble.message))
            finding.evidence.push_back(std::move(line));
        finding.fixes = {tidyFix(project)};
        return finding;
    }
    if (trouble.conflicts.empty())
        return std::nullopt;
    Finding finding = onProject(project, Status::Warning,
                                Text::tr("go.sum contains two checksums for one module"));
    addSome(finding.evidence, std::move(trouble.conflicts));
    finding.reason = Text::tr("One of them is wrong. Go compares with the first one, and ends with "
                              "\"checksum mismatch\" if that is the wrong one.");
    finding.fixes = {manualFix(QStringLiteral("compare"),
                               Text::tr("Find out in the history of go.sum which one is right"))};
    return finding;
}

} // namespace

Rule projectSumRule()
{
    return {QStringLiteral("project.sum"),
            Text::tr("go.sum fits go.mod"),
            Status::Problem,
            Text::tr("Go builds with no module whose checksum is not in go.sum."),
            QStringLiteral("https://go.dev/ref/mod#go-sum-files"),
            projectRule(judgeSums, ProjectNeeds::ReadableFiles)};
}

} // namespace gosetup::rules
