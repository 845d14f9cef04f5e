// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/Recorder.h"
#include "machine/ProgramFile.h"
#include "machine/practice/ImageJson.h"
#include "machine/practice/PracticeMachine.h"
#include "support/Literals.h"

#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gosetup {
namespace {

using namespace std::chrono_literals;
using testing::UnorderedElementsAre;

using MachinePtr = std::shared_ptr<Machine>;
using Look = std::function<void(const MachinePtr&)>;

MachineImage recordImage(const MachinePtr& machine, const Look& look)
{
    const MachineRecord record(machine);
    look(record.watched());
    return record.image();
}

/// The machine that `look` on this one makes: recorded, saved as text and read back.
MachinePtr replayed(const MachinePtr& machine, const Look& look)
{
    const auto image = recordImage(machine, look);
    const auto read = readImage(writeImage(image));
    EXPECT_TRUE(read) << (read ? "" : read.error().english().toStdString());
    return *PracticeMachine::fromImage(*read);
}

TEST(Recorder, NotesThatABodyDidNotArrive)
{
    MachineImage image;
    image.network.hosts[s("a.example")].bodyArrives = false;
    ProbeRequest request(QUrl(s("https://a.example/golang.org/x/text/@v/list")));
    request.readsBody = true;
    const MachinePtr machine = *PracticeMachine::fromImage(image);
    const auto copy = replayed(
        machine, [&](const MachinePtr& m) { static_cast<void>(m->network().probe(request, 1s)); });
    for (const MachinePtr& m : {machine, copy}) {
        const auto result = m->network().probe(request, 1s);
        EXPECT_EQ(result->httpStatus, 200);
        EXPECT_EQ(result->body, BodyKind::NotRead);
    }
}

TEST(Recorder, NotesRegistryWithKindsKeysAndTimes)
{
    MachineImage image;
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::ExpandString, s("a"));
    image.setVariable(Hive::CurrentUser, s("Other"), RegKind::String, s("b"));
    image.setValue(Hive::CurrentUser, s("Accounts\\Personal"), s("x"), RegValue::fromDword(7));
    image.registry[regKey(Hive::CurrentUser, s("Environment"))].lastWrite =
        QDateTime::fromString(s("2026-01-02T03:04:05Z"), Qt::ISODate);
    const MachinePtr machine = *PracticeMachine::fromImage(image);
    const auto copy = replayed(machine, [](const MachinePtr& m) {
        static_cast<void>(m->registry().valueNames(Hive::CurrentUser, s("Environment")));
        static_cast<void>(m->registry().lastWrite(Hive::CurrentUser, s("Environment")));
        static_cast<void>(m->registry().subKeys(Hive::CurrentUser, s("Accounts")));
        static_cast<void>(m->registry().read({Hive::LocalMachine, s("None"), s("x")}));
    });
    for (const MachinePtr& m : {machine, copy}) {
        Registry& r = m->registry();
        EXPECT_THAT(*r.valueNames(Hive::CurrentUser, s("Environment")),
                    UnorderedElementsAre(s("Path"), s("Other")));
        EXPECT_EQ((**r.read({Hive::CurrentUser, s("Environment"), s("path")})).kind,
                  RegKind::ExpandString);
        EXPECT_EQ(*r.lastWrite(Hive::CurrentUser, s("Environment")),
                  QDateTime::fromString(s("2026-01-02T03:04:05Z"), Qt::ISODate));
        EXPECT_THAT(*r.subKeys(Hive::CurrentUser, s("Accounts")),
                    UnorderedElementsAre(s("Personal")));
        EXPECT_FALSE(*r.read({Hive::LocalMachine, s("None"), s("x")}));
    }
}

TEST(Recorder, NotesFilesBehindLinksWhereTheyAre)
{
    MachineImage image;
    image.folder(s("C:\\apps\\go\\current")).link(reparse::mountPoint, s("C:\\apps\\go\\1.24.4"));
    image.go(s("C:\\apps\\go\\1.24.4"), s("go1.24.4"));
    image.file(s("C:\\cloud\\x")).sized(9).attribute(fileattribute::recallOnDataAccess);
    const MachinePtr machine = *PracticeMachine::fromImage(image);
    const auto copy = replayed(machine, [](const MachinePtr& m) {
        Files& files = m->files();
        static_cast<void>(files.info(s("C:\\apps\\go\\current\\bin\\go.exe")));
        static_cast<void>(files.read(s("C:\\apps\\go\\current\\VERSION"), 100));
        static_cast<void>(files.list(s("C:\\apps\\go\\current\\bin")));
        static_cast<void>(files.resolved(s("C:\\apps\\go\\current\\new\\x")));
        static_cast<void>(files.info(s("C:\\cloud\\x")));
        static_cast<void>(
            m->processes().run(s("C:\\apps\\go\\current\\bin\\go.exe"), {s("version")}, 1s));
    });
    for (const MachinePtr& m : {machine, copy}) {
        Files& files = m->files();
        EXPECT_TRUE(files.read(s("C:\\apps\\go\\current\\VERSION"), 100)->startsWith("go1.24.4"));
        EXPECT_THAT(*files.list(s("C:\\apps\\go\\current\\bin")),
                    UnorderedElementsAre(s("go.exe"), s("gofmt.exe")));
        EXPECT_EQ((**files.info(s("C:\\apps\\go\\current\\bin\\gofmt.exe"))).size, 2'800'000);
        EXPECT_EQ(*files.resolved(s("C:\\apps\\go\\current\\new\\x")),
                  s("C:\\apps\\go\\1.24.4\\new\\x"));
        EXPECT_EQ((**files.info(s("C:\\apps\\go\\current"))).reparseTag, reparse::mountPoint);
        EXPECT_TRUE((**files.info(s("C:\\cloud\\x"))).isCloudPlaceholder());
        EXPECT_EQ(m->processes()
                      .run(s("C:\\apps\\go\\current\\bin\\go.exe"), {s("version")}, 1s)
                      ->standardOutput,
                  "go version go1.24.4 windows/amd64\n");
    }
}

