// SPDX-License-Identifier: Apache-2.0
// The C compiler that cgo starts. Without one and without a wish for one cgo is off by itself, and
// nothing is wrong.
#include "gosettings/Words.h"
#include "rules/CgoCompilers.h"
#include "rules/CgoFlags.h"
#include "rules/CgoState.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

bool isUnquoted(const CompilerFact& compiler)
{
    return compiler.isSet && !compiler.meant.isEmpty();
}

/// Not recommended. A line of GOROOT\go.env is not ours to remove.
void addRemoval(const Facts& facts, const QString& name, const QString& id, const Text& title,
                std::vector<Fix>& fixes)
{
    const auto all = [](const QString&) { return true; };
    const std::vector<Change> changes = clearGoSetting(facts, name, all);
    if (!changes.empty()) {
        fixes.push_back(offeredFix(id, title, changes));
        return;
    }
    for (Fix& fix : clearingFix(facts, name, all)) {
        fix.recommended = false;
        fixes.push_back(std::move(fix));
    }
}

Finding notFound(const Facts& facts, const CompilerFact& compiler)
{
    Finding finding = say(Status::Problem, Text::tr("cgo does not find its C compiler"),
                          {startedBy(compiler), switchedOnBy(facts),
                           goSays(QStringLiteral("cgo: C compiler \"%1\" not found")
                                      .arg(programOfWord(compiler.word)))});
    finding.subject = compiler.variable;
    finding.alsoAbout = {programOfWord(compiler.word)};
    if (compiler.isSet && facts.compilers->gccOnPath)
        addRemoval(facts, compiler.variable, QStringLiteral("use-gcc"),
                   Text::tr("Remove %1, so that Go uses gcc from PATH").arg(compiler.variable),
                   finding.fixes);
    else if (compiler.isSet && !isCgoForced(facts))
        addRemoval(
            facts, compiler.variable, QStringLiteral("cgo-off"),
            Text::tr("Remove %1: without a C compiler, cgo is then off").arg(compiler.variable),
            finding.fixes);
    else if (!compiler.isSet)
        addRemoval(facts, cgoEnabled, QStringLiteral("cgo-off"),
                   Text::tr("Remove %1: without a C compiler, cgo is then off")
                       .arg(QStringLiteral("CGO_ENABLED=1")),
                   finding.fixes);
    finding.fixes.push_back(manualFix(
        QStringLiteral("install-gcc"),
        Text::tr("Install a MinGW-w64 GCC (such as the one of MSYS2 or WinLibs) and add its "
                 "bin folder to PATH")));
    return finding;
}

/// Source: cmd/go/internal/work/init.go, instrumentInit.
Findings raceWithoutCgo(const Facts& facts)
{
    const QString name = QStringLiteral("GOFLAGS");
    const auto hasRace = [](const QString& value) {
        return std::ranges::any_of(gosettings::splitWords(value).words, isRaceFlag);
    };
    if (!asksForRace(facts))
        return inOrder();
    Finding finding = say(Status::Problem, Text::tr("-race in GOFLAGS requires cgo, which is off"),
                          placesOf(facts, name));
    finding.subject = name;
    finding.evidence.push_back(
        goSays(QStringLiteral("go: -race requires cgo; enable cgo by setting CGO_ENABLED=1")));
    finding.fixes = correctingFixes(facts, name, hasRace, [](const QString& value) {
        QStringList kept;
        for (const QString& word : gosettings::splitWords(value).words) {
            if (!isRaceFlag(word))
                kept << gosettings::quotedWord(word);
        }
        return kept.join(u' ');
    });
    // Whether a compiler or the flag is too much, a person says.
    for (Fix& fix : finding.fixes)
        fix.recommended = false;
    finding.fixes.push_back(manualFix(
        QStringLiteral("install-gcc"),
        Text::tr("Install a MinGW-w64 GCC (such as the one of MSYS2 or WinLibs) and add its "
                 "bin folder to PATH")));
    return {finding};
}

