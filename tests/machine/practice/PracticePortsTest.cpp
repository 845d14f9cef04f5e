// SPDX-License-Identifier: Apache-2.0
#include "machine/practice/ImageJson.h"
#include "paths/WindowsPath.h"
#include "support/ChildRole.h"
#include "support/Literals.h"
#include "support/PracticeKit.h"

#include <QTemporaryDir>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace gosetup {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testkit::machineOf;

RegistryValuePath userPath()
{
    return {Hive::CurrentUser, s("Environment"), s("Path")};
}

TEST(PracticeRegistry, KeepsKindBytesAndTheSpellingOfNames)
{
    MachineImage image;
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::ExpandString, s("%X%;b"));
    const auto machine = machineOf(image);
    Registry& registry = machine->registry();
    const RegValue odd{RegKind::String, QByteArray("a\0b\0c", 5)};
    ASSERT_TRUE(registry.write({Hive::CurrentUser, s("ENVIRONMENT"), s("PATH")}, odd));
    EXPECT_EQ(**registry.read(userPath()), odd);
    EXPECT_THAT(*registry.valueNames(Hive::CurrentUser, s("environment")), ElementsAre(s("Path")));
    ASSERT_TRUE(registry.write(userPath(), std::nullopt));
    EXPECT_FALSE(*registry.read(userPath()));
    EXPECT_TRUE(*registry.keyExists(Hive::CurrentUser, s("Environment")));
    EXPECT_TRUE(registry.write(userPath(), std::nullopt)) << "deleting what is absent is no error";
}

TEST(PracticeRegistry, ListsDirectSubkeysOnly)
{
    MachineImage image;
    image.setValue(Hive::CurrentUser, s("A\\Personal\\Deep"), s("x"), RegValue::fromDword(1));
    image.setValue(Hive::CurrentUser, s("A\\Business1"), s("x"), RegValue::fromDword(1));
    image.setValue(Hive::CurrentUser, s("AB"), s("x"), RegValue::fromDword(1));
    const auto machine = machineOf(image);
    EXPECT_THAT(*machine->registry().subKeys(Hive::CurrentUser, s("a")),
                testing::UnorderedElementsAre(s("Personal"), s("Business1")));
    EXPECT_TRUE(*machine->registry().keyExists(Hive::CurrentUser, s("A\\Personal")));
    EXPECT_FALSE(*machine->registry().keyExists(Hive::CurrentUser, s("A\\Per")));
    EXPECT_FALSE(*machine->registry().keyExists(Hive::LocalMachine, s("A")));
}

TEST(PracticeRegistry, NotesWhenAKeyWasWritten)
{
    MachineImage image;
    image.now = QDateTime::fromString(s("2026-11-21T21:00:00Z"), Qt::ISODate);
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("a"));
    const auto machine = machineOf(image);
    Registry& registry = machine->registry();
    EXPECT_EQ(registry.lastWrite(Hive::CurrentUser, s("Environment")).error().code,
              ErrorCode::Unsupported);
    ASSERT_TRUE(registry.write(userPath(), RegValue::fromText(RegKind::String, s("b"))));
    EXPECT_EQ(*registry.lastWrite(Hive::CurrentUser, s("Environment")), *image.now);
}

TEST(PracticeRegistry, WritesTheMachineOnlyWithRights)
{
    const RegistryValuePath place{Hive::LocalMachine, s("SOFTWARE\\x"), s("y")};
    const auto plain = machineOf({});
    EXPECT_EQ(plain->registry().write(place, RegValue::fromDword(1)).error().code,
              ErrorCode::NeedsElevation);
    const auto elevated = machineOf({}, {}, true);
    EXPECT_TRUE(elevated->registry().write(place, RegValue::fromDword(1)));
}

TEST(PracticeState, SurvivesTheProcessInItsFolder)
{
    const QTemporaryDir folder;
    MachineImage image;
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("a"));
    ASSERT_TRUE(machineOf(image, folder.path())
                    ->registry()
                    .write(userPath(), RegValue::fromText(RegKind::ExpandString, s("later"))));
    const auto again = machineOf(image, folder.path());
    EXPECT_EQ((**again->registry().read(userPath())).text(), s("later"));
    MachineImage other;
    other.name = s("other");
    const auto refused = PracticeMachine::fromImage(other, {folder.path(), false});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Usage);
    EXPECT_TRUE(refused.error().remedy.english().contains(s("start over")));
}

