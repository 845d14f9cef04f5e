// SPDX-License-Identifier: Apache-2.0
// Rules on the settings that name folders: GOPATH, GOBIN, the caches.
#include "gosettings/SettingNames.h"
#include "rules/GoSettingFixes.h"
#include "rules/GopathSubfolder.h"
#include "rules/RuleKit.h"
#include "rules/TemporaryFolders.h"
#include "rules/ValueFaults.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup::rules {

namespace {

Findings gopathIsGoroot(const Facts& facts)
{
    const auto move = gopathMove(facts);
    if (!move || !move->collides)
        return inOrder({verbatim(facts.goEnv->gopaths().value(0))});
    Finding finding = say(Status::Problem, Text::tr("GOPATH and GOROOT overlap"),
                          {Text::tr("GOPATH = %1").arg(move->from)});
    for (const ToolchainInstall& install : facts.toolchain->installs) {
        if (winpath::isInside(move->from, install.root))
            finding.evidence.push_back(Text::tr("Go is in %1").arg(install.root));
    }
    for (Text& line : lostByMove(facts, *move))
        finding.evidence.push_back(std::move(line));
    finding.subject = move->from;
    finding.fixes = {recommendedFix(facts, QStringLiteral("move"),
                                    Text::tr("Set GOPATH to %1").arg(move->to), move->changes)};
    finding.fixes.front().recommended = finding.fixes.front().recommended && !move->isClosed;
    return {finding};
}

/// "%USERPROFILE%\go" of "~/go", "$HOME/go", "$env:USERPROFILE\go"; empty where the beginning says
/// nothing about the place.
QString inProfile(const QString& entry)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:~|\\$HOME|\\$\\{HOME\\}|%HOME%|\\$env:(?:USERPROFILE|HOME))"
                       "(?:[\\\\/](.*))?$"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(entry);
    if (!match.hasMatch())
        return {};
    const QString rest = match.captured(1).replace(u'/', u'\\');
    return rest.isEmpty() ? QStringLiteral("%USERPROFILE%")
                          : QStringLiteral("%USERPROFILE%\\") + rest;
}

bool isPossibleFolder(const QString& folder)
{
    return winpath::isAbsolute(folder) &&
           std::ranges::none_of(winpath::segments(folder), winpath::hasForbiddenCharacter);
}

/// The folders that can be told, without the others, and the first of them where there can be one
/// only; a variable of Windows that was not expanded is expanded once the value is of the right
/// kind.
QString correctedFolders(const Facts& facts, const QString& name, const QString& text)
{
    // "C:\\a:D:\\b" and "C:\\a,D:\\b", as others separate lists.
    static const QRegularExpression separator(
        QStringLiteral("(?<=[^;])\\s*[:,|]\\s*(?=[A-Za-z]:[\\\\/])"));
    const QString list = QString(text).replace(separator, QStringLiteral(";"));
    QStringList entries;
    for (const QString& entry : list.split(u';', Qt::SkipEmptyParts)) {
        const QString own = inProfile(entry);
        const QString folder = own.isEmpty() ? entry : own;
        const QString expanded =
            facts.environment ? winpath::expand(folder, facts.environment->lookup()) : folder;
        if (isPossibleFolder(expanded))
            entries << expanded;
    }
    return gosettings::kindOf(name) == gosettings::SettingKind::FolderList ? entries.join(u';')
                                                                           : entries.value(0);
}

/// For a folder setting that Go refuses.
Finding refusedFolder(const Facts& facts, const GoSetting& setting, Text title)
{
    const QString name = setting.name;
    Finding finding = say(Status::Problem, std::move(title), placesOf(facts, name));
    finding.subject = name;
    finding.evidence.push_back(goSays(setting.refusal));
    const QString usual =
        facts.system && name == QLatin1String("GOPATH")
            ? winpath::join(facts.system->folders.userProfile, QStringLiteral("go"))
            : QString();
    finding.fixes = correctingFixes(
        facts, name,
        [&](const QString& value) { return !facts.goEnv->refusal(name, value).isEmpty(); },
        [&](const QString& text) {
            const QString corrected = correctedFolders(facts, name, text);
            // What Go uses anyhow needs no setting.
            return winpath::same(corrected, usual) ? QString() : corrected;
        });
    return finding;
}

