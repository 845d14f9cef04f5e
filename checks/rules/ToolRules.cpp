// SPDX-License-Identifier: Apache-2.0
// The tools that people build with `go install`, by their files alone, and git. A tool that is not
// there is no fault: editors offer to fetch what they lack.
#include "facts/GoTools.h"
#include "gosettings/Patterns.h"
#include "gosettings/ProxyList.h"
#include "rules/GoOrder.h"
#include "rules/RuleKit.h"
#include "rules/ToolFixes.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

/// "gopls v0.18.1, built with go1.24.4".
Text describeTool(const GoProgramFact& tool)
{
    if (!tool.build)
        return verbatim(tool.path);
    const QString release = tool.build->release();
    return release.isEmpty()
               ? Text::tr("%1, built with %2").arg(tool.path).arg(tool.build->goVersion)
               : Text::tr("%1 is %2, built with %3")
                     .arg(tool.path)
                     .arg(release)
                     .arg(tool.build->goVersion);
}

/// Never recommended: it fetches from the network, and takes a minute.
void addRebuild(const Facts& facts, const QString& package, std::vector<Fix>& fixes)
{
    if (package.isEmpty()) // what it is nobody knows
        return;
    if (const auto change = toolChange(facts, package))
        fixes.push_back(offeredFix(QStringLiteral("build"),
                                   Text::tr("Build %1@%2 with %3")
                                       .arg(change->package)
                                       .arg(change->version)
                                       .arg(change->goVersion),
                                   {*change}));
}

/// By its name where its file tells nothing.
QString packageOf(const GoProgramFact& tool)
{
    if (tool.build && goToolOf(*tool.build) != nullptr)
        return tool.build->path;
    const GoTool* known = findGoTool(tool.name);
    return known != nullptr ? known->package : QString();
}

Finding aboutTool(const GoProgramFact& tool, Status status, Text title, Evidence evidence)
{
    Finding finding = say(status, std::move(title), std::move(evidence));
    finding.subject = tool.path;
    finding.alsoAbout = {tool.name};
    return finding;
}

Findings missingTools(const Facts& facts)
{
    Evidence there;
    for (const QString& name : offeredTools()) {
        if (const GoProgramFact* tool = facts.tools->find(name))
            there.push_back(describeTool(*tool));
    }
    const bool isWanted = !facts.tools->goExtension.isEmpty();
    QStringList missing;
    Finding finding;
    for (const char* name : {"gopls", "dlv"}) {
        const GoTool* tool = findGoTool(QString::fromLatin1(name));
        if (!isWanted || tool == nullptr || facts.tools->find(tool->name) != nullptr)
            continue;
        missing << tool->name;
        finding.evidence.push_back(
            Text::tr("%1 is not in %2 and not on PATH").arg(tool->name).arg(facts.tools->goBin));
        finding.evidence.push_back(Text::tr("%1: %2").arg(tool->name).arg(tool->purpose));
        addRebuild(facts, tool->package, finding.fixes);
    }
    if (missing.isEmpty())
        return inOrder(there);
    finding.status = Status::Note;
    finding.subject = missing.join(QLatin1String(", "));
    finding.title = Text::tr("VS Code's Go extension will ask for %1").arg(finding.subject);
    return {finding};
}

/// Windows cannot start it: not whole, or no program.
std::optional<Text> whyNotStarted(const GoProgramFact& tool)
{
    if (tool.placeholder)
        return std::nullopt;
    if (tool.size == 0 && !tool.header)
        return tool.header.why() == WhyUnknown::NotPresent
                   ? std::optional(Text::tr("%1 is empty (0 bytes)").arg(tool.path))
                   : std::nullopt;
    if (!tool.header)
        return std::nullopt;
    if (tool.header->neededSize > tool.size)
        return Text::tr("%1 is cut off: it has %2 of %3 bytes")
            .arg(tool.path)
            .arg(tool.size)
            .arg(tool.header->neededSize);
    if (!tool.header->arch)
        return Text::tr("%1 is not for a processor that Windows runs on").arg(tool.path);
    return std::nullopt;
}

