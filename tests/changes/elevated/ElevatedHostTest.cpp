// SPDX-License-Identifier: Apache-2.0
// The elevated copy's side: what it lets through, from a file that it must distrust.
#include "changes/elevated/ElevatedHost.h"
#include "changes/elevated/ElevationClient.h"
#include "changes/elevated/ElevationPolicy.h"
#include "changes/run/JournalFolder.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"
#include "support/ToolchainKit.h"

#include <QCryptographicHash>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

/// The elevated view, but the request is another file from the first look on: what a swap between
/// hashing and parsing would show.
class SwappingFiles final : public Files
{
  public:
    SwappingFiles(Files& inner, QByteArray first, QByteArray later)
        : m_inner(inner), m_first(std::move(first)), m_later(std::move(later))
    {
    }
    [[nodiscard]] int reads() const { return m_reads; }

    Result<QByteArray> read(const QString& path, qint64 most) const override
    {
        if (!path.endsWith(s("x.json")))
            return m_inner.read(path, most);
        return m_reads++ == 0 ? m_first : m_later;
    }
    Result<QByteArray> head(const QString& path, qint64 most) const override
    {
        return m_inner.head(path, most);
    }
    Result<std::optional<FileInfo>> info(const QString& path) const override
    {
        return m_inner.info(path);
    }
    Result<QStringList> list(const QString& path) const override { return m_inner.list(path); }
    Result<QByteArray> reparseData(const QString& path) const override
    {
        return m_inner.reparseData(path);
    }
    Result<FolderAccess> access(const QString& path) const override { return m_inner.access(path); }
    Result<NonAdminControl> nonAdminControl(const QString& path) const override
    {
        return m_inner.nonAdminControl(path);
    }
    Result<VolumeInfo> volume(const QString& path) const override { return m_inner.volume(path); }
    Result<QString> resolved(const QString& path) const override { return m_inner.resolved(path); }
    Result<void> write(const QString& path, const QByteArray& bytes) override
    {
        return m_inner.write(path, bytes);
    }
    Result<void> makeFolder(const QString& path, bool protectedList) override
    {
        return m_inner.makeFolder(path, protectedList);
    }
    Result<void> rename(const QString& from, const QString& to) override
    {
        return m_inner.rename(from, to);
    }
    Result<void> remove(const QString& path) override { return m_inner.remove(path); }
    Result<void> removeTree(const QString& path) override { return m_inner.removeTree(path); }
    Result<QString> hostPath(const QString& path, bool makeParents) override
    {
        return m_inner.hostPath(path, makeParents);
    }

  private:
    Files& m_inner;
    QByteArray m_first;
    QByteArray m_later;
    mutable int m_reads = 0;
};

class SwappingMachine final : public Machine
{
  public:
    SwappingMachine(std::shared_ptr<Machine> inner, QByteArray first, QByteArray later)
        : m_inner(std::move(inner)), m_files(m_inner->files(), std::move(first), std::move(later))
    {
    }
    [[nodiscard]] int reads() const { return m_files.reads(); }

    QString name() const override { return m_inner->name(); }
    bool isPractice() const override { return m_inner->isPractice(); }
    Registry& registry() override { return m_inner->registry(); }
    Files& files() override { return m_files; }
    Processes& processes() override { return m_inner->processes(); }
    Defender& defender() override { return m_inner->defender(); }
    Aliases& aliases() override { return m_inner->aliases(); }
    Network& network() override { return m_inner->network(); }
    System& system() override { return m_inner->system(); }
    Shell& shell() override { return m_inner->shell(); }
    Clock& clock() override { return m_inner->clock(); }
    Elevation& elevation() override { return m_inner->elevation(); }

  private:
    std::shared_ptr<Machine> m_inner;
    SwappingFiles m_files;
};

class ElevatedHost : public testing::Test
{
  protected:
    ElevatedHost() : machine(machineOf(imageOf())), elevated(machine->elevatedView()) {}

