// SPDX-License-Identifier: Apache-2.0
#include "paths/ExclusionRules.h"

namespace gosetup {

namespace {

/// The folder itself, or one that holds it.
bool covers(const QString& path, const QString& folder)
{
    return !folder.isEmpty() && winpath::isInside(folder, path);
}

bool isProfileOfSomeone(const QString& path, const QString& userProfile)
{
    return !userProfile.isEmpty() &&
           winpath::same(winpath::parent(path), winpath::parent(userProfile));
}

} // namespace

ExclusionVerdict exclusionVerdict(const QString& path, const ExclusionContext& context)
{
    using enum ExclusionVerdict;
    const QString text = path.trimmed();
    if (text.isEmpty())
        return Empty;
    if (text.startsWith(QLatin1String("*.")) || (text.startsWith(u'.') && !text.contains(u'\\')))
        return Extension;
    if (winpath::hasVariable(text))
        return Variable;
    if (text.contains(u'*') || text.contains(u'?'))
        return Wildcard;
    if (!winpath::isAbsolute(text))
        return NotAbsolute;
    const QString folder = winpath::clean(text);
    if (winpath::segments(folder).isEmpty())
        return DriveRoot;
    if (covers(folder, context.userProfile) || isProfileOfSomeone(folder, context.userProfile))
        return UserProfile;
    for (const QString& system : {context.windows, context.programFiles, context.programData}) {
        if (covers(folder, system))
            return SystemFolder;
    }
    if (!context.windows.isEmpty() && winpath::isInside(folder, context.windows))
        return SystemFolder;
    if (covers(folder, context.localAppData) || covers(folder, context.roamingAppData))
        return AppData;
    if (covers(folder, context.temp))
        return TempFolder;
    return Fine;
}

ExclusionVerdict processExclusionVerdict(const QString& process)
{
    using enum ExclusionVerdict;
    if (process.trimmed().isEmpty())
        return Empty;
    if (winpath::hasVariable(process))
        return Variable;
    if (process.contains(u'*') || process.contains(u'?'))
        return Wildcard;
    return winpath::isAbsolute(process) ? Fine : BareProcess;
}

Text explain(ExclusionVerdict verdict, const QString& path)
{
    switch (verdict) {
    case ExclusionVerdict::Fine: return {};
    case ExclusionVerdict::Empty: return Text::tr("no folder is specified");
    case ExclusionVerdict::NotAbsolute: return Text::tr("%1 is not an absolute path").arg(path);
    case ExclusionVerdict::Variable:
        return Text::tr("Defender would expand the variable in %1 as SYSTEM, to another folder")
            .arg(path);
    case ExclusionVerdict::Wildcard:
        return Text::tr("%1 contains a wildcard and would cover unintended folders").arg(path);
    case ExclusionVerdict::DriveRoot: return Text::tr("%1 is a whole drive").arg(path);
    case ExclusionVerdict::UserProfile:
        return Text::tr("%1 covers a whole user profile, downloads included").arg(path);
    case ExclusionVerdict::TempFolder:
        return Text::tr("%1 covers the folder for temporary files, where malware often runs")
            .arg(path);
    case ExclusionVerdict::SystemFolder:
        return Text::tr("%1 covers a folder of the system or of all programs").arg(path);
    case ExclusionVerdict::AppData:
        return Text::tr("%1 covers the data of all programs of this user").arg(path);
    case ExclusionVerdict::BareProcess:
        return Text::tr("%1 is a program without its folder: files opened by any program of that "
                        "name, anywhere, would not be scanned")
            .arg(path);
    case ExclusionVerdict::Extension:
        return Text::tr("%1 covers all files of a type, anywhere").arg(path);
    }
    return {};
}

QString literalExclusion(const QString& path, const winpath::VariableLookup& lookup)
{
    return winpath::clean(winpath::expand(path, lookup));
}

} // namespace gosetup
