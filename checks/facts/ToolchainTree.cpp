// SPDX-License-Identifier: Apache-2.0
#include "facts/ToolchainTree.h"

#include "facts/FileRanges.h"
#include "facts/RepackagedGo.h"
#include "facts/ToolchainManifest.h"
#include "facts/ToolchainOwners.h"
#include "machine/ProgramFile.h"
#include "machine/formats/BuildInfo.h"
#include "paths/WindowsPath.h"
#include "toolchain/Manifest.h"

#include <array>

namespace gosetup::collect {

using winpath::join;

bool isInPlace(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    return info && info->has_value();
}

QString versionOf(const Files& files, const QString& root)
{
    constexpr qint64 most = 4096;
    const auto bytes = files.read(join(root, QStringLiteral("VERSION")), most);
    if (!bytes)
        return {};
    // Up to Go 1.20 the file is one line without an end.
    const QString line = QString::fromUtf8(bytes->split('\n').front()).trimmed();
    const auto version = GoVersion::parse(line);
    return version ? version->name() : QString();
}

namespace {

/// What `go build` starts. Since Go 1.25 the others are built when they are asked for; before Go
/// 1.5 the compilers had other names. Sources: go.dev/doc/go1.25, go.dev/doc/go1.5.
constexpr std::array<const char*, 4> builtTools = {"asm.exe", "cgo.exe", "compile.exe", "link.exe"};
constexpr int firstWithTheseTools = 5;
constexpr int firstWithoutSrcPkg = 4;

/// `pkg\tool\windows_amd64`: of the processor that go.exe is made for, where it told, else the one
/// that is there.
QString toolFolder(const Files& files, const ToolchainInstall& install)
{
    const QString folder = QStringLiteral("pkg\\tool");
    constexpr qint64 headBytes = 4096;
    const auto head =
        install.arch ? QByteArray() : files.head(install.program, headBytes).value_or(QByteArray());
    if (const auto arch = install.arch ? install.arch : programArch(head))
        return join(folder, QStringLiteral("windows_") + toString(*arch));
    const auto names = files.list(join(install.root, folder));
    for (const QString& name : names.value_or(QStringList())) {
        if (name.startsWith(QLatin1String("windows_"), Qt::CaseInsensitive))
            return join(folder, name);
    }
    return {};
}

/// The system that a tree without Windows' programs is made for, by the folder of its tools.
QString otherSystemOf(const Files& files, const QString& root)
{
    if (isInPlace(files, join(root, QStringLiteral("bin\\go.exe"))) ||
        !isInPlace(files, join(root, QStringLiteral("bin\\go"))))
        return {};
    const auto names = files.list(join(root, QStringLiteral("pkg\\tool")));
    for (const QString& name : names.value_or(QStringList())) {
        const qsizetype at = name.indexOf(u'_');
        if (at > 0 && !name.startsWith(QLatin1String("windows_"), Qt::CaseInsensitive))
            return QString(name).replace(at, 1, u'/');
    }
    return {};
}

/// Parts that every Go tree has; a cut-short unpack lacks some, and an antivirus takes some.
void lookForParts(const Files& files, ToolchainInstall& install)
{
    const auto lacks = [&](const QString& part) {
        const auto info = files.info(join(install.root, part));
        if (!info)
            return false; // it may be there
        const bool there = info->has_value();
        if (!there)
            install.missingParts << part;
        else if ((*info)->size == 0 && !(*info)->isDirectory && (*info)->reparseTag == 0)
            install.emptyParts << part;
        return !there;
    };
    // A tree built from source has VERSION.cache, or none of them: its programs know theirs.
    const bool knowsVersion =
        isInPlace(files, join(install.root, QStringLiteral("VERSION.cache"))) ||
        (!isInPlace(files, join(install.root, QStringLiteral("VERSION"))) && install.runs());
    if (!knowsVersion)
        (void)lacks(QStringLiteral("VERSION"));
    for (const char* part : {"bin\\go.exe", "bin\\gofmt.exe"}) {
        if (!install.repackaged)
            (void)lacks(QString::fromLatin1(part));
    }
    const bool noPackages = lacks(QStringLiteral("pkg"));
    const bool noSource = lacks(QStringLiteral("src"));
    // The manifest knows each file of its tree.
    if (install.manifest)
        return;
    const auto version = GoVersion::parse(install.version);
    // Source: go.dev/doc/go1.4, "Changes to the layout of the source tree".
    const bool old = version && version->minor() < firstWithoutSrcPkg;
    const QString packages = old ? QStringLiteral("src\\pkg") : QStringLiteral("src");
    for (const char* package : {"fmt", "runtime"}) {
        if (!noSource)
            (void)lacks(join(packages, QString::fromLatin1(package)));
    }
    if (noPackages || (version && version->minor() < firstWithTheseTools))
        return;
    const QString folder = toolFolder(files, install);
    if (folder.isEmpty())
        install.missingParts << QStringLiteral("pkg\\tool");
    else if (!isInPlace(files, join(install.root, folder)))
        install.missingParts << folder;
    else
        for (const char* tool : builtTools)
            (void)lacks(join(folder, QString::fromLatin1(tool)));
}

/// Which Go built the compiler: its own, unless files of another version were put over the tree.
void lookAtCompiler(const Files& files, ToolchainInstall& install)
{
    const QString folder = toolFolder(files, install);
    if (folder.isEmpty())
        return;
    const QString program = join(join(install.root, folder), QStringLiteral("compile.exe"));
    const auto info = files.info(program);
    if (!info || !info->has_value() || (*info)->isCloudPlaceholder())
        return;
    install.compiler = program;
    const auto build = readBuildInfo(rangesOf(files, program));
    const auto version = build ? build->go() : std::nullopt;
    install.compilerVersion = version ? version->name() : QString();
}

} // namespace

ToolchainInstall readTree(Machine& machine, const QString& root, const OwnerTraces& traces)
{
    const Files& files = machine.files();
    ToolchainInstall install;
    install.root = root;
    const auto resolved = files.resolved(root);
    install.resolvedRoot = resolved ? *resolved : root;
    install.version = versionOf(files, root);
    install.program = join(install.bin(), QStringLiteral("go.exe"));
    const auto repackaged = repackagedGoAt(files, root);
    if (repackaged && !isInPlace(files, install.program))
        install.program = repackaged->program;
    install.hasProgram = isInPlace(files, install.program);
    const bool marker = isInPlace(files, join(root, QString::fromLatin1(markerName)));
    install.owner = ownerOf(root, !install.version.isEmpty(), marker, traces);
    if (install.owner == Owner::Zip || install.owner == Owner::Unknown)
        install.owner = ownerOf(install.resolvedRoot, !install.version.isEmpty(), marker, traces);
    if (install.owner == Owner::Zip && isScoopsTree(files, root))
        install.owner = Owner::Scoop;
    if (repackaged) {
        install.repackaged = true;
        install.owner = repackaged->owner;
    }
    install.otherSystem = otherSystemOf(files, root);
    install.manifest = readManifest(files, root);
    return install;
}

RunFact interpretRun(const ProcessResult& result)
{
    RunFact run;
    run.startError = result.startError;
    run.exitCode = result.exitCode;
    run.output = QString::fromUtf8((result.standardOutput.isEmpty() ? result.standardError
                                                                    : result.standardOutput)
                                       .left(500))
                     .trimmed();
    const QStringList words = run.output.split(u' ', Qt::SkipEmptyParts);
    if (words.value(0) != QLatin1String("go") || words.value(1) != QLatin1String("version"))
        return run;
    const auto version = GoVersion::parse(words.value(2));
    run.version = version ? version->name() : QString();
    run.target = words.last().contains(u'/') ? words.last() : QString();
    return run;
}

Observed<RunFact> askVersion(Machine& machine, const QString& program,
                             std::chrono::milliseconds timeout)
{
    const auto info = machine.files().info(program);
    if (!info || !info->has_value())
        return {}; // NotPresent
    if ((*info)->isCloudPlaceholder())
        return Observed<RunFact>::unknown(
            WhyUnknown::NotApplicable,
            Text::tr("%1 is only in the cloud; it was not started, because that would download it")
                .arg(program));
    try {
        const auto result = machine.processes().run(program, {QStringLiteral("version")}, timeout);
        return result ? Observed<RunFact>(interpretRun(*result))
                      : Observed<RunFact>::from(result.error());
    } catch (const std::exception& e) {
        return Observed<RunFact>::unknown(WhyUnknown::Failed,
                                          Text::verbatim(QString::fromUtf8(e.what())));
    }
}

void runTree(Machine& machine, ToolchainInstall& install, std::chrono::milliseconds timeout)
{
    install.run = askVersion(machine, install.program, timeout);
    if (install.run) {
        if (install.version.isEmpty())
            install.version = install.run->version;
        install.arch = fromName<Arch>(install.run->target.section(u'/', 1, 1));
    }
    try {
        lookForParts(machine.files(), install);
        lookAtCompiler(machine.files(), install);
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): nothing of it is known
    }
}

} // namespace gosetup::collect
