// SPDX-License-Identifier: Apache-2.0
// The C and C++ compilers that cgo would start, and other programs that settings name. Filled by
// CompilerCollector, which starts none. Judges nothing.
#pragma once

#include "machine/System.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace gosetup {

/// Of CC or CXX, or of what Go takes where it is not set. Source: cmd/go/internal/cfg,
/// work/exec.go.
struct CompilerFact
{
    QString variable; ///< "CC"
    bool isSet = false;
    /// CC of the environment: only that keeps cgo on where gcc is not on PATH.
    bool inEnvironment = false;
    QString word;    ///< the program as the command names it: "gcc", "C:\Program"
    QString rest;    ///< of the command, behind `meant`
    QString program; ///< full path; empty = Go does not find it
    /// A path with a blank and without quotes, of which Go takes the part before the blank.
    QString meant;
    bool meantExists = false;
    std::optional<Arch> runsOn; ///< of the program's header: not what it makes
    bool isShim = false;        ///< a package manager's starter: nothing of it tells of GCC
    QString behind; ///< the compiler itself: what a starter starts; empty where it does not tell
    bool madeForMsvc = false; ///< a clang that makes what Microsoft's linker takes
    /// `as.exe` on PATH of another installation, which a GCC without its own uses; empty = none.
    QString foreignAssembler;
    /// libsynchronization.a is there, without which -race does not link; nullopt: nobody can tell.
    /// Source: go.dev/doc/articles/race_detector.
    std::optional<bool> raceRuntime;
    bool alsoX86 = false; ///< a GCC for x86_64 with libraries for `-m32`, which Go gives
    QStringList targets;  ///< `<bin>\..\lib\gcc\*`: "x86_64-w64-mingw32"
};

/// A gcc on PATH, be it the one that answers or not.
struct GccOnPath
{
    QString program;
    QStringList targets;
};

struct CompilerFacts
{
    CompilerFact c;
    CompilerFact cxx;
    CompilerFact cacheProgram;              ///< of GOCACHEPROG: word and program; no word = not set
    CompilerFact pkgConfig;                 ///< of PKG_CONFIG: the same
    std::vector<CompilerFact> authPrograms; ///< of the commands in GOAUTH, likewise
    /// Of GOTOOLCHAIN and GOFLAGS, by the name they are looked for: the full path; empty = Go does
    /// not find it. Another name: nobody has looked for it.
    QMap<QString, QString> named;
    std::vector<GccOnPath> gccs; ///< all on PATH, starters looked through
    bool gccOnPath = false;      ///< Go's default: without it and without CC, cgo is off by itself
};

} // namespace gosetup
