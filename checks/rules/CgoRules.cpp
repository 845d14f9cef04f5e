// SPDX-License-Identifier: Apache-2.0
// The C compiler that cgo starts. Without one and without a wish for one cgo is off by itself, and
// nothing is wrong.
#include "gosettings/Words.h"
#include "rules/CgoFlags.h"
#include "rules/GoSettingFixes.h"
#include "rules/RuleKit.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

const QString cgoEnabled = QStringLiteral("CGO_ENABLED");

/// Other values than 0 and 1 count for nothing. Source: go/build, defaultContext.
bool isForced(const Facts& facts)
{
    return facts.goEnv->value(cgoEnabled) == QLatin1String("1");
}

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

bool isOn(const Facts& facts)
{
    if (isForced(facts))
        return true;
    const bool off = facts.goEnv->value(cgoEnabled) == QLatin1String("0");
    return !off && !isCrossCompiling(facts) &&
           (facts.compilers->c.inEnvironment || facts.compilers->gccOnPath);
}

Text startedBy(const CompilerFact& compiler)
{
    return compiler.isSet
               ? Text::tr("%1 starts %2").arg(compiler.variable).arg(compiler.word)
               : Text::tr("%1 is not set: Go starts %2").arg(compiler.variable).arg(compiler.word);
}

Text switchedOnBy(const Facts& facts)
{
    return isForced(facts) ? Text::tr("CGO_ENABLED=1 turns cgo on")
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
    Finding finding =
        say(Status::Problem, Text::tr("cgo does not find its C compiler"),
            {startedBy(compiler), switchedOnBy(facts),
             goSays(QStringLiteral("cgo: C compiler \"%1\" not found").arg(compiler.word))});
    finding.subject = compiler.variable;
    finding.alsoAbout = {compiler.word};
    if (compiler.isSet && facts.compilers->gccOnPath)
        addRemoval(facts, compiler.variable, QStringLiteral("use-gcc"),
                   Text::tr("Remove %1, so that Go uses gcc from PATH").arg(compiler.variable),
                   finding.fixes);
    else if (compiler.isSet && !isForced(facts))
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

Finding microsofts(const CompilerFact& compiler)
{
    Finding finding = say(Status::Problem, Text::tr("cgo does not work with this C compiler"),
                          {startedBy(compiler)});
    finding.subject = compiler.variable;
    finding.reason =
        Text::tr("cgo gives options of GCC, which Microsoft's compiler and clang-cl do "
                 "not accept.");
    finding.fixes = {manualFix(
        QStringLiteral("install-gcc"),
        Text::tr("Set %1 to gcc or clang of a MinGW-w64 installation").arg(compiler.variable))};
    return finding;
}

/// -race, which GOFLAGS gives to every build.
bool isRace(const QString& flag)
{
    static const QStringList on = {QStringLiteral("-race"), QStringLiteral("--race"),
                                   QStringLiteral("-race=true"), QStringLiteral("-race=1")};
    return on.contains(flag);
}

/// Source: cmd/go/internal/work/init.go, instrumentInit.
Findings raceWithoutCgo(const Facts& facts)
{
    const QString name = QStringLiteral("GOFLAGS");
    const auto setting = judgedSetting(facts, name);
    const auto hasRace = [](const QString& value) {
        return std::ranges::any_of(gosettings::splitWords(value).words, isRace);
    };
    if (!setting || !setting->isAccepted() || !hasRace(setting->value))
        return inOrder();
    Finding finding = say(Status::Problem, Text::tr("-race in GOFLAGS requires cgo, which is off"),
                          placesOf(facts, name));
    finding.subject = name;
    finding.evidence.push_back(
        goSays(QStringLiteral("go: -race requires cgo; enable cgo by setting CGO_ENABLED=1")));
    finding.fixes = correctingFixes(facts, name, hasRace, [](const QString& value) {
        QStringList kept;
        for (const QString& word : gosettings::splitWords(value).words) {
            if (!isRace(word))
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
    if (!isOn(facts))
        return raceWithoutCgo(facts);
    Findings findings;
    for (const CompilerFact* compiler : {&facts.compilers->c, &facts.compilers->cxx}) {
        // Without CXX nobody asked for C++.
        const bool wanted = compiler->isSet || compiler->variable == QLatin1String("CC");
        if (!wanted || compiler->word.isEmpty() || isUnquoted(*compiler) ||
            !facts.goEnv->setting(compiler->variable).isAccepted())
            continue;
        if (isMicrosofts(*compiler))
            findings.push_back(microsofts(*compiler));
        else if (compiler->program.isEmpty())
            findings.push_back(notFound(facts, *compiler));
    }
    const Findings others = missingPkgConfig(facts);
    findings.insert(findings.end(), others.begin(), others.end());
    return findings;
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
    if (!isOn(facts) || compiler.program.isEmpty() || isMicrosofts(compiler))
        return inOrder();
    Evidence evidence = otherArchitecture(compiler, wantedArch(facts));
    if (evidence.empty())
        return inOrder({verbatim(compiler.program)});
    evidence.push_back(switchedOnBy(facts));
    Finding finding = say(isForced(facts) ? Status::Warning : Status::Note,
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
         goSays(QStringLiteral("cgo: C compiler \"%1\" not found").arg(compiler.word))});
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
        {QStringLiteral("cgo.cc-quoting"), Text::tr("CC and CXX are written as Go reads them"),
         Status::Problem,
         Text::tr(
             "CC is a command: Go splits it at spaces, so a path with a space belongs in quotes "
             "within the value."),
         QStringLiteral("https://github.com/golang/go/issues/41400"), given(needs, ccQuoting)},
    };
}

} // namespace gosetup::rules
