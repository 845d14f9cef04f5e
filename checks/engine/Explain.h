// SPDX-License-Identifier: Apache-2.0
// Error messages that a person pasted, answered for a machine: what is behind each, and what the
// rules concerned found here. Judges nothing itself.
#pragma once

#include "engine/Check.h"
#include "rules/errors/Recognize.h"

namespace gosetup {

struct Answer
{
    errors::RecognizedError error;
    /// Of the rules that look for the cause, gravest first, one a cause; Ok ones too.
    std::vector<Finding> findings;
};
struct Explanation
{
    std::vector<Answer> answers; ///< in the order of the text; empty: nothing was recognised
    bool wasCut = false;         ///< only the beginning of the text was looked at
};

/// Whether a rule that looks for a cause has to ask hosts.
[[nodiscard]] bool needsNetwork(const errors::Recognition& recognition);
/// What the rules say that this catalogue has; those of a later version are passed over.
[[nodiscard]] Explanation explain(const errors::Recognition& recognition,
                                  const std::vector<Finding>& findings);
/// Whether one of the answers has a problem.
[[nodiscard]] bool foundProblem(const Explanation& explanation);

/// Ids of the findings in which `findings` tell what these rules found: their own, and those that
/// tell of the same cause.
[[nodiscard]] QStringList tellersOf(const QStringList& rules, const std::vector<Finding>& findings);

} // namespace gosetup
