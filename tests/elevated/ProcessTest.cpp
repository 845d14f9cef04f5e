// SPDX-License-Identifier: Apache-2.0
// The real gosetup, started as WindowsElevation starts it: with good requests and with tampered
// ones. Those that reach the registry of the machine run on disposable machines only.
#include "changes/elevated/ElevationClient.h"
#include "engine/OpenMachine.h"
#include "machine/formats/ElevationCall.h"
#ifdef Q_OS_WIN
#include "machine/windows/WindowsElevation.h"
#endif
#include "changes/run/JournalFolder.h"
#include "support/ChangesKit.h"
#include "support/Literals.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace gosetup;
using namespace gosetup::testkit;

namespace {

QString programPath()
{
#ifdef Q_OS_WIN
    const QString name = s("gosetup.exe");
#else
    const QString name = s("gosetup");
#endif
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

struct Ended
{
    int exitCode = -1;
    QByteArray out;
};

Ended runCopy(const QStringList& arguments)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(programPath(), arguments);
    EXPECT_TRUE(process.waitForFinished(120'000)) << process.errorString().toStdString();
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAll()};
}

int numberOf(ErrorCode code)
{
    return elevationExitCode(fail(code, Text::verbatim(s("x"))));
}

/// Requests to the machine that this test runs on, which it may spoil.
class ElevatedProcess : public testing::Test
{
  protected:
    void SetUp() override
    {
        if (qEnvironmentVariable("GOSETUP_DISPOSABLE_MACHINE") != s("1"))
            GTEST_SKIP() << "writes to HKEY_LOCAL_MACHINE: only where "
                            "GOSETUP_DISPOSABLE_MACHINE=1 says that the machine is thrown away";
        auto opened = openMachine({}, {});
        ASSERT_TRUE(opened.has_value()) << opened.error().english().toStdString();
        machine = *opened;
        if (!machine->system().info().elevated)
            GTEST_SKIP() << "this process has no administrator rights to hand on";
        setTo(std::nullopt);
    }
    void TearDown() override
    {
        if (machine && machine->system().info().elevated)
            setTo(std::nullopt);
    }

    void setTo(const std::optional<RegValue>& value)
    {
        const auto done =
            machine->registry().write(variableRegistryPath(Scope::Machine, name), value);
        EXPECT_TRUE(done.has_value()) << done.error().english().toStdString();
    }
    QString value() { return valueOf(*machine, name, Scope::Machine).value_or(RegValue{}).text(); }

    ElevationRequest requestOf(const std::vector<Change>& changes)
    {
        return {newRunId(*machine),
                {},
                false,
                machine->clock().now().toUTC(),
                planOf(*machine, changes)};
    }
    ElevationRequest request()
    {
        return requestOf({SetVariable{Scope::Machine, name, s("here.example")}});
    }

    ElevationCall callFor(const QByteArray& bytes)
    {
        const QString wanted =
            QDir::toNativeSeparators(QDir(folder.path()).absoluteFilePath(s("request.json")));
        EXPECT_TRUE(machine->files().write(wanted, bytes));
        const auto real = machine->files().resolved(wanted);
        EXPECT_TRUE(real.has_value());
        return {real.value_or(QString()),
                QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)};
    }
    int send(const QByteArray& bytes)
    {
        const Ended ended = runCopy(elevationArguments(callFor(bytes)));
        EXPECT_TRUE(ended.out.isEmpty())
            << "it says nothing to anybody: " << ended.out.toStdString();
        return ended.exitCode;
    }

    const QString name = s("GONOPROXY");
    std::shared_ptr<Machine> machine;
    QTemporaryDir folder;
};

} // namespace

TEST(ElevatedCopy, RefusesEveryOtherCommandLine)
{
    const QString hash(64, u'0');
    const int usage = numberOf(ErrorCode::Usage);
    EXPECT_EQ(runCopy({s("--elevated")}).exitCode, usage);
    EXPECT_EQ(runCopy({s("--elevated"), s("x.json"), s("--sha256"), hash}).exitCode, usage);
    EXPECT_EQ(
        runCopy({s("--elevated"), s("C:\\x.json"), s("--sha256"), hash, s("--json")}).exitCode,
        usage);
    EXPECT_EQ(runCopy({s("--elevated"), s("C:\\x.json"), s("--sha256"), s("00")}).exitCode, usage);
}

TEST(ElevatedCopy, SaysNothingOnTheConsole)
{
    const Ended ended = runCopy({s("--elevated"), s("--help")});
    EXPECT_TRUE(ended.out.isEmpty()) << ended.out.toStdString();
    EXPECT_EQ(ended.exitCode, numberOf(ErrorCode::Usage));
}

