// SPDX-License-Identifier: Apache-2.0
// The lines of a journal and their fields. Only Journal*.cpp use it; what seals a line is in
// JournalLine.
#pragma once

#include "changes/ChangeFields.h"
#include "changes/run/Journal.h"

namespace gosetup {

inline constexpr auto chainedSchema = "gosetup.journal/2";
inline constexpr auto plainSchema = "gosetup.journal/1"; ///< before 2: neither numbers nor hashes

/// `index` here and below: of a change in its plan. `when`: UTC.
struct JournalIntent
{
    int index = 0;
    bool elevated = false;
    PlannedChange planned = {};
    QDateTime when = {};
};
struct JournalPhase
{
    int index = 0;
    Phase phase = Phase::Intended;
    QString detail = {};
    QDateTime when = {};
};
struct JournalEnd
{
    QString result;
    QDateTime when = {};
};
/// The first line has the fields that a JournalRun begins with.
using JournalRecord = std::variant<JournalRun, JournalIntent, JournalPhase, JournalEnd>;

template <>
inline constexpr const char* json::tagKey<JournalRecord> = "line";
template <>
inline constexpr const char* json::tagName<JournalRun> = "begin";
template <>
inline constexpr const char* json::tagName<JournalIntent> = "intent";
template <>
inline constexpr const char* json::tagName<JournalPhase> = "phase";
template <>
inline constexpr const char* json::tagName<JournalEnd> = "end";

void fields(auto& v, json::Like<JournalRun> auto& run)
{
    QString schema = QString::fromLatin1(chainedSchema);
    v.required("schema", schema);
    v.required("run", run.runId);
    v.required("machine", run.machine);
    v.defaulted("account", run.account); // older versions did not write it
    v.required("undoes", run.undoes);
    v.required("when", run.started);
    if (schema == QLatin1String(plainSchema))
        return;
    v.required("sequence", run.sequence, json::within(0, maxExact));
    v.required("after", run.after);
    v.required("changes", run.titles);
}

void fields(auto& v, json::Like<JournalIntent> auto& line)
{
    v.required("index", line.index);
    v.required("elevated", line.elevated);
    v.required("planned", line.planned);
    v.required("when", line.when);
}

void fields(auto& v, json::Like<JournalPhase> auto& line)
{
    v.required("index", line.index);
    v.required("phase", line.phase);
    v.required("detail", line.detail);
    v.required("when", line.when);
}

void fields(auto& v, json::Like<JournalEnd> auto& line)
{
    v.required("result", line.result);
    v.required("when", line.when);
}

} // namespace gosetup
