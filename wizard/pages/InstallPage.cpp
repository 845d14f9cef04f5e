// SPDX-License-Identifier: Apache-2.0
#include "pages/InstallPage.h"

#include "base/SizeText.h"
#include "changes/run/RightsStep.h"
#include "pages/InstallProgressText.h"
#include "report/Save.h"
#include "theme/Theme.h"
#include "widgets/ErrorPanel.h"
#include "widgets/HostDialogs.h"
#include "widgets/Labels.h"
#include "widgets/SentenceCase.h"
#include "widgets/SpeedCurve.h"
#include "widgets/StageList.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace gosetup {

namespace {

bool installsGo(const Plan& plan)
{
    return std::ranges::any_of(plan.changes, [](const PlannedChange& planned) {
        return std::holds_alternative<InstallToolchain>(planned.change);
    });
}

bool hasToolchain(const Session& session)
{
    return session.plan() != nullptr && installsGo(*session.plan());
}

std::vector<Stage> stagesOf(const Plan& plan)
{
    if (!installsGo(plan))
        return {Stage::Applying};
    return {Stage::Downloading, Stage::Verifying, Stage::Unpacking,
            Stage::Testing,     Stage::Swapping,  Stage::Applying};
}

bool isAboutRights(ErrorCode code)
{
    return code == ErrorCode::ElevationRefused || code == ErrorCode::NeedsElevation;
}

/// Whether anything is left to do when the changes for administrators are left out.
bool hasPartWithoutRights(const Session& session)
{
    return session.plan() != nullptr &&
           std::ranges::any_of(session.plan()->changes, [](const PlannedChange& planned) {
               return !needsElevation(planned.change);
           });
}

} // namespace

InstallPage::InstallPage(Session& session, QWidget* parent)
    : Page(Step::Install, session, parent), m_stages(new StageList(this)),
      m_running(new QWidget(this)), m_what(label(this, "strong")), m_bar(new QProgressBar(this)),
      m_amount(label(this, "dim")), m_speed(label(this, "dim")), m_curve(new SpeedCurve(this)),
      m_hint(label(this, "")), m_error(new ErrorPanel(this)), m_ways(new QWidget(this)),
      m_again(new QPushButton(this)), m_source(new QPushButton(this)),
      m_archive(new QPushButton(this)), m_withoutRights(new QPushButton(this)),
      m_save(new QPushButton(this)), m_saved(label(this, "hint"))
{
    m_bar->setTextVisible(false);
    m_bar->setObjectName(QStringLiteral("install.bar"));
    m_again->setObjectName(QStringLiteral("install.again"));
    m_source->setObjectName(QStringLiteral("install.source"));
    m_archive->setObjectName(QStringLiteral("install.archive"));
    m_withoutRights->setObjectName(QStringLiteral("install.withoutElevation"));
    m_hint->setObjectName(QStringLiteral("install.hint"));
    m_save->setObjectName(QStringLiteral("install.save"));

    auto* card = frame(this, "card");
    auto* inside = layoutOf(card);
    inside->setSpacing(metric::unit + 4);
    inside->addWidget(m_what);
    inside->addWidget(m_bar);
    auto* numbers = new QHBoxLayout;
    numbers->addWidget(m_amount, 1);
    m_speed->setAlignment(Qt::AlignRight);
    numbers->addWidget(m_speed, 1);
    inside->addLayout(numbers);
    inside->addWidget(m_curve);
    inside->addWidget(m_hint);

    auto* running = new QVBoxLayout(m_running);
    running->setContentsMargins(0, 0, 0, 0);
    running->setSpacing(metric::unit * 3);
    running->addWidget(card);
    running->addWidget(m_stages);
    content()->addWidget(m_running);
    content()->addWidget(m_error);

    auto* ways = new QHBoxLayout(m_ways);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(metric::unit);
    for (QPushButton* way : {m_again, m_withoutRights, m_source, m_archive})
        ways->addWidget(way);
    ways->addStretch(1);
    content()->addWidget(m_ways);
    content()->addWidget(m_saved);
    content()->addStretch(1);
    m_save->hide();

    connect(&session, &Session::progressed, this, &InstallPage::show);
    connect(&session, &Session::applied, this, &InstallPage::finish);
    connect(&session, &Session::cancelling, this, [this] {
        m_stopping = true;
        showHint();
    });
    connect(m_again, &QPushButton::clicked, this, &InstallPage::tryAgain);
    connect(m_withoutRights, &QPushButton::clicked, this, &InstallPage::leaveOutRights);
    connect(m_source, &QPushButton::clicked, this, [this] { Q_EMIT goTo(Step::Version); });
    connect(m_archive, &QPushButton::clicked, this, &InstallPage::chooseArchive);
    connect(m_save, &QPushButton::clicked, this, &InstallPage::saveReport);
}

