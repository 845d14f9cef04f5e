// SPDX-License-Identifier: Apache-2.0
#include "rules/CgoCompilers.h"

#include "rules/CgoState.h"

#include <algorithm>

namespace gosetup::rules {

namespace {

/// msys and cygwin: what they compile needs their own libraries.
bool isForeignTarget(const QString& target)
{
    return target.contains(QLatin1String("-msys")) || target.contains(QLatin1String("cygwin"));
}

Fix otherCompiler(const CompilerFact& compiler)
{
    return manualFix(
        QStringLiteral("install-gcc"),
        compiler.isSet
            ? Text::tr("Set %1 to gcc or clang of a MinGW-w64 installation").arg(compiler.variable)
            : Text::tr("Put the bin folder of a MinGW-w64 GCC before it on PATH"));
}

} // namespace

Text unsupportedBecause(const CompilerFact& compiler)
{
    if (isMicrosofts(compiler))
        return Text::tr("cgo gives options of GCC, which Microsoft's compiler and clang-cl do "
                        "not accept.");
    if (compiler.madeForMsvc)
        return Text::tr(
            "This clang makes what Microsoft's linker takes; cgo requires a clang or GCC "
            "of MinGW-w64.");
    // In MSYS2, usr\bin has this one, and mingw64\bin or ucrt64\bin one that fits.
    if (!compiler.targets.isEmpty() && std::ranges::all_of(compiler.targets, isForeignTarget))
        return Text::tr(
            "What this GCC compiles needs the libraries of MSYS or Cygwin, and does not "
            "link with Go. In MSYS2, the GCC of mingw64 or ucrt64 fits.");
    return {};
}

Findings unsupportedCompiler(const Facts& facts)
{
    if (!isCgoOn(facts))
        return inOrder();
    Findings findings;
    for (const CompilerFact* compiler : {&facts.compilers->c, &facts.compilers->cxx}) {
        // Without CXX nobody asked for C++.
        const bool wanted = compiler->isSet || compiler->variable == QLatin1String("CC");
        const Text reason = unsupportedBecause(*compiler);
        if (!wanted || reason.isEmpty() || !facts.goEnv->setting(compiler->variable).isAccepted())
            continue;
        const Status status = isMicrosofts(*compiler) ? Status::Problem
                              : isCgoForced(facts)    ? Status::Warning
                                                      : Status::Note;
        Finding finding = say(status, Text::tr("cgo does not work with this C compiler"),
                              {startedBy(*compiler), switchedOnBy(facts)});
        if (!compiler->program.isEmpty())
            finding.evidence.push_back(verbatim(compiler->program));
        if (!compiler->targets.isEmpty())
            finding.evidence.push_back(Text::tr("it makes programs for %1")
                                           .arg(compiler->targets.join(QLatin1String(", "))));
        finding.subject = compiler->variable;
        finding.alsoAbout = {compiler->program};
        finding.reason = reason;
        finding.fixes = {otherCompiler(*compiler)};
        findings.push_back(finding);
    }
    return findings;
}

namespace {

QString installationOf(const CompilerFact& compiler)
{
    const QString& program = compiler.behind.isEmpty() ? compiler.program : compiler.behind;
    return winpath::parent(winpath::parent(program));
}

std::optional<Finding> twoInstallations(const Facts& facts)
{
    const CompilerFact& c = facts.compilers->c;
    const CompilerFact& cxx = facts.compilers->cxx;
    const bool areKnown = !c.program.isEmpty() && !cxx.program.isEmpty() && !c.behind.isEmpty() &&
                          !cxx.behind.isEmpty();
    if (!areKnown || winpath::same(installationOf(c), installationOf(cxx)))
        return std::nullopt;
    Finding finding = say(c.isSet && cxx.isSet ? Status::Warning : Status::Note,
                          Text::tr("The C and the C++ compiler are of different installations"),
                          {Text::tr("%1: %2").arg(c.variable).arg(c.behind),
                           Text::tr("%1: %2").arg(cxx.variable).arg(cxx.behind)});
    finding.subject = cxx.variable;
    finding.fixes = {
        manualFix(QStringLiteral("one-installation"), Text::tr("Take both from one installation"))};
    return finding;
}

std::optional<Finding> foreignAssembler(const CompilerFact& c)
{
    if (c.foreignAssembler.isEmpty())
        return std::nullopt;
    Finding finding =
        say(Status::Warning, Text::tr("The C compiler uses an assembler of another installation"),
            {verbatim(c.program), verbatim(c.foreignAssembler)});
    finding.subject = c.program;
    finding.reason = Text::tr("Its own as.exe is missing, so that it takes the one on PATH.");
    finding.fixes = {manualFix(QStringLiteral("reinstall-gcc"),
                               Text::tr("Install this GCC again; an antivirus or a cut-off unpack "
                                        "may have taken a part of it"))};
    return finding;
}

/// GCCs for different processors: the order of PATH decides, and tools meet the other one.
std::optional<Finding> twoArchitectures(const Facts& facts)
{
    QStringList kinds;
    Evidence evidence;
    for (const GccOnPath& gcc : facts.compilers->gccs) {
        const auto arch = archOfTarget(gcc.targets.value(0));
        if (gcc.targets.size() != 1 || !arch)
            continue;
        if (!kinds.contains(toString(*arch)))
            kinds << toString(*arch);
        evidence.push_back(
            Text::tr("%1 makes programs for %2").arg(gcc.program).arg(toString(*arch)));
    }
    if (kinds.size() < 2)
        return std::nullopt;
    Finding finding =
        say(Status::Note, Text::tr("GCCs for different architectures are on PATH"), evidence);
    finding.subject = QStringLiteral("gcc");
    return finding;
}

} // namespace

Findings mixedToolchains(const Facts& facts)
{
    if (!isCgoOn(facts))
        return inOrder();
    Findings findings;
    for (auto& finding :
         {twoInstallations(facts), foreignAssembler(facts.compilers->c), twoArchitectures(facts)}) {
        if (finding)
            findings.push_back(*finding);
    }
    return findings;
}

Findings raceRuntime(const Facts& facts)
{
    const CompilerFact& c = facts.compilers->c;
    if (!isCgoOn(facts) || c.raceRuntime.value_or(true) ||
        wantedArch(facts) != toString(Arch::Amd64))
        return inOrder();
    const bool asked = asksForRace(facts);
    Finding finding = say(asked ? Status::Problem : Status::Note,
                          Text::tr("The C compiler cannot link the race detector"),
                          {verbatim(c.program), Text::tr("libsynchronization.a is missing")});
    if (asked)
        finding.evidence.push_back(Text::tr("-race is in GOFLAGS"));
    finding.subject = c.program;
    finding.fixes = {manualFix(QStringLiteral("newer-gcc"),
                               Text::tr("Install a newer MinGW-w64 GCC, if you use -race"))};
    return {finding};
}

} // namespace gosetup::rules
