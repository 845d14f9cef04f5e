// SPDX-License-Identifier: Apache-2.0
// What changes something on a practice machine's disks. With a folder, bytes are real files and
// only metadata lives in the state; in memory everything is a node until somebody asks for a host
// path.
#include "machine/TemporaryName.h"
#include "machine/practice/AccessModel.h"
#include "machine/practice/PracticeFiles.h"
#include "paths/WindowsPath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace gosetup {

namespace {

tl::unexpected<Error> hostFailed(const QString& path, const QString& detail)
{
    return fail(ErrorCode::Io, Text::tr("%1: cannot be written").arg(path), {}, detail);
}

Result<void> vetName(const QString& path)
{
    if (realfolder::isPossible(path))
        return {};
    return fail(ErrorCode::Invalid,
                Text::tr("%1: Windows does not allow this name (error 123)").arg(path));
}

Result<void> renameHost(const QString& from, const QString& to, const QString& path)
{
    QDir().mkpath(QFileInfo(to).path());
    if (const std::error_code error = realfolder::rename(from, to))
        return hostFailed(path, QString::fromLocal8Bit(error.message().c_str()));
    return {};
}

} // namespace

Error needsRights(const QString& what)
{
    return Error::make(ErrorCode::NeedsElevation, Text::tr("%1: access denied (error 5)").arg(what),
                       Text::tr("run this as an administrator"));
}

Result<void> PracticeFiles::mayWriteBeside(const QString& path) const
{
    const QString parent = winpath::parent(path);
    const QString folder = parent.isEmpty() ? path : parent;
    if (accessOf(m_state->tree, m_state->image.folders, folder, m_view.elevated)
            .currentUserMayWrite)
        return {};
    return fail(needsRights(path));
}

Result<void> PracticeFiles::change(const char* operation, const QString& path, bool last,
                                   const OnPath& work)
{
    return m_state->perform(operation, path, [&]() -> Result<void> {
        const auto place = followed(path, last);
        GOSETUP_RETURN_IF_FAILED(place);
        if (volumeOf(*place) == nullptr)
            return fail(ErrorCode::NotFound, Text::tr("%1: the drive cannot be found").arg(path));
        if (auto allowed = mayWriteBeside(*place); !allowed)
            return allowed;
        if (auto done = work(*place); !done)
            return done;
        return m_state->save();
    });
}

Result<void> PracticeFiles::write(const QString& path, const QByteArray& bytes)
{
    return change("files.write", path, true,
                  [&](const QString& place) { return writeNow(place, bytes); });
}

Result<void> PracticeFiles::writeNow(const QString& path, const QByteArray& bytes)
{
    if (auto vetted = vetName(path); !vetted)
        return vetted;
    const Found found = find(path);
    if (found.exists() && found.isDirectory())
        return fail(ErrorCode::AccessDenied, Text::tr("%1: is a folder (error 5)").arg(path));
    if (found.exists())
        forgetRuns(path, {});
    if (m_state->inMemory() && !found.own) {
        FileNode node = found.node != nullptr ? *found.node : FileNode{};
        node.path = found.node != nullptr ? node.path : path;
        if (node.modified)
            node.modified = m_state->now();
        m_state->tree.insert(node.content(bytes));
        return {};
    }
    const QString host = realfolder::hostFor(m_state->drives(), path);
    const QString temporary = QFileInfo(host).path() + QLatin1Char('/') + temporaryName();
    QFile file(temporary);
    if (!QDir().mkpath(QFileInfo(host).path()) || !file.open(QIODevice::WriteOnly))
        return hostFailed(path, file.errorString());
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        const QString why = file.errorString();
        file.remove();
        return hostFailed(path, why);
    }
    file.close();
    const auto inPlace =
        m_state->perform("files.replace", path, [&] { return renameHost(temporary, host, path); });
    if (!inPlace) {
        file.remove();
        return inPlace;
    }
    if (FileNode* node = m_state->tree.find(winpath::key(path))) {
        node->content({}); // the real file tells
        node->modified.reset();
        if (node->saysNothing())
            m_state->tree.erase(winpath::key(path));
    }
    return {};
}

