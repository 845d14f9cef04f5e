// SPDX-License-Identifier: Apache-2.0
#include "facts/ProgramSearch.h"

#include "paths/WindowsPath.h"

#include <QSet>

namespace gosetup::collect {

ProgramSearch::ProgramSearch(const Files& files, const EnvironmentFacts& environment)
    : m_files(files), m_entries(parsePath(environment).effective())
{
    const QString text = environment.lookup()(QStringLiteral("PATHEXT"));
    m_extensions = (text.isEmpty() ? QStringLiteral(".COM;.EXE;.BAT;.CMD") : text)
                       .toLower()
                       .split(u';', Qt::SkipEmptyParts);
}

QString ProgramSearch::find(const QString& word) const
{
    if (word.contains(u'\\') || word.contains(u'/') || word.mid(1, 1) == u':')
        return at(word);
    for (const PathEntry& entry : m_entries) {
        if (!entry.searched())
            continue;
        if (const QString found = at(winpath::join(entry.folder, word)); !found.isEmpty())
            return found;
    }
    return {};
}

QStringList ProgramSearch::findAll(const QString& name) const
{
    QStringList all;
    QSet<QString> seen;
    for (const PathEntry& entry : m_entries) {
        const QString key = winpath::key(entry.folder);
        if (!entry.searched() || seen.contains(key))
            continue;
        seen.insert(key);
        if (const QString found = at(winpath::join(entry.folder, name)); !found.isEmpty())
            all << found;
    }
    return all;
}

QString ProgramSearch::at(const QString& path) const
{
    const QString clean = winpath::clean(path);
    QStringList names;
    for (const QString& extension : m_extensions) {
        if (clean.endsWith(extension, Qt::CaseInsensitive))
            names.prepend(clean);
        else
            names << clean + extension;
    }
    for (const QString& name : names) {
        const auto info = m_files.info(name);
        if (info && info->has_value() && !(*info)->isDirectory)
            return name;
    }
    return {};
}

namespace {

bool isFileThere(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    return info && info->has_value() && !(*info)->isDirectory;
}

/// Beside Scoop's shims: "path = C:\\…" (newer ones with quotes). Source: ScoopInstaller/Shim.
QString behindScoop(const Files& files, const QString& program)
{
    constexpr qint64 longest = 64 * 1024;
    const QString note = program.left(program.lastIndexOf(u'.')) + QStringLiteral(".shim");
    const auto bytes = files.read(note, longest);
    if (!bytes)
        return {};
    for (const QString& line : QString::fromUtf8(*bytes).split(u'\n')) {
        if (line.section(u'=', 0, 0).trimmed() != QLatin1String("path"))
            continue;
        QString path = line.section(u'=', 1).trimmed();
        path.remove(u'"');
        return isFileThere(files, path) ? winpath::clean(path) : QString();
    }
    return {};
}

/// Its starters have no file beside them: the folders of its package "mingw".
QString behindChocolatey(const Files& files, const QString& program)
{
    const QString root = winpath::parent(winpath::parent(program));
    const QString package = winpath::join(root, QStringLiteral("lib\\mingw\\tools\\install"));
    const QString data = winpath::join(winpath::parent(root), QStringLiteral("mingw64"));
    for (const QString& folder : {package, data}) {
        for (const char* kind : {"mingw64\\bin", "mingw32\\bin"}) {
            const QString path = winpath::join(winpath::join(folder, QString::fromLatin1(kind)),
                                               winpath::fileName(program));
            if (isFileThere(files, path))
                return path;
        }
    }
    return {};
}

} // namespace

QString behindStarter(const Files& files, const QString& program)
{
    const QString key = winpath::key(program);
    if (key.contains(QLatin1String("\\chocolatey\\bin\\")))
        return behindChocolatey(files, program);
    const QString scoops = behindScoop(files, program);
    if (!scoops.isEmpty() || key.contains(QLatin1String("\\scoop\\shims\\")))
        return scoops;
    return program;
}

} // namespace gosetup::collect
