// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ModuleCacheName.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup::gosettings {

namespace {

constexpr auto asideMark = ".gosetup-old-";

bool isCapital(QChar c)
{
    return c >= u'A' && c <= u'Z';
}

bool isSmall(QChar c)
{
    return c >= u'a' && c <= u'z';
}

/// Of the name behind the version: ".zip" of "v1.0.0.zip".
CacheFileKind kindBySuffix(const QString& suffix)
{
    if (suffix == QLatin1String(".zip"))
        return CacheFileKind::Zip;
    if (suffix == QLatin1String(".ziphash"))
        return CacheFileKind::ZipHash;
    if (suffix == QLatin1String(".mod"))
        return CacheFileKind::Mod;
    if (suffix == QLatin1String(".info"))
        return CacheFileKind::Info;
    if (suffix == QLatin1String(".lock"))
        return CacheFileKind::Lock;
    return suffix == QLatin1String(".partial") ? CacheFileKind::Partial : CacheFileKind::Other;
}

struct NamedFile
{
    QString version; ///< as spelt on the disk
    CacheFileKind kind = CacheFileKind::Other;
};

NamedFile fileNamed(const QString& name)
{
    const auto upTo = [&](qsizetype end) { return name.left(name.lastIndexOf(u'.', end - 1)); };
    if (const qsizetype mark = name.indexOf(QLatin1String(asideMark)); mark > 0)
        return {upTo(mark), CacheFileKind::SetAside};
    static const QRegularExpression temporary(
        QStringLiteral("^(.+)\\.(zip|mod|info)[0-9]+\\.tmp$"));
    if (const auto match = temporary.match(name); match.hasMatch())
        return {match.captured(1), CacheFileKind::Temporary};
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot <= 0 ? NamedFile() : NamedFile{name.left(dot), kindBySuffix(name.mid(dot))};
}

QString withSlashes(const QString& path)
{
    return QString(path).replace(u'\\', u'/');
}

} // namespace

std::optional<QString> escapedModule(const QString& text)
{
    QString escaped;
    escaped.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'!' || c.unicode() >= 0x80)
            return std::nullopt;
        if (isCapital(c))
            escaped += u'!';
        escaped += c.toLower();
    }
    return text.isEmpty() ? std::nullopt : std::optional(escaped);
}

std::optional<QString> unescapedModule(const QString& text)
{
    QString plain;
    plain.reserve(text.size());
    bool marked = false;
    for (const QChar c : text) {
        if (c.unicode() >= 0x80 || isCapital(c) || (marked && !isSmall(c)))
            return std::nullopt;
        if (!marked && c == u'!') {
            marked = true;
            continue;
        }
        plain += marked ? c.toUpper() : c;
        marked = false;
    }
    return marked || text.isEmpty() ? std::nullopt : std::optional(plain);
}

std::optional<CacheFile> cacheFileOf(const QString& below)
{
    const QString path = withSlashes(below);
    const qsizetype at = path.lastIndexOf(QLatin1String("/@v/"));
    if (at <= 0)
        return std::nullopt;
    const QString name = path.mid(at + 4);
    const auto module = unescapedModule(path.left(at));
    if (!module || name.isEmpty() || name.contains(u'/'))
        return std::nullopt;
    const NamedFile file = fileNamed(name);
    const auto version = unescapedModule(file.version);
    if (!version)
        return CacheFile{{*module, {}}, CacheFileKind::Other};
    return CacheFile{{*module, *version}, file.kind};
}

QString unpackedFolder(const CachedModule& module)
{
    const auto path = escapedModule(module.path);
    const auto version = escapedModule(module.version);
    if (!path || !version)
        return {};
    return QString(*path + u'@' + *version).replace(u'/', u'\\');
}

std::optional<CachedModule> unpackedModule(const QString& below)
{
    const QString path = withSlashes(below);
    const qsizetype at = path.lastIndexOf(u'@');
    const auto module = at > 0 ? unescapedModule(path.left(at)) : std::nullopt;
    const auto version = at > 0 ? unescapedModule(path.mid(at + 1)) : std::nullopt;
    if (!module || !version || !version->startsWith(u'v') || version->contains(u'/') ||
        version->contains(QLatin1String(asideMark)) || version->contains(QLatin1String(".tmp-")))
        return std::nullopt;
    return CachedModule{*module, *version};
}

QString setAsideName(const QString& path, const QString& runId)
{
    return path + QLatin1String(asideMark) + runId;
}

bool isSetAsideName(const QString& name)
{
    return name.contains(QLatin1String(asideMark));
}

bool maySetAside(const QString& path)
{
    const QString text = withSlashes(path).toLower();
    if (text.contains(QLatin1String("/../")) || isSetAsideName(text))
        return false;
    const QString download = QStringLiteral("/cache/download/");
    if (const qsizetype at = text.indexOf(download); at > 0) {
        const QString below = text.mid(at + download.size());
        if (below.startsWith(QLatin1String("sumdb/")))
            return below.count(u'/') >= 2 && !below.endsWith(u'/');
        const auto file = cacheFileOf(below);
        return file && !file->module.version.isEmpty() &&
               (file->kind == CacheFileKind::Zip || file->kind == CacheFileKind::ZipHash ||
                file->kind == CacheFileKind::Mod);
    }
    static const QRegularExpression latest(QStringLiteral("/pkg/sumdb/[^/]+/latest$"));
    if (latest.match(text).hasMatch())
        return true;
    // "C:/go/pkg/mod/host.org/module@v1.2.3"
    static const QRegularExpression folder(
        QStringLiteral("^[a-z]:/.*[a-z0-9-]\\.[^/@]+(/[^/@]+)*@v[0-9][^/@]*$"));
    return folder.match(text).hasMatch();
}

} // namespace gosetup::gosettings