Findings gopathInvalid(const Facts& facts)
{
    const auto setting = judgedSetting(facts, QStringLiteral("GOPATH"));
    if (!setting)
        return inOrder();
    if (!setting->isAccepted())
        return {refusedFolder(facts, *setting, Text::tr("Go does not accept GOPATH"))};
    // Go 1.9 and older took the empty entry behind the last ";" for a relative one.
    constexpr int firstThatIgnores = 10;
    const int minor = facts.goEnv->goMinor();
    if (setting->isSet() && setting->value.endsWith(u';') && minor > 0 && minor < firstThatIgnores)
        return note(Text::tr("GOPATH ends with \";\", which this Go does not accept"),
                    placesOf(facts, setting->name));
    return inOrder();
}

Findings gobinInvalid(const Facts& facts)
{
    const auto setting = judgedSetting(facts, QStringLiteral("GOBIN"));
    if (!setting || setting->isAccepted())
        return inOrder();
    return {refusedFolder(facts, *setting, Text::tr("Go does not accept GOBIN"))};
}

Findings cacheOff(const Facts& facts)
{
    const QString name = QStringLiteral("GOCACHE");
    const auto setting = judgedSetting(facts, name);
    if (!setting || setting->value != QLatin1String("off"))
        return inOrder();
    Finding finding =
        say(Status::Problem, Text::tr("The build cache is off"), placesOf(facts, name));
    finding.subject = name;
    finding.evidence.push_back(goSays(setting->refusal));
    finding.fixes = clearingFix(facts, name, [&](const QString& value) {
        return !facts.goEnv->refusal(name, value).isEmpty();
    });
    return {finding};
}

/// What `go clean -modcache` would delete with the modules. Source: cmd/go/internal/modfetch,
/// RemoveAll.
std::vector<Text> deletedWithModules(const Facts& facts, const QString& modules)
{
    std::vector<Text> all;
    const auto add = [&](const QString& name, const QString& folder) {
        if (!folder.isEmpty() && winpath::isInside(folder, modules))
            all.push_back(Text::tr("%1 is in it: %2").arg(name).arg(folder));
    };
    for (const QString& folder : facts.goEnv->gopaths())
        add(QStringLiteral("GOPATH"), winpath::clean(folder));
    if (all.empty())
        add(QStringLiteral("GOBIN"), facts.goEnv->goBin());
    // A Go that GOTOOLCHAIN fetched is a module.
    if (!facts.goEnv->goroot.contains(QLatin1String("toolchain@")))
        add(QStringLiteral("GOROOT"), facts.goEnv->goroot);
    if (!facts.system)
        return all;
    const QString& profile = facts.system->folders.userProfile;
    add(QStringLiteral("USERPROFILE"), profile);
    // Below the profile, what a person keeps there.
    for (const char* folder :
         {"Desktop", "Documents", "Downloads", "Pictures", "Music", "Videos", "AppData"}) {
        const QString name = QString::fromLatin1(folder);
        if (all.empty())
            add(name, winpath::join(profile, name));
    }
    return all;
}

/// A whole drive is told of the place.
bool holdsMoreThanModules(const Facts& facts, const QString& modules)
{
    return winpath::isAbsolute(modules) && !winpath::isDriveRoot(winpath::clean(modules)) &&
           !deletedWithModules(facts, winpath::clean(modules)).empty();
}

void sharedModuleCache(const Facts& facts, Findings& findings)
{
    const QString name = QStringLiteral("GOMODCACHE");
    const auto setting = judgedSetting(facts, name);
    if (!setting || !setting->isSet() || !setting->isAccepted() ||
        !holdsMoreThanModules(facts, setting->value))
        return;
    Finding finding =
        say(Status::Warning, Text::tr("go clean -modcache would delete more than modules"),
            placesOf(facts, name));
    finding.subject = name;
    finding.reason = Text::tr("go clean -modcache deletes the whole folder of GOMODCACHE.");
    for (Text& line : deletedWithModules(facts, winpath::clean(setting->value)))
        finding.evidence.push_back(std::move(line));
    finding.fixes = clearingFix(
        facts, name, [&](const QString& value) { return holdsMoreThanModules(facts, value); });
    findings.push_back(finding);
}

