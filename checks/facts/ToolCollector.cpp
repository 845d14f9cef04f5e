// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"
#include "facts/FileRanges.h"
#include "facts/GoTools.h"
#include "facts/ProgramSearch.h"
#include "facts/ToolFacts.h"

#include "paths/WindowsPath.h"

#include <algorithm>

namespace gosetup {

const GoProgramFact* ToolFacts::find(const QString& name) const
{
    const auto found = std::ranges::find_if(programs, [&](const GoProgramFact& program) {
        return program.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == programs.end() ? nullptr : &*found;
}

namespace collect {

namespace {

/// Programs that are looked at in one folder: each costs two reads of some ten thousand bytes.
constexpr qsizetype mostPrograms = 100;

GoProgramFact programAt(const Files& files, const QString& path)
{
    GoProgramFact fact;
    fact.path = path;
    fact.name = winpath::fileName(path);
    if (fact.name.endsWith(QLatin1String(".exe"), Qt::CaseInsensitive))
        fact.name.chop(4);
    const auto info = files.info(path);
    if (!info || !info->has_value()) {
        if (!info)
            fact.header = Observed<PeHeader>::from(info.error());
        return fact;
    }
    fact.size = (*info)->size;
    fact.placeholder = (*info)->isCloudPlaceholder();
    if (fact.placeholder || fact.size == 0)
        return fact;
    const ReadRange ranges = rangesOf(files, path);
    const auto header = readPeHeader(ranges);
    fact.header = header ? Observed<PeHeader>(*header) : Observed<PeHeader>::from(header.error());
    fact.isNoProgram = !header && header.error().code == ErrorCode::Corrupt;
    if (!header)
        return fact;
    const auto build = readBuildInfo(ranges);
    fact.build = build ? Observed<GoBuildInfo>(*build) : Observed<GoBuildInfo>::from(build.error());
    return fact;
}

/// Known tools first, so that they are among those that are looked at.
QStringList programsIn(const Files& files, const QString& folder)
{
    QStringList names;
    for (const QString& name : files.list(folder).value_or(QStringList())) {
        if (name.endsWith(QLatin1String(".exe"), Qt::CaseInsensitive))
            names << name;
    }
    names.sort(Qt::CaseInsensitive);
    std::stable_partition(names.begin(), names.end(), [](const QString& name) {
        return findGoTool(name.chopped(4)) != nullptr;
    });
    return names;
}

void addInstalled(const Files& files, ToolFacts& facts)
{
    if (facts.goBin.isEmpty())
        return;
    const QStringList names = programsIn(files, facts.goBin);
    for (const QString& name : names.mid(0, mostPrograms)) {
        facts.programs.push_back(programAt(files, winpath::join(facts.goBin, name)));
        facts.programs.back().inGoBin = true;
    }
    facts.notRead = static_cast<int>(std::max<qsizetype>(0, names.size() - mostPrograms));
}

void addFromPath(const Files& files, const ProgramSearch& search, ToolFacts& facts)
{
    for (const QString& name : offeredTools()) {
        if (facts.find(name) != nullptr)
            continue;
        const QString found = search.find(name);
        const QString program = found.isEmpty() ? found : behindStarter(files, found);
        if (!program.isEmpty())
            facts.programs.push_back(programAt(files, program));
    }
}

/// Git for Windows' own folders, for all and for one person.
QString gitOffPath(const Files& files, const KnownFolders& folders)
{
    const QString cmd = QStringLiteral("Git\\cmd\\git.exe");
    for (const QString& path :
         {winpath::join(folders.programFiles, cmd),
          winpath::join(winpath::join(folders.localAppData, QStringLiteral("Programs")), cmd)}) {
        const auto info = files.info(path);
        if (info && info->has_value())
            return path;
    }
    return {};
}

/// "golang.go-0.50.0" among the extensions of VS Code.
QString goExtensionOf(const Files& files, const QString& userProfile)
{
    const QString folder = winpath::join(userProfile, QStringLiteral(".vscode\\extensions"));
    for (const QString& name : files.list(folder).value_or(QStringList())) {
        if (name.startsWith(QLatin1String("golang.go-"), Qt::CaseInsensitive))
            return winpath::join(folder, name);
    }
    return {};
}

} // namespace

ToolFacts tools(Machine& machine, const Basics& basics)
{
    const Files& files = machine.files();
    const ProgramSearch search(files, basics.environment);
    ToolFacts facts;
    facts.goBin = basics.goEnv.goBin();
    addInstalled(files, facts);
    addFromPath(files, search, facts);
    facts.git = search.find(QStringLiteral("git"));
    if (facts.git.isEmpty())
        facts.gitOffPath = gitOffPath(files, basics.system.folders);
    facts.goExtension = goExtensionOf(files, basics.system.folders.userProfile);
    return facts;
}

} // namespace collect
} // namespace gosetup
