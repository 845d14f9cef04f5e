// SPDX-License-Identifier: Apache-2.0
#include "report/Redacted.h"

#include "machine/Names.h"
#include "report/JsonReport.h"

namespace gosetup {

QString redacted(const QString& text, Machine& machine)
{
    return redactorFor(machine).redact(text);
}

QJsonObject redacted(const QJsonObject& json, Machine& machine)
{
    const Redactor redactor = redactorFor(machine);
    return mapStrings(json, [&redactor](const QString& text) { return redactor.redact(text); })
        .toObject();
}

} // namespace gosetup
