// SPDX-License-Identifier: Apache-2.0
#include "rules/ToolFixes.h"

#include "facts/GoTools.h"
#include "paths/WindowsPath.h"
#include "rules/GoOrder.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup {

namespace {

const GoTool* toolOfPackage(const QString& package)
{
    GoBuildInfo build;
    build.path = package;
    return goToolOf(build);
}

/// As Go names what it installs. Source: cmd/go/internal/load, DefaultExecName.
QString programNameOf(const QString& package)
{
    static const QRegularExpression versionPart(QStringLiteral("^v[0-9]+$"));
    const QStringList parts = package.split(u'/');
    const bool isVersion = parts.size() > 1 && versionPart.match(parts.last()).hasMatch();
    return parts.value(parts.size() - (isVersion ? 2 : 1)) + QStringLiteral(".exe");
}

std::optional<BuildingGo> goInUse(const Facts& facts)
{
    const ToolchainInstall* wanted = facts.toolchain ? goOrder(facts).wanted : nullptr;
    return wanted != nullptr ? std::optional(BuildingGo{wanted->program, wanted->version})
                             : std::nullopt;
}

} // namespace

std::optional<InstallTool> toolChange(const Facts& facts, const QString& package,
                                      const QString& version, const std::optional<BuildingGo>& go)
{
    constexpr int firstWithVersions = 16; // go.dev/doc/go1.16, "Go command"
    const auto builder = go ? go : goInUse(facts);
    const auto goVersion = builder ? GoVersion::parse(builder->version) : std::nullopt;
    if (!goVersion || goVersion->minor() < firstWithVersions || !facts.goEnv ||
        facts.goEnv->goBin().isEmpty())
        return std::nullopt;
    // Editors look into GOBIN before PATH: a "go" there would stand in for Go.
    const QString program = programNameOf(package);
    if (program == QLatin1String("go.exe") || program == QLatin1String("gofmt.exe"))
        return std::nullopt;
    const GoTool* known = toolOfPackage(package);
    const QString suitable =
        known != nullptr ? suitableVersion(*known, goVersion->minor()) : QStringLiteral("latest");
    return InstallTool{package, version.isEmpty() ? suitable : version,
                       winpath::join(facts.goEnv->goBin(), program), builder->program,
                       builder->version};
}

} // namespace gosetup
