// SPDX-License-Identifier: Apache-2.0
// What the elevated copy refuses is not recommended: the finding says why and what to do instead.
#include "engine/Prepare.h"
#include "rules/FactsMaker.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <algorithm>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

MachineImage withSystemVariable(const char* name, const QString& value)
{
    MachineImage image = soundImage();
    image.system.administrator = true;
    image.setVariable(Hive::LocalMachine, s(name), RegKind::String, value);
    return image;
}

Finding firstFinding(const Report& report, const char* id)
{
    const auto some = of(report.findings, s(id));
    return some.empty() ? Finding() : some.front();
}

std::vector<Fix> recommendedOf(const Report& report)
{
    std::vector<Fix> fixes;
    for (const Finding& finding : report.findings) {
        std::ranges::copy_if(finding.fixes, std::back_inserter(fixes), &Fix::recommended);
    }
    return fixes;
}

std::string titlesOf(const std::vector<Fix>& fixes)
{
    QStringList titles;
    for (const Fix& fix : fixes)
        titles << fix.title.english();
    return titles.join(s("; ")).toStdString();
}

const Fix* fixOf(const Finding& finding, const char* id)
{
    const auto found = std::ranges::find(finding.fixes, s(id), &Fix::id);
    return found == finding.fixes.end() ? nullptr : &*found;
}

struct Case
{
    const char* name;
    const char* value;
    const char* rule;
    const char* own; ///< the user variable that overrides it
};

class RefusedForAll : public testing::TestWithParam<Case>
{
};

} // namespace

TEST_P(RefusedForAll, IsFixedByAUserVariableThatOverridesIt)
{
    const Case& one = GetParam();
    const auto machine = machineOf(withSystemVariable(one.name, s(one.value)));
    const Observation seen = check(machine, {}, Profile{});
    const Finding finding = firstFinding(seen.report, one.rule);
    ASSERT_GE(finding.status, Status::Warning);
    ASSERT_NE(fixOf(finding, "correct"), nullptr);
    EXPECT_FALSE(fixOf(finding, "correct")->recommended);
    EXPECT_TRUE(finding.evidence.back().english().contains(s("administrator permission")))
        << finding.evidence.back().english().toStdString();
    ASSERT_NE(fixOf(finding, "edit-system-variable"), nullptr);
    EXPECT_TRUE(fixOf(finding, "edit-system-variable")->changes.empty());
    const Fix* own = fixOf(finding, "override");
    ASSERT_NE(own, nullptr);
    EXPECT_TRUE(own->recommended);
    const std::vector<Change> wanted = {SetVariable{Scope::User, s(one.name), s(one.own)}};
    EXPECT_EQ(own->changes, wanted);

    Progress progress;
    const auto prepared = prepare(machine, seen, {}, {}, progress);
    ASSERT_TRUE(prepared.has_value()) << prepared.error().english().toStdString();
    EXPECT_TRUE(prepared->plan.leftOut.empty());
    EXPECT_TRUE(succeeded(run(*machine, prepared->plan)));
    const Report after = check(machine, {}, Profile{}).report;
    EXPECT_LT(firstFinding(after, one.rule).status, Status::Warning);
    EXPECT_LT(firstFinding(after, "env.scope-conflict").status, Status::Warning);
    EXPECT_TRUE(recommendedOf(after).empty()) << titlesOf(recommendedOf(after));
}

INSTANTIATE_TEST_SUITE_P(
    Variables, RefusedForAll,
    testing::Values(
        Case{"HTTPS_PROXY", "http://http://proxy.corp:8080", "network.proxy-misspelt",
             "http://proxy.corp:8080"},
        Case{"GOSUMDB", "\"sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8\"",
             "env.quoted-value",
             "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"},
        Case{"GOVCS", "\"public:git,private:all\"", "env.quoted-value", "public:git,private:all"}),
    [](const auto& info) { return std::string(info.param.name); });

TEST(WithheldFixes, AUserVariableThatIsThereIsNotReplaced)
{
    MachineImage image = withSystemVariable("HTTPS_PROXY", s("http://http://proxy.corp:8080"));
    image.setVariable(Hive::LocalMachine, s("HTTP_PROXY"), RegKind::String, s("http://http://p:1"));
    image.setVariable(Hive::CurrentUser, s("HTTP_PROXY"), RegKind::String, s("http://http://q:1"));
    const Report report = check(machineOf(image), {}, Profile{}).report;
    for (const Fix& fix : recommendedOf(report)) {
        for (const Change& change : fix.changes)
            EXPECT_FALSE(needsElevation(change)) << fix.title.english().toStdString();
    }
}

TEST(WithheldFixes, WhatTheBorderAllowsStaysRecommended)
{
    for (const MachineImage& image :
         {withSystemVariable("GOPROXY ", s("https://goproxy.cn,direct")),
          withSystemVariable("PATHEXT", s(".COM;.BAT;.CMD"))}) {
        const auto machine = machineOf(image);
        const Observation seen = check(machine, {}, Profile{});
        Progress progress;
        const auto prepared = prepare(machine, seen, {}, {}, progress);
        ASSERT_TRUE(prepared.has_value());
        EXPECT_TRUE(prepared->plan.needsElevation());
        EXPECT_TRUE(prepared->plan.leftOut.empty());
        EXPECT_TRUE(succeeded(run(*machine, prepared->plan)));
        EXPECT_TRUE(recommendedOf(check(machine, {}, Profile{}).report).empty());
    }
}

TEST(Recommend, OnlyWhatTheBorderWouldRefuseIsAnError)
{
    const auto machine =
        machineOf(withSystemVariable("HTTPS_PROXY", s("http://http://proxy.corp:8080")));
    const Report report = check(machine, {}, Profile{}).report;
    const Finding finding = firstFinding(report, "network.proxy-misspelt");
    PlanRequest request;
    request.fixes = {{finding.id, finding.subject, s("correct")}};
    const auto plan = recommend(machine, report, request);
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(plan.error().code, ErrorCode::Untrusted);
}
