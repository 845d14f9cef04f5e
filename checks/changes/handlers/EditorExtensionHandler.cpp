// SPDX-License-Identifier: Apache-2.0
// The change "install-editor-extension". The editor itself does it, as its own script would start
// it: the script is a batch file, and those are not started.
#include "base/Redact.h"
#include "changes/handlers/ChangeHandlers.h"
#include "machine/EditorExtensions.h"

namespace gosetup::handlers {

namespace {

constexpr std::chrono::minutes editorTimeout{5}; // a download of some 10 MB

QString scriptOf(const InstallEditorExtension& change)
{
    const CodeEditor* editor = codeEditor(change.editor);
    return editor ? winpath::join(change.root, QString::fromLatin1(editor->script)) : QString();
}

/// What the script starts, where that is the editor of this installation.
[[nodiscard]] Result<CodeScript> editorCommand(Machine& machine,
                                               const InstallEditorExtension& change)
{
    const QString file = scriptOf(change);
    const auto script = readCodeScript(machine.files(), file);
    GOSETUP_RETURN_IF_FAILED(script);
    const CodeEditor* editor = codeEditor(change.editor);
    const QString program = winpath::join(change.root, QString::fromLatin1(editor->program));
    if (!winpath::same(script->program, program) ||
        !winpath::isInside(script->command, change.root)) {
        return fail(ErrorCode::Untrusted,
                    Text::tr("%1 starts a program that is not part of the editor").arg(file));
    }
    return *script;
}

/// As the script sets it. Source: microsoft/vscode, resources/win32/bin/code.cmd.
QMap<QString, QString> editorEnvironment(Machine& machine)
{
    QMap<QString, QString> block = machine.system().processEnvironment();
    block.remove(QStringLiteral("VSCODE_DEV"));
    block.insert(QStringLiteral("ELECTRON_RUN_AS_NODE"), QStringLiteral("1"));
    return block;
}

/// The end of what the editor said: its last line says why.
QString lastWords(const ProcessResult& result)
{
    const QByteArray all =
        result.standardError.trimmed().isEmpty() ? result.standardOutput : result.standardError;
    const QStringList lines = QString::fromUtf8(all.trimmed()).split(u'\n');
    return withoutSecrets(lines.mid(qMax(qsizetype(0), lines.size() - 2)).join(u' ').simplified());
}

[[nodiscard]] Result<void> runEditor(ApplyContext& context, const InstallEditorExtension& change,
                                     const QString& option)
{
    const auto script = editorCommand(context.machine, change);
    GOSETUP_RETURN_IF_FAILED(script);
    RunRequest request;
    request.program = script->program;
    // The folder is named, so that the place that is read back is the one that is written to.
    request.arguments = {script->command, QStringLiteral("--extensions-dir"),
                         change.extensionsFolder, option, change.extension};
    request.timeout = editorTimeout;
    request.block = editorEnvironment(context.machine);
    request.cancel = &context.progress;
    const auto result = context.machine.processes().run(request);
    GOSETUP_RETURN_IF_FAILED(result);
    if (result->startError != 0) {
        return fail(ErrorCode::Io, Text::tr("%1 did not start (error %2)")
                                       .arg(script->program)
                                       .arg(qint64(result->startError)));
    }
    if (result->exitCode != 0) {
        return fail(ErrorCode::Io,
                    Text::tr("%1 ended with code %2 for the extension %3")
                        .arg(script->program)
                        .arg(qint64(result->exitCode))
                        .arg(change.extension),
                    Text::tr("check the network connection, or use the Extensions view of the "
                             "editor"),
                    lastWords(*result));
    }
    return {};
}

/// For a prediction: the list and the folder as installing leaves them, the version aside.
[[nodiscard]] Result<void> stateExtensionEffect(Machine& machine,
                                                const InstallEditorExtension& change)
{
    const QString listFile =
        winpath::join(change.extensionsFolder, QStringLiteral("extensions.json"));
    const auto list = machine.files().read(listFile, qint64(8) * 1024 * 1024);
    GOSETUP_RETURN_IF_FAILED(machine.files().makeFolder(
        winpath::join(change.extensionsFolder, change.extension), false));
    return machine.files().write(listFile,
                                 withExtension(list.value_or(QByteArray()), change.extension,
                                               {QString(), change.extension}));
}

} // namespace

Result<State> read(Machine& machine, const InstallEditorExtension& change)
{
    const auto found =
        installedExtension(machine.files(), change.extensionsFolder, change.extension);
    GOSETUP_RETURN_IF_FAILED(found);
    return ExtensionState{change.extensionsFolder, change.extension, found->has_value()};
}

Result<State> intended(const InstallEditorExtension& change, const State& before,
                       const winpath::VariableLookup&)
{
    if (codeEditor(change.editor) == nullptr || !winpath::isAbsolute(change.root) ||
        !winpath::isAbsolute(change.extensionsFolder)) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 in %2 is not a known editor").arg(change.editor).arg(change.root));
    }
    if (change.extension != QLatin1String(goExtensionId)) {
        return fail(ErrorCode::Invalid,
                    Text::tr("%1 is not the Go extension; no other one is installed")
                        .arg(change.extension));
    }
    ExtensionState state = std::get<ExtensionState>(before);
    state.installed = true;
    return state;
}

Result<void> perform(ApplyContext& context, const InstallEditorExtension& change, const State&,
                     const State&)
{
    if (context.effectOnly)
        return stateExtensionEffect(context.machine, change);
    return runEditor(context, change, QStringLiteral("--install-extension"));
}

Result<UndoResult> undo(ApplyContext& context, const InstallEditorExtension& change,
                        const ThreeWayState&, const UndoWishes&)
{
    const auto script = context.machine.files().info(scriptOf(change));
    GOSETUP_RETURN_IF_FAILED(script);
    if (!script->has_value()) {
        return UndoResult{UndoneChange::How::Kept,
                          Text::tr("the editor in %1 is gone; its extension was kept in %2")
                              .arg(change.root)
                              .arg(change.extensionsFolder)};
    }
    GOSETUP_RETURN_IF_FAILED(runEditor(context, change, QStringLiteral("--uninstall-extension")));
    return UndoResult{};
}

} // namespace gosetup::handlers
