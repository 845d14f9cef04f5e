// SPDX-License-Identifier: Apache-2.0
#include "pages/ReviewPage.h"

#include "machine/SaveFile.h"
#include "report/TextPlan.h"
#include "theme/Theme.h"
#include "widgets/ChangeList.h"
#include "widgets/ErrorPanel.h"
#include "widgets/FlowLayout.h"
#include "widgets/HostDialogs.h"
#include "widgets/Labels.h"
#include "widgets/PredictionCard.h"
#include "widgets/SpanLabel.h"
#include "widgets/StatusBadge.h"

#include <QJsonDocument>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace gosetup {

namespace {

/// "1.24.4" of the Go that the plan installs; empty when it installs none.
QString installedVersion(const Plan& plan)
{
    for (const PlannedChange& planned : plan.changes) {
        if (const auto* install = std::get_if<InstallToolchain>(&planned.change))
            return install->archive.version.mid(2);
    }
    return {};
}

int changesNeedingRights(const Plan& plan)
{
    return static_cast<int>(std::ranges::count_if(
        plan.changes, [](const PlannedChange& planned) { return needsElevation(planned.change); }));
}

/// Whether another version, source or archive could help.
bool isAboutTheArchive(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Network:
    case ErrorCode::Proxy:
    case ErrorCode::Timeout:
    case ErrorCode::NotFound:
    case ErrorCode::Untrusted:
    case ErrorCode::Tls:
    case ErrorCode::Corrupt: return true;
    default: return false;
    }
}

} // namespace

ReviewPage::ReviewPage(Session& session, QWidget* parent)
    : Page(Step::Review, session, parent), m_busy(new QWidget(this)),
      m_busyText(label(m_busy, "dim")), m_bar(new QProgressBar(m_busy)),
      m_nothing(frame(this, "card")), m_nothingText(label(m_nothing, "")),
      m_table(new ChangeList(this)), m_rights(label(this, "hint")), m_leftOut(new SpanLabel(this)),
      m_prediction(new PredictionCard(this)), m_error(new ErrorPanel(this)),
      m_ways(new QWidget(this)), m_again(namedButton(m_ways, "review.again")),
      m_source(namedButton(m_ways, "review.source")), m_place(namedButton(m_ways, "review.place")),
      m_results(namedButton(m_ways, "review.results")), m_saved(label(this, "hint")),
      m_save(namedButton(this, "review.save"))
{
    build();
    setState(State::Busy);

    connect(&session, &Session::planReady, this, &ReviewPage::showPlan);
    connect(&session, &Session::planFailed, this, &ReviewPage::showError);
    connect(m_again, &QPushButton::clicked, this, &ReviewPage::prepare);
    connect(m_source, &QPushButton::clicked, this, [this] { Q_EMIT goTo(Step::Version); });
    connect(m_place, &QPushButton::clicked, this, [this] { Q_EMIT goTo(Step::Location); });
    connect(m_results, &QPushButton::clicked, this, [this] { Q_EMIT goTo(Step::Results); });
    connect(m_save, &QPushButton::clicked, this, &ReviewPage::askWhereToSave);
}

void ReviewPage::build()
{
    m_table->setObjectName(QStringLiteral("review.table"));
    m_leftOut->setObjectName(QStringLiteral("review.leftOut"));
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    auto* busy = new QVBoxLayout(m_busy);
    busy->setContentsMargins(0, 0, 0, 0);
    busy->setSpacing(metric::unit * 2);
    busy->addWidget(m_busyText);
    busy->addWidget(m_bar);

    auto* nothing = new QHBoxLayout;
    nothing->setSpacing(12);
    nothing->addWidget(new StatusBadge(Status::Ok, m_nothing), 0, Qt::AlignTop);
    nothing->addWidget(m_nothingText, 1);
    qobject_cast<QVBoxLayout*>(m_nothing->layout())->addLayout(nothing);

    auto* ways = new FlowLayout(metric::unit);
    for (QPushButton* way : {m_again, m_source, m_place, m_results})
        ways->addWidget(way);
    m_ways->setLayout(ways);

    for (QWidget* part :
         {m_busy, m_nothing, static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_rights),
          static_cast<QWidget*>(m_leftOut), static_cast<QWidget*>(m_prediction),
          static_cast<QWidget*>(m_error), m_ways, static_cast<QWidget*>(m_saved)})
        content()->addWidget(part);
    content()->addStretch(1);
    m_save->hide();
    m_saved->hide();
}

void ReviewPage::enter()
{
    prepare();
}

void ReviewPage::prepare()
{
    m_problem.reset();
    m_saved->hide();
    setState(State::Busy);
    session().preparePlan();
}

