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

/// GCC keeps one folder for each target beside its bin folder.
void lookAtProgram(const Files& files, CompilerFact& fact)
{
    QString program = fact.program;
    const auto resolved = files.resolved(program);
    if (resolved)
        program = *resolved;
    constexpr qint64 headBytes = 4096;
    if (const auto head = files.head(program, headBytes))
        fact.runsOn = programArch(*head);
    const QString prefix = winpath::parent(winpath::parent(program));
    const auto names = files.list(winpath::join(prefix, QStringLiteral("lib\\gcc")));
    fact.targets = names.value_or(QStringList());
    fact.targets.sort();
    fact.alsoX86 = hasX86Libraries(files, winpath::join(prefix, QStringLiteral("lib\\gcc")));
    fact.isShim = isStarter(files, program);
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
        lookAtProgram(files, fact);
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
        !search.find(gcc).isEmpty()};
}

} // namespace gosetup::collect
