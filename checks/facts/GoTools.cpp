// SPDX-License-Identifier: Apache-2.0
#include "facts/GoTools.h"

#include <QStringList>

#include <algorithm>

namespace gosetup {

namespace {

std::vector<GoTool> toolTable()
{
    const auto row = [](const char* name, const char* package, bool readsCode, Text purpose,
                        const char* other = "") {
        return GoTool{QString::fromLatin1(name), QString::fromLatin1(package), readsCode,
                      std::move(purpose), QString::fromLatin1(other)};
    };
    return {
        row("gopls", "golang.org/x/tools/gopls", true,
            Text::tr("completion, navigation and refactoring in editors")),
        row("dlv", "github.com/go-delve/delve/cmd/dlv", false, Text::tr("the debugger for Go")),
        row("staticcheck", "honnef.co/go/tools/cmd/staticcheck", true,
            Text::tr("finds mistakes and outdated code")),
        row("golangci-lint", "github.com/golangci/golangci-lint/v2/cmd/golangci-lint", true,
            Text::tr("runs many checks at once, as teams configure them"),
            "github.com/golangci/golangci-lint/cmd/golangci-lint"),
        row("govulncheck", "golang.org/x/vuln/cmd/govulncheck", true,
            Text::tr("finds known vulnerabilities")),
        row("stringer", "golang.org/x/tools/cmd/stringer", true, Text::tr("writes String methods")),
        row("deadcode", "golang.org/x/tools/cmd/deadcode", true,
            Text::tr("finds functions that nothing calls")),
        row("errcheck", "github.com/kisielk/errcheck", true,
            Text::tr("finds errors that are not checked")),
        row("wire", "github.com/google/wire/cmd/wire", true,
            Text::tr("writes code that connects components")),
    };
}

/// 18 of "v0.18.1", 24 of "v1.24.2"; -1 where it is no version.
int secondNumber(const QString& release)
{
    bool isNumber = false;
    const int number = release.section(u'.', 1, 1).toInt(&isNumber);
    return release.startsWith(u'v') && isNumber ? number : -1;
}

} // namespace

const std::vector<GoTool>& goTools()
{
    static const std::vector<GoTool> tools = toolTable();
    return tools;
}

QStringList offeredTools()
{
    constexpr std::size_t offered = 4;
    QStringList names;
    for (const GoTool& tool : goTools()) {
        if (names.size() < qsizetype{offered})
            names << tool.name;
    }
    return names;
}

const GoTool* findGoTool(const QString& name)
{
    const auto found = std::ranges::find_if(goTools(), [&](const GoTool& tool) {
        return tool.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == goTools().end() ? nullptr : &*found;
}

const GoTool* goToolOf(const GoBuildInfo& build)
{
    const auto found = std::ranges::find_if(goTools(), [&](const GoTool& tool) {
        return !build.path.isEmpty() &&
               (tool.package == build.path || tool.otherPackage == build.path);
    });
    return found == goTools().end() ? nullptr : &*found;
}

QString suitableVersion(const GoTool& tool, int goMinor)
{
    const QString latest = QStringLiteral("latest");
    if (goMinor == 0)
        return latest;
    if (tool.name == QLatin1String("gopls")) {
        if (goMinor <= 18)
            return QStringLiteral("v0.14.2");
        return goMinor <= 20 ? QStringLiteral("v0.15.3") : latest;
    }
    constexpr int oldestOfLatestDlv = 25;
    if (tool.name != QLatin1String("dlv") || goMinor >= oldestOfLatestDlv)
        return latest;
    switch (goMinor) {
    case 18: return QStringLiteral("v1.20.0");
    case 19: return QStringLiteral("v1.21.2");
    case 20: return QStringLiteral("v1.22.1");
    // A version query: the last of that line.
    default: return QStringLiteral("v1.%1").arg(goMinor);
    }
}

GoWindow windowOf(const GoTool& tool, const QString& release)
{
    const int line = secondNumber(release);
    if (line < 0)
        return {};
    if (tool.name == QLatin1String("gopls")) {
        constexpr int firstWithout120 = 17;
        constexpr int firstWithout118 = 15;
        if (line >= firstWithout120)
            return {21, 0};
        return line >= firstWithout118 ? GoWindow{19, 0} : GoWindow{};
    }
    if (tool.name != QLatin1String("dlv"))
        return {};
    // Its newest Go is the one of its own number. The oldest is two lines before, and for some
    // versions more: where that is not known for sure, less is said.
    constexpr int firstStrict = 27;
    return line >= firstStrict ? GoWindow{line - 2, line} : GoWindow{std::max(0, line - 4), line};
}

} // namespace gosetup