void InstallPage::enter()
{
    begin();
}

void InstallPage::begin()
{
    const Plan* plan = session().plan();
    if (plan == nullptr || session().isBusy())
        return;
    m_meter.reset();
    m_stage = Stage::Preparing;
    m_curve->setVisible(installsGo(*plan));
    m_swapped = false;
    m_prompting = false;
    m_stopping = false;
    m_clock.start();
    m_stages->setStages(stagesOf(*plan));
    m_what->setText(stageName(Stage::Preparing).translated());
    m_bar->setRange(0, 0);
    m_amount->clear();
    m_speed->clear();
    m_curve->setPoints({});
    m_saved->clear();
    session().apply();
    retranslate();
    showRunning(true);
    Q_EMIT completeChanged();
}

void InstallPage::showRunning(bool running)
{
    const RunReport* run = session().lastRun();
    const bool failed = !running && run != nullptr && run->error.has_value();
    const bool cancelled = failed && run->error->code == ErrorCode::Cancelled;
    const bool rights = failed && isAboutRights(run->error->code);
    const bool withGo = hasToolchain(session()) && !rights && !needsNewPlan();
    m_running->setVisible(running);
    m_error->setVisible(failed);
    m_ways->setVisible(failed);
    m_source->setVisible(failed && !cancelled && withGo);
    m_archive->setVisible(failed && !cancelled && withGo);
    m_withoutRights->setVisible(rights && hasPartWithoutRights(session()));
    m_save->setVisible(failed);
    m_saved->setVisible(failed && !m_saved->text().isEmpty());
}

void InstallPage::show(const ProgressUpdate& update)
{
    if (!session().isBusy())
        return;
    if (update.stage != m_stage) {
        m_stage = update.stage;
        m_meter.reset();
    }
    // Each change is announced as "applying", the installation itself too: that one has stages.
    const bool announced = update.stage == Stage::Applying && !m_swapped && hasToolchain(session());
    m_swapped = m_swapped || update.stage == Stage::Swapping;
    if (!announced)
        m_stages->setCurrent(update.stage);
    m_what->setText(update.what.isEmpty() ? stageName(update.stage).translated()
                                          : headingOf(update.what.translated()));
    constexpr int parts = 1000;
    m_bar->setRange(0, update.bytesTotal > 0 ? parts : 0);
    if (update.bytesTotal > 0)
        m_bar->setValue(static_cast<int>(update.bytesDone * parts / update.bytesTotal));
    m_meter.add(m_clock.elapsed(), update.bytesDone, update.bytesTotal);
    m_amount->setText(amountOf(update).translated());
    const double speed = m_meter.bytesPerSecond();
    Text words =
        speed > 0 ? Text::tr("%1 per second").arg(sizeText(static_cast<qint64>(speed))) : Text();
    if (const auto left = m_meter.secondsLeft(); left && speed > 0)
        words = Text::tr("%1 · %2").arg(words).arg(timeLeft(*left));
    m_speed->setText(words.translated());
    m_curve->setPoints(m_meter.curve());
    showPlaceholder();
    m_prompting = isRightsStep(update);
    showHint();
}

/// Only of what moves bytes a speed can be told.
void InstallPage::showPlaceholder()
{
    const bool moves = m_stage == Stage::Preparing || m_stage == Stage::Downloading ||
                       m_stage == Stage::Verifying || m_stage == Stage::Unpacking;
    m_curve->setPlaceholder(moves ? Text::tr("Measuring the speed…").translated() : QString());
}

