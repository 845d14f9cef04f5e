// SPDX-License-Identifier: Apache-2.0
#include "rules/TemporaryFolders.h"

#include "gosettings/ValueText.h"
#include "rules/GoSettingFixes.h"
#include "rules/ValueFaults.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

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

/// Without quotes, blanks and line ends around it.
QString undressed(const QString& value)
{
    return gosettings::withoutQuotes(value.trimmed()).trimmed();
}

/// An apostrophe may belong to the name of a folder that is there.
bool isDressed(const Facts& facts, const QString& value)
{
    const LocationFacts* folder = locationOf(facts, value);
    const bool isThere = folder != nullptr && folder->isFolder && !value.contains(u'"');
    return isThere ? value.trimmed() != value : undressed(value) != value;
}

/// TEMP and TMP without quotes and blanks, where the folder that is then named is there.
std::optional<Fix> undressedTemp(const Facts& facts)
{
    std::vector<Change> changes;
    QStringList names;
    for (const char* name : {"TEMP", "TMP"}) {
        const QString key = QString::fromLatin1(name);
        const QString value = facts.environment->effective(key);
        if (!isDressed(facts, value))
            continue;
        const QString meant = undressed(value);
        const LocationFacts* folder = locationOf(facts, meant);
        if (folder == nullptr || !folder->isFolder ||
            !(folder->access && folder->access->currentUserMayWrite))
            return std::nullopt;
        const QString own = facts.environment->text(Hive::CurrentUser, key);
        changes.emplace_back(SetVariable{Scope::User, key, own.isEmpty() ? meant : undressed(own)});
        names << key;
    }
    if (changes.empty())
        return std::nullopt;
    return recommendedFix(facts, QStringLiteral("correct"),
                          Text::tr("Remove quotes and spaces around the path in %1")
                              .arg(names.join(QStringLiteral(", "))),
                          changes);
}

Text whatIsAround(const QString& value)
{
    return gosettings::withoutQuotes(value.trimmed()) != value.trimmed()
               ? Text::tr("quotes are part of the value, and no folder has them in its name")
               : Text::tr("the value begins or ends with characters that cannot be seen");
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

QString folderOfBuilds(const Facts& facts)
{
    if (!facts.environment ||
        (facts.goEnv && !facts.goEnv->value(QStringLiteral("GOTMPDIR")).isEmpty()))
        return {};
    const QString name = tempVariable(facts);
    return name.isEmpty() ? QString() : facts.environment->effective(name);
}

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
    // No folder has them in its name.
    const bool quoted = value.contains(u'"') ||
                        std::ranges::any_of(value, [](QChar c) { return c.unicode() < u' '; });
    const bool isFolder = folder != nullptr && folder->exists && folder->isFolder;
    const bool dressed = isDressed(facts, value);
    if (!dressed && isFolder && folder->access && !folder->access->currentUserMayWrite)
        return {closedTemp(facts, name, *folder, goHasItsOwn)};
    if (!dressed && !quoted && (folder == nullptr || isFolder))
        return inOrder({verbatim(value)});
    // Windows itself passes over a blank at the end; who puts a name behind the value does not.
    const bool isBlankOnly = isFolder && !quoted && dressed;
    Finding finding = say(goHasItsOwn || isBlankOnly ? Status::Warning : Status::Problem,
                          isBlankOnly ? Text::tr("%1 ends with a space").arg(name)
                                      : Text::tr("The folder for temporary files does not exist"),
                          {Text::tr("%1 = %2").arg(name).arg(value)});
    finding.subject = name;
    if (isBlankOnly)
        finding.evidence.push_back(
            Text::tr("programs that put a file name behind it do not find the folder"));
    else if (dressed)
        finding.evidence.push_back(whatIsAround(value));
    if (auto correct = dressed ? undressedTemp(facts) : std::nullopt) {
        finding.fixes = {*correct};
        return {finding};
    }
    const auto make = quoted || folder == nullptr ? std::nullopt : makingFix(facts, *folder);
    finding.fixes = {make ? *make : resetTemp(facts)};
    return {finding};
}

} // namespace gosetup::rules