Result<void> PracticeFiles::writeProgram(const QString& path, const ImageGoBuild& build)
{
    return change("files.write", path, true, [&](const QString& place) -> Result<void> {
        FileNode node;
        node.program(build);
        GOSETUP_RETURN_IF_FAILED(writeNow(place, *node.contentBytes()));
        node.path = place;
        m_state->tree.insert(node); // what it prints is nowhere in its bytes
        return {};
    });
}

std::optional<ImageGoBuild> PracticeFiles::goBuildOf(const QString& path) const
{
    const auto found =
        m_state->perform("files.info", path, [&]() -> Result<std::optional<ImageGoBuild>> {
            const auto place = followed(path, true);
            GOSETUP_RETURN_IF_FAILED(place);
            const FileNode* node = m_state->tree.find(winpath::key(*place));
            return node == nullptr ? std::nullopt : node->goBuild;
        });
    return found.value_or(std::nullopt);
}

Result<void> PracticeFiles::makeFolder(const QString& path, bool protectedList)
{
    return m_state->perform("files.makeFolder", path, [&]() -> Result<void> {
        const auto place = followed(path, true);
        GOSETUP_RETURN_IF_FAILED(place);
        if (volumeOf(*place) == nullptr)
            return fail(ErrorCode::NotFound, Text::tr("%1: the drive cannot be found").arg(path));
        const Found found = find(*place);
        if (winpath::parent(*place).isEmpty())
            return {};
        if (found.isDirectory())
            return protectedList ? requireProtected(*place) : Result<void>{};
        if (found.exists())
            return fail(ErrorCode::Io,
                        Text::tr("%1: a file with this name already exists (error 183)").arg(path));
        if (auto allowed = mayWriteBeside(*place); !allowed)
            return allowed;
        if (auto made = makeFolderNow(*place, protectedList); !made)
            return made;
        return m_state->save();
    });
}

/// As on Windows: a folder that is there is not taken over.
Result<void> PracticeFiles::requireProtected(const QString& path) const
{
    NonAdminControl control = nonAdminControlOf(m_state->tree, m_state->image.folders,
                                                m_state->image.system.userName, path);
    QStringList strangers = control.mayWrite + control.mayReplace;
    if (!m_view.elevated)
        strangers.removeAll(m_state->image.system.userName);
    strangers.removeDuplicates();
    if (strangers.isEmpty())
        return {};
    return fail(ErrorCode::Untrusted,
                Text::tr("%1: owned by or accessible to accounts other than administrators (%2)")
                    .arg(path)
                    .arg(strangers.join(QLatin1String(", "))),
                Text::tr("remove the folder and try again"));
}

Result<void> PracticeFiles::makeFolderNow(const QString& path, bool protectedList)
{
    if (auto vetted = vetName(path); !vetted)
        return vetted;
    // As on Windows: missing folders above get the same list.
    const QString above = winpath::parent(path);
    if (protectedList && !winpath::isDriveRoot(above) && !find(above).exists()) {
        if (auto made = makeFolderNow(above, true); !made)
            return made;
    }
    if (!m_state->inMemory()) {
        const QString host = realfolder::hostFor(m_state->drives(), path);
        if (!QDir().mkpath(host))
            return hostFailed(path, {});
    }
    if (m_state->inMemory() || protectedList) {
        FileNode node;
        node.path = path;
        node.directory = true;
        node.protectedList = protectedList;
        // Made by an administrator, it is the administrators': its maker without rights is no
        // owner.
        if (protectedList && m_view.elevated)
            node.accessOverride = FolderAccess{false, false, false};
        m_state->tree.insert(node);
    }
    return {};
}

Result<void> PracticeFiles::rename(const QString& from, const QString& to)
{
    return change("files.rename", from, false, [&](const QString& source) -> Result<void> {
        const auto target = followed(to, false);
        GOSETUP_RETURN_IF_FAILED(target);
        if (volumeOf(source) != volumeOf(*target))
            return fail(ErrorCode::Io,
                        Text::tr("%1: not on the same drive as %2 (error 17)").arg(from).arg(to));
        if (auto allowed = mayWriteBeside(*target); !allowed)
            return allowed;
        return renameNow(source, *target);
    });
}

