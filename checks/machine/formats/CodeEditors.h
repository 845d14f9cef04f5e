// SPDX-License-Identifier: Apache-2.0
// VS Code and the editors made of it: how their programs, scripts and folders are called, and what
// is in the small files that tell of them. Used by facts, by the change that installs an extension
// and by practice machines. Pure; knows no machine.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace gosetup {

/// Sources: microsoft/vscode, product.json and build/gulpfile.vscode.win32.ts; VSCodium, Cursor and
/// Windsurf: their installed folders.
struct CodeEditor
{
    const char* id;         ///< "vscode": stable, in plans and reports
    const char* name;       ///< "Visual Studio Code"
    const char* program;    ///< "Code.exe", in the folder of the installation
    const char* script;     ///< "bin\code.cmd", below it
    const char* userData;   ///< "Code", below %APPDATA%
    const char* dataFolder; ///< ".vscode", below the profile
    const char* folder;     ///< of an installation, below Programs or Program Files
    /// Names of keys below Uninstall; setup registers itself by them.
    std::vector<const char*> uninstallKeys;
};

[[nodiscard]] std::span<const CodeEditor> codeEditors();
/// By its id; nullptr: there is none.
[[nodiscard]] const CodeEditor* codeEditor(const QString& id);
/// By its program's name; nullptr: it is none of them.
[[nodiscard]] const CodeEditor* codeEditorOfProgram(const QString& program);

/// What the script starts, as full paths. Windows starts scripts with cmd.exe, which takes apart
/// arguments in its own way: so the two are started without it.
struct CodeScript
{
    QString program; ///< "…\Code.exe"
    QString command; ///< "…\resources\app\out\cli.js"

    bool operator==(const CodeScript&) const = default;
};
/// nullopt where the text (of `scriptFile`) does not start a program with a .js of its own folder.
/// Since 1.106 the second one is in a folder of its version, so only the script knows it. Source:
/// microsoft/vscode, resources/win32/bin/code.cmd and versioned/bin/code.cmd.
[[nodiscard]] std::optional<CodeScript> codeScript(const QByteArray& text,
                                                   const QString& scriptFile);

/// The extension that reads Go. Source: https://marketplace.visualstudio.com, its unique
/// identifier.
inline constexpr auto goExtensionId = "golang.go";

struct ListedExtension
{
    QString version;
    QString folder; ///< its name below the folder of extensions

    bool operator==(const ListedExtension&) const = default;
};
/// Of the text of extensions.json; nullopt inside: it lists no such extension. nullopt: it is no
/// such list, and tells nothing.
[[nodiscard]] std::optional<std::optional<ListedExtension>>
listedExtension(const QByteArray& extensionsJson, const QString& id);
/// Of the names of folders, where there is no list: the newest that is not on its way out.
/// `obsolete` is the text of the file .obsolete.
[[nodiscard]] std::optional<ListedExtension>
extensionOfFolders(const QStringList& names, const QByteArray& obsolete, const QString& id);
/// The list with the extension, or without it: what installing and removing it leave.
[[nodiscard]] QByteArray withExtension(const QByteArray& extensionsJson, const QString& id,
                                       const ListedExtension& extension);
[[nodiscard]] QByteArray withoutExtension(const QByteArray& extensionsJson, const QString& id);

} // namespace gosetup
