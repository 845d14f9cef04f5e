// SPDX-License-Identifier: Apache-2.0
// A machine that is no practice machine, as the real one will be: predictions go by its recorded
// image.
#include "changes/run/Apply.h"
#include "changes/run/Planner.h"
#include "engine/Predict.h"
#include "engine/Prepare.h"
#include "machine/practice/PracticeMachine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

namespace gosetup {
namespace {

/// Hides that there is a practice machine behind the ports.
class Foreign final : public Machine
{
  public:
    explicit Foreign(std::shared_ptr<PracticeMachine> behind) : m_behind(std::move(behind)) {}

    QString name() const override { return m_behind->name(); }
    bool isPractice() const override { return false; }
    Registry& registry() override { return m_behind->registry(); }
    Files& files() override { return m_behind->files(); }
    Processes& processes() override { return ++asked, m_behind->processes(); }
    Defender& defender() override { return ++asked, m_behind->defender(); }
    Aliases& aliases() override { return m_behind->aliases(); }
    Network& network() override { return ++asked, m_behind->network(); }
    System& system() override { return m_behind->system(); }
    Shell& shell() override { return m_behind->shell(); }
    Clock& clock() override { return m_behind->clock(); }
    Elevation& elevation() override { return m_behind->elevation(); }

    std::atomic<int> asked{0}; ///< for what takes long: a program, Defender, the network