TEST(Recorder, ARunThatFollowsFromFilesIsNotKeptAsAFact)
{
    MachineImage image;
    image.go(s("C:\\go"), s("go1.24.4"));
    image.programFails(s("C:\\blocked\\go.exe"), 4551);
    const MachinePtr machine = *PracticeMachine::fromImage(image);
    const auto recorded = recordImage(machine, [](const MachinePtr& m) {
        static_cast<void>(m->files().read(s("C:\\go\\VERSION"), 100));
        for (const char* program : {"C:\\go\\bin\\go.exe", "C:\\blocked\\go.exe"})
            static_cast<void>(m->processes().run(s(program), {s("version")}, 1s));
    });
    ASSERT_EQ(recorded.programs.size(), 1u);
    EXPECT_EQ(recorded.programs.front().result.startError, 4551u);
}

TEST(Recorder, NotesWhatAProgramIsMadeForAndNotAllOfIt)
{
    MachineImage image;
    image.file(s("C:\\gcc\\bin\\gcc.exe")).pe(Arch::X86, 1'800'000);
    image.file(s("C:\\gcc\\notes.txt")).content("no program");
    const MachinePtr machine = *PracticeMachine::fromImage(image);
    const auto replay = replayed(machine, [](const MachinePtr& m) {
        EXPECT_EQ(m->files().head(s("C:\\gcc\\notes.txt"), 2), QByteArray("no"));
        EXPECT_EQ(programArch(*m->files().head(s("C:\\gcc\\bin\\gcc.exe"), 4096)), Arch::X86);
    });
    EXPECT_EQ(programArch(*replay->files().head(s("C:\\gcc\\bin\\gcc.exe"), 4096)), Arch::X86);
    EXPECT_EQ((**replay->files().info(s("C:\\gcc\\bin\\gcc.exe"))).size, 1'800'000);
    EXPECT_FALSE(programArch("MZ"));
    EXPECT_FALSE(programArch(QByteArray("MZ") + QByteArray(62, '\xff')));
}

TEST(Recorder, NotesRightsThatAreNotAsThePlaceSays)
{
    MachineImage image;
    image.folder(s("C:\\Go\\bin"));
    image.folder(s("C:\\Safe")).protect();
    image.folder(s("C:\\Program Files\\Open")).access({true, true, false});
    const MachinePtr machine = *PracticeMachine::fromImage(image);
    const QStringList folders = {s("C:\\"), s("C:\\Go\\bin"), s("C:\\Safe"),
                                 s("C:\\Program Files\\Open"), s("C:\\Program Files")};
    const auto copy = replayed(machine, [&](const MachinePtr& m) {
        for (const QString& folder : folders)
            static_cast<void>(m->files().access(folder));
    });
    for (const QString& folder : folders) {
        const FolderAccess a = *machine->files().access(folder);
        const FolderAccess b = *copy->files().access(folder);
        EXPECT_EQ(a.currentUserMayWrite, b.currentUserMayWrite) << folder.toStdString();
        EXPECT_EQ(a.ordinaryUsersMayWrite, b.ordinaryUsersMayWrite) << folder.toStdString();
        EXPECT_EQ(a.inheritedFromDriveRoot, b.inheritedFromDriveRoot) << folder.toStdString();
    }
}

