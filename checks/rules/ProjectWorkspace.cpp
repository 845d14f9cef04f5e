// SPDX-License-Identifier: Apache-2.0
// project.workspace: whether Go can load go.mod and go.work at all, and whether the settings fit
// them.
#include "gosettings/GoOrder.h"
#include "paths/WindowsPath.h"
#include "rules/GoSettingFixes.h"
#include "rules/ProjectKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

using gosettings::compareGoVersions;

Finding workspaceTrouble(const ProjectFacts& project, Text title, const QString& message)
{
    return onProject(project, Status::Problem, std::move(title), goSaysLines(message));
}

/// A setting that keeps Go from loading the project.
Finding settingTrouble(const Facts& facts, const ProjectFacts& project, const QString& name,
                       const QString& message)
{
    Finding finding =
        workspaceTrouble(project, Text::tr("%1 does not fit the project").arg(name), message);
    for (Text& place : placesOf(facts, name))
        finding.evidence.push_back(std::move(place));
    finding.alsoAbout = {name};
    return finding;
}

QString faultMessage(const QString& head, const std::vector<gosettings::ModFault>& faults,
                     const QString& shown)
{
    constexpr std::size_t quoted = 5;
    QStringList lines = {head};
    for (std::size_t i = 0; i < std::min(faults.size(), quoted); ++i)
        lines << faults[i].message(shown);
    return lines.join(u'\n');
}

template <typename File>
std::optional<Finding> unreadableFile(const ProjectFacts& project, const QString& path,
                                      const Observed<File>& file)
{
    if (file || file.notPresent())
        return std::nullopt;
    Finding finding = onProject(project, Status::Unknown, {});
    const Text why = file.why() == WhyUnknown::NotApplicable
                         ? Text::tr("%1 is a cloud placeholder: its contents are not on this "
                                    "computer")
                               .arg(path)
                         : Text::tr("%1 could not be read").arg(path);
    finding.evidence = {why, file.detail()};
    notKnown(finding, WhyUnknown::Failed, why);
    return finding;
}

/// The file may be right, and the Go too old for it.
Fix fixOfFault(const Facts& facts, const ProjectFacts& project, const gosettings::ModFault& fault,
               const QString& file)
{
    const int minor = gosettings::moddirective::goMinorOfUnknown(fault);
    if (minor > gosettings::minorOfGoVersion(project.toolchain.version()) && !isGoPinned(project))
        return installGoFix(facts, QStringLiteral("1.%1").arg(minor));
    // U+FEFF, or every second byte a NUL: what Go prints of them is invisible in an editor.
    const bool isEncoding = fault.line == 1 && (fault.text.contains(QChar::ByteOrderMark) ||
                                                fault.text.contains(QLatin1String("\\ufeff")) ||
                                                fault.text.contains(QLatin1String("\\x00")));
    if (isEncoding)
        return manualFix(QStringLiteral("encoding"),
                         Text::tr("Save %1 as UTF-8 without a byte order mark: Windows PowerShell "
                                  "writes UTF-16 with >")
                             .arg(file));
    return manualFix(QStringLiteral("correct"),
                     Text::tr("Correct line %1 of %2").arg(fault.line).arg(file));
}

std::optional<Finding> judgeModFile(const Facts& facts, const ProjectFacts& project,
                                    const ProjectModule& module)
{
    const QString shownFolder = winpath::parent(module.file);
    if (module.mod.notPresent() && project.isWorkspace())
        return workspaceTrouble(
            project, Text::tr("A module of go.work does not exist"),
            QStringLiteral("go: cannot load module %1 listed in go.work file: open %2: The system "
                           "cannot find the file specified.")
                .arg(shownFolder, module.shown));
    if (auto finding = unreadableFile(project, module.file, module.mod))
        return finding;
    if (!module.mod || module.mod->faults.empty()) {
        const bool hasName = module.mod && module.mod->moduleLine > 0;
        if (hasName || !module.mod)
            return std::nullopt;
        Finding finding = workspaceTrouble(
            project, Text::tr("go.mod does not name its module"),
            QStringLiteral(
                "go: error reading %1: missing module declaration. To specify the module "
                "path:\n\tgo mod edit -module=example.com/mod")
                .arg(module.shown));
        finding.fixes = {
            manualFix(QStringLiteral("name"),
                      Text::tr("Run in %1: go mod edit -module=NAME").arg(module.folder))};
        return finding;
    }
    // A newer Go may know what this one does not: the go line is told of then, and nothing else.
    const bool isTooNew = module.mod->isReadable() && !module.mod->go.isEmpty() &&
                          compareGoVersions(module.mod->go, project.toolchain.version()) > 0;
    if (isTooNew && !project.isWorkspace())
        return std::nullopt;
    Finding finding =
        workspaceTrouble(project, Text::tr("Go does not accept go.mod"),
                         faultMessage(QStringLiteral("go: errors parsing %1:").arg(module.shown),
                                      module.mod->faults, module.shown));
    finding.evidence.push_back(verbatim(module.file));
    finding.fixes = {fixOfFault(facts, project, module.mod->faults.front(), module.file)};
    return finding;
}

