// SPDX-License-Identifier: Apache-2.0
// Collectors side by side: a late or failing one costs its own facts, and nothing else.
#include "facts/Observe.h"
#include "machine/practice/PracticeMachine.h"

#include <QElapsedTimer>

#include <thread>

using namespace gosetup;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

MachineImage laptop()
{
    MachineImage image;
    image.go(q("C:\\Program Files\\Go"), q("go1.24.4"));
    image.setVariable(Hive::LocalMachine, q("Path"), RegKind::ExpandString,
                      q("%SystemRoot%\\System32;C:\\Program Files\\Go\\bin"));
    return image;
}

Facts factsOf(const MachineImage& image, ObserveOptions options = {})
{
    const auto machine = PracticeMachine::fromImage(image);
    if (!machine)
        throw std::runtime_error(machine.error().english().toStdString());
    return observe(*machine, options);
}

} // namespace

TEST(Observe, LateCollectorCostsItsOwnFactsAndIsHarmlessAfterwards)
{
    MachineImage image = laptop();
    image.fault(q("defender.status"), ImageFault::Kind::Delay);
    image.faults.back().milliseconds = 5000;
    ObserveOptions options;
    options.localTimeout = std::chrono::milliseconds(1000);
    options.network = false;
    QElapsedTimer timer;
    timer.start();
    const Facts facts = factsOf(image, options);
    EXPECT_LT(timer.elapsed(), 5000) << "the late one was waited for";
    EXPECT_FALSE(facts.defender);
    EXPECT_EQ(facts.defender.why(), WhyUnknown::Failed);
    EXPECT_TRUE(facts.defender.detail().english().contains(q("1000 ms")));
    EXPECT_TRUE(facts.path);
    EXPECT_TRUE(facts.toolchain);
    // The late thread writes into memory of its own: nothing may crash when it does.
    std::this_thread::sleep_for(std::chrono::milliseconds(4500));
}

TEST(Observe, FailingRegistryLeavesTheUsersBlockUnknown)
{
    MachineImage image = laptop();
    image.fault(q("registry.valueNames"), ImageFault::Kind::AccessDenied, 0,
                q("HKCU\\Environment"));
    image.faults.back().times = 100;
    const Facts facts = factsOf(image);
    ASSERT_TRUE(facts.environment);
    EXPECT_FALSE(facts.environment->user);
    EXPECT_TRUE(facts.environment->machine);
    ASSERT_TRUE(facts.path);
    EXPECT_FALSE(facts.path->user);
    EXPECT_TRUE(facts.path->find(q("C:\\Program Files\\Go\\bin")));
}

TEST(Observe, FindsGoItsVersionAndArchitecture)
{
    const Facts facts = factsOf(laptop());
    ASSERT_TRUE(facts.toolchain);
    ASSERT_EQ(facts.toolchain->installs.size(), 1U);
    const ToolchainInstall& go = facts.toolchain->installs[0];
    EXPECT_EQ(go.version, q("go1.24.4"));
    EXPECT_EQ(go.arch, Arch::Amd64);
    EXPECT_TRUE(go.runs());
    EXPECT_TRUE(go.manifest.notPresent());
    EXPECT_EQ(facts.toolchain->candidates(q("go")).size(), 1U);
}

TEST(Observe, PlaceholderIsNeverStarted)
{
    MachineImage image = laptop();
    image.file(q("C:\\Program Files\\Go\\bin\\go.exe"))
        .attribute(fileattribute::recallOnDataAccess);
    const Facts facts = factsOf(image);
    ASSERT_EQ(facts.toolchain->installs.size(), 1U);
    EXPECT_FALSE(facts.toolchain->installs[0].run);
    EXPECT_EQ(facts.toolchain->installs[0].run.why(), WhyUnknown::NotApplicable);
}

TEST(Observe, MissingFileOfTheManifestIsNoticed)
{
    MachineImage image = laptop();
    image.file(q("C:\\Program Files\\Go\\.gosetup-manifest.json"))
        .content(
            "{\"schema\":\"gosetup.manifest/1\",\"version\":\"go1.24.4\",\"run\":\"r\",\"files\":["
            "{\"path\":\"VERSION\",\"size\":9,\"crc32\":\"1\"},"
            "{\"path\":\"bin/go.exe\",\"size\":1,\"crc32\":\"1\"},"
            "{\"path\":\"src/encoding/base32/base32.go\",\"size\":1,\"crc32\":\"1\"}]}");
    const Facts facts = factsOf(image);
    const ToolchainInstall& go = facts.toolchain->installs.at(0);
    ASSERT_TRUE(go.manifest) << go.manifest.detail().english().toStdString();
    EXPECT_EQ(go.manifest->missing, QStringList(q("src/encoding/base32/base32.go")));
    EXPECT_EQ(go.manifest->wrongSize, QStringList(q("bin/go.exe")));
}