TEST(PracticeState, ACopyLeavesItsOriginalAlone)
{
    MachineImage image;
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("a"));
    const auto machine = machineOf(image);
    const auto copy = machine->copy();
    ASSERT_TRUE(copy->registry().write(userPath(), std::nullopt));
    ASSERT_TRUE(copy->files().makeFolder(s("C:\\New"), true));
    EXPECT_EQ((**machine->registry().read(userPath())).text(), s("a"));
    EXPECT_FALSE(*machine->files().info(s("C:\\New")));
    EXPECT_TRUE(*copy->files().info(s("C:\\New")));
}

TEST(PracticeFault, HappensAfterSoManyMatchingCallsAndSoOften)
{
    MachineImage image;
    image.fault(s("files.write"), ImageFault::Kind::InUse, 1, s("go\\ENV"));
    image.faults.back().times = 2;
    const auto machine = machineOf(image);
    Files& files = machine->files();
    const QString path = s("C:\\Users\\li\\go\\env");
    EXPECT_TRUE(files.write(s("C:\\other"), "1"));
    EXPECT_TRUE(files.write(path, "1"));
    EXPECT_EQ(files.write(path, "2").error().code, ErrorCode::InUse);
    EXPECT_EQ(files.write(path, "3").error().code, ErrorCode::InUse);
    EXPECT_TRUE(files.write(path, "4"));
    EXPECT_EQ(*files.read(path, 9), "4");
}

TEST(PracticeFault, ADelayHoldsUpNobodyElse)
{
    MachineImage image;
    image.fault(s("processes.running"), ImageFault::Kind::Delay);
    image.faults.back().milliseconds = 2000;
    const auto machine = machineOf(image);
    std::atomic<bool> through = false;
    std::thread slow([&] {
        EXPECT_TRUE(machine->processes().running());
        through = true;
    });
    std::this_thread::sleep_for(50ms);
    EXPECT_TRUE(machine->registry().read(userPath()));
    EXPECT_FALSE(through);
    slow.join();
}

const testkit::ChildRole writeNew("write-new", [](const QStringList& arguments) {
    const auto machine = PracticeMachine::open(arguments.value(0), {arguments.value(1), false});
    const auto value = RegValue::fromText(RegKind::String, s("new"));
    return machine && (*machine)->registry().write(userPath(), value) ? 0 : 1;
});

TEST(PracticeFault, KillsTheProcessOnceAndNotTheNextOne)
{
    for (const bool after : {false, true}) {
        const QTemporaryDir folder;
        MachineImage image;
        image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("old"));
        image.fault(s("registry.write"),
                    after ? ImageFault::Kind::KillAfter : ImageFault::Kind::Kill);
        QFile given(folder.filePath(s("given.json")));
        ASSERT_TRUE(given.open(QIODevice::WriteOnly));
        given.write(writeImage(image));
        given.close();
        const QStringList arguments{given.fileName(), folder.path()};
        EXPECT_EQ(testkit::exitCodeOf("write-new", arguments), 137);
        const auto survivor = machineOf(image, folder.path());
        EXPECT_EQ((**survivor->registry().read(userPath())).text(), after ? s("new") : s("old"));
        EXPECT_EQ(testkit::exitCodeOf("write-new", arguments), 0) << "the fault is spent";
    }
}

