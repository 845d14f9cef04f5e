// SPDX-License-Identifier: Apache-2.0
// What reports of checks and of runs share in JSON. Only Json*.cpp use it.
#pragma once

#include "base/Json.h"
#include "changes/Change.h"
#include "report/JsonReport.h"

namespace gosetup {

/// A change as far as a reader of a report needs it: its kind, its title, the rights it needs.
void writeBrief(json::Writer& v, const Change& change);
void fields(json::Writer& v, const Error& error);

/// Reports are read by people and scripts, never back: every text is a string, also one that is no
/// valid Unicode.
template <typename T>
[[nodiscard]] QJsonObject reportObject(const T& value)
{
    return mapStrings(json::toObject(value), [](const QString& text) { return text; }).toObject();
}

} // namespace gosetup
