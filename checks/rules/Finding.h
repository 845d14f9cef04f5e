// SPDX-License-Identifier: Apache-2.0
// What a rule says of a machine: data that the window, the console and the report show.
#pragma once

#include "base/Text.h"
#include "changes/Change.h"

#include <QStringList>

#include <vector>

namespace gosetup {

/// Worst last, so that `std::max` works.
enum class Status
{
    Ok,
    Note,
    Unknown,
    Warning,
    Problem
};
constexpr auto enumNames(Status)
{
    return std::to_array<EnumName<Status>>({{Status::Ok, "ok"},
                                            {Status::Note, "note"},
                                            {Status::Unknown, "unknown"},
                                            {Status::Warning, "warning"},
                                            {Status::Problem, "problem"}});
}

/// Something that can be done about a finding.
struct Fix
{
    QString id;                  ///< unique within the finding: "remove-dead"
    Text title;                  ///< "Remove 3 dead entries from the user PATH"
    std::vector<Change> changes; ///< empty: only a person can do it; the title says what
    bool recommended = false;    ///< part of the recommended plan
};

struct Finding
{
    QString id;      ///< the rule: "path.shadowed-go"
    QString subject; ///< what it is about, verbatim: a path, a variable; may be empty
    Status status = Status::Ok;
    bool speed = false;         ///< advice on speed, counted apart from problems
    Text title;                 ///< "A different Go takes precedence"
    std::vector<Text> evidence; ///< what was seen, a line each
    Text reason;                ///< why it matters, in plain words
    std::vector<Fix> fixes;
};

struct Summary
{
    int ok = 0;
    int notes = 0;
    int unknown = 0;
    int warnings = 0;
    int problems = 0;
    int speedAdvice = 0; ///< findings with `speed` that are not Ok; not in the counts above
};
[[nodiscard]] Summary summarize(const std::vector<Finding>& findings);

} // namespace gosetup
