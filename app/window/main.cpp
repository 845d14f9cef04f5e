// SPDX-License-Identifier: Apache-2.0
// The window program: reads the options, opens the machine, shows the wizard or the fix view.
#include "SetupWizard.h"
#include "base/Language.h"
#include "changes/Journal.h"
#include "elevated/ElevatedEntry.h"
#include "engine/OpenMachine.h"
#include "theme/Theme.h"
#include "window/SingleInstance.h"
#ifdef Q_OS_WIN
#include "machine/windows/Instance.h"
#include "machine/windows/ProcessStart.h"
#endif

#include <QApplication>
#include <QCommandLineParser>
#include <QTextStream>

namespace gosetup {

namespace {

const QString showWish = QStringLiteral("show");
const QString fixWish = QStringLiteral("fix");

struct WindowOptions
{
    StartAt start = StartAt::Welcome;
    QString practice;
    QString practiceDir;
    QString language;
    QString mirror;
    QString archive;
    Look look = Look::System;
};

Result<Look> lookFrom(const QString& name)
{
    if (name.isEmpty() || name == QLatin1String("system"))
        return Look::System;
    if (name == QLatin1String("light"))
        return Look::Light;
    if (name == QLatin1String("dark"))
        return Look::Dark;
    return fail(ErrorCode::Usage, Text::tr("no look \"%1\"").arg(name),
                Text::tr("there are: %1").arg(QStringLiteral("system, light, dark")));
}

QString described(const Text& text)
{
    return text.translated();
}

/// Nullopt after --help or --version, which are printed here.
Result<std::optional<WindowOptions>> optionsFrom(const QStringList& arguments)
{
    const QString name = QStringLiteral("NAME");
    const QCommandLineOption fix(QStringLiteral("fix"),
                                 described(Text::tr("Open the results: check and repair.")));
    const QCommandLineOption practice(
        QStringLiteral("practice"),
        described(Text::tr("Work on a practice machine: its name or an image file.")), name);
    const QCommandLineOption folder(
        QStringLiteral("practice-dir"),
        described(Text::tr("Where the practice machine's drives and state are kept.")),
        QStringLiteral("DIR"));
    const QCommandLineOption language(QStringLiteral("lang"),
                                      described(Text::tr("Language: en or zh_CN.")), name);
    const QCommandLineOption mirror(QStringLiteral("mirror"),
                                    described(Text::tr("Take Go from this mirror or folder.")),
                                    QStringLiteral("URL|DIR"));
    const QCommandLineOption archive(QStringLiteral("archive"),
                                     described(Text::tr("Take Go from this archive.")),
                                     QStringLiteral("FILE"));
    const QCommandLineOption look(QStringLiteral("look"),
                                  described(Text::tr("Colours: system, light or dark.")), name);
    QCommandLineParser parser;
    parser.setApplicationDescription(described(
        Text::tr("GoSetup makes Go work on a Windows computer, and tells whether it does.")));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addOptions({fix, practice, folder, language, mirror, archive, look});
    if (!parser.parse(arguments))
        return fail(ErrorCode::Usage, Text::verbatim(parser.errorText()));
    if (parser.isSet(help) || parser.isSet(version)) {
        QTextStream(stdout) << (parser.isSet(help)
                                    ? parser.helpText()
                                    : QStringLiteral("gosetup-wizard " GOSETUP_VERSION "\n"));
        return std::optional<WindowOptions>();
    }
    if (!parser.positionalArguments().isEmpty())
        return fail(
            ErrorCode::Usage,
            Text::tr("\"%1\" is not expected here").arg(parser.positionalArguments().first()));
    auto chosenLook = lookFrom(parser.value(look));
    if (!chosenLook)
        return fail(chosenLook.error());
    WindowOptions options;
    options.start = parser.isSet(fix) ? StartAt::FixView : StartAt::Welcome;
    options.practice = parser.value(practice);
    options.practiceDir = parser.value(folder);
    options.language = parser.value(language);
    options.mirror = parser.value(mirror);
    options.archive = parser.value(archive);
    options.look = *chosenLook;
    return std::optional(options);
}

int complain(const Error& error)
{
    QTextStream(stderr) << "gosetup-wizard: " << error.translated() << '\n';
    return 2;
}

#ifndef Q_OS_WIN
QString desktopSession()
{
    return qEnvironmentVariable("DISPLAY");
}
void allowForeground(qint64) {}
#endif

/// Null where there may be any number of windows: on practice machines, and where the folder to
/// agree on one cannot be had.
std::unique_ptr<SingleInstance> instanceFor(Machine& machine)
{
    if (machine.isPractice())
        return nullptr;
    const auto folder = machine.files().hostPath(userDataFolder(machine), true);
    return folder ? std::make_unique<SingleInstance>(*folder, desktopSession()) : nullptr;
}

bool wasTakenOver(SingleInstance& instance, StartAt start)
{
    const QString wish = start == StartAt::FixView ? fixWish : showWish;
    return instance.claim(wish, allowForeground) == SingleInstance::Role::Told;
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

int run(QApplication& application)
{
    auto options = optionsFrom(QApplication::arguments());
    if (!options)
        return complain(options.error());
    if (!options->has_value())
        return 0;
    const WindowOptions& wanted = **options;
    if (auto language = useLanguage(wanted.language); !language)
        return complain(language.error());
    auto machine = openMachine(wanted.practice, wanted.practiceDir);
    if (!machine)
        return complain(machine.error());
    const auto instance = instanceFor(**machine);
    if (instance && wasTakenOver(*instance, wanted.start))
        return 0;
    Theme::apply(application, wanted.look);
    SetupWizard wizard(*machine, wanted.start);
    if (instance)
        QObject::connect(instance.get(), &SingleInstance::asked, &wizard,
                         [&wizard](const QString& wish) { comeToFront(wizard, wish); });
    GoWish wish;
    wish.mirror = wanted.mirror;
    wish.archive = wanted.archive;
    wizard.session().setStartWish(wish);
    wizard.show();
    return QApplication::exec();
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
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("gosetup-wizard"));
    return gosetup::run(application);
}
