// SPDX-License-Identifier: Apache-2.0
// Which antivirus exclusions are sound: pure text rules. Used by the Defender rules, by the changes
// that add an exclusion, and by the elevated copy. Must not know the machine: it is handed folders.
#pragma once

#include "base/Names.h"
#include "base/Text.h"
#include "paths/WindowsPath.h"

#include <QStringList>

namespace gosetup {

enum class ExclusionVerdict
{
    Fine,
    Empty,
    NotAbsolute,
    Variable,     ///< a %VAR%: it would be expanded as SYSTEM, not as this person
    Wildcard,     ///< `*` or `?`
    DriveRoot,    ///< C:\ or a whole share
    UserProfile,  ///< a profile, the folder of profiles, or what is above
    TempFolder,   ///< %TEMP% itself or what is above it
    SystemFolder, ///< Windows, Program Files, ProgramData: themselves or what is above
    AppData,      ///< the whole of AppData\Local or AppData\Roaming
    BareProcess,  ///< a program by its name alone: exempts what any program of that name opens
    Extension,    ///< "*.exe" or ".exe"
};
constexpr auto enumNames(ExclusionVerdict)
{
    return std::to_array<EnumName<ExclusionVerdict>>(
        {{ExclusionVerdict::Fine, "fine"},
         {ExclusionVerdict::Empty, "empty"},
         {ExclusionVerdict::NotAbsolute, "not-absolute"},
         {ExclusionVerdict::Variable, "variable"},
         {ExclusionVerdict::Wildcard, "wildcard"},
         {ExclusionVerdict::DriveRoot, "drive-root"},
         {ExclusionVerdict::UserProfile, "user-profile"},
         {ExclusionVerdict::TempFolder, "temp-folder"},
         {ExclusionVerdict::SystemFolder, "system-folder"},
         {ExclusionVerdict::AppData, "app-data"},
         {ExclusionVerdict::BareProcess, "bare-process"},
         {ExclusionVerdict::Extension, "extension"}});
}

/// Absolute folders of this user and machine; empty ones are left out of account.
struct ExclusionContext
{
    QString userProfile;
    QString localAppData;
    QString roamingAppData;
    QString temp;
    QString windows;
    QString programFiles;
    QString programData;
};

/// Of a folder. Source: "Common mistakes to avoid when defining exclusions" (Microsoft).
[[nodiscard]] ExclusionVerdict exclusionVerdict(const QString& path,
                                                const ExclusionContext& context);
/// Of a process exclusion: only a full path is sound.
[[nodiscard]] ExclusionVerdict processExclusionVerdict(const QString& process);
/// Why it is refused, one sentence without full stop; empty for Fine.
[[nodiscard]] Text explain(ExclusionVerdict verdict, const QString& path);
/// The literal path to exclude in place of one with variables: expanded for this person and
/// cleaned.
[[nodiscard]] QString literalExclusion(const QString& path, const winpath::VariableLookup& lookup);

} // namespace gosetup
