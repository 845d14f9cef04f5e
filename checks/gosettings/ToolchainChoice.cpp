// SPDX-License-Identifier: Apache-2.0
#include "gosettings/ToolchainChoice.h"

#include "gosettings/GoOrder.h"

namespace gosetup::gosettings {

namespace {

constexpr int firstThatChooses = 21;

QString chosenByProject(const ToolchainQuestion& question, ToolchainChoice& choice)
{
    QString version = choice.version();
    QString toolchain = choice.toolchain;
    const QString wanted = question.toolchainLine;
    if (wanted == QLatin1String("default")) {
        choice.explanation += QStringLiteral("; %1 sets toolchain default").arg(question.fileName);
        return toolchain;
    }
    if (!wanted.isEmpty()) {
        const QString named = versionOfToolchain(wanted);
        if (named.isEmpty()) {
            choice.refusal =
                QStringLiteral("go: invalid toolchain \"%1\" in %2").arg(wanted, question.fileName);
            return toolchain;
        }
        if (compareGoVersions(named, version) > 0) {
            toolchain = wanted;
            version = named;
        }
    }
    if (compareGoVersions(question.goLine, version) > 0) {
        toolchain = toolchainForVersion(question.goLine);
    }
    choice.forProject = toolchain != choice.toolchain;
    return toolchain;
}

} // namespace

QString ToolchainChoice::version() const
{
    return versionOfToolchain(toolchain);
}

QString ToolchainChoice::tooNewMessage(const QString& what, const QString& goVersion) const
{
    return QStringLiteral("go: %1 requires go >= %2 (running go %3%4)")
        .arg(what, goVersion, version(), explanation);
}

ToolchainChoice chooseToolchain(const ToolchainQuestion& question)
{
    ToolchainChoice choice;
    choice.toolchain = question.own;
    const QString setting = question.gotoolchain;
    if (minorOfGoVersion(versionOfToolchain(question.own)) < firstThatChooses || setting.isEmpty())
        return choice;
    const qsizetype plus = setting.indexOf(u'+');
    const QString least = plus < 0 ? setting : setting.left(plus);
    const bool isMode = setting == QLatin1String("auto") || setting == QLatin1String("path");
    const QString mode = isMode ? setting : plus < 0 ? QString() : setting.mid(plus + 1);
    if (!isMode && least != QLatin1String("local")) {
        if (versionOfToolchain(least).isEmpty())
            return choice; // Go refuses it: another rule says so
        choice.toolchain = least;
    }
    const bool isAuto = mode == QLatin1String("auto");
    if (setting != QLatin1String("auto"))
        choice.explanation = QStringLiteral("; GOTOOLCHAIN=") + setting;
    choice.mayDownload = setting != QLatin1String("local") && mode != QLatin1String("path");
    if (isAuto || mode == QLatin1String("path")) {
        choice.toolchain = chosenByProject(question, choice);
    }
    choice.isOther = choice.toolchain != question.own;
    return choice;
}

} // namespace gosetup::gosettings
