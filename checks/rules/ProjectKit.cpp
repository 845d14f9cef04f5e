// SPDX-License-Identifier: Apache-2.0
#include "rules/ProjectKit.h"

#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup::rules {

Evaluate projectRule(JudgeProject judge, ProjectNeeds needs)
{
    return given({&Facts::projects, &Facts::goEnv}, [judge, needs](const Facts& facts) -> Findings {
        if (facts.projects->projects.empty())
            return inOrder({Text::tr("no project was named (--project)")});
        Findings findings;
        for (const ProjectFacts& project : facts.projects->projects) {
            const auto why =
                needs == ProjectNeeds::ReadableFiles ? whyUnreadable(project) : std::nullopt;
            if (why) {
                Finding finding = onProject(project, Status::Unknown, {}, {*why});
                notKnown(finding, WhyUnknown::Failed, *why);
                findings.push_back(std::move(finding));
            } else if (auto finding = judge(facts, project)) {
                findings.push_back(std::move(*finding));
            }
        }
        return findings;
    });
}

Finding onProject(const ProjectFacts& project, Status status, Text title, Evidence evidence)
{
    Finding finding = say(status, std::move(title), std::move(evidence));
    finding.subject = project.folder;
    return finding;
}

Text lineOfFile(const QString& file, int line, const QString& text)
{
    return Text::tr("%1, line %2: %3").arg(file).arg(line).arg(withoutCredentials(text));
}

Evidence goSaysLines(const QString& message)
{
    Evidence evidence;
    for (const QString& line : message.split(u'\n', Qt::SkipEmptyParts))
        evidence.push_back(evidence.empty() ? goSays(line)
                                            : verbatim(withoutCredentials(line.trimmed())));
    return evidence;
}

void addSome(Evidence& evidence, std::vector<Text> lines)
{
    constexpr std::size_t shown = 10;
    const std::size_t more = lines.size() > shown ? lines.size() - shown : 0;
    lines.resize(lines.size() - more);
    for (Text& line : lines)
        evidence.push_back(std::move(line));
    if (more > 0)
        evidence.push_back(Text::tr("and %n more", nullptr, static_cast<int>(more)));
}

std::optional<Text> whyUnreadable(const ProjectFacts& project)
{
    const auto unreadable = [](const QString& file, const auto& content) -> std::optional<Text> {
        if (!content)
            return Text::tr("%1 could not be read").arg(file);
        if (!content->faults.empty())
            return Text::tr("Go does not accept %1").arg(file);
        return std::nullopt;
    };
    if (project.modulesOff)
        return Text::tr("Go reads no go.mod: GO111MODULE=off");
    if (project.isWorkspace()) {
        if (auto why = unreadable(project.workFile, project.work))
            return why;
    } else if (project.modules.empty()) {
        return Text::tr("there is no go.mod in %1 or above it").arg(project.folder);
    }
    for (const ProjectModule& module : project.modules) {
        if (auto why = unreadable(module.file, module.mod))
            return why;
    }
    return std::nullopt;
}

QString replacementText(const gosettings::ModReplacement& replacement)
{
    const auto words = [](const gosettings::ModuleVersion& module) {
        return module.version.isEmpty() ? module.path : module.path + u' ' + module.version;
    };
    return words(replacement.from) + QStringLiteral(" => ") + words(replacement.to);
}

bool isMainModule(const ProjectFacts& project, const QString& path)
{
    return std::ranges::any_of(project.modules, [&](const ProjectModule& module) {
        return module.mod && module.mod->module == path;
    });
}

bool isInForce(const ProjectFacts& project, const ReplacementFolder& replacement)
{
    if (!project.isWorkspace())
        return true;
    const QString& path = replacement.line.from.path;
    if (isMainModule(project, path))
        return false;
    const bool isOfWork = winpath::same(replacement.file, project.workFile);
    return isOfWork || !project.work ||
           std::ranges::none_of(
               project.work->replacements,
               [&](const gosettings::ModReplacement& one) { return one.from.path == path; });
}

const ReplacementFolder* folderInsteadOf(const ProjectFacts& project,
                                         const gosettings::ModuleVersion& module)
{
    for (const ReplacementFolder& one : project.replacementFolders) {
        const gosettings::ModuleVersion& from = one.line.from;
        const bool fits =
            from.path == module.path && (from.version.isEmpty() || from.version == module.version);
        if (fits && isInForce(project, one))
            return &one;
    }
    return nullptr;
}

Fix installGoFix(const Facts& facts, const QString& version)
{
    const QString root = facts.system ? winpath::join(facts.system->folders.localAppData,
                                                      QStringLiteral("Programs\\Go"))
                                      : QString();
    ArchiveRef wanted;
    wanted.version = QStringLiteral("go") + version;
    return {QStringLiteral("install"),
            Text::tr("Install Go %1 or a later version of the same line").arg(version),
            {InstallToolchain{root, Scope::User, false, wanted}},
            !root.isEmpty()};
}

bool isGoPinned(const ProjectFacts& project)
{
    return project.toolchain.isOther && !project.toolchain.forProject;
}

} // namespace gosetup::rules