TEST_F(ElevatedProcess, CarriesOutTheRequestAndJournalsIt)
{
    const ElevationRequest wanted = request();
    EXPECT_EQ(send(toBytes(wanted)), 0);
    EXPECT_EQ(value(), s("here.example"));
    const auto run = readJournal(*machine, machineDataFolder(*machine), wanted.run);
    ASSERT_TRUE(run.has_value()) << run.error().english().toStdString();
    EXPECT_EQ(run->result, RunEnd::Done);
    EXPECT_EQ(run->account, machine->system().info().userName);
}

TEST_F(ElevatedProcess, RefusesAChangedFile)
{
    const QByteArray bytes = toBytes(request());
    const ElevationCall call = callFor(bytes);
    QByteArray changed = bytes;
    changed.replace("here.example", "evil.example");
    ASSERT_NE(changed, bytes);
    ASSERT_TRUE(machine->files().write(call.planFile, changed));
    EXPECT_EQ(runCopy(elevationArguments(call)).exitCode, numberOf(ErrorCode::Untrusted));
    EXPECT_EQ(value(), QString());
}

TEST_F(ElevatedProcess, RefusesExtraFields)
{
    QByteArray bytes = toBytes(request());
    bytes.replace("\"keepPath\":false", "\"keepPath\":false,\"program\":\"cmd.exe\"");
    EXPECT_GE(send(bytes), 64);
    EXPECT_EQ(value(), QString());
}

TEST_F(ElevatedProcess, RefusesAUserScopeChange)
{
    EXPECT_EQ(send(toBytes(requestOf({SetVariable{Scope::Machine, name, s("here.example")},
                                      SetVariable{Scope::User, name, s("here.example")}}))),
              numberOf(ErrorCode::Untrusted));
    EXPECT_EQ(value(), QString());
    EXPECT_FALSE(valueOf(*machine, name, Scope::User));
}

TEST_F(ElevatedProcess, RefusesAPathOutside)
{
    const QString profile = machine->system().folders().userProfile;
    EXPECT_EQ(send(toBytes(requestOf({insertFirst(profile + s("\\bin"), Scope::Machine)}))),
              numberOf(ErrorCode::Untrusted));
}

TEST_F(ElevatedProcess, RefusesAnOldPlan)
{
    ElevationRequest old = request();
    old.made = old.made.addSecs(-3700);
    EXPECT_EQ(send(toBytes(old)), numberOf(ErrorCode::Untrusted));
    EXPECT_EQ(value(), QString());
}

TEST_F(ElevatedProcess, RefusesToDoARunTwice)
{
    const QByteArray bytes = toBytes(request());
    ASSERT_EQ(send(bytes), 0);
    setTo(std::nullopt); // so that only the journal can know
    EXPECT_EQ(send(bytes), numberOf(ErrorCode::Untrusted));
    EXPECT_EQ(value(), QString());
}

TEST_F(ElevatedProcess, RefusesAFileThatIsNotThere)
{
    const ElevationCall call{machine->system().folders().temp + s("\\no such request.json"),
                             QByteArray(32, 'x')};
    EXPECT_EQ(runCopy(elevationArguments(call)).exitCode, numberOf(ErrorCode::NotFound));
}

#ifdef Q_OS_WIN

/// The whole way by ShellExecuteEx. Nobody is asked where the rights are there already.
TEST_F(ElevatedProcess, IsStartedAndWaitedForByTheElevationPort)
{
    WindowsElevation elevation(QDir::toNativeSeparators(programPath()));
    const auto none = [](Machine&, const ElevationCall&) -> Result<void> {
        ADD_FAILURE() << "the work belongs to the other process";
        return {};
    };
    const auto done = elevation.run(callFor(toBytes(request())), none);
    EXPECT_TRUE(done.has_value()) << done.error().english().toStdString();
    EXPECT_EQ(value(), s("here.example"));

    ElevationCall tampered = callFor(toBytes(request()));
    tampered.sha256 = QByteArray(32, 'x');
    const auto refused = elevation.run(tampered, none);
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::Untrusted);
}

TEST(WindowsElevation, NamesAProgramThatIsNotThere)
{
    WindowsElevation elevation(s("C:\\no such folder\\gosetup.exe"));
    const auto done = elevation.run({s("C:\\x.json"), QByteArray(32, 'x')}, {});
    ASSERT_FALSE(done.has_value());
    EXPECT_EQ(done.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(done.error().english().contains(s("C:\\no such folder\\gosetup.exe")));
}

#endif
