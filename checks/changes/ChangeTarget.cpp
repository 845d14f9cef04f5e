// SPDX-License-Identifier: Apache-2.0
#include "changes/ChangeTarget.h"

#include "changes/Overloaded.h"
#include "paths/WindowsPath.h"

namespace gosetup {

namespace {

QString asideKey(const QStringList& files)
{
    QStringList keys;
    for (const QString& file : files)
        keys << winpath::key(file);
    return QStringLiteral("aside:") + keys.join(u'|');
}

QString extensionKey(const QString& folder, const QString& extension)
{
    return QStringLiteral("extension:") + winpath::key(folder) + u'|' + extension.toCaseFolded();
}

} // namespace

QString targetKey(const Change& change)
{
    return std::visit(
        Overloaded{
            [](const SetVariable& c) {
                return variableRegistryPath(c.scope, c.name).text().toCaseFolded();
            },
            [](const EditPath& c) {
                return variableRegistryPath(c.scope, QStringLiteral("Path")).text().toCaseFolded();
            },
            [](const WriteGoEnv& c) { return QStringLiteral("goenv:") + c.name; },
            [](const RewriteGoEnv&) { return QStringLiteral("goenv-file"); },
            [](const DefenderExclusion& c) {
                return QStringLiteral("exclusion:") + winpath::key(c.folder);
            },
            [](const SwitchAlias& c) { return QStringLiteral("alias:") + c.name.toCaseFolded(); },
            [](const MakeFolder& c) { return QStringLiteral("folder:") + winpath::key(c.path); },
            [](const EnableLongPaths&) { return QStringLiteral("long-paths"); },
            [](const InstallToolchain& c) {
                return QStringLiteral("tree:") + winpath::key(c.root);
            },
            [](const RemoveToolchain& c) { return QStringLiteral("tree:") + winpath::key(c.root); },
            [](const SetAsideFiles& c) { return asideKey(c.files); },
            [](const TrimBuildCache& c) {
                return QStringLiteral("build-cache:") + winpath::key(c.folder);
            },
            [](const InstallEditorExtension& c) {
                return extensionKey(c.extensionsFolder, c.extension);
            },
        },
        change);
}

QString targetKey(const State& state)
{
    return std::visit(
        Overloaded{
            [](const RegistryState& s) { return s.place.text().toCaseFolded(); },
            [](const FileState& s) { return QStringLiteral("file:") + winpath::key(s.path); },
            [](const ExclusionState& s) {
                return QStringLiteral("exclusion:") + winpath::key(s.folder);
            },
            [](const AliasState& s) { return QStringLiteral("alias:") + s.name.toCaseFolded(); },
            [](const FolderState& s) { return QStringLiteral("folder:") + winpath::key(s.path); },
            [](const TreeState& s) { return QStringLiteral("tree:") + winpath::key(s.root); },
            [](const AsideState& s) {
                QStringList files;
                for (const AsideItem& item : s.items)
                    files << item.path;
                return asideKey(files);
            },
            [](const BuildCacheState& s) {
                return QStringLiteral("build-cache:") + winpath::key(s.folder);
            },
            [](const ExtensionState& s) { return extensionKey(s.folder, s.extension); },
        },
        state);
}

} // namespace gosetup