TEST(PracticeDefender, ShowsItsListAsTheImageSays)
{
    MachineImage image;
    image.defender.lists.paths << s("C:\\Users\\li\\go-build");
    const auto plain = machineOf(image);
    EXPECT_TRUE(plain->defender().exclusions()->paths.front().startsWith(s("N/A: Must be")));
    EXPECT_EQ(plain->defender().addPath(s("C:\\x")).error().code, ErrorCode::NeedsElevation);
    const auto elevated = machineOf(image, {}, true);
    EXPECT_THAT(elevated->defender().exclusions()->paths,
                ElementsAre(s("C:\\Users\\li\\go-build")));
    ASSERT_TRUE(elevated->defender().addPath(s("C:\\x")));
    EXPECT_EQ(elevated->defender().exclusions()->paths.size(), 2);
    ASSERT_TRUE(elevated->defender().removePath(s("c:\\X\\")));
    EXPECT_EQ(elevated->defender().exclusions()->paths.size(), 1);

    image.defender.visibility = ExclusionsVisibility::HiddenByPolicy;
    image.defender.adds = DefenderAdds::Ineffective;
    const auto managed = machineOf(image, {}, true);
    EXPECT_TRUE(
        managed->defender().exclusions()->paths.front().startsWith(s("N/A: Administrators")));
    EXPECT_TRUE(managed->defender().addPath(s("C:\\x"))) << "it says yes";
    EXPECT_EQ(managed->image().defender.lists.paths.size(), 1) << "and does nothing";
    image.defender.adds = DefenderAdds::PolicyRefused;
    EXPECT_EQ(machineOf(image, {}, true)->defender().addPath(s("C:\\x")).error().code,
              ErrorCode::Policy);
    image.defender.answers = false;
    EXPECT_EQ(machineOf(image)->defender().status().error().code, ErrorCode::Unsupported);
}

TEST(PracticeAliases, GoOffAndComeBackWithTheSameBytes)
{
    MachineImage image;
    const QString apps = s("C:\\Users\\li\\AppData\\Local\\Microsoft\\WindowsApps\\");
    image.file(apps + s("go.exe")).alias(s("Pkg_1"), s("C:\\x.exe"));
    image.file(apps + s("tool.exe")).content("MZ");
    const auto machine = machineOf(image);
    Aliases& aliases = machine->aliases();
    const auto stubs = aliases.list();
    ASSERT_EQ(stubs->size(), 2u);
    const AliasStub go = stubs->front();
    EXPECT_EQ(go.reparseTag, reparse::appExecLink);
    EXPECT_EQ(go.reparseData, *machine->files().reparseData(go.path));
    EXPECT_EQ(aliases.disable(s("tool.exe")).error().code, ErrorCode::Invalid);
    ASSERT_TRUE(aliases.disable(s("GO.exe")));
    EXPECT_EQ(aliases.list()->size(), 1u);
    ASSERT_TRUE(aliases.restore(s("go.exe"), go.reparseTag, go.reparseData));
    ASSERT_TRUE(aliases.restore(s("go.exe"), go.reparseTag, go.reparseData));
    EXPECT_EQ(aliases.list()->front().reparseData, go.reparseData);
    EXPECT_EQ(aliases.restore(s("go.exe"), reparse::symlink, {}).error().code, ErrorCode::Invalid);
    EXPECT_TRUE(machineOf({})->aliases().list()->empty());
}

TEST(PracticeProcesses, GoAnswersFromItsTree)
{
    MachineImage image;
    image.go(s("C:\\go"), s("go1.24.4"));
    image.go(s("C:\\arm"), s("go1.24.4"), Arch::Arm64);
    image.file(s("C:\\text\\bin\\go.exe")).content("#!/bin/sh");
    image.file(s("C:\\lost\\bin\\go.exe")).pe(Arch::Amd64);
    image.file(s("C:\\alias\\go.exe")).alias(s("P"), s("C:\\x"));
    image.programFails(s("C:\\policy\\go.exe"), 4551);
    const auto machine = machineOf(image);
    const auto run = [&](const char* program) {
        return machine->processes().run(s(program), {s("version")}, 1000ms).value();
    };
    EXPECT_EQ(run("C:\\GO\\bin\\go.exe").standardOutput, "go version go1.24.4 windows/amd64\n");
    EXPECT_EQ(run("C:\\arm\\bin\\go.exe").startError, 193u);
    EXPECT_EQ(run("C:\\text\\bin\\go.exe").startError, 193u);
    EXPECT_EQ(run("C:\\none\\go.exe").startError, 2u);
    EXPECT_EQ(run("C:\\alias\\go.exe").startError, 1920u);
    EXPECT_EQ(run("C:\\policy\\go.exe").startError, 4551u);
    EXPECT_NE(run("C:\\lost\\bin\\go.exe").exitCode, 0u);
    image.system.arch = Arch::Arm64; // emulates the other
    const auto arm = machineOf(image);
    EXPECT_EQ(arm->processes().run(s("C:\\go\\bin\\go.exe"), {s("version")}, 1s)->standardOutput,
              "go version go1.24.4 windows/amd64\n");
    EXPECT_EQ(arm->processes().run(s("C:\\arm\\bin\\go.exe"), {s("version")}, 1s)->standardOutput,
              "go version go1.24.4 windows/arm64\n");
}

