// SPDX-License-Identifier: Apache-2.0
// Work that may outlive whoever began it, because it may hang. Used by collectors and ports that
// wait only so long; knows nothing of what runs.
#pragma once

#include <functional>

namespace gosetup {

/// Runs `work` on a thread of its own at once; nobody waits for it, not even at the end of the
/// program. It must own what it uses and must not throw.
///
/// Not `std::thread(…).detach()`: in the winpthreads of this compiler a thread that is detached
/// before it ran may start without its work, and hang or crash (about one in a thousand).
void runDetached(std::function<void()> work);

} // namespace gosetup