/// Source: modload.errWorkTooOld.
std::optional<Finding> judgeGoOfWork(const ProjectFacts& project)
{
    for (const ProjectModule& module : project.modules) {
        const QString wanted = module.mod ? module.mod->goVersion() : QString();
        const bool isNewer = !wanted.isEmpty() &&
                             compareGoVersions(wanted, project.work->goVersion()) > 0 &&
                             compareGoVersions(wanted, QStringLiteral("1.21")) >= 0;
        if (!isNewer)
            continue;
        Finding finding = workspaceTrouble(
            project, Text::tr("go.work asks for an older Go than one of its modules"),
            QStringLiteral("go: module %1 listed in go.work file requires go >= %2, but go.work %3 "
                           "go %4; to update it:\n\tgo work use")
                .arg(module.folder, wanted,
                     project.work->go.isEmpty() ? QStringLiteral("implicitly requires")
                                                : QStringLiteral("lists"),
                     project.work->goVersion()));
        finding.evidence.push_back(
            lineOfFile(module.file, module.mod->goLine, QStringLiteral("go ") + wanted));
        finding.fixes = {
            manualFix(QStringLiteral("work-use"),
                      Text::tr("Run in %1: go work use").arg(winpath::parent(project.workFile)))};
        return finding;
    }
    return std::nullopt;
}

/// Source: modload.loadWorkFile and makeMainModules.
std::optional<Finding> judgeUses(const ProjectFacts& project)
{
    QStringList folders;
    QStringList names;
    for (std::size_t i = 0; i < project.modules.size(); ++i) {
        const ProjectModule& module = project.modules[i];
        const QString key = winpath::clean(module.folder);
        if (folders.contains(key))
            return workspaceTrouble(
                project, Text::tr("go.work names a folder twice"),
                QStringLiteral("go: error loading go.work:\n%1:%2: path %3 appears multiple times "
                               "in workspace")
                    .arg(project.workShown)
                    .arg(project.work->uses[i].line)
                    .arg(module.folder));
        folders << key;
        const QString name = module.mod ? module.mod->module : QString();
        if (!name.isEmpty() && names.contains(name))
            return workspaceTrouble(
                project, Text::tr("Two modules of go.work have one name"),
                QStringLiteral("go: module %1 appears multiple times in workspace").arg(name));
        names << name;
    }
    for (const gosettings::ModReplacement& one : project.work->replacements) {
        if (one.from.version.isEmpty() && isMainModule(project, one.from.path))
            return workspaceTrouble(
                project, Text::tr("go.work replaces one of its own modules"),
                QStringLiteral("go: workspace module %1 is replaced at all versions in the go.work "
                               "file. To fix, remove the replacement from the go.work file or "
                               "specify the version at which to replace the module.")
                    .arg(one.from.path));
    }
    return std::nullopt;
}

