// SPDX-License-Identifier: Apache-2.0
// The child that these tests start is this very program: `--act-as ROLE …` is looked for before
// main, so that no second program has to be built and found.
#include "machine/windows/WindowsProcesses.h"

#include "machine/formats/CommandLine.h"
#include "machine/windows/Win32.h"
#include "support/Literals.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <shellapi.h>

#include <cstdio>
#include <thread>

using namespace gosetup;
using namespace std::chrono_literals;

namespace {

QString self()
{
    wchar_t buffer[2048];
    const DWORD length = GetModuleFileNameW(nullptr, buffer, 2048);
    return win32::fromWide(buffer, static_cast<qsizetype>(length));
}

void write(DWORD stream, const QByteArray& bytes)
{
    DWORD written = 0;
    WriteFile(GetStdHandle(stream), bytes.constData(), static_cast<DWORD>(bytes.size()), &written,
              nullptr);
}

QByteArray variable(const wchar_t* name)
{
    wchar_t buffer[256] = L"(none)";
    GetEnvironmentVariableW(name, buffer, 256);
    return win32::fromWide(buffer).toUtf8();
}

win32::Handle start(const QStringList& role)
{
    std::wstring line = commandLine(self(), QStringList(s("--act-as")) + role)->toStdWString();
    STARTUPINFOW info{};
    info.cb = sizeof info;
    PROCESS_INFORMATION process{};
    CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &info,
                   &process);
    const win32::Handle thread(process.hThread);
    return win32::Handle(process.hProcess);
}

/// Holds our output open and would outlive everybody. Its event is there as long as it is.
void sleepLong(const QString& name)
{
    const win32::Handle alive(CreateEventW(nullptr, TRUE, FALSE, win32::wide(name)));
    Sleep(60'000);
}

void startSleeper(const QString& name)
{
    const win32::Handle sleeper = start({s("sleeper"), name});
    while (!win32::Handle(OpenEventW(SYNCHRONIZE, FALSE, win32::wide(name))))
        Sleep(5);
}

/// "administrators: no, privileges: 1", as this process is.
QByteArray ownRights()
{
    unsigned char sid[SECURITY_MAX_SID_SIZE];
    DWORD size = sizeof sid;
    BOOL member = TRUE;
    if (CreateWellKnownSid(WinBuiltinAdministratorsSid, nullptr, sid, &size) == 0 ||
        CheckTokenMembership(nullptr, sid, &member) == 0)
        return "unknown";
    win32::Handle token;
    DWORD length = 0;
    OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, token.out());
    GetTokenInformation(token.get(), TokenPrivileges, nullptr, 0, &length);
    std::vector<unsigned char> buffer(length);
    DWORD privileges = 99;
    if (GetTokenInformation(token.get(), TokenPrivileges, buffer.data(), length, &length) != 0)
        privileges = reinterpret_cast<TOKEN_PRIVILEGES*>(buffer.data())->PrivilegeCount;
    return QByteArray("administrators: ") + (member != 0 ? "yes" : "no") +
           ", privileges: " + QByteArray::number(qint64(privileges));
}

