// SPDX-License-Identifier: Apache-2.0
// Reports as they may leave the machine: without people's names and credentials. Used for
// everything that is saved; what a person sees on their own screen stays as it is.
#pragma once

#include "machine/Machine.h"

#include <QJsonObject>

namespace gosetup {

[[nodiscard]] QString redacted(const QString& text, Machine& machine);
/// Every string value; keys are ours and stay.
[[nodiscard]] QJsonObject redacted(const QJsonObject& json, Machine& machine);

} // namespace gosetup
