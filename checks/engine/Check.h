// SPDX-License-Identifier: Apache-2.0
// What a machine looks like now: one look at it, judged. The start of everything that window,
// results view and command line do; changes nothing.
#pragma once

#include "facts/Observe.h"
#include "machine/practice/Recorder.h"
#include "rules/Catalogue.h"

#include <QDateTime>

#include <memory>

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

/// One look at a machine. Cheap to copy but for the report; predict() starts from it.
struct Observation
{
    Report report;
    ObserveOptions options;
    MachineRecord record; ///< all that was read for the report
};

/// Reads every topic, each with a time limit, and judges it. With `options.deep` without a limit;
/// whoever cancels that gets a report of the quick look.
[[nodiscard]] Observation check(const std::shared_ptr<Machine>& machine,
                                const ObserveOptions& options, const Profile& profile);

} // namespace gosetup
