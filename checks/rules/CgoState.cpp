// SPDX-License-Identifier: Apache-2.0
#include "rules/CgoState.h"

#include "gosettings/Words.h"
#include "rules/GoSettingFixes.h"

#include <QRegularExpression>

#include <algorithm>

namespace gosetup::rules {

namespace {

/// Of the go.exe that answers; empty where it is not known.
QString ownArch(const Facts& facts)
{
    if (facts.toolchain) {
        for (const ToolchainInstall& install : facts.toolchain->installs) {
            if (winpath::same(install.root, facts.goEnv->goroot) && install.arch)
                return toString(*install.arch);
        }
    }
    return {};
}

/// Another GOOS or GOARCH than go.exe's own. Source: cmd/go/internal/cfg, defaultContext.
bool isCrossCompiling(const Facts& facts)
{
    const QString os = facts.goEnv->value(QStringLiteral("GOOS"));
    const QString arch = facts.goEnv->value(QStringLiteral("GOARCH"));
    const QString own = ownArch(facts);
    return (!os.isEmpty() && os != QLatin1String("windows")) ||
           (!arch.isEmpty() && !own.isEmpty() && arch != own);
}

} // namespace

/// Other values than 0 and 1 count for nothing. Source: go/build, defaultContext.
bool isCgoForced(const Facts& facts)
{
    return facts.goEnv->value(QStringLiteral("CGO_ENABLED")) == QLatin1String("1");
}

bool isCgoOn(const Facts& facts)
{
    if (isCgoForced(facts))
        return true;
    const bool off = facts.goEnv->value(QStringLiteral("CGO_ENABLED")) == QLatin1String("0");
    return !off && !isCrossCompiling(facts) &&
           (facts.compilers->c.inEnvironment || facts.compilers->gccOnPath);
}

QString programOfWord(const QString& word)
{
    static const QRegularExpression option(QStringLiteral("\\s+[-/]"));
    const QString program = word.section(option, 0, 0);
    // A variable in front of a command, as a Unix shell takes it: Go looks for a program so called.
    return program.contains(u'=') ? program.section(u'=', 0, 0) + QStringLiteral("=***") : program;
}

Text startedBy(const CompilerFact& compiler)
{
    return compiler.isSet
               ? Text::tr("%1 starts %2").arg(compiler.variable).arg(programOfWord(compiler.word))
               : Text::tr("%1 is not set: Go starts %2")
                     .arg(compiler.variable)
                     .arg(programOfWord(compiler.word));
}

Text switchedOnBy(const Facts& facts)
{
    return isCgoForced(facts) ? Text::tr("CGO_ENABLED=1 turns cgo on")
                              : Text::tr("a C compiler is set or on PATH, so cgo is on");
}

/// Microsoft's compilers take other options than those that cgo gives.
/// Source: golang/go issues 20982, 17014.
bool isMicrosofts(const CompilerFact& compiler)
{
    QString name =
        winpath::fileName(compiler.program.isEmpty() ? compiler.word : compiler.program).toLower();
    if (name.endsWith(QLatin1String(".exe")))
        name.chop(4);
    return name == QLatin1String("cl") || name == QLatin1String("clang-cl");
}

/// GOARCH of what a target's compiler makes; nullopt where it is none for Go.
/// Source: triplets as GCC's -dumpmachine prints them.
std::optional<Arch> archOfTarget(const QString& target)
{
    if (!target.contains(QLatin1String("mingw")) && !target.contains(QLatin1String("-w64-")))
        return std::nullopt; // msys, cygwin: programs that need their own libraries
    if (target.startsWith(QLatin1String("x86_64")))
        return Arch::Amd64;
    if (target.startsWith(QLatin1String("aarch64")))
        return Arch::Arm64;
    return Arch::X86; // "i686-w64-mingw32", and "mingw32" of the first MinGW
}

QString wantedArch(const Facts& facts)
{
    const QString chosen = facts.goEnv->value(QStringLiteral("GOARCH"));
    if (!chosen.isEmpty())
        return chosen;
    const QString own = ownArch(facts);
    return own.isEmpty() ? toString(facts.system->info.arch) : own;
}

/// -race, which GOFLAGS gives to every build.
bool isRaceFlag(const QString& flag)
{
    static const QStringList on = {QStringLiteral("-race"), QStringLiteral("--race"),
                                   QStringLiteral("-race=true"), QStringLiteral("-race=1")};
    return on.contains(flag);
}

bool asksForRace(const Facts& facts)
{
    const auto setting = judgedSetting(facts, QStringLiteral("GOFLAGS"));
    return setting && setting->isAccepted() &&
           std::ranges::any_of(gosettings::splitWords(setting->value).words, isRaceFlag);
}

} // namespace gosetup::rules
