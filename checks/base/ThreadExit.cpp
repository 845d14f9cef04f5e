// SPDX-License-Identifier: Apache-2.0
// The end of a thread in Windows programs: takes the place of libstdc++'s __cxa_thread_atexit, for
// two faults of it in programs of MinGW. Linked into every one (see checks/CMakeLists.txt), called
// by the compiler's own code only. Sources: libgcc/emutls.c, libstdc++'s atexit_thread.cc,
// _pthread_cleanup_dest and pthread_create_wrapper of winpthreads.
//
// - GCC keeps thread_local variables in memory that belongs to one pthread key, and the list of
//   their destructors in another. Keys are cleaned in the order in which they were made, so a
//   destructor reads freed memory where the first variable was used before the first destructor was
//   noted: QRegularExpression on a worker thread ends the process. Our key is made before all.
// - libstdc++ holds a reference to the module of each destructor and frees it after the call, which
//   takes Windows' loader lock, while winpthreads holds a lock of its own that every thread that
//   ends under the loader lock wants, too: both hang. One program without DLLs needs no reference.
#ifdef __MINGW32__

#include <cxxabi.h>
#include <pthread.h>

#include <new>

extern "C" void gosetupThreadExit() {} // a name for the linker to ask for

namespace {

struct Noted
{
    void (*destroy)(void*);
    void* object;
    Noted* before;
};

pthread_key_t notedKey;

/// Last noted, first destroyed. What a destructor notes anew is the key's next value: winpthreads
/// comes back for it.
void destroyAll(void* last)
{
    for (auto* noted = static_cast<Noted*>(last); noted != nullptr;) {
        noted->destroy(noted->object);
        Noted* const before = noted->before;
        delete noted;
        noted = before;
    }
}

[[gnu::constructor(101)]] void makeTheKeyFirst()
{
    pthread_key_create(&notedKey, destroyAll);
}

} // namespace

/// The main thread's variables are never destroyed: they go with the process.
extern "C" int __cxxabiv1::__cxa_thread_atexit(void (*destroy)(void*), void* object, void*) noexcept
{
    auto* const noted = new (std::nothrow)
        Noted{destroy, object, static_cast<Noted*>(pthread_getspecific(notedKey))};
    return noted != nullptr ? pthread_setspecific(notedKey, noted) : -1;
}

#endif
