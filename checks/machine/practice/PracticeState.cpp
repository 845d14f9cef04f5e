// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/PracticeState.h"

#include "machine/practice/ImageJson.h"

#include <QFile>
#include <QTemporaryDir>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace gosetup {

namespace {

constexpr auto renameFile = "/rename.txt"; // beside state.json
constexpr int killedExitCode = 137;        // as a shell reports SIGKILL

[[noreturn]] void killThisProcess()
{
    std::_Exit(killedExitCode);
}

tl::unexpected<Error> faultError(const ImageFault& fault, const QString& subject)
{
    switch (fault.kind) {
    case ImageFault::Kind::AccessDenied:
        return fail(ErrorCode::AccessDenied, Text::tr("%1: access denied (error 5)").arg(subject));
    case ImageFault::Kind::InUse:
        return fail(ErrorCode::InUse,
                    Text::tr("%1: in use by another program (error 32)").arg(subject));
    case ImageFault::Kind::DiskFull:
        return fail(ErrorCode::DiskFull, Text::tr("%1: the disk is full (error 112)").arg(subject));
    case ImageFault::Kind::Timeout:
        return fail(ErrorCode::Timeout, Text::tr("%1: no response in time").arg(subject));
    case ImageFault::Kind::Policy:
        return fail(ErrorCode::Policy, Text::tr("%1: blocked by policy").arg(subject));
    default:
        return fail(ErrorCode::Io, Text::tr("%1: input/output error (error 1117)").arg(subject));
    }
}

/// Atomic for everyone who looks; without the flush to disk of QSaveFile, since only a dying
/// process and never a dying computer is practised, and this runs after every mutation.
Result<void> replaceFile(const QString& path, const QByteArray& bytes)
{
    const QString partial = path + QStringLiteral(".partial");
    QFile file(partial);
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                         file.write(bytes) == bytes.size() && file.flush();
    file.close();
    QString reason = file.errorString();
    if (written) {
        const std::error_code error = realfolder::rename(partial, path);
        if (!error)
            return {};
        reason = QString::fromLocal8Bit(error.message().c_str());
    }
    return fail(ErrorCode::Io, Text::tr("cannot save the practice machine in %1").arg(path), {},
                reason);
}

} // namespace

PracticeState::PracticeState(MachineImage from, QString folder)
    : image(std::move(from)), tree(image.files), m_folder(std::move(folder))
{
    image.files.clear();
    m_environment = image.processEnvironment ? *image.processEnvironment : freshEnvironment(image);
    m_anyFaults = !image.faults.empty();
    m_passed.assign(image.faults.size(), 0);
    if (m_folder.isEmpty())
        return;
    m_drives = m_folder + QStringLiteral("/drives");
    settleRename();
}

PracticeState::~PracticeState() = default;

std::shared_ptr<PracticeState> PracticeState::copy() const
{
    const std::lock_guard lock(m_mutex);
    // Without the faults: a prediction must not die of what the real run is to meet.
    MachineImage faultless = image;
    faultless.faults.clear();
    auto other = std::make_shared<PracticeState>(std::move(faultless), QString());
    other->tree = tree;
    other->m_environment = m_environment;
    if (!m_drives.isEmpty())
        other->below.emplace_back(m_drives, m_temporary);
    other->below.insert(other->below.end(), below.begin(), below.end());
    return other;
}

MachineImage PracticeState::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    MachineImage result = image;
    result.files = tree.nodes();
    return result;
}

Result<void> PracticeState::save()
{
    if (m_folder.isEmpty())
        return {};
    MachineImage whole = image;
    whole.files = tree.nodes();
    return replaceFile(m_folder + QStringLiteral("/state.json"), writeImage(whole));
}

Result<void> PracticeState::announceRename(const QString& from, const QString& to) const
{
    if (m_folder.isEmpty())
        return {};
    return replaceFile(m_folder + QString::fromLatin1(renameFile), (from + u'\n' + to).toUtf8());
}

void PracticeState::renameDone() const
{
    QFile::remove(m_folder + QString::fromLatin1(renameFile));
}

void PracticeState::settleRename()
{
    QFile file(m_folder + QString::fromLatin1(renameFile));
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QStringList places = QString::fromUtf8(file.readAll()).split(u'\n');
    file.close();
    const QString from = places.value(0);
    const QString to = places.value(1);
    // The real files have moved, so the nodes go after them; otherwise nothing had happened yet.
    if (places.size() == 2 && realfolder::find(m_drives, to) && !realfolder::find(m_drives, from))
        tree.move(from, to);
    if (save())
        renameDone();
}

Result<QString> PracticeState::makeDrives()
{
    if (m_drives.isEmpty()) {
        auto temporary = std::make_shared<QTemporaryDir>();
        if (!temporary->isValid())
            return fail(ErrorCode::Io,
                        Text::tr("cannot create a temporary folder for the practice machine"), {},
                        temporary->errorString());
        m_temporary = std::move(temporary);
        m_drives = m_temporary->path() + QStringLiteral("/drives");
    }
    return m_drives;
}

QDateTime PracticeState::now() const
{
    return image.now ? *image.now : QDateTime::currentDateTimeUtc();
}

std::vector<ImageFault> PracticeState::takeFaults(const char* operation, const QString& subject,
                                                  bool afterwards)
{
    const std::lock_guard lock(m_mutex);
    std::vector<ImageFault> due;
    for (std::size_t i = 0; i < image.faults.size(); ++i) {
        ImageFault& fault = image.faults[i];
        const bool mine = (fault.kind == ImageFault::Kind::KillAfter) == afterwards;
        if (!mine || fault.times <= 0 || fault.at != QLatin1String(operation) ||
            !subject.contains(fault.subject, Qt::CaseInsensitive))
            continue;
        if (m_passed[i]++ < fault.after)
            continue;
        --fault.times;
        due.push_back(fault);
    }
    if (due.empty())
        return due;
    // Saved at once: a process that is killed here must not meet the same fault when it starts
    // again. A failure to save costs only that.
    static_cast<void>(save());
    return due;
}

Result<void> PracticeState::meetFaults(const char* operation, const QString& subject)
{
    for (const ImageFault& fault : takeFaults(operation, subject, false)) {
        if (fault.kind == ImageFault::Kind::Kill)
            killThisProcess();
        if (fault.kind == ImageFault::Kind::Delay)
            std::this_thread::sleep_for(std::chrono::milliseconds(fault.milliseconds));
        else
            return faultError(fault, subject);
    }
    return {};
}

void PracticeState::meetKillAfter(const char* operation, const QString& subject)
{
    if (!takeFaults(operation, subject, true).empty())
        killThisProcess();
}

} // namespace gosetup
