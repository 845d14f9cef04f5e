// SPDX-License-Identifier: Apache-2.0
#include "changes/run/RightsStep.h"

#include "support/ChangesKit.h"

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// How often a run of these changes told that it waits for administrator rights.
int rightsStepsOf(const std::vector<Change>& changes)
{
    const auto machine = machineOf(imageWithUserPath(QStringLiteral("C:\\tools")));
    int told = 0;
    Progress progress(
        [&told](const ProgressUpdate& update) { told += isRightsStep(update) ? 1 : 0; });
    const RunReport report = apply(*machine, planOf(*machine, changes), {}, progress);
    EXPECT_TRUE(succeeded(report));
    return told;
}

TEST(RightsStep, IsToldOnceByARunThatNeedsRightsAndNeverByAnother)
{
    EXPECT_EQ(rightsStepsOf({EnableLongPaths{}, insertLast(QStringLiteral("C:\\mine"))}), 1);
    EXPECT_EQ(rightsStepsOf({insertLast(QStringLiteral("C:\\mine"))}), 0);
}

} // namespace