TEST(PracticeElevation, AnswersAsTheImageSays)
{
    const auto work = [](Machine& machine, const ElevationCall&) {
        EXPECT_TRUE(machine.system().info().elevated);
        static_cast<void>(machine.registry().write(
            userPath(), RegValue::fromText(RegKind::String, s("elevated"))));
        return machine.registry().write({Hive::LocalMachine, s("SOFTWARE\\x"), s("y")},
                                        RegValue::fromDword(1));
    };
    MachineImage image;
    const auto accepted = machineOf(image);
    ASSERT_TRUE(accepted->elevation().run({}, work));
    EXPECT_TRUE(*accepted->registry().read({Hive::LocalMachine, s("SOFTWARE\\x"), s("y")}));
    EXPECT_EQ((**accepted->registry().read(userPath())).text(), s("elevated"));

    image.elevation = ElevationAnswer::OtherAccount;
    const auto other = machineOf(image);
    ASSERT_TRUE(other->elevation().run({}, work));
    EXPECT_TRUE(*other->registry().read({Hive::LocalMachine, s("SOFTWARE\\x"), s("y")}));
    EXPECT_FALSE(*other->registry().read(userPath())) << "it was the other account's HKCU";

    image.elevation = ElevationAnswer::Refused;
    EXPECT_EQ(machineOf(image)->elevation().run({}, work).error().code,
              ErrorCode::ElevationRefused);
}

TEST(PracticeSystem, StartsWithTheBlockThatTheRegistryGives)
{
    MachineImage image;
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString,
                      s("%SystemRoot%\\system32"));
    image.setVariable(Hive::LocalMachine, s("GOROOT"), RegKind::String, s("C:\\machine"));
    image.setVariable(Hive::CurrentUser, s("Path"), RegKind::String, s("%USERPROFILE%\\go\\bin"));
    image.setVariable(Hive::CurrentUser, s("goroot"), RegKind::ExpandString,
                      s("%USERPROFILE%\\sdk"));
    const auto machine = machineOf(image);
    const auto block = machine->system().processEnvironment();
    EXPECT_EQ(block.value(s("PATH")), s("C:\\Windows\\system32;%USERPROFILE%\\go\\bin"))
        << "a plain string is not expanded";
    EXPECT_EQ(block.value(s("GOROOT")), s("C:\\Users\\li\\sdk"));
    ASSERT_TRUE(machine->registry().write(userPath(), std::nullopt));
    EXPECT_EQ(machine->system().processEnvironment(), block) << "a running process keeps its block";
}

TEST(PracticeNetwork, AnswersHostByHost)
{
    MachineImage image;
    image.network.hosts[s("proxy.golang.org")].outcome = ImageHost::Outcome::Unreachable;
    image.network.hosts[s("goproxy.cn")].tlsIssuer = s("Some CA");
    image.network.hosts[s("sum.golang.org")] = {ImageHost::Outcome::Untrusted, 200, 9, s("CA")};
    image.network.proxy = {s("proxy.example"), 8080, s("u"), s("p"), s("image")};
    const auto machine = machineOf(image);
    Network& network = machine->network();
    EXPECT_EQ(network.probe(QUrl(s("https://proxy.golang.org/")), 1s).error().code,
              ErrorCode::Network);
    EXPECT_TRUE(network.probe(QUrl(s("https://GOPROXY.cn/")), 1s)->tlsIntercepted);
    const auto refused = network.probe(QUrl(s("https://sum.golang.org/")), 1s);
    ASSERT_TRUE(refused.has_value());
    EXPECT_FALSE(refused->tlsTrusted);
    EXPECT_EQ(refused->tlsIssuer, s("CA"));
    EXPECT_EQ(refused->httpStatus, 0);
    EXPECT_EQ(network.probe(QUrl(s("https://go.dev/")), 1s)->httpStatus, 200);
    EXPECT_EQ(network.proxyFor(QUrl(s("https://go.dev/"))).port, 8080);
    EXPECT_TRUE(network.proxyFor(QUrl(s("http://127.0.0.1:8000/"))).isDirect());
}

