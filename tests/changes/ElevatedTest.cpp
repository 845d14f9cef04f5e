// SPDX-License-Identifier: Apache-2.0
// The elevated copy's side: what it lets through, from a file that it must distrust.
#include "changes/ElevatedPart.h"
#include "changes/ElevatedRules.h"
#include "support/ChangesKit.h"

#include <QCryptographicHash>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

QString s(const char* text)
{
    return QString::fromUtf8(text);
}

class Elevated : public testing::Test
{
  protected:
    Elevated() : machine(machineOf(imageOf())), elevated(machine->elevatedView()) {}

    static MachineImage imageOf()
    {
        MachineImage image;
        image.folder(s("C:\\Program Files"));
        return image;
    }

    ElevatedOrder orderOf(const std::vector<Change>& changes)
    {
        return {newRunId(*machine),
                {},
                false,
                machine->clock().now().toUTC(),
                planOf(*elevated, changes)};
    }

    Result<void> send(const QByteArray& bytes)
    {
        const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
        EXPECT_TRUE(machine->files().write(file, bytes));
        return applyElevated(*elevated,
                             {file, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)});
    }

    ErrorCode refusal(const Change& change)
    {
        const Plan plan{elevated->name(), {}, {{change, FolderState{}, FolderState{}, {}}}};
        const auto checked = checkForElevated(*elevated, plan);
        return checked ? ErrorCode::Internal : checked.error().code;
    }

    std::shared_ptr<PracticeMachine> machine;
    std::shared_ptr<PracticeMachine> elevated;
    const Change longPaths = EnableLongPaths{};
};

} // namespace

TEST_F(Elevated, DoesWhatTheHashedFileSaysAndJournalsItForAdministratorsOnly)
{
    const ElevatedOrder order = orderOf({longPaths});
    const auto done = send(toBytes(order));
    ASSERT_TRUE(done.has_value()) << done.error().english().toStdString();
    const auto run = readJournal(*elevated, machineDataFolder(*elevated), order.run);
    ASSERT_TRUE(run.has_value());
    EXPECT_EQ(run->entries.size(), 1U);
    EXPECT_FALSE(elevated->files()
                     .access(journalFolder(machineDataFolder(*elevated)))
                     ->ordinaryUsersMayWrite);
}

TEST_F(Elevated, RefusesAFileThatIsNotTheHashedOne)
{
    const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
    ASSERT_TRUE(machine->files().write(file, toBytes(orderOf({longPaths}))));
    const auto done = applyElevated(*elevated, {file, QByteArray(32, 'x')});
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
}

TEST_F(Elevated, RefusesAReplay)
{
    const QByteArray bytes = toBytes(orderOf({longPaths}));
    ASSERT_TRUE(send(bytes).has_value());
    const auto again = send(bytes);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::Untrusted);
}

TEST_F(Elevated, RefusesAStaleRequestAndOneFromTheFuture)
{
    for (const int seconds : {-3700, 3700}) {
        ElevatedOrder order = orderOf({longPaths});
        order.made = order.made.addSecs(seconds);
        const auto done = send(toBytes(order));
        ASSERT_FALSE(done.has_value()) << seconds;
        EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    }
}

TEST_F(Elevated, RefusesUnknownFieldsAndRunNamesThatLeaveTheFolder)
{
    const QByteArray bytes = toBytes(orderOf({longPaths}));
    QByteArray more = bytes;
    more.replace("\"keepPath\":false", "\"keepPath\":false,\"program\":\"cmd.exe\"");
    EXPECT_FALSE(send(more).has_value());
    ElevatedOrder order = orderOf({longPaths});
    order.run = s("..\\..\\x");
    EXPECT_FALSE(send(toBytes(order)).has_value());
}

TEST_F(Elevated, RefusesWithoutRights)
{
    const auto done = applyElevated(*machine, {s("C:\\x"), QByteArray(32, 'x')});
    EXPECT_EQ(done.error().code, ErrorCode::NeedsElevation);
}