[[noreturn]] void actAs(const QString& role, const QStringList& arguments)
{
    UINT code = 0;
    if (role == s("echo")) {
        for (const QString& argument : arguments)
            write(STD_OUTPUT_HANDLE, argument.toUtf8().toHex() + '\n');
    } else if (role == s("environment")) {
        write(STD_OUTPUT_HANDLE, variable(L"GOROOT") + ' ' + variable(L"GOTOOLCHAIN") + ' ' +
                                     variable(L"GOSETUP_TEST"));
    } else if (role == s("place")) {
        wchar_t folder[MAX_PATH] = L"";
        GetCurrentDirectoryW(MAX_PATH, folder);
        write(STD_OUTPUT_HANDLE, win32::fromWide(folder).toUtf8() + '|' + variable(L"GOFLAGS") +
                                     '|' + variable(L"GOENV"));
    } else if (role == s("reader")) {
        char buffer[16];
        DWORD got = 99;
        ReadFile(GetStdHandle(STD_INPUT_HANDLE), buffer, sizeof buffer, &got, nullptr);
        write(STD_OUTPUT_HANDLE, QByteArray::number(qint64(got)));
    } else if (role == s("writer")) {
        for (int i = 0; i < 48; ++i) {
            write(STD_OUTPUT_HANDLE, QByteArray(65536, 'o'));
            write(STD_ERROR_HANDLE, QByteArray(65536, 'e'));
        }
        code = 7;
    } else if (role == s("parent")) {
        startSleeper(arguments.value(0));
    } else if (role == s("sleeping-parent")) {
        startSleeper(arguments.value(0));
        Sleep(60'000);
    } else if (role == s("sleeper")) {
        sleepLong(arguments.value(0));
    } else if (role == s("runner")) {
        const auto never =
            WindowsProcesses().run(self(), {s("--act-as"), s("sleeper"), arguments.value(0)}, 60s);
        code = never ? 0 : 1;
    } else if (role == s("rights")) {
        write(STD_OUTPUT_HANDLE, ownRights());
    } else if (role == s("status")) {
        code = 0xC000007B;
    }
    ExitProcess(code);
}

const bool thisIsTheTest = [] {
    int count = 0;
    wchar_t** words = CommandLineToArgvW(GetCommandLineW(), &count);
    QStringList list;
    for (int i = 1; i < count; ++i)
        list << win32::fromWide(words[i]);
    LocalFree(static_cast<void*>(words));
    if (list.value(0) == s("--act-as"))
        actAs(list.value(1), list.mid(2));
    return true;
}();

Result<ProcessResult> run(const QStringList& role, std::chrono::milliseconds timeout = 30s)
{
    return WindowsProcesses().run(self(), QStringList(s("--act-as")) + role, timeout);
}

/// A name for a sleeper of this very test: others run this program at the same time.
QString sleeperName(const char* test)
{
    return s("gosetup-test-%1-%2").arg(QCoreApplication::applicationPid()).arg(s(test));
}

bool sleeps(const QString& name)
{
    const win32::Handle alive(OpenEventW(SYNCHRONIZE, FALSE, win32::wide(name)));
    return static_cast<bool>(alive);
}

/// Waits until the sleeper is there, or until it is gone.
bool becomes(const QString& name, bool there)
{
    const QDeadlineTimer deadline(20s);
    while (sleeps(name) != there && !deadline.hasExpired())
        std::this_thread::sleep_for(20ms);
    return sleeps(name) == there;
}

} // namespace

TEST(WindowsProcesses, HandOverEveryArgumentAsItIs)
{
    ASSERT_TRUE(thisIsTheTest);
    const QStringList arguments = {
        s("plain"),       s(""),         s("two words"), s("say \"hi\""), s("C:\\dir\\"),
        s("C:\\a b\\"),   s("a\\\\\"b"), s("%PATH%"),    s("a&b|c^d"),    s("世界 Ω"),
        s("line\nbreak"), s("\t"),       s("*.go"),      s("--flag=x y")};
    const auto result = run(QStringList(s("echo")) + arguments);
    ASSERT_TRUE(result) << qPrintable(result.error().english());
    QStringList came;
    for (const QByteArray& line : result->standardOutput.split('\n'))
        came << QString::fromUtf8(QByteArray::fromHex(line));
    came.removeLast();
    EXPECT_EQ(came, arguments);
    EXPECT_TRUE(result->succeeded());
}

