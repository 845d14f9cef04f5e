// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/Recording.h"

#include "machine/ProgramFile.h"
#include "machine/formats/BuildInfo.h"
#include "machine/practice/AccessModel.h"
#include "machine/practice/PracticeMachine.h"
#include "machine/practice/RecordedListings.h"
#include "paths/WindowsPath.h"

#include <algorithm>
#include <chrono>

namespace gosetup {

namespace {

/// "windows/arm64" at the end of what `go version` prints.
Arch archOfOutput(const QByteArray& output, Arch otherwise)
{
    const auto slash = output.lastIndexOf("windows/");
    if (slash < 0)
        return otherwise;
    return fromName<Arch>(QString::fromUtf8(output.mid(slash + 8)).trimmed()).value_or(otherwise);
}

ImageGoBuild imageBuildOf(const GoBuildInfo& info, Arch arch)
{
    ImageGoBuild build;
    build.go = info.goVersion.mid(2);
    build.path = info.path.isEmpty() ? QStringLiteral("command-line-arguments") : info.path;
    if (info.module && info.module->path != build.path)
        build.module = info.module->path;
    build.version = info.release();
    build.arch = arch;
    return build;
}

} // namespace

Recording::Recording(std::shared_ptr<Machine> machine) : m_machine(std::move(machine))
{
    later([this] { readSystem(); });
}

Recording::Recording(std::shared_ptr<Machine> machine, Known known, std::vector<Answer> answers)
    : m_machine(std::move(machine)), m_answers(std::move(answers)), m_known(std::move(known))
{
}

void Recording::readSystem()
{
    MachineImage& image = m_known.image;
    image.name = m_machine->name();
    image.system = m_machine->system().info();
    image.folders = m_machine->system().folders();
    image.processEnvironment = m_machine->system().processEnvironment();
    image.volumes.clear();
    image.elevation = image.system.administrator || image.system.elevated
                          ? ElevationAnswer::Accepted
                          : ElevationAnswer::Refused;
    image.defender.answers = false; // until it does
    if (const auto volume = m_machine->files().volume(image.folders.windows))
        addVolume(*volume);
}

// --- notes: from any thread, and nothing is read ------------------------------------------------

void Recording::later(std::function<void()> work)
{
    const std::lock_guard lock(m_laterMutex);
    m_later.push_back(std::move(work));
}

void Recording::note(std::function<void(MachineImage&)> change)
{
    later([this, change = std::move(change)] { change(m_known.image); });
}

void Recording::noteKey(Hive hive, const QString& path)
{
    later([this, hive, path] { key(hive, path); });
}

void Recording::noteValue(const RegistryValuePath& place, const RegValue& value)
{
    note([place, value](MachineImage& image) {
        image.setValue(place.hive, place.key, place.name, value);
    });
}

void Recording::noteWritten(Hive hive, const QString& path, const QDateTime& when)
{
    later([this, hive, path, when] { key(hive, path).lastWrite = when; });
}

void Recording::noteFile(const QString& path, const FileInfo& info)
{
    later([this, path, info] { addFile(path, info); });
}

void Recording::noteThere(const QString& path)
{
    later([this, path] { lookUp(path); });
}

void Recording::noteListed(const QString& folder, const QStringList& names)
{
    later([this, folder, names] {
        lookUp(folder);
        for (const QString& name : names)
            lookUp(winpath::join(folder, name));
    });
}

void Recording::noteContent(const QString& path, const QByteArray& bytes)
{
    later([this, path, bytes] { addContent(path, bytes); });
}

void Recording::noteEntries(const QString& folder, const std::vector<FolderEntry>& entries)
{
    later([this, folder, entries] {
        lookUp(folder);
        const QString place = m_machine->files().resolved(folder).value_or(folder);
        lookUp(place);
        for (const FolderEntry& entry : entries) {
            if (entry.reparseTag != 0) // where it leads
                lookUp(winpath::join(place, entry.name));
        }
        m_known.listings.insert(winpath::clean(place), entries);
    });
}

void Recording::noteModified(const QString& path, const QDateTime& when)
{
    later([this, path, when] {
        lookUp(path);
        m_known.image.file(realPlace(path)).modified = when;
    });
}

void Recording::noteRange(const QString& path, qint64 offset, const QByteArray& bytes)
{
    later([this, path, offset, bytes] { addRange(path, offset, bytes); });
}

void Recording::noteProgram(const QString& path, std::optional<Arch> arch)
{
    later([this, path, arch] {
        lookUp(path);
        const auto file = m_known.image.files.find(winpath::key(realPlace(path)));
        if (arch && file != m_known.image.files.end() && !file->second.bytes)
            file->second.pe(*arch, file->second.size);
    });
}

void Recording::noteReparseData(const QString& path, const QByteArray& data)
{
    later([this, path, data] {
        lookUp(path);
        m_known.image.file(realPlace(path)).reparseData = data;
    });
}

void Recording::noteAccess(const QString& folder, const FolderAccess& access)
{
    later([this, folder, access] {
        lookUp(folder);
        m_known.access.emplace_back(m_machine->files().resolved(folder).value_or(folder), access);
    });
}

void Recording::noteVolume(const VolumeInfo& volume)
{
    later([this, volume] { addVolume(volume); });
}

void Recording::noteLinks(const QString& path)
{
    later([this, path] { addLinks(path); });
}

std::optional<Result<ProcessResult>> Recording::answerOf(const QString& program,
                                                         const QStringList& arguments)
{
    const std::lock_guard lock(m_answersMutex);
    const auto known = std::ranges::find_if(m_answers, [&](const Answer& answer) {
        return winpath::same(answer.program, program) && answer.arguments == arguments;
    });
    return known == m_answers.end() ? std::nullopt : std::optional(known->result);
}

Result<ProcessResult> Recording::run(const RunRequest& request)
{
    if (auto known = answerOf(request.program, request.arguments))
        return std::move(*known);
    auto result = m_machine->processes().run(request);
    ImageProgram noted;
    noted.path = request.program;
    noted.arguments = request.arguments;
    if (result)
        noted.result = *result;
    else
        noted.timesOut = true; // whatever went wrong: there was no answer
    later([this, noted] { addRun(noted); });
    const std::lock_guard lock(m_answersMutex);
    m_answers.push_back({request.program, request.arguments, result});
    return result;
}

// --- the image: by one thread, in the order of the notes ----------------------------------------

void Recording::settle()
{
    std::vector<std::function<void()>> notes;
    {
        const std::lock_guard lock(m_laterMutex);
        notes.swap(m_later);
    }
    for (const auto& work : notes)
        work();
}

ImageKey& Recording::key(Hive hive, const QString& path)
{
    ImageKey& entry = m_known.image.registry[regKey(hive, path)];
    if (entry.path.isEmpty())
        entry.path = regPath(hive, path);
    return entry;
}

QString Recording::realPlace(const QString& path)
{
    const QString folder = winpath::parent(path);
    if (folder.isEmpty())
        return winpath::clean(path);
    const QString key = folder.toCaseFolded();
    const auto known = m_known.realFolders.constFind(key);
    if (known != m_known.realFolders.constEnd())
        return winpath::join(*known, winpath::fileName(path));
    const QString real = m_machine->files().resolved(folder).value_or(folder);
    if (!winpath::same(real, folder))
        addLinks(folder);
    m_known.realFolders.insert(key, real);
    return winpath::join(real, winpath::fileName(path));
}

void Recording::addLinks(const QString& path)
{
    QStringList way;
    for (QString at = winpath::clean(path); !winpath::parent(at).isEmpty();
         at = winpath::parent(at))
        way.prepend(at);
    for (const QString& at : way) {
        const auto info = m_machine->files().info(at);
        if (!info || !*info)
            return;
        if ((*info)->linkTarget.isEmpty())
            continue;
        addFile(at, **info);
        // The target may hold links itself.
        const QString target = (*info)->linkTarget;
        const QString absolute =
            winpath::isAbsolute(target) ? target : winpath::join(winpath::parent(at), target);
        if (!winpath::isInside(absolute, at))
            addLinks(absolute);
    }
}

void Recording::addFile(const QString& path, const FileInfo& info)
{
    if (winpath::parent(path).isEmpty())
        return; // a drive: its volume says all
    m_known.lookedUp.insert(winpath::key(path));
    const QString place = realPlace(path);
    const QString spelled = winpath::join(winpath::parent(place), winpath::fileName(info.path));
    FileNode& node = m_known.image.file(spelled);
    node.directory = info.isDirectory;
    if (!node.bytes)
        node.size = info.isDirectory ? 0 : info.size;
    node.attributes = info.attributes & ~(fileattribute::directory | fileattribute::reparsePoint);
    node.reparseTag = info.reparseTag;
    node.linkTarget = info.linkTarget;
}

void Recording::lookUp(const QString& path)
{
    if (m_known.lookedUp.contains(winpath::key(path)))
        return;
    const auto info = m_machine->files().info(path);
    if (info && *info)
        addFile(path, **info);
}

void Recording::addContent(const QString& path, const QByteArray& bytes)
{
    lookUp(path);
    const QString place = m_machine->files().resolved(path).value_or(path);
    lookUp(place);
    m_known.image.file(place).content(bytes);
}

void Recording::addRange(const QString& path, qint64 offset, const QByteArray& bytes)
{
    constexpr qsizetype shortPart = 64; // bytes: the end of an archive, not what somebody wrote
    constexpr size_t mostParts = 16;
    lookUp(path);
    const QString place = m_machine->files().resolved(path).value_or(path);
    lookUp(place);
    FileNode& node = m_known.image.file(place);
    if (node.bytes || node.goBuild || node.peArch)
        return;
    if (offset == 0 && bytes.startsWith("MZ")) {
        const auto info = readBuildInfo([&](qint64 from, qint64 length) {
            return m_machine->files().readRange(place, from, length);
        });
        const Arch arch = programArch(bytes).value_or(m_known.image.system.arch);
        if (info)
            node.program(imageBuildOf(*info, arch), node.size);
        else if (programArch(bytes))
            node.pe(arch, node.size);
        return;
    }
    if (bytes.size() <= shortPart && node.parts.size() < mostParts)
        node.parts.push_back({offset, bytes});
}

void Recording::addVolume(const VolumeInfo& volume)
{
    auto& volumes = m_known.image.volumes;
    const bool known = std::any_of(volumes.begin(), volumes.end(), [&](const VolumeInfo& v) {
        return winpath::same(v.root, volume.root);
    });
    if (!known)
        volumes.push_back(volume);
}

void Recording::addRun(const ImageProgram& program)
{
    lookUp(program.path);
    const QString place = m_machine->files().resolved(program.path).value_or(program.path);
    lookUp(place);
    MachineImage& image = m_known.image;
    const auto file = image.files.find(winpath::key(place));
    if (file != image.files.end() && program.result.startError == 0 && !file->second.bytes &&
        !program.timesOut) {
        const qint64 size = file->second.size;
        file->second.pe(archOfOutput(program.result.standardOutput, image.system.arch), size);
    }
    image.programs.push_back(program);
}

void Recording::keepAccessThatDiffers(MachineImage& image) const
{
    auto noted = m_known.access;
    // The outer ones first: a right given there reaches inwards.
    std::stable_sort(noted.begin(), noted.end(), [](const auto& a, const auto& b) {
        return winpath::segments(a.first).size() < winpath::segments(b.first).size();
    });
    for (const auto& [folder, access] : noted) {
        const bool there =
            winpath::parent(folder).isEmpty() || image.files.contains(winpath::key(folder));
        if (!there)
            continue;
        const FolderAccess told =
            accessOf(VirtualTree(image.files), image.folders, folder, image.system.elevated);
        const bool same = told.currentUserMayWrite == access.currentUserMayWrite &&
                          told.ordinaryUsersMayWrite == access.ordinaryUsersMayWrite &&
                          told.inheritedFromDriveRoot == access.inheritedFromDriveRoot;
        if (!same)
            image.folder(folder).accessOverride = access;
    }
}

void Recording::dropRunsThatFollowFromFiles(MachineImage& image)
{
    // A later change of the tree must change what `go version` says, which a noted run would not.
    MachineImage bare = image;
    bare.programs.clear();
    const auto machine = PracticeMachine::fromImage(bare);
    if (!machine)
        return;
    std::vector<ImageProgram> kept;
    for (const ImageProgram& program : image.programs) {
        const auto again = (*machine)->processes().run(
            program.path, program.arguments.value_or(QStringList()), std::chrono::seconds(1));
        const bool follows = !program.timesOut && again &&
                             again->startError == program.result.startError &&
                             again->exitCode == program.result.exitCode &&
                             again->standardOutput == program.result.standardOutput;
        if (!follows)
            kept.push_back(program);
    }
    image.programs = std::move(kept);
}

std::shared_ptr<Recording> Recording::copy()
{
    const std::lock_guard lock(m_knownMutex);
    settle();
    const std::lock_guard answersLock(m_answersMutex);
    return std::shared_ptr<Recording>(new Recording(m_machine, m_known, m_answers));
}

MachineImage Recording::image()
{
    const std::lock_guard lock(m_knownMutex);
    settle();
    MachineImage image = m_known.image;
    addListings(m_known.listings, image);
    keepAccessThatDiffers(image);
    dropRunsThatFollowFromFiles(image);
    const auto isOne = [&](const char* key, const char* name) {
        const auto found =
            image.registry.find(regKey(Hive::LocalMachine, QString::fromLatin1(key)));
        if (found == image.registry.end())
            return false;
        const auto value = found->second.values.find(QString::fromLatin1(name).toCaseFolded());
        return value != found->second.values.end() && value->second.value.dword().value_or(0) == 1;
    };
    if (isOne("SOFTWARE\\Policies\\Microsoft\\Windows Defender", "DisableLocalAdminMerge") ||
        isOne("SOFTWARE\\Microsoft\\Windows Defender\\Features", "TPExclusions"))
        image.defender.adds = DefenderAdds::Ineffective;
    return image;
}

} // namespace gosetup
