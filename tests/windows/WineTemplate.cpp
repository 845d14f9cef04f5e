// SPDX-License-Identifier: Apache-2.0
#include "windows/WineTemplate.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace gosetup::wine {

namespace {

const QString noteCrashExe = QStringLiteral("note-crash.exe");

void runHere(const QString& folder, const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(environmentOf(folder));
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    EXPECT_TRUE(process.waitForFinished(setUpLimit)) << program.toStdString() << " hangs";
    EXPECT_EQ(process.exitCode(), 0)
        << program.toStdString() << ' ' << arguments.join(u' ').toStdString() << '\n'
        << process.readAllStandardError().toStdString();
}

/// Wine links a user's folders to $HOME; a test wants folders of its own.
void ownFolders(const QString& profile)
{
    QDirIterator folders(profile, QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    QStringList links;
    while (folders.hasNext()) {
        folders.next();
        if (folders.fileInfo().isSymLink())
            links << folders.filePath();
    }
    for (const QString& path : links) {
        EXPECT_TRUE(QFile::remove(path)) << path.toStdString();
        EXPECT_TRUE(QDir().mkdir(path)) << path.toStdString();
    }
}

/// Made once per run; every test has a copy.
class Template
{
  public:
    Template()
    {
        const QString folder = m_folder.path();
        EXPECT_TRUE(QDir(folder).mkpath(QStringLiteral("home")));
        runHere(folder, QStringLiteral("wine"), {QStringLiteral("wineboot"), QStringLiteral("-i")});
        runHere(folder, QStringLiteral("wine"),
                {QStringLiteral("winecfg"), QStringLiteral("-v"), QStringLiteral("win10")});
        const QString system = folder + QStringLiteral("/prefix/drive_c/windows/system32/");
        for (const QString& name : {QStringLiteral("bcryptprimitives.dll"), noteCrashExe})
            EXPECT_TRUE(QFile::copy(QStringLiteral(GOSETUP_FIXTURES "/") + name, system + name));
        // In place of Wine's debugger, which would leave traces in the registry.
        runHere(folder, QStringLiteral("wine"),
                {QStringLiteral("reg"), QStringLiteral("add"),
                 QStringLiteral("HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AeDebug"),
                 QStringLiteral("/v"), QStringLiteral("Debugger"), QStringLiteral("/d"),
                 QStringLiteral("C:\\windows\\system32\\") + noteCrashExe + u' ' + crashFile +
                     QStringLiteral(" %ld %ld"),
                 QStringLiteral("/f")});
        endServer(folder);
        // The second start changes a last bit of the registry; every later one nothing.
        runHere(folder, QStringLiteral("wine"),
                {QStringLiteral("cmd"), QStringLiteral("/c"), QStringLiteral("ver")});
        endServer(folder);
        const QString profile =
            folder + QStringLiteral("/prefix/drive_c/users/") + profileBelow(folder);
        ownFolders(profile);
        for (const QString& exe : {gosetupExe, wizardExe})
            EXPECT_TRUE(QFile::copy(QDir(binFolder()).filePath(exe),
                                    profile + QStringLiteral("/Downloads/") + exe));
    }

    [[nodiscard]] QString path() const { return m_folder.path(); }

  private:
    QTemporaryDir m_folder;
};

} // namespace

QString binFolder()
{
    return qEnvironmentVariable("GOSETUP_WINDOWS_BIN");
}

QProcessEnvironment environmentOf(const QString& folder)
{
    QProcessEnvironment out;
    for (const char* name : {"PATH", "DISPLAY", "XAUTHORITY", "TMPDIR"}) {
        if (qEnvironmentVariableIsSet(name))
            out.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    }
    out.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    out.insert(QStringLiteral("HOME"), folder + QStringLiteral("/home"));
    out.insert(QStringLiteral("WINEPREFIX"), folder + QStringLiteral("/prefix"));
    out.insert(QStringLiteral("WINEDEBUG"), QStringLiteral("-all"));
    // No menus in the person's desktop, no offers to download Mono and Gecko.
    out.insert(QStringLiteral("WINEDLLOVERRIDES"),
               QStringLiteral("winemenubuilder.exe=d;mscoree=;mshtml="));
    return out;
}

void endServer(const QString& folder)
{
    QProcess server;
    server.setProcessEnvironment(environmentOf(folder));
    for (const char* option : {"-k", "-w"}) { // -k fails where no server runs: no matter
        server.start(QStringLiteral("wineserver"), {QString::fromLatin1(option)});
        EXPECT_TRUE(server.waitForFinished(setUpLimit)) << "wineserver hangs";
    }
}

QString profileBelow(const QString& folder)
{
    const QDir users(folder + QStringLiteral("/prefix/drive_c/users"));
    QStringList names = users.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    names.removeAll(QStringLiteral("Public"));
    EXPECT_EQ(names.size(), 1) << names.join(u' ').toStdString();
    return names.value(0);
}

QString templateFolder()
{
    static const Template one;
    return one.path();
}

} // namespace gosetup::wine