Findings cacheInvalid(const Facts& facts)
{
    Findings findings;
    sharedModuleCache(facts, findings);
    for (const char* key : {"GOCACHE", "GOMODCACHE"}) {
        const auto setting = judgedSetting(facts, QString::fromLatin1(key));
        const bool isOff = setting && setting->value == QLatin1String("off") &&
                           setting->name == QLatin1String("GOCACHE"); // a rule of its own
        // A default follows GOPATH or the profile: told of that.
        const bool follows = setting && setting->source == GoSetting::Source::Default;
        if (setting && !setting->isAccepted() && !isOff && !follows)
            findings.push_back(refusedFolder(facts, *setting,
                                             Text::tr("Go does not accept %1").arg(setting->name)));
    }
    return findings;
}

Findings goModInGopath(const Facts& facts)
{
    for (const QString& gopath : facts.goEnv->gopaths()) {
        const QString file = winpath::join(gopath, QStringLiteral("go.mod"));
        const LocationFacts* found = locationOf(facts, file);
        if (found == nullptr || !found->exists)
            continue;
        Finding finding = say(Status::Warning, Text::tr("GOPATH itself contains a go.mod"),
                              {verbatim(file), goSays(QStringLiteral("go: warning: ignoring go.mod "
                                                                     "in $GOPATH %1")
                                                          .arg(gopath))});
        finding.subject = file;
        finding.fixes = {manualFix(QStringLiteral("move"),
                                   Text::tr("Move the project to its own folder outside GOPATH"))};
        return {finding};
    }
    return inOrder();
}

Text whoMayWrite(const LocationFacts& location)
{
    return location.access->ordinaryUsersMayWrite
               ? Text::tr("this account cannot write to %1").arg(location.nearest)
               : Text::tr("only administrators can write to %1").arg(location.nearest);
}

Text closedTitle(const QString& name, bool isUsualBin)
{
    return isUsualBin ? Text::tr("You cannot write to the folder for installed Go programs")
                      : Text::tr("You cannot write to the folder of %1").arg(name);
}

/// What Go takes where the setting is gone. Source: cmd/go/internal/cfg, DefaultGOPATH; cache,
/// DefaultDir.
bool isDefaultFolder(const Facts& facts, const QString& name, const QString& folder)
{
    if (!facts.system)
        return false;
    const KnownFolders& folders = facts.system->folders;
    if (name == QLatin1String("GOPATH"))
        return winpath::same(folder, winpath::join(folders.userProfile, QStringLiteral("go")));
    return name == QLatin1String("GOCACHE") &&
           winpath::same(folder, winpath::join(folders.localAppData, QStringLiteral("go-build")));
}

Findings notWritable(const Facts& facts)
{
    Findings findings;
    for (const LocationFacts& location : facts.locations->locations) {
        const QString name = location.name;
        const bool isGoBin =
            name == QLatin1String("GOBIN") && winpath::same(location.path, facts.goEnv->goBin());
        const bool isUsualBin = isGoBin && facts.goEnv->value(name).isEmpty();
        const bool used =
            location.purpose == Purpose::Workspace || location.purpose == Purpose::Cache || isGoBin;
        const bool isFile = location.exists && !location.isFolder;
        const bool mayWrite = location.access && location.access->currentUserMayWrite;
        // That of GOTMPDIR is told by goenv.gotmpdir-missing.
        if (!used || (isFile && name == QLatin1String("GOTMPDIR")) ||
            (!isFile && (!location.access || mayWrite)))
            continue;
        const bool told = std::ranges::any_of(findings, [&](const Finding& finding) {
            return winpath::isInside(location.path, finding.subject);
        });
        if (told) // GOMODCACHE in GOPATH
            continue;
        Finding finding =
            isFile ? say(Status::Problem,
                         Text::tr("%1 is not a folder").arg(isUsualBin ? location.path : name),
                         {verbatim(location.path)})
                   : say(Status::Problem, closedTitle(name, isUsualBin),
                         {verbatim(location.path), whoMayWrite(location)});
        finding.subject = location.path;
        for (Text& place : placesOf(facts, isUsualBin ? QStringLiteral("GOPATH") : name))
            finding.evidence.push_back(std::move(place));
        if (!isDefaultFolder(facts, name, location.path))
            finding.fixes = clearingFix(facts, name, [&](const QString& value) {
                return winpath::same(value, location.path);
            });
        if (finding.fixes.empty() && isFile)
            finding.fixes = {
                manualFix(QStringLiteral("other-folder"),
                          Text::tr("Delete the file, or set %1 to a folder").arg(name))};
        else if (finding.fixes.empty())
            finding.fixes = {manualFix(QStringLiteral("rights"),
                                       Text::tr("Give this account permission to write there, or "
                                                "set %1 to another folder")
                                           .arg(name))};
        findings.push_back(finding);
    }
    return findings;
}

} // namespace

