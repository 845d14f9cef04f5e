// SPDX-License-Identifier: Apache-2.0
// Collectors in parallel: a late or failing one costs its own facts, and nothing else.
#include "facts/Observe.h"
#include "machine/practice/PracticeMachine.h"
#include "support/Literals.h"

#include <QElapsedTimer>

#include <thread>

using namespace gosetup;

namespace {

MachineImage laptop()
{
    MachineImage image;
    image.go(s("C:\\Program Files\\Go"), s("go1.24.4"));
    image.setVariable(Hive::LocalMachine, s("Path"), RegKind::ExpandString,
                      s("%SystemRoot%\\System32;C:\\Program Files\\Go\\bin"));
    return image;
}

std::shared_ptr<Machine> openMachine(const MachineImage& image)
{
    auto machine = PracticeMachine::fromImage(image);
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    return *machine;
}

Facts factsOf(const MachineImage& image, ObserveOptions options = {})
{
    return observe(openMachine(image), options);
}

} // namespace

TEST(Observe, LateCollectorCostsItsOwnFactsAndIsHarmlessAfterwards)
{
    constexpr std::chrono::milliseconds late{2500};
    MachineImage image = laptop();
    image.fault(s("defender.status"), ImageFault::Kind::Delay);
    image.faults.back().milliseconds = static_cast<int>(late.count());
    ObserveOptions options;
    options.localTimeout = std::chrono::milliseconds(1000);
    options.network = false;
    std::shared_ptr<Machine> machine = openMachine(image);
    const std::weak_ptr<Machine> inUse = machine;
    QElapsedTimer timer;
    timer.start();
    const Facts facts = observe(machine, options);
    EXPECT_LT(timer.elapsed(), late.count()) << "the late one was waited for";
    EXPECT_FALSE(facts.defender);
    EXPECT_EQ(facts.defender.why(), WhyUnknown::Failed);
    EXPECT_TRUE(facts.defender.detail().english().contains(s("1000 ms")));
    EXPECT_TRUE(facts.path);
    EXPECT_TRUE(facts.toolchain);
    // The late thread writes into memory of its own: nothing may crash when it does. It lets go of
    // the machine at its end.
    machine.reset();
    EXPECT_FALSE(inUse.expired()) << "nothing was late";
    while (!inUse.expired() && timer.elapsed() < 10'000)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_TRUE(inUse.expired()) << "the late thread does not end";
}

TEST(Observe, FailingRegistryLeavesTheUsersBlockUnknown)
{
    MachineImage image = laptop();
    image.fault(s("registry.valueNames"), ImageFault::Kind::AccessDenied, 0,
                s("HKCU\\Environment"));
    image.faults.back().times = 100;
    const Facts facts = factsOf(image);
    ASSERT_TRUE(facts.environment);
    EXPECT_FALSE(facts.environment->user);
    EXPECT_TRUE(facts.environment->machine);
    ASSERT_TRUE(facts.path);
    EXPECT_FALSE(facts.path->user);
    EXPECT_TRUE(facts.path->find(s("C:\\Program Files\\Go\\bin")));
}

TEST(Observe, FindsGoItsVersionAndArchitecture)
{
    const Facts facts = factsOf(laptop());
    ASSERT_TRUE(facts.toolchain);
    ASSERT_EQ(facts.toolchain->installs.size(), 1U);
    const ToolchainInstall& go = facts.toolchain->installs[0];
    EXPECT_EQ(go.version, s("go1.24.4"));
    EXPECT_EQ(go.arch, Arch::Amd64);
    EXPECT_TRUE(go.runs());
    EXPECT_TRUE(go.manifest.notPresent());
    EXPECT_EQ(facts.toolchain->candidates(s("go")).size(), 1U);
}

TEST(Observe, PlaceholderIsNeverStarted)
{
    MachineImage image = laptop();
    image.file(s("C:\\Program Files\\Go\\bin\\go.exe"))
        .attribute(fileattribute::recallOnDataAccess);
    const Facts facts = factsOf(image);
    ASSERT_EQ(facts.toolchain->installs.size(), 1U);
    EXPECT_FALSE(facts.toolchain->installs[0].run);
    EXPECT_EQ(facts.toolchain->installs[0].run.why(), WhyUnknown::NotApplicable);
}

TEST(Observe, MissingFileOfTheManifestIsNoticed)
{
    MachineImage image = laptop();
    image.file(s("C:\\Program Files\\Go\\.gosetup-manifest.json"))
        .content(
            "{\"schema\":\"gosetup.manifest/1\",\"version\":\"go1.24.4\",\"run\":\"r\",\"files\":["
            "{\"path\":\"VERSION\",\"size\":9,\"crc32\":\"1\"},"
            "{\"path\":\"bin/go.exe\",\"size\":1,\"crc32\":\"1\"},"
            "{\"path\":\"src/encoding/base32/base32.go\",\"size\":1,\"crc32\":\"1\"}]}");
    const Facts facts = factsOf(image);
    const ToolchainInstall& go = facts.toolchain->installs.at(0);
    ASSERT_TRUE(go.manifest) << go.manifest.detail().english().toStdString();
    EXPECT_EQ(go.manifest->missing, QStringList(s("src/encoding/base32/base32.go")));
    EXPECT_EQ(go.manifest->wrongSize, QStringList(s("bin/go.exe")));
}

TEST(EnvironmentFacts, UserBeatsMachineAndNamesAreCaseInsensitive)
{
    MachineImage image = laptop();
    image.setVariable(Hive::LocalMachine, s("GOPROXY"), RegKind::String, s("machine"));
    image.setVariable(Hive::CurrentUser, s("goproxy"), RegKind::String, s("user"));
    image.setVariable(Hive::CurrentUser, s("BASE"), RegKind::String, s("C:\\base"));
    image.setVariable(Hive::CurrentUser, s("A_FIRST"), RegKind::ExpandString, s("%base%\\x"));
    image.setVariable(Hive::CurrentUser, s("PLAIN"), RegKind::String, s("%base%\\x"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.environment->effective(s("GOPROXY")), s("user"));
    EXPECT_EQ(facts.environment->effective(s("a_first")), s("C:\\base\\x"));
    EXPECT_EQ(facts.environment->effective(s("PLAIN")), s("%base%\\x"));
    EXPECT_TRUE(facts.environment->effective(s("NOT_THERE")).isNull());
}

TEST(Observe, TheDefaultValueOfTheKeyIsNoVariable)
{
    MachineImage image = laptop();
    image.setValue(Hive::CurrentUser, s("Environment"), s(""),
                   RegValue::fromText(RegKind::String, s("x")));
    image.setVariable(Hive::CurrentUser, s("A"), RegKind::String, s("1"));
    const Facts facts = factsOf(image);
    ASSERT_TRUE(facts.environment && facts.environment->user);
    ASSERT_EQ(facts.environment->user->variables.size(), 1U);
    EXPECT_EQ(facts.environment->user->variables[0].name, s("A"));
}

TEST(Observe, TheMachinesUserNameIsNotThePersons)
{
    MachineImage image = laptop();
    image.setVariable(Hive::LocalMachine, s("USERNAME"), RegKind::String, s("SYSTEM"));
    image.setVariable(Hive::CurrentUser, s("MINE"), RegKind::ExpandString, s("C:\\%USERNAME%"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.environment->effective(s("MINE")), s("C:\\li"));
    image.setVariable(Hive::CurrentUser, s("USERNAME"), RegKind::String, s("set by the person"));
    EXPECT_EQ(factsOf(image).environment->effective(s("USERNAME")), s("set by the person"));
}

TEST(GoEnvFacts, VariableBeatsFileBeatsDefault)
{
    MachineImage image = laptop();
    image.file(s("C:\\Users\\li\\AppData\\Roaming\\go\\env"))
        .content("GOPATH=D:\\work\nGOPROXY=https://file.example\n");
    image.setVariable(Hive::LocalMachine, s("GOPROXY"), RegKind::String, s("https://os.example"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.goEnv->setting(s("GOPROXY")).source, GoSetting::Source::Machine);
    EXPECT_EQ(facts.goEnv->setting(s("GOPATH")).source, GoSetting::Source::File);
    EXPECT_EQ(facts.goEnv->value(s("GOMODCACHE")), s("D:\\work\\pkg\\mod"));
    EXPECT_EQ(facts.goEnv->goBin(), s("D:\\work\\bin"));
    EXPECT_EQ(facts.goEnv->setting(s("GOSUMDB")).source, GoSetting::Source::GoRoot);
    EXPECT_EQ(facts.goEnv->setting(s("GOCACHE")).source, GoSetting::Source::Default);
}

TEST(GoEnvFacts, GoenvOffMeansThatTheFileDoesNotCount)
{
    MachineImage image = laptop();
    image.file(s("C:\\Users\\li\\AppData\\Roaming\\go\\env")).content("GOPATH=D:\\work\n");
    image.setVariable(Hive::CurrentUser, s("GOENV"), RegKind::String, s("off"));
    const Facts facts = factsOf(image);
    EXPECT_TRUE(facts.goEnv->off);
    EXPECT_EQ(facts.goEnv->value(s("GOPATH")), s("C:\\Users\\li\\go"));
}

TEST(AppExecLink, IsReadWithAndWithoutItsHeaderAndCutShort)
{
    QByteArray body(4, '\0');
    body[0] = 3;
    for (const char* part : {"Pack.Age_1", "Pack.Age_1!App", "C:\\app.exe"}) {
        for (const char* c = part; *c; ++c)
            body += QByteArray(1, *c) + QByteArray(1, '\0');
        body += QByteArray(2, '\0');
    }
    QByteArray header = QByteArray::fromHex("1b00008000000000");
    header[4] = static_cast<char>(body.size());
    for (const QByteArray& data : {body, header + body}) {
        const auto link = parseAppExecLink(data);
        ASSERT_TRUE(link);
        EXPECT_EQ(link->package, s("Pack.Age_1"));
        EXPECT_EQ(link->target, s("C:\\app.exe"));
    }
    const auto cut = parseAppExecLink(body.left(30));
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->package, s("Pack.Age_1"));
    EXPECT_TRUE(cut->target.isEmpty());
    EXPECT_FALSE(parseAppExecLink(QByteArray()));
    EXPECT_FALSE(parseAppExecLink(QByteArray(3, 'x')));
}

TEST(OwnerOf, IsToldFromPlaceAndTraces)
{
    OwnerTraces traces;
    traces.programFiles = s("C:\\Program Files");
    traces.systemDrive = s("C:");
    traces.userProfile = s("C:\\Users\\li");
    traces.msiWithoutRoot = true;
    const auto owner = [&](const char* root) {
        return toString(ownerOf(s(root), true, false, traces));
    };
    EXPECT_EQ(owner("C:\\Program Files\\Go"), s("msi"));
    EXPECT_EQ(owner("C:\\Users\\li\\scoop\\apps\\go\\current"), s("scoop"));
    EXPECT_EQ(owner("C:\\ProgramData\\chocolatey\\lib\\golang\\go"), s("chocolatey"));
    EXPECT_EQ(owner("C:\\Users\\li\\AppData\\Local\\Microsoft\\WinGet\\Packages\\GoLang.Go_x\\go"),
              s("winget"));
    EXPECT_EQ(owner("C:\\Users\\li\\sdk\\go1.21.0"), s("golang.org/dl"));
    EXPECT_EQ(owner("D:\\tools\\go"), s("zip"));
    EXPECT_EQ(ownerOf(s("D:\\tools\\go"), true, true, traces), Owner::GoSetup);
    traces.chocolateyPackage = true;
    EXPECT_EQ(owner("C:\\Program Files\\Go"), s("chocolatey"));
}

namespace {

void addProduct(MachineImage& image, Hive hive, const char* key, const char* name,
                const char* location)
{
    const QString own = s(key) + s("\\{1}");
    image.setValue(hive, own, s("DisplayName"), RegValue::fromText(RegKind::String, s(name)));
    if (*location != '\0')
        image.setValue(hive, own, s("InstallLocation"),
                       RegValue::fromText(RegKind::String, s(location)));
}

QString ownerIn(const MachineImage& image, const char* root)
{
    const Facts facts = factsOf(image);
    const ToolchainInstall* install = facts.toolchain->install(s(root));
    return install == nullptr ? s("not found") : toString(install->owner);
}

} // namespace

TEST(Owners, TheMsiIsFoundByItsEntryEvenOffPath)
{
    const char* native = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    const char* of32Bits = "SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    const struct
    {
        Hive hive;
        const char* key;
        const char* name;
    } places[] = {
        {Hive::LocalMachine, native, "Go Programming Language amd64 go1.20.1"},
        {Hive::LocalMachine, of32Bits, "Go Programming Language 386 go1.20.1"},
        {Hive::CurrentUser, native, "The Go Programming Language amd64 go1.1"},
    };
    for (const auto& place : places) {
        MachineImage image = laptop();
        image.go(s("E:\\odd place\\Go"), s("go1.20.1"));
        EXPECT_EQ(ownerIn(image, "E:\\odd place\\Go"), s("not found")) << "off PATH";
        addProduct(image, place.hive, place.key, place.name, "E:\\odd place\\Go\\");
        EXPECT_EQ(ownerIn(image, "E:\\odd place\\Go"), s("msi")) << place.name;
        EXPECT_EQ(ownerIn(image, "C:\\Program Files\\Go"), s("zip")) << "not the MSI's";
    }
    MachineImage image = laptop();
    addProduct(image, Hive::LocalMachine, native, "Golang Tools Suite", "C:\\Program Files\\Go\\");
    EXPECT_EQ(ownerIn(image, "C:\\Program Files\\Go"), s("zip")) << "another product";
}

TEST(Owners, TheMsisOwnMarkTellsWhereItIs)
{
    const QString mark = s("Software\\GoProgrammingLanguage");
    MachineImage image = laptop();
    image.go(s("D:\\Go"), s("go1.20.1"));
    image.setValue(Hive::CurrentUser, mark, s("installLocation"),
                   RegValue::fromText(RegKind::String, s("D:\\Go\\")));
    EXPECT_EQ(ownerIn(image, "D:\\Go"), s("not found")) << "a location that is not installed";
    image.setValue(Hive::CurrentUser, mark, s("installed"), RegValue::fromDword(1));
    addProduct(image, Hive::LocalMachine, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
               "Go Programming Language amd64 go1.20.1", "");
    EXPECT_EQ(ownerIn(image, "D:\\Go"), s("msi"));
    EXPECT_EQ(ownerIn(image, "C:\\Program Files\\Go"), s("zip")) << "it is in D:\\Go";
}

TEST(Owners, ScoopAndChocolateyAreFoundWhereTheirVariablesPoint)
{
    MachineImage image = laptop();
    image.go(s("D:\\apps-of-mine\\apps\\go\\current"), s("go1.22.0"));
    image.setVariable(Hive::CurrentUser, s("SCOOP"), RegKind::String, s("D:\\apps-of-mine"));
    EXPECT_EQ(ownerIn(image, "D:\\apps-of-mine\\apps\\go\\current"), s("zip"));
    image.file(s("D:\\apps-of-mine\\apps\\go\\current\\install.json")).content("{}");
    image.file(s("D:\\apps-of-mine\\apps\\go\\current\\manifest.json")).content("{}");
    EXPECT_EQ(ownerIn(image, "D:\\apps-of-mine\\apps\\go\\current"), s("scoop"));

    addProduct(image, Hive::LocalMachine, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
               "Go Programming Language amd64 go1.24.4", "C:\\Program Files\\Go\\");
    image.setVariable(Hive::LocalMachine, s("ChocolateyInstall"), RegKind::String, s("D:\\choco"));
    image.file(s("D:\\choco\\lib\\golang\\golang.nuspec")).content("<package/>");
    EXPECT_EQ(ownerIn(image, "C:\\Program Files\\Go"), s("chocolatey"));
}

TEST(AutoRun, MacroOfAFileIsFoundToo)
{
    MachineImage image = laptop();
    image.setValue(Hive::CurrentUser, s("Software\\Microsoft\\Command Processor"), s("AutoRun"),
                   RegValue::fromText(RegKind::ExpandString,
                                      s("doskey /macrofile=\"%USERPROFILE%\\macros.txt\"")));
    image.file(s("C:\\Users\\li\\macros.txt")).content("ls=dir $*\r\ngo=C:\\x\\go.exe $*\r\n");
    const Facts facts = factsOf(image);
    ASSERT_EQ(facts.autoRun->entries.size(), 1U);
    EXPECT_EQ(facts.autoRun->entries[0].macros, QStringList(s("go")));
}