TEST(EnvironmentFacts, UserBeatsMachineAndNamesAreCaseInsensitive)
{
    MachineImage image = laptop();
    image.setVariable(Hive::LocalMachine, q("GOPROXY"), RegKind::String, q("machine"));
    image.setVariable(Hive::CurrentUser, q("goproxy"), RegKind::String, q("user"));
    image.setVariable(Hive::CurrentUser, q("BASE"), RegKind::String, q("C:\\base"));
    image.setVariable(Hive::CurrentUser, q("A_FIRST"), RegKind::ExpandString, q("%base%\\x"));
    image.setVariable(Hive::CurrentUser, q("PLAIN"), RegKind::String, q("%base%\\x"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.environment->effective(q("GOPROXY")), q("user"));
    EXPECT_EQ(facts.environment->effective(q("a_first")), q("C:\\base\\x"));
    EXPECT_EQ(facts.environment->effective(q("PLAIN")), q("%base%\\x"));
    EXPECT_TRUE(facts.environment->effective(q("NOT_THERE")).isNull());
}

TEST(Observe, TheDefaultValueOfTheKeyIsNoVariable)
{
    MachineImage image = laptop();
    image.setValue(Hive::CurrentUser, q("Environment"), q(""),
                   RegValue::fromText(RegKind::String, q("x")));
    image.setVariable(Hive::CurrentUser, q("A"), RegKind::String, q("1"));
    const Facts facts = factsOf(image);
    ASSERT_TRUE(facts.environment && facts.environment->user);
    ASSERT_EQ(facts.environment->user->variables.size(), 1U);
    EXPECT_EQ(facts.environment->user->variables[0].name, q("A"));
}

TEST(Observe, TheMachinesUserNameIsNotThePersons)
{
    MachineImage image = laptop();
    image.setVariable(Hive::LocalMachine, q("USERNAME"), RegKind::String, q("SYSTEM"));
    image.setVariable(Hive::CurrentUser, q("MINE"), RegKind::ExpandString, q("C:\\%USERNAME%"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.environment->effective(q("MINE")), q("C:\\li"));
    image.setVariable(Hive::CurrentUser, q("USERNAME"), RegKind::String, q("set by the person"));
    EXPECT_EQ(factsOf(image).environment->effective(q("USERNAME")), q("set by the person"));
}

TEST(GoEnvFacts, VariableBeatsFileBeatsDefault)
{
    MachineImage image = laptop();
    image.file(q("C:\\Users\\li\\AppData\\Roaming\\go\\env"))
        .content("GOPATH=D:\\work\r\nGOPROXY=https://file.example\n");
    image.setVariable(Hive::LocalMachine, q("GOPROXY"), RegKind::String, q("https://os.example"));
    const Facts facts = factsOf(image);
    EXPECT_EQ(facts.goEnv->setting(q("GOPROXY")).source, GoSetting::Source::Machine);
    EXPECT_EQ(facts.goEnv->setting(q("GOPATH")).source, GoSetting::Source::File);
    EXPECT_EQ(facts.goEnv->value(q("GOMODCACHE")), q("D:\\work\\pkg\\mod"));
    EXPECT_EQ(facts.goEnv->goBin(), q("D:\\work\\bin"));
    EXPECT_EQ(facts.goEnv->setting(q("GOSUMDB")).source, GoSetting::Source::Default);
}

TEST(GoEnvFacts, GoenvOffMeansThatTheFileDoesNotCount)
{
    MachineImage image = laptop();
    image.file(q("C:\\Users\\li\\AppData\\Roaming\\go\\env")).content("GOPATH=D:\\work\n");
    image.setVariable(Hive::CurrentUser, q("GOENV"), RegKind::String, q("off"));
    const Facts facts = factsOf(image);
    EXPECT_TRUE(facts.goEnv->off);
    EXPECT_EQ(facts.goEnv->value(q("GOPATH")), q("C:\\Users\\li\\go"));
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
        EXPECT_EQ(link->package, q("Pack.Age_1"));
        EXPECT_EQ(link->target, q("C:\\app.exe"));
    }
    const auto cut = parseAppExecLink(body.left(30));
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->package, q("Pack.Age_1"));
    EXPECT_TRUE(cut->target.isEmpty());
    EXPECT_FALSE(parseAppExecLink(QByteArray()));
    EXPECT_FALSE(parseAppExecLink(QByteArray(3, 'x')));
}

TEST(OwnerOf, IsToldFromPlaceAndTraces)
{
    OwnerTraces traces;
    traces.programFiles = q("C:\\Program Files");
    traces.systemDrive = q("C:");
    traces.userProfile = q("C:\\Users\\li");
    traces.msiWithoutRoot = true;
    const auto owner = [&](const char* root) {
        return toString(ownerOf(q(root), true, false, traces));
    };
    EXPECT_EQ(owner("C:\\Program Files\\Go"), q("msi"));
    EXPECT_EQ(owner("C:\\Users\\li\\scoop\\apps\\go\\current"), q("scoop"));
    EXPECT_EQ(owner("C:\\ProgramData\\chocolatey\\lib\\golang\\go"), q("chocolatey"));
    EXPECT_EQ(owner("C:\\Users\\li\\AppData\\Local\\Microsoft\\WinGet\\Packages\\GoLang.Go_x\\go"),
              q("winget"));
    EXPECT_EQ(owner("C:\\Users\\li\\sdk\\go1.21.0"), q("golang.org/dl"));
    EXPECT_EQ(owner("D:\\tools\\go"), q("zip"));
    EXPECT_EQ(ownerOf(q("D:\\tools\\go"), true, true, traces), Owner::GoSetup);
    traces.chocolateyPackage = true;
    EXPECT_EQ(owner("C:\\Program Files\\Go"), q("chocolatey"));
}