Findings doNotRun(const Facts& facts)
{
    Findings findings;
    Evidence unread;
    for (const GoProgramFact& tool : facts.tools->programs) {
        std::optional<Text> why = whyNotStarted(tool);
        if (!why && tool.isNoProgram)
            why = Text::tr("%1 is not a Windows program").arg(tool.path);
        if (!why) {
            if (tool.size > 0 && !tool.placeholder && !tool.header)
                unread.push_back(Text::tr("%1: %2").arg(tool.path).arg(
                    whyText(tool.header.why(), tool.header.detail())));
            continue;
        }
        Finding finding = aboutTool(tool, Status::Warning,
                                    Text::tr("Windows cannot start %1").arg(tool.name), {*why});
        addRebuild(facts, packageOf(tool), finding.fixes);
        finding.fixes.push_back(manualFix(
            QStringLiteral("again"), Text::tr("Install it again, or delete the file if you do not "
                                              "need it")));
        findings.push_back(finding);
    }
    if (findings.empty() && !unread.empty()) {
        Finding finding = say(Status::Unknown, Text::tr("Some tools could not be read"), unread);
        return {finding};
    }
    return findings;
}

/// arm64 Windows emulates both others; a 64-bit one runs 32-bit programs.
bool canStart(Arch program, Arch computer)
{
    switch (program) {
    case Arch::X86: return true;
    case Arch::Amd64: return computer != Arch::X86;
    case Arch::Arm64: return computer == Arch::Arm64;
    }
    return false;
}

/// A debugger works on programs of its own kind only.
/// Where a GOARCH was set, that is told as such.
bool isDebuggerOfOther(const Facts& facts, const GoProgramFact& tool, Arch arch)
{
    const ToolchainInstall* go = goOrder(facts).wanted;
    return tool.name.compare(QLatin1String("dlv"), Qt::CaseInsensitive) == 0 && go != nullptr &&
           go->arch && *go->arch != arch;
}

Findings wrongArch(const Facts& facts)
{
    const Arch computer = facts.system->info.arch;
    Findings findings;
    for (const GoProgramFact& tool : facts.tools->programs) {
        if (!tool.header || !tool.header->arch)
            continue;
        const Arch arch = *tool.header->arch;
        const bool starts = canStart(arch, computer);
        if (starts && !isDebuggerOfOther(facts, tool, arch))
            continue;
        const Text program = Text::tr("%1 is a program for %2").arg(tool.path).arg(toString(arch));
        const Text other =
            starts
                ? Text::tr("Go builds programs for %1").arg(toString(*goOrder(facts).wanted->arch))
                : Text::tr("this computer has a processor for %1").arg(toString(computer));
        Finding finding = aboutTool(tool, Status::Warning,
                                    starts ? Text::tr("dlv cannot debug what Go builds here")
                                           : Text::tr("%1 is for another processor").arg(tool.name),
                                    {program, other});
        addRebuild(facts, packageOf(tool), finding.fixes);
        findings.push_back(finding);
    }
    return findings;
}

/// Why it does not work with the Go in use; nullopt where it does, or where nobody can tell.
std::optional<Text> whyOutdated(const GoTool& known, const GoBuildInfo& build, int goMinor)
{
    const auto line = [](int minor) { return QStringLiteral("go1.%1").arg(minor); };
    const GoWindow window = windowOf(known, build.release());
    if (window.newest > 0 && goMinor > window.newest)
        return Text::tr("%1 %2 works with Go up to %3; the Go in use is %4")
            .arg(known.name)
            .arg(build.release())
            .arg(line(window.newest))
            .arg(line(goMinor));
    if (goMinor < window.oldest)
        return Text::tr("%1 %2 works with Go from %3 on; the Go in use is %4")
            .arg(known.name)
            .arg(build.release())
            .arg(line(window.oldest))
            .arg(line(goMinor));
    const auto builtBy = build.go();
    if (known.readsCode && builtBy && builtBy->minor() < goMinor)
        return Text::tr("it was built with %1 and cannot read code for %2, the Go in use")
            .arg(build.goVersion)
            .arg(line(goMinor));
    return std::nullopt;
}

/// Of the Go that should respond: a fix of PATH or GOROOT that comes to it makes no tool worse.
int minorOfWantedGo(const Facts& facts)
{
    const ToolchainInstall* go = goOrder(facts).wanted;
    const auto version = go == nullptr ? std::nullopt : GoVersion::parse(go->version);
    return version ? version->minor() : facts.goEnv->goMinor();
}

Findings outdatedTools(const Facts& facts)
{
    const int goMinor = minorOfWantedGo(facts);
    if (goMinor == 0)
        return inOrder();
    Findings findings;
    for (const GoProgramFact& tool : facts.tools->programs) {
        const GoTool* known = tool.build ? goToolOf(*tool.build) : nullptr;
        const auto why =
            known != nullptr ? whyOutdated(*known, *tool.build, goMinor) : std::nullopt;
        if (!why)
            continue;
        Finding finding = aboutTool(tool, Status::Warning,
                                    Text::tr("%1 does not fit the Go in use").arg(known->name),
                                    {describeTool(tool), *why});
        addRebuild(facts, tool.build->path, finding.fixes);
        findings.push_back(finding);
    }
    return findings;
}

