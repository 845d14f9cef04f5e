// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/Recording.h"

#include "machine/practice/AccessModel.h"
#include "machine/practice/PracticeMachine.h"
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

} // namespace

Recording::Recording(std::shared_ptr<Machine> machine) : m_machine(std::move(machine))
{
    m_image.name = m_machine->name();
    m_image.system = m_machine->system().info();
    m_image.folders = m_machine->system().folders();
    m_image.processEnvironment = m_machine->system().processEnvironment();
    m_image.volumes.clear();
    m_image.elevation = m_image.system.administrator || m_image.system.elevated
                            ? ElevationAnswer::Accepted
                            : ElevationAnswer::Refused;
    m_image.defender.answers = false; // until it does
    if (const auto volume = m_machine->files().volume(m_image.folders.windows))
        noteVolume(*volume);
}

void Recording::note(const std::function<void(MachineImage&)>& change)
{
    const std::lock_guard lock(m_mutex);
    change(m_image);
}

void Recording::noteKey(Hive hive, const QString& key)
{
    note([&](MachineImage& image) {
        ImageKey& entry = image.registry[regKey(hive, key)];
        if (entry.path.isEmpty())
            entry.path = regPath(hive, key);
    });
}

void Recording::noteValue(const RegPlace& place, const RegValue& value)
{
    note([&](MachineImage& image) { image.setValue(place.hive, place.key, place.name, value); });
}

void Recording::noteWritten(Hive hive, const QString& key, const QDateTime& when)
{
    noteKey(hive, key);
    note([&](MachineImage& image) { image.registry[regKey(hive, key)].lastWrite = when; });
}

QString Recording::realPlace(const QString& path)
{
    const QString folder = winpath::parent(path);
    if (folder.isEmpty())
        return winpath::clean(path);
    const QString key = folder.toCaseFolded();
    {
        const std::lock_guard lock(m_mutex);
        const auto known = m_realFolders.constFind(key);
        if (known != m_realFolders.constEnd())
            return winpath::join(*known, winpath::fileName(path));
    }
    const QString real = m_machine->files().resolved(folder).value_or(folder);
    if (!winpath::same(real, folder))
        noteLinks(folder);
    const std::lock_guard lock(m_mutex);
    m_realFolders.insert(key, real);
    return winpath::join(real, winpath::fileName(path));
}

void Recording::noteLinks(const QString& path)
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
        noteFile(at, **info);
        // The target may hold links itself.
        const QString target = (*info)->linkTarget;
        const QString absolute =
            winpath::isAbsolute(target) ? target : winpath::join(winpath::parent(at), target);
        if (!winpath::isInside(absolute, at))
            noteLinks(absolute);
    }
}

void Recording::noteFile(const QString& path, const FileInfo& info)
{
    if (winpath::parent(path).isEmpty())
        return; // a drive: its volume says all
    const QString place = realPlace(path);
    note([&](MachineImage& image) {
        const QString spelled = winpath::join(winpath::parent(place), winpath::fileName(info.path));
        FileNode& node = image.file(spelled);
        node.directory = info.isDirectory;
        if (!node.bytes)
            node.size = info.isDirectory ? 0 : info.size;
        node.attributes =
            info.attributes & ~(fileattribute::directory | fileattribute::reparsePoint);
        node.reparseTag = info.reparseTag;
        node.linkTarget = info.linkTarget;
    });
}

void Recording::lookUp(const QString& path)
{
    const auto info = m_machine->files().info(path);
    if (info && *info)
        noteFile(path, **info);
}

void Recording::noteContent(const QString& path, const QByteArray& bytes)
{
    lookUp(path);
    const QString place = m_machine->files().resolved(path).value_or(path);
    lookUp(place);
    note([&](MachineImage& image) { image.file(place).content(bytes); });
}

void Recording::noteReparseData(const QString& path, const QByteArray& data)
{
    lookUp(path);
    const QString place = realPlace(path);
    note([&](MachineImage& image) { image.file(place).reparseData = data; });
}

void Recording::noteAccess(const QString& folder, const FolderAccess& access)
{
    lookUp(folder);
    const QString place = m_machine->files().resolved(folder).value_or(folder);
    const std::lock_guard lock(m_mutex);
    m_access.emplace_back(place, access);
}

void Recording::noteVolume(const VolumeInfo& volume)
{
    note([&](MachineImage& image) {
        const bool known =
            std::any_of(image.volumes.begin(), image.volumes.end(),
                        [&](const VolumeInfo& v) { return winpath::same(v.root, volume.root); });
        if (!known)
            image.volumes.push_back(volume);
    });
}

void Recording::noteRun(const ImageProgram& program)
{
    lookUp(program.path);
    const QString place = m_machine->files().resolved(program.path).value_or(program.path);
    lookUp(place);
    note([&](MachineImage& image) {
        const auto file = image.files.find(winpath::key(place));
        if (file != image.files.end() && program.result.startError == 0 && !file->second.bytes &&
            !program.timesOut) {
            const qint64 size = file->second.size;
            file->second.pe(archOfOutput(program.result.standardOutput, image.system.arch), size);
        }
        image.programs.push_back(program);
    });
}

void Recording::keepAccessThatDiffers(MachineImage& image) const
{
    auto noted = m_access;
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

MachineImage Recording::finish()
{
    const std::lock_guard lock(m_mutex);
    MachineImage image = m_image;
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
