// SPDX-License-Identifier: Apache-2.0
// The window program: reads the options, opens the machine, shows the wizard or the fix view.
#include "SetupWizard.h"
#include "base/Language.h"
#include "changes/run/Journal.h"
#include "elevated/ElevatedEntry.h"
#include "engine/OpenMachine.h"
#include "engine/RunLog.h"
#include "theme/AccessKeys.h"
#include "theme/ThemeKeeper.h"
#include "widgets/MessageWindow.h"
#include "window/SingleInstance.h"
#include "window/WindowOptions.h"
#ifdef Q_OS_WIN
#include "machine/windows/Instance.h"
#include "machine/windows/ProcessStart.h"
#include "machine/windows/StandardStreams.h"
#include "machine/windows/WindowsAppearance.h"
#endif

#include <QApplication>
#include <QScopeGuard>
#include <QTextStream>

namespace gosetup {

namespace {

const QString showWish = QStringLiteral("show");
const QString fixWish = QStringLiteral("fix");

#ifdef Q_OS_WIN
bool isHeard(bool asError)
{
    return asError ? isErrorOutputRead() : isOutputRead();
}
#else
bool isHeard(bool)
{
    return true;
}
#endif

int complain(const Error& error)
{
    if (isHeard(true))
        QTextStream(stderr) << "gosetup-wizard: " << error.translated() << '\n';
    else
        MessageWindow(error).exec();
    return 2;
}

int tell(const Answer& answer)
{
    if (isHeard(false))
        QTextStream(stdout) << answer.text;
    else
        MessageWindow(answer.title, answer.text).exec();
    return 0;
}

#ifndef Q_OS_WIN
QString desktopSession()
{
    return qEnvironmentVariable("DISPLAY");
}
void allowForeground(qint64) {}
#endif

/// Null where there may be any number of windows: on practice machines, where the folder to agree
/// on one cannot be had, and with administrator rights, which no window without them can stand in
/// for.
std::unique_ptr<SingleInstance> instanceFor(Machine& machine)
{
    if (machine.isPractice() || machine.system().info().elevated)
        return nullptr;
    const auto folder = machine.files().hostPath(userDataFolder(machine), true);
    return folder ? std::make_unique<SingleInstance>(*folder, desktopSession()) : nullptr;
}

bool wasTakenOver(SingleInstance& instance, bool fixView)
{
    return instance.claim(fixView ? fixWish : showWish, allowForeground) ==
           SingleInstance::Role::Forwarded;
}

void comeToFront(SetupWizard& wizard, const QString& wish)
{
    wizard.setWindowState((wizard.windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    wizard.raise();
    wizard.activateWindow();
    // Work under way is not left for another view.
    if (wish == fixWish && !wizard.session().isBusy() && wizard.currentStep() != Step::Results)
        wizard.showStep(Step::Results);
}

/// A log that cannot be kept is said where somebody reads it, and stops nothing.
void keepLog(Machine& machine)
{
    const auto started = startLog(machine, QStringLiteral("wizard"));
    if (started)
        log::info(QStringLiteral("gosetup-wizard " GOSETUP_VERSION " on %1").arg(machine.name()));
    else if (isHeard(true))
        QTextStream(stderr) << "gosetup-wizard: " << started.error().translated() << '\n';
}

int show(const WindowOptions& wanted)
{
    auto machine = openMachine(wanted.practice, wanted.practiceDir);
    if (!machine)
        return complain(machine.error());
    const auto instance = instanceFor(**machine);
    if (instance && wasTakenOver(*instance, wanted.fixView))
        return 0;
    keepLog(**machine);
    const auto logEnd = qScopeGuard(&log::stop);
    SetupWizard wizard(*machine, wanted.fixView ? StartAt::FixView : StartAt::Welcome);
    if (instance)
        QObject::connect(instance.get(), &SingleInstance::asked, &wizard,
                         [&wizard](const QString& wish) { comeToFront(wizard, wish); });
    QObject::connect(&wizard.session(), &Session::machineChanged, &wizard,
                     [&wizard] { keepLog(*wizard.session().machine()); });
    GoRequest go;
    go.mirror = wanted.mirror;
    go.archive = wanted.archive;
    wizard.session().setStartRequest(go);
    wizard.show();
    return QApplication::exec();
}

int run(QApplication& application)
{
    // What is wrong with the options is told in the language of the system.
    std::ignore = useLanguage({});
    const auto asked = windowOptionsFrom(QApplication::arguments());
    const auto* wanted = asked ? std::get_if<WindowOptions>(&*asked) : nullptr;
#ifdef Q_OS_WIN
    const AccessKeys accessKeys(application, accessKeysAlwaysShown());
#endif
    const ThemeKeeper keeper(application,
                             wanted != nullptr ? wanted->colorScheme : ColorScheme::System);
    if (!asked)
        return complain(asked.error());
    if (wanted == nullptr)
        return tell(std::get<Answer>(*asked));
    if (auto language = useLanguage(wanted->language); !language)
        return complain(language.error());
    return show(*wanted);
}

} // namespace

} // namespace gosetup

int main(int argc, char** argv)
{
#ifdef Q_OS_WIN
    // Static initialisers ran before this; they load no DLL and read no file.
    gosetup::hardenProcess();
#endif
    if (const auto ended = gosetup::elevatedEntry(argc, argv))
        return *ended;
#ifdef Q_OS_WIN
    gosetup::setTaskbarIdentity(QStringLiteral("GoSetup.Wizard"));
#endif
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("gosetup-wizard"));
    return gosetup::run(application);
}
