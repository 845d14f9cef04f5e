// SPDX-License-Identifier: Apache-2.0
// Editors: whether one knows Go, and whether its settings lead to the Go on PATH. Judged as
// the Go extension looks for Go: go.alternateTools, GOBIN, go.goroot or GOROOT, PATH. Source:
// golang/vscode-go, extension/src/utils/pathUtils.ts and src/goEnv.ts (setGOROOTEnvVar).
#include "base/Version.h"
#include "rules/EditorGo.h"
#include "rules/RuleKit.h"

#include <QVersionNumber>

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString extensionId = QString::fromLatin1(goExtensionId);

Text placeOf(const CodeEditorFact& editor)
{
    return editor.version.isEmpty()
               ? Text::tr("%1 in %2").arg(editor.name).arg(editor.root)
               : Text::tr("%1 %2 in %3").arg(editor.name).arg(editor.version).arg(editor.root);
}

Findings noEditor(const Facts& facts)
{
    Evidence seen;
    for (const CodeEditorFact& editor : facts.editors->codeEditors)
        seen.push_back(placeOf(editor));
    for (const GoLandInstall& goLand : facts.editors->goLands)
        seen.push_back(Text::tr("%1 in %2").arg(QStringLiteral("GoLand")).arg(goLand.root));
    if (!seen.empty())
        return inOrder(std::move(seen));
    Finding finding =
        say(Status::Note, Text::tr("No editor for Go was found"),
            {Text::tr("looked for: %1")
                 .arg(QStringLiteral("Visual Studio Code, VSCodium, Cursor, Windsurf, GoLand"))});
    finding.fixes = {
        manualFix(QStringLiteral("vscode"),
                  Text::tr("Install Visual Studio Code: %1")
                      .arg(QStringLiteral("https://code.visualstudio.com"))),
        manualFix(
            QStringLiteral("goland"),
            Text::tr("Install GoLand: %1").arg(QStringLiteral("https://www.jetbrains.com/go/")))};
    return {finding};
}

/// Each folder of extensions once: a user's and a system-wide installation share it.
std::vector<const CodeEditorFact*> editorsByExtensions(const EditorFacts& facts)
{
    std::vector<const CodeEditorFact*> found;
    for (const CodeEditorFact& editor : facts.codeEditors) {
        const auto same = std::ranges::find_if(found, [&](const CodeEditorFact* other) {
            return winpath::same(other->extensionsFolder, editor.extensionsFolder);
        });
        if (same == found.end())
            found.push_back(&editor);
        else if ((*same)->script.isEmpty() && !editor.script.isEmpty())
            *same = &editor;
    }
    return found;
}

Finding withoutExtension(const CodeEditorFact& editor)
{
    Finding finding =
        say(Status::Note, Text::tr("%1 does not have the Go extension").arg(editor.name),
            {placeOf(editor), Text::tr("not in %1").arg(editor.extensionsFolder)});
    finding.subject = editor.extensionsFolder;
    const Text title = Text::tr("Install the Go extension in %1").arg(editor.name);
    // Without the script nobody knows how the editor is started for this.
    if (editor.script.isEmpty()) {
        finding.fixes = {manualFix(
            QStringLiteral("install"),
            Text::tr("%1: open Extensions and search for %2").arg(title).arg(extensionId))};
        return finding;
    }
    finding.fixes = {offeredFix(
        QStringLiteral("install"), title,
        {InstallEditorExtension{editor.id, editor.root, editor.extensionsFolder, extensionId}})};
    return finding;
}

