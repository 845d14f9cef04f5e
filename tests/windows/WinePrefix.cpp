// SPDX-License-Identifier: Apache-2.0
#include "windows/WinePrefix.h"

#include "windows/WineTemplate.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTextStream>

#include <gtest/gtest.h>

namespace gosetup::wine {

namespace {

/// Crashes now and then by itself on a busy computer (Wine 8); nothing of ours starts or uses it.
const QString serviceOfWine = QStringLiteral("C:\\windows\\system32\\winedevice.exe");

/// Without what Wine itself says of its drives.
QByteArray withoutWine(const QByteArray& text)
{
    QByteArray out;
    for (const QByteArray& line : text.split('\n')) {
        if (!line.startsWith("wine: ") && !line.isEmpty())
            out += line + '\n';
    }
    return out;
}

QStringList entriesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System |
                                  QDir::NoDotAndDotDot);
}

void copyHere(const QString& from, const QString& into, bool linked = false)
{
    QProcess copy;
    copy.start(QStringLiteral("cp"),
               {linked ? QStringLiteral("-al") : QStringLiteral("-a"), from, into + u'/'});
    EXPECT_TRUE(copy.waitForFinished(setUpLimit));
    EXPECT_EQ(copy.exitCode(), 0) << copy.readAllStandardError().toStdString();
}

} // namespace

QString whyNotHere()
{
    for (const char* program : {"wine", "wineserver"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
            return QStringLiteral("%1 is missing: install the packages wine and wine64")
                .arg(QString::fromLatin1(program));
    }
    if (binFolder().isEmpty())
        return QStringLiteral(
            "GOSETUP_WINDOWS_BIN does not name the folder of the Windows programs");
    for (const QString& exe : {gosetupExe, wizardExe}) {
        const QString path = QDir(binFolder()).filePath(exe);
        if (!QFile::exists(path))
            return QStringLiteral("%1 is missing: build it with ./dev windows").arg(path);
    }
    return {};
}

WinePrefix::WinePrefix()
{
    const QString from = templateFolder();
    const QString to = m_folder.path();
    const QString windows = QStringLiteral("/prefix/drive_c/windows");
    // Wine's own 690 MB are linked, for nothing writes into these files; the registry, the programs
    // and what a test leaves are its own.
    copyHere(from + QStringLiteral("/home"), to);
    EXPECT_TRUE(QDir(to).mkpath(QStringLiteral("prefix/drive_c")));
    for (const QString& part : {QStringLiteral("/prefix"), QStringLiteral("/prefix/drive_c")}) {
        for (const QString& name : entriesOf(from + part)) {
            const QString below = part + u'/' + name;
            if (below != QStringLiteral("/prefix/drive_c"))
                copyHere(from + below, to + part, below == windows);
        }
    }
    m_profile = QStringLiteral("C:\\users\\") + profileBelow(to);
}

WinePrefix::~WinePrefix()
{
    stop();
    expectNoCrash();
}

std::unique_ptr<QProcess> WinePrefix::start(const QString& program,
                                            const QStringList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environmentOf(m_folder.path()));
    process->setWorkingDirectory(host(m_profile));
    process->setProgram(QStringLiteral("wine"));
    process->setArguments(QStringList{program} + arguments);
    process->start();
    EXPECT_TRUE(process->waitForStarted()) << process->errorString().toStdString();
    return process;
}

Ran WinePrefix::finish(QProcess& process, std::chrono::milliseconds limit)
{
    QElapsedTimer timer;
    timer.start();
    process.closeWriteChannel();
    const bool ended = process.state() == QProcess::NotRunning ||
                       process.waitForFinished(static_cast<int>(limit.count()));
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    Ran ran;
    ran.exitCode = process.exitCode();
    ran.crashed = !ended || process.exitStatus() == QProcess::CrashExit;
    ran.out = process.readAllStandardOutput();
    ran.err = withoutWine(process.readAllStandardError()) + (ended ? "" : "\n(no end in time)");
    ran.took = std::chrono::milliseconds(timer.elapsed());
    return ran;
}

Ran WinePrefix::run(const QString& program, const QStringList& arguments,
                    std::chrono::milliseconds limit) const
{
    const auto process = start(program, arguments);
    return finish(*process, limit);
}

Ran WinePrefix::runWith(const QMap<QString, QString>& variables, const QString& folder,
                        const QString& program, const QStringList& arguments) const
{
    QProcessEnvironment environment = environmentOf(m_folder.path());
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(host(folder));
    process.start(QStringLiteral("wine"), QStringList{program} + arguments);
    EXPECT_TRUE(process.waitForStarted()) << process.errorString().toStdString();
    return finish(process);
}