Findings noCompiler(const Facts& facts)
{
    if (!isCgoOn(facts))
        return raceWithoutCgo(facts);
    Findings findings;
    for (const CompilerFact* compiler : {&facts.compilers->c, &facts.compilers->cxx}) {
        // Without CXX nobody asked for C++.
        const bool wanted = compiler->isSet || compiler->variable == QLatin1String("CC");
        if (!wanted || compiler->word.isEmpty() || isUnquoted(*compiler) ||
            !facts.goEnv->setting(compiler->variable).isAccepted())
            continue;
        if (compiler->program.isEmpty() && !isMicrosofts(*compiler))
            findings.push_back(notFound(facts, *compiler));
    }
    const Findings others = missingPkgConfig(facts);
    findings.insert(findings.end(), others.begin(), others.end());
    return findings;
}

/// "aarch64-w64-mingw32-gcc": the triplet of what it makes; empty where the name has none.
QString targetInName(const CompilerFact& compiler)
{
    const QString name = winpath::fileName(compiler.program).toLower();
    const qsizetype end = name.lastIndexOf(QLatin1String("-mingw32-"));
    return end < 0 ? QString() : name.left(end) + QStringLiteral("-mingw32");
}

/// What the compiler makes programs for, as far as its name, its folders or else its own header
/// tell. A header tells only of a GCC itself: a starter and clang are made for any processor.
Evidence otherArchitecture(const CompilerFact& compiler, const QString& wanted)
{
    const QString named = targetInName(compiler);
    const QStringList targets = named.isEmpty() ? compiler.targets : QStringList(named);
    if (targets.isEmpty()) {
        const QString name = winpath::fileName(compiler.program).toLower();
        const bool gcc = name == QLatin1String("gcc.exe") || name == QLatin1String("gcc");
        if (!gcc || compiler.isShim || !compiler.runsOn || toString(*compiler.runsOn) == wanted)
            return {};
        return {Text::tr("%1 is a program for %2; Go builds for %3")
                    .arg(compiler.program)
                    .arg(toString(*compiler.runsOn))
                    .arg(wanted)};
    }
    if (compiler.alsoX86 && wanted == toString(Arch::X86))
        return {};
    const bool fits = std::ranges::any_of(targets, [&](const QString& target) {
        const auto arch = archOfTarget(target);
        return arch && toString(*arch) == wanted;
    });
    if (fits)
        return {};
    return {Text::tr("%1 makes programs for %2; Go builds for %3")
                .arg(compiler.program)
                .arg(targets.join(QLatin1String(", ")))
                .arg(wanted)};
}

Findings compilerArchitecture(const Facts& facts)
{
    const CompilerFact& compiler = facts.compilers->c;
    if (!isCgoOn(facts) || compiler.program.isEmpty() || !unsupportedBecause(compiler).isEmpty())
        return inOrder();
    Evidence evidence = otherArchitecture(compiler, wantedArch(facts));
    if (evidence.empty())
        return inOrder({verbatim(compiler.program)});
    evidence.push_back(switchedOnBy(facts));
    Finding finding = say(isCgoForced(facts) ? Status::Warning : Status::Note,
                          Text::tr("The C compiler is for a different architecture"), evidence);
    finding.subject = compiler.program;
    const bool isByPath = winpath::isAbsolute(compiler.word);
    finding.fixes = {manualFix(
        QStringLiteral("other-gcc"),
        isByPath
            ? Text::tr("Set %1 to a MinGW-w64 GCC for %2")
                  .arg(compiler.variable)
                  .arg(wantedArch(facts))
            : Text::tr("Put a MinGW-w64 GCC for %1 before it on PATH").arg(wantedArch(facts)))};
    return {finding};
}

Finding unquoted(const Facts& facts, const CompilerFact& compiler)
{
    const QString quoted = gosettings::quotedWord(compiler.meant);
    Finding finding = say(
        Status::Problem, Text::tr("A path with a space requires quotes: %1").arg(compiler.variable),
        {startedBy(compiler), Text::tr("the path is %1").arg(compiler.meant),
         goSays(QStringLiteral("cgo: C compiler \"%1\" not found")
                    .arg(programOfWord(compiler.word)))});
    finding.subject = compiler.variable;
    const Text title =
        Text::tr("Put the path in quotes that are part of the value: %1").arg(quoted);
    auto changes = setGoSetting(facts, compiler.variable, quoted + compiler.rest);
    finding.fixes = {compiler.meantExists
                         ? recommendedFix(facts, QStringLiteral("quote"), title, std::move(changes))
                         : offeredFix(QStringLiteral("quote"), title, std::move(changes))};
    return finding;
}

