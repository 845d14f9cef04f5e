// SPDX-License-Identifier: Apache-2.0
// What kind of place a folder is: cloud, link, drive, system folder.
#include "rules/LocationChecks.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

using Said = std::optional<Finding>;

const CloudRoot* cloudOf(const LocationFacts& location, const LocationContext& context)
{
    if (const CloudRoot* root = context.cloud.rootOf(location.path))
        return root;
    return location.resolved ? context.cloud.rootOf(*location.resolved) : nullptr;
}

Said notAbsolute(const LocationFacts& location, const LocationContext&)
{
    if (location.absolute)
        return std::nullopt;
    return say(Status::Problem, Text::tr("This is not a full path"),
               {location.path.isEmpty()
                    ? Text::tr("no folder is specified")
                    : Text::tr("%1 does not begin with a drive").arg(location.path)});
}

/// A Go that is there is not moved: another one takes its place.
Finding leavingPlace(Finding finding, const LocationFacts& location)
{
    if (location.purpose == Purpose::Toolchain && location.exists)
        finding.fixes = {manualFix(QStringLiteral("move"),
                                   Text::tr("Install Go in Program Files, and remove this one"))};
    return finding;
}

Said cloud(const LocationFacts& location, const LocationContext& context)
{
    if (const CloudRoot* root = cloudOf(location, context))
        return leavingPlace(say(Status::Problem, Text::tr("This folder is in a cloud folder"),
                                {Text::tr("%1 is in %2 (%3)")
                                     .arg(location.path)
                                     .arg(root->path)
                                     .arg(root->source)}),
                            location);
    if (const RedirectedFolder* folder = context.cloud.redirectionOf(location.path))
        return leavingPlace(say(Status::Warning, Text::tr("This folder is in a redirected folder"),
                                {Text::tr("%1 is %2").arg(folder->name).arg(folder->path)}),
                            location);
    return std::nullopt;
}

Said placeholder(const LocationFacts& location, const LocationContext&)
{
    for (const PointOnWay& point : location.points) {
        if (point.placeholder)
            return say(Status::Problem, Text::tr("This folder's files may be in the cloud only"),
                       {Text::tr("%1 is a cloud placeholder (tag 0x%2)")
                            .arg(point.path)
                            .arg(QString::number(point.tag, 16).toUpper())});
    }
    return std::nullopt;
}

Said link(const LocationFacts& location, const LocationContext&)
{
    for (const PointOnWay& point : location.points) {
        if (point.placeholder || point.tag == 0)
            continue;
        const QString tag = QStringLiteral("0x%1").arg(QString::number(point.tag, 16).toUpper());
        if (point.tag == reparse::mountPoint)
            return say(Status::Note, Text::tr("The path to this folder contains a junction"),
                       {Text::tr("%1 leads to %2").arg(point.path).arg(point.target)});
        if (point.tag == reparse::symlink)
            return say(Status::Note, Text::tr("The path to this folder contains a symbolic link"),
                       {Text::tr("%1 leads to %2").arg(point.path).arg(point.target)});
        return say(Status::Warning,
                   Text::tr("The path contains a reparse point of another program"),
                   {reparse::pointsElsewhere(point.tag)
                        ? Text::tr("%1 points elsewhere (tag %2)").arg(point.path).arg(tag)
                        : Text::tr("%1 has the unknown tag %2").arg(point.path).arg(tag)});
    }
    return std::nullopt;
}

Said network(const LocationFacts& location, const LocationContext&)
{
    const bool far = winpath::isUnc(location.path) ||
                     (location.volume && location.volume->kind == VolumeKind::Network);
    if (!far)
        return std::nullopt;
    return say(Status::Warning, Text::tr("This folder is on a network drive"),
               {Text::tr("%1 is reached over the network").arg(location.path)});
}

Said removable(const LocationFacts& location, const LocationContext&)
{
    if (!location.volume || location.volume->kind != VolumeKind::Removable)
        return std::nullopt;
    return say(Status::Warning, Text::tr("This folder is on a removable drive"),
               {Text::tr("%1 can be unplugged").arg(location.volume->root)});
}

Said fileSystem(const LocationFacts& location, const LocationContext&)
{
    if (!location.volume)
        return std::nullopt;
    const QString name = location.volume->fileSystem.toUpper();
    const bool fat = name.startsWith(QLatin1String("FAT")) || name == QLatin1String("EXFAT");
    if (!fat)
        return std::nullopt;
    return say(Status::Warning, Text::tr("This drive does not support permissions"),
               {Text::tr("%1 is %2: it supports neither permissions nor links")
                    .arg(location.volume->root)
                    .arg(location.volume->fileSystem)});
}

Said systemFolder(const LocationFacts& location, const LocationContext& context)
{
    for (const QString& folder : {context.folders.windows, context.folders.temp}) {
        const bool isTemp = folder == context.folders.temp;
        // Where temporary files belong, and where Go puts them by itself.
        if (folder.isEmpty() || !winpath::isInside(location.path, folder) ||
            (isTemp && location.name == QLatin1String("GOTMPDIR")))
            continue;
        // A cache that is deleted is made again.
        const bool canGo = isTemp && location.purpose == Purpose::Cache;
        return leavingPlace(say(canGo ? Status::Warning : Status::Problem,
                                Text::tr("This folder belongs to the system"),
                                {Text::tr("%1 is in %2").arg(location.path).arg(folder)}),
                            location);
    }
    if (winpath::isDriveRoot(location.path)) {
        // Go makes its own folders there.
        const bool works = location.purpose != Purpose::Toolchain && !context.proposed;
        return say(works ? Status::Warning : Status::Problem, Text::tr("This is a whole drive"),
                   {Text::tr("%1 needs its own folder").arg(location.path)});
    }
    return std::nullopt;
}