TEST_F(Elevated, RefusesUserScopeAndVariablesThatAreNotGos)
{
    EXPECT_EQ(refusal(SetVariable{Scope::User, s("GOBIN"), s("x")}), ErrorCode::Untrusted);
    EXPECT_EQ(refusal(SetVariable{Scope::Machine, s("ComSpec"), s("x")}), ErrorCode::Untrusted);
    EXPECT_EQ(refusal(SetVariable{Scope::Machine, s("PATHEXT"), s("x")}), ErrorCode::Untrusted);
    EXPECT_EQ(refusal(SwitchAlias{s("go.exe"), false, 0, {}}), ErrorCode::Untrusted);
    EXPECT_EQ(refusal(SetVariable{Scope::Machine, s("GOROOT"), std::nullopt}),
              ErrorCode::Internal); // let through
}

TEST_F(Elevated, RefusesPathEntriesWhereAnyoneMayPlantAProgram)
{
    for (const char* folder : {"C:\\anyone\\bin", "C:\\Users\\li\\bin", "C:\\Windows\\Temp\\x",
                               "bin", "\\\\server\\share\\bin", "%TEMP%\\bin", "D:\\gone\\bin"})
        EXPECT_EQ(refusal(insertFirst(s(folder), Scope::Machine)), ErrorCode::Untrusted) << folder;
    EXPECT_EQ(refusal(insertFirst(s("C:\\Program Files\\Go\\bin"), Scope::Machine)),
              ErrorCode::Internal); // let through
}

TEST_F(Elevated, RefusesFoldersInTheWrongPlacesAndBehindLinks)
{
    MachineImage image;
    image.folder(s("C:\\Program Files\\link")).link(reparse::mountPoint, s("C:\\Users\\li\\evil"));
    const auto linked = machineOf(image)->elevatedView();
    const Plan behind{linked->name(),
                      {},
                      {{MakeFolder{s("C:\\Program Files\\link\\x"), Scope::Machine, true},
                        FolderState{},
                        FolderState{},
                        {}}}};
    EXPECT_FALSE(checkForElevated(*linked, behind).has_value());
    for (const char* folder : {"C:\\Windows\\Go", "C:\\Users\\li\\Go", "C:\\", "C:\\a\\..\\Windows",
                               "C:\\NUL\\x", "C:Go"}) {
        EXPECT_EQ(refusal(MakeFolder{s(folder), Scope::Machine, true}), ErrorCode::Untrusted)
            << folder;
        EXPECT_EQ(refusal(InstallToolchain{s(folder), Scope::Machine, true, {}}),
                  ErrorCode::Untrusted)
            << folder;
    }
    EXPECT_EQ(refusal(InstallToolchain{s("C:\\Go"), Scope::Machine, false, {}}),
              ErrorCode::Untrusted);
    EXPECT_EQ(refusal(InstallToolchain{s("C:\\Go"), Scope::Machine, true, {}}),
              ErrorCode::Internal); // let through
    EXPECT_EQ(refusal(RemoveToolchain{s("C:\\Program Files"), Scope::Machine}),
              ErrorCode::Untrusted);
}

TEST_F(Elevated, StopsWhenTheMachineChangedMeanwhile)
{
    const QByteArray bytes = toBytes(orderOf({SetVariable{Scope::Machine, s("GOPROXY"), s("x")}}));
    ASSERT_TRUE(elevated->registry().write(variablePlace(Scope::Machine, s("GOPROXY")),
                                           RegValue::fromText(RegKind::String, s("theirs"))));
    const auto done = send(bytes);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::ChangedMeanwhile);
}

TEST_F(Elevated, UndoesOnlyWhatItsOwnJournalHas)
{
    ElevatedOrder order = orderOf({});
    order.undoes = s("20261121-210405-3f2a");
    const auto done = send(toBytes(order));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::NotFound);
}
