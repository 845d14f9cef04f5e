// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "facts/ObserveLocation.h"
#include "gosettings/GitRemotes.h"
#include "gosettings/GoOrder.h"
#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup::collect {

namespace {

/// Go takes no larger go.mod. Source: golang.org/x/mod/zip, MaxGoMod.
constexpr qint64 mostOfProjectFile = 16 * 1024 * 1024;

/// As filepath.Join and IsAbs of Windows have it: "\x" and "/x" begin at no drive, so they count
/// from the folder too.
QString joinedAsGoDoes(const QString& folder, const QString& path)
{
    QString relative = path;
    relative.replace(u'/', u'\\');
    const bool isAbsolute = winpath::isAbsolute(relative) &&
                            !(relative.size() > 2 && relative[1] == u':' && relative[2] != u'\\');
    return winpath::clean(isAbsolute ? relative : folder + u'\\' + relative);
}

/// The path as Go prints it in that folder. Source: cmd/go/internal/base, ShortPath.
QString shortPath(const QString& path, const QString& folder)
{
    QString up;
    for (QString at = folder; !at.isEmpty(); at = winpath::parent(at)) {
        if (winpath::same(path, at))
            return up.isEmpty() ? QStringLiteral(".") : up.chopped(1);
        if (winpath::isInside(path, at)) {
            const qsizetype begin = at.endsWith(u'\\') ? at.size() : at.size() + 1;
            const QString relative = up + path.mid(begin);
            return relative.size() < path.size() ? relative : path;
        }
        up += QStringLiteral("..\\");
    }
    return path;
}

template <typename T, typename Parse>
Observed<T> readProjectFile(const Files& files, const QString& path, Parse parse)
{
    const auto bytes = files.read(path, mostOfProjectFile);
    return bytes ? Observed<T>(parse(*bytes)) : Observed<T>::from(bytes.error());
}

Observed<bool> isThereAt(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    return info ? Observed<bool>(info->has_value()) : Observed<bool>::from(info.error());
}

/// The go.exe that LookPath finds for it. Source: cmd/go/internal/toolchain, Exec.
QString programOnPath(const Files& files, const Basics& basics, const QString& name)
{
    for (const PathEntry& entry : parsePath(basics.environment).effective()) {
        const QString program = winpath::join(entry.folder, name + QStringLiteral(".exe"));
        if (entry.searched() && isThereAt(files, program).valueOr(false))
            return program;
    }
    return {};
}

class ProjectReader
{
  public:
    ProjectReader(Machine& machine, const Basics& basics, const QString& folder)
        : m_machine(machine), m_files(machine.files()), m_basics(basics), m_goEnv(basics.goEnv)
    {
        m_facts.folder = winpath::clean(folder);
    }

    ProjectFacts read()
    {
        m_facts.modulesOff = m_goEnv.value(QStringLiteral("GO111MODULE")) == QLatin1String("off");
        m_facts.location = observeLocation(m_machine, m_facts.folder, Purpose::Workspace,
                                           QStringLiteral("project"));
        findFiles();
        chooseToolchain();
        readWorkspace();
        readModules();
        readReplacements();
        readVendor();
        readRemotes();
        return std::move(m_facts);
    }

  private:
    void findFiles()
    {
        const ProjectRoots roots = findProjectRoots(m_files, m_facts.folder, m_goEnv.goroot);
        m_facts.ownModule = roots.module;
        const QString setting = m_goEnv.value(QStringLiteral("GOWORK"));
        m_facts.workIsSet = !setting.isEmpty() && setting != QLatin1String("auto") &&
                            setting != QLatin1String("off");
        if (m_facts.workIsSet)
            m_facts.workFile = winpath::clean(setting);
        else if (setting != QLatin1String("off"))
            m_facts.workFile = roots.workFile;
        m_facts.workShown = shortPath(m_facts.workFile, m_facts.folder);
        m_facts.workSumFile = m_facts.workFile + QStringLiteral(".sum");
    }

    /// go.mod of the module, or what GOFLAGS puts in its place.
    [[nodiscard]] QString modFileOf(const QString& folder) const
    {
        const QString other = ProjectFacts::flag(m_goEnv, QStringLiteral("modfile"));
        return other.isEmpty() || m_facts.isWorkspace()
                   ? winpath::join(folder, QStringLiteral("go.mod"))
                   : joinedAsGoDoes(m_facts.folder, other);
    }

    /// Before it looks at all the rest of the file, Go reads the two lines that choose a Go.
    void chooseToolchain()
    {
        gosettings::ToolchainQuestion question;
        question.own = m_goEnv.goVersion;
        question.gotoolchain = m_goEnv.value(QStringLiteral("GOTOOLCHAIN"));
        const bool hasWork =
            m_facts.isWorkspace() && isThereAt(m_files, m_facts.workFile).valueOr(false);
        const QString file =
            hasWork ? m_facts.workFile : winpath::join(m_facts.ownModule, QStringLiteral("go.mod"));
        question.fileName = shortPath(file, m_facts.folder);
        if (const auto bytes = m_files.read(file, mostOfProjectFile)) {
            question.goLine = gosettings::lookUpInModText(*bytes, QStringLiteral("go"));
            question.toolchainLine =
                gosettings::lookUpInModText(*bytes, QStringLiteral("toolchain"));
        }
        m_facts.toolchain =
            m_facts.modulesOff
                ? gosettings::ToolchainChoice{question.own, {}, false, false, false, {}}
                : gosettings::chooseToolchain(question);
        if (!m_facts.toolchain.isOther)
            return;
        m_facts.toolchainProgram = programOnPath(m_files, m_basics, m_facts.toolchain.toolchain);
        for (const QString& folder : toolchainFolders(m_goEnv, m_facts.toolchain.toolchain))
            m_facts.toolchainDownloaded =
                m_facts.toolchainDownloaded || isThereAt(m_files, folder).valueOr(false);
    }

