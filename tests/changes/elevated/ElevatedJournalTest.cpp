// SPDX-License-Identifier: Apache-2.0
// The elevated copy's own journal when it cannot be read or is damaged: no run is carried out twice
// for that, and none is undone by halves in silence.
#include "changes/elevated/ElevationClient.h"
#include "changes/handlers/ChangeHandlers.h"
#include "changes/run/JournalFolder.h"
#include "support/JournalKit.h"
#include "support/Literals.h"

#include <QCryptographicHash>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

QString ownJournal(Machine& machine, const QString& runId)
{
    return journalFolder(machineDataFolder(machine)) + u'\\' + runId + s(".jsonl");
}

/// PATH of the person, and a variable and long paths of the computer.
class ElevatedJournal : public testing::Test
{
  protected:
    ElevatedJournal()
        : machine(machineOf(imageWithUserPath(s("a")))), elevated(machine->elevatedView())
    {
        const RunReport report = runChanges(
            *machine, {insertLast(s("C:\\D")),
                       SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}, EnableLongPaths{}});
        EXPECT_TRUE(succeeded(report));
        runId = report.runId;
    }

    [[nodiscard]] bool hasProxy() const
    {
        return valueOf(*machine, s("GOPROXY"), Scope::Machine).has_value();
    }
    [[nodiscard]] bool hasLongPaths() const
    {
        return std::get<RegistryState>(*readCurrentState(*machine, EnableLongPaths{}))
            .value.has_value();
    }

    std::shared_ptr<PracticeMachine> machine;
    std::shared_ptr<PracticeMachine> elevated;
    QString runId;
};

} // namespace

TEST_F(ElevatedJournal, ThatCannotBeReadIsOfARunThatWasCarriedOut)
{
    for (const char* content : {"nonsense\n", "", "folder"}) {
        const ElevationRequest request{
            newRunId(*machine),
            {},
            false,
            machine->clock().now().toUTC(),
            planOf(*elevated, {SetVariable{Scope::Machine, s("GOSUMDB"), s("off")}})};
        const QString path = ownJournal(*machine, request.run);
        ASSERT_TRUE(content == std::string_view("folder")
                        ? elevated->files().makeFolder(path, true).has_value()
                        : elevated->files().write(path, content).has_value());
        const auto done = sendElevationRequest(*machine, request);
        ASSERT_FALSE(done.has_value()) << content;
        EXPECT_EQ(done.error().code, ErrorCode::Untrusted) << content;
        EXPECT_TRUE(done.error().english().contains(s("already been applied"))) << content;
    }
}

TEST_F(ElevatedJournal, ThatIsDamagedIsTakenBackAsFarAsProvenAndTheRestIsTold)
{
    QByteArrayList lines = linesOf(*elevated->files().read(ownJournal(*machine, runId), 1 << 20));
    lines[1] = withAnotherLetter(lines[1], "GOPROXY");
    ASSERT_TRUE(elevated->files().write(ownJournal(*machine, runId), textOf(lines)).has_value());
    for (const char* time : {"first", "second"}) {
        const UndoReport report = undoLast(*machine);
        ASSERT_FALSE(report.succeeded()) << time;
        EXPECT_TRUE(report.somethingLeft()) << time;
        EXPECT_FALSE(hasLongPaths()) << time;
        EXPECT_TRUE(hasProxy()) << time;
        EXPECT_EQ(pathText(*machine), s("a")) << time << ": the person's part does not wait";
    }
}

TEST_F(ElevatedJournal, ThatIsGoneLeavesItsPartAndTakesBackThePersons)
{
    ASSERT_TRUE(elevated->files().write(ownJournal(*machine, runId), "nonsense\n").has_value());
    const UndoReport report = undoLast(*machine);
    ASSERT_FALSE(report.succeeded());
    EXPECT_TRUE(report.somethingLeft());
    EXPECT_TRUE(hasLongPaths());
    EXPECT_TRUE(hasProxy());
    EXPECT_EQ(pathText(*machine), s("a"));
}
