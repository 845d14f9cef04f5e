// SPDX-License-Identifier: Apache-2.0
// Texts as people paste them, for KnownCgoErrors: what is recognised in each, with which values.
#include "rules/errors/Samples.h"

namespace gosetup::testkit {

std::vector<ErrorSample> cgoSamples()
{
    return {
        {"cgo.cc-path",
         "cgo: C compiler \"C:\\Program\" not found: exec: \"C:\\\\Program\": executable file not "
         "found in %PATH%",
         {"C:\\Program"}},
        {"cgo.no-compiler",
         "# runtime/cgo\ncgo: C compiler \"gcc\" not found: exec: \"gcc\": executable file not "
         "found in %PATH%",
         {"gcc"}},
        {"cgo.compiler-not-on-path", "exec: \"gcc\": executable file not found in %PATH%", {"gcc"}},
        {"cgo.compiler-32-bit",
         "# runtime/cgo\ncc1.exe: sorry, unimplemented: 64-bit mode not compiled in",
         {}},
        {"cgo.compiler-kind",
         "/usr/lib/gcc/x86_64-pc-msys/10.2.0/../../../../x86_64-pc-msys/bin/ld: cannot find "
         "-lmingwex",
         {"mingwex"}},
        {"cgo.compiler-kind",
         "_cgo_export.c:(.text+0x2f): undefined reference to `__getreent'",
         {""}},
        {"cgo.cl",
         "cl : Command line error D8021 : invalid numeric argument '/Werror'",
         {"/Werror"}},
        {"cgo.mthreads", "gcc: error: unrecognized command-line option '-mthreads'", {}},
        {"cgo.flag",
         "go build github.com/x/y: invalid flag in #cgo CFLAGS: -fopenmp",
         {"-fopenmp", "#cgo CFLAGS"}},
        {"cgo.header",
         "./main.go:4:10: fatal error: sqlite3.h: No such file or directory",
         {"sqlite3.h"}},
        {"cgo.pkg-config",
         "# pkg-config --cflags  -- gtk+-3.0\npkg-config: exec: \"pkg-config\": executable file "
         "not found in %PATH%",
         {}},
        {"cgo.stub",
         "Binary was compiled with 'CGO_ENABLED=0', go-sqlite3 requires cgo to work. This is "
         "a stub",
         {"go-sqlite3"}},
        {"cgo.excluded",
         "imports runtime/cgo: build constraints exclude all Go files in C:\\Program "
         "Files\\Go\\src\\runtime\\cgo",
         {"C:\\Program Files\\Go\\src\\runtime\\cgo"}},
        {"cgo.race", "go: -race requires cgo; enable cgo by setting CGO_ENABLED=1", {"-race"}},
        {"cgo.race-runtime",
         "ld.exe: cannot find -lsynchronization: No such file or directory",
         {}},
        {"cgo.race-memory",
         "==5028==ERROR: ThreadSanitizer failed to allocate 0x000001000000 (16777216) bytes "
         "at 0x200dea5b2d8000 (error code: 87)",
         {}},
        {"cgo.mixed",
         "libfoo.a(x.o):x.c:(.text+0x1f): undefined reference to `__mingw_vfprintf'",
         {"__mingw_vfprintf"}},
        {"cgo.other-architecture",
         "C:\\TDM-GCC-32\\bin\\ld.exe: $WORK\\b001\\_x001.o: file not recognized: File format not "
         "recognized",
         {}},
        {"cgo.link", "collect2.exe: error: ld returned 1 exit status", {}},
    };
}

} // namespace gosetup::testkit
