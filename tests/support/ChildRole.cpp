// SPDX-License-Identifier: Apache-2.0
#include "support/ChildRole.h"

#include <QCoreApplication>
#include <QProcess>

#include <cstdio>
#include <map>

namespace gosetup::testkit {

namespace {

constexpr QLatin1String roleOption("--play-role");
constexpr int longestChild = 120'000; // ms

std::map<QString, ChildWork>& roles()
{
    static std::map<QString, ChildWork> all;
    return all;
}

} // namespace

ChildRole::ChildRole(const char* name, ChildWork work)
{
    roles()[QString::fromLatin1(name)] = work;
}

int exitCodeOf(const char* role, const QStringList& arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.setStandardInputFile(QProcess::nullDevice());
    child.start(QCoreApplication::applicationFilePath(),
                QStringList{roleOption, QString::fromLatin1(role)} + arguments);
    if (child.waitForFinished(longestChild) && child.exitStatus() == QProcess::NormalExit)
        return child.exitCode();
    std::fprintf(stderr, "child %s: %s\n", role, qPrintable(child.errorString()));
    return -1;
}

std::optional<int> playRole(const QStringList& commandLine)
{
    if (commandLine.value(1) != roleOption)
        return std::nullopt;
    const auto role = roles().find(commandLine.value(2));
    if (role == roles().end())
        return -1;
    return role->second(commandLine.mid(3));
}

} // namespace gosetup::testkit
