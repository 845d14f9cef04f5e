// SPDX-License-Identifier: Apache-2.0
// The fix of editor.go-extension: what is predicted is what the check says afterwards.
#include "engine/Check.h"
#include "engine/Predict.h"

#include "changes/run/Apply.h"
#include "changes/run/Planner.h"
#include "machine/practice/PracticeMachine.h"
#include "support/Literals.h"

#include <gtest/gtest.h>

using namespace gosetup;

namespace {

MachineImage imageWithEditor()
{
    MachineImage image;
    const QString root = s("C:\\Users\\li\\AppData\\Local\\Programs\\Microsoft VS Code");
    image.file(root + s("\\Code.exe")).pe(Arch::Amd64);
    image.file(root + s("\\resources\\app\\out\\cli.js")).content("// x");
    image.file(root + s("\\bin\\code.cmd"))
        .content("\"%~dp0..\\Code.exe\" \"%~dp0..\\resources\\app\\out\\cli.js\" %*\r\n");
    return image;
}

Finding extensionFinding(const Report& report)
{
    for (const Finding& finding : report.findings) {
        if (finding.id == s("editor.go-extension"))
            return finding;
    }
    return {};
}

} // namespace

TEST(EditorExtensionPredicted, IsWhatTheCheckSaysAfterwards)
{
    const std::shared_ptr<Machine> machine = *PracticeMachine::fromImage(imageWithEditor());
    const Observation before = check(machine, {}, {});
    const Finding finding = extensionFinding(before.report);
    ASSERT_EQ(finding.status, Status::Note);
    ASSERT_EQ(finding.fixes.at(0).changes.size(), 1U);
    const auto plan = makePlan(*machine, {{finding.fixes[0].changes[0], {finding.id}}});
    ASSERT_TRUE(plan && plan->changes.size() == 1U);
    const auto predicted = predict(machine, before, *plan, {});
    ASSERT_TRUE(predicted) << predicted.error().english().toStdString();
    EXPECT_EQ(extensionFinding(*predicted).status, Status::Ok);
    EXPECT_EQ(extensionFinding(check(machine, {}, {}).report).status, Status::Note);
    Progress progress;
    ASSERT_TRUE(apply(*machine, *plan, {}, progress).succeeded());
    EXPECT_EQ(extensionFinding(check(machine, {}, {}).report).status, Status::Ok);
}
