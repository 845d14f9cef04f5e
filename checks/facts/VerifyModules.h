// SPDX-License-Identifier: Apache-2.0
// The full verification of a module cache: every byte of every zip and unpacked folder against the
// hash that Go keeps beside it, on all cores. Used by check --deep; changes nothing. Never opens
// what is in the cloud.
#pragma once

#include "base/Progress.h"
#include "facts/CacheFacts.h"
#include "machine/Machine.h"

namespace gosetup {

/// Puts what it finds in the place of what the quick look has found. Nothing is done where the
/// module cache is not known or not there. Cancelled leaves the facts as they are.
[[nodiscard]] Result<void> verifyModules(Machine& machine, CacheFacts& facts, Progress& progress);

} // namespace gosetup
