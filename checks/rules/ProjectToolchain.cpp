// SPDX-License-Identifier: Apache-2.0
// project.go-too-new: the Go that a project asks for, and the one that a go command there starts.
#include "gosettings/GoOrder.h"
#include "paths/WindowsPath.h"
#include "rules/GoSettingFixes.h"
#include "rules/PinnedToolchain.h"
#include "rules/ProjectKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

using gosettings::compareGoVersions;

const QString gotoolchainName = QStringLiteral("GOTOOLCHAIN");

/// A file that asks for a Go, by its go or toolchain line, or a module in vendor\modules.txt.
struct WantedGo
{
    QString file;
    int line = 0;
    QString text;    ///< of the line
    QString version; ///< "1.25.0"
    QString what;    ///< as Go names it in its message
};

/// What Go itself refuses to run without. The go lines of a workspace's modules are compared with
/// go.work's: project.workspace says so.
std::vector<WantedGo> goLines(const ProjectFacts& project)
{
    if (project.isWorkspace() && project.work && !project.work->go.isEmpty())
        return {{project.workFile, project.work->goLine, QStringLiteral("go ") + project.work->go,
                 project.work->go, project.workShown}};
    if (project.isWorkspace() || project.modules.empty() || !project.modules.front().mod)
        return {};
    const ProjectModule& module = project.modules.front();
    if (module.mod->go.isEmpty())
        return {};
    return {{module.file, module.mod->goLine, QStringLiteral("go ") + module.mod->go,
             module.mod->go, module.shown}};
}

/// Source: cmd/go/internal/modload/vendor.go, readVendorList.
std::vector<WantedGo> vendoredGoLines(const Facts& facts, const ProjectFacts& project)
{
    std::vector<WantedGo> lines;
    if (!project.vendor || project.buildMode(*facts.goEnv) != QLatin1String("vendor"))
        return lines;
    const QString file = winpath::join(project.vendorFolder, QStringLiteral("modules.txt"));
    for (const auto& [module, meta] : project.vendor->modules) {
        if (!meta.goVersion.isEmpty())
            lines.push_back(
                {file, meta.line, module.text() + QStringLiteral(", go ") + meta.goVersion,
                 meta.goVersion, module.path + QStringLiteral(" in vendor\\modules.txt")});
    }
    return lines;
}

/// Lets Go choose itself, where somebody has said that it must not.
void addSwitchFix(const Facts& facts, Finding& finding)
{
    const QString value = facts.goEnv->value(gotoolchainName);
    if (value == QLatin1String("auto"))
        return;
    for (Fix& fix : clearingFix(facts, gotoolchainName,
                                [&](const QString& other) { return other == value; })) {
        fix.recommended = false;
        finding.fixes.push_back(std::move(fix));
    }
}

Finding tooNew(const Facts& facts, const ProjectFacts& project, const WantedGo& wanted,
               const QString& message)
{
    Finding finding = onProject(project, Status::Problem,
                                Text::tr("The project requires Go %1, and Go %2 is used")
                                    .arg(wanted.version)
                                    .arg(project.toolchain.version()),
                                {lineOfFile(wanted.file, wanted.line, wanted.text)});
    for (Text& line : goSaysLines(message))
        finding.evidence.push_back(std::move(line));
    finding.alsoAbout = {gotoolchainName};
    for (Text& place : placesOf(facts, gotoolchainName))
        finding.evidence.push_back(std::move(place));
    if (!isGoPinned(project))
        finding.fixes = {installGoFix(facts, wanted.version)};
    addSwitchFix(facts, finding);
    return finding;
}

/// A Go before 1.21 reads the go line as advice, but not one of three numbers.
/// Source: golang/go issues 57001, 62278.
std::optional<Finding> judgeOldGo(const Facts& facts, const ProjectFacts& project,
                                  const WantedGo& wanted)
{
    if (compareGoVersions(wanted.version, project.toolchain.version()) <= 0)
        return std::nullopt;
    const bool isThreeNumbers = wanted.version.count(u'.') > 1;
    const QString message =
        isThreeNumbers
            ? QStringLiteral("go: errors parsing go.mod:\n%1:%2: invalid go version '%3': must "
                             "match format 1.23")
                  .arg(wanted.what)
                  .arg(wanted.line)
                  .arg(wanted.version)
            : QStringLiteral("note: module requires Go %1").arg(wanted.version);
    const auto& faults = project.modules.empty() || !project.modules.front().mod
                             ? std::vector<gosettings::ModFault>{}
                             : project.modules.front().mod->faults;
    if (!isThreeNumbers && !faults.empty())
        return tooNew(facts, project, wanted,
                      QStringLiteral("go: errors parsing go.mod:\n") +
                          faults.front().message(wanted.what));
    Finding finding = tooNew(facts, project, wanted, message);
    if (!isThreeNumbers) {
        finding.status = Status::Warning;
        finding.reason = Text::tr("A Go before 1.21 tries to build it all the same. What is new "
                                  "since then ends with errors of the compiler.");
    }
    return finding;
}

