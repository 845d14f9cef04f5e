// SPDX-License-Identifier: Apache-2.0
#include "facts/EditorPlaces.h"

#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup::collect {

using winpath::join;

namespace {

constexpr qint64 maxProductBytes = 4 * 1024 * 1024;

struct SetupPlace
{
    Hive hive;
    const char* key;
};

constexpr SetupPlace setupPlaces[] = {
    {Hive::CurrentUser, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall"},
    {Hive::LocalMachine, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall"},
    {Hive::LocalMachine, "SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall"},
};

QString setupText(const Registry& registry, Hive hive, const QString& key, const char* name)
{
    const auto value = registry.read({hive, key, QString::fromLatin1(name)});
    return value && value->has_value() && (*value)->isText() ? (*value)->text() : QString();
}

bool isFolderInPlace(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    return info && info->has_value() &&
           ((*info)->isDirectory || reparse::pointsElsewhere((*info)->reparseTag));
}

/// Collects the places of one editor, each folder once.
class CodeEditorSearch
{
  public:
    CodeEditorSearch(Machine& machine, const Basics& basics, const CodeEditor& editor)
        : m_machine(machine), m_basics(basics), m_editor(editor)
    {
    }

    [[nodiscard]] std::vector<CodeEditorFact> find()
    {
        addRegistered();
        const KnownFolders& folders = m_basics.system.folders;
        const QString name = QString::fromLatin1(m_editor.folder);
        add(join(join(folders.localAppData, QStringLiteral("Programs")), name), {}, false, false);
        add(join(folders.programFiles, name), {}, true, false);
        addOnPath();
        return std::move(m_found);
    }

  private:
    void addRegistered()
    {
        for (const SetupPlace& place : setupPlaces) {
            for (const char* product : m_editor.uninstallKeys) {
                const QString key =
                    QString::fromLatin1(place.key) + u'\\' + QString::fromLatin1(product);
                const QString root = winpath::clean(
                    setupText(m_machine.registry(), place.hive, key, "InstallLocation"));
                if (winpath::isAbsolute(root))
                    add(root, setupText(m_machine.registry(), place.hive, key, "DisplayVersion"),
                        place.hive == Hive::LocalMachine, false);
            }
        }
    }

    /// Unpacked from an archive, or installed by a package manager.
    void addOnPath()
    {
        const QString script = winpath::key(QString::fromLatin1(m_editor.script));
        const QString below = u'\\' + winpath::parent(QStringLiteral("C:\\") + script).mid(3);
        for (const PathEntry& entry : parsePath(m_basics.environment).effective()) {
            if (!entry.searched() || winpath::isUnc(entry.folder) ||
                !winpath::key(entry.folder).endsWith(below))
                continue;
            add(entry.folder.left(entry.folder.size() - below.size()), {},
                entry.hive == Hive::LocalMachine, true);
        }
    }

    void add(const QString& root, const QString& version, bool allUsers, bool maybePortable)
    {
        const QString program = join(root, QString::fromLatin1(m_editor.program));
        const bool known = std::ranges::any_of(
            m_found, [&](const CodeEditorFact& one) { return winpath::same(one.root, root); });
        if (known || !isFileInPlace(m_machine.files(), program))
            return;
        CodeEditorFact fact;
        fact.id = QString::fromLatin1(m_editor.id);
        fact.name = QString::fromLatin1(m_editor.name);
        fact.root = root;
        fact.program = program;
        fact.version = version.isEmpty() ? versionInFiles(root) : version;
        fact.allUsers = allUsers;
        const QString script = join(root, QString::fromLatin1(m_editor.script));
        if (isFileInPlace(m_machine.files(), script))
            fact.script = script;
        setFolders(fact, maybePortable);
        m_found.push_back(std::move(fact));
    }

    [[nodiscard]] QString versionInFiles(const QString& root) const
    {
        const auto bytes = m_machine.files().read(
            join(root, QStringLiteral("resources\\app\\package.json")), maxProductBytes);
        return bytes ? versionOfProduct(*bytes) : QString();
    }

    /// An unpacked editor with a folder "data" keeps everything in it. Source:
    /// https://code.visualstudio.com/docs/editor/portable.
    void setFolders(CodeEditorFact& fact, bool maybePortable) const
    {
        const KnownFolders& folders = m_basics.system.folders;
        const QString data = join(fact.root, QStringLiteral("data"));
        const bool portable = maybePortable && isFolderInPlace(m_machine.files(), data);
        const QString userData =
            portable ? join(data, QStringLiteral("user-data"))
                     : join(folders.roamingAppData, QString::fromLatin1(m_editor.userData));
        fact.settingsFile = join(userData, QStringLiteral("User\\settings.json"));
        // Source: microsoft/vscode, environmentService.ts, extensionsPath.
        const QString chosen =
            winpath::clean(m_basics.environment.lookup()(QStringLiteral("VSCODE_EXTENSIONS")));
        const QString own =
            portable ? data : join(folders.userProfile, QString::fromLatin1(m_editor.dataFolder));
        fact.extensionsFolder =
            winpath::isAbsolute(chosen) ? chosen : join(own, QStringLiteral("extensions"));
    }

    Machine& m_machine;
    const Basics& m_basics;
    const CodeEditor& m_editor;
    std::vector<CodeEditorFact> m_found;
};

void addGoLand(const Files& files, std::vector<GoLandInstall>& found, GoLandInstall install)
{
    if (install.program.isEmpty())
        install.program = join(install.root, QStringLiteral("bin\\goland64.exe"));
    const bool known = std::ranges::any_of(
        found, [&](const GoLandInstall& one) { return winpath::same(one.root, install.root); });
    if (known || !isFileInPlace(files, install.program))
        return;
    if (install.version.isEmpty()) {
        const auto product =
            files.read(join(install.root, QStringLiteral("product-info.json")), maxProductBytes);
        if (product)
            install.version = versionOfProduct(*product);
    }
    found.push_back(std::move(install));
}

} // namespace

bool isFileInPlace(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    return info && info->has_value() && !(*info)->isDirectory;
}

std::vector<CodeEditorFact> codeEditorPlaces(Machine& machine, const Basics& basics)
{
    std::vector<CodeEditorFact> found;
    for (const CodeEditor& editor : codeEditors()) {
        for (CodeEditorFact& fact : CodeEditorSearch(machine, basics, editor).find())
            found.push_back(std::move(fact));
    }
    return found;
}

std::vector<GoLandInstall> goLandPlaces(Machine& machine, const Basics& basics)
{
    const Files& files = machine.files();
    const KnownFolders& folders = basics.system.folders;
    std::vector<GoLandInstall> found;
    const auto state =
        files.read(join(folders.localAppData, QStringLiteral("JetBrains\\Toolbox\\state.json")),
                   maxProductBytes);
    for (const GoLandInstall& install :
         state ? goLandsOfToolbox(*state) : std::vector<GoLandInstall>())
        addGoLand(files, found, install);
    addGoLand(files, found,
              {join(folders.localAppData, QStringLiteral("Programs\\GoLand")), {}, {}});
    const QString vendor = join(folders.programFiles, QStringLiteral("JetBrains"));
    for (const QString& name : files.list(vendor).value_or(QStringList())) {
        if (name.startsWith(QLatin1String("GoLand"), Qt::CaseInsensitive))
            addGoLand(files, found, {join(vendor, name), {}, {}});
    }
    return found;
}

} // namespace gosetup::collect
