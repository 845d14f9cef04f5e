// SPDX-License-Identifier: Apache-2.0
// Where GOPATH should be: rules and engine agree on it. Pure.
#pragma once

#include "changes/Change.h"
#include "facts/Facts.h"

#include <optional>
#include <vector>

namespace gosetup {

struct GopathMove
{
    QString from;
    QString to; ///< literal
    bool fromCloud = false;
    bool collides = false; ///< equals a Go tree or lies in one
    bool isClosed = false; ///< this account cannot write to `to`
    std::vector<Change> changes;
};
/// Where GOPATH should move, if it lies in a cloud folder or in a Go tree. A GOPATH that merely
/// contains a Go tree stays: Go objects to equality only.
[[nodiscard]] std::optional<GopathMove> gopathMove(const Facts& facts);
/// Where programs of `go install` will be once GOPATH is where it should be; empty where Go refuses
/// GOBIN or GOPATH.
[[nodiscard]] QString wantedGoBin(const Facts& facts);

/// The workspace of which GOPATH is the part src, bin or pkg, as if that were the whole; empty
/// where GOPATH is none.
[[nodiscard]] QString workspaceAround(const Facts& facts);

} // namespace gosetup
