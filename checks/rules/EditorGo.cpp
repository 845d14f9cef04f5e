// SPDX-License-Identifier: Apache-2.0
#include "rules/EditorGo.h"

#include "base/Version.h"
#include "rules/GoOrder.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

using gosettings::EditorSetting;

/// Editors whose settings count, each file once.
std::vector<const CodeEditorFact*> editorsBySettings(const EditorFacts& facts)
{
    std::vector<const CodeEditorFact*> found;
    for (const CodeEditorFact& editor : facts.codeEditors) {
        const bool known = std::ranges::any_of(found, [&](const CodeEditorFact* other) {
            return winpath::same(other->settingsFile, editor.settingsFile);
        });
        if (editor.hasGo() && !known)
            found.push_back(&editor);
    }
    return found;
}

Finding aboutSetting(Status status, Text title, const CodeEditorFact& editor,
                     const EditorSetting& setting)
{
    Finding finding = say(status, std::move(title), {lineOf(editor, setting)});
    finding.subject = editor.settingsFile;
    finding.alsoAbout = {setting.name};
    return finding;
}

/// nullopt: the settings could be read, or there are none.
std::optional<Finding> unreadableSettings(const CodeEditorFact& editor)
{
    if (editor.settings || editor.settings.notPresent())
        return std::nullopt;
    Finding finding = say(Status::Unknown, {}, {verbatim(editor.settingsFile)});
    notKnown(finding, editor.settings.why(), editor.settings.detail());
    finding.evidence.push_back(whyText(editor.settings.why(), editor.settings.detail()));
    finding.subject = editor.settingsFile;
    return finding;
}

bool isSameGo(const EditorGo& a, const EditorGo& b)
{
    return winpath::same(a.root, b.root) || a.version == b.version;
}

/// The Go of a setting, against that of PATH; nullopt: no reason to speak.
std::optional<Finding> otherGo(const Facts& facts, const CodeEditorFact& editor,
                               const EditorSetting& setting, const EditorGo& go)
{
    const EditorGo expected = expectedGo(facts);
    const auto own = GoVersion::parse(go.version);
    const auto other = GoVersion::parse(expected.version);
    if (!own || !other || isSameGo(go, expected))
        return std::nullopt;
    Finding finding = aboutSetting(
        *own < *other ? Status::Warning : Status::Note,
        Text::tr("%1 uses %2 instead of %3").arg(editor.name).arg(own->name()).arg(other->name()),
        editor, setting);
    finding.evidence.push_back(Text::tr("%1 is in %2").arg(go.version).arg(go.root));
    finding.evidence.push_back(Text::tr("%1 is in %2").arg(expected.version).arg(expected.root));
    finding.fixes = {removeLine(editor, setting)};
    return finding;
}

/// What the extension does with go.goroot. GOROOT is set to what it says literally: of a value with
/// `${env:NAME}` there is no such folder.
std::optional<Finding> gorootFinding(const Facts& facts, const CodeEditorFact& editor,
                                     const EditorGoroot& goroot)
{
    if (goroot.folder.isEmpty())
        return std::nullopt;
    if (!goroot.exists) {
        Finding finding = aboutSetting(
            Status::Warning,
            Text::tr("%1 ignores go.goroot: the folder does not exist").arg(editor.name), editor,
            goroot.setting);
        finding.evidence.push_back(Text::tr("%1 does not exist").arg(goroot.folder));
        finding.fixes = {removeLine(editor, goroot.setting)};
        return finding;
    }
    if (goroot.hasProgram)
        return otherGo(facts, editor, goroot.setting, {goroot.resolved, goroot.version});
    const bool isSet = !goroot.setting.value.contains(QLatin1String("${env:"));
    Finding finding =
        aboutSetting(isSet ? Status::Problem : Status::Warning,
                     Text::tr("go.goroot of %1 names a folder without Go").arg(editor.name), editor,
                     goroot.setting);
    finding.evidence.push_back(Text::tr("%1 does not contain bin\\go.exe").arg(goroot.folder));
    if (isSet)
        finding.evidence.push_back(
            goSays(QStringLiteral("package fmt is not in std (%1\\src\\fmt)").arg(goroot.folder)));
    if (!goroot.meant.isEmpty()) {
        finding.fixes = {manualFix(QStringLiteral("correct"),
                                   Text::tr("In line %1 of %2, write the folder above: %3")
                                       .arg(goroot.setting.line)
                                       .arg(editor.settingsFile)
                                       .arg(goroot.meant))};
    }
    finding.fixes.push_back(removeLine(editor, goroot.setting));
    return finding;
}

/// The Go that the extension starts.
EditorGo startedGo(const Facts& facts, const CodeEditorFact& editor)
{
    for (const EditorTool& tool : editor.tools) {
        if (tool.tool == QLatin1String("go") && !tool.program.isEmpty())
            return {tool.goRoot, tool.goVersion};
    }
    for (const EditorGoroot& goroot : editor.goroots) {
        if (goroot.setting.name == QLatin1String("go.goroot") && goroot.hasProgram)
            return {goroot.resolved, goroot.version};
    }
    return expectedGo(facts);
}

