// SPDX-License-Identifier: Apache-2.0
#include "rules/WindowsStatus.h"

namespace gosetup::rules {

namespace {

constexpr quint32 accessDeniedStatus = 0xC0000022;
constexpr quint32 invalidImageFormat = 0xC000007B;
constexpr quint32 dllNotFound = 0xC0000135;
constexpr quint32 entryPointNotFound = 0xC0000139;
constexpr quint32 accessViolation = 0xC0000005;
constexpr quint32 lowestStatus = 0x80000000;

StatusMeaning denied(const Text& what)
{
    return {what,
            Text::tr("Windows refused to start the program. The usual cause is a security product, "
                     "or permissions copied from another computer."),
            Text::tr("Check the protection history of your security product; do not turn it off, "
                     "but allow this one file")};
}

StatusMeaning wrongArchitecture(const Text& what)
{
    return {what,
            Text::tr("The program is built for a different processor, or its file is damaged."),
            Text::tr("Install the archive for the architecture of this computer")};
}

StatusMeaning blockedByPolicy(const Text& what)
{
    return {what,
            Text::tr("A rule of your organisation (App Control, AppLocker) does not allow this "
                     "program."),
            Text::tr("Ask your administrator to allow Go; there is nothing to fix here")};
}

StatusMeaning ended(quint32 exitCode)
{
    const QString number = QStringLiteral("0x%1")
                               .arg(exitCode, 8, 16, QLatin1Char('0'))
                               .toUpper()
                               .replace(QLatin1String("0X"), QLatin1String("0x"));
    if (exitCode == invalidImageFormat)
        return wrongArchitecture(Text::tr("not a valid image (%1)").arg(number));
    if (exitCode == accessDeniedStatus)
        return denied(Text::tr("access denied (%1)").arg(number));
    if (exitCode == dllNotFound || exitCode == entryPointNotFound)
        return {Text::tr("a library is missing (%1)").arg(number),
                Text::tr("This version of Windows does not have something that this Go requires; "
                         "Go 1.21 and later require Windows 10."),
                Text::tr("Update Windows, or install an older Go")};
    if (exitCode == accessViolation)
        return {
            Text::tr("it crashed (%1)").arg(number),
            Text::tr("The file is damaged, or a program that monitors others caused the crash."),
            Text::tr("Install Go again; if that does not help, check your security product")};
    if (exitCode >= lowestStatus)
        return {Text::tr("Windows ended it (%1)").arg(number),
                Text::tr("Windows ended the program before it could respond."),
                Text::tr("Install Go again")};
    return {Text::tr("it ended with exit code %1").arg(static_cast<qint64>(exitCode)),
            Text::tr("The program started, but did not report its version."),
            Text::tr("Check its output, or install Go again")};
}

} // namespace

StatusMeaning explainStart(quint32 startError, quint32 exitCode)
{
    const qint64 number = startError;
    switch (startError) {
    case 0: return ended(exitCode);
    case 2:
    case 3:
        return {Text::tr("the file does not exist (%1)").arg(number),
                Text::tr("The program disappeared before it could be started: a security product "
                         "may have removed it."),
                Text::tr("Check the quarantine of your security product")};
    case 5: return denied(Text::tr("access denied (%1)").arg(number));
    case 193:
    case 216: return wrongArchitecture(Text::tr("not a program for this Windows (%1)").arg(number));
    case 225:
    case 226:
        return denied(Text::tr("detected as malware by the security product (%1)").arg(number));
    case 740:
        return {Text::tr("it requires administrator permission (%1)").arg(number),
                Text::tr("go.exe is marked to run as administrator."),
                Text::tr("Clear that setting in the compatibility properties of the file")};
    case 1260:
    case 4551: return blockedByPolicy(Text::tr("blocked by policy (%1)").arg(number));
    case 1920:
        return {Text::tr("the file cannot be accessed by the system (%1)").arg(number),
                Text::tr("This is not a program but an app execution alias whose app is missing."),
                Text::tr("Turn off the alias")};
    default:
        return {Text::tr("Windows did not start it (%1)").arg(number),
                Text::tr("Windows refused to start the program."),
                Text::tr("Look up the error number, or install Go again")};
    }
}

} // namespace gosetup::rules
