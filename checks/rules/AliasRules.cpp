// SPDX-License-Identifier: Apache-2.0
#include "rules/RuleKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

enum class Place
{
    NotOnPath,
    BehindTool,
    BeforeTool,
    NoTool
};

/// Where the aliases' folder stands among the entries that are searched.
std::optional<int> folderOrder(const Facts& facts, const QString& folder)
{
    const std::vector<PathEntry> entries = facts.path->effective();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries[i].searched() && winpath::same(entries[i].folder, folder))
            return static_cast<int>(i);
    }
    return std::nullopt;
}

Place placeOf(const Facts& facts, const QString& tool)
{
    const std::optional<int> stub = folderOrder(facts, facts.aliases->folder);
    if (!stub)
        return Place::NotOnPath;
    std::optional<int> real;
    for (const ToolCandidate& candidate : facts.toolchain->candidates(tool)) {
        if (candidate.kind != ToolCandidate::Kind::AliasStub &&
            !winpath::same(candidate.entryFolder, facts.aliases->folder)) {
            real = candidate.order;
            break;
        }
    }
    if (!real)
        return Place::NoTool;
    return *real < *stub ? Place::BehindTool : Place::BeforeTool;
}

Evidence linesOf(const AliasFact& alias)
{
    Evidence lines = {
        Text::tr("%1 is an app execution alias (tag 0x8000001B)").arg(alias.stub.path)};
    if (alias.link) {
        lines.push_back(Text::tr("it belongs to the package %1").arg(alias.link->package));
        if (!alias.link->target.isEmpty())
            lines.push_back(Text::tr("it starts %1").arg(alias.link->target));
    }
    return lines;
}

Fix turnOff(const AliasFact& alias, bool recommended)
{
    return {QStringLiteral("turn-off"),
            Text::tr("Turn off the alias %1; undo turns it on again").arg(alias.stub.name),
            {SwitchAlias{alias.stub.name, false, alias.stub.reparseTag, alias.stub.reparseData}},
            recommended};
}

Finding judgeAlias(const Facts& facts, const AliasFact& alias, bool go)
{
    Finding finding = say(Status::Note, Text::tr("A harmless alias %1 is on").arg(alias.stub.name),
                          linesOf(alias));
    finding.subject = alias.stub.path;
    switch (placeOf(facts, alias.tool())) {
    case Place::NotOnPath: finding.evidence.push_back(Text::tr("its folder is not on PATH")); break;
    case Place::BehindTool:
        finding.evidence.push_back(Text::tr("the real %1 comes first on PATH").arg(alias.tool()));
        break;
    case Place::BeforeTool:
        finding.status = go ? Status::Problem : Status::Warning;
        finding.title = Text::tr("An alias takes precedence over the real %1").arg(alias.tool());
        finding.evidence.push_back(Text::tr("its folder comes before %1 on PATH")
                                       .arg(facts.toolchain->candidates(alias.tool()).back().path));
        finding.fixes = {turnOff(alias, go)};
        break;
    case Place::NoTool:
        // Without the real tool, the alias of a store app may be what the person wants; not of go.
        finding.status = go ? Status::Warning : Status::Note;
        finding.title = Text::tr("Only an alias is found for %1").arg(alias.tool());
        finding.evidence.push_back(Text::tr("no real %1 is on PATH").arg(alias.tool()));
        finding.fixes = {turnOff(alias, go)};
        break;
    }
    return finding;
}

Findings shadowsGo(const Facts& facts)
{
    Findings findings;
    for (const char* name : {"go", "gofmt"}) {
        if (const AliasFact* alias = facts.aliases->alias(QString::fromLatin1(name)))
            findings.push_back(judgeAlias(facts, *alias, true));
    }
    return findings;
}

Findings shadowsTools(const Facts& facts)
{
    Findings findings;
    for (const char* name : {"gopls", "dlv", "gcc", "git", "python"}) {
        if (const AliasFact* alias = facts.aliases->alias(QString::fromLatin1(name)))
            findings.push_back(judgeAlias(facts, *alias, false));
    }
    return findings;
}

Findings appPaths(const Facts& facts)
{
    Findings findings;
    for (const AppPath& redirect : facts.appPaths->redirects) {
        Finding finding =
            say(redirect.targetExists ? Status::Note : Status::Warning,
                redirect.targetExists
                    ? Text::tr("Win+R uses a separate path for %1").arg(redirect.tool)
                    : Text::tr("Win+R leads to a %1 that does not exist").arg(redirect.tool),
                {Text::tr("%1 = %2").arg(redirect.place).arg(redirect.target)});
        finding.subject = redirect.place;
        findings.push_back(finding);
    }
    return findings;
}

} // namespace

std::vector<Rule> aliasRules()
{
    const QString source = QStringLiteral("https://github.com/microsoft/winget-cli/issues/6304");
    return {
        {QStringLiteral("alias.shadows-go"), Text::tr("No alias takes precedence over go"),
         Status::Problem,
         Text::tr("A Store app can put a go.exe of 0 bytes into a folder that is on PATH; it "
                  "starts the app, or fails with error 1920."),
         source, given({&Facts::aliases, &Facts::path, &Facts::toolchain}, shadowsGo)},
        {QStringLiteral("alias.shadows-tools"),
         Text::tr("No alias takes precedence over other tools"), Status::Warning,
         Text::tr(
             "An alias before git, gcc or python starts the Store or an app instead of the tool."),
         source, given({&Facts::aliases, &Facts::path, &Facts::toolchain}, shadowsTools)},
        {QStringLiteral("alias.app-paths"), Text::tr("Win+R finds tools as PATH does"),
         Status::Warning,
         Text::tr("App Paths apply to Win+R and shortcuts, never to a console: the two may start "
                  "different programs. This mechanism is different from an alias."),
         QStringLiteral("https://learn.microsoft.com/windows/win32/shell/app-registration"),
         given({&Facts::appPaths}, appPaths)},
    };
}

} // namespace gosetup::rules
