// SPDX-License-Identifier: Apache-2.0
// PATH and Go's variables as they are and as a plan leaves them, line by line, for a display beside
// the person's choices. Pure: facts and plan in, lines out.
#pragma once

#include "changes/Plan.h"
#include "facts/Facts.h"
#include "rules/Finding.h"

#include <vector>

namespace gosetup {

/// One entry of PATH.
struct PathLine
{
    enum class Mark
    {
        Kept,
        Added,
        Removed,
        Moved ///< was elsewhere on the same list
    };
    Scope scope = Scope::User;
    QString text; ///< raw, as the registry spells it
    Mark mark = Mark::Kept;
    Text note;      ///< why: "does not exist", "first"; may be empty
    int number = 0; ///< place in the order of a lookup afterwards, from 1; 0 = removed

    bool operator==(const PathLine& o) const
    {
        return scope == o.scope && text == o.text && mark == o.mark && number == o.number;
    }
};
/// Both scopes in the order of a lookup, machine first; a removed entry stands where it was.
/// Without a plan every entry is Kept. Empty entries are left out.
[[nodiscard]] std::vector<PathLine> pathPreview(const Facts& facts, const Plan* plan);

/// One variable in the three places where Go looks.
struct VariableLine
{
    QString name;
    Observed<QString> machine; ///< raw text; NotPresent = not set
    Observed<QString> user;
    Observed<QString> file;       ///< what go env -w wrote
    Observed<QString> afterwards; ///< what Go will use; NotPresent = not set, or not yet known
    bool changed = false;         ///< the plan touches one of the places
    bool isDefault = false;       ///< `afterwards` is Go's own default, set nowhere
};
/// PATH aside: GOROOT, GOPATH, GOBIN, GOPROXY and GOPRIVATE always, Go's other settings where they
/// are set or the plan sets them.
[[nodiscard]] std::vector<VariableLine> variablePreview(const Facts& facts, const Plan* plan);

/// Findings on PATH that the recommended plan fixes: what "Fix PATH" stands for.
[[nodiscard]] int fixablePathFindings(const std::vector<Finding>& findings);

} // namespace gosetup
