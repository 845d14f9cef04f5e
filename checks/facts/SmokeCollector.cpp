// SPDX-License-Identifier: Apache-2.0
#include "facts/Collectors.h"

namespace gosetup::collect {

namespace {

constexpr qint64 maxSmokeBytes = qint64(1024) * 1024;

} // namespace

Observed<SmokeResult> smokeTest(Machine& machine, const Basics& basics)
{
    const QString file = smokeResultFile(basics.system.folders);
    const auto bytes = machine.files().read(file, maxSmokeBytes);
    if (!bytes)
        return Observed<SmokeResult>::from(bytes.error());
    const auto result = smokeResultFrom(*bytes);
    if (!result)
        return Observed<SmokeResult>::unknown(
            WhyUnknown::Failed, Text::tr("%1: %2").arg(file).arg(result.error().text()));
    return *result;
}

} // namespace gosetup::collect
