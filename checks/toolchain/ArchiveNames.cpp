// SPDX-License-Identifier: Apache-2.0
#include "toolchain/ArchiveNames.h"

#include "base/Printable.h"
#include "paths/WindowsPath.h"

#include <QHash>

namespace gosetup {

namespace {

constexpr qsizetype longestSegment = 255; ///< NTFS, in UTF-16 units
constexpr qsizetype longestName = 1024;

/// What installing and undoing write into a tree themselves: an archive must not speak for them.
constexpr auto ownPrefix = ".gosetup-";

QString shortened(const QString& name)
{
    return name.left(200);
}

tl::unexpected<Error> refused(const QString& name, const Text& reason)
{
    return fail(
        ErrorCode::Untrusted,
        Text::tr("the archive entry \"%1\" is refused: %2").arg(shortened(name)).arg(reason),
        Text::tr("the archive was not published by the Go project; nothing was unpacked"));
}

/// Empty where the segment is fine.
Text fault(const QString& segment)
{
    if (segment.isEmpty())
        return Text::tr("it has an empty segment");
    if (segment == u'.' || segment == QLatin1String(".."))
        return Text::tr("it would leave its folder");
    if (segment.size() > longestSegment)
        return Text::tr("a segment is longer than 255 characters");
    if (segment.contains(u':'))
        return Text::tr("it contains a drive or a hidden stream");
    if (winpath::hasForbiddenCharacter(segment))
        return Text::tr("it contains a character that Windows does not allow");
    if (segment.endsWith(u'.') || segment.endsWith(u' ') || segment.startsWith(u' '))
        return Text::tr("a segment ends with a dot or a space");
    if (hasUnprintable(segment))
        return Text::tr("it has an invisible character, or one that turns writing around");
    if (segment.toCaseFolded().startsWith(QLatin1String(ownPrefix)))
        return Text::tr("\"%1\" is the name of one of GoSetup's own files").arg(shortened(segment));
    if (winpath::isReservedName(segment))
        return Text::tr("\"%1\" is a device name on Windows").arg(segment);
    return {};
}

QString folded(const QString& path)
{
    return path.toCaseFolded();
}

/// What a case-insensitive disk would make of the names seen so far.
class CaseInsensitiveTree
{
  public:
    Result<void> add(const QString& name, bool isFolder)
    {
        const auto slash = name.lastIndexOf(u'/');
        if (slash > 0) {
            if (const auto parent = addFolder(name.left(slash)); !parent)
                return parent;
        }
        if (isFolder)
            return addFolder(name);
        const QString key = folded(name);
        const auto seen = m_spelling.constFind(key);
        if (seen != m_spelling.constEnd())
            return refused(name,
                           seen->name == name
                               ? Text::tr("the archive contains it twice")
                               : Text::tr("it differs from \"%1\" by case only").arg(seen->name));
        m_spelling.insert(key, {name, false});
        return {};
    }

  private:
    struct Spelling
    {
        QString name;
        bool isFolder = false;
    };

    Result<void> addFolder(const QString& name)
    {
        if (name == m_lastFolder)
            return {};
        const QString key = folded(name);
        const auto seen = m_spelling.constFind(key);
        if (seen != m_spelling.constEnd()) {
            if (!seen->isFolder)
                return refused(name, Text::tr("it is both a file and a folder"));
            if (seen->name != name)
                return refused(name,
                               Text::tr("it differs from \"%1\" by case only").arg(seen->name));
            m_lastFolder = name;
            return {};
        }
        m_spelling.insert(key, {name, true});
        const auto slash = name.lastIndexOf(u'/');
        if (slash > 0)
            return addFolder(name.left(slash));
        return {};
    }

    QHash<QString, Spelling> m_spelling;
    QString m_lastFolder;
};

Result<void> vetSegments(const QString& name, const QList<QStringView>& segments)
{
    for (const QStringView segment : segments) {
        const Text reason = fault(segment.toString());
        if (!reason.isEmpty())
            return refused(name, reason);
    }
    return {};
}

/// What can be said of the name as a whole.
Result<void> vetForm(const QString& name)
{
    if (name.isEmpty())
        return refused(name, Text::tr("it has no name"));
    if (name.contains(u'\\'))
        return refused(name, Text::tr("it contains a backslash"));
    if (name.startsWith(u'/'))
        return refused(name, Text::tr("it is an absolute path"));
    if (name.size() > longestName)
        return refused(name, Text::tr("it is longer than 1024 characters"));
    return {};
}

QString withoutFinalSlash(const QString& name)
{
    return name.endsWith(u'/') ? name.chopped(1) : name;
}

} // namespace

Result<void> vetName(const QString& name)
{
    if (const auto form = vetForm(name); !form)
        return form;
    const QString path = withoutFinalSlash(name);
    const auto segments = QStringView(path).split(u'/');
    if (const auto vetted = vetSegments(name, segments); !vetted)
        return vetted;
    if (segments.first() != QLatin1String("go"))
        return refused(name, Text::tr("it is not below the single root go/"));
    return {};
}

Result<void> vetNames(const std::vector<ArchiveEntry>& entries)
{
    CaseInsensitiveTree tree;
    QString vettedFolder; // neighbours share one: judging it once is most of the work saved
    for (const ArchiveEntry& entry : entries) {
        const QString path = withoutFinalSlash(entry.name);
        const auto slash = path.lastIndexOf(u'/');
        const bool known = slash > 0 && QStringView(path).left(slash) == vettedFolder &&
                           entry.name.size() - slash <= longestSegment;
        const auto vetted = known && !entry.name.contains(u'\\')
                                ? vetSegments(entry.name, {QStringView(path).mid(slash + 1)})
                                : vetName(entry.name);
        if (!vetted)
            return vetted;
        if (!entry.isFolder && slash < 0)
            return refused(entry.name, Text::tr("it is not below the single root go/"));
        if (slash > 0)
            vettedFolder = path.left(slash);
        if (const auto added = tree.add(path, entry.isFolder); !added)
            return added;
    }
    return {};
}

QString withoutRoot(const QString& name)
{
    const auto slash = name.indexOf(u'/');
    const QString rest = slash < 0 ? QString() : name.mid(slash + 1);
    return rest.endsWith(u'/') ? rest.chopped(1) : rest;
}

} // namespace gosetup