Said gopath(const LocationFacts& location, const LocationContext& context)
{
    if (location.purpose != Purpose::Toolchain)
        return std::nullopt;
    // Both sides resolved: scoop's "current" is a junction into its own folder.
    const QString resolved = location.resolved.valueOr(location.path);
    for (const QString& one : context.gopaths) {
        const QString gopath = winpath::clean(one);
        const QString downloads = winpath::join(gopath, QStringLiteral("pkg\\mod"));
        if (gopath.isEmpty() || winpath::isInside(location.path, downloads))
            continue;
        const bool holdsGopath =
            winpath::isInside(gopath, location.path) || winpath::isInside(gopath, resolved);
        const bool inGopath =
            winpath::isInside(location.path, gopath) || winpath::isInside(resolved, gopath);
        if (!holdsGopath && !inGopath)
            continue;
        Finding finding = say(Status::Problem, Text::tr("This folder and GOPATH overlap"),
                              {Text::tr("GOPATH = %1").arg(gopath)});
        finding.alsoAbout = {gopath};
        // Go objects to equal folders only; for a new tree there are better places.
        if (!holdsGopath && !context.proposed) {
            finding.status = Status::Note;
            finding.title = Text::tr("This Go is inside GOPATH");
            finding.reason = Text::tr("Go works there. Whoever empties GOPATH deletes Go too.");
        }
        return finding;
    }
    return std::nullopt;
}

Said devDrive(const LocationFacts& location, const LocationContext& context)
{
    if (location.purpose != Purpose::Toolchain || !location.volume || !location.volume->devDrive)
        return std::nullopt;
    const QString drive = winpath::drive(context.folders.windows);
    return say(Status::Note, Text::tr("A Dev Drive is for caches and sources"),
               {Text::tr("%1 is a Dev Drive; tools belong on %2")
                    .arg(location.volume->root)
                    .arg(drive.isEmpty() ? QStringLiteral("C:") : drive)});
}

} // namespace

std::vector<LocationRule> placeChecks()
{
    const QString cloudSource = QStringLiteral("https://github.com/golang/go/issues/22579");
    const QString tags =
        QStringLiteral("https://learn.microsoft.com/windows/win32/fileio/reparse-point-tags");
    return {
        {QStringLiteral("location.not-absolute"), Text::tr("The folder is a full path"),
         Status::Problem,
         Text::tr("A relative path refers to a different folder in each current folder."),
         QStringLiteral("https://learn.microsoft.com/windows/win32/fileio/naming-a-file"),
         notAbsolute},
        {QStringLiteral("location.system-folder"), Text::tr("The folder is not the system's"),
         Status::Problem, Text::tr("Windows and its cleanup delete files in their own folders."),
         QString(), systemFolder},
        {QStringLiteral("location.cloud"), Text::tr("The folder is not synchronised"),
         Status::Problem,
         Text::tr("A synchronised folder locks files while Go writes them, uploads thousands of "
                  "them and replaces them by placeholders."),
         cloudSource, cloud},
        {QStringLiteral("location.placeholder"), Text::tr("The folder's files are on this disk"),
         Status::Problem,
         Text::tr("Opening a placeholder downloads it; without a connection it fails."),
         cloudSource, placeholder},
        {QStringLiteral("location.link"), Text::tr("The path to the folder contains no links"),
         Status::Warning,
         Text::tr("A link gives one folder two names: comparisons must resolve both, and not every "
                  "tool does."),
         tags, link},
        {QStringLiteral("location.network"), Text::tr("The folder is on this computer"),
         Status::Warning,
         Text::tr("Builds over the network are slow and fail when the connection is lost."),
         QString(), network},
        {QStringLiteral("location.removable"), Text::tr("The folder is on a fixed drive"),
         Status::Warning, Text::tr("Without the drive, the PATH entry points to nothing."),
         QString(), removable},
        {QStringLiteral("location.file-system"), Text::tr("The drive supports permissions"),
         Status::Warning,
         Text::tr("On FAT and exFAT, anyone can change every file, and there are no links."),
         QString(), fileSystem},
        {QStringLiteral("location.gopath"), Text::tr("The folder does not overlap with GOPATH"),
         Status::Problem,
         Text::tr("Go refuses or ignores a GOPATH that equals or contains its own folder."),
         QStringLiteral("https://github.com/golang/go/issues/18875"), gopath},
        {QStringLiteral("location.dev-drive"), Text::tr("Go itself is on the system drive"),
         Status::Note,
         Text::tr("Microsoft recommends keeping tools on the system drive, and caches and sources "
                  "on the Dev Drive."),
         QStringLiteral("https://learn.microsoft.com/windows/dev-drive/"), devDrive},
    };
}

} // namespace gosetup::rules