TEST(PracticeNetwork, KnowsTheWayWithoutItsProxyOnlyWhereTheImageSaysIt)
{
    MachineImage image;
    image.network.proxy = {s("proxy.example"), 8080, {}, {}, s("system")};
    image.network.withoutProxy[s("go.dev")].outcome = ImageHost::Outcome::Timeout;
    const auto machine = machineOf(image);
    Network& network = machine->network();
    ProbeRequest request(QUrl(s("https://go.dev/")));
    EXPECT_TRUE(network.probe(request, 1s).has_value());
    request.proxy = ProxySettings();
    EXPECT_EQ(network.probe(request, 1s).error().code, ErrorCode::Timeout);
    request.url = QUrl(s("https://goproxy.cn/"));
    EXPECT_EQ(network.probe(request, 1s).error().code, ErrorCode::Unsupported);
    request.proxy = ProxySettings{s("other.example"), 1, {}, {}, {}};
    EXPECT_EQ(network.probe(request, 1s).error().code, ErrorCode::Unsupported);
    EXPECT_EQ(network.connectTo(*request.proxy, 1s).error().code, ErrorCode::Unsupported);
}

TEST(PracticeNetwork, AProxyThroughWhichNothingAnswersIsNotThere)
{
    MachineImage image;
    image.network.proxy = {s("127.0.0.1"), 7890, {}, {}, s("HTTPS_PROXY")};
    EXPECT_TRUE(machineOf(image)->network().connectTo(image.network.proxy, 1s).has_value());
    image.network.others.outcome = ImageHost::Outcome::Unreachable;
    EXPECT_EQ(machineOf(image)->network().connectTo(image.network.proxy, 1s).error().code,
              ErrorCode::Network);
    image.network.proxyOutcome = ImageHost::Outcome::Ok;
    EXPECT_TRUE(machineOf(image)->network().connectTo(image.network.proxy, 1s).has_value());
}

TEST(PracticeNetwork, AnswersWithABodyOnlyToWhomWantsIt)
{
    MachineImage image;
    image.network.hosts[s("blocked.example")].body = BodyKind::Html;
    image.network.hosts[s("a.example/sumdb/x/supported")].httpStatus = 404;
    const auto machine = machineOf(image);
    Network& network = machine->network();
    ProbeRequest request(QUrl(s("https://blocked.example/@v/list")));
    EXPECT_EQ(network.probe(request, 1s)->body, BodyKind::NotRead);
    request.readsBody = true;
    EXPECT_EQ(network.probe(request, 1s)->body, BodyKind::Html);
    request.url = QUrl(s("https://a.example/goproxy/@v/list"));
    EXPECT_EQ(network.probe(request, 1s)->body, BodyKind::Versions);
    EXPECT_EQ(network.probe(request, 1s)->httpStatus, 200);
    request.url = QUrl(s("https://a.example/goproxy/sumdb/x/supported"));
    EXPECT_EQ(network.probe(request, 1s)->httpStatus, 404);
}

TEST(PracticeShell, TellsOfAWindowThatDoesNotAnswer)
{
    MachineImage image;
    EXPECT_TRUE(machineOf(image)->shell().broadcastEnvironment(100ms));
    image.broadcastAnswered = false;
    EXPECT_EQ(machineOf(image)->shell().broadcastEnvironment(100ms).error().code,
              ErrorCode::Timeout);
}

} // namespace
} // namespace gosetup
