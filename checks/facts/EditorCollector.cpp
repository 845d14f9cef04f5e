// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "facts/EditorPlaces.h"
#include "facts/ToolchainTree.h"
#include "machine/EditorExtensions.h"
#include "paths/WindowsPath.h"

namespace gosetup::collect {

using gosettings::EditorSetting;
using gosettings::EditorSettings;
using winpath::join;

namespace {

constexpr qint64 maxSettingsBytes = 4 * 1024 * 1024;

/// Reads what the settings of one editor lead to, as the Go extension looks for it. Source:
/// golang/vscode-go, src/utils/pathUtils.ts, getBinPathWithPreferredGopathGorootWithExplanation.
class SettingTargets
{
  public:
    SettingTargets(const Files& files, const Basics& basics, const EditorSettings& settings)
        : m_files(files), m_basics(basics), m_settings(settings)
    {
    }

    [[nodiscard]] std::vector<EditorGoroot> goroots() const
    {
        std::vector<EditorGoroot> found;
        if (m_settings.goroot)
            found.push_back(goroot(*m_settings.goroot));
        for (const EditorSetting& variable : m_settings.toolsEnvVars) {
            if (gosettings::memberOf(variable) == QLatin1String("GOROOT"))
                found.push_back(goroot(variable));
        }
        return found;
    }

    [[nodiscard]] std::vector<EditorTool> tools() const
    {
        std::vector<EditorTool> found;
        found.reserve(m_settings.alternateTools.size());
        for (const EditorSetting& setting : m_settings.alternateTools)
            found.push_back(tool(setting));
        return found;
    }

  private:
    [[nodiscard]] QString expanded(const QString& value) const
    {
        if (gosettings::dependsOnWorkspace(value))
            return {};
        return gosettings::expandEditorValue(value, m_basics.environment.lookup(),
                                             m_basics.system.folders.userProfile);
    }

    [[nodiscard]] EditorGoroot goroot(const EditorSetting& setting) const
    {
        EditorGoroot goroot;
        goroot.setting = setting;
        const QString folder = expanded(setting.value);
        if (folder.isEmpty())
            return goroot;
        goroot.folder = winpath::clean(folder);
        const auto info = m_files.info(goroot.folder);
        goroot.exists = info && info->has_value() &&
                        ((*info)->isDirectory || reparse::pointsElsewhere((*info)->reparseTag));
        if (!goroot.exists)
            return goroot;
        goroot.hasProgram =
            isFileInPlace(m_files, join(goroot.folder, QStringLiteral("bin\\go.exe")));
        goroot.version = versionOf(m_files, goroot.folder);
        goroot.resolved = m_files.resolved(goroot.folder).value_or(goroot.folder);
        const bool isBin = isFileInPlace(m_files, join(goroot.folder, QStringLiteral("go.exe")));
        if (!goroot.hasProgram && isBin)
            goroot.meant = winpath::parent(goroot.folder);
        return goroot;
    }

    [[nodiscard]] EditorTool tool(const EditorSetting& setting) const
    {
        EditorTool tool;
        tool.setting = setting;
        tool.tool = gosettings::memberOf(setting);
        tool.path = expanded(setting.value);
        if (tool.path.isEmpty())
            return tool;
        tool.isAbsolute = winpath::isAbsolute(tool.path);
        if (tool.isAbsolute) {
            const QString path = winpath::clean(tool.path);
            if (isFileInPlace(m_files, path))
                tool.program = path;
            else
                tool.lacksExtension = isFileInPlace(m_files, path + QStringLiteral(".exe"));
        } else {
            tool.program = search(tool.path, tool.tool == QLatin1String("go"));
        }
        if (tool.tool == QLatin1String("go") && !tool.program.isEmpty()) {
            const QString root = winpath::parent(winpath::parent(tool.program));
            tool.goVersion = versionOf(m_files, root);
            if (!tool.goVersion.isEmpty())
                tool.goRoot = m_files.resolved(root).value_or(root);
        }
        return tool;
    }