    static MachineImage imageOf()
    {
        MachineImage image;
        image.folder(s("C:\\Program Files"));
        // What a stranger could lay on the way to a request.
        image.folder(s("C:\\lure")).link(reparse::mountPoint, s("C:\\Users\\li\\real"));
        return image;
    }

    ElevationRequest requestOf(const std::vector<Change>& changes)
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

    static bool accepts(Machine& judging, const Change& change)
    {
        const Plan plan{judging.name(), {}, {{change, FolderState{}, FolderState{}, {}}}};
        Progress quiet;
        ArchiveTrust trust(KnownHashes::builtIn());
        trust.add(*loadIndex(Source::builtIn(), {}, quiet));
        return judgeRequest(judging, {newRunId(judging), {}, false, {}, plan}, trust).has_value();
    }

    std::shared_ptr<PracticeMachine> machine;
    std::shared_ptr<PracticeMachine> elevated;
    const Change longPaths = EnableLongPaths{};
};

} // namespace

TEST_F(ElevatedHost, DoesWhatTheHashedFileSaysAndJournalsItForAdministratorsOnly)
{
    const ElevationRequest request = requestOf({longPaths});
    const auto done = send(toBytes(request));
    ASSERT_TRUE(done.has_value()) << done.error().english().toStdString();
    const auto run = readJournal(*elevated, machineDataFolder(*elevated), request.run);
    ASSERT_TRUE(run.has_value());
    EXPECT_EQ(run->entries.size(), 1U);
    EXPECT_FALSE(elevated->files()
                     .access(journalFolder(machineDataFolder(*elevated)))
                     ->ordinaryUsersMayWrite);
}

TEST_F(ElevatedHost, TamperedHashIsRefused)
{
    const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
    ASSERT_TRUE(machine->files().write(file, toBytes(requestOf({longPaths}))));
    const auto done = applyElevated(*elevated, {file, QByteArray(32, 'x')});
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
}

TEST_F(ElevatedHost, TamperedChangedFileIsRefusedAndNothingIsDone)
{
    const QByteArray bytes =
        toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}}));
    QByteArray changed = bytes;
    changed.replace("GOPROXY", "GOFLAGS");
    ASSERT_NE(changed, bytes);
    const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
    ASSERT_TRUE(machine->files().write(file, changed));
    const auto before = environmentBytes(*machine);
    const auto done = applyElevated(
        *elevated, {file, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)});
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    EXPECT_EQ(environmentBytes(*machine), before);
}

TEST_F(ElevatedHost, TamperedFileSwappedAfterHashingChangesNothingOfWhatIsDone)
{
    const QByteArray good =
        toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}}));
    QByteArray evil = good;
    evil.replace("GOPROXY", "GOFLAGS");
    SwappingMachine swapping(elevated, good, evil);
    const QString file = userDataFolder(*machine) + s("\\pending\\x.json");
    ASSERT_TRUE(machine->files().write(file, good));
    const auto done =
        applyElevated(swapping, {file, QCryptographicHash::hash(good, QCryptographicHash::Sha256)});
    ASSERT_TRUE(done.has_value()) << done.error().english().toStdString();
    EXPECT_EQ(swapping.reads(), 1) << "the bytes that were hashed are the bytes that were parsed";
    EXPECT_TRUE(valueOf(*machine, s("GOPROXY"), Scope::Machine));
    EXPECT_FALSE(valueOf(*machine, s("GOFLAGS"), Scope::Machine));
}

TEST_F(ElevatedHost, TamperedExtraFieldsAreRefusedAtEveryDepth)
{
    const QByteArray bytes =
        toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}}));
    const std::pair<const char*, const char*> more[] = {
        {"{\"delivered\"", "{\"x\":1,\"delivered\""},
        {"\"plan\":{", "\"plan\":{\"x\":1,"},
        {"\"change\":{", "\"change\":{\"x\":1,"},
    };
    for (const auto& [from, to] : more) {
        QByteArray extra = bytes;
        extra.replace(from, to);
        ASSERT_NE(extra, bytes) << from;
        const auto done = send(extra);
        ASSERT_FALSE(done.has_value()) << from;
        EXPECT_NE(done.error().code, ErrorCode::ChangedMeanwhile);
    }
    EXPECT_FALSE(valueOf(*machine, s("GOPROXY"), Scope::Machine));
}