void ReviewPage::showPlan()
{
    m_table->setPlan(*session().plan());
    const Report* today = session().report();
    const Report* afterwards = session().prediction();
    if (today != nullptr && afterwards != nullptr)
        m_prediction->setReports(*today, *afterwards);
    const int rights = changesNeedingRights(*session().plan());
    const bool leftOut = session().request().withoutElevation;
    m_rights->setText(
        leftOut ? Text::tr("Changes that require administrator permission are skipped: permission "
                           "was not granted. They can be made later, on the Results page.")
                      .translated()
                : Text::tr("%n of these change(s) require administrator permission (shield): "
                           "Windows asks once, and only for these.",
                           nullptr, rights)
                      .translated());
    QStringList cannot;
    for (const Text& text : leftOutTexts(*session().plan()))
        cannot << text.translated();
    m_leftOut->setLines(cannot, Span::Style::Warning);
    setState(State::Ready);
    m_rights->setVisible(rights > 0 || leftOut);
    m_leftOut->setVisible(!cannot.isEmpty());
}

void ReviewPage::showError(const Error& error)
{
    m_problem = error;
    m_error->setError(error, Text::tr("Nothing has been changed."));
    setState(State::Failed);
}

bool ReviewPage::isEmptyPlan() const
{
    return session().plan() != nullptr && session().plan()->changes.empty();
}

void ReviewPage::setState(State state)
{
    m_state = state;
    const bool ready = state == State::Ready;
    const bool failed = state == State::Failed;
    const bool changes = ready && !isEmptyPlan();
    const bool installs =
        !session().request().fixes && session().request().install != InstallGo::Never;
    m_busy->setVisible(state == State::Busy);
    m_nothing->setVisible(ready && !changes && session().plan()->leftOut.empty());
    m_table->setVisible(changes);
    m_rights->setVisible(false);
    m_leftOut->setVisible(false);
    m_prediction->setVisible(changes && session().prediction() != nullptr &&
                             session().report() != nullptr);
    m_error->setVisible(failed);
    m_ways->setVisible(failed);
    m_source->setVisible(failed && installs && isAboutTheArchive(m_problem->code));
    m_place->setVisible(failed && installs && m_problem->code == ErrorCode::Invalid);
    m_save->setEnabled(changes);
    showHeading();
    Q_EMIT completeChanged();
}

void ReviewPage::showHeading()
{
    const Plan* plan = session().plan();
    if (m_state == State::Failed) {
        setHeading(Text::tr("The changes cannot be made yet"), {});
    } else if (m_state == State::Busy || plan == nullptr) {
        setHeading(Text::tr("Preparing"), Text::tr("Nothing has been changed yet."));
    } else if (plan->changes.empty()) {
        setHeading(Text::tr("Nothing to change"), {});
    } else {
        const QString version = installedVersion(*plan);
        const auto count = static_cast<int>(plan->changes.size());
        setHeading(version.isEmpty() ? Text::tr("Ready to make %n change(s)", nullptr, count)
                                     : Text::tr("Ready to set up Go %1").arg(version),
                   Text::tr("Nothing has been changed yet. Everything below can be undone later."));
    }
}

bool ReviewPage::isComplete() const
{
    return m_state == State::Ready && session().plan() != nullptr && !session().isBusy();
}

Text ReviewPage::nextText() const
{
    if (m_state == State::Failed)
        return {};
    if (isEmptyPlan())
        return Text::tr("&See the results");
    const bool installs =
        session().plan() != nullptr && !installedVersion(*session().plan()).isEmpty();
    return installs || m_state == State::Busy ? Text::tr("&Set up") : Text::tr("&Make the changes");
}

bool ReviewPage::nextNeedsRights() const
{
    return m_state == State::Ready && session().plan() != nullptr &&
           session().plan()->needsElevation();
}

bool ReviewPage::leave()
{
    if (!isEmptyPlan())
        return true;
    Q_EMIT goTo(Step::Results);
    return false;
}

QList<QPushButton*> ReviewPage::footerButtons()
{
    return {m_save};
}

void ReviewPage::askWhereToSave()
{
    const QString path =
        askForSaveName(this, Text::tr("Save plan"), QStringLiteral("gosetup-plan.json"),
                       Text::tr("Plans (*.json)"));
    if (!path.isEmpty())
        savePlan(path);
}

void ReviewPage::savePlan(const QString& hostPath)
{
    if (session().plan() == nullptr)
        return;
    const auto saved = saveFile(hostPath, QJsonDocument(toJson(*session().plan())).toJson());
    m_error->setVisible(!saved);
    m_saved->setVisible(saved.has_value());
    if (!saved)
        m_error->setError(saved.error(), {});
    else
        m_saved->setText(Text::tr("Saved as %1. It contains paths of this computer: gosetup apply "
                                  "makes these changes from it.")
                             .arg(hostPath)
                             .translated());
}

void ReviewPage::retranslate()
{
    m_busyText->setText(Text::tr("Simulating the changes…").translated());
    m_nothingText->setText(
        Text::tr("Everything is already set up, so there is nothing to do.").translated());
    m_again->setText(Text::tr("&Try again").translated());
    m_source->setText(Text::tr("&Another version or source").translated());
    m_place->setText(Text::tr("Another &location").translated());
    m_results->setText(Text::tr("See the &results").translated());
    m_save->setText(Text::tr("Sa&ve plan…").translated());
    if (m_state == State::Ready && session().plan() != nullptr)
        showPlan();
    else if (m_state == State::Failed && m_problem)
        showError(*m_problem);
    else
        showHeading();
}

} // namespace gosetup
