// SPDX-License-Identifier: Apache-2.0
#include "results/ResultsPage.h"

#include "results/ResultsView.h"
#include "theme/Theme.h"

#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int searchWidth = 240;
constexpr int leastSearchWidth = 184;

Text agoText(const QDateTime& when, const QDateTime& now)
{
    const auto minutes = static_cast<int>(when.secsTo(now) / 60);
    if (minutes < 1)
        return Text::tr("Checked just now");
    if (minutes < 60)
        return Text::tr("Checked %n minute(s) ago", nullptr, minutes);
    return Text::tr("Checked at %1")
        .arg(QLocale().toString(when.toLocalTime(), QLocale::ShortFormat));
}

} // namespace

ResultsPage::ResultsPage(Session& session, QWidget* parent)
    : Page(Step::Results, session, parent), m_view(new ResultsView(session, this)),
      m_minute(new QTimer(this))
{
    m_view->search()->setMinimumWidth(leastSearchWidth);
    m_view->search()->setMaximumWidth(searchWidth);
    addToHeading(m_view->search());
    addToHeading(m_view->checkAgain());
    content()->setContentsMargins(metric::margin, 0, metric::margin, metric::unit * 2);
    content()->addWidget(m_view, 1);
    m_view->saveButton()->hide();
    m_view->undoButton()->hide();
    m_view->projectButton()->hide();

    auto* find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_view->search(),
            [this] { m_view->search()->setFocus(); });
    auto* again = new QShortcut(QKeySequence::Refresh, this);
    connect(again, &QShortcut::activated, m_view->checkAgain(), &QPushButton::click);
    connect(m_view, &ResultsView::ticksChanged, this, &Page::completeChanged);
    connect(m_view, &ResultsView::setUpWanted, this, [this] { Q_EMIT goTo(Step::Version); });
    connect(m_view, &ResultsView::firstProgramWanted, this,
            [this] { Q_EMIT goTo(Step::FirstProgram); });
    connect(m_view, &ResultsView::fixesChosen, this, &ResultsPage::review);
    connect(&session, &Session::checked, this, &ResultsPage::showHeading);
    connect(&session, &Session::checkingChanged, this, &ResultsPage::showHeading);
    connect(&session, &Session::checkingChanged, this, &Page::completeChanged);
    connect(&session, &Session::machineChanged, this, &ResultsPage::showHeading);
    m_minute->setInterval(std::chrono::minutes{1});
    connect(m_minute, &QTimer::timeout, this, &ResultsPage::showHeading);
    m_minute->start();
}

void ResultsPage::enter()
{
    session().request().fixes.reset();
    showHeading();
    m_view->refresh();
}

void ResultsPage::showHeading()
{
    const Machine& machine = *session().machine();
    const Text title = machine.isPractice() ? Text::tr("Go on %1").arg(machine.name())
                                            : Text::tr("Go on this computer");
    const Report* report = session().report();
    if (report == nullptr || session().isChecking()) {
        setHeading(title, Text::tr("Checking…"));
        return;
    }
    const auto checks = static_cast<int>(report->findings.size());
    // Of a practice machine the clock is the image's, so its moment says nothing here.
    const Text when = machine.isPractice() ? Text::tr("Checked")
                                           : agoText(report->when, QDateTime::currentDateTimeUtc());
    setHeading(title, Text::tr("%1 in %2 ms · %3")
                          .arg(when)
                          .arg(report->milliseconds)
                          .arg(Text::tr("%n check(s)", nullptr, checks)));
}

bool ResultsPage::isComplete() const
{
    return !m_view->model().ticked().empty() && !session().isBusy() && !session().isChecking();
}

Text ResultsPage::nextText() const
{
    if (session().isReportOutdated())
        return {}; // what was ticked may be fixed already
    const int count = m_view->model().tickedCount();
    if (count > 0)
        return Text::tr("Fi&x %n selected", nullptr, count);
    return m_view->model().hasChoices() ? Text::tr("Fi&x selected") : Text();
}

bool ResultsPage::nextNeedsRights() const
{
    return m_view->model().tickedNeedRights();
}

bool ResultsPage::canGoBack() const
{
    // After an installation there is nothing to go back to.
    return session().lastRun() == nullptr;
}

Text ResultsPage::closeText() const
{
    return Text::tr("Close");
}

bool ResultsPage::leave()
{
    review(m_view->model().ticked());
    return false; // Review is not the following step
}

void ResultsPage::review(std::vector<FixKey> fixes)
{
    if (fixes.empty())
        return;
    session().request().fixes = std::move(fixes);
    Q_EMIT goTo(Step::Review);
}

QList<QPushButton*> ResultsPage::footerButtons()
{
    return {m_view->projectButton(), m_view->saveButton(), m_view->undoButton()};
}

void ResultsPage::retranslate()
{
    showHeading();
    m_view->retranslate();
}

} // namespace gosetup
