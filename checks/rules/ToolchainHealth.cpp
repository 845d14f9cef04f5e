// SPDX-License-Identifier: Apache-2.0
#include "rules/ToolchainHealth.h"

#include "rules/RuntimeVariables.h"
#include "rules/WindowsStatus.h"
#include "toolchain/WindowsSupport.h"

#include <algorithm>

namespace gosetup::rules {

Text ownerText(Owner owner)
{
    switch (owner) {
    case Owner::Unknown: return Text::tr("owner unknown");
    case Owner::Msi: return Text::tr("from the official installer (MSI)");
    case Owner::Zip: return Text::tr("from a zip archive");
    case Owner::Scoop: return Text::tr("from Scoop");
    case Owner::Chocolatey: return Text::tr("from Chocolatey");
    case Owner::Winget: return Text::tr("from winget");
    case Owner::GoSdk: return Text::tr("from golang.org/dl");
    case Owner::GoSetup: return Text::tr("from GoSetup");
    case Owner::Msys2: return Text::tr("MSYS2's Go");
    case Owner::Conda: return Text::tr("conda's Go");
    }
    return {};
}

Text describe(const ToolchainInstall& install)
{
    const QString version = install.version.isEmpty() ? QStringLiteral("Go ?") : install.version;
    return Text::tr("%1 in %2, %3").arg(version).arg(install.root).arg(ownerText(install.owner));
}

namespace {

bool isTooNew(const Facts& facts, const ToolchainInstall& install)
{
    const auto version = GoVersion::parse(install.version);
    return facts.system && version && !runsOnWindows(*version, facts.system->info.build);
}

bool anyRuns(const ToolchainFacts& tools)
{
    return std::ranges::any_of(tools.installs, &ToolchainInstall::runs);
}

/// Version managers put a script on PATH that starts the Go they keep.
QString startingScript(const ToolchainFacts& tools)
{
    for (const ToolCandidate& candidate : tools.candidates(QStringLiteral("go"))) {
        if (candidate.kind == ToolCandidate::Kind::Script)
            return candidate.path;
        if (candidate.kind == ToolCandidate::Kind::Program)
            break;
    }
    return {};
}

/// The program that a console starts and that is in no Go tree: it gave no version.
QString silentStarter(const ToolchainFacts& tools)
{
    for (const ToolCandidate& candidate : tools.candidates(QStringLiteral("go"))) {
        if (candidate.kind == ToolCandidate::Kind::Program)
            return tools.starter && candidate.root.isEmpty() ? candidate.path : QString();
    }
    return {};
}

} // namespace

Findings noGo(const Facts& facts)
{
    const ToolchainFacts& tools = *facts.toolchain;
    Evidence evidence;
    bool unclear = false;
    bool whole = false;
    for (const ToolchainInstall& install : tools.installs) {
        if (install.runs())
            return ok(Text::tr("Go is installed"), {describe(install)});
        evidence.push_back(describe(install));
        unclear = unclear || (install.hasProgram && !install.run);
        whole = whole || (install.isComplete() && install.run);
    }
    if (tools.starter && tools.starter->runs() && !tools.starter->version.isEmpty())
        return ok(
            Text::tr("Go is installed"),
            {Text::tr("%1, started by a program outside its folder").arg(tools.starter->version)});
    unclear = unclear || (!tools.starter && !tools.starter.notPresent());
    const QString script = startingScript(tools);
    if (!script.isEmpty())
        evidence.push_back(Text::tr("%1 is a script, which was not started").arg(script));
    // A Go that could not be started for want of an answer may be fine.
    if (unclear || (!script.isEmpty() && !whole))
        return {say(Status::Unknown, Text::tr("Could not determine whether Go works"), evidence)};
    // The reason stands in toolchain.does-not-run, and a second copy would have it too.
    if (whole) {
        evidence.push_back(Text::tr("it is complete: installing it again would not help"));
        return note(Text::tr("Go is installed, but does not run"), evidence);
    }
    if (const QString program = silentStarter(tools); !program.isEmpty())
        evidence.push_back(Text::tr("%1 is on PATH, but starts no Go").arg(program));
    evidence.push_back(Text::tr("no Go that runs was found on PATH or in the usual folders"));
    Finding finding = say(Status::Problem, Text::tr("Go is not installed"), evidence);
    finding.fixes = {{QStringLiteral("install"), Text::tr("Install Go"), {}, true}};
    return {finding};
}

namespace {

/// The setting that ends every go command, by what this one printed; empty where it is none.
QString settingBehind(const Facts& facts, const QString& output)
{
    const QString limit = QStringLiteral("GOMEMLIMIT");
    if (output.contains(QLatin1String("malformed GOMEMLIMIT")) && facts.environment &&
        !isMemoryLimit(facts.environment->effective(limit)))
        return limit;
    if (!facts.goEnv)
        return {};
    const QString goroot = QStringLiteral("GOROOT");
    if (output.contains(QLatin1String("cannot find GOROOT directory")))
        return facts.goEnv->setting(goroot).isSet() ? goroot : QString();
    for (const GoSetting& setting : facts.goEnv->settings) {
        if (!setting.isAccepted() && output.contains(setting.name))
            return setting.name;
    }
    return {};
}

/// The installation is fine: the rule on that setting has the finding and the fix.
Finding stoppedBySetting(const ToolchainInstall& install, const QString& setting)
{
    Finding finding = say(
        Status::Note, Text::tr("A setting keeps Go from running: %1").arg(setting),
        {describe(install),
         Text::tr("the installation is not the cause: it runs once %1 is corrected").arg(setting)});
    finding.alsoAbout = {setting};
    return finding;
}

Finding stoppedByPackage(const ToolchainInstall& install, bool anotherRuns)
{
    Finding finding = say(anotherRuns ? Status::Note : Status::Problem,
                          Text::tr("A Go of a package manager runs in its own environment only"),
                          {describe(install)});
    finding.reason =
        Text::tr("This Go looks for its files in the folder that it was built in, unless its "
                 "package manager's shell sets GOROOT.");
    finding.fixes = {manualFix(QStringLiteral("own-shell"),
                               Text::tr("Use it in its package manager's shell, or install the "
                                        "official Go"))};
    return finding;
}

/// It started and gave up, or is no program any more, and parts of its tree are gone.
bool failsForItsParts(const ToolchainInstall& install)
{
    constexpr quint32 lowestStatus = 0x80000000;
    constexpr quint32 badFormat = 193;
    const bool gaveUp = install.run->startError == 0 && install.run->exitCode < lowestStatus;
    const bool isEmpty = install.run->startError == badFormat &&
                         install.emptyParts.contains(QStringLiteral("bin\\go.exe"));
    return !install.isComplete() && (gaveUp || isEmpty);
}

Finding failedStart(const Facts& facts, const ToolchainInstall& install)
{
    const QString& output = install.run->output;
    if (const QString setting = settingBehind(facts, output); !setting.isEmpty())
        return stoppedBySetting(install, setting);
    if (install.repackaged && output.contains(QLatin1String("cannot find GOROOT directory")))
        return stoppedByPackage(install, anyRuns(*facts.toolchain));
    const StatusMeaning meaning = explainStart(install.run->startError, install.run->exitCode);
    Finding finding = say(Status::Problem, Text::tr("A Go installation does not run"),
                          {Text::tr("%1 version: %2").arg(install.program).arg(meaning.what)});
    finding.reason = meaning.reason;
    if (!failsForItsParts(install)) // else toolchain.incomplete has them
        finding.fixes = {manualFix(QStringLiteral("way-out"), meaning.remedy)};
    return finding;
}

} // namespace

Findings doesNotRun(const Facts& facts)
{
    Findings findings;
    for (const ToolchainInstall& install : facts.toolchain->installs) {
        if (install.runs() || !install.hasProgram)
            continue;
        Finding finding;
        if (!install.run) {
            finding = say(Status::Unknown, Text::tr("Could not determine whether this Go runs"),
                          {whyText(install.run.why(), install.run.detail())});
        } else if (isTooNew(facts, install)) {
            continue; // toolchain.too-new-for-windows says why
        } else {
            finding = failedStart(facts, install);
            for (const QString& line : install.run->output.split(u'\n', Qt::SkipEmptyParts))
                finding.evidence.push_back(verbatim(line.trimmed()));
        }
        finding.subject = install.program;
        findings.push_back(finding);
    }
    return findings;
}

Findings tooNewForWindows(const Facts& facts)
{
    const SystemInfo& system = facts.system->info;
    Findings findings;
    for (const ToolchainInstall& install : facts.toolchain->installs) {
        if (!isTooNew(facts, install))
            continue;
        const QString newest = newestGoOnWindows(system.build);
        Finding finding = say(
            install.runs() ? Status::Warning : Status::Problem,
            Text::tr("A Go installation requires a newer Windows"),
            {describe(install), Text::tr("this is %1, build %2; the newest Go that runs here is %3")
                                    .arg(system.osName)
                                    .arg(system.build)
                                    .arg(newest)});
        finding.subject = install.program;
        finding.fixes = {manualFix(QStringLiteral("older"),
                                   Text::tr("Install %1, or update Windows").arg(newest))};
        findings.push_back(finding);
    }
    return findings;
}

namespace {

bool isProgram(const QString& part)
{
    return part.endsWith(QLatin1String(".exe"), Qt::CaseInsensitive);
}

void addManifest(const ManifestFact& manifest, Evidence& evidence)
{
    constexpr int most = 5;
    for (const QString& name : manifest.missing.mid(0, most))
        evidence.push_back(Text::tr("%1 is missing").arg(name));
    for (const QString& name : manifest.wrongSize.mid(0, most))
        evidence.push_back(Text::tr("the size of %1 has changed since it was unpacked").arg(name));
    const auto count = manifest.missing.size() + manifest.wrongSize.size();
    if (count > 0)
        evidence.push_back(
            Text::tr("%1 of %2 files differ from the manifest").arg(count).arg(manifest.files));
}

Evidence lackOf(const ToolchainInstall& install)
{
    Evidence evidence;
    for (const QString& part : install.missingParts)
        evidence.push_back(Text::tr("%1 is missing").arg(winpath::join(install.root, part)));
    for (const QString& part : install.emptyParts)
        evidence.push_back(Text::tr("%1 is empty").arg(winpath::join(install.root, part)));
    if (install.manifest)
        addManifest(*install.manifest, evidence);
    else if (install.manifest.why() == WhyUnknown::Failed)
        evidence.push_back(whyText(install.manifest.why(), install.manifest.detail()));
    return evidence;
}

/// Programs are gone, and nothing else is: no unpack ends like that.
bool looksTakenByAntivirus(const ToolchainInstall& install)
{
    QStringList gone = install.missingParts + install.emptyParts;
    if (install.manifest)
        gone += install.manifest->missing;
    return !gone.isEmpty() && std::all_of(gone.begin(), gone.end(), isProgram);
}

/// The whole source, and nothing that was built of it.
bool isSourceOnly(const ToolchainInstall& install)
{
    const auto lacks = [&](const char* part) {
        return install.missingParts.contains(QString::fromLatin1(part));
    };
    return lacks("bin\\go.exe") && lacks("bin\\gofmt.exe") && lacks("pkg") && !lacks("src") &&
           !lacks("src\\fmt") && !lacks("src\\runtime");
}

Finding sourceOnly(const ToolchainInstall& install)
{
    Finding finding = say(Status::Problem, Text::tr("A Go folder contains only the source code"),
                          {Text::tr("%1 contains no programs").arg(install.root)});
    finding.subject = install.root;
    finding.reason = Text::tr("This is the source code of Go: its programs must be built first.");
    finding.fixes = {
        manualFix(QStringLiteral("archive"),
                  Text::tr("Use the archive for Windows, or build Go with src\\make.bat"))};
    return finding;
}

Finding forOtherSystem(const ToolchainInstall& install)
{
    Finding finding =
        say(Status::Problem, Text::tr("A Go folder is for another operating system"),
            {Text::tr("the programs in %1 are for %2").arg(install.root).arg(install.otherSystem)});
    finding.subject = install.root;
    finding.reason = Text::tr("The archive of Go for another system was unpacked. Windows cannot "
                              "start its programs.");
    finding.fixes = {
        manualFix(QStringLiteral("archive"),
                  Text::tr("Download the archive for Windows, or have GoSetup install Go"))};
    return finding;
}

/// go.exe is of one version, the files around it are of another.
bool isMixed(const ToolchainInstall& install)
{
    return !install.repackaged && install.run && !install.run->version.isEmpty() &&
           !install.version.isEmpty() && install.run->version != install.version;
}

/// The compiler is of another version than the tree: go.exe says nothing, and every build ends.
/// Source: cmd/compile/internal/base/flag.go, "does not match go tool version".
bool hasOtherCompiler(const ToolchainInstall& install)
{
    const auto tree = GoVersion::parse(install.version);
    const auto compiler = GoVersion::parse(install.compilerVersion);
    return !install.repackaged && tree && compiler && *tree != *compiler;
}

Finding mixedVersions(const ToolchainInstall& install)
{
    Finding finding =
        say(Status::Problem, Text::tr("A Go installation contains files of two versions"),
            {Text::tr("%1 is %2")
                 .arg(winpath::join(install.root, QStringLiteral("VERSION")))
                 .arg(install.version)});
    if (isMixed(install))
        finding.evidence.push_back(
            Text::tr("%1 is %2").arg(install.program).arg(install.run->version));
    if (hasOtherCompiler(install))
        finding.evidence.push_back(
            Text::tr("%1 is %2").arg(install.compiler).arg(install.compilerVersion));
    finding.subject = install.root;
    finding.reason =
        Text::tr("One version was unpacked or copied over another: the folder contains files of "
                 "both, and builds fail with errors in the standard library.");
    finding.fixes = {manualFix(QStringLiteral("reinstall"),
                               Text::tr("Install Go again; the damaged folder is moved aside"))};
    return finding;
}

} // namespace

Findings incomplete(const Facts& facts)
{
    Findings findings;
    for (const ToolchainInstall& install : facts.toolchain->installs) {
        if (isMixed(install) || hasOtherCompiler(install)) {
            findings.push_back(mixedVersions(install));
            continue;
        }
        if (!install.otherSystem.isEmpty()) {
            findings.push_back(forOtherSystem(install));
            continue;
        }
        if (isSourceOnly(install)) {
            findings.push_back(sourceOnly(install));
            continue;
        }
        Evidence evidence = lackOf(install);
        if (evidence.empty())
            continue;
        Finding finding =
            say(Status::Problem, Text::tr("A Go installation is incomplete"), std::move(evidence));
        finding.subject = install.root;
        if (looksTakenByAntivirus(install)) {
            finding.reason = Text::tr("Only programs are missing: an antivirus may have removed "
                                      "them.");
            finding.fixes.push_back(manualFix(
                QStringLiteral("quarantine"),
                Text::tr("Look for them in Windows Security > Virus & threat protection > "
                         "Protection history, or in the quarantine of your antivirus, and restore "
                         "them")));
        }
        finding.fixes.push_back(
            install.repackaged
                ? manualFix(QStringLiteral("reinstall"),
                            Text::tr("Install the package again with its package manager"))
                : manualFix(QStringLiteral("reinstall"),
                            Text::tr("Install Go again; the damaged folder is moved aside")));
        findings.push_back(finding);
    }
    return findings;
}

} // namespace gosetup::rules