Result<void> PracticeFiles::renameNow(const QString& from, const QString& to)
{
    if (auto vetted = vetName(to); !vetted)
        return vetted;
    const Found source = find(from);
    if (!source.exists())
        return fail(ErrorCode::NotFound, Text::tr("%1: not found (error 2)").arg(from));
    const Found target = find(to);
    const bool sameEntry = winpath::same(from, to);
    if (target.exists() && !sameEntry && (target.isDirectory() || source.isDirectory()))
        return fail(ErrorCode::Io, Text::tr("%1: already exists (error 183)").arg(to));
    const QString above = winpath::parent(to);
    if (!winpath::parent(above).isEmpty() && !find(above).isDirectory())
        return fail(ErrorCode::NotFound,
                    Text::tr("%1: the folder cannot be found (error 3)").arg(above));
    if (target.exists() && !sameEntry) {
        if (auto removed = removeNow(to); !removed)
            return removed;
    }
    forgetRuns(from, winpath::clean(to));
    const bool both = source.own && m_state->tree.find(winpath::key(from)) != nullptr;
    if (both) {
        if (auto announced = m_state->announceRename(from, to); !announced)
            return announced;
    }
    if (source.own) {
        if (auto moved = renameHost(source.host, realfolder::hostFor(m_state->drives(), to), to);
            !moved)
            return moved;
    }
    m_state->tree.move(from, to);
    if (both) {
        if (auto saved = m_state->save(); !saved)
            return saved;
        m_state->renameDone();
    }
    for (ReadLayer& layer : m_state->below)
        layer.move(from, to);
    return {};
}

void PracticeFiles::forgetRuns(const QString& path, const QString& movedTo)
{
    // What a program was said to do holds for the file that was there, not for its successor. An
    // entry without a file is about one that is still to come, and stays.
    auto& programs = m_state->image.programs;
    const QString folder = winpath::clean(path);
    for (auto it = programs.begin(); it != programs.end();) {
        const bool here = winpath::isInside(it->path, folder) && find(it->path).exists();
        if (here && movedTo.isEmpty()) {
            it = programs.erase(it);
            continue;
        }
        if (here)
            it->path = movedTo + winpath::clean(it->path).mid(folder.size());
        ++it;
    }
}

Result<QString> PracticeFiles::hostPath(const QString& path, bool makeParents)
{
    return m_state->perform("files.hostPath", path, [&]() -> Result<QString> {
        const auto place = followed(path, true);
        GOSETUP_RETURN_IF_FAILED(place);
        if (volumeOf(*place) == nullptr)
            return fail(ErrorCode::NotFound, Text::tr("%1: the drive cannot be found").arg(path));
        if (makeParents) {
            GOSETUP_RETURN_IF_FAILED(mayWriteBeside(*place));
        }
        return hostNow(*place, makeParents);
    });
}

Result<QString> PracticeFiles::hostNow(const QString& path, bool makeParents)
{
    GOSETUP_RETURN_IF_FAILED(vetName(path));
    const auto drives = m_state->makeDrives();
    GOSETUP_RETURN_IF_FAILED(drives);
    const QString host = realfolder::hostFor(*drives, path);
    const Found found = find(path);
    if (makeParents && !QDir().mkpath(QFileInfo(host).path()))
        return fail(hostFailed(path, {}).value());
    if (!found.exists() || found.own)
        return host;
    // It is there as a node or in the machine this one was copied from: make it real.
    if (found.isDirectory()) {
        if (!QDir().mkpath(host))
            return fail(hostFailed(path, {}).value());
        return host;
    }
    if (infoOf(path)->isCloudPlaceholder())
        return fail(ErrorCode::Unsupported,
                    Text::tr("%1: is in the cloud; reading it would download it").arg(path));
    QFile file(host);
    const bool parents = QDir().mkpath(QFileInfo(host).path());
    if (!found.host.isEmpty()) {
        if (!parents || !QFile::copy(found.host, host))
            return fail(hostFailed(path, {}).value());
        return host;
    }
    const QByteArray bytes = found.node->contentBytes().value_or(QByteArray());
    if (!parents || !file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() ||
        !file.resize(found.node->size) || !file.flush())
        return fail(hostFailed(path, file.errorString()).value());
    if (found.node->modified)
        file.setFileTime(*found.node->modified, QFileDevice::FileModificationTime);
    return host;
}

} // namespace gosetup
