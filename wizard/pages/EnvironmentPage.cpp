// SPDX-License-Identifier: Apache-2.0
#include "pages/EnvironmentPage.h"

#include "pages/GoSettingsForm.h"
#include "pages/VariableModel.h"
#include "theme/Theme.h"
#include "widgets/AutoHeightTreeView.h"
#include "widgets/ErrorPanel.h"
#include "widgets/Labels.h"
#include "widgets/PathListModel.h"
#include "widgets/VerdictList.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int pauseBeforePlan = 400; // ms without a change
constexpr auto pathTopic = "path";

} // namespace

EnvironmentPage::EnvironmentPage(Session& session, QWidget* parent)
    : Page(Step::Environment, session, parent), m_form(new GoSettingsForm(session, this)),
      m_fixPath(new QCheckBox(this)), m_state(new VerdictList(this)), m_error(new ErrorPanel(this)),
      m_again(new QPushButton(this)), m_pathTitle(label(this, "heading")),
      m_pathHint(label(this, "dim")), m_path(new AutoHeightTreeView(this)),
      m_pathModel(new PathListModel(this)), m_variablesTitle(label(this, "heading")),
      m_variables(new AutoHeightTreeView(this)), m_variableModel(new VariableModel(this)),
      m_pause(new QTimer(this))
{
    m_fixPath->setObjectName(QStringLiteral("environment.fixPath"));
    m_state->setObjectName(QStringLiteral("environment.state"));
    m_again->setObjectName(QStringLiteral("environment.again"));
    m_again->setAutoDefault(false);
    m_again->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_path->setObjectName(QStringLiteral("environment.path"));
    m_path->setModel(m_pathModel);
    m_path->setWideColumn(PathListModel::Entry);
    m_variables->setObjectName(QStringLiteral("environment.variables"));
    m_variables->setModel(m_variableModel);
    m_variables->setWideColumn(VariableModel::Afterwards);
    m_pause->setSingleShot(true);
    m_pause->setInterval(pauseBeforePlan);
    build();

    connect(m_form, &GoSettingsForm::changed, this, [this] {
        askSoon();
        Q_EMIT completeChanged();
    });
    connect(m_fixPath, &QCheckBox::toggled, this, [this](bool on) {
        this->session().request().setSkipped(QLatin1String(pathTopic), !on);
        askSoon();
    });
    connect(m_again, &QPushButton::clicked, this, &EnvironmentPage::ask);
    connect(m_pause, &QTimer::timeout, this, &EnvironmentPage::ask);
    connect(&session, &Session::planReady, this, &EnvironmentPage::showPlan);
    connect(&session, &Session::planFailed, this, &EnvironmentPage::showFailure);
    connect(&session, &Session::checked, this, [this] {
        m_form->fill();
        showWords();
    });
}

void EnvironmentPage::build()
{
    QFrame* settings = frame(this, "card");
    layoutOf(settings)->addWidget(m_form);
    content()->addWidget(settings);

    auto* path = new QVBoxLayout;
    path->setSpacing(metric::unit);
    path->addWidget(m_pathTitle);
    path->addWidget(m_pathHint);
    path->addWidget(m_fixPath);
    path->addWidget(m_state);
    path->addWidget(m_error);
    path->addWidget(m_again);
    path->addWidget(m_path);
    content()->addLayout(path);

    auto* variables = new QVBoxLayout;
    variables->setSpacing(metric::unit);
    variables->addWidget(m_variablesTitle);
    variables->addWidget(m_variables);
    content()->addLayout(variables);
    content()->addStretch(1);
    m_error->hide();
    m_again->hide();
}

void EnvironmentPage::enter()
{
    m_form->fill();
    showWords();
    ask();
}

bool EnvironmentPage::isComplete() const
{
    return m_form->isValid();
}

bool EnvironmentPage::leave()
{
    m_pause->stop();
    return true;
}

void EnvironmentPage::askSoon()
{
    if (isVisible())
        m_pause->start();
}

void EnvironmentPage::ask()
{
    m_pause->stop();
    m_waiting = true;
    m_error->hide();
    m_again->hide();
    showWords();
    session().preparePlan(Session::Prediction::NotNeeded);
}

void EnvironmentPage::showPlan()
{
    m_waiting = false;
    m_planned = true;
    m_error->hide();
    m_again->hide();
    const Report* report = session().report();
    if (report == nullptr)
        return;
    m_pathModel->setRows(pathPreview(report->facts, session().plan()));
    m_variableModel->setRows(variablePreview(report->facts, session().plan()));
    showWords();
}

/// Without a plan the page still tells what is there now.
void EnvironmentPage::showFailure(const Error& error)
{
    m_waiting = false;
    m_planned = false;
    m_error->setError(error, Text::tr("The changes cannot be shown yet."));
    m_error->show();
    m_again->show();
    if (const Report* report = session().report()) {
        m_pathModel->setRows(pathPreview(report->facts, nullptr));
        m_variableModel->setRows(variablePreview(report->facts, nullptr));
    }
    showWords();
}

void EnvironmentPage::showWords()
{
    const Report* report = session().report();
    const int fixable = report != nullptr ? fixablePathFindings(report->findings) : 0;
    const QSignalBlocker quiet(m_fixPath);
    m_fixPath->setEnabled(fixable > 0);
    m_fixPath->setChecked(fixable > 0 && isSelected(session().request(), QLatin1String(pathTopic)));
    m_fixPath->setText(fixable > 0
                           ? Text::tr("&Fix PATH (%n finding(s))", nullptr, fixable).translated()
                           : Text::tr("PATH is O&K").translated());
    m_state->setLines(m_waiting
                          ? std::vector<VerdictList::Line>{{Status::Unknown,
                                                            {},
                                                            {Text::tr("Calculating the changes…")},
                                                            {},
                                                            {}}}
                          : std::vector<VerdictList::Line>());
    const int now = m_pathModel->entriesNow();
    const int afterwards = m_pathModel->entriesAfterwards();
    m_pathTitle->setText(QStringLiteral("PATH"));
    m_pathHint->setText(
        m_planned ? Text::tr("%1 now, %2 afterwards. Windows searches them from top to bottom.")
                        .arg(Text::tr("%n entries", nullptr, now))
                        .arg(afterwards)
                        .translated()
                  : Text::tr("Windows searches these folders from top to bottom.").translated());
    m_variablesTitle->setText(Text::tr("Go's variables").translated());
    m_variables->setColumnHidden(VariableModel::File, !m_variableModel->anyInFile());
}

void EnvironmentPage::retranslate()
{
    setHeading(Text::tr("Set up the environment"),
               Text::tr("Settings now and afterwards. Nothing is changed until you have reviewed "
                        "the whole list."));
    m_again->setText(Text::tr("&Try again").translated());
    m_path->setAccessibleName(Text::tr("Entries of PATH").translated());
    m_variables->setAccessibleName(Text::tr("Go's variables, now and afterwards").translated());
    m_form->retranslate();
    m_pathModel->retranslate();
    m_variableModel->retranslate();
    m_state->retranslate();
    showWords();
}

} // namespace gosetup
