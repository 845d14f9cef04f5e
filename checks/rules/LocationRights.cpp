// SPDX-License-Identifier: Apache-2.0
// Who may write to a folder, what is there already, and how much space.
#include "rules/LocationChecks.h"
#include "rules/RuleKit.h"

namespace gosetup::rules {

namespace {

using Said = std::optional<Finding>;

constexpr qint64 mebibyte = 1024 * 1024;
/// An unpacked Go is some 250 MiB, its archive 80, and a build cache soon as much.
constexpr qint64 neededByGo = 700 * mebibyte;

bool inProgramFiles(const LocationFacts& location, const LocationContext& context)
{
    return !context.folders.programFiles.isEmpty() &&
           winpath::isInside(location.path, context.folders.programFiles);
}

Said noDrive(const LocationFacts& location, const LocationContext&)
{
    if (!location.absolute || location.volume || !location.volume.notPresent())
        return std::nullopt;
    return say(
        Status::Problem, Text::tr("The drive does not exist"),
        {Text::tr("%1 does not exist")
             .arg(winpath::isUnc(location.path) ? location.path : winpath::drive(location.path))});
}

/// A new folder in a drive's root inherits "Authenticated Users: Modify". Source: golang/go#42070.
bool openToAll(const LocationFacts& location)
{
    if (location.exists)
        return location.access && location.access->ordinaryUsersMayWrite;
    return winpath::isDriveRoot(location.nearest) ||
           (location.access && location.access->ordinaryUsersMayWrite);
}

Said driveRoot(const LocationFacts& location, const LocationContext& context)
{
    const bool fromRoot = winpath::isDriveRoot(winpath::parent(location.path)) ||
                          winpath::isDriveRoot(location.nearest) ||
                          (location.access && location.access->inheritedFromDriveRoot);
    if (location.purpose != Purpose::Toolchain || !fromRoot || !openToAll(location))
        return std::nullopt;
    const bool machine = context.scope == Scope::Machine;
    Finding finding =
        say(machine ? Status::Problem : Status::Warning,
            Text::tr("Any user of this computer can change this folder"),
            {Text::tr("a folder in a drive's root inherits \"Authenticated Users: Modify\": %1")
                 .arg(location.path)});
    if (machine)
        finding.evidence.push_back(
            Text::tr("on the system PATH, a program planted there runs with the permissions of "
                     "whoever starts it, including administrators"));
    if (!location.exists)
        finding.fixes = {
            offeredFix(QStringLiteral("protect"),
                       Text::tr("Create the folder with a protected list of permissions"),
                       {MakeFolder{location.path, context.scope, true}})};
    else
        finding.fixes = {manualFix(QStringLiteral("move"),
                                   Text::tr("Install Go in Program Files or in your own profile"))};
    return finding;
}

Said programFiles(const LocationFacts& location, const LocationContext& context)
{
    if (!context.proposed || !inProgramFiles(location, context))
        return std::nullopt;
    if (context.canElevate)
        return say(Status::Note, Text::tr("This folder requires administrator permission"),
                   {verbatim(location.path)});
    return say(Status::Problem, Text::tr("You do not have permission to write to this folder"),
               {Text::tr("%1 is only for administrators, and this account is not an administrator")
                    .arg(location.path)});
}

Said rights(const LocationFacts& location, const LocationContext& context)
{
    if (!context.proposed || !location.absolute || inProgramFiles(location, context))
        return std::nullopt;
    if (!location.access) {
        if (location.volume.notPresent())
            return std::nullopt;
        return say(Status::Unknown, Text::tr("Could not determine who can write to this folder"),
                   {whyText(location.access.why(), location.access.detail())});
    }
    if (location.access->currentUserMayWrite)
        return std::nullopt;
    return say(context.canElevate ? Status::Note : Status::Problem,
               context.canElevate ? Text::tr("This folder requires administrator permission")
                                  : Text::tr("You do not have permission to write to this folder"),
               {Text::tr("You do not have permission to write to %1").arg(location.nearest)});
}

Said occupied(const LocationFacts& location, const LocationContext& context)
{
    if (!context.proposed || !location.exists || location.purpose != Purpose::Toolchain)
        return std::nullopt;
    if (!location.isFolder)
        return say(Status::Problem, Text::tr("This is a file"), {verbatim(location.path)});
    if (location.isEmpty)
        return std::nullopt;
    if (location.isGoTree)
        return say(
            Status::Note, Text::tr("The installed Go will be replaced"),
            {Text::tr("%1 is moved aside first, and never unpacked over").arg(location.path)});
    return say(Status::Problem, Text::tr("This folder contains other files"),
               {Text::tr("%1 is not empty and does not contain Go").arg(location.path)});
}

Said freeSpace(const LocationFacts& location, const LocationContext& context)
{
    if (!location.volume)
        return std::nullopt;
    const qint64 free = location.volume->freeBytes;
    if (free >= neededByGo)
        return std::nullopt;
    return say(context.proposed ? Status::Problem : Status::Warning,
               Text::tr("Not enough space on this drive"),
               {Text::tr("%1 has %2 MiB free, %3 MiB are needed")
                    .arg(location.volume->root)
                    .arg(free / mebibyte)
                    .arg(neededByGo / mebibyte)});
}

} // namespace

std::vector<LocationRule> rightsChecks()
{
    return {
        {QStringLiteral("location.no-drive"), Text::tr("The drive exists"), Status::Problem,
         Text::tr("Nothing can be installed on a drive that does not exist."), QString(), noDrive},
        {QStringLiteral("location.drive-root"),
         Text::tr("Only administrators can change the folder"), Status::Problem,
         Text::tr("Whoever can write to a folder on PATH decides what others run. This is why the "
                  "official installer moved to Program Files."),
         QStringLiteral("https://github.com/golang/go/issues/42070"), driveRoot},
        {QStringLiteral("location.program-files"),
         Text::tr("You have permission to use Program Files"), Status::Problem,
         Text::tr("Only administrators can write to Program Files."), QString(), programFiles},
        {QStringLiteral("location.rights"), Text::tr("You can write to the folder"),
         Status::Problem, Text::tr("Go is unpacked there."), QString(), rights},
        {QStringLiteral("location.occupied"), Text::tr("The folder is available"), Status::Problem,
         Text::tr("Unpacking over other files is known to produce broken Go installations."),
         QStringLiteral("https://go.dev/doc/install"), occupied},
        {QStringLiteral("location.free-space"), Text::tr("There is enough space on the drive"),
         Status::Problem,
         Text::tr("If the disk is full, unpacking fails, and so does every build after it."),
         QString(), freeSpace},
    };
}

} // namespace gosetup::rules