/// A module in the folder of a workspace that does not know it.
std::optional<Finding> judgeMembership(const ProjectFacts& project)
{
    const bool isMember = std::ranges::any_of(project.modules, [&](const ProjectModule& module) {
        return winpath::same(module.folder, project.ownModule);
    });
    if (project.ownModule.isEmpty() || isMember)
        return std::nullopt;
    const bool isHere = winpath::same(project.ownModule, project.folder);
    Finding finding = workspaceTrouble(
        project, Text::tr("The module is not part of the workspace in use"),
        QStringLiteral(
            "current directory is contained in a module that is not one of the workspace "
            "modules listed in go.work. You can add the module to the workspace "
            "using:\n\tgo work use %1")
            .arg(isHere ? QStringLiteral(".") : project.ownModule));
    finding.evidence.push_back(
        Text::tr("%1 does not name %2").arg(project.workFile).arg(project.ownModule));
    finding.fixes = {manualFix(QStringLiteral("work-use"),
                               Text::tr("Run in %1: go work use .").arg(project.ownModule)),
                     manualFix(QStringLiteral("work-off"),
                               Text::tr("Build it without the workspace: set GOWORK=off in the "
                                        "terminal"))};
    return finding;
}

std::optional<Finding> judgeWorkFlags(const Facts& facts, const ProjectFacts& project)
{
    const QString flags = QStringLiteral("GOFLAGS");
    const QString mode = ProjectFacts::flag(*facts.goEnv, QStringLiteral("mod"));
    if (!ProjectFacts::flag(*facts.goEnv, QStringLiteral("modfile")).isEmpty())
        return settingTrouble(facts, project, flags,
                              QStringLiteral("go: -modfile cannot be used in workspace mode"));
    if (mode.isEmpty() || mode == QLatin1String("readonly") || mode == QLatin1String("vendor"))
        return std::nullopt;
    return settingTrouble(
        facts, project, flags,
        QStringLiteral("go: -mod may only be set to readonly or vendor when in workspace mode, but "
                       "it is set to \"%1\"\n\tRemove the -mod flag to use the default readonly "
                       "value, \n\tor set GOWORK=off to disable workspace mode.")
            .arg(mode));
}

std::optional<Finding> judgeWorkFile(const Facts& facts, const ProjectFacts& project)
{
    if (project.work.notPresent())
        return settingTrouble(facts, project, QStringLiteral("GOWORK"),
                              QStringLiteral("go: reading go.work: open %1: The system cannot find "
                                             "the file specified.")
                                  .arg(project.workFile));
    if (auto finding = unreadableFile(project, project.workFile, project.work))
        return finding;
    if (!project.work->faults.empty()) {
        Finding finding =
            workspaceTrouble(project, Text::tr("Go does not accept go.work"),
                             faultMessage(QStringLiteral("go: errors parsing go.work:"),
                                          project.work->faults, project.workShown));
        finding.evidence.push_back(verbatim(project.workFile));
        finding.fixes = {
            fixOfFault(facts, project, project.work->faults.front(), project.workFile)};
        return finding;
    }
    if (auto finding = judgeWorkFlags(facts, project))
        return finding;
    if (auto finding = judgeUses(project))
        return finding;
    return judgeGoOfWork(project);
}

std::optional<Finding> judgeWorkspace(const Facts& facts, const ProjectFacts& project)
{
    if (project.modulesOff)
        return settingTrouble(
            facts, project, QStringLiteral("GO111MODULE"),
            QStringLiteral("go: modules disabled by GO111MODULE=off; see 'go help "
                           "modules'"));
    if (project.isWorkspace()) {
        if (auto finding = judgeWorkFile(facts, project))
            return finding;
    } else if (project.modules.empty()) {
        return workspaceTrouble(project, Text::tr("There is no Go project in this folder"),
                                QStringLiteral("go: go.mod file not found in current directory or "
                                               "any parent directory; see 'go help modules'"));
    }
    for (const ProjectModule& module : project.modules) {
        if (auto finding = judgeModFile(facts, project, module))
            return finding;
    }
    return project.isWorkspace() ? judgeMembership(project) : std::nullopt;
}

} // namespace

Rule projectWorkspaceRule()
{
    return {QStringLiteral("project.workspace"),
            Text::tr("Go can load the project"),
            Status::Problem,
            Text::tr("Go reads go.mod and go.work before everything else: a mistake in them ends "
                     "every command in the project."),
            QStringLiteral("https://go.dev/ref/mod#workspaces"),
            projectRule(judgeWorkspace, ProjectNeeds::Nothing)};
}

} // namespace gosetup::rules