    /// A name alone; the extension puts ".exe" behind it, whatever it ends with.
    [[nodiscard]] QString search(const QString& name, bool isGo) const
    {
        QStringList folders;
        // The variable alone: a value of `go env -w` is not seen here.
        folders << m_basics.environment.lookup()(QStringLiteral("GOBIN"));
        if (!isGo) {
            const QString bin = QStringLiteral("bin");
            if (m_settings.toolsGopath)
                folders << join(winpath::clean(expanded(m_settings.toolsGopath->value)), bin);
            for (const QString& gopath : gopaths())
                folders << join(gopath, bin);
        }
        if (m_settings.goroot)
            folders << join(winpath::clean(expanded(m_settings.goroot->value)),
                            QStringLiteral("bin"));
        if (!m_basics.goEnv.goroot.isEmpty())
            folders << join(m_basics.goEnv.goroot, QStringLiteral("bin"));
        for (const PathEntry& entry : parsePath(m_basics.environment).effective()) {
            if (entry.searched())
                folders << entry.folder;
        }
        for (const QString& folder : folders) {
            const QString path = winpath::clean(join(folder, name)) + QStringLiteral(".exe");
            if (winpath::isAbsolute(path) && isFileInPlace(m_files, path))
                return path;
        }
        return {};
    }

    [[nodiscard]] QStringList gopaths() const
    {
        if (m_settings.gopath)
            return winpath::clean(expanded(m_settings.gopath->value))
                .split(u';', Qt::SkipEmptyParts);
        return m_basics.goEnv.gopaths();
    }

    const Files& m_files;
    const Basics& m_basics;
    const EditorSettings& m_settings;
};

void readCodeEditor(const Files& files, const Basics& basics, CodeEditorFact& editor)
{
    const auto extension =
        installedExtension(files, editor.extensionsFolder, QString::fromLatin1(goExtensionId));
    editor.goExtension = extension
                             ? Observed<std::optional<ListedExtension>>(*extension)
                             : Observed<std::optional<ListedExtension>>::from(extension.error());
    const auto bytes = files.read(editor.settingsFile, maxSettingsBytes);
    const auto settings =
        bytes ? gosettings::editorSettings(*bytes) : Result<EditorSettings>(fail(bytes.error()));
    if (!settings) {
        editor.settings = Observed<EditorSettings>::from(settings.error());
        return;
    }
    editor.settings = *settings;
    const SettingTargets targets(files, basics, *settings);
    editor.goroots = targets.goroots();
    editor.tools = targets.tools();
}

std::vector<GoLandSdk> goLandSdksOf(const Files& files, const Basics& basics)
{
    std::vector<GoLandSdk> found;
    const QString vendor = join(basics.system.folders.roamingAppData, QStringLiteral("JetBrains"));
    for (const QString& name : files.list(vendor).value_or(QStringList())) {
        if (!name.startsWith(QLatin1String("GoLand"), Qt::CaseInsensitive))
            continue;
        const QString file = join(join(vendor, name), QStringLiteral("options\\go.sdk.xml"));
        const auto xml = files.read(file, maxSettingsBytes);
        for (QString root : xml ? goLandSdks(*xml) : QStringList()) {
            root.replace(QLatin1String("$USER_HOME$"), basics.system.folders.userProfile);
            root = winpath::clean(root);
            found.push_back(
                {file, root, isFileInPlace(files, join(root, QStringLiteral("bin\\go.exe")))});
        }
    }
    return found;
}

} // namespace

EditorFacts editors(Machine& machine, const Basics& basics)
{
    EditorFacts facts;
    facts.codeEditors = codeEditorPlaces(machine, basics);
    for (CodeEditorFact& editor : facts.codeEditors)
        readCodeEditor(machine.files(), basics, editor);
    facts.goLands = goLandPlaces(machine, basics);
    facts.goLandSdks = goLandSdksOf(machine.files(), basics);
    return facts;
}

} // namespace gosetup::collect