TEST(Recorder, NotesDefenderAliasesNetworkAndProcesses)
{
    for (const auto visibility :
         {ExclusionsVisibility::Visible, ExclusionsVisibility::NeedsElevation,
          ExclusionsVisibility::HiddenByPolicy}) {
        MachineImage image;
        image.defender.visibility = visibility;
        image.defender.lists.paths << s("C:\\x");
        image.defender.status.tamperProtected = false;
        image.defender.otherProducts << s("Other");
        image.network.hosts[s("go.dev")] = {ImageHost::Outcome::Ok, 200, 7, s("CA")};
        image.network.hosts[s("slow")].outcome = ImageHost::Outcome::Timeout;
        image.network.hosts[s("refused")] = {ImageHost::Outcome::Untrusted, 200, 7, s("CB")};
        image.running.push_back({3, s("cmd.exe"), {}, {}});
        image.file(s("C:\\Users\\li\\AppData\\Local\\Microsoft\\WindowsApps\\go.exe"))
            .alias(s("P"), s("C:\\t"));
        const MachinePtr machine = *PracticeMachine::fromImage(image);
        const auto look = [](const MachinePtr& m) {
            static_cast<void>(m->defender().status());
            static_cast<void>(m->defender().exclusions());
            static_cast<void>(m->defender().otherProducts());
            static_cast<void>(m->aliases().list());
            static_cast<void>(m->processes().running());
            static_cast<void>(m->network().probe(QUrl(s("https://go.dev/")), 1s));
            static_cast<void>(m->network().probe(QUrl(s("https://slow/")), 1s));
            static_cast<void>(m->network().probe(QUrl(s("https://refused/")), 1s));
        };
        const auto copy = replayed(machine, look);
        EXPECT_EQ(copy->defender().exclusions()->paths, machine->defender().exclusions()->paths);
        EXPECT_FALSE(copy->defender().status()->tamperProtected);
        EXPECT_EQ(copy->defender().otherProducts()->size(), 1);
        EXPECT_EQ(copy->aliases().list()->front().reparseData,
                  machine->aliases().list()->front().reparseData);
        EXPECT_EQ(copy->processes().running()->size(), 1u);
        EXPECT_EQ(copy->network().probe(QUrl(s("https://go.dev/")), 1s)->tlsIssuer, s("CA"));
        EXPECT_EQ(copy->network().probe(QUrl(s("https://slow/")), 1s).error().code,
                  ErrorCode::Timeout);
        const auto refused = copy->network().probe(QUrl(s("https://refused/")), 1s);
        ASSERT_TRUE(refused.has_value());
        EXPECT_FALSE(refused->tlsTrusted);
        EXPECT_EQ(refused->tlsIssuer, s("CB"));
    }
}

TEST(Recorder, NotesBothWaysToAHostWhatItSendsAndWhetherTheProxyIsThere)
{
    MachineImage image;
    image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("system")};
    image.network.proxyOutcome = ImageHost::Outcome::Timeout;
    image.network.hosts[s("a.example")].body = BodyKind::Html;
    image.network.withoutProxy[s("a.example")].httpStatus = 502;
    const MachinePtr machine = *PracticeMachine::fromImage(image);
    ProbeRequest through(QUrl(s("https://a.example/@v/list")));
    through.readsBody = true;
    ProbeRequest direct = through;
    direct.proxy = ProxySettings();
    ProbeRequest unknown = direct;
    unknown.url = QUrl(s("https://b.example/"));
    const auto copy = replayed(machine, [&](const MachinePtr& m) {
        static_cast<void>(m->network().proxyFor(through.url));
        for (const ProbeRequest& request : {through, direct, unknown})
            static_cast<void>(m->network().probe(request, 1s));
        static_cast<void>(m->network().connectTo(image.network.proxy, 1s));
    });
    EXPECT_EQ(copy->network().probe(through, 1s)->body, BodyKind::Html);
    EXPECT_EQ(copy->network().probe(direct, 1s)->httpStatus, 502);
    EXPECT_EQ(copy->network().probe(unknown, 1s).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(copy->network().connectTo(image.network.proxy, 1s).error().code, ErrorCode::Timeout);
}

TEST(Recorder, SeesRealFilesOfAPracticeFolder)
{
    const QTemporaryDir folder;
    const MachinePtr machine = *PracticeMachine::fromImage({}, {folder.path(), false});
    ASSERT_TRUE(machine->files().write(s("C:\\Users\\li\\real.txt"), "real"));
    const auto copy = replayed(machine, [](const MachinePtr& m) {
        static_cast<void>(m->files().read(s("c:\\users\\li\\REAL.txt"), 10));
    });
    EXPECT_EQ(*copy->files().read(s("C:\\Users\\li\\real.txt"), 10), "real");
}

TEST(Recorder, ChangesNothing)
{
    const MachinePtr machine = *PracticeMachine::fromImage({}, {QString(), true});
    recordImage(machine, [](const MachinePtr& m) {
        EXPECT_EQ(m->registry()
                      .write({Hive::CurrentUser, s("E"), s("x")}, RegValue::fromDword(1))
                      .error()
                      .code,
                  ErrorCode::Unsupported);
        EXPECT_FALSE(m->files().write(s("C:\\x"), "1"));
        EXPECT_FALSE(m->files().makeFolder(s("C:\\y"), false));
        EXPECT_FALSE(m->defender().addPath(s("C:\\x")));
        EXPECT_FALSE(m->aliases().disable(s("go.exe")));
    });
    EXPECT_FALSE(*machine->files().info(s("C:\\x")));
    EXPECT_FALSE(*machine->registry().keyExists(Hive::CurrentUser, s("E")));
}

} // namespace
} // namespace gosetup