/// Source: golang/vscode-go, docs/compatibility.md: 0.42.1 is the last one for a Go before 1.21.
std::optional<Finding> tooNewExtension(const Facts& facts, const CodeEditorFact& editor)
{
    const QVersionNumber lastForOldGo(0, 42, 1);
    constexpr int oldestMinor = 21;
    const EditorGo go = expectedGo(facts);
    const auto version = GoVersion::parse(go.version);
    const QString own = (*editor.goExtension)->version;
    if (!version || version->minor() >= oldestMinor ||
        QVersionNumber::fromString(own) <= lastForOldGo)
        return std::nullopt;
    Finding finding =
        say(Status::Warning, Text::tr("The Go extension %1 requires Go 1.21 or later").arg(own),
            {placeOf(editor), Text::tr("%1 is in %2").arg(go.version).arg(go.root)});
    finding.subject = editor.extensionsFolder;
    finding.fixes = {manualFix(
        QStringLiteral("older"),
        Text::tr(
            "Install a newer Go, or version %1 of the extension in %2 (Extensions, Go, Install "
            "Specific Version)")
            .arg(QStringLiteral("0.42.1"))
            .arg(editor.name))};
    return finding;
}

std::optional<Finding> withoutServer(const CodeEditorFact& editor)
{
    if (!editor.settings || !editor.settings->languageServer ||
        editor.settings->languageServer->value == QLatin1String("true"))
        return std::nullopt;
    Finding finding = say(Status::Note, Text::tr("%1 does not use gopls").arg(editor.name),
                          {lineOf(editor, *editor.settings->languageServer)});
    finding.subject = editor.settingsFile;
    finding.fixes = {removeLine(editor, *editor.settings->languageServer)};
    return finding;
}

Findings goExtension(const Facts& facts)
{
    const EditorFacts& editors = *facts.editors;
    const bool oneKnowsGo = !editors.goLands.empty() ||
                            std::ranges::any_of(editors.codeEditors, &CodeEditorFact::hasGo);
    Findings findings;
    for (const CodeEditorFact* editor : editorsByExtensions(editors)) {
        if (!editor->goExtension) {
            Finding finding = say(Status::Unknown, {}, {placeOf(*editor)});
            notKnown(finding, editor->goExtension.why(), editor->goExtension.detail());
            finding.evidence.push_back(
                whyText(editor->goExtension.why(), editor->goExtension.detail()));
            finding.subject = editor->extensionsFolder;
            findings.push_back(std::move(finding));
            continue;
        }
        if (!editor->hasGo()) {
            if (!oneKnowsGo)
                findings.push_back(withoutExtension(*editor));
            continue;
        }
        if (auto tooNew = tooNewExtension(facts, *editor))
            findings.push_back(std::move(*tooNew));
        if (auto server = withoutServer(*editor))
            findings.push_back(std::move(*server));
    }
    return findings;
}

} // namespace

std::vector<Rule> editorRules()
{
    const QString settings = QStringLiteral("https://github.com/golang/vscode-go/wiki/settings");
    return {
        {QStringLiteral("editor.none"), Text::tr("An editor for Go is installed"), Status::Note,
         Text::tr("An editor that knows Go completes names, shows errors while you type and starts "
                  "the debugger. Other editors than these work with gopls, too."),
         QStringLiteral("https://go.dev/doc/editors"), given({&Facts::editors}, noEditor)},
        {QStringLiteral("editor.go-extension"), Text::tr("The editor has the Go extension"),
         Status::Warning,
         Text::tr("Without the extension, the editor shows Go files as text: no completion, no "
                  "errors, no debugger."),
         QStringLiteral("https://marketplace.visualstudio.com/items?itemName=golang.go"),
         given({&Facts::editors, &Facts::toolchain}, goExtension)},
        {QStringLiteral("editor.goroot"), Text::tr("The editor uses the Go on PATH"),
         Status::Problem,
         Text::tr("The Go extension prefers go.goroot to PATH, and sets GOROOT to it. An old value "
                  "stays after an update of Go."),
         settings, given({&Facts::editors, &Facts::toolchain}, editorGoroot)},
        {QStringLiteral("editor.alternate-tools"),
         Text::tr("The editor finds the tools that its settings name"), Status::Problem,
         Text::tr("go.alternateTools names other programs for go, gopls and dlv. The extension "
                  "ignores a path that does not exist, without a message."),
         settings, given({&Facts::editors, &Facts::toolchain}, alternateTools)},
    };
}

} // namespace gosetup::rules
