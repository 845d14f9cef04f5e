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
/// Not std::thread: at the end of one, libstdc++ of MinGW took locks in an order that could stop
/// the program for ever. ThreadExit.cpp removes the cause; QThread never had it.
void runInParallel(std::vector<std::function<void()>> work);

} // namespace gosetup