TEST_F(ElevatedHost, TamperedUserScopeChangeIsRefusedWithAllOthers)
{
    const auto done =
        send(toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")},
                                SetVariable{Scope::User, s("GOBIN"), s("C:\\Users\\li\\bin")}})));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(valueOf(*machine, s("GOPROXY"), Scope::Machine));
    EXPECT_FALSE(valueOf(*machine, s("GOBIN"), Scope::User));
}

TEST_F(ElevatedHost, TamperedPathOutsideIsRefusedWithAllOthers)
{
    const auto done = send(toBytes(
        requestOf({longPaths, MakeFolder{s("C:\\Windows\\Tasks\\x"), Scope::Machine, true}})));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(*machine->files().info(s("C:\\Windows\\Tasks\\x")));
}

TEST_F(ElevatedHost, TamperedPathThroughAJunctionIsRefused)
{
    const QByteArray bytes = toBytes(requestOf({longPaths}));
    ASSERT_TRUE(machine->files().write(s("C:\\Users\\li\\real\\x.json"), bytes));
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    const auto through = applyElevated(*elevated, {s("C:\\lure\\x.json"), hash});
    ASSERT_FALSE(through.has_value());
    EXPECT_EQ(through.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(applyElevated(*elevated, {s("C:\\Users\\li\\real\\x.json"), hash}).has_value());
}

TEST_F(ElevatedHost, AProfileBehindAJunctionIsSentByItsRealName)
{
    MachineImage image;
    image.folder(s("C:\\profiles"));
    image.folder(s("C:\\Users\\li\\AppData\\Local")).link(reparse::mountPoint, s("C:\\profiles"));
    const auto moved = machineOf(image);
    const auto view = moved->elevatedView();
    const QDateTime now = moved->clock().now().toUTC();
    const auto done = sendElevationRequest(
        *moved, {newRunId(*moved), {}, false, now, planOf(*view, {longPaths})});
    EXPECT_TRUE(done.has_value()) << done.error().english().toStdString();
}

TEST_F(ElevatedHost, NobodysProfileIsAPlaceWhoeverAnsweredThePrompt)
{
    MachineImage image;
    const QString list =
        s("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\\S-1-5-21-1-2-3-1001");
    image.setValue(Hive::LocalMachine, list, s("ProfileImagePath"),
                   RegValue::fromText(RegKind::ExpandString, s("D:\\home\\wang")));
    const auto other = machineOf(image)->elevatedView();
    const auto checked = [&](const char* folder) {
        return accepts(*other, MakeFolder{s(folder), Scope::Machine, true});
    };
    EXPECT_FALSE(checked("D:\\home\\wang\\Go"));
    EXPECT_FALSE(checked("D:\\HOME\\WANG"));
    EXPECT_TRUE(checked("C:\\home\\Go"));
}

TEST_F(ElevatedHost, TamperedReplayOfADoneRunIsRefused)
{
    const QByteArray bytes = toBytes(requestOf({longPaths}));
    ASSERT_TRUE(send(bytes).has_value());
    const auto again = send(bytes);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, ErrorCode::Untrusted);
}

TEST_F(ElevatedHost, TamperedReplayOfAnOldPlanIsRefusedAndSoIsOneFromTheFuture)
{
    for (const int seconds : {-3700, 3700}) {
        ElevationRequest request = requestOf({longPaths});
        request.made = request.made.addSecs(seconds);
        const auto done = send(toBytes(request));
        ASSERT_FALSE(done.has_value()) << seconds;
        EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    }
}

