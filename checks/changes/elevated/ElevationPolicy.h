// SPDX-License-Identifier: Apache-2.0
// The border: whether a request may be carried out with administrator rights. It believes nothing
// that the request says about itself, and takes every account that is no administrator for a
// stranger. Used by the elevated copy on a request it distrusts, and by the person's process before
// the prompt, so that nobody is asked for what is refused anyway.
#pragma once

#include "changes/elevated/ElevationRequest.h"
#include "machine/Machine.h"
#include "toolchain/ArchiveTrust.h"

namespace gosetup {

/// Invalid, Untrusted or Policy, naming the first change that is refused and why. The request is
/// judged as a whole, change by change in its order: what an earlier one makes, the later ones
/// find. Reads the machine, writes nothing. `trust`: what this process knows by itself of archives.
[[nodiscard]] Result<void> judgeRequest(Machine& machine, const ElevationRequest& request,
                                        const ArchiveTrust& trust);

struct Refusal
{
    Change change;
    Error why;
};
/// What the elevated copy would refuse of a plan, as far as the person's process can tell: an
/// archive that GoSetup's table does not know may still be known to the copy.
[[nodiscard]] std::optional<Refusal> plannedRefusal(Machine& machine, const Plan& plan);

/// After a change was done or found done already: Untrusted where a stranger could still change
/// what it put or found there, at whatever height. By what is there now alone.
[[nodiscard]] Result<void> verifySecured(Machine& machine, const Change& change);

} // namespace gosetup
