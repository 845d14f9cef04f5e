// SPDX-License-Identifier: Apache-2.0
// What a folder's name does to tools: spaces, letters, reserved names, length.
#include "rules/LocationChecks.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

using Said = std::optional<Finding>;

/// Longest name below a Go tree is about 130 characters; Windows without long paths stops at 260.
constexpr qsizetype longestInside = 130;
constexpr qsizetype maxPath = 260;
constexpr qsizetype comfortable = 100;

/// What Go takes where nothing is set: in the person's own profile, which nobody else can write to.
QString usualPlace(const LocationFacts& location, const LocationContext& context)
{
    return location.purpose == Purpose::Workspace
               ? winpath::join(context.folders.userProfile, QStringLiteral("go"))
               : winpath::join(context.folders.localAppData, QStringLiteral("go-build"));
}

/// Caches and workspaces are handed to C compilers; Go itself is not.
Fix moveOut(const LocationFacts& location, const LocationContext& context)
{
    const QString usual = usualPlace(location, context);
    const bool isTaken = location.purpose == Purpose::Workspace && context.homeHoldsGo;
    if (!isTaken && winpath::isAbsolute(usual) && !winpath::hasNonAscii(usual) &&
        !usual.contains(u' '))
        return offeredFix(QStringLiteral("move"),
                          Text::tr("Set %1 to %2").arg(location.name).arg(usual),
                          {SetVariable{Scope::User, location.name, usual}});
    const QString drive = winpath::drive(context.folders.windows);
    const QString folder = (drive.isEmpty() ? QStringLiteral("C:") : drive) +
                           (location.purpose == Purpose::Workspace ? QStringLiteral("\\gopath")
                                                                   : QStringLiteral("\\gocache"));
    return offeredFix(
        QStringLiteral("move"), Text::tr("Set %1 to %2").arg(location.name).arg(folder),
        {MakeFolder{folder, Scope::User, true}, SetVariable{Scope::User, location.name, folder}});
}

bool isMovable(const LocationFacts& location)
{
    return location.name == QLatin1String("GOPATH") || location.name == QLatin1String("GOCACHE");
}

Said spaces(const LocationFacts& location, const LocationContext& context)
{
    if (!location.path.contains(u' '))
        return std::nullopt;
    if (location.purpose == Purpose::Toolchain)
        return say(Status::Note, Text::tr("The path contains a space; Go itself supports this"),
                   {verbatim(location.path),
                    Text::tr("affected: CC and the cgo flags, where paths are split at spaces")});
    Finding finding =
        say(Status::Warning, Text::tr("The path of %1 contains a space").arg(location.name),
            {verbatim(location.path),
             Text::tr("affected: cgo, make files and scripts that do not quote")});
    if (isMovable(location))
        finding.fixes = {moveOut(location, context)};
    return finding;
}

Said nonAscii(const LocationFacts& location, const LocationContext& context)
{
    if (!winpath::hasNonAscii(location.path))
        return std::nullopt;
    Finding finding = say(Status::Warning, Text::tr("The path contains non-ASCII characters"),
                          {verbatim(location.path),
                           Text::tr("affected: gcc of MinGW, which cannot open such files")});
    if (isMovable(location))
        finding.fixes = {moveOut(location, context)};
    return finding;
}

Said reserved(const LocationFacts& location, const LocationContext&)
{
    for (const QString& segment : winpath::segments(location.path)) {
        if (winpath::isReservedName(segment))
            return say(Status::Problem, Text::tr("The path contains a reserved name"),
                       {Text::tr("%1 is a device").arg(segment)});
        if (winpath::hasForbiddenCharacter(segment))
            return say(Status::Problem,
                       Text::tr("The path contains a character that is not allowed"),
                       {verbatim(segment)});
        if (segment.endsWith(u'.') || segment.endsWith(u' '))
            return say(Status::Problem, Text::tr("A name ends with a dot or a space"),
                       {Text::tr("Windows drops the end of \"%1\"").arg(segment)});
        if (segment.contains(u'%') || segment.contains(u';'))
            return say(Status::Problem, Text::tr("The path cannot be added to PATH"),
                       {Text::tr("PATH interprets %1 differently").arg(segment)});
    }
    return std::nullopt;
}

Said length(const LocationFacts& location, const LocationContext& context)
{
    const qsizetype size = location.path.size();
    if (size <= comfortable)
        return std::nullopt;
    const bool tooLong = size + longestInside >= maxPath && !context.longPaths;
    return say(tooLong ? Status::Problem : Status::Warning, Text::tr("The path is long"),
               {Text::tr("%1 characters; files below it need up to %2 more, and without long paths "
                         "Windows stops at %3")
                    .arg(size)
                    .arg(longestInside)
                    .arg(maxPath)});
}

} // namespace

std::vector<LocationRule> nameChecks()
{
    return {
        {QStringLiteral("location.spaces"), Text::tr("The path contains no spaces"),
         Status::Warning,
         Text::tr("Go's own installer uses a path with a space, and Go works there. Only what is "
                  "passed to C compilers is affected."),
         QStringLiteral("https://github.com/golang/go/issues/41400"), spaces},
        {QStringLiteral("location.non-ascii"), Text::tr("The path is plain ASCII"), Status::Warning,
         Text::tr(
             "GOCACHE, GOPATH and TEMP inherit the profile's name, and MinGW's gcc cannot open "
             "files below it."),
         QStringLiteral("https://github.com/golang/go/issues/44126"), nonAscii},
        {QStringLiteral("location.reserved-name"), Text::tr("Windows allows the name"),
         Status::Problem, Text::tr("Windows reserves some names and characters for itself."),
         QStringLiteral("https://learn.microsoft.com/windows/win32/fileio/naming-a-file"),
         reserved},
        {QStringLiteral("location.length"), Text::tr("The path is short"), Status::Problem,
         Text::tr("Files deep in a Go tree or a module would exceed what Windows allows."),
         QStringLiteral("https://learn.microsoft.com/windows/win32/fileio/"
                        "maximum-file-path-limitation"),
         length},
    };
}

} // namespace gosetup::rules