std::vector<Rule> goFolderRules()
{
    const QString gopath =
        QStringLiteral("https://pkg.go.dev/cmd/go#hdr-GOPATH_environment_variable");
    const QString cache = QStringLiteral("https://pkg.go.dev/cmd/go#hdr-Build_and_test_caching");
    return {
        {QStringLiteral("goenv.gopath-is-goroot"), Text::tr("GOPATH and GOROOT do not overlap"),
         Status::Problem,
         Text::tr("Go ignores a GOPATH that equals its own folder, and an update of Go would "
                  "delete your modules."),
         QStringLiteral("https://github.com/golang/go/issues/18875"),
         given({&Facts::goEnv, &Facts::toolchain}, gopathIsGoroot)},
        {QStringLiteral("goenv.gopath-invalid"), Text::tr("Go accepts GOPATH"), Status::Problem,
         Text::tr("Every go command stops if GOPATH is not a full path."), gopath,
         given({&Facts::goEnv}, gopathInvalid)},
        {QStringLiteral("goenv.gopath-subfolder"), Text::tr("GOPATH is a whole workspace"),
         Status::Warning,
         Text::tr(
             "Go looks for src, pkg and bin in GOPATH: with one of them as GOPATH, it starts a "
             "second workspace inside the first."),
         gopath, given({&Facts::goEnv, &Facts::system}, gopathSubfolder)},
        {QStringLiteral("goenv.gobin-invalid"), Text::tr("Go accepts GOBIN"), Status::Problem,
         Text::tr("go install stops if GOBIN is not a full path."),
         QStringLiteral("https://github.com/golang/go/issues/55831"),
         given({&Facts::goEnv}, gobinInvalid)},
        {QStringLiteral("goenv.gocache-off"), Text::tr("The build cache is on"), Status::Problem,
         Text::tr("Go needs its build cache since Go 1.12; nothing can be built without it."),
         cache, given({&Facts::goEnv}, cacheOff)},
        {QStringLiteral("goenv.cache-invalid"), Text::tr("Go accepts GOCACHE and GOMODCACHE"),
         Status::Problem, Text::tr("Nothing can be built if a cache is not a full path."), cache,
         given({&Facts::goEnv}, cacheInvalid)},
        {QStringLiteral("goenv.gotmpdir-missing"), Text::tr("The folder of GOTMPDIR exists"),
         Status::Problem,
         Text::tr("Go does not create the folder; every build ends with \"creating work dir\"."),
         QStringLiteral("https://github.com/golang/go/issues/32320"),
         given({&Facts::goEnv, &Facts::locations}, tmpdirMissing)},
        {QStringLiteral("env.temp-missing"), Text::tr("The folder for temporary files exists"),
         Status::Problem,
         Text::tr("Go builds in a folder below it, and so do many other programs."),
         QStringLiteral("https://learn.microsoft.com/windows/win32/api/fileapi/"
                        "nf-fileapi-gettemppath2w"),
         given({&Facts::goEnv, &Facts::environment, &Facts::locations}, tempMissing)},
        {QStringLiteral("goenv.gomod-in-gopath"), Text::tr("GOPATH itself contains no go.mod"),
         Status::Warning,
         Text::tr("Go ignores a go.mod in the folder of GOPATH; older versions stop."), gopath,
         given({&Facts::goEnv, &Facts::locations}, goModInGopath)},
        {QStringLiteral("goenv.not-writable"), Text::tr("You can write to Go's folders"),
         Status::Problem, Text::tr("Go writes modules, programs and build results there."),
         QStringLiteral("https://github.com/golang/go/issues/44691"),
         given({&Facts::goEnv, &Facts::locations}, notWritable)},
    };
}

} // namespace gosetup::rules
