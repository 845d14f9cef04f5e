// SPDX-License-Identifier: Apache-2.0
// The words that every kind of report uses: topics, statuses, the summary in one sentence.
#pragma once

#include "report/Layout.h"
#include "rules/Catalogue.h"

namespace gosetup {

/// "PATH" for "path"; the topic itself where it has no title.
[[nodiscard]] Text topicTitle(const QString& topic);
/// The topics of these findings, in the order in which they first appear.
[[nodiscard]] QStringList topicsOf(const std::vector<Finding>& findings);

/// A machine in a sentence: the real one is "this computer" in the reader's language.
[[nodiscard]] Text machineText(const QString& name);

[[nodiscard]] Text statusLabel(Status status); ///< "Problem"
[[nodiscard]] QChar statusSign(Status status);
[[nodiscard]] TextColor statusColor(Status status);

/// "2 problems, 1 warning, 3 hints on speed", or "everything is in order".
[[nodiscard]] Text summarySentence(const Summary& summary);
/// Whether any change of the fix writes what only administrators may write.
[[nodiscard]] bool needsElevation(const Fix& fix);

} // namespace gosetup
