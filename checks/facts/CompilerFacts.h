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
    bool alsoX86 = false;       ///< a GCC for x86_64 with libraries for `-m32`, which Go gives
    QStringList targets;        ///< `<bin>\..\lib\gcc\*`: "x86_64-w64-mingw32"
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
    bool gccOnPath = false; ///< Go's default: without it and without CC, cgo is off by itself
};

} // namespace gosetup