/// GOROOT of go.toolsEnvVars reaches every go command of the editor.
std::optional<Finding> variableFinding(const Facts& facts, const CodeEditorFact& editor,
                                       const EditorGoroot& variable)
{
    if (variable.folder.isEmpty())
        return std::nullopt;
    if (!variable.exists) {
        Finding finding = aboutSetting(
            Status::Problem,
            Text::tr("%1 sets GOROOT to a folder that does not exist").arg(editor.name), editor,
            variable.setting);
        finding.evidence.push_back(
            goSays(QStringLiteral("cannot find GOROOT directory: %1").arg(variable.folder)));
        finding.fixes = {removeLine(editor, variable.setting)};
        return finding;
    }
    const EditorGo started = startedGo(facts, editor);
    if (variable.version.isEmpty() || started.version.isEmpty() ||
        isSameGo({variable.resolved, variable.version}, started))
        return std::nullopt;
    Finding finding = aboutSetting(Status::Problem,
                                   Text::tr("%1 starts %2 with the GOROOT of %3")
                                       .arg(editor.name)
                                       .arg(started.version)
                                       .arg(variable.version),
                                   editor, variable.setting);
    finding.evidence.push_back(
        goSays(QStringLiteral("compile: version \"%1\" does not match go tool version \"%2\"")
                   .arg(variable.version, started.version)));
    finding.fixes = {removeLine(editor, variable.setting)};
    return finding;
}

/// A program of another name, or none at all, is used instead.
Finding missingTool(const CodeEditorFact& editor, const EditorTool& tool)
{
    Finding finding = aboutSetting(
        Status::Warning,
        Text::tr("%1 does not find the %2 of go.alternateTools").arg(editor.name).arg(tool.tool),
        editor, tool.setting);
    if (tool.lacksExtension) {
        finding.evidence.push_back(Text::tr("%1.exe exists").arg(tool.path));
        finding.fixes = {
            manualFix(QStringLiteral("correct"), Text::tr("In line %1 of %2, write %3")
                                                     .arg(tool.setting.line)
                                                     .arg(editor.settingsFile)
                                                     .arg(tool.path + QStringLiteral(".exe")))};
    } else if (tool.isAbsolute) {
        finding.evidence.push_back(Text::tr("%1 does not exist").arg(tool.path));
    } else {
        finding.evidence.push_back(
            Text::tr("%1.exe is not in GOBIN, GOPATH, GOROOT or on PATH").arg(tool.path));
    }
    finding.fixes.push_back(removeLine(editor, tool.setting));
    return finding;
}

/// go.goroot that is applied sets GOROOT, whichever go is started.
std::optional<Finding> mixedGo(const CodeEditorFact& editor, const EditorTool& tool)
{
    for (const EditorGoroot& goroot : editor.goroots) {
        const bool isSet = goroot.setting.name == QLatin1String("go.goroot") && goroot.exists &&
                           !goroot.setting.value.contains(QLatin1String("${env:"));
        if (!isSet || goroot.version.isEmpty() ||
            isSameGo({goroot.resolved, goroot.version}, {tool.goRoot, tool.goVersion}))
            continue;
        Finding finding = aboutSetting(Status::Problem,
                                       Text::tr("%1 starts %2 with the GOROOT of %3")
                                           .arg(editor.name)
                                           .arg(tool.goVersion)
                                           .arg(goroot.version),
                                       editor, tool.setting);
        finding.evidence.push_back(lineOf(editor, goroot.setting));
        finding.fixes = {removeLine(editor, tool.setting)};
        return finding;
    }
    return std::nullopt;
}

std::optional<Finding> toolFinding(const Facts& facts, const CodeEditorFact& editor,
                                   const EditorTool& tool)
{
    // What formats is used only where another setting says so.
    if (tool.path.isEmpty() || tool.tool == QLatin1String("customFormatter"))
        return std::nullopt;
    if (tool.program.isEmpty())
        return missingTool(editor, tool);
    if (tool.tool != QLatin1String("go") || tool.goVersion.isEmpty())
        return std::nullopt;
    if (auto mixed = mixedGo(editor, tool))
        return mixed;
    return otherGo(facts, editor, tool.setting, {tool.goRoot, tool.goVersion});
}

} // namespace

EditorGo expectedGo(const Facts& facts)
{
    const GoOrder order = goOrder(facts);
    if (order.wanted == nullptr)
        return {};
    const ToolchainInstall& install = *order.wanted;
    return {install.resolvedRoot.isEmpty() ? install.root : install.resolvedRoot, install.version};
}

Text lineOf(const CodeEditorFact& editor, const EditorSetting& setting)
{
    return Text::tr("%1, line %2: \"%3\": \"%4\"")
        .arg(editor.settingsFile)
        .arg(setting.line)
        .arg(setting.name)
        .arg(setting.value);
}

Fix removeLine(const CodeEditorFact& editor, const EditorSetting& setting)
{
    return manualFix(QStringLiteral("remove"),
                     Text::tr("Remove %1 in line %2 of %3, then restart %4")
                         .arg(setting.name)
                         .arg(setting.line)
                         .arg(editor.settingsFile)
                         .arg(editor.name));
}

Findings editorGoroot(const Facts& facts)
{
    Findings findings;
    for (const CodeEditorFact* editor : editorsBySettings(*facts.editors)) {
        if (auto unread = unreadableSettings(*editor))
            findings.push_back(std::move(*unread));
        for (const EditorGoroot& goroot : editor->goroots) {
            const bool isSetting = goroot.setting.name == QLatin1String("go.goroot");
            auto finding = isSetting ? gorootFinding(facts, *editor, goroot)
                                     : variableFinding(facts, *editor, goroot);
            if (finding)
                findings.push_back(std::move(*finding));
        }
    }
    return findings;
}

Findings alternateTools(const Facts& facts)
{
    Findings findings;
    for (const CodeEditorFact* editor : editorsBySettings(*facts.editors)) {
        if (auto unread = unreadableSettings(*editor))
            findings.push_back(std::move(*unread));
        for (const EditorTool& tool : editor->tools) {
            if (auto finding = toolFinding(facts, *editor, tool))
                findings.push_back(std::move(*finding));
        }
    }
    return findings;
}

} // namespace gosetup::rules
