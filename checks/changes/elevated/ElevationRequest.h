// SPDX-License-Identifier: Apache-2.0
// What the elevated copy is asked to do, and the file that carries it. Written by ElevationClient,
// read by ElevatedHost, judged by ElevationPolicy.
#pragma once

#include "changes/Plan.h"

#include <QMap>

namespace gosetup {

inline constexpr auto requestSchema = "gosetup.elevated/2";

/// The request file: what, for which run, made when, and for "apply" a plan.
struct ElevationRequest
{
    QString run;
    QString undoes; ///< empty: apply `plan`; else: undo this run by the copy's own journal
    bool keepPath = false;
    QDateTime made; ///< UTC
    Plan plan;
    /// Archives that the person's process has fetched already: Windows paths by file name. They are
    /// read once, and must hash to what the elevated copy itself knows of that name.
    QMap<QString, QString> delivered = {};
};
[[nodiscard]] QByteArray toBytes(const ElevationRequest& request);
/// Strict.
[[nodiscard]] Result<ElevationRequest> requestFrom(const QByteArray& bytes);

} // namespace gosetup
