// SPDX-License-Identifier: Apache-2.0
#include "rules/SmokeMeaning.h"

#include "paths/WindowsPath.h"
#include "rules/SmokeCauses.h"
#include "rules/WindowsNumbers.h"

namespace gosetup::rules {

namespace {

struct CauseText
{
    Text reason;
    Text remedy;
};

CauseText blockedText(SmokeCause cause)
{
    switch (cause) {
    case SmokeCause::Antivirus:
        return {Text::tr("The antivirus took the program for malware. Small programs that were "
                         "just built are often detected by mistake."),
                Text::tr("Look for it in the protection history of your antivirus and allow it "
                         "there; do not turn the protection off")};
    case SmokeCause::AppControl:
        return {
            Text::tr("An App Control policy of your organisation, or Smart App Control, blocked a "
                     "program that it does not know. Programs that you build yourself are always "
                     "unknown."),
            Text::tr("Ask your administrator for a rule for your build folders. Smart App "
                     "Control has no exceptions: see Windows Security > App & browser control")};
    case SmokeCause::SmartAppControl:
        return {Text::tr("Smart App Control blocked a program that it does not know. Programs that "
                         "you build yourself are always unknown."),
                Text::tr("Smart App Control has no exceptions: decide in Windows Security > App & "
                         "browser control, or build in WSL")};
    case SmokeCause::GroupPolicy:
        return {
            Text::tr("A rule of your organisation (AppLocker or a software restriction policy) "
                     "does not allow this program."),
            Text::tr(
                "Ask your administrator to allow programs in one folder, and set GOTMPDIR to it")};
    case SmokeCause::AccessDenied:
        return {Text::tr("Windows denied access. The usual cause is a security product or "
                         "Controlled folder access, or permissions of the folder."),
                Text::tr("Look in the protection history of your security product, and check who "
                         "may write to the folder")};
    case SmokeCause::Disappeared:
        return {Text::tr("The program was there a moment ago: a security product may have removed "
                         "it."),
                Text::tr("Look in the quarantine of your security product")};
    default: return {};
    }
}

CauseText machineText(SmokeCause cause)
{
    switch (cause) {
    case SmokeCause::OtherProcessor:
        return {Text::tr("A program or library is built for a different processor: 32-bit and "
                         "64-bit are mixed, or the file is damaged."),
                Text::tr("Install the Go for the processor of this computer")};
    case SmokeCause::MissingLibrary:
        return {Text::tr("A DLL that the program requires is missing: the C runtime, a DLL of a C "
                         "compiler, or a part of a newer Windows."),
                Text::tr("Update Windows; if a C compiler is used, put its bin folder on PATH")};
    case SmokeCause::DiskFull:
        return {Text::tr("The drive of the temporary folder is full."),
                Text::tr("Free up space on that drive, or set GOTMPDIR and GOCACHE to another "
                         "drive")};
    case SmokeCause::PathTooLong:
        return {Text::tr("A path is longer than 260 characters, and a program does not accept "
                         "that."),
                Text::tr("Turn on long paths, and use shorter folders for TEMP, GOTMPDIR and "
                         "GOCACHE")};
    case SmokeCause::NoTemporaryFolder:
        return {Text::tr("The folder for temporary files does not exist or cannot be written to. "
                         "Go builds there."),
                Text::tr("Set TEMP and TMP, or GOTMPDIR, to a folder that exists")};
    case SmokeCause::OutOfMemory:
        return {Text::tr("Windows is out of memory."),
                Text::tr("Close other programs, or enlarge the paging file")};
    case SmokeCause::InUse:
        return {Text::tr("Another program has the file open, most likely a security product that "
                         "scans it."),
                Text::tr("Run the test again; if it happens often, exclude the build folders from "
                         "scanning")};
    case SmokeCause::NeedsAdministrator:
        return {Text::tr("Windows requires administrator permission for this program."),
                Text::tr("Clear \"Run this program as an administrator\" in the compatibility "
                         "properties of the file")};
    case SmokeCause::Crash:
        return {Text::tr("The program crashed: its file is damaged, or a program that monitors "
                         "others interfered."),
                Text::tr("Install Go again; if that does not help, check your security product")};
    case SmokeCause::Slow:
        return {Text::tr("The step was stopped after that time. A security product that scans "
                         "each file can take that long, or a program waits for something."),
                Text::tr("Run the test again; if it is as slow, look at the Defender findings")};
    default: return {};
    }
}

CauseText goText(SmokeCause cause, const QString& setting)
{
    switch (cause) {
    case SmokeCause::NoGo:
        return {Text::tr("A new terminal cannot start Go."),
                Text::tr("Install Go, or let GoSetup put it on PATH: gosetup apply")};
    case SmokeCause::OtherSystem:
        return {Text::tr("The program was built for another system or processor, because %1 is "
                         "set.")
                    .arg(setting),
                Text::tr("Remove %1, and set it only for the builds that need it").arg(setting)};
    case SmokeCause::Setting:
        return {
            Text::tr("Go stopped because of the setting %1.").arg(setting),
            Text::tr("Correct or remove %1; the check says what is wrong with it").arg(setting)};
    case SmokeCause::IncompleteGo:
        return {Text::tr("Parts of the Go installation are missing: an unpack was interrupted, or "
                         "a security product removed a program."),
                Text::tr("Install Go again; if parts disappear again, look in the quarantine of "
                         "your security product")};
    default:
        return {Text::tr("The cause is not known; the output says more."),
                Text::tr("Read the output; \"gosetup check\" may name the cause")};
    }
}

CauseText textOf(SmokeCause cause, const QString& setting)
{
    if (const CauseText text = blockedText(cause); !text.reason.isEmpty())
        return text;
    if (const CauseText text = machineText(cause); !text.reason.isEmpty())
        return text;
    return goText(cause, setting);
}

Text whatHappened(const SmokeStep& step)
{
    switch (step.outcome) {
    case SmokeOutcome::Passed: return {};
    case SmokeOutcome::Failed:
        return step.exitCode == 0 ? Text::tr("it did not print what it should")
                                  : exitCodeText(step.exitCode);
    case SmokeOutcome::NotStarted: return startErrorText(step.startError);
    case SmokeOutcome::TimedOut:
        return Text::tr("it was not completed within %1 s").arg(step.milliseconds / 1000);
    case SmokeOutcome::Impossible: return step.error ? step.error->message : Text();
    case SmokeOutcome::Cancelled: return Text::tr("cancelled");
    }
    return {};
}

} // namespace

SmokeMeaning meaningOf(const SmokeStep& step, const SmokeResult& result)
{
    SmokeMeaning meaning;
    if (step.outcome == SmokeOutcome::Passed)
        return meaning;
    meaning.what = whatHappened(step);
    meaning.program = step.program;
    if (step.outcome == SmokeOutcome::Cancelled)
        return meaning;
    const SmokeCauseFound found = smokeCauseOf(step, result);
    meaning.cause = found.cause;
    meaning.setting = found.setting;
    if (!found.program.isEmpty())
        meaning.program = found.program;
    const CauseText text = textOf(meaning.cause, meaning.setting);
    meaning.reason = text.reason;
    meaning.remedy = text.remedy;
    if (step.error && !step.error->remedy.isEmpty())
        meaning.remedy = step.error->remedy;
    return meaning;
}

Text stepTitle(SmokeStepKind kind)
{
    switch (kind) {
    case SmokeStepKind::Prepare: return Text::tr("Make a program");
    case SmokeStepKind::Build: return Text::tr("Build, first time");
    case SmokeStepKind::Run: return Text::tr("Run");
    case SmokeStepKind::Test: return Text::tr("Test");
    case SmokeStepKind::BuildAgain: return Text::tr("Build again");
    }
    return {};
}

Text secondsText(qint64 milliseconds)
{
    constexpr qint64 fine = 100; // below it one digit would say 0.0
    const double seconds = static_cast<double>(milliseconds) / 1000;
    return Text::tr("%1 s").arg(QString::number(seconds, 'f', milliseconds < fine ? 2 : 1));
}

QString commandText(const SmokeStep& step)
{
    QString name = winpath::fileName(step.program);
    if (name.compare(QLatin1String("go.exe"), Qt::CaseInsensitive) == 0)
        name = QStringLiteral("go");
    return (QStringList(name) + step.arguments).join(u' ');
}

} // namespace gosetup::rules