TEST_F(ElevatedHost, RefusesUnknownFieldsAndRunNamesThatLeaveTheFolder)
{
    const QByteArray bytes = toBytes(requestOf({longPaths}));
    QByteArray more = bytes;
    more.replace("\"keepPath\":false", "\"keepPath\":false,\"program\":\"cmd.exe\"");
    EXPECT_FALSE(send(more).has_value());
    ElevationRequest request = requestOf({longPaths});
    request.run = s("..\\..\\x");
    EXPECT_FALSE(send(toBytes(request)).has_value());
}

TEST_F(ElevatedHost, RefusesWithoutRights)
{
    const auto done = applyElevated(*machine, {s("C:\\x"), QByteArray(32, 'x')});
    EXPECT_EQ(done.error().code, ErrorCode::NeedsElevation);
}

TEST_F(ElevatedHost, RefusesFoldersInTheWrongPlacesAndBehindLinks)
{
    MachineImage image;
    image.folder(s("C:\\Program Files\\link")).link(reparse::mountPoint, s("C:\\Users\\li\\evil"));
    const auto linked = machineOf(image)->elevatedView();
    EXPECT_FALSE(
        accepts(*linked, MakeFolder{s("C:\\Program Files\\link\\x"), Scope::Machine, true}));
    for (const char* folder : {"C:\\Windows\\Go", "C:\\Users\\li\\Go", "C:\\", "C:\\a\\..\\Windows",
                               "C:\\NUL\\x", "C:Go"}) {
        EXPECT_FALSE(accepts(*elevated, MakeFolder{s(folder), Scope::Machine, true})) << folder;
        EXPECT_FALSE(accepts(*elevated,
                             InstallToolchain{s(folder), Scope::Machine, true, practiceArchive()}))
            << folder;
    }
    EXPECT_FALSE(accepts(*elevated, installTo("C:\\Go", Scope::Machine)));
    EXPECT_TRUE(
        accepts(*elevated, InstallToolchain{s("C:\\Go"), Scope::Machine, true, practiceArchive()}));
}

TEST_F(ElevatedHost, ENV_220_ARequestThatVouchesForItsOwnArchiveInstallsNothing)
{
    // Index and file agree, as they do where one hand made both.
    InstallToolchain evil = installTo("C:\\Program Files\\Go", Scope::Machine);
    evil.archive.version = s("go1.98.0");
    evil.archive.fileName = s("go1.98.0.windows-amd64.zip");
    const auto done = send(toBytes(requestOf({evil})));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted) << done.error().english().toStdString();
    EXPECT_FALSE(*machine->files().info(s("C:\\Program Files\\Go")));

    InstallToolchain known = installTo("C:\\Program Files\\Go", Scope::Machine);
    known.archive.sha256 = QByteArray(64, 'e');
    EXPECT_EQ(send(toBytes(requestOf({known}))).error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(*machine->files().info(s("C:\\Program Files\\Go")));
    EXPECT_TRUE(
        send(toBytes(requestOf({installTo("C:\\Program Files\\Go", Scope::Machine)}))).has_value());
}

TEST_F(ElevatedHost, WhatCameWithTheRequestIsRefusedBehindALinkAndOnAShare)
{
    const InstallToolchain go = installTo("C:\\Program Files\\Go", Scope::Machine);
    for (const char* file : {"C:\\lure\\x.zip", "\\\\server\\share\\x.zip", "x.zip"}) {
        ElevationRequest request = requestOf({go});
        request.delivered.insert(go.archive.fileName, s(file));
        const auto done = send(toBytes(request));
        ASSERT_FALSE(done.has_value()) << file;
        EXPECT_EQ(done.error().code, ErrorCode::Untrusted) << file;
    }
    EXPECT_FALSE(*machine->files().info(s("C:\\Program Files\\Go")));
}

TEST_F(ElevatedHost, WhatCameWithTheRequestMustHashToWhatIsKnown)
{
    const InstallToolchain go = installTo("C:\\Program Files\\Go", Scope::Machine);
    const QString file = s("C:\\Users\\li\\go.zip");
    ASSERT_TRUE(machine->files().write(file, QByteArray(1000, 'x')));
    ElevationRequest request = requestOf({go});
    request.delivered.insert(go.archive.fileName, file);
    EXPECT_EQ(send(toBytes(request)).error().code, ErrorCode::Untrusted);
    EXPECT_FALSE(*machine->files().info(s("C:\\Program Files\\Go")));
}

