// SPDX-License-Identifier: Apache-2.0
#include "facts/ToolchainTree.h"

#include "facts/ToolchainManifest.h"
#include "facts/ToolchainOwners.h"
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
    const QString line = QString::fromUtf8(bytes->left(bytes->indexOf('\n'))).trimmed();
    const auto version = GoVersion::parse(line);
    return version ? version->name() : QString();
}

namespace {

/// Parts every Go tree since 1.0 has; a cut-short unpack lacks some.
QStringList missingParts(const Files& files, const QString& root)
{
    QStringList missing;
    for (const char* part : {"VERSION", "bin\\go.exe", "bin\\gofmt.exe", "pkg", "src"}) {
        const QString name = QString::fromLatin1(part);
        if (!isInPlace(files, join(root, name)))
            missing << name;
    }
    return missing;
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
    install.hasProgram = isInPlace(files, join(root, QStringLiteral("bin\\go.exe")));
    const bool marker = isInPlace(files, join(root, QString::fromLatin1(markerName)));
    install.owner = ownerOf(root, !install.version.isEmpty(), marker, traces);
    if (install.owner == Owner::Zip || install.owner == Owner::Unknown)
        install.owner = ownerOf(install.resolvedRoot, !install.version.isEmpty(), marker, traces);
    if (install.owner == Owner::Zip && isScoopsTree(files, root))
        install.owner = Owner::Scoop;
    install.missingParts = missingParts(files, root);
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

void runTree(Machine& machine, ToolchainInstall& install, std::chrono::milliseconds timeout)
{
    const QString program = join(install.bin(), QStringLiteral("go.exe"));
    const auto info = machine.files().info(program);
    if (!info || !info->has_value())
        return; // NotPresent
    if ((*info)->isCloudPlaceholder()) {
        install.run = Observed<RunFact>::unknown(
            WhyUnknown::NotApplicable,
            Text::tr("%1 is only in the cloud; it was not started, because that would download it")
                .arg(program));
        return;
    }
    try {
        const auto result = machine.processes().run(program, {QStringLiteral("version")}, timeout);
        install.run = result ? Observed<RunFact>(interpretRun(*result))
                             : Observed<RunFact>::from(result.error());
    } catch (const std::exception& e) {
        install.run = Observed<RunFact>::unknown(WhyUnknown::Failed,
                                                 Text::verbatim(QString::fromUtf8(e.what())));
    }
    if (!install.run)
        return;
    if (install.version.isEmpty())
        install.version = install.run->version;
    install.arch = fromName<Arch>(install.run->target.section(u'/', 1, 1));
}

} // namespace gosetup::collect
