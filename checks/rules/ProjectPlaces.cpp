// SPDX-License-Identifier: Apache-2.0
// project.cloud and project.path-length: where a project is.
#include "paths/WindowsPath.h"
#include "rules/ProjectKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

Fix moveProject()
{
    return manualFix(QStringLiteral("move"),
                     Text::tr("Move the project into a short folder of a local drive, such as "
                              "C:\\code"));
}

std::optional<Finding> judgeCloud(const Facts& facts, const ProjectFacts& project)
{
    const LocationFacts& location = project.location;
    const auto say = [&](Text title, Text evidence) {
        Finding finding = onProject(project, Status::Warning, std::move(title), {evidence});
        finding.fixes = {moveProject()};
        return finding;
    };
    const CloudRoot* root = facts.cloud->rootOf(location.path);
    if (root == nullptr && location.resolved)
        root = facts.cloud->rootOf(*location.resolved);
    if (root != nullptr)
        return say(
            Text::tr("The project is in a cloud folder"),
            Text::tr("%1 is in %2 (%3)").arg(location.path).arg(root->path).arg(root->source));
    for (const PointOnWay& point : location.points) {
        if (point.placeholder)
            return say(Text::tr("The project is in a cloud folder"),
                       Text::tr("%1 is a cloud placeholder (tag 0x%2)")
                           .arg(point.path)
                           .arg(QString::number(point.tag, 16).toUpper()));
    }
    const bool isFar = winpath::isUnc(location.path) ||
                       (location.volume && location.volume->kind == VolumeKind::Network);
    if (!isFar)
        return std::nullopt;
    Finding finding = say(Text::tr("The project is on a network drive"),
                          Text::tr("%1 is reached over the network").arg(location.path));
    finding.reason =
        Text::tr("Builds are slow there, and git refuses folders that belong to another "
                 "account (\"error obtaining VCS status\").");
    return finding;
}

/// Of the files that the vendor folder is known to hold.
qsizetype longestVendored(const ProjectFacts& project)
{
    constexpr qsizetype fileName = 30; // most names of source files are shorter
    qsizetype longest = 0;
    const QStringList packages = project.vendor ? project.vendor->packages : QStringList();
    for (const QString& package : packages)
        longest = std::max(longest, package.size());
    return longest == 0 ? 0 : project.vendorFolder.size() + 1 + longest + 1 + fileName;
}

std::optional<Finding> judgeLength(const Facts& facts, const ProjectFacts& project)
{
    constexpr qsizetype longestFolder = 248; // CreateDirectory; a current folder may have 258
    constexpr qsizetype longestFile = 260;   // MAX_PATH, with the NUL at its end
    constexpr qsizetype usualInside = 100;   // folders and a file name in a module
    const qsizetype own = project.folder.size();
    const qsizetype vendored = longestVendored(project);
    const bool isFolderTooLong = own >= longestFolder;
    const bool isTooLong =
        isFolderTooLong || own + usualInside >= longestFile || vendored >= longestFile;
    if (!isTooLong || (*facts.longPaths && !isFolderTooLong))
        return std::nullopt;
    Finding finding = onProject(
        project, Status::Warning, Text::tr("The path of the project is too long"),
        {Text::tr("%1 has %2 characters; without long paths, Windows programs open files of up to "
                  "%3")
             .arg(project.folder)
             .arg(own)
             .arg(longestFile)});
    if (vendored >= longestFile)
        finding.evidence.push_back(Text::tr("files in %1 need up to %2 characters")
                                       .arg(project.vendorFolder)
                                       .arg(vendored));
    if (isFolderTooLong)
        finding.evidence.push_back(
            Text::tr("no program can be started in a folder of more than 258 characters"));
    finding.fixes = {moveProject()};
    return finding;
}

} // namespace

std::vector<Rule> projectPlaceRules()
{
    return {
        {QStringLiteral("project.cloud"), Text::tr("The project is on a local drive"),
         Status::Warning,
         Text::tr("The client uploads every build, locks files while Go writes them, and replaces "
                  "them by placeholders that Go cannot read."),
         QStringLiteral("https://github.com/golang/go/issues/22579"),
         given({&Facts::cloud}, projectRule(judgeCloud, ProjectNeeds::Nothing))},
        {QStringLiteral("project.path-length"), Text::tr("The path of the project is short"),
         Status::Warning,
         Text::tr("Go opens long paths by itself; git, C compilers and editors do not without "
                  "long paths turned on."),
         QStringLiteral("https://learn.microsoft.com/windows/win32/fileio/"
                        "maximum-file-path-limitation"),
         given({&Facts::longPaths}, projectRule(judgeLength, ProjectNeeds::Nothing))},
    };
}

} // namespace gosetup::rules
