// SPDX-License-Identifier: Apache-2.0
// Whatever a variable holds, check and plan come to an end, and what is wrong elsewhere is fixed.
#include "engine/Prepare.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <algorithm>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

RegValue text(const QString& value, RegKind kind = RegKind::ExpandString)
{
    return RegValue::fromText(kind, value);
}

struct Odd
{
    const char* name;
    RegValue value;
};

std::vector<Odd> oddValues()
{
    RegValue behindNul = text(s("C:\\x"));
    behindNul.data += text(s("C:\\y;\"")).data;
    return {
        {"semicolon", text(s("C:\\a;D:\\b"))},
        {"onlySemicolons", text(s(";;;"))},
        {"quotes", text(s("\"C:\\a;b\""))},
        {"oneQuote", text(s("\"C:\\a"))},
        {"long", text(s("C:\\") + QString(40'000, u'x'))},
        {"manyEntries", text(QString(s("C:\\y;")).repeated(9'000))},
        {"nul", behindNul},
        {"empty", text({})},
        {"blank", text(s("   "))},
        {"off", text(s("off"))},
        {"relative", text(s("relative\\folder"))},
        {"itself", text(s("%GOBIN%;%PATH%;%GOPATH%\\x"))},
        {"control", text(s("C:\\a\033[31m\r\nb"))},
        {"half", text(s("C:\\") + QChar(0xD800))},
        {"number", RegValue::fromDword(5)},
        {"bytes", {RegKind::Binary, QByteArray("\x01\x02\x03")}},
        {"list", {RegKind::MultiString, text(s("C:\\a")).data + QByteArray(2, '\0')}},
        {"oddBytes", {RegKind::String, QByteArray("C\0:", 3)}},
    };
}

/// Something to fix in each of the four places: whichever holds the odd value, the others stay.
MachineImage troubled()
{
    MachineImage image;
    const auto set = [&](Hive hive, const char* name, const char* value) {
        image.setVariable(hive, s(name), RegKind::ExpandString, s(value));
    };
    set(Hive::CurrentUser, "Path", "C:\\Windows;C:\\dead-user");
    set(Hive::CurrentUser, "GOOS", "linux");
    set(Hive::LocalMachine, "Path", "C:\\Windows;C:\\dead-machine");
    set(Hive::LocalMachine, "GOARCH", "mips");
    image.folder(s("C:\\Windows"));
    return image;
}

bool answers(const Plan& plan, const char* rule, const char* title)
{
    return std::any_of(plan.changes.begin(), plan.changes.end(), [&](const PlannedChange& planned) {
        return planned.ruleIds.contains(s(rule)) && titleOf(planned.change).english() == s(title);
    });
}

class OddValue : public testing::TestWithParam<const char*>
{
};

} // namespace

TEST_P(OddValue, StopsNeitherCheckNorPlanAndKeepsTheOtherFixes)
{
    const QString name = s(GetParam());
    for (const Odd& odd : oddValues()) {
        for (const Hive hive : {Hive::CurrentUser, Hive::LocalMachine}) {
            const std::string where =
                name.toStdString() + ' ' + odd.name +
                (hive == Hive::CurrentUser ? " of the user" : " of the machine");
            MachineImage image = troubled();
            image.setValue(hive, environmentKey(hive), name, odd.value);
            const auto machine = machineOf(image);
            const Observation seen = check(machine, {}, Profile{});
            const Report& report = seen.report;
            const auto plan = recommend(machine, report, {});
            ASSERT_TRUE(plan.has_value()) << where << ": " << plan.error().english().toStdString();
            const auto is = [&](Hive h, const char* variable) {
                return h == hive && name == s(variable);
            };
            EXPECT_TRUE(is(Hive::CurrentUser, "Path") ||
                        answers(*plan, "path.dead-entries", "PATH (user)"))
                << where;
            EXPECT_TRUE(is(Hive::LocalMachine, "Path") ||
                        answers(*plan, "path.dead-entries", "PATH (system)"))
                << where;
            EXPECT_TRUE(is(Hive::CurrentUser, "GOOS") ||
                        answers(*plan, "env.cross-target", "GOOS (user)"))
                << where;
            EXPECT_TRUE(is(Hive::LocalMachine, "GOARCH") ||
                        answers(*plan, "env.cross-target", "GOARCH (system)"))
                << where;
            const auto predicted = predict(machine, seen, *plan, Profile{});
            EXPECT_TRUE(predicted.has_value())
                << where << ": " << predicted.error().english().toStdString();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Variables, OddValue,
                         testing::Values("Path", "GOROOT", "GOPATH", "GOBIN", "GOENV", "GOPROXY",
                                         "GOFLAGS", "GOOS", "GOARCH", "GOSUMDB", "GOPRIVATE",
                                         "GOCACHE", "GOMODCACHE", "GOTMPDIR", "GOTOOLCHAIN", "CC",
                                         "PATHEXT", "TEMP"),
                         [](const auto& info) { return std::string(info.param); });

TEST(OddValues, AFolderForProgramsThatCannotBeOnPathIsLeftToThePerson)
{
    MachineImage image = troubled();
    image.setVariable(Hive::CurrentUser, s("GOBIN"), RegKind::String, s("C:\\a;b"));
    const Report report = check(machineOf(image), {}, Profile{}).report;
    const auto finding =
        std::find_if(report.findings.begin(), report.findings.end(),
                     [](const Finding& f) { return f.id == s("path.missing-gobin"); });
    ASSERT_NE(finding, report.findings.end());
    EXPECT_EQ(finding->status, Status::Warning);
    ASSERT_EQ(finding->fixes.size(), 1U);
    EXPECT_TRUE(finding->fixes[0].changes.empty());
    EXPECT_TRUE(finding->evidence.back().english().contains(s("cannot be one entry of PATH")));
}

TEST(OddValues, AFixThatIsAskedForByNameAndCannotBePlannedIsAnError)
{
    MachineImage image = troubled();
    const auto machine = machineOf(image);
    Report report = check(machine, {}, Profile{}).report;
    Finding finding;
    finding.id = s("path.missing-gobin");
    finding.status = Status::Warning;
    finding.fixes = {{s("add"), Text(), {insertLast(s("C:\\a;D:\\b"))}, false}};
    report.findings.push_back(finding);
    PlanRequest request;
    request.fixes = {{s("path.missing-gobin"), {}, s("add")}};
    EXPECT_FALSE(recommend(machine, report, request).has_value());
    report.findings.back().fixes[0].recommended = true; // comes ticked: nobody asked for it
    const auto plan = recommend(machine, report, request);
    ASSERT_TRUE(plan.has_value());
    EXPECT_EQ(plan->leftOut.size(), 1U);
}