Findings ccQuoting(const Facts& facts)
{
    Findings findings;
    const bool off = facts.goEnv->value(cgoEnabled) == QLatin1String("0");
    for (const CompilerFact* compiler : {&facts.compilers->c, &facts.compilers->cxx}) {
        const GoSetting setting = facts.goEnv->setting(compiler->variable);
        if (!setting.isAccepted()) {
            // Every build ends with it, with cgo or without.
            Finding finding =
                say(Status::Problem, Text::tr("Go refuses the value of %1").arg(setting.name),
                    {setting.refusal.contains(QLatin1String("relative"))
                         ? Text::tr("%1 must be a name or an absolute path").arg(setting.name)
                         : Text::tr("the quotes in %1 do not match").arg(setting.name)});
            finding.subject = setting.name;
            finding.fixes = {manualFix(QStringLiteral("correct"),
                                       Text::tr("Correct %1, or remove it").arg(setting.name))};
            findings.push_back(finding);
        } else if (isUnquoted(*compiler) && !off) {
            findings.push_back(unquoted(facts, *compiler));
        }
    }
    const Findings others = splitCgoFlags(facts);
    findings.insert(findings.end(), others.begin(), others.end());
    return findings;
}

} // namespace

std::vector<Rule> cgoRules()
{
    const std::vector<Need> needs = {&Facts::goEnv, &Facts::environment, &Facts::compilers};
    return {
        {QStringLiteral("cgo.no-compiler"), Text::tr("cgo finds its C compiler"), Status::Problem,
         Text::tr("With CGO_ENABLED=1 or CC set, packages with C code end with \"C compiler not "
                  "found\" where there is none. Otherwise cgo is off without a compiler."),
         QStringLiteral("https://pkg.go.dev/cmd/cgo"), given(needs, noCompiler)},
        {QStringLiteral("cgo.compiler-architecture"),
         Text::tr("The C compiler suits the architecture"), Status::Warning,
         Text::tr(
             "A compiler for another architecture ends with \"64-bit mode not compiled in\" or "
             "with missing libraries."),
         QStringLiteral("https://go.dev/wiki/cgo"),
         given({&Facts::goEnv, &Facts::compilers, &Facts::toolchain, &Facts::system},
               compilerArchitecture)},
        {QStringLiteral("cgo.unsupported-compiler"), Text::tr("cgo works with its C compiler"),
         Status::Problem,
         Text::tr(
             "cgo works with GCC and clang of MinGW-w64. Microsoft's compiler and clang-cl take "
             "other options; what MSYS and Cygwin compile needs their own libraries."),
         QStringLiteral("https://github.com/golang/go/issues/20982"),
         given(needs, unsupportedCompiler)},
        {QStringLiteral("cgo.mixed-toolchains"),
         Text::tr("The C compiler and its tools fit together"), Status::Warning,
         Text::tr(
             "Compilers, assemblers and libraries of different installations make programs that "
             "do not link or do not start."),
         QStringLiteral("https://go.dev/wiki/cgo"), given(needs, mixedToolchains)},
        {QStringLiteral("cgo.race-runtime"), Text::tr("The C compiler can link the race detector"),
         Status::Problem,
         Text::tr("-race requires libsynchronization.a, which MinGW-w64 has since version 8."),
         QStringLiteral("https://go.dev/doc/articles/race_detector#Requirements"),
         given({&Facts::goEnv, &Facts::environment, &Facts::compilers, &Facts::toolchain,
                &Facts::system},
               raceRuntime)},
        {QStringLiteral("cgo.cc-quoting"), Text::tr("CC and CXX are written as Go reads them"),
         Status::Problem,
         Text::tr(
             "CC is a command: Go splits it at spaces, so a path with a space belongs in quotes "
             "within the value."),
         QStringLiteral("https://github.com/golang/go/issues/41400"), given(needs, ccQuoting)},
    };
}

} // namespace gosetup::rules
