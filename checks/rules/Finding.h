// SPDX-License-Identifier: Apache-2.0
// What a rule says of a machine: data that the window, the console and the report show.
#pragma once

#include "base/Observed.h"
#include "base/Text.h"
#include "changes/Change.h"

#include <QStringList>

#include <optional>
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
    /// What else it is about, verbatim: by these rules/Consequences tells what two findings share.
    QStringList alsoAbout; ///< entries of PATH, folders, tools, names of settings
    Status status = Status::Ok;
    bool speed = false;         ///< advice on speed, counted apart from problems
    Text title;                 ///< "A different Go takes precedence"
    std::vector<Text> evidence; ///< what was seen, a line each
    Text reason;                ///< why it matters, in plain words
    std::vector<Fix> fixes;
    std::optional<WhyUnknown> whyUnknown; ///< of an Unknown, where a fact was missing
    /// What is behind it, as a key: of findings with one cause one is told, the others are kept for
    /// programs that read the report. Empty: it shares its cause with none.
    QString cause;
    bool follows = false; ///< ends with its cause, and never tells of it while another one does
    QString saidBy;       ///< the rule whose finding tells of the same cause; set by sayOnce()
};

/// Whether people are to read it: nothing else tells of the same cause.
[[nodiscard]] bool isTold(const Finding& finding);
/// Unknown only for want of rights: one answer with administrator permission ends all of them.
[[nodiscard]] bool needsRightsToKnow(const Finding& finding);

/// The order of display. Advice on speed and what is not known stand behind all that was found.
enum class Gravity
{
    Problem,
    Warning,
    Note,
    Unknown,
    Speed,
    InOrder
};
[[nodiscard]] Gravity gravityOf(const Finding& finding);

/// Told findings only; what needs rights to be known counts as one unknown.
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