void InstallPage::showHint()
{
    Text hint;
    if (m_stopping && m_prompting)
        hint = Text::tr("Cancelling as soon as you answer the Windows prompt. Changes will then be "
                        "rolled back.");
    else if (m_stopping)
        hint = Text::tr("Cancelling and rolling back…");
    else if (m_prompting && !session().machine()->isPractice())
        hint = Text::tr("Windows asks whether GoSetup may make these changes. If you do not see "
                        "the prompt, look for a blinking shield in the taskbar.");
    m_hint->setText(hint.translated());
    m_hint->setVisible(!hint.isEmpty());
}

/// A plan that no longer fits the computer would fail for ever.
bool InstallPage::needsNewPlan() const
{
    const RunReport* run = session().lastRun();
    return run != nullptr && run->error && run->error->code == ErrorCode::ChangedMeanwhile;
}

void InstallPage::tryAgain()
{
    if (needsNewPlan())
        Q_EMIT goTo(Step::Review);
    else
        begin();
}

void InstallPage::leaveOutRights()
{
    session().request().withoutElevation = true;
    Q_EMIT goTo(Step::Review);
}

void InstallPage::finish()
{
    const RunReport* run = session().lastRun();
    if (run == nullptr)
        return;
    retranslate();
    showRunning(false);
    Q_EMIT completeChanged();
    if (run->succeeded()) {
        m_stages->setAllDone();
        Q_EMIT goTo(Step::Results);
    }
}

Text InstallPage::nextText() const
{
    return {};
}

Text InstallPage::closeText() const
{
    return session().isBusy() ? Text::tr("Cancel") : Text::tr("Close");
}

bool InstallPage::isComplete() const
{
    return !session().isBusy();
}

bool InstallPage::canGoBack() const
{
    return !session().isBusy();
}

QList<QPushButton*> InstallPage::footerButtons()
{
    return {m_save};
}

void InstallPage::retranslate()
{
    const RunReport* run = session().lastRun();
    if (run != nullptr && run->error && !session().isBusy()) {
        const bool cancelled = run->error->code == ErrorCode::Cancelled;
        setHeading(cancelled ? Text::tr("Cancelled") : Text::tr("Setup failed"), whatIsLeft(*run));
        m_error->setError(*run->error, consequenceOf(*run));
    } else {
        setHeading(Text::tr("Setting up"),
                   Text::tr("You can cancel at any time; changes will be rolled back."));
    }
    m_withoutRights->setText(Text::tr("S&kip those changes").translated());
    showPlaceholder();
    showHint();
    const bool stale = needsNewPlan();
    m_again->setText(
        (stale ? Text::tr("Show the &new plan") : Text::tr("&Try again")).translated());
    // The only way on; of several none is urged, least of all another try with a wrong file.
    m_again->setProperty("kind", stale ? QStringLiteral("primary") : QString());
    restyle(m_again);
    m_source->setText(Text::tr("&Other source…").translated());
    m_archive->setText(Text::tr("&Archive from disk…").translated());
    m_save->setText(Text::tr("&Save report…").translated());
    m_bar->setAccessibleName(Text::tr("Progress").translated());
    m_stages->retranslate();
}

void InstallPage::chooseArchive()
{
    const QString path =
        askForFile(this, Text::tr("Archive from disk"), {}, Text::tr("Go archives (*.zip)"));
    if (path.isEmpty())
        return;
    session().request().go.archive = path;
    Q_EMIT goTo(Step::Review);
}

void InstallPage::saveReport()
{
    if (session().report() == nullptr)
        return;
    const QString path = askForSaveName(this, Text::tr("Save report"),
                                        QStringLiteral("gosetup-report.html"), reportFileFilter());
    if (path.isEmpty())
        return;
    const auto saved =
        saveReportTo(path, *session().machine(), *session().report(), session().lastRun());
    m_saved->setText(saved ? Text::tr("Saved as %1").arg(path).translated()
                           : saved.error().translated());
    m_saved->show();
}

} // namespace gosetup
