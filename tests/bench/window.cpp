// SPDX-License-Identifier: Apache-2.0
// Figures of the window: time from the start of main to the first paint, beside that of an empty Qt
// window, and the longest stall of the event loop during a whole installation.
//   gosetup-bench-window [ARCHIVE]
#include "SetupWizard.h"
#include "Stalls.h"
#include "base/Language.h"
#include "machine/practice/PracticeMachine.h"
#include "theme/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPushButton>
#include <QTest>
#include <QTextStream>

namespace gosetup {

namespace {

/// Tells when a widget was painted for the first time.
class FirstPaint : public QObject
{
  public:
    bool eventFilter(QObject* object, QEvent* event) override
    {
        m_painted = m_painted || event->type() == QEvent::Paint;
        return QObject::eventFilter(object, event);
    }
    [[nodiscard]] bool painted() const { return m_painted; }

  private:
    bool m_painted = false;
};

qint64 showAndWait(QWidget& widget, QElapsedTimer& clock)
{
    FirstPaint paint;
    widget.installEventFilter(&paint);
    widget.show();
    while (!paint.painted())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    return clock.elapsed();
}

int run(QApplication& application, QElapsedTimer& sinceMain)
{
    QTextStream out(stdout);
    if (QApplication::arguments().value(1) == QLatin1String("--empty")) {
        QWidget empty;
        empty.resize(metric::windowWidth, metric::windowHeight);
        out << "empty window, main to first paint: " << showAndWait(empty, sinceMain) << " ms\n";
        return 0;
    }
    if (!useLanguage(QStringLiteral("en")))
        return 1;
    auto machine = PracticeMachine::open(QStringLiteral("new-laptop"), {});
    if (!machine) {
        out << machine.error().english() << '\n';
        return 1;
    }
    Theme::wear(application, {});
    SetupWizard window(*machine, StartAt::Welcome);
    out << "wizard, main to first paint: " << showAndWait(window, sinceMain) << " ms\n";

    GoRequest go;
    go.archive = QApplication::arguments().value(1);
    window.session().setStartRequest(go);
    if (!QTest::qWaitFor([&] { return window.session().report() != nullptr; }, 10'000))
        return 1;
    const testkit::Stalls stalls;
    QElapsedTimer clock;
    clock.start();
    window.showStep(Step::Review);
    if (!QTest::qWaitFor([&] { return window.nextButton()->isEnabled(); }, 30'000))
        return 1;
    QTest::mouseClick(window.nextButton(), Qt::LeftButton);
    if (!QTest::qWaitFor([&] { return window.currentStep() == Step::Results; }, 240'000))
        return 1;
    out << "installation: " << clock.elapsed()
        << " ms, longest stall of the event loop: " << stalls.longest() << " ms\n";
    return 0;
}

} // namespace

} // namespace gosetup

int main(int argc, char** argv)
{
    QElapsedTimer sinceMain;
    sinceMain.start();
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    return gosetup::run(application, sinceMain);
}
