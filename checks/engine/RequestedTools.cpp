// SPDX-License-Identifier: Apache-2.0
#include "engine/RequestedTools.h"

#include "facts/GoTools.h"
#include "paths/WindowsPath.h"
#include "rules/ToolFixes.h"

namespace gosetup {

namespace {

struct NamedTool
{
    QString package;
    QString version; ///< empty: what suits the Go
};

Result<NamedTool> namedTool(const QString& text)
{
    const QString name = text.section(u'@', 0, 0);
    const QString version = text.contains(u'@') ? text.section(u'@', 1) : QString();
    if (const GoTool* known = findGoTool(name))
        return NamedTool{known->package, version};
    if (name.contains(u'/') && !version.isEmpty())
        return NamedTool{name, version};
    return fail(ErrorCode::Usage, Text::tr("unknown tool \"%1\"").arg(text),
                Text::tr("give one of %1, or PACKAGE@VERSION")
                    .arg(offeredTools().join(QLatin1String(", "))));
}

} // namespace

Result<std::vector<InstallTool>> requestedTools(const Facts& facts, const PlanRequest& request,
                                                const std::optional<InstallToolchain>& install)
{
    std::optional<BuildingGo> go;
    if (install)
        go = BuildingGo{winpath::join(install->root, QStringLiteral("bin\\go.exe")),
                        install->archive.version};
    std::vector<InstallTool> changes;
    changes.reserve(static_cast<std::size_t>(request.tools.size()));
    for (const QString& text : request.tools) {
        const auto named = namedTool(text);
        GOSETUP_RETURN_IF_FAILED(named);
        const auto change = toolChange(facts, named->package, named->version, go);
        if (!change)
            return fail(ErrorCode::Usage, Text::tr("no Go is there that can build %1").arg(text),
                        Text::tr("install Go in the same run: --go latest"));
        changes.push_back(*change);
    }
    return changes;
}

} // namespace gosetup
