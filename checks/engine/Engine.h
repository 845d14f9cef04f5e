// SPDX-License-Identifier: Apache-2.0
// The one engine behind window, results view and command line: check, recommend, predict. Applying
// and undoing are in changes/; this file ties rules to changes and must stay thin.
#pragma once

#include "base/Progress.h"
#include "changes/Planner.h"
#include "facts/Observe.h"
#include "rules/Catalogue.h"
#include "toolchain/ArchiveRef.h"

#include <memory>
#include <optional>

namespace gosetup {

struct Report
{
    QString machine;
    QDateTime when;          ///< UTC
    qint64 milliseconds = 0; ///< how long observing and judging took
    Facts facts;
    std::vector<Finding> findings;
    Summary summary;
};

[[nodiscard]] Report check(const std::shared_ptr<Machine>& machine, const ObserveOptions& options,
                           const Profile& profile);

/// Names one fix of one finding of a report.
struct FixKey
{
    QString ruleId;
    QString subject;
    QString fixId;

    bool operator==(const FixKey&) const = default;
};

/// What the person asked for beyond "fix what was found".
struct Choices
{
    std::optional<ArchiveRef> archive; ///< install this Go; empty = keep what there is
    QString root;                      ///< where; empty = recommendedRoot()
    Scope scope = Scope::User;         ///< where new variables and PATH entries go
    bool defenderExclusions = false;
    QStringList only; ///< rule ids or topics; empty = all
    QStringList skip;
    /// Exactly these fixes, recommended or not, instead of the recommended ones.
    std::optional<std::vector<FixKey>> fixes;
    std::vector<WantedChange> extra; ///< beyond all fixes: settings the person typed
};

/// %LOCALAPPDATA%\Programs\Go, or %ProgramFiles%\Go in machine scope.
[[nodiscard]] QString recommendedRoot(const Facts& facts, Scope scope);

/// Findings and choices to an ordered plan with before and after read from the machine. Invalid
/// with a reason where a chosen location is refused.
[[nodiscard]] Result<Plan> recommend(const std::shared_ptr<Machine>& machine, const Report& report,
                                     const Choices& choices);

/// The verdict on a folder for a toolchain, worst first: what recommend() would say of it.
[[nodiscard]] std::vector<Finding> judgeRoot(const std::shared_ptr<Machine>& machine,
                                             const Facts& facts, const QString& root, Scope scope);

/// Runs the plan on a copy of this machine's image and checks the copy. Touches nothing.
[[nodiscard]] Result<Report> predict(const std::shared_ptr<Machine>& machine, const Plan& plan,
                                     const Profile& profile);

} // namespace gosetup