/// Go starts another version for the project; what it needs for that.
std::optional<Finding> judgeSwitch(const Facts& facts, const ProjectFacts& project,
                                   const std::vector<WantedGo>& wanted)
{
    const gosettings::ToolchainChoice& choice = project.toolchain;
    if (!project.toolchainProgram.isEmpty() || project.toolchainDownloaded)
        return std::nullopt;
    Finding finding =
        onProject(project, Status::Problem,
                  Text::tr("The project requires %1, which Go cannot get").arg(choice.toolchain));
    for (const WantedGo& line : wanted)
        finding.evidence.push_back(lineOfFile(line.file, line.line, line.text));
    finding.alsoAbout = {gotoolchainName};
    const Evidence why =
        choice.mayDownload
            ? whyNoDownload(*facts.goEnv, choice.toolchain)
            : Evidence{
                  goSays(QStringLiteral("go: cannot find \"%1\" in PATH").arg(choice.toolchain))};
    finding.evidence.insert(finding.evidence.end(), why.begin(), why.end());
    finding.fixes = {installGoFix(facts, choice.version())};
    if (!why.empty()) {
        addSwitchFix(facts, finding);
        return finding;
    }
    finding.status = Status::Note;
    finding.title = Text::tr("Go downloads %1 for this project").arg(choice.toolchain);
    finding.reason = Text::tr("A toolchain that Go downloads takes some hundred MB in the module "
                              "cache and is never removed by itself.");
    finding.fixes.front().recommended = false;
    return finding;
}

std::optional<Finding> judgeGoOfProject(const Facts& facts, const ProjectFacts& project)
{
    if (project.modulesOff)
        return std::nullopt;
    const gosettings::ToolchainChoice& choice = project.toolchain;
    const std::vector<WantedGo> wanted = goLines(project);
    if (choice.toolchain.isEmpty()) {
        Finding finding = onProject(project, Status::Unknown, {});
        const Text why = Text::tr("no Go was found on PATH");
        finding.evidence = {why};
        for (const WantedGo& line : wanted)
            finding.evidence.push_back(lineOfFile(line.file, line.line, line.text));
        notKnown(finding, WhyUnknown::NotPresent, why);
        return finding;
    }
    if (!choice.refusal.isEmpty()) {
        Finding finding =
            onProject(project, Status::Problem, Text::tr("The toolchain line names no Go"),
                      {goSays(choice.refusal)});
        finding.fixes = {
            manualFix(QStringLiteral("correct"),
                      Text::tr("Correct the toolchain line, such as: toolchain go1.24.4"))};
        return finding;
    }
    constexpr int firstThatRefuses = 21;
    if (gosettings::minorOfGoVersion(choice.version()) < firstThatRefuses)
        return wanted.empty() ? std::nullopt : judgeOldGo(facts, project, wanted.front());
    if (choice.forProject) {
        if (auto finding = judgeSwitch(facts, project, wanted))
            return finding;
    }
    std::vector<WantedGo> all = wanted;
    const std::vector<WantedGo> vendored = vendoredGoLines(facts, project);
    all.insert(all.end(), vendored.begin(), vendored.end());
    for (const WantedGo& line : all) {
        if (compareGoVersions(line.version, choice.version()) > 0)
            return tooNew(facts, project, line, choice.tooNewMessage(line.what, line.version));
    }
    return std::nullopt;
}

} // namespace

Rule projectToolchainRule()
{
    return {QStringLiteral("project.go-too-new"),
            Text::tr("The installed Go is new enough for the project"),
            Status::Problem,
            Text::tr("Go does not build a project that asks for a newer Go. It gets that Go by "
                     "itself only where GOTOOLCHAIN and the network permit."),
            QStringLiteral("https://go.dev/doc/toolchain"),
            projectRule(judgeGoOfProject, ProjectNeeds::Nothing)};
}

} // namespace gosetup::rules
