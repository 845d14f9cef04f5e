// SPDX-License-Identifier: Apache-2.0
#include "changes/Change.h"

#include "changes/ChangeFields.h"
#include "changes/Overloaded.h"
#include "machine/formats/CodeEditors.h"

namespace gosetup {

namespace {

Text scoped(const QString& name, Scope scope)
{
    return scope == Scope::User ? Text::tr("%1 (user)").arg(name)
                                : Text::tr("%1 (system)").arg(name);
}

} // namespace

Text scopeName(Scope scope)
{
    return scope == Scope::User ? Text::tr("user") : Text::tr("system");
}

QString kindOf(const Change& change)
{
    return json::tagOf(change);
}

bool needsElevation(const Change& change)
{
    return std::visit(Overloaded{
                          [](const WriteGoEnv&) { return false; },
                          [](const RewriteGoEnv&) { return false; },
                          [](const SwitchAlias&) { return false; },
                          [](const SetAsideFiles&) { return false; },
                          [](const TrimBuildCache&) { return false; },
                          [](const InstallEditorExtension&) { return false; },
                          [](const DefenderExclusion&) { return true; },
                          [](const EnableLongPaths&) { return true; },
                          [](const auto& scoped) { return scoped.scope == Scope::Machine; },
                      },
                      change);
}

Text titleOf(const Change& change)
{
    return std::visit(
        Overloaded{
            [](const SetVariable& c) { return scoped(c.name, c.scope); },
            [](const EditPath& c) { return scoped(QStringLiteral("PATH"), c.scope); },
            [](const WriteGoEnv& c) { return Text::tr("%1 (go env)").arg(c.name); },
            [](const RewriteGoEnv&) { return Text::tr("Go's settings file"); },
            [](const DefenderExclusion& c) {
                return Text::tr("Defender exclusion of %1").arg(c.folder);
            },
            [](const SwitchAlias& c) { return Text::tr("App execution alias %1").arg(c.name); },
            [](const MakeFolder& c) { return Text::tr("Folder %1").arg(c.path); },
            [](const EnableLongPaths&) { return Text::tr("Long paths"); },
            [](const InstallToolchain& c) { return Text::tr("Go toolchain in %1").arg(c.root); },
            [](const RemoveToolchain& c) {
                return Text::tr("Go toolchain in %1, moved aside").arg(c.root);
            },
            [](const SetAsideFiles& c) {
                return Text::tr("Damaged files of %1, set aside").arg(c.what);
            },
            [](const TrimBuildCache& c) { return Text::tr("Build cache in %1").arg(c.folder); },
            [](const InstallEditorExtension& c) {
                const CodeEditor* editor = codeEditor(c.editor);
                return Text::tr("Go extension for %1")
                    .arg(editor ? QString::fromLatin1(editor->name) : c.editor);
            },
        },
        change);
}

RegistryValuePath variableRegistryPath(Scope scope, const QString& name)
{
    if (scope == Scope::User)
        return {Hive::CurrentUser, QStringLiteral("Environment"), name};
    return {Hive::LocalMachine,
            QStringLiteral("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment"),
            name};
}

} // namespace gosetup
