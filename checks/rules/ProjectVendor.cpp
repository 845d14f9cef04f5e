// SPDX-License-Identifier: Apache-2.0
// project.vendor: the vendor folder against go.mod, and whether Go takes it at all.
#include "gosettings/GoOrder.h"
#include "paths/WindowsPath.h"
#include "rules/GoSettingFixes.h"
#include "rules/ProjectKit.h"

namespace gosetup::rules {

namespace {

/// "app" of a module below the folder of go.work, "..\lib" of one beside it.
QString folderFromWorkspace(const ProjectFacts& project, const ProjectModule& module)
{
    QString up;
    for (QString at = winpath::parent(project.workFile); !at.isEmpty(); at = winpath::parent(at)) {
        if (winpath::same(module.folder, at))
            return up.isEmpty() ? QStringLiteral(".") : up;
        if (winpath::isInside(module.folder, at))
            return up + module.folder.mid(at.endsWith(u'\\') ? at.size() : at.size() + 1);
        up += QStringLiteral("..\\");
    }
    return module.folder;
}

QStringList inconsistencies(const ProjectFacts& project)
{
    gosettings::VendoringInput input;
    input.isWorkspace = project.isWorkspace();
    input.workSource = project.workShown;
    if (project.work)
        input.workReplacements = project.work->replacements;
    input.modules.reserve(project.modules.size());
    for (const ProjectModule& module : project.modules)
        input.modules.push_back(
            {&*module.mod, module.shown,
             project.isWorkspace() ? folderFromWorkspace(project, module) : QString()});
    return gosettings::vendoringFaults(input, project.vendor.valueOr(gosettings::VendorList()));
}

Finding inconsistent(const ProjectFacts& project, const QStringList& faults)
{
    constexpr qsizetype quoted = 5; // Go prints all of them
    const QString folder = winpath::parent(project.vendorFolder);
    const QString command =
        project.isWorkspace() ? QStringLiteral("go work vendor") : QStringLiteral("go mod vendor");
    Finding finding =
        onProject(project, Status::Problem, Text::tr("The vendor folder does not fit go.mod"),
                  goSaysLines(QStringLiteral("go: inconsistent vendoring in %1:\n").arg(folder) +
                              faults.mid(0, quoted).join(u'\n')));
    if (faults.size() > quoted)
        finding.evidence.push_back(
            Text::tr("and %n more", nullptr, static_cast<int>(faults.size() - quoted)));
    if (!project.hasVendorFolder)
        finding.evidence.push_back(Text::tr("%1 does not exist").arg(project.vendorFolder));
    finding.fixes = {
        manualFix(QStringLiteral("vendor"), Text::tr("Run in %1: %2").arg(folder).arg(command))};
    return finding;
}

/// Why Go leaves the folder alone; nullopt where it uses it.
std::optional<Text> whyUnused(const Facts& facts, const ProjectFacts& project)
{
    const QString asked = ProjectFacts::flag(*facts.goEnv, QStringLiteral("mod"));
    if (!asked.isEmpty())
        return asked == QLatin1String("vendor")
                   ? std::nullopt
                   : std::optional(Text::tr("GOFLAGS contains -mod=%1").arg(asked));
    const auto& list = project.vendor.valueOr(gosettings::VendorList());
    const bool isWorkspace = project.isWorkspace();
    if (list.ofWorkspace != isWorkspace)
        return isWorkspace ? Text::tr("it was made for the module alone, and a go.work is in use")
                           : Text::tr("it was made for a workspace, and no go.work is in use");
    const QString goLine = isWorkspace ? project.work->go : project.modules.front().mod->go;
    if (goLine.isEmpty())
        return Text::tr("there is no go line");
    if (gosettings::compareGoVersions(goLine, QStringLiteral("1.14")) < 0)
        return Text::tr("the go line is %1, before 1.14").arg(goLine);
    return std::nullopt;
}

std::optional<Finding> judgeVendor(const Facts& facts, const ProjectFacts& project)
{
    const QString mode = project.buildMode(*facts.goEnv);
    const bool isUsed = mode == QLatin1String("vendor");
    if (!isUsed && !project.hasVendorFolder)
        return std::nullopt;
    if (!project.vendor && !project.vendor.notPresent()) {
        Finding finding = onProject(project, Status::Unknown, {});
        const Text why =
            Text::tr("%1 could not be read")
                .arg(winpath::join(project.vendorFolder, QStringLiteral("modules.txt")));
        finding.evidence = {why};
        notKnown(finding, WhyUnknown::Failed, why);
        return finding;
    }
    if (isUsed) {
        const QStringList faults = inconsistencies(project);
        if (faults.isEmpty())
            return std::nullopt;
        Finding finding = inconsistent(project, faults);
        const QString flags = QStringLiteral("GOFLAGS");
        if (!project.hasVendorFolder) { // only the flag makes Go look for it
            for (Text& place : placesOf(facts, flags))
                finding.evidence.push_back(std::move(place));
            finding.alsoAbout = {flags};
        }
        return finding;
    }
    const auto why = whyUnused(facts, project);
    // Without a list it is some folder of that name.
    if (!why || !project.vendor)
        return std::nullopt;
    Finding finding =
        onProject(project, Status::Note, Text::tr("Go does not use the vendor folder"),
                  {Text::tr("%1 exists").arg(project.vendorFolder), *why});
    finding.reason = Text::tr("What was changed in the vendor folder has no effect; Go takes the "
                              "modules from the module cache.");
    return finding;
}

} // namespace

Rule projectVendorRule()
{
    return {QStringLiteral("project.vendor"),
            Text::tr("The vendor folder fits go.mod"),
            Status::Problem,
            Text::tr("Where there is a vendor folder, Go builds from it alone, and ends where its "
                     "list differs from go.mod."),
            QStringLiteral("https://go.dev/ref/mod#vendoring"),
            projectRule(judgeVendor, ProjectNeeds::ReadableFiles)};
}

} // namespace gosetup::rules