TEST_F(ElevatedHost, AFolderOfThatNameBesideTheGoIsNotTakenForWhatUndoLeft)
{
    ElevationRequest request =
        requestOf({InstallToolchain{s("C:\\Go"), Scope::Machine, true, practiceArchive()}});
    ASSERT_TRUE(send(toBytes(request)).has_value());
    // Anybody may make a folder in C:\, and the run's name is no secret.
    const QString planted = s("C:\\Go.gosetup-undone-") + request.run;
    ASSERT_TRUE(machine->files().write(planted + s("\\bin\\evil.exe"), "MZ"));

    ElevationRequest back = requestOf({});
    back.undoes = request.run;
    const auto undone = send(toBytes(back));
    ASSERT_FALSE(undone.has_value());
    EXPECT_EQ(undone.error().code, ErrorCode::Untrusted) << undone.error().english().toStdString();
    EXPECT_FALSE(*machine->files().info(s("C:\\Go\\bin\\evil.exe")));

    ASSERT_TRUE(machine->files().removeTree(planted));
    back.run = newRunId(*machine);
    EXPECT_TRUE(send(toBytes(back)).has_value());
    EXPECT_FALSE(*machine->files().info(s("C:\\Go")));
}

TEST_F(ElevatedHost, DataOfAStrangerIsNotTakenOver)
{
    MachineImage image;
    image.folder(s("C:\\ProgramData\\GoSetup")).writableBy = {s("li")};
    machine = machineOf(image);
    elevated = machine->elevatedView();
    const auto done = send(toBytes(requestOf({longPaths})));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::Untrusted);
    EXPECT_TRUE(done.error().english().contains(s("C:\\ProgramData\\GoSetup")));
    EXPECT_FALSE(*machine->files().info(s("C:\\ProgramData\\GoSetup\\journal")));
}

TEST_F(ElevatedHost, AProtectedFolderThatIsThereAndOpenIsNotAlreadySo)
{
    MachineImage image;
    image.folder(s("C:\\open"));
    const auto open = machineOf(image);
    const auto made = makePlan(*open, {{MakeFolder{s("C:\\open"), Scope::Machine, true}, {}}});
    ASSERT_FALSE(made.has_value());
    EXPECT_EQ(made.error().code, ErrorCode::Untrusted);
}

TEST_F(ElevatedHost, ARefusedRequestIsRefusedBeforeThePromptAndBeforeAnythingIsDone)
{
    const auto report =
        runChanges(*machine, {SetVariable{Scope::User, s("GOBIN"), s("C:\\Users\\li\\bin")},
                              SetVariable{Scope::Machine, s("CC"), s("evil")}});
    ASSERT_TRUE(report.error.has_value());
    EXPECT_EQ(report.error->code, ErrorCode::Untrusted);
    EXPECT_EQ(report.count(Outcome::NotDone), 2);
    EXPECT_FALSE(valueOf(*machine, s("GOBIN")));
}

TEST_F(ElevatedHost, StopsWhenTheMachineChangedMeanwhile)
{
    const QByteArray bytes =
        toBytes(requestOf({SetVariable{Scope::Machine, s("GOPROXY"), s("direct")}}));
    ASSERT_TRUE(elevated->registry().write(variableRegistryPath(Scope::Machine, s("GOPROXY")),
                                           RegValue::fromText(RegKind::String, s("theirs"))));
    const auto done = send(bytes);
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::ChangedMeanwhile);
}

TEST_F(ElevatedHost, UndoesOnlyWhatItsOwnJournalHas)
{
    ElevationRequest request = requestOf({});
    request.undoes = s("20261121-210405-3f2a");
    const auto done = send(toBytes(request));
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::NotFound);
}
