// SPDX-License-Identifier: Apache-2.0
// What several rules must agree on, so that their fixes never fight: which Go should answer, what
// becomes of each PATH entry, where GOPATH should be, where a Go setting is changed. Pure. Also
// used by the engine to put a freshly installed Go first.
#pragma once

#include "changes/Change.h"
#include "facts/Facts.h"

#include <optional>
#include <vector>

namespace gosetup {

// --- which Go ---------------------------------------------------------------------------------

struct GoOrder
{
    const ToolchainInstall* wanted = nullptr;   ///< the Go that should answer; none if none runs
    const ToolCandidate* winner = nullptr;      ///< what a console starts today (stubs aside)
    const ToolCandidate* wantedEntry = nullptr; ///< where `wanted` is on PATH, if it is
    std::vector<ToolCandidate> blockers;        ///< programs and scripts that come before `wanted`

    /// The folder that leads to `wanted`: as PATH spells it, where it is on PATH.
    [[nodiscard]] QString wantedBin() const;
};
/// GoSetup's own Go, else the newest that is on PATH and runs, else the newest that runs. Points
/// into `facts`.
[[nodiscard]] GoOrder goOrder(const Facts& facts);
/// Edits that make `bin` (of a tree to be, or of one that is there) answer first: Go folders before
/// it leave PATH, and it goes in front where something else must stay. `onlyPerson` is set when a
/// file in the machine's PATH can be beaten by nobody but a person.
struct GoFirst
{
    std::vector<Change> changes;
    bool onlyPerson = false;
};
[[nodiscard]] GoFirst putFirst(const Facts& facts, const QString& bin, Scope scope);

// --- PATH entries -----------------------------------------------------------------------------

enum class EntryVerdict
{
    Keep,
    Dead,        ///< names a folder that is not there, or a file
    Duplicate,   ///< an entry that counts before it names the same folder
    Shadow,      ///< a Go folder in front of the wanted Go
    Quoted,      ///< double quotes that many programs do not understand
    Relative,    ///< means another folder in every folder
    Cut,         ///< the stump of a value that was cut
    Unreachable, ///< cannot be told: a drive or share that is not there now
};

struct JudgedEntry
{
    PathEntry entry;
    EntryVerdict verdict = EntryVerdict::Keep;
};
/// Every entry of both scopes, machine first, each with exactly one verdict.
[[nodiscard]] std::vector<JudgedEntry> judgeEntries(const Facts& facts);

// --- GOPATH and Go settings -------------------------------------------------------------------

struct GopathMove
{
    QString from;
    QString to; ///< literal
    bool fromCloud = false;
    bool collides = false; ///< with a Go tree
    std::vector<Change> changes;
};
/// Where GOPATH should move, if it lies in a cloud folder or in (around) a Go tree.
[[nodiscard]] std::optional<GopathMove> gopathMove(const Facts& facts);
/// Where programs of `go install` will be once GOPATH is where it should be.
[[nodiscard]] QString wantedGoBin(const Facts& facts);

/// Sets a Go setting where it is set now (OS variable or Go's own file); in the file if nowhere.
[[nodiscard]] std::vector<Change> setGoSetting(const Facts& facts, const QString& name,
                                               const QString& value);
/// Removes it from every place where `unwanted` holds.
[[nodiscard]] std::vector<Change>
clearGoSetting(const Facts& facts, const QString& name,
               const std::function<bool(const QString&)>& unwanted);
/// The places that set it, as "GOFLAGS (user) = …", credentials left out.
[[nodiscard]] std::vector<Text> placesOf(const Facts& facts, const QString& name);

} // namespace gosetup
