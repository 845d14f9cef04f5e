// SPDX-License-Identifier: Apache-2.0
#include "rules/TemporaryFolders.h"

#include "rules/GoSettingFixes.h"
#include "rules/ValueFaults.h"

namespace gosetup::rules {

namespace {

/// A path that can be made: what stands in a variable may be anything.
bool canBeMade(const QString& path)
{
    constexpr qsizetype longest = 247; // MAX_PATH less a name of 8.3
    const QStringList segments = winpath::segments(path);
    return path.size() <= longest && !segments.isEmpty() &&
           std::ranges::none_of(segments, [](const QString& segment) {
               return winpath::hasForbiddenCharacter(segment) || winpath::isReservedName(segment);
           });
}

/// Makes the folder again where its drive is there; below a drive's root for its owner only.
std::optional<Fix> makingFix(const Facts& facts, const LocationFacts& folder)
{
    const bool possible = folder.absolute && !folder.exists && canBeMade(folder.path) &&
                          !folder.volume.notPresent() && !winpath::isUnc(folder.path) &&
                          folder.access && folder.access->currentUserMayWrite;
    if (!possible)
        return std::nullopt;
    return recommendedFix(
        facts, QStringLiteral("make"), Text::tr("Create the folder %1").arg(folder.path),
        {MakeFolder{folder.path, Scope::User, winpath::isDriveRoot(folder.nearest)}});
}

/// The variable that Windows takes for temporary files: TMP, then TEMP. Source: GetTempPath2W.
QString tempVariable(const Facts& facts)
{
    for (const char* name : {"TMP", "TEMP"}) {
        const QString key = QString::fromLatin1(name);
        if (!facts.environment->effective(key).isEmpty())
            return key;
    }
    return {};
}

Fix resetTemp(const Facts& facts)
{
    const QString usual = QStringLiteral("%USERPROFILE%\\AppData\\Local\\Temp");
    std::vector<Change> changes;
    if (facts.system)
        changes.emplace_back(
            MakeFolder{winpath::join(facts.system->folders.localAppData, QStringLiteral("Temp")),
                       Scope::User, false});
    for (const char* name : {"TEMP", "TMP"})
        changes.emplace_back(SetVariable{Scope::User, QString::fromLatin1(name), usual});
    return recommendedFix(facts, QStringLiteral("reset"),
                          Text::tr("Set TEMP and TMP to %1").arg(usual), changes);
}

/// Source: cmd/go/internal/work, Builder.Init: every build makes its folder there first.
Finding closedTemp(const Facts& facts, const QString& name, const LocationFacts& folder,
                   bool goHasItsOwn)
{
    Finding finding = say(goHasItsOwn ? Status::Warning : Status::Problem,
                          Text::tr("You cannot write to the folder for temporary files"),
                          {Text::tr("%1 = %2").arg(name).arg(folder.path)});
    finding.subject = name;
    const bool isUsual =
        facts.system && winpath::same(folder.path, winpath::join(facts.system->folders.localAppData,
                                                                 QStringLiteral("Temp")));
    finding.fixes = {isUsual ? manualFix(QStringLiteral("rights"),
                                         Text::tr("Give this account permission to write there"))
                             : resetTemp(facts)};
    return finding;
}

} // namespace

Findings tmpdirMissing(const Facts& facts)
{
    const QString name = QStringLiteral("GOTMPDIR");
    const auto setting = judgedSetting(facts, name);
    if (!setting || setting->value.isEmpty())
        return inOrder();
    const LocationFacts* folder = locationOf(facts, winpath::clean(setting->value));
    // A relative one is told by location.not-absolute.
    if (folder == nullptr || !folder->absolute || (folder->exists && folder->isFolder))
        return inOrder({verbatim(setting->value)});
    Finding finding = say(Status::Problem,
                          folder->exists ? Text::tr("%1 is not a folder").arg(name)
                                         : Text::tr("The folder of GOTMPDIR does not exist"),
                          placesOf(facts, name));
    finding.subject = name;
    finding.alsoAbout = {folder->path};
    finding.evidence.push_back(
        goSays(folder->exists
                   ? QStringLiteral("go: creating work dir: mkdir %1\\go-build: The system cannot "
                                    "find the path specified.")
                         .arg(setting->value)
                   : QStringLiteral("go: creating work dir: stat %1: The system cannot find the "
                                    "file specified.")
                         .arg(setting->value)));
    // Of other places only those whose folder is known to be missing too.
    finding.fixes = clearingFix(facts, name, [&](const QString& value) {
        const LocationFacts* other = locationOf(facts, winpath::clean(value));
        return value == setting->value || (other != nullptr && !(other->exists && other->isFolder));
    });
    if (auto make = makingFix(facts, *folder)) {
        for (Fix& fix : finding.fixes)
            fix.recommended = false;
        finding.fixes.insert(finding.fixes.begin(), *make);
    }
    return {finding};
}

Findings tempMissing(const Facts& facts)
{
    const QString name = tempVariable(facts);
    const auto own = judgedSetting(facts, QStringLiteral("GOTMPDIR"));
    const bool goHasItsOwn = own && !own->value.isEmpty();
    if (name.isEmpty()) {
        Finding finding =
            say(Status::Warning, Text::tr("TEMP and TMP are not set"),
                {Text::tr("programs then use a folder that is not meant for temporary files, or "
                          "fail")});
        finding.fixes = {resetTemp(facts)};
        return {finding};
    }
    const QString value = facts.environment->effective(name);
    const LocationFacts* folder = locationOf(facts, value);
    const bool quoted = value.contains(u'"'); // no folder has them in its name
    const bool isFolder = folder != nullptr && folder->exists && folder->isFolder;
    if (!quoted && isFolder && folder->access && !folder->access->currentUserMayWrite)
        return {closedTemp(facts, name, *folder, goHasItsOwn)};
    if (!quoted && (folder == nullptr || isFolder))
        return inOrder({verbatim(value)});
    Finding finding = say(goHasItsOwn ? Status::Warning : Status::Problem,
                          Text::tr("The folder for temporary files does not exist"),
                          {Text::tr("%1 = %2").arg(name).arg(value)});
    finding.subject = name;
    const auto make = quoted || folder == nullptr ? std::nullopt : makingFix(facts, *folder);
    finding.fixes = {make ? *make : resetTemp(facts)};
    return {finding};
}

} // namespace gosetup::rules