  private:
    std::shared_ptr<PracticeMachine> m_behind;
};

QStringList verdicts(const Report& report)
{
    QStringList lines;
    for (const Finding& finding : report.findings)
        lines << finding.id + u' ' + finding.subject + u' ' + toString(finding.status) + u' ' +
                     finding.title.english();
    lines.sort();
    return lines;
}

class ForeignMachine : public testing::TestWithParam<const char*>
{
};

TEST_P(ForeignMachine, IsPredictedAsThePracticeMachineBehindIt)
{
    const auto practice = PracticeMachine::open(QString::fromLatin1(GetParam()), {});
    ASSERT_TRUE(practice.has_value());
    const auto foreign = std::make_shared<Foreign>(*practice);
    const Observation seen = check(foreign, {}, {});
    const Report& before = seen.report;
    const auto plan = recommend(foreign, before, {});
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    const auto recorded = predict(foreign, seen, *plan, {});
    ASSERT_TRUE(recorded.has_value()) << recorded.error().english().toStdString();
    const auto copy = (*practice)->copy();
    ASSERT_TRUE(applyEffects(*copy, *copy->elevatedView(), *plan).has_value());
    EXPECT_EQ(verdicts(*recorded), verdicts(check(copy, {}, {}).report));
    // Predicting touched nothing.
    EXPECT_EQ(verdicts(check(foreign, {}, {}).report), verdicts(before));
}

/// All but the exclusions themselves is known from the check.
TEST_P(ForeignMachine, IsNotAskedAgainForWhatTheCheckHasRead)
{
    const auto practice = PracticeMachine::open(QString::fromLatin1(GetParam()), {});
    ASSERT_TRUE(practice.has_value());
    const auto foreign = std::make_shared<Foreign>(*practice);
    const Observation seen = check(foreign, {}, {});
    EXPECT_GT(foreign->asked, 0);
    const auto plan = recommend(foreign, seen.report, {});
    ASSERT_TRUE(plan.has_value());
    foreign->asked = 0;
    ASSERT_TRUE(predict(foreign, seen, *plan, {}).has_value());
    EXPECT_EQ(foreign->asked, 0);
}

/// The prediction says what a check says once the plan is done.
void expectPredicted(const std::shared_ptr<PracticeMachine>& machine, const Observation& seen,
                     const PlanRequest& request)
{
    const auto plan = recommend(machine, seen.report, request);
    ASSERT_TRUE(plan.has_value()) << plan.error().english().toStdString();
    ASSERT_FALSE(plan->changes.empty());
    const auto predicted = predict(machine, seen, *plan, {});
    ASSERT_TRUE(predicted.has_value());
    const auto copy = machine->copy();
    ASSERT_TRUE(applyEffects(*copy, *copy->elevatedView(), *plan).has_value());
    EXPECT_EQ(verdicts(*predicted).join(u'\n').toStdString(),
              verdicts(check(copy, {}, {}).report).join(u'\n').toStdString());
}

/// The check had no reason to ask the host that the plan names.
TEST(Prediction, AsksAHostThatThePlanNamesAndTheCheckDidNotAsk)
{
    MachineImage image;
    image.network.others.outcome = ImageHost::Outcome::Unreachable;
    for (const QUrl& url : standardProbes())
        image.network.hosts[url.host()] = {};
    image.go(QStringLiteral("C:\\Go"), QStringLiteral("go1.24.4"));
    const std::shared_ptr<PracticeMachine> practice = *PracticeMachine::fromImage(image);
    const Observation seen = check(practice, {}, {});
    PlanRequest request;
    request.goproxy = QStringLiteral("https://proxy.example.com");
    expectPredicted(practice, seen, request);
}

/// Nor to look at the folder.
TEST(Prediction, LooksAtAFolderThatThePlanNamesAndTheCheckDidNotSee)
{
    MachineImage image;
    VolumeInfo volume = image.volumes.front();
    volume.root = QStringLiteral("D:\\");
    volume.fileSystem = QStringLiteral("FAT32");
    image.volumes.push_back(volume);
    image.folder(QStringLiteral("C:\\elsewhere"));
    image.folder(QStringLiteral("C:\\linked"))
        .link(reparse::mountPoint, QStringLiteral("C:\\elsewhere"));
    image.go(QStringLiteral("C:\\Go"), QStringLiteral("go1.24.4"));
    const std::shared_ptr<PracticeMachine> practice = *PracticeMachine::fromImage(image);
    const Observation seen = check(practice, {}, {});
    for (const char* folder : {"D:\\gopath", "C:\\linked", "C:\\linked\\sub", "C:\\elsewhere"}) {
        PlanRequest request;
        request.gopath = QString::fromLatin1(folder);
        SCOPED_TRACE(folder);
        expectPredicted(practice, seen, request);
    }
}

/// Nor to look for a Go in the folder that comes onto PATH; and starts none a second time.
TEST(Prediction, LooksForGoWhereThePlanExtendsPath)
{
    MachineImage image;
    image.go(QStringLiteral("C:\\Go"), QStringLiteral("go1.24.4"));
    image.go(QStringLiteral("D:\\sdk\\old"), QStringLiteral("go1.19"));
    image.folder(QStringLiteral("D:\\sdk")).protect(); // others could plant programs else
    VolumeInfo volume = image.volumes.front();
    volume.root = QStringLiteral("D:\\");
    image.volumes.push_back(volume);
    image.setVariable(Hive::LocalMachine, QStringLiteral("Path"), RegKind::ExpandString,
                      QStringLiteral("C:\\Windows;C:\\Go\\bin"));
    image.setVariable(Hive::CurrentUser, QStringLiteral("GOBIN"), RegKind::String,
                      QStringLiteral("D:\\sdk\\old\\bin"));
    const std::shared_ptr<PracticeMachine> practice = *PracticeMachine::fromImage(image);
    const Observation seen = check(practice, {}, {});
    ASSERT_EQ(seen.report.facts.toolchain->installs.size(), 1U);
    expectPredicted(practice, seen, {});

    const auto foreign = std::make_shared<Foreign>(practice);
    const Observation foreignSeen = check(foreign, {}, {});
    const auto plan = recommend(foreign, foreignSeen.report, {});
    ASSERT_TRUE(plan.has_value());
    foreign->asked = 0;
    const auto predicted = predict(foreign, foreignSeen, *plan, {});
    ASSERT_TRUE(predicted.has_value());
    EXPECT_EQ(predicted->facts.toolchain->installs.size(), 2U);
    EXPECT_EQ(foreign->asked, 1) << "only the Go that came onto PATH is started";
}

/// Nor to look for the compiler.
TEST(Prediction, LooksForTheProgramThatThePlanNames)
{
    MachineImage image;
    image.go(QStringLiteral("C:\\Go"), QStringLiteral("go1.24.4"));
    image.setVariable(Hive::LocalMachine, QStringLiteral("Path"), RegKind::ExpandString,
                      QStringLiteral("C:\\Windows;C:\\Go\\bin"));
    image.file(QStringLiteral("C:\\mingw 64\\bin\\gcc.exe")).pe(Arch::Amd64, 1'800'000);
    image.folder(QStringLiteral("C:\\mingw 64\\lib\\gcc\\x86_64-w64-mingw32"));
    for (const char* command :
         {"\"C:\\mingw 64\\bin\\gcc.exe\" -m64", "C:\\mingw 64\\bin\\gcc.exe", "clang"}) {
        SCOPED_TRACE(command);
        const std::shared_ptr<PracticeMachine> practice = *PracticeMachine::fromImage(image);
        const auto foreign = std::make_shared<Foreign>(practice);
        const Observation seen = check(foreign, {}, {});
        const auto plan = makePlan(
            *foreign,
            {{SetVariable{Scope::User, QStringLiteral("CC"), QString::fromLatin1(command)}, {}}});
        ASSERT_TRUE(plan.has_value());
        const auto predicted = predict(foreign, seen, *plan, {});
        ASSERT_TRUE(predicted.has_value());
        const auto copy = practice->copy();
        ASSERT_TRUE(applyEffects(*copy, *copy->elevatedView(), *plan).has_value());
        const Report found = check(copy, {}, {}).report;
        EXPECT_EQ(verdicts(*predicted).join(u'\n').toStdString(),
                  verdicts(found).join(u'\n').toStdString());
        EXPECT_EQ(predicted->facts.compilers->c.program, found.facts.compilers->c.program);
        EXPECT_EQ(predicted->facts.compilers->c.targets, found.facts.compilers->c.targets);
        EXPECT_EQ(predicted->facts.compilers->c.meantExists, found.facts.compilers->c.meantExists);
    }
}

/// Go 1.20 reads no GOTOOLCHAIN, the one that comes first then does.
TEST(Prediction, TellsThatAnotherGoRefusesWhatTheOneOfTodayTakes)
{
    MachineImage image;
    image.go(QStringLiteral("C:\\Go"), QStringLiteral("go1.20.5"));
    image.go(QStringLiteral("C:\\new"), QStringLiteral("go1.24.4"));
    image.setVariable(Hive::LocalMachine, QStringLiteral("Path"), RegKind::ExpandString,
                      QStringLiteral("C:\\Windows;C:\\Go\\bin"));
    for (const char* value : {"go1.21.0+path", "nonsense", "1.21"}) {
        SCOPED_TRACE(value);
        image.setVariable(Hive::CurrentUser, QStringLiteral("GOTOOLCHAIN"), RegKind::String,
                          QString::fromLatin1(value));
        const std::shared_ptr<PracticeMachine> practice = *PracticeMachine::fromImage(image);
        const Observation seen = check(practice, {}, {});
        EditPath edit{Scope::Machine, {}};
        edit.edits.push_back(
            {PathEdit::Kind::InsertFirst, QStringLiteral("C:\\new\\bin"), {}, 0, {}});
        const auto plan = makePlan(*practice, {{edit, {}}});
        ASSERT_TRUE(plan.has_value());
        const auto predicted = predict(practice, seen, *plan, {});
        ASSERT_TRUE(predicted.has_value());
        const auto told = std::ranges::find_if(predicted->findings, [](const Finding& finding) {
            return finding.id == QLatin1String("goenv.gotoolchain");
        });
        ASSERT_NE(told, predicted->findings.end());
        EXPECT_EQ(told->status, Status::Problem);
        EXPECT_TRUE(isNew(*told, seen.report));
        EXPECT_FALSE(isNew(*told, *predicted));
    }
}

TEST(Prediction, DoesNotKnowWhatCouldNotBeObserved)
{
    MachineImage image;
    image.fault(QStringLiteral("processes.running"), ImageFault::Kind::Io);
    image.setVariable(Hive::CurrentUser, QStringLiteral("Path"), RegKind::ExpandString,
                      QStringLiteral("C:\\gone;C:\\Windows"));
    const std::shared_ptr<Machine> machine = *PracticeMachine::fromImage(image);
    const Observation seen = check(machine, {}, {});
    ASSERT_EQ(seen.report.facts.processes.why(), WhyUnknown::Failed);
    const auto plan = recommend(machine, seen.report, {});
    ASSERT_TRUE(plan.has_value());
    ASSERT_FALSE(plan->changes.empty());
    const auto predicted = predict(machine, seen, *plan, {});
    ASSERT_TRUE(predicted.has_value());
    EXPECT_EQ(predicted->facts.processes.why(), WhyUnknown::Failed);
    EXPECT_TRUE(predicted->facts.path);
}

INSTANTIATE_TEST_SUITE_P(Shipped, ForeignMachine,
                         testing::Values("new-laptop", "troubled-laptop", "managed-laptop",
                                         "healthy"));

} // namespace
} // namespace gosetup
