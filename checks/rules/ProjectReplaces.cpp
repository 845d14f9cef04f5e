// SPDX-License-Identifier: Apache-2.0
// project.replace-missing and project.replace-absolute: folders that go.mod and go.work put in the
// place of modules.
#include "gosettings/ModulePaths.h"
#include "paths/WindowsPath.h"
#include "rules/ProjectKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

/// The version by which a module of the project requires it; empty where none does.
QString requiredVersion(const ProjectFacts& project, const gosettings::ModuleVersion& module)
{
    for (const ProjectModule& main : project.modules) {
        if (!main.mod)
            continue;
        for (const gosettings::ModRequirement& one : main.mod->requirements) {
            const bool fits = one.module.path == module.path &&
                              (module.version.isEmpty() || module.version == one.module.version);
            if (fits)
                return one.module.version;
        }
    }
    return {};
}

/// Source: cmd/go/internal/mvs, BuildListError; modload, rawGoModData.
QString missingMessage(const ReplacementFolder& one, const QString& version)
{
    QString shown = one.line.to.path;
    shown.replace(u'/', u'\\');
    const bool isFolderThere = one.isThere.valueOr(false);
    return QStringLiteral("go: %1@%2 (replaced by %3): reading %4\\go.mod: open %5\\go.mod: The "
                          "system cannot find the %6 specified.")
        .arg(one.line.from.path, version, one.line.to.path, shown, one.folder,
             isFolderThere ? QStringLiteral("file") : QStringLiteral("path"));
}

bool isReplacementGone(const ReplacementFolder& one)
{
    return (one.isThere && !*one.isThere) || (one.hasModFile && !*one.hasModFile);
}

std::optional<Finding> judgeMissing(const Facts& facts, const ProjectFacts& project)
{
    const bool isVendored = project.buildMode(*facts.goEnv) == QLatin1String("vendor");
    std::vector<Text> lines;
    bool isNeeded = false;
    bool isUnknown = false;
    QString message;
    QStringList folders;
    for (const ReplacementFolder& one : project.replacementFolders) {
        if (!isInForce(project, one))
            continue;
        isUnknown = isUnknown || (!one.isThere && !one.isThere.notPresent());
        if (!isReplacementGone(one))
            continue;
        lines.push_back(lineOfFile(one.file, one.line.line, replacementText(one.line)));
        lines.push_back(one.isThere.valueOr(false) ? Text::tr("%1 has no go.mod").arg(one.folder)
                                                   : Text::tr("%1 does not exist").arg(one.folder));
        folders << one.folder;
        const QString version = requiredVersion(project, one.line.from);
        if (!version.isEmpty() && !isNeeded)
            message = missingMessage(one, version);
        isNeeded = isNeeded || !version.isEmpty();
    }
    if (lines.empty() && isUnknown) {
        Finding finding = onProject(project, Status::Unknown, {});
        const Text why = Text::tr("a folder that replaces a module could not be looked at");
        finding.evidence = {why};
        notKnown(finding, WhyUnknown::Failed, why);
        return finding;
    }
    if (lines.empty())
        return std::nullopt;
    const bool stopsGo = isNeeded && !isVendored;
    Finding finding = onProject(project, stopsGo ? Status::Problem : Status::Note,
                                Text::tr("A folder that replaces a module is missing"));
    addSome(finding.evidence, std::move(lines));
    finding.alsoAbout = folders;
    if (stopsGo)
        finding.evidence.push_back(goSays(message));
    else if (isVendored)
        finding.evidence.push_back(
            Text::tr("Go builds from the vendor folder and does not read it"));
    else
        finding.evidence.push_back(Text::tr("no module of the project requires what it replaces"));
    finding.fixes = {
        manualFix(QStringLiteral("bring"),
                  Text::tr("Put the module's sources into %1, or remove the line from go.mod")
                      .arg(folders.front()))};
    return finding;
}

std::optional<Finding> judgeAbsolute(const Facts&, const ProjectFacts& project)
{
    std::vector<Text> lines;
    const auto add = [&](const QString& file, int line, const QString& path, const QString& text) {
        if (!gosettings::isRootedPath(path))
            return;
        lines.push_back(lineOfFile(file, line, text));
        const bool hasDrive = path.size() > 1 && path[1] == u':';
        if (!hasDrive && !winpath::isUnc(winpath::clean(path)))
            lines.push_back(
                Text::tr("%1 begins at no drive: on Windows it counts from the project").arg(path));
    };
    for (const ReplacementFolder& one : project.replacementFolders)
        add(one.file, one.line.line, one.line.to.path, replacementText(one.line));
    if (project.work) {
        for (const gosettings::WorkUse& use : project.work->uses)
            add(project.workFile, use.line, use.path, QStringLiteral("use ") + use.path);
    }
    if (lines.empty())
        return std::nullopt;
    Finding finding =
        onProject(project, Status::Note, Text::tr("The project names a folder by its full path"));
    addSome(finding.evidence, std::move(lines));
    finding.fixes = {manualFix(QStringLiteral("relative"),
                               Text::tr("Name the folder by a path that begins with ./ or ../, or "
                                        "keep the line in a go.work of your own"))};
    return finding;
}

} // namespace

std::vector<Rule> projectReplaceRules()
{
    const QString source = QStringLiteral("https://go.dev/ref/mod#go-mod-file-replace");
    return {
        {QStringLiteral("project.replace-missing"),
         Text::tr("All folders that replace modules exist"), Status::Problem,
         Text::tr("Go reads a replaced module from that folder and from nowhere else."), source,
         projectRule(judgeMissing, ProjectNeeds::ReadableFiles)},
        {QStringLiteral("project.replace-absolute"),
         Text::tr("Folders that replace modules are named from the project"), Status::Note,
         Text::tr("A full path is right on one computer only: elsewhere the build ends."), source,
         projectRule(judgeAbsolute, ProjectNeeds::ReadableFiles)},
    };
}

} // namespace gosetup::rules