/// Some modules come from git alone: of private patterns, or because GOPROXY begins with it.
std::optional<Text> whyGitIsNeeded(const Facts& facts)
{
    const auto list = gosettings::parseProxyList(facts.goEnv->value(QStringLiteral("GOPROXY")));
    if (list.isValid() && !list.entries.empty() &&
        list.entries.front().kind == gosettings::ProxyEntry::Kind::Direct)
        return Text::tr("GOPROXY makes Go ask git first");
    for (const char* name : {"GOPRIVATE", "GONOPROXY"}) {
        const QString key = QString::fromLatin1(name);
        const QString value = facts.goEnv->value(key);
        if (!value.isEmpty() && value != QLatin1String("none"))
            return Text::tr("Go fetches the modules of %1 from git").arg(key);
    }
    return std::nullopt;
}

Findings gitMissing(const Facts& facts)
{
    if (!facts.tools->git.isEmpty())
        return inOrder({verbatim(facts.tools->git)});
    const auto needed = whyGitIsNeeded(facts);
    if (facts.goEnv->goMinor() == 0 || !needed)
        return inOrder({Text::tr("git is not on PATH; Go needs it only for modules that no module "
                                 "proxy has")});
    Finding finding = say(Status::Warning, Text::tr("Go does not find git"), {*needed});
    finding.subject = QStringLiteral("git");
    const QString& elsewhere = facts.tools->gitOffPath;
    if (elsewhere.isEmpty()) {
        finding.fixes = {manualFix(QStringLiteral("install-git"),
                                   Text::tr("Install Git for Windows: https://git-scm.com"))};
        return {finding};
    }
    const QString folder = winpath::parent(elsewhere);
    finding.evidence.push_back(Text::tr("%1 is installed").arg(elsewhere));
    EditPath edit{Scope::User, {}};
    edit.edits.push_back(
        {PathEdit::Kind::InsertLast, folder, {}, 0, QStringLiteral("tools.git-missing")});
    finding.fixes = {recommendedFix(facts, QStringLiteral("add"),
                                    Text::tr("Add %1 to the user PATH").arg(folder), {edit})};
    return {finding};
}

} // namespace

std::vector<Rule> toolsRules()
{
    const std::vector<Need> needs = {&Facts::goEnv, &Facts::tools, &Facts::toolchain};
    const QString editors = QStringLiteral("https://go.dev/gopls/");
    return {
        {QStringLiteral("tools.do-not-run"), Text::tr("Installed tools are Windows programs"),
         Status::Warning,
         Text::tr("A download that was cut off, a full disk or an antivirus leaves a file that "
                  "Windows does not start."),
         QStringLiteral("https://go.dev/ref/mod#go-install"), given(needs, doNotRun)},
        {QStringLiteral("tools.wrong-arch"), Text::tr("Installed tools are for this computer"),
         Status::Warning,
         Text::tr("With GOARCH or GOOS set, go install makes programs for another computer. A "
                  "debugger works on programs of its own architecture only."),
         QStringLiteral("https://go.dev/doc/install/source#environment"),
         given({&Facts::goEnv, &Facts::tools, &Facts::toolchain, &Facts::system}, wrongArch)},
        {QStringLiteral("tools.outdated"), Text::tr("Installed tools fit the Go in use"),
         Status::Warning,
         Text::tr("A tool reads Go code with the libraries it was built with: built with an older "
                  "Go, it ends with \"package requires newer Go version\". After an update of Go, "
                  "tools must be built again."),
         QStringLiteral("https://github.com/dominikh/go-tools/issues/1632"),
         given(needs, outdatedTools)},
        {QStringLiteral("tools.missing"), Text::tr("Editors find their tools"), Status::Note,
         Text::tr("Editors use gopls for completion and navigation, and dlv for debugging. They "
                  "offer to fetch what they lack."),
         editors, given(needs, missingTools)},
        {QStringLiteral("tools.git-missing"), Text::tr("Go finds git"), Status::Warning,
         Text::tr("Go starts git for private modules and for what no module proxy has."),
         QStringLiteral("https://go.dev/doc/faq#git_https"), given(needs, gitMissing)},
    };
}

} // namespace gosetup::rules
