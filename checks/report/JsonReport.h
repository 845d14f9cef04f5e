// SPDX-License-Identifier: Apache-2.0
// A report as versioned JSON ("gosetup.report/1"; schema: resources/schemas/report.schema.json).
// Texts are in the language of the installed translator; ids and codes never are.
#pragma once

#include "engine/Check.h"

#include <QJsonObject>
#include <QJsonValue>

#include <functional>

namespace gosetup {

[[nodiscard]] QJsonObject toJson(const Report& report);
[[nodiscard]] QJsonObject toJson(const Finding& finding);
[[nodiscard]] QJsonObject toJson(const Summary& summary);
/// {"code","message","wayOut","detail"}; empty ones left out.
[[nodiscard]] QJsonObject toJson(const Error& error);
/// Every string value passed through `change`, keys untouched: redaction of whatever is saved.
[[nodiscard]] QJsonValue mapStrings(const QJsonValue& value,
                                    const std::function<QString(const QString&)>& change);

} // namespace gosetup
