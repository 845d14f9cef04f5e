// SPDX-License-Identifier: Apache-2.0
#include "e2e/Program.h"

#include "machine/practice/ImageJson.h"

#include <QCoreApplication>
#include <QFile>

#include <gtest/gtest.h>

namespace gosetup::testkit {

namespace {

constexpr int longestRun = 120'000; // ms; a run of the real archive under a sanitizer

MachineImage builtIn(const QString& name)
{
    auto machine = PracticeMachine::open(name, {});
    EXPECT_TRUE(machine.has_value()) << machine.error().english().toStdString();
    return machine ? (*machine)->image() : MachineImage();
}

} // namespace

QString programPath()
{
#ifdef Q_OS_WIN
    const QString name = QStringLiteral("gosetup.exe");
#else
    const QString name = QStringLiteral("gosetup");
#endif
    return QDir(QCoreApplication::applicationDirPath()).filePath(name);
}

std::unique_ptr<QProcess> start(const QStringList& arguments, const QString& inputFile)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
#ifdef Q_OS_WIN
    // Without the first two no socket opens; TEMP is where QDir::tempPath() is there.
    for (const char* name : {"SystemRoot", "SystemDrive", "TEMP", "TMP"})
        environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
#else
    environment.insert(QStringLiteral("HOME"), QStringLiteral("/nonexistent"));
    environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
    environment.insert(QStringLiteral("TMPDIR"), QDir::tempPath());
#endif
    process->setProcessEnvironment(environment);
    process->setProgram(programPath());
    process->setArguments(arguments);
    process->setStandardInputFile(inputFile.isEmpty() ? QProcess::nullDevice() : inputFile);
    process->start();
    EXPECT_TRUE(process->waitForStarted()) << process->errorString().toStdString();
    return process;
}

Ran finish(QProcess& process)
{
    EXPECT_TRUE(process.waitForFinished(longestRun)) << "gosetup hangs";
    Ran ran;
    ran.exitCode = process.exitCode();
    ran.crashed = process.exitStatus() == QProcess::CrashExit;
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

Ran runProgram(const QStringList& arguments)
{
    const auto process = start(arguments);
    return finish(*process);
}

PracticeFolder::PracticeFolder(const QString& machine, const std::vector<ImageFault>& faults)
    : m_image(machine)
{
    if (faults.empty())
        return;
    MachineImage image = builtIn(machine);
    image.faults = faults;
    m_image = path(QStringLiteral("image.json"));
    QFile file(m_image);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(writeImage(image));
}

QStringList PracticeFolder::machineArguments() const
{
    return {QStringLiteral("--practice"), m_image, QStringLiteral("--practice-dir"),
            path(QStringLiteral("machine"))};
}

Ran PracticeFolder::run(QStringList arguments) const
{
    return runProgram(arguments + machineArguments());
}

QString PracticeFolder::host(const QString& windowsPath) const
{
    QString below = windowsPath;
    below.remove(u':').replace(u'\\', u'/');
    return path(QStringLiteral("machine/drives/")) + below;
}

std::shared_ptr<PracticeMachine> PracticeFolder::open() const
{
    PracticeOptions options;
    options.folder = path(QStringLiteral("machine"));
    auto machine = PracticeMachine::open(m_image, options);
    EXPECT_TRUE(machine.has_value()) << machine.error().english().toStdString();
    return machine.value_or(nullptr);
}

RegistryBytes registryOf(const PracticeMachine& machine)
{
    RegistryBytes out;
    const MachineImage image = machine.image();
    for (const auto& [path, key] : image.registry) {
        for (const auto& [name, value] : key.values)
            out[path + u'\\' + name] = {value.value.kind, value.value.data};
    }
    return out;
}

RegistryBytes registryOfBuiltIn(const QString& name)
{
    auto machine = PracticeMachine::open(name, {});
    EXPECT_TRUE(machine.has_value());
    return machine ? registryOf(**machine) : RegistryBytes();
}

QString defaultRoot(PracticeMachine& machine)
{
    return machine.system().folders().localAppData + QStringLiteral("\\Programs\\Go");
}

} // namespace gosetup::testkit