    [[nodiscard]] int readingMinor() const
    {
        return gosettings::minorOfGoVersion(m_facts.toolchain.version());
    }

    void readWorkspace()
    {
        if (!m_facts.isWorkspace())
            return;
        const auto parse = [&](const QByteArray& bytes) {
            return gosettings::parseWorkFile(bytes, m_facts.workFile, readingMinor());
        };
        m_facts.work = readProjectFile<gosettings::WorkFile>(m_files, m_facts.workFile, parse);
        m_facts.workSum = readProjectFile<gosettings::SumFile>(m_files, m_facts.workSumFile,
                                                               gosettings::parseSumFile);
    }

    void readModules()
    {
        if (!m_facts.isWorkspace()) {
            if (!m_facts.ownModule.isEmpty())
                addModule(m_facts.ownModule);
            return;
        }
        if (!m_facts.work)
            return;
        for (const gosettings::WorkUse& use : m_facts.work->uses)
            addModule(joinedAsGoDoes(winpath::parent(m_facts.workFile), use.path));
    }

    void addModule(const QString& folder)
    {
        ProjectModule module;
        module.folder = folder;
        module.file = modFileOf(folder);
        module.shown = shortPath(module.file, m_facts.folder);
        const auto parse = [&](const QByteArray& bytes) {
            return gosettings::parseModFile(bytes, module.file, readingMinor());
        };
        module.mod = readProjectFile<gosettings::ModFile>(m_files, module.file, parse);
        module.sumFile =
            (module.file.endsWith(QLatin1String(".mod")) ? module.file.chopped(4) : module.file) +
            QStringLiteral(".sum");
        module.sum =
            readProjectFile<gosettings::SumFile>(m_files, module.sumFile, gosettings::parseSumFile);
        m_facts.modules.push_back(std::move(module));
    }

    void addReplacements(const std::vector<gosettings::ModReplacement>& lines, const QString& file)
    {
        for (const gosettings::ModReplacement& line : lines) {
            if (!line.isFolder())
                continue;
            ReplacementFolder found{
                line, file, joinedAsGoDoes(winpath::parent(file), line.to.path), {}, {}};
            found.isThere = isThereAt(m_files, found.folder);
            found.hasModFile =
                isThereAt(m_files, winpath::join(found.folder, QStringLiteral("go.mod")));
            m_facts.replacementFolders.push_back(std::move(found));
        }
    }

    void readReplacements()
    {
        if (m_facts.work)
            addReplacements(m_facts.work->replacements, m_facts.workFile);
        for (const ProjectModule& module : m_facts.modules) {
            if (module.mod)
                addReplacements(module.mod->replacements,
                                winpath::join(module.folder, QStringLiteral("go.mod")));
        }
    }

    void readVendor()
    {
        const QString beside =
            m_facts.isWorkspace() ? winpath::parent(m_facts.workFile) : m_facts.ownModule;
        if (beside.isEmpty())
            return;
        m_facts.vendorFolder = winpath::join(beside, QStringLiteral("vendor"));
        const auto info = m_files.info(m_facts.vendorFolder);
        m_facts.hasVendorFolder =
            info && info->has_value() &&
            ((*info)->isDirectory || reparse::pointsElsewhere((*info)->reparseTag));
        m_facts.vendor = readProjectFile<gosettings::VendorList>(
            m_files, winpath::join(m_facts.vendorFolder, QStringLiteral("modules.txt")),
            gosettings::parseVendorList);
    }

    /// Of the nearest repository. One whose .git is a file (a worktree) is left out.
    void readRemotes()
    {
        constexpr qint64 most = 1024 * 1024;
        for (QString at = m_facts.folder; !at.isEmpty(); at = winpath::parent(at)) {
            const QString git = winpath::join(at, QStringLiteral(".git"));
            if (!isThereAt(m_files, git).valueOr(false))
                continue;
            if (const auto bytes = m_files.read(winpath::join(git, QStringLiteral("config")), most))
                m_facts.remoteHosts = gosettings::gitRemoteHosts(*bytes);
            return;
        }
    }

    Machine& m_machine;
    const Files& m_files;
    const Basics& m_basics;
    const GoEnvFacts& m_goEnv;
    ProjectFacts m_facts;
};

} // namespace

ProjectsFacts projects(Machine& machine, const Basics& basics, const QStringList& folders)
{
    ProjectsFacts facts;
    facts.projects.reserve(static_cast<std::size_t>(folders.size()));
    for (const QString& folder : folders)
        facts.projects.push_back(ProjectReader(machine, basics, folder).read());
    return facts;
}

} // namespace gosetup::collect
