// SPDX-License-Identifier: Apache-2.0
#include "toolchain/WindowsSupport.h"

namespace gosetup {

namespace {

constexpr int windows7 = 7600;
constexpr int windows10 = 10240;

} // namespace

QString newestGoOnWindows(int build)
{
    if (build <= 0 || build >= windows10)
        return {};
    return build >= windows7 ? QStringLiteral("go1.20.14") : QStringLiteral("go1.10.8");
}

bool runsOnWindows(const GoVersion& version, int build)
{
    const auto newest = GoVersion::parse(newestGoOnWindows(build));
    return !newest || version.minor() <= newest->minor();
}

Result<void> refuseTooNewGo(const QString& version, const SystemInfo& system)
{
    const auto parsed = GoVersion::parse(version);
    if (!parsed || runsOnWindows(*parsed, system.build))
        return {};
    const QString newest = newestGoOnWindows(system.build);
    return fail(ErrorCode::Unsupported,
                Text::tr("%1 does not run on %2, build %3")
                    .arg(parsed->name())
                    .arg(system.osName)
                    .arg(system.build),
                Text::tr("choose %1: it is the newest Go that runs on this Windows").arg(newest));
}

} // namespace gosetup