TEST(WindowsProcesses, HandOnNoAdministratorRights)
{
    if (!win32::isElevated())
        GTEST_SKIP() << "this process has no administrator rights that it could hand on";
    EXPECT_TRUE(ownRights().startsWith("administrators: yes")) << ownRights().toStdString();
    const auto result = run({s("rights")});
    ASSERT_TRUE(result) << qPrintable(result.error().english());
    EXPECT_TRUE(result->standardOutput.startsWith("administrators: no"))
        << result->standardOutput.toStdString();
    // What is left is the right to pass through folders. Wine takes no privilege from a token.
    const HMODULE ntdll = GetModuleHandleW(L"ntdll.dll");
    if (GetProcAddress(ntdll, "wine_get_version") == nullptr) {
        EXPECT_TRUE(result->standardOutput.endsWith("privileges: 1"))
            << result->standardOutput.toStdString();
    }
}

TEST(WindowsProcesses, StartAToolchainWithoutOurGoSettings)
{
    SetEnvironmentVariableW(L"GOROOT", L"C:\\gone");
    SetEnvironmentVariableW(L"GOSETUP_TEST", L"Ω kept");
    const auto result = run({s("environment")});
    SetEnvironmentVariableW(L"GOROOT", nullptr);
    SetEnvironmentVariableW(L"GOSETUP_TEST", nullptr);
    ASSERT_TRUE(result);
    EXPECT_EQ(QString::fromUtf8(result->standardOutput), s("(none) local Ω kept"));
}

TEST(WindowsProcesses, StartWhereAndInWhichEnvironmentOneSays)
{
    const QTemporaryDir folder;
    RunRequest request;
    request.program = self();
    request.arguments = QStringList{s("--act-as"), s("place")};
    request.timeout = 60s;
    request.workingFolder = QDir::toNativeSeparators(folder.path());
    request.block = QMap<QString, QString>{};
    for (const wchar_t* name : {L"SYSTEMROOT", L"PATH", L"TEMP"})
        request.block->insert(win32::fromWide(name), QString::fromUtf8(variable(name)));
    request.block->insert(s("GOFLAGS"), s("-tags=Ω"));
    const auto result = WindowsProcesses().run(request);
    ASSERT_TRUE(result) << result.error().english().toStdString();
    EXPECT_EQ(QString::fromUtf8(result->standardOutput).section(u'|', 0, 0).toLower(),
              request.workingFolder.toLower());
    EXPECT_EQ(QString::fromUtf8(result->standardOutput).section(u'|', 1), s("-tags=Ω|(none)"));
}

TEST(WindowsProcesses, EndAProgramThatIsCancelled)
{
    Progress cancel;
    RunRequest request;
    request.program = self();
    request.arguments = QStringList{s("--act-as"), s("sleeper"), s("gosetup-cancelled")};
    request.timeout = 60s;
    request.cancel = &cancel;
    std::thread later([&cancel] {
        while (!win32::Handle(OpenEventW(SYNCHRONIZE, FALSE, L"gosetup-cancelled")))
            Sleep(5);
        cancel.cancel();
    });
    const auto result = WindowsProcesses().run(request);
    later.join();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(win32::Handle(OpenEventW(SYNCHRONIZE, FALSE, L"gosetup-cancelled")));
}

TEST(WindowsProcesses, GiveNothingToRead)
{
    const auto result = run({s("reader")});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->standardOutput, "0");
}

TEST(WindowsProcesses, KeepOneMebibyteAndLetTheRestGo)
{
    const auto result = run({s("writer")});
    ASSERT_TRUE(result) << "three on each side, and nobody waits for the other";
    EXPECT_EQ(result->standardOutput, QByteArray(1024 * 1024, 'o'));
    EXPECT_EQ(result->standardError, QByteArray(1024 * 1024, 'e'));
    EXPECT_EQ(result->exitCode, 7u);
    EXPECT_EQ(result->startError, 0u);
}

TEST(WindowsProcesses, TellTheStatusThatEndedAProgram)
{
    const auto result = run({s("status")});
    ASSERT_TRUE(result);
    EXPECT_EQ(result->exitCode, 0xC000007Bu);
    EXPECT_FALSE(result->succeeded());
}