namespace {

void addProduct(MachineImage& image, Hive hive, const char* key, const char* name,
                const char* location)
{
    const QString own = q(key) + q("\\{1}");
    image.setValue(hive, own, q("DisplayName"), RegValue::fromText(RegKind::String, q(name)));
    if (*location != '\0')
        image.setValue(hive, own, q("InstallLocation"),
                       RegValue::fromText(RegKind::String, q(location)));
}

QString ownerIn(const MachineImage& image, const char* root)
{
    const Facts facts = factsOf(image);
    const ToolchainInstall* install = facts.toolchain->install(q(root));
    return install == nullptr ? q("not found") : toString(install->owner);
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
        image.go(q("E:\\odd place\\Go"), q("go1.20.1"));
        EXPECT_EQ(ownerIn(image, "E:\\odd place\\Go"), q("not found")) << "off PATH";
        addProduct(image, place.hive, place.key, place.name, "E:\\odd place\\Go\\");
        EXPECT_EQ(ownerIn(image, "E:\\odd place\\Go"), q("msi")) << place.name;
        EXPECT_EQ(ownerIn(image, "C:\\Program Files\\Go"), q("zip")) << "not the MSI's";
    }
    MachineImage image = laptop();
    addProduct(image, Hive::LocalMachine, native, "Golang Tools Suite", "C:\\Program Files\\Go\\");
    EXPECT_EQ(ownerIn(image, "C:\\Program Files\\Go"), q("zip")) << "another product";
}

TEST(Owners, TheMsisOwnMarkTellsWhereItIs)
{
    const QString mark = q("Software\\GoProgrammingLanguage");
    MachineImage image = laptop();
    image.go(q("D:\\Go"), q("go1.20.1"));
    image.setValue(Hive::CurrentUser, mark, q("installLocation"),
                   RegValue::fromText(RegKind::String, q("D:\\Go\\")));
    EXPECT_EQ(ownerIn(image, "D:\\Go"), q("not found")) << "a location that is not installed";
    image.setValue(Hive::CurrentUser, mark, q("installed"), RegValue::fromDword(1));
    addProduct(image, Hive::LocalMachine, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
               "Go Programming Language amd64 go1.20.1", "");
    EXPECT_EQ(ownerIn(image, "D:\\Go"), q("msi"));
    EXPECT_EQ(ownerIn(image, "C:\\Program Files\\Go"), q("zip")) << "it is in D:\\Go";
}

TEST(Owners, ScoopAndChocolateyAreFoundWhereTheirVariablesPoint)
{
    MachineImage image = laptop();
    image.go(q("D:\\apps-of-mine\\apps\\go\\current"), q("go1.22.0"));
    image.setVariable(Hive::CurrentUser, q("SCOOP"), RegKind::String, q("D:\\apps-of-mine"));
    EXPECT_EQ(ownerIn(image, "D:\\apps-of-mine\\apps\\go\\current"), q("zip"));
    image.file(q("D:\\apps-of-mine\\apps\\go\\current\\install.json")).content("{}");
    image.file(q("D:\\apps-of-mine\\apps\\go\\current\\manifest.json")).content("{}");
    EXPECT_EQ(ownerIn(image, "D:\\apps-of-mine\\apps\\go\\current"), q("scoop"));

    addProduct(image, Hive::LocalMachine, "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall",
               "Go Programming Language amd64 go1.24.4", "C:\\Program Files\\Go\\");
    image.setVariable(Hive::LocalMachine, q("ChocolateyInstall"), RegKind::String, q("D:\\choco"));
    image.file(q("D:\\choco\\lib\\golang\\golang.nuspec")).content("<package/>");
    EXPECT_EQ(ownerIn(image, "C:\\Program Files\\Go"), q("chocolatey"));
}

TEST(AutoRun, MacroOfAFileIsFoundToo)
{
    MachineImage image = laptop();
    image.setValue(Hive::CurrentUser, q("Software\\Microsoft\\Command Processor"), q("AutoRun"),
                   RegValue::fromText(RegKind::ExpandString,
                                      q("doskey /macrofile=\"%USERPROFILE%\\macros.txt\"")));
    image.file(q("C:\\Users\\li\\macros.txt")).content("ls=dir $*\r\ngo=C:\\x\\go.exe $*\r\n");
    const Facts facts = factsOf(image);
    ASSERT_EQ(facts.autoRun->entries.size(), 1U);
    EXPECT_EQ(facts.autoRun->entries[0].macros, QStringList(q("go")));
}