Ran WinePrefix::console(const QStringList& words, std::chrono::milliseconds limit) const
{
    return run(QStringLiteral("cmd"), QStringList{QStringLiteral("/c")} + words, limit);
}

std::unique_ptr<QProcess> WinePrefix::startGosetup(const QStringList& arguments) const
{
    return start(downloads() + u'\\' + gosetupExe,
                 arguments + QStringList{QStringLiteral("--lang"), QStringLiteral("en")});
}

Ran WinePrefix::gosetup(const QStringList& arguments, std::chrono::milliseconds limit) const
{
    const auto process = startGosetup(arguments);
    return finish(*process, limit);
}

bool WinePrefix::isRunning(const QString& name) const
{
    const QByteArray mine = "WINEPREFIX=" + m_folder.path().toUtf8() + "/prefix";
    const QByteArray program = name.toUtf8().left(15); // the kernel keeps no more of a name
    const auto read = [](const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    for (const QString& pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const QString folder = QStringLiteral("/proc/") + pid;
        if (read(folder + QStringLiteral("/comm")).trimmed() == program &&
            read(folder + QStringLiteral("/environ")).split('\0').contains(mine))
            return true;
    }
    return false;
}

QString WinePrefix::host(const QString& windowsPath) const
{
    QString below = windowsPath.mid(2);
    below.replace(u'\\', u'/');
    return m_folder.path() + QStringLiteral("/prefix/drive_") + windowsPath.left(1).toLower() +
           below;
}

QString WinePrefix::localAppData() const
{
    return m_profile + QStringLiteral("\\AppData\\Local");
}

QString WinePrefix::defaultRoot() const
{
    return localAppData() + QStringLiteral("\\Programs\\Go");
}

QString WinePrefix::downloads() const
{
    return m_profile + QStringLiteral("\\Downloads");
}

QStringList WinePrefix::takeCrashes() const
{
    QFile file(host(crashFile));
    if (!file.exists())
        return {};
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.errorString().toStdString();
    const QString paths = QString::fromUtf8(file.readAll());
    EXPECT_TRUE(file.remove());
    return paths.split(u'\n', Qt::SkipEmptyParts);
}

void WinePrefix::expectNoCrash() const
{
    for (const QString& path : takeCrashes()) {
        if (path.compare(serviceOfWine, Qt::CaseInsensitive) == 0)
            QTextStream(stdout) << "Wine's own " << path << " crashed\n";
        else
            ADD_FAILURE() << path.toStdString() << " crashed";
    }
}

void WinePrefix::stop() const
{
    endServer(m_folder.path());
}

RegistryDump WinePrefix::registry() const
{
    stop();
    RegistryDump dump;
    QStringList complaints;
    const auto read = [&](const char* name) {
        QFile file(m_folder.path() + QStringLiteral("/prefix/") + QString::fromLatin1(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << name;
        return parseRegistryFile(file.readAll(), complaints);
    };
    dump.user = read("user.reg");
    dump.machine = read("system.reg");
    EXPECT_TRUE(complaints.isEmpty()) << complaints.join(u'\n').toStdString();
    EXPECT_GT(dump.machine.keys.size(), 1000);
    return dump;
}

void WinePrefix::import(const QString& text) const
{
    const QString path = downloads() + QStringLiteral("\\import.reg");
    QFile file(host(path));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    const QString whole = QStringLiteral("Windows Registry Editor Version 5.00\r\n\r\n") + text;
    file.write(QByteArray("\xFF\xFE") +
               QByteArray(reinterpret_cast<const char*>(whole.utf16()), whole.size() * 2));
    file.close();
    const Ran ran = run(QStringLiteral("reg"), {QStringLiteral("import"), path});
    ASSERT_EQ(ran.exitCode, 0) << ran.all();
    ASSERT_TRUE(file.remove());
}

std::string linesOf(const QStringList& list)
{
    constexpr int enough = 20;
    QString text = list.mid(0, enough).join(u'\n');
    if (list.size() > enough)
        text += QStringLiteral("\nand %1 more").arg(list.size() - enough);
    return text.toStdString();
}

QString hexOf(const QByteArray& data)
{
    return QString::fromLatin1(data.toHex(','));
}

QByteArray utf16Of(const QString& text)
{
    return QByteArray(reinterpret_cast<const char*>(text.utf16()), (text.size() + 1) * 2);
}

} // namespace gosetup::wine