TEST(WindowsProcesses, LeaveNoGrandchildWhenTheProgramEnds)
{
    const QString name = sleeperName("grandchild");
    QElapsedTimer timer;
    timer.start();
    const auto result = run({s("parent"), name});
    ASSERT_TRUE(result) << qPrintable(result.error().english());
    EXPECT_LT(timer.elapsed(), 20'000) << "the sleeper holds the pipe for a minute";
    EXPECT_TRUE(result->succeeded());
    EXPECT_TRUE(becomes(name, false));
}

TEST(WindowsProcesses, EndAllOfAProgramThatTakesTooLong)
{
    const QString name = sleeperName("timeout");
    QElapsedTimer timer;
    timer.start();
    const auto result = run({s("sleeping-parent"), name}, 1500ms);
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::Timeout);
    EXPECT_LT(timer.elapsed(), 20'000);
    EXPECT_TRUE(becomes(name, false));
}

TEST(WindowsProcesses, LeaveNothingBehindWhenWeAreKilled)
{
    const QString name = sleeperName("killed");
    const win32::Handle runner = start({s("runner"), name});
    ASSERT_TRUE(runner);
    ASSERT_TRUE(becomes(name, true)) << "the runner started its sleeper";
    ASSERT_TRUE(TerminateProcess(runner.get(), 9));
    EXPECT_TRUE(becomes(name, false));
}

TEST(WindowsProcesses, TellAStartThatFailedByItsNumber)
{
    QTemporaryDir folder;
    const QString path = folder.path().replace(u'/', u'\\');
    WindowsProcesses processes;
    EXPECT_EQ(processes.run(path + s("\\none.exe"), {}, 5s)->startError, 2u);
    EXPECT_EQ(processes.run(path + s("\\none\\none.exe"), {}, 5s)->startError, 3u);
    EXPECT_NE(processes.run(path, {}, 5s)->startError, 0u) << "a folder: 5, under Wine 6";
    QFile text(folder.filePath(s("text.exe")));
    ASSERT_TRUE(text.open(QIODevice::WriteOnly));
    text.write("this is no program, whatever its name says");
    text.close();
    const auto noProgram = processes.run(path + s("\\text.exe"), {}, 5s);
    ASSERT_TRUE(noProgram);
    EXPECT_EQ(noProgram->startError, 193u);
    EXPECT_FALSE(noProgram->succeeded());
}

TEST(WindowsProcesses, StartOnlyWhatIsNamedInFullAndIsNoScript)
{
    WindowsProcesses processes;
    for (const char* name : {"cmd.exe", "", ".\\cmd.exe", "\\Windows\\cmd.exe", "C:cmd.exe"})
        EXPECT_EQ(processes.run(s(name), {}, 5s).error().code, ErrorCode::Invalid) << name;
    for (const char* name : {"C:\\tools\\go.bat", "C:\\tools\\go.CMD", "C:\\tools\\go.bat. "})
        EXPECT_EQ(processes.run(s(name), {}, 5s).error().code, ErrorCode::Unsupported) << name;
}

TEST(WindowsProcesses, SeeThemselvesRunning)
{
    const auto running = WindowsProcesses().running();
    ASSERT_TRUE(running);
    const RunningProcess* own = nullptr;
    for (const RunningProcess& process : *running) {
        EXPECT_FALSE(process.name.isEmpty());
        if (process.pid == QCoreApplication::applicationPid())
            own = &process;
    }
    ASSERT_NE(own, nullptr);
    EXPECT_EQ(own->path.toLower(), self().toLower());
    EXPECT_EQ(own->started.timeSpec(), Qt::UTC);
    EXPECT_LE(own->started, QDateTime::currentDateTimeUtc().addSecs(1));
    EXPECT_GT(own->started, QDateTime::currentDateTimeUtc().addSecs(-600));
}
