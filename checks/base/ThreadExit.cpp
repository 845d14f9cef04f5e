// SPDX-License-Identifier: Apache-2.0
// Linked into every Windows program (see checks/CMakeLists.txt), called by none. GCC keeps
// thread_local variables of MinGW programs in memory that belongs to one pthread key, and the list
// of their destructors in another. At the end of a thread, keys are cleaned in the order in which
// they were made, so a destructor reads freed memory where the first variable was used before the
// first destructor was noted: QRegularExpression on a worker thread ends the process. Noting one
// before anything else turns the order round. Source: libgcc/emutls.c, libstdc++'s
// atexit_thread.cc, _pthread_cleanup_dest of winpthreads.
#ifdef __MINGW32__

#include <cxxabi.h>

extern "C" void gosetupThreadExit() {} // a name for the linker to ask for

namespace {

void nothing(void*) {}

[[gnu::constructor(101)]] void makeTheKeyOfDestructorsFirst()
{
    __cxxabiv1::__cxa_thread_atexit(nothing, nullptr, nullptr);
}

} // namespace

#endif
