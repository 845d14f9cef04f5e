// SPDX-License-Identifier: Apache-2.0
#include "rules/GoOrder.h"
#include "rules/RuleKit.h"
#include "rules/SmokeRule.h"
#include "rules/ToolchainHealth.h"

#include <QSet>

#include <algorithm>

namespace gosetup::rules {

namespace {

/// "1. go1.22.0: C:\Go\bin\go.exe (machine PATH), from the official installer (MSI)"
Text candidateLine(const ToolchainFacts& tools, const ToolCandidate& candidate, int number)
{
    const ToolchainInstall* install = tools.install(candidate.root);
    const Text place = Text::tr("%1 (%2 PATH)").arg(candidate.path).arg(scopeName(candidate.hive));
    if (candidate.kind == ToolCandidate::Kind::AliasStub)
        return Text::tr("%1. %2: an alias of a Store app").arg(number).arg(place);
    if (candidate.kind == ToolCandidate::Kind::Script)
        return Text::tr("%1. %2: a script").arg(number).arg(place);
    if (!install)
        return Text::tr("%1. %2: a program of unknown origin").arg(number).arg(place);
    const QString version = install->version.isEmpty() ? QStringLiteral("Go ?") : install->version;
    return Text::tr("%1. %2: %3, %4")
        .arg(number)
        .arg(place)
        .arg(version)
        .arg(ownerText(install->owner));
}

Evidence candidateLines(const ToolchainFacts& tools)
{
    Evidence lines;
    int number = 0;
    for (const ToolCandidate& candidate : tools.candidates(QStringLiteral("go")))
        lines.push_back(candidateLine(tools, candidate, ++number));
    return lines;
}

Findings multiple(const Facts& facts)
{
    QSet<const ToolchainInstall*> trees;
    for (const ToolCandidate& candidate : facts.toolchain->candidates(QStringLiteral("go"))) {
        if (const ToolchainInstall* install = facts.toolchain->install(candidate.root))
            trees.insert(install);
    }
    if (trees.size() < 2) {
        Evidence evidence;
        for (const ToolchainInstall& install : facts.toolchain->installs)
            evidence.push_back(describe(install));
        return ok(Text::tr("At most one Go installation is on PATH"), evidence);
    }
    const GoOrder order = goOrder(facts);
    const bool harmless = order.blockers.empty() && order.wanted;
    Finding finding = say(
        harmless ? Status::Note : Status::Warning,
        Text::tr("Multiple Go installations on PATH: %n", nullptr, static_cast<int>(trees.size())),
        candidateLines(*facts.toolchain));
    const auto downloaded = std::ranges::find_if(facts.toolchain->installs, isInModuleCache);
    if (harmless && downloaded != facts.toolchain->installs.end())
        finding.evidence.push_back(
            Text::tr("the first one is used; go clean -modcache deletes %1").arg(downloaded->root));
    else if (harmless)
        finding.evidence.push_back(
            Text::tr("the first one is used, and it is the newest that runs"));
    if (!order.wanted || harmless)
        return {finding};
    const Hive hive = order.wantedEntry ? order.wantedEntry->hive : Hive::CurrentUser;
    const GoFirst first = putFirst(facts, order.wantedBin(), scopeOf(hive));
    if (!first.changes.empty())
        finding.fixes = {
            offeredFix(QStringLiteral("keep-one"),
                       Text::tr("Remove the other Go installations from PATH and use %1")
                           .arg(order.wanted->root),
                       first.changes)};
    return {finding};
}

Findings architecture(const Facts& facts)
{
    Findings findings;
    for (const ToolchainInstall& install : facts.toolchain->installs) {
        if (!install.arch || *install.arch == facts.system->info.arch)
            continue;
        Finding finding =
            say(Status::Note, Text::tr("A Go installation is built for a different processor"),
                {Text::tr("%1 is for %2, this computer is %3")
                     .arg(install.root)
                     .arg(toString(*install.arch))
                     .arg(toString(facts.system->info.arch))});
        finding.subject = install.root;
        if (*install.arch == Arch::X86) {
            finding.reason = Text::tr("A 32-bit Go can use 2 to 4 GB of memory only: large builds "
                                      "end with \"VirtualAlloc … failed\".");
            finding.fixes = {
                manualFix(QStringLiteral("native"), Text::tr("Install the 64-bit Go"))};
            findings.push_back(finding);
            continue;
        }
        finding.speed = true;
        finding.fixes = {
            manualFix(QStringLiteral("native"),
                      Text::tr("Install the Go for this processor: it does not need emulation"))};
        findings.push_back(finding);
    }
    return findings;
}

Findings shadowed(const Facts& facts)
{
    const GoOrder order = goOrder(facts);
    bool program = false;
    for (const ToolCandidate& blocker : order.blockers)
        program = program || blocker.kind == ToolCandidate::Kind::Program;
    if (!order.wanted)
        return ok(Text::tr("No Go installation is hidden by another"),
                  candidateLines(*facts.toolchain));
    if (!program)
        return inOrder(candidateLines(*facts.toolchain));
    Finding finding = say(Status::Problem, Text::tr("A different Go takes precedence"),
                          candidateLines(*facts.toolchain));
    finding.subject = order.winner ? order.winner->path : QString();
    finding.evidence.insert(finding.evidence.begin(),
                            Text::tr("%1 takes precedence over %2")
                                .arg(finding.subject)
                                .arg(winpath::join(order.wantedBin(), QStringLiteral("go.exe"))));
    if (order.winner && order.winner->hive == Hive::LocalMachine &&
        (!order.wantedEntry || order.wantedEntry->hive == Hive::CurrentUser))
        finding.evidence.push_back(
            Text::tr("every entry of the system PATH comes before the user PATH"));
    const Hive hive = order.wantedEntry ? order.wantedEntry->hive : Hive::CurrentUser;
    const GoFirst first = putFirst(facts, order.wantedBin(), scopeOf(hive));
    if (!first.changes.empty())
        finding.fixes.push_back(recommendedFix(
            facts, QStringLiteral("put-first"),
            Text::tr("Use %1 in %2").arg(order.wanted->version).arg(order.wanted->root),
            first.changes));
    if (first.onlyPerson)
        finding.fixes.push_back(manualFix(
            QStringLiteral("remove-program"),
            Text::tr("Remove %1, or the PATH entry it is found by").arg(finding.subject)));
    return {finding};
}

Findings shadowedByScript(const Facts& facts)
{
    const GoOrder order = goOrder(facts);
    Findings findings;
    for (const ToolCandidate& blocker : order.blockers) {
        // Beside Go itself it comes first by PATHEXT alone: path.pathext's business.
        const bool beside =
            order.wantedEntry && winpath::same(blocker.entryFolder, order.wantedEntry->entryFolder);
        if (blocker.kind != ToolCandidate::Kind::Script || beside)
            continue;
        Finding finding =
            say(Status::Problem, Text::tr("A script takes precedence over Go"),
                {Text::tr("%1 comes before %2")
                     .arg(blocker.path)
                     .arg(winpath::join(order.wantedBin(), QStringLiteral("go.exe")))});
        finding.subject = blocker.path;
        const Hive hive = order.wantedEntry ? order.wantedEntry->hive : Hive::CurrentUser;
        const GoFirst first = putFirst(facts, order.wantedBin(), scopeOf(hive));
        if (blocker.hive == hive || hive == Hive::LocalMachine)
            finding.fixes.push_back(recommendedFix(
                facts, QStringLiteral("put-first"),
                Text::tr("Move %1 before it").arg(order.wantedBin()), first.changes));
        else
            finding.fixes.push_back(manualFix(
                QStringLiteral("remove-script"),
                Text::tr("Rename or remove %1, if you do not need it").arg(blocker.path)));
        findings.push_back(finding);
    }
    return findings;
}

} // namespace

std::vector<Rule> toolchainRules()
{
    const QString order = QStringLiteral("https://github.com/golang/go/issues/34214");
    return {
        {QStringLiteral("toolchain.none"), Text::tr("Go is installed and runs"), Status::Problem,
         Text::tr("Without a Go that runs, nothing can be built."),
         QStringLiteral("https://go.dev/doc/install"), given({&Facts::toolchain}, noGo)},
        {QStringLiteral("toolchain.does-not-run"),
         Text::tr("All Go installations that were found run"), Status::Problem,
         Text::tr("A go.exe that Windows does not start fails with a message that does not name "
                  "the cause."),
         QStringLiteral("https://learn.microsoft.com/windows/win32/debug/system-error-codes"),
         given({&Facts::toolchain}, doesNotRun)},
        {QStringLiteral("toolchain.too-new-for-windows"),
         Text::tr("Go supports this version of Windows"), Status::Problem,
         Text::tr(
             "Go 1.21 and later require Windows 10 or Windows Server 2016; on an older Windows "
             "they crash when they start."),
         QStringLiteral("https://go.dev/wiki/MinimumRequirements"),
         given({&Facts::toolchain, &Facts::system}, tooNewForWindows)},
        {QStringLiteral("toolchain.incomplete"), Text::tr("All Go installations are complete"),
         Status::Problem,
         Text::tr("An interrupted unpack, or one over an older tree, shows up later as \"package … "
                  "is not in std\"."),
         QStringLiteral("https://go.dev/doc/install"), given({&Facts::toolchain}, incomplete)},
        {QStringLiteral("toolchain.multiple"), Text::tr("One Go installation is on PATH"),
         Status::Warning,
         Text::tr("If multiple Go installations are on PATH, the first one is used, and updating "
                  "another has no effect."),
         order, given({&Facts::toolchain}, multiple)},
        {QStringLiteral("toolchain.architecture"), Text::tr("Go is built for this processor"),
         Status::Note, Text::tr("An emulated Go builds slowly."),
         QStringLiteral("https://learn.microsoft.com/windows/arm/overview"),
         given({&Facts::toolchain, &Facts::system}, architecture)},
        {QStringLiteral("toolchain.builds"), Text::tr("Go built and ran a program"),
         Status::Problem,
         Text::tr("A Go that answers \"go version\" may still be unable to build: its compiler, "
                  "the temporary folder and every program it makes must be allowed to run."),
         QStringLiteral("https://go.dev/doc/tutorial/getting-started"),
         given({&Facts::environment, &Facts::toolchain}, lastSmokeTest)},
        {QStringLiteral("path.shadowed-go"), Text::tr("The right Go takes precedence"),
         Status::Problem,
         Text::tr("The first match on PATH is used, and the system PATH comes before the user "
                  "PATH. Builds use a different Go than the one you keep up to date."),
         QStringLiteral("https://github.com/rust-lang/rustup/pull/2670"),
         given({&Facts::toolchain, &Facts::path}, shadowed)},
        {QStringLiteral("path.shadowed-by-script"), Text::tr("No script takes precedence over Go"),
         Status::Problem,
         Text::tr("A go.bat or go.cmd earlier on PATH is started instead of go.exe."),
         QStringLiteral("https://learn.microsoft.com/windows-server/administration/"
                        "windows-commands/path"),
         given({&Facts::toolchain}, shadowedByScript)},
    };
}

} // namespace gosetup::rules
