// SPDX-License-Identifier: Apache-2.0
// The editors for Go that are installed, the Go extension, and the settings that lead it to a Go.
// Filled by EditorCollector, which starts no program. Judges nothing.
#pragma once

#include "base/Observed.h"
#include "gosettings/EditorSettings.h"
#include "machine/formats/CodeEditors.h"
#include "machine/formats/GoLandFiles.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace gosetup {

/// A setting that names a folder of Go: go.goroot, GOROOT of go.toolsEnvVars.
struct EditorGoroot
{
    gosettings::EditorSetting setting;
    QString folder; ///< expanded; empty where it depends on the workspace
    bool exists = false;
    bool hasProgram = false; ///< bin\go.exe is in it
    QString resolved;        ///< links on the way resolved
    QString meant;           ///< of a tree's folder bin: the tree
    QString version;         ///< of its VERSION: "go1.24.4"; empty where there is none
};

/// One entry of go.alternateTools.
struct EditorTool
{
    gosettings::EditorSetting setting;
    QString tool;            ///< "gopls"
    QString path;            ///< expanded; a name alone, or a full path; empty as above
    bool isAbsolute = false; ///< a name alone is looked for in folders
    QString program;         ///< the file that is meant; empty = not there
    /// The path with ".exe" behind it is there: the extension does not put that behind a full path.
    bool lacksExtension = false;
    QString goRoot;    ///< of "go": the tree it is in, links resolved; empty = in none
    QString goVersion; ///< of that tree
};

/// VS Code, or an editor made of it. Of its settings those of the user in the default profile: a
/// workspace may have others, and so may each further profile (User\profiles\ID\settings.json).
struct CodeEditorFact
{
    QString id;            ///< of codeEditors()
    QString name;          ///< "Visual Studio Code"
    QString root;          ///< "C:\…\Programs\Microsoft VS Code"
    QString program;       ///< "…\Code.exe"
    QString script;        ///< "…\bin\code.cmd"; empty = not there
    QString version;       ///< "1.95.3"; empty = not known
    bool allUsers = false; ///< for all users of the computer
    QString extensionsFolder;
    /// Nothing inside: not installed. Whether it is disabled is in no file that can be read.
    Observed<std::optional<ListedExtension>> goExtension;
    QString settingsFile;
    /// NotPresent: no settings were made yet.
    Observed<gosettings::EditorSettings> settings;
    std::vector<EditorGoroot> goroots; ///< go.goroot first
    std::vector<EditorTool> tools;

    [[nodiscard]] bool hasGo() const { return goExtension && goExtension->has_value(); }
};

/// A Go that GoLand has in its list, by the settings of one of its versions.
struct GoLandSdk
{
    QString file; ///< go.sdk.xml
    QString root;
    bool exists = false; ///< bin\go.exe is in it
};

/// How a program opens a folder.
struct OpenFolder
{
    QString name; ///< "Visual Studio Code"
    QString program;
    QStringList arguments; ///< without the folder, which comes last
};

struct EditorFacts
{
    std::vector<CodeEditorFact> codeEditors;
    std::vector<GoLandInstall> goLands;
    std::vector<GoLandSdk> goLandSdks;

    [[nodiscard]] bool isEmpty() const { return codeEditors.empty() && goLands.empty(); }
    /// Editors that can open a folder, those that know Go first.
    [[nodiscard]] std::vector<OpenFolder> openers() const;
};

} // namespace gosetup
