// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/RealFolder.h"

#include "paths/WindowsPath.h"

#include <QDir>
#include <QFileInfo>

namespace gosetup {

namespace realfolder {

namespace {

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
    const QStringList names =
        QDir(hostFolder)
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QString& candidate : names) {
        if (candidate.toCaseFolded() == folded)
            return candidate;
    }
    return {};
}

} // namespace

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
        const auto filter = QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot;
        for (const QString& name : QDir(*host).entryList(filter)) {
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
