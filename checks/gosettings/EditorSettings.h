// SPDX-License-Identifier: Apache-2.0
// What VS Code's settings.json says to the Go extension, and how that extension reads it. Sources:
// golang/vscode-go, extension/package.json (names), src/util.ts (substituteEnv, resolvePath),
// src/utils/pathUtils.ts (resolveHomeDir). Pure; must not know the file system.
#pragma once

#include "base/Result.h"
#include "paths/WindowsPath.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace gosetup::gosettings {

struct EditorSetting
{
    QString name;  ///< "go.goroot"; of an object's member "go.alternateTools.gopls"
    QString value; ///< as it stands
    int line = 0;  ///< of the file, 1 = first

    bool operator==(const EditorSetting&) const = default;
};

/// A value of another type than the extension expects counts as not set.
struct EditorSettings
{
    std::optional<EditorSetting> goroot;
    std::optional<EditorSetting> gopath;
    std::optional<EditorSetting> toolsGopath;
    std::vector<EditorSetting> alternateTools;   ///< by the name of the tool
    std::vector<EditorSetting> toolsEnvVars;     ///< of Go's folders only: GOROOT, GOPATH, GOBIN
    std::optional<EditorSetting> languageServer; ///< go.useLanguageServer: "true", "false"

    bool operator==(const EditorSettings&) const = default;
};

/// Corrupt or Invalid, with line and column, where the file is no JSON with comments.
[[nodiscard]] Result<EditorSettings> editorSettings(const QByteArray& file);
/// A file with these settings on their lines and nothing else, for images.
[[nodiscard]] QByteArray editorSettingsFileOf(const EditorSettings& settings);

/// "gopls" of "go.alternateTools.gopls".
[[nodiscard]] QString memberOf(const EditorSetting& setting);
/// Whether it means another folder in each workspace: then the user's settings do not tell which.
[[nodiscard]] bool dependsOnWorkspace(const QString& value);
/// `${env:NAME}` gives way to the variable, one that is not set to nothing, and a `~` in front to
/// the profile folder. What depends on the workspace stays.
[[nodiscard]] QString expandEditorValue(const QString& value,
                                        const winpath::VariableLookup& variables,
                                        const QString& userProfile);

} // namespace gosetup::gosettings
