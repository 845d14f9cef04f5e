// SPDX-License-Identifier: Apache-2.0
// Messages of C compilers and linkers behind cgo. The order is the precedence.
#include "rules/errors/KnownError.h"

namespace gosetup::errors {

std::vector<KnownError> cgoErrors()
{
    return {
        {"cgo.cc-path", R"x(C compiler "(?<cc>(?:"|[A-Za-z]:[\\/])[^\n]{0,200}?)" not found)x",
         "cc",
         Text::tr(
             "CC names the C compiler %1, which does not exist. A path with a blank must be in "
             "quotes inside the value."),
         Text::tr("Put the bin folder of the compiler on PATH and remove CC: go env -u CC"),
         "cgo.cc-quoting cgo.no-compiler"},
        {"cgo.no-compiler", R"x(C compiler "(?<cc>[\w.+-]{1,60})" not found)x", "cc",
         Text::tr("The code contains C (cgo), and the C compiler %1 is not on PATH."),
         Text::tr(
             "Install MinGW-w64 for your processor and put its bin folder on PATH. If the C part "
             "is not needed: go env -w CGO_ENABLED=0"),
         "cgo.no-compiler cgo.cc-quoting path.trailing-space cgo.enabled"},
        {"cgo.compiler-not-on-path",
         R"x(exec: "(?<cc>gcc|g\+\+|clang|clang\+\+|cc|x86_64-w64-mingw32-gcc)": executable )x"
         R"(file not found in %PATH%)",
         "cc", Text::tr("The code contains C (cgo), and the C compiler %1 is not on PATH."),
         Text::tr(
             "Install MinGW-w64 for your processor and put its bin folder on PATH. If the C part "
             "is not needed: go env -w CGO_ENABLED=0"),
         "cgo.no-compiler cgo.cc-quoting path.trailing-space cgo.enabled"},
        {"cgo.compiler-32-bit", R"(sorry, unimplemented: 64-bit mode not compiled in)", "",
         Text::tr("The gcc on PATH makes 32-bit programs only, and Go builds for 64 bit."),
         Text::tr(
             "Install a MinGW-w64 for x86_64 and put its bin folder before the other one on PATH."),
         "cgo.compiler-architecture cgo.mixed-toolchains"},
        {"cgo.compiler-kind",
         R"(cannot find -l(?<lib>mingwex|mingw32|moldname)\b|undefined reference to )"
         R"(.{0,2}(?<symbol>__getreent|__errno)\b)",
         "lib", Text::tr("The gcc on PATH belongs to Cygwin or MSYS. Go needs one of MinGW-w64."),
         Text::tr(
             "In MSYS2 install mingw-w64-ucrt-x86_64-gcc, and put ucrt64\\bin on PATH instead of "
             "usr\\bin."),
         "cgo.unsupported-compiler cgo.compiler-architecture cgo.mixed-toolchains"},
        {"cgo.cl", R"(D8021 ?: invalid numeric argument '(?<flag>[^'\n]{1,40})')", "flag",
         Text::tr("CC is cl.exe of Visual Studio. cgo passes options of gcc, which cl.exe does not "
                  "understand (%1)."),
         Text::tr("Install MinGW-w64 and remove CC: go env -u CC"),
         "cgo.unsupported-compiler cgo.cc-quoting"},
        {"cgo.mthreads",
         R"((?:unrecognized command[- ]line option|unknown argument:) ['\"]-mthreads['\"])", "",
         Text::tr("The C compiler is none of MinGW-w64: it does not know -mthreads."),
         Text::tr("Install MinGW-w64 and put its bin folder first on PATH."),
         "cgo.unsupported-compiler cgo.compiler-architecture"},
        {"cgo.flag",
         R"(invalid flag in (?<where>#cgo \w{1,20}|go:cgo_\w{1,30}|pkg-config --\w{1,20}): )"
         R"((?<flag>[^\n]{1,100}))",
         "flag where", Text::tr("For safety Go does not allow the flag %1 (%2)."),
         Text::tr("If you trust the package, allow it for one command: set CGO_CFLAGS_ALLOW or "
                  "CGO_LDFLAGS_ALLOW to a pattern that matches the flag."),
         ""},
        {"cgo.header",
         R"(fatal error: (?<header>[\w./+-]{1,100}\.h(?:pp)?): No such file or directory)",
         "header",
         Text::tr("The C compiler does not find %1: the C library that the package needs is not "
                  "installed for this compiler."),
         Text::tr(
             "Install the library for the same MinGW-w64, and name its folder in CGO_CFLAGS (-I) "
             "and CGO_LDFLAGS (-L)."),
         "cgo.mixed-toolchains"},
        {"cgo.pkg-config", R"(exec: "pkg-config": executable file not found in %PATH%)", "",
         Text::tr(
             "The package asks the program pkg-config for a C library, and pkg-config is not on "
             "PATH."),
         Text::tr(
             "In MSYS2 install mingw-w64-ucrt-x86_64-pkgconf and the library, and put ucrt64\\bin "
             "on PATH."),
         "cgo.mixed-toolchains"},
        {"cgo.stub",
         R"(Binary was compiled with 'CGO_ENABLED=0', (?<package>[\w./-]{1,100}) requires cgo )"
         R"(to work)",
         "package",
         Text::tr("The program was built without C code, and %1 does not work without it."),
         Text::tr(
             "Install MinGW-w64, set CGO_ENABLED=1 and build again, or use a driver in pure Go "
             "(modernc.org/sqlite)."),
         "cgo.enabled cgo.no-compiler cgo.compiler-architecture"},
        {"cgo.excluded", R"(build constraints exclude all Go files in (?<path>[^\n]{1,300}))",
         "path",
         Text::tr("No file in %1 is for this system. Either the package is in C and cgo is off, or "
                  "GOOS or GOARCH ask for another system."),
         Text::tr(
             "Run go env GOOS GOARCH CGO_ENABLED: on a usual PC it shows windows, amd64 and 1. "
             "cgo is off by itself where no gcc is on PATH."),
         "env.cross-target cgo.enabled cgo.no-compiler goenv.build-configuration"},
        {"cgo.race", R"((?<flag>-race|-msan|-asan) requires cgo)", "flag",
         Text::tr("%1 needs a C compiler, and cgo is off: CGO_ENABLED is 0, or no gcc is on PATH."),
         Text::tr("Install MinGW-w64 and put its bin folder on PATH; remove CGO_ENABLED=0."),
         "cgo.enabled cgo.no-compiler cgo.race-runtime"},
        {"cgo.race-runtime",
         R"(cannot find -lsynchronization|undefined reference to .{0,2}(?:__imp_))"
         R"(?Wa(?:itOnAddress|keByAddress\w{1,10}))",
         "",
         Text::tr("The MinGW-w64 is too old for the race detector: it needs version 8 or later."),
         Text::tr("Install a current MinGW-w64."), "cgo.race-runtime cgo.mixed-toolchains"},
        {"cgo.race-memory", R"(ThreadSanitizer(?:: | )failed to allocate)", "",
         Text::tr(
             "The race detector did not get the range of memory that it needs at a fixed address."),
         Text::tr("Run the test again; close other programs; use a current Go and MinGW-w64."),
         "cgo.race-runtime"},
        {"cgo.mixed",
         R"(undefined reference to .{0,2}(?<symbol>__mingw_\w{1,40}|__imp___\w{1,40}|)"
         R"(__intrinsic_setjmpex|__acrt_iob_func))",
         "symbol",
         Text::tr(
             "Two C compilers are mixed: a library of one does not fit the linker of the other "
             "(%1)."),
         Text::tr("Keep one MinGW-w64 on PATH. Then run: go clean -cache"),
         "cgo.mixed-toolchains cgo.compiler-architecture"},
        {"cgo.other-architecture",
         R"(file not recognized: [Ff]ile format not recognized|skipping incompatible )"
         R"([^\n]{1,300} when searching for)",
         "", Text::tr("The linker got a file for another processor: 32 bit and 64 bit are mixed."),
         Text::tr(
             "Use a compiler and libraries for the processor that go env GOARCH shows. Then run: "
             "go clean -cache"),
         "cgo.compiler-architecture cgo.mixed-toolchains env.cross-target"},
        {"cgo.link",
         R"(collect2(?:\.exe)?: error: ld returned \d{1,5} exit status|running (?:gcc|g\+\+|)"
         R"(clang)(?:\.exe)? failed: exit status \d{1,5})",
         "", Text::tr("The C linker failed. The lines above it say why."),
         Text::tr("Paste the lines above this one too."),
         "cgo.compiler-architecture cgo.unsupported-compiler cgo.mixed-toolchains", Strength::Weak},
    };
}

} // namespace gosetup::errors
