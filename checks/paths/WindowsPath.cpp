// SPDX-License-Identifier: Apache-2.0
#include "paths/WindowsPath.h"

#include <algorithm>
#include <array>

namespace gosetup::winpath {

namespace {

bool isSeparator(QChar c)
{
    return c == u'\\' || c == u'/';
}

bool isDriveLetter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool startsWithDrive(const QString& p)
{
    return p.size() >= 2 && isDriveLetter(p[0]) && p[1] == u':';
}

/// What stands before the first segment: `C:\`, `C:`, `\\server\share`, `\` or nothing.
QString prefixOf(const QString& p)
{
    if (startsWithDrive(p))
        return p.size() > 2 && isSeparator(p[2]) ? p.left(2) + u'\\' : p.left(2);
    if (p.size() >= 2 && isSeparator(p[0]) && isSeparator(p[1])) {
        const QStringList parts = QString(p).replace(u'/', u'\\').split(u'\\', Qt::SkipEmptyParts);
        if (parts.size() >= 2)
            return QStringLiteral("\\\\") + parts[0] + u'\\' + parts[1];
        return QStringLiteral("\\\\") + parts.value(0);
    }
    if (!p.isEmpty() && isSeparator(p[0]))
        return QStringLiteral("\\");
    return {};
}

QStringList rawSegments(const QString& p)
{
    QString rest = p;
    rest.replace(u'/', u'\\');
    if (startsWithDrive(rest)) {
        rest = rest.mid(2);
    } else if (rest.startsWith(QLatin1String("\\\\"))) {
        QStringList parts = rest.split(u'\\', Qt::SkipEmptyParts);
        return parts.mid(2);
    }
    return rest.split(u'\\', Qt::SkipEmptyParts);
}

QString unquoted(const QString& path)
{
    QString p = path;
    p.remove(u'"');
    return p.trimmed();
}

/// "C:\a\b" as clean() would leave it: most paths are, and a PATH of thousands of entries is looked
/// at by a dozen rules.
bool isClean(const QString& path)
{
    if (!startsWithDrive(path) || path.size() < 4 || path[2] != u'\\' || path.back().isSpace())
        return false;
    qsizetype segment = 3;
    for (qsizetype i = 3; i <= path.size(); ++i) {
        const bool ends = i == path.size() || path[i] == u'\\';
        if (!ends && (path[i] == u'"' || path[i] == u'/'))
            return false;
        if (!ends)
            continue;
        const QStringView name = QStringView(path).mid(segment, i - segment);
        if (name.isEmpty() || name == u"." || name == u"..")
            return false;
        segment = i + 1;
    }
    return true;
}

} // namespace

QString clean(const QString& path)
{
    if (isClean(path))
        return path;
    const QString p = unquoted(path);
    if (p.isEmpty())
        return {};
    const QString prefix = prefixOf(p);
    QStringList kept;
    for (const QString& segment : rawSegments(p)) {
        if (segment == u'.')
            continue;
        if (segment == QLatin1String("..")) {
            if (!kept.isEmpty() && kept.last() != QLatin1String("..")) {
                kept.removeLast();
                continue;
            }
            if (isAbsolute(p))
                continue;
        }
        kept << segment;
    }
    const QString rest = kept.join(u'\\');
    if (prefix.startsWith(QLatin1String("\\\\")) && !rest.isEmpty())
        return prefix + u'\\' + rest;
    return prefix + rest;
}

QString key(const QString& path)
{
    return withoutDevicePrefix(clean(path)).toCaseFolded();
}

QString withoutDevicePrefix(const QString& path)
{
    const bool hasPrefix = path.size() > 5 && isSeparator(path[0]) && isSeparator(path[1]) &&
                           (path[2] == u'?' || path[2] == u'.') && isSeparator(path[3]);
    if (!hasPrefix)
        return path;
    const QString rest = path.mid(4);
    if (startsWithDrive(rest) && (rest.size() == 2 || isSeparator(rest[2])))
        return rest.size() == 2 ? rest + u'\\' : rest;
    const bool isShare = rest.startsWith(QLatin1String("UNC"), Qt::CaseInsensitive) &&
                         rest.size() > 4 && isSeparator(rest[3]);
    return isShare ? u'\\' + rest.mid(3) : path;
}

bool same(const QString& a, const QString& b)
{
    return a == b || key(a) == key(b);
}

bool isInside(const QString& path, const QString& folder)
{
    const QString p = key(path);
    const QString f = key(folder);
    if (f.isEmpty())
        return false;
    if (p == f)
        return true;
    return p.startsWith(f.endsWith(u'\\') ? f : f + u'\\');
}

QString join(const QString& folder, const QString& name)
{
    if (folder.isEmpty())
        return name;
    return isSeparator(folder.back()) ? folder + name : folder + u'\\' + name;
}

QString parent(const QString& path)
{
    if (isClean(path)) {
        const qsizetype last = path.lastIndexOf(u'\\');
        return path.left(last == 2 ? 3 : last); // "C:\" keeps its own
    }
    const QString p = clean(path);
    QStringList parts = segments(p);
    if (parts.isEmpty())
        return {};
    parts.removeLast();
    const QString prefix = prefixOf(p);
    const QString rest = parts.join(u'\\');
    if (prefix.startsWith(QLatin1String("\\\\")) && !rest.isEmpty())
        return prefix + u'\\' + rest;
    return prefix + rest;
}

QString root(const QString& path)
{
    return prefixOf(clean(path));
}

QString withoutEndDots(const QString& path)
{
    QStringList parts = segments(path);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        QString& part = parts[i];
        if (i + 1 == parts.size()) {
            while (part.endsWith(u'.') || part.endsWith(u' '))
                part.chop(1);
        } else if (part.endsWith(u'.') && !part.endsWith(QLatin1String(".."))) {
            part.chop(1);
        }
    }
    return clean(join(root(path), parts.join(u'\\')));
}

