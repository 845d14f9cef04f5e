// SPDX-License-Identifier: Apache-2.0
#include "gosettings/NamedPrograms.h"

#include "gosettings/Words.h"
#include "paths/WindowsPath.h"

namespace gosetup::gosettings {

namespace {

/// What a command finds wherever it runs: a name alone, or a full path.
bool isFoundAnywhere(const QString& program)
{
    const bool isName = !program.contains(u'\\') && !program.contains(u'/') &&
                        !program.contains(u':') && !program.isEmpty();
    return isName || winpath::isAbsolute(program);
}

} // namespace

QString pinnedToolchain(const QString& gotoolchain)
{
    const QString least = gotoolchain.section(u'+', 0, 0);
    return least.startsWith(QLatin1String("go1")) ? least : QString();
}

bool looksOnPathOnly(const QString& gotoolchain)
{
    return gotoolchain == QLatin1String("path") || gotoolchain.endsWith(QLatin1String("+path"));
}

std::vector<NamedByFlag> programsOfFlags(const QString& goflags, int goMinor, const QString& gccgo)
{
    const FlagWords flags = parseGoFlags(goflags, goMinor);
    std::vector<NamedByFlag> programs;
    if (!flags.refusal.isEmpty())
        return programs;
    for (const char* name : {"toolexec", "exec"}) {
        const QString flag = QString::fromLatin1(name);
        const QString program = splitWords(flags.value(flag)).words.value(0);
        if (isFoundAnywhere(program))
            programs.push_back({flag, program});
    }
    const QString program = gccgo.isEmpty() ? QStringLiteral("gccgo") : gccgo;
    if (flags.value(QStringLiteral("compiler")) == QLatin1String("gccgo") &&
        isFoundAnywhere(program))
        programs.push_back({QStringLiteral("compiler"), program});
    return programs;
}

std::vector<NamedByFlag> filesOfFlags(const QString& goflags, int goMinor)
{
    const FlagWords flags = parseGoFlags(goflags, goMinor);
    std::vector<NamedByFlag> files;
    if (!flags.refusal.isEmpty())
        return files;
    for (const char* name : {"overlay", "modfile", "pgo"}) {
        const QString flag = QString::fromLatin1(name);
        if (const QString file = flags.value(flag); winpath::isAbsolute(file))
            files.push_back({flag, winpath::clean(file)});
    }
    return files;
}

} // namespace gosetup::gosettings
