// SPDX-License-Identifier: Apache-2.0
// Writes a picture of every page and state of the real window, both languages, light and dark:
// gosetup-shots FOLDER. Draws on practice machines and a local mirror; touches nothing else.
#include "SetupWizard.h"
#include "WindowKit.h"
#include "base/Language.h"
#include "machine/practice/PracticeMachine.h"
#include "theme/ThemeKeeper.h"
#include "widgets/ErrorPanel.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QTextStream>

namespace gosetup {

namespace {

using testkit::Asked;
using testkit::HttpServer;
using testkit::Said;

struct Style
{
    QString language;
    ColorScheme colorScheme;

    [[nodiscard]] QString suffix() const
    {
        return language + (colorScheme == ColorScheme::Dark ? QStringLiteral("-dark")
                                                            : QStringLiteral("-light"));
    }
};

class Photographer
{
  public:
    Photographer(QDir folder, Style style) : m_folder(std::move(folder)), m_style(std::move(style))
    {
    }

    void open(const char* machine, StartAt start = StartAt::Welcome)
    {
        auto opened = PracticeMachine::open(QString::fromLatin1(machine), {});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().english()));
        m_machine = *opened;
        m_window = std::make_unique<SetupWizard>(m_machine, start);
        m_window->show();
        until([this] { return m_window->session().report() != nullptr; });
    }
    void until(const std::function<bool()>& condition) const
    {
        if (!QTest::qWaitFor(condition, 30'000))
            qFatal("the window did not come to the state to be shown");
        QTest::qWait(250);
    }
    void shoot(const char* name) const
    {
        QTest::qWait(60);
        const QString file = m_folder.filePath(
            QStringLiteral("%1-%2.png").arg(QString::fromLatin1(name), m_style.suffix()));
        if (!m_window->grab().save(file))
            qFatal("cannot write %s", qPrintable(file));
        QTextStream(stdout) << file << '\n';
    }
    [[nodiscard]] SetupWizard& window() const { return *m_window; }
    [[nodiscard]] Machine& machine() const { return *m_machine; }
    [[nodiscard]] Session& session() const { return m_window->session(); }
    void to(Step step) const
    {
        m_window->showStep(step);
        if (step == Step::Review)
            until([this] { return session().plan() != nullptr; });
        if (step == Step::Version)
            until([this] { return session().releasesState() != Loading::Busy; });
        QTest::qWait(400);
    }

  private:
    QDir m_folder;
    Style m_style;
    std::shared_ptr<Machine> m_machine;
    std::unique_ptr<SetupWizard> m_window;
};

void pages(Photographer& photographer)
{
    photographer.open("troubled-laptop");
    photographer.to(Step::Welcome);
    photographer.shoot("1-welcome");
    photographer.to(Step::Version);
    photographer.shoot("2-version");
    photographer.to(Step::Location);
    photographer.shoot("3-location");
    if (auto* other =
            photographer.window().findChild<QAbstractButton*>(QStringLiteral("location.other")))
        other->click();
    if (auto* path = photographer.window().findChild<QLineEdit*>(QStringLiteral("location.path"))) {
        path->setFocus();
        path->clear();
        QTest::keyClicks(path, QStringLiteral("C:\\Users\\li\\OneDrive - Contoso\\go"));
        QTest::qWait(800);
        photographer.shoot("3-location-verdict");
        path->clear();
    }
    photographer.open("troubled-laptop");
    photographer.to(Step::Environment);
    QTest::qWait(800);
    photographer.shoot("4-environment");
    photographer.to(Step::Security);
    photographer.shoot("5-security");
    photographer.to(Step::Review);
    photographer.shoot("6-review");
    QTest::mouseClick(photographer.window().nextButton(), Qt::LeftButton);
    photographer.until([&] { return photographer.window().currentStep() == Step::Results; });
    photographer.until([&] { return !photographer.session().isChecking(); });
    photographer.shoot("8-results-after");
}

void firstProgram(Photographer& photographer)
{
    const auto shootTested = [&](const char* machine, const char* name) {
        photographer.open(machine);
        photographer.to(Step::FirstProgram);
        photographer.until([&] {
            return photographer.session().lastSmokeTest() != nullptr &&
                   !photographer.session().isChecking();
        });
        photographer.shoot(name);
    };
    shootTested("troubled-laptop", "9-first-program-failed");
    shootTested("healthy", "9-first-program");
    photographer.session().keepProgram(QStringLiteral("C:\\Users\\wang\\source\\hello"));
    photographer.until([&] { return !photographer.session().lastSmokeTest()->kept.isEmpty(); });
    photographer.shoot("9-first-program-kept");
}

void fixView(Photographer& photographer)
{
    photographer.open("troubled-laptop", StartAt::FixView);
    QTest::qWait(400);
    photographer.shoot("fix-troubled");
    if (auto* search =
            photographer.window().findChild<QLineEdit*>(QStringLiteral("results.search"))) {
        search->setText(QStringLiteral("go: cannot find GOROOT directory: C:\\Program Files\\Go"));
        photographer.shoot("fix-pasted-error");
        search->setText(QStringLiteral("./main.go:4:2: \"os\" imported and not used"));
        photographer.shoot("fix-pasted-error-by-hand");
        search->setText(QStringLiteral("frobnicate: the gadget is upside down, nobody knows why"));
        photographer.shoot("fix-pasted-error-unknown");
    }
    photographer.open("managed-laptop", StartAt::FixView);
    QTest::qWait(400);
    photographer.shoot("fix-managed");
    photographer.open("healthy", StartAt::FixView);
    QTest::qWait(400);
    photographer.shoot("fix-healthy");
}

void installing(Photographer& photographer, const char* name,
                const std::function<void(const Asked&, Said&)>& change,
                const std::function<bool()>& state)
{
    const HttpServer server(testkit::practiceMirror(change));
    photographer.open("new-laptop");
    GoRequest go;
    go.mirror = server.url().toString();
    photographer.session().setStartRequest(go);
    photographer.session().resetRequest();
    photographer.to(Step::Review);
    QTest::mouseClick(photographer.window().nextButton(), Qt::LeftButton);
    photographer.until(state);
    photographer.shoot(name);
    photographer.session().cancel();
    photographer.until([&] { return !photographer.session().isBusy(); });
}

void states(Photographer& photographer)
{
    const auto slow = [](const Asked& asked, Said& said) {
        if (testkit::isZip(asked))
            said.pauseMs = 500;
    };
    int waited = 0;
    installing(photographer, "7-install", slow, [&] { return ++waited > 60; });
    const auto failed = [&] { return photographer.session().lastRun() != nullptr; };
    installing(
        photographer, "7-install-wrong-hash",
        [](const Asked& asked, Said& said) {
            if (testkit::isZip(asked))
                said.body[100] = static_cast<char>(said.body[100] ^ 1);
        },
        failed);
    installing(
        photographer, "7-install-not-found",
        [](const Asked& asked, Said& said) {
            if (testkit::isZip(asked))
                said = Said{404, {}, {}, -2, -1, false, false, 0};
        },
        failed);
    installing(
        photographer, "7-install-portal",
        [](const Asked& asked, Said& said) {
            if (testkit::isZip(asked))
                said = Said{200, {{"Content-Type", "text/html"}}, "<html>Sign in</html>"};
        },
        failed);
    // Another program was at PATH between the look and the click.
    photographer.open("troubled-laptop");
    photographer.to(Step::Review);
    const auto theirs = RegValue::fromText(RegKind::ExpandString, QStringLiteral("C:\\Theirs"));
    if (!photographer.machine().registry().write(
            variableRegistryPath(Scope::User, QStringLiteral("Path")), theirs))
        qFatal("the practice machine takes no PATH");
    QTest::mouseClick(photographer.window().nextButton(), Qt::LeftButton);
    photographer.until(failed);
    photographer.shoot("7-install-outdated-plan");
}

int run(QApplication& application)
{
    const QString where = QApplication::arguments().value(1);
    QDir folder(where);
    if (where.isEmpty() || !folder.mkpath(QStringLiteral("."))) {
        QTextStream(stderr) << "gosetup-shots FOLDER\n";
        return 2;
    }
    // The offscreen platform would take another font than a desktop.
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans CJK SC")});
    QApplication::setFont(font);
    for (const char* language : {"en", "zh_CN"}) {
        for (const ColorScheme colorScheme : {ColorScheme::Light, ColorScheme::Dark}) {
            if (!useLanguage(QString::fromLatin1(language)))
                return 1;
            Theme::wear(application, appearanceFor(colorScheme, {}));
            Photographer photographer(folder, Style{QString::fromLatin1(language), colorScheme});
            pages(photographer);
            firstProgram(photographer);
            fixView(photographer);
            states(photographer);
        }
    }
    return 0;
}

} // namespace

} // namespace gosetup

int main(int argc, char** argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    return gosetup::run(application);
}