QString searchedFolder(const QString& path)
{
    const QString folder = withoutDevicePrefix(clean(path));
    if (!isAbsolute(folder) || (!folder.endsWith(u'.') && !folder.contains(QLatin1String(".\\"))))
        return folder;
    return parent(withoutEndDots(join(folder, QStringLiteral("x"))));
}

bool hasBlankEnds(const QString& path)
{
    QString text = path;
    text.remove(u'"');
    if (text.isEmpty())
        return false;
    qsizetype end = text.size();
    while (end > 0 && isSeparator(text[end - 1]))
        --end;
    return text.front().isSpace() || text.back().isSpace() || (end > 0 && text[end - 1].isSpace());
}

QString fileName(const QString& path)
{
    return segments(path).value(segments(path).size() - 1);
}

bool isAbsolute(const QString& path)
{
    const QString p = unquoted(path);
    if (isUnc(p))
        return true;
    return startsWithDrive(p) && p.size() > 2 && isSeparator(p[2]);
}

bool isUnc(const QString& path)
{
    const QString p = unquoted(path);
    return p.size() > 2 && isSeparator(p[0]) && isSeparator(p[1]) && !isSeparator(p[2]);
}

bool isDriveRoot(const QString& path)
{
    return isAbsolute(path) && !isUnc(path) && segments(path).isEmpty();
}

QString drive(const QString& path)
{
    const QString p = unquoted(path);
    return startsWithDrive(p) ? p.left(2).toUpper() : QString();
}

QStringList segments(const QString& path)
{
    return rawSegments(clean(path));
}

bool isReservedName(const QString& segment)
{
    static constexpr std::array<QStringView, 6> devices = {u"CON", u"PRN",    u"AUX",
                                                           u"NUL", u"CONIN$", u"CONOUT$"};
    const QString base = segment.section(u'.', 0, 0).trimmed().toUpper();
    if (std::any_of(devices.begin(), devices.end(), [&](QStringView d) { return base == d; }))
        return true;
    if (base.size() != 4 || (!base.startsWith(u"COM") && !base.startsWith(u"LPT")))
        return false;
    // The superscript digits count as well.
    return QStringView(u"123456789\u00b9\u00b2\u00b3").contains(base[3]);
}

bool hasNonAscii(const QString& path)
{
    return std::any_of(path.begin(), path.end(), [](QChar c) { return c.unicode() > 127; });
}

bool hasForbiddenCharacter(const QString& segment)
{
    return std::any_of(segment.begin(), segment.end(), [](QChar c) {
        return c.unicode() < 32 || QStringView(u"<>:\"/\\|?*").contains(c);
    });
}

QString expand(const QString& text, const VariableLookup& lookup)
{
    QString out;
    qsizetype i = 0;
    while (i < text.size()) {
        const qsizetype open = text.indexOf(u'%', i);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'%', open + 1);
        if (close < 0)
            break;
        out += QStringView(text).mid(i, open - i);
        const QString value =
            close == open + 1 ? QString() : lookup(text.mid(open + 1, close - open - 1));
        if (value.isNull()) {
            // The closing % may open the next name: "%a%b%" with b set expands b.
            out += QStringView(text).mid(open, close - open);
            i = close;
            if (close == open + 1) {
                out += u'%';
                i = close + 1;
            }
        } else {
            out += value;
            i = close + 1;
        }
    }
    return out + text.mid(i);
}

bool hasVariable(const QString& text)
{
    const qsizetype open = text.indexOf(u'%');
    return open >= 0 && text.indexOf(u'%', open + 2) > open;
}

} // namespace gosetup::winpath
