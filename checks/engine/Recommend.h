// SPDX-License-Identifier: Apache-2.0
// From findings and a request to an ordered plan: ties rules to changes. Used by prepare(), and by
// pages that ask what would be said of a folder.
#pragma once

#include "changes/Plan.h"
#include "engine/Check.h"
#include "engine/PlanRequest.h"
#include "toolchain/ArchiveRef.h"

namespace gosetup {

/// %LOCALAPPDATA%\Programs\Go, or %ProgramFiles%\Go in machine scope.
[[nodiscard]] QString recommendedRoot(const Facts& facts, Scope scope);

/// Whether a plan for this request would install a Go: it needs an archive then.
[[nodiscard]] bool installsGo(const Report& report, const PlanRequest& request);
/// "1.25" where a fix that the request takes installs a Go that a project asks for: a release of
/// that line, which the fix cannot know. Empty where none does, or the request names a Go itself.
[[nodiscard]] QString goForProject(const Report& report, const PlanRequest& request);

/// An ordered plan with before and after read from the machine. `archive`: the Go to install; empty
/// = none. Invalid with a reason where a chosen location is refused. `noArchive`: why there is none
/// for goForProject(), which is left out then.
[[nodiscard]] Result<Plan> recommend(const std::shared_ptr<Machine>& machine, const Report& report,
                                     const PlanRequest& request,
                                     const std::optional<ArchiveRef>& archive = {},
                                     const std::optional<Error>& noArchive = {});

/// The verdict on a folder for a toolchain, worst first: what recommend() would say of it.
[[nodiscard]] std::vector<Finding> judgeRoot(const std::shared_ptr<Machine>& machine,
                                             const Facts& facts, const QString& root, Scope scope);

} // namespace gosetup
