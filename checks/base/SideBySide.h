// SPDX-License-Identifier: Apache-2.0
// Several pieces of work at once, and the end of all of them. Used by collectors and by unpacking;
// knows nothing of what runs.
#pragma once

#include <functional>
#include <vector>

namespace gosetup {

/// Runs every piece on a thread of its own, the last one on the caller's, and returns when all are
/// done. The pieces must not throw.
///
/// Not std::thread: the end of one holds winpthreads' lock of all threads while libstdc++'s
/// destructors of thread_local variables ask Windows' loader for its lock (FreeLibrary), and the
/// end of any other thread holds the loader's lock and asks for that of winpthreads. A program that
/// does both at once stands still for ever. Source: winpthreads' pthread_create_wrapper and
/// _pthread_cleanup_dest, libstdc++'s atexit_thread.cc.
void runSideBySide(std::vector<std::function<void()>> work);

} // namespace gosetup
