// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

#include "facts/ProgramSearch.h"
#include "gosettings/NamedPrograms.h"
#include "gosettings/Refusal.h"
#include "gosettings/Words.h"
#include "machine/ProgramFile.h"
#include "paths/WindowsPath.h"

#include <utility>

namespace gosetup::collect {

namespace {

/// Where the path ends that was written without quotes: at the longest part that is there, else
/// behind ".exe".
void findMeant(const ProgramSearch& search, const QString& command, CompilerFact& fact)
{
    const QString text = command.trimmed();
    const bool isPath = winpath::isAbsolute(fact.word) && !text.startsWith(u'"') &&
                        !text.startsWith(u'\'') && text.contains(u' ');
    if (!isPath || !fact.program.isEmpty())
        return;
    qsizetype end = text.size();
    while (end > fact.word.size() && search.find(text.left(end)).isEmpty())
        end = text.lastIndexOf(u' ', end - 1);
    fact.meantExists = end > fact.word.size();
    if (!fact.meantExists) {
        const QString extension = QStringLiteral(".exe");
        const auto exe = text.indexOf(extension, 0, Qt::CaseInsensitive);
        // What follows a flag is none of the path, and may be a secret.
        if (exe < 0 || !text.left(exe).contains(u' ') ||
            text.left(exe).contains(QLatin1String(" -")))
            return;
        end = exe + extension.size();
    }
    fact.meant = text.left(end);
    fact.rest = text.mid(end);
}

/// Chocolatey's and Scoop's starters, by their folders and, wherever they are, by their size: a
/// driver of GCC has more than 256 KiB, a starter less.
bool isStarter(const Files& files, const QString& program)
{
    const QString key = winpath::key(program);
    if (key.contains(QLatin1String("\\chocolatey\\bin\\")) ||
        key.contains(QLatin1String("\\scoop\\shims\\")))
        return true;
    constexpr qint64 smallestDriver = 256 * 1024;
    const auto info = files.info(program);
    return info && info->has_value() && (*info)->size < smallestDriver;
}

/// `lib\gcc\x86_64-w64-mingw32\10.3.0\32`, as TDM-GCC has it.
bool hasX86Libraries(const Files& files, const QString& targets)
{
    for (const QString& target : files.list(targets).value_or(QStringList())) {
        const QString versions = winpath::join(targets, target);
        if (!target.startsWith(QLatin1String("x86_64")))
            continue;
        for (const QString& version : files.list(versions).value_or(QStringList())) {
            const auto info =
                files.info(winpath::join(winpath::join(versions, version), QStringLiteral("32")));
            if (info && info->has_value() && (*info)->isDirectory)
                return true;
        }
    }
    return false;
}

bool isFileAt(const Files& files, const QString& path)
{
    const auto info = files.info(path);
    return info && info->has_value() && !(*info)->isDirectory;
}

/// `<bin>\..`, the folder of an installation.
QString prefixOf(const QString& program)
{
    return winpath::parent(winpath::parent(program));
}

QStringList targetsOf(const Files& files, const QString& prefix)
{
    QStringList targets =
        files.list(winpath::join(prefix, QStringLiteral("lib\\gcc"))).value_or(QStringList());
    targets.sort();
    return targets;
}

/// Where MinGW-w64 keeps its import libraries: `lib` of the installation or of a target in it.
QStringList libraryFolders(const QString& prefix, const QStringList& targets)
{
    QStringList folders = {winpath::join(prefix, QStringLiteral("lib"))};
    for (const QString& target : targets)
        folders << winpath::join(winpath::join(prefix, target), QStringLiteral("lib"));
    return folders;
}

/// Known where the libraries that every MinGW-w64 has are seen.
std::optional<bool> hasRaceRuntime(const Files& files, const QString& prefix,
                                   const QStringList& targets)
{
    for (const QString& folder : libraryFolders(prefix, targets)) {
        if (isFileAt(files, winpath::join(folder, QStringLiteral("libmingw32.a"))))
            return isFileAt(files, winpath::join(folder, QStringLiteral("libsynchronization.a")));
    }
    return std::nullopt;
}

/// A GCC looks in its own folders first. Source: gcc(1), "Directory Options", -B.
QString foreignAssembler(const Files& files, const ProgramSearch& search, const QString& prefix,
                         const QStringList& targets)
{
    const QString name = QStringLiteral("as.exe");
    QStringList folders = {winpath::join(prefix, QStringLiteral("bin"))};
    for (const QString& target : targets)
        folders << winpath::join(winpath::join(prefix, target), QStringLiteral("bin"));
    for (const QString& folder : folders) {
        if (isFileAt(files, winpath::join(folder, name)))
            return {};
    }
    const QString found = search.find(QStringLiteral("as"));
    return winpath::isInside(found, prefix) ? QString() : found;
}

/// LLVM's own clang for Windows: clang-cl beside it, and nothing of MinGW-w64.
/// Source: its triplet x86_64-pc-windows-msvc.
bool isClangForMsvc(const Files& files, const QString& program, const QString& command)
{
    const QString name = winpath::fileName(program).toLower();
    const QString folder = winpath::parent(program);
    const bool isClang = name == QLatin1String("clang.exe") || name == QLatin1String("clang++.exe");
    if (!isClang || command.contains(QLatin1String("-target")) ||
        !isFileAt(files, winpath::join(folder, QStringLiteral("clang-cl.exe"))))
        return false;
    const QString prefix = winpath::parent(folder);
    return !isFileAt(files,
                     winpath::join(folder, QStringLiteral("x86_64-w64-mingw32-clang.exe"))) &&
           !isFileAt(files, winpath::join(prefix, QStringLiteral("include\\_mingw.h"))) &&
           !isFileAt(files, winpath::join(prefix, QStringLiteral("lib\\libmingw32.a")));
}

/// GCC keeps one folder for each target beside its bin folder.
void lookAtProgram(const Files& files, const ProgramSearch& search, const QString& command,
                   CompilerFact& fact)
{
    QString program = fact.program;
    const auto resolved = files.resolved(program);
    if (resolved)
        program = *resolved;
    fact.behind = behindStarter(files, program);
    const bool isSeenThrough = !fact.behind.isEmpty() && fact.behind != program;
    if (isSeenThrough)
        program = files.resolved(fact.behind).value_or(fact.behind);
    constexpr qint64 headBytes = 4096;
    if (const auto head = files.head(program, headBytes))
        fact.runsOn = programArch(*head);
    const QString prefix = prefixOf(program);
    fact.targets = targetsOf(files, prefix);
    fact.alsoX86 = hasX86Libraries(files, winpath::join(prefix, QStringLiteral("lib\\gcc")));
    fact.isShim = isStarter(files, program);
    fact.madeForMsvc = isClangForMsvc(files, program, command);
    if (fact.targets.isEmpty())
        return;
    fact.raceRuntime = hasRaceRuntime(files, prefix, fact.targets);
    fact.foreignAssembler = foreignAssembler(files, search, prefix, fact.targets);
}

std::vector<GccOnPath> gccsOnPath(const Files& files, const ProgramSearch& search)
{
    std::vector<GccOnPath> all;
    for (const QString& found : search.findAll(QStringLiteral("gcc"))) {
        const QString behind = behindStarter(files, found);
        const QString program = behind.isEmpty() ? found : behind;
        all.push_back({program, targetsOf(files, prefixOf(program))});
    }
    return all;
}

CompilerFact compiler(const Files& files, const ProgramSearch& search, const GoSetting& setting,
                      const QString& builtIn)
{
    CompilerFact fact;
    fact.variable = setting.name;
    // A line of GOROOT\go.env counts as well.
    fact.isSet = setting.source != GoSetting::Source::Default && !setting.value.isEmpty();
    fact.inEnvironment = fact.isSet && (setting.source == GoSetting::Source::User ||
                                        setting.source == GoSetting::Source::Machine);
    const QString command = fact.isSet ? setting.value : builtIn;
    fact.word = gosettings::splitWords(command).words.value(0);
    if (fact.word.isEmpty())
        return fact;
    fact.program = search.find(fact.word);
    findMeant(search, command, fact);
    if (!fact.program.isEmpty())
        lookAtProgram(files, search, command, fact);
    return fact;
}

QMap<QString, QString> namedPrograms(const ProgramSearch& search, const GoEnvFacts& goEnv)
{
    QMap<QString, QString> programs;
    const auto look = [&](const QString& name) {
        if (!name.isEmpty())
            programs.insert(name, search.find(name));
    };
    look(gosettings::pinnedToolchain(goEnv.value(QStringLiteral("GOTOOLCHAIN"))));
    for (const auto& named :
         gosettings::programsOfFlags(goEnv.value(QStringLiteral("GOFLAGS")), goEnv.goMinor(),
                                     goEnv.value(QStringLiteral("GCCGO"))))
        look(named.target);
    return programs;
}

/// A program that is started by a setting's first word; no word = not set.
CompilerFact started(const ProgramSearch& search, const GoSetting& setting)
{
    CompilerFact fact;
    fact.variable = setting.name;
    fact.word = gosettings::splitWords(setting.value).words.value(0);
    if (!fact.word.isEmpty())
        fact.program = search.find(fact.word);
    return fact;
}

} // namespace

CompilerFacts compilers(Machine& machine, const Basics& basics)
{
    const Files& files = machine.files();
    const ProgramSearch search(files, basics.environment);
    const QString gcc = QStringLiteral("gcc");
    std::vector<CompilerFact> authPrograms;
    const QString auth = QStringLiteral("GOAUTH");
    for (const QString& word : gosettings::programsOfAuth(basics.goEnv.value(auth))) {
        CompilerFact& program = authPrograms.emplace_back();
        program.variable = auth;
        program.word = word;
        program.program = search.find(word);
    }
    return {
        compiler(files, search, basics.goEnv.setting(QStringLiteral("CC")), gcc),
        compiler(files, search, basics.goEnv.setting(QStringLiteral("CXX")), QStringLiteral("g++")),
        started(search, basics.goEnv.setting(QStringLiteral("GOCACHEPROG"))),
        started(search, basics.goEnv.setting(QStringLiteral("PKG_CONFIG"))),
        std::move(authPrograms),
        namedPrograms(search, basics.goEnv),
        gccsOnPath(files, search),
        !search.find(gcc).isEmpty()};
}

} // namespace gosetup::collect
