// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RealFolder.h"

#include "paths/WindowsPath.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

namespace gosetup {

namespace realfolder {

namespace {

#ifdef Q_OS_WIN
constexpr bool onWindows = true;
#else
constexpr bool onWindows = false;
#endif

constexpr auto everything = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;

/// "C" for C:\, "UNC/server/share" for a share.
QStringList volumeSegments(const QString& windowsPath)
{
    if (!winpath::isUnc(windowsPath))
        return {winpath::drive(windowsPath).left(1)};
    const QStringList parts = windowsPath.split(u'\\', Qt::SkipEmptyParts);
    return {QStringLiteral("UNC"), parts.value(0), parts.value(1)};
}

bool there(const QString& host)
{
    const QFileInfo info(host);
    return info.exists() || info.isSymLink();
}

/// The spelling under which `name` exists in the host folder; empty where it does not.
QString spelling(const QString& hostFolder, const QString& name)
{
    if (there(hostFolder + u'/' + name))
        return name;
    const QString folded = name.toCaseFolded();
    for (const QString& candidate : QDir(hostFolder).entryList(everything, QDir::NoSort)) {
        if (candidate.toCaseFolded() == folded)
            return candidate;
    }
    return {};
}

/// Beyond MAX_PATH Win32 wants a prefix, which Qt adds by itself and the standard library does not.
std::filesystem::path standardPath(const QString& host)
{
    QString path = QFileInfo(host).absoluteFilePath();
    if (onWindows && !path.startsWith(QLatin1String("//")))
        path = QStringLiteral("\\\\?\\") + QDir::toNativeSeparators(path);
    return std::filesystem::path(path.toStdU16String());
}

/// Until `attempt` says that another one is of no use, but for some seconds only.
template <typename Attempt>
void patiently(Attempt attempt)
{
    using namespace std::chrono_literals;
    constexpr auto patience = 5s;
    const auto start = std::chrono::steady_clock::now();
    for (auto pause = 5ms; !attempt(); pause *= 2) {
        if (std::chrono::steady_clock::now() - start > patience)
            return;
        std::this_thread::sleep_for(pause);
    }
}

bool isHeldForAMoment(const std::error_code& error)
{
    constexpr int accessDenied = 5;
    constexpr int sharingViolation = 32;
    return onWindows && (error.value() == accessDenied || error.value() == sharingViolation);
}

} // namespace

bool isPossible(const QString& windowsPath)
{
    const QStringList segments = winpath::segments(windowsPath);
    return std::none_of(segments.begin(), segments.end(), [](const QString& segment) {
        return segment.endsWith(u'.') || segment.endsWith(u' ') ||
               winpath::hasForbiddenCharacter(segment) || winpath::isReservedName(segment);
    });
}

QString nameOf(const QString& host)
{
    const QFileInfo info(host);
    const QString name = info.fileName();
    if (!onWindows)
        return name;
    const QStringList listed = info.dir().entryList(everything, QDir::NoSort);
    const auto it = std::find_if(listed.begin(), listed.end(), [&](const QString& candidate) {
        return candidate.compare(name, Qt::CaseInsensitive) == 0;
    });
    return it == listed.end() ? name : *it;
}

std::error_code rename(const QString& from, const QString& to)
{
    const auto source = standardPath(from);
    const auto target = standardPath(to);
    std::error_code error;
    patiently([&] {
        std::filesystem::rename(source, target, error);
        return !isHeldForAMoment(error);
    });
    return error;
}

bool remove(const QString& host)
{
    bool gone = false;
    patiently([&] {
        const QFileInfo info(host);
        gone = info.isDir() && !info.isSymLink() ? QDir(host).removeRecursively()
                                                 : QFile::remove(host);
        return gone || !onWindows;
    });
    return gone;
}

std::optional<QString> descend(const QString& hostFolder, const QStringList& rest)
{
    const QString straight = rest.isEmpty() ? hostFolder : hostFolder + u'/' + rest.join(u'/');
    if (there(straight))
        return straight;
    QString host = hostFolder;
    for (const QString& segment : rest) {
        const QString name = spelling(host, segment);
        if (name.isEmpty())
            return std::nullopt;
        host += u'/' + name;
    }
    return there(host) ? std::optional(host) : std::nullopt;
}

std::optional<QString> find(const QString& root, const QString& windowsPath)
{
    if (root.isEmpty())
        return std::nullopt;
    if (onWindows && !isPossible(windowsPath))
        return std::nullopt;
    return descend(root, volumeSegments(windowsPath) + winpath::segments(windowsPath));
}

QString hostFor(const QString& root, const QString& windowsPath)
{
    QString host = root;
    bool exists = true;
    for (const QString& segment : volumeSegments(windowsPath) + winpath::segments(windowsPath)) {
        const QString name = exists ? spelling(host, segment) : QString();
        exists = !name.isEmpty();
        host += u'/' + (exists ? name : segment);
    }
    return host;
}

} // namespace realfolder

std::optional<QString> ReadLayer::find(const QString& windowsPath) const
{
    const QString path = winpath::clean(windowsPath);
    if (!m_changed.isEmpty()) {
        QStringList below;
        for (QString at = path; !at.isEmpty(); at = winpath::parent(at)) {
            const auto changed = m_changed.constFind(at.toCaseFolded());
            if (changed != m_changed.constEnd()) {
                if (changed->host.isEmpty())
                    return std::nullopt;
                return realfolder::descend(changed->host, below);
            }
            below.prepend(winpath::fileName(at));
        }
    }
    return realfolder::find(m_root, path);
}

QStringList ReadLayer::names(const QString& windowsFolder) const
{
    QStringList result;
    const QString folder = winpath::clean(windowsFolder);
    const auto host = find(folder);
    if (host) {
        for (const QString& name : QDir(*host).entryList(realfolder::everything, QDir::NoSort)) {
            if (!m_changed.contains(winpath::key(winpath::join(folder, name))))
                result << name;
        }
    }
    for (const Shown& shown : m_changed) {
        if (!shown.host.isEmpty() && winpath::same(winpath::parent(shown.path), folder))
            result << winpath::fileName(shown.path);
    }
    return result;
}

void ReadLayer::hide(const QString& windowsPath)
{
    const QString path = winpath::clean(windowsPath);
    m_changed.removeIf([&](const auto& it) { return winpath::isInside(it.key(), path); });
    m_changed[path.toCaseFolded()] = {path, {}};
}

void ReadLayer::move(const QString& from, const QString& to)
{
    const QString source = winpath::clean(from);
    const QString target = winpath::clean(to);
    const auto host = find(source);
    QHash<QString, Shown> moved;
    for (const Shown& shown : m_changed) {
        if (!winpath::isInside(shown.path, source))
            continue;
        const QString path = target + shown.path.mid(source.size());
        moved[path.toCaseFolded()] = {path, shown.host};
    }
    hide(source);
    moved[target.toCaseFolded()] = {target, host.value_or(QString())};
    m_changed.insert(moved);
}

} // namespace gosetup
