// SPDX-License-Identifier: Apache-2.0
#include "pages/WelcomePage.h"

#include "base/Language.h"
#include "machine/practice/PracticeMachine.h"
#include "report/ReportLabels.h"
#include "theme/Theme.h"
#include "widgets/ChoiceCard.h"
#include "widgets/ErrorPanel.h"
#include "widgets/HostDialogs.h"
#include "widgets/Labels.h"
#include "widgets/StatusBadge.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <tuple>

namespace gosetup {

namespace {

Status worstOf(const Summary& summary)
{
    if (summary.problems > 0)
        return Status::Problem;
    if (summary.warnings > 0)
        return Status::Warning;
    return summary.unknown > 0 ? Status::Unknown : Status::Ok;
}

} // namespace

WelcomePage::WelcomePage(Session& session, QWidget* parent)
    : Page(Step::Welcome, session, parent), m_badge(new StatusBadge(Status::Unknown, this)),
      m_state(label(this, "")), m_recommended(new ChoiceCard(QStringLiteral("download"), this)),
      m_everything(new ChoiceCard(QStringLiteral("tune"), this)),
      m_repair(new ChoiceCard(QStringLiteral("search"), this)),
      m_image(new ChoiceCard(QStringLiteral("folder"), this)), m_error(new ErrorPanel(this)),
      m_languageLabel(label(this, "dim")), m_language(new QComboBox(this))
{
    m_recommended->setPrimary(true);
    m_recommended->setObjectName(QStringLiteral("welcome.recommended"));
    m_everything->setObjectName(QStringLiteral("welcome.everything"));
    m_repair->setObjectName(QStringLiteral("welcome.repair"));
    m_image->setObjectName(QStringLiteral("welcome.image"));
    m_language->setObjectName(QStringLiteral("welcome.language"));

    auto* state = new QHBoxLayout;
    state->setSpacing(metric::unit);
    state->addWidget(m_badge, 0, Qt::AlignTop);
    state->addWidget(m_state, 1);
    content()->addLayout(state);
    for (ChoiceCard* card : {m_recommended, m_everything, m_repair, m_image})
        content()->addWidget(card);
    content()->addWidget(m_error);
    m_error->hide();
    content()->addStretch(1);

    auto* languages = new QHBoxLayout;
    languages->setSpacing(metric::unit);
    m_languageLabel->setWordWrap(false);
    m_languageLabel->setBuddy(m_language);
    for (const LanguageChoice& choice : languageChoices())
        m_language->addItem(choice.ownName, choice.code);
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    languages->addWidget(m_languageLabel);
    languages->addWidget(m_language);
    languages->addStretch(1);
    content()->addLayout(languages);

    connect(m_recommended, &ChoiceCard::clicked, this, [this] {
        this->session().resetRequest();
        Q_EMIT goTo(Step::Review);
    });
    connect(m_everything, &ChoiceCard::clicked, this, [this] {
        this->session().request().fixes.reset();
        Q_EMIT goTo(Step::Version);
    });
    connect(m_repair, &ChoiceCard::clicked, this, [this] { Q_EMIT goTo(Step::Results); });
    connect(m_image, &ChoiceCard::clicked, this, &WelcomePage::askForImage);
    connect(m_language, &QComboBox::activated, this, [this](int index) {
        // The codes in the list are the known ones, so there is no error to show.
        std::ignore = useLanguage(m_language->itemData(index).toString());
    });
    connect(&session, &Session::checked, this, &WelcomePage::showState);
    connect(&session, &Session::checkingChanged, this, &WelcomePage::showState);
}

void WelcomePage::enter()
{
    m_language->setCurrentIndex(m_language->findData(currentLanguage()));
    showState();
}

Text WelcomePage::closeText() const
{
    return Text::tr("Close");
}

void WelcomePage::retranslate()
{
    setHeading(
        Text::tr("Let’s get Go working"),
        Text::tr("Nothing is changed until you have reviewed it, and everything can be undone."));
    m_recommended->setTexts(
        Text::tr("&Install with recommended settings").translated(),
        Text::tr("The newest stable Go, only for you, and fixes for the problems found.")
            .translated());
    m_everything->setTexts(
        Text::tr("Choose &everything yourself").translated(),
        Text::tr("Version, location, variables, proxies, Defender and aliases, step by step.")
            .translated());
    m_repair->setTexts(
        Text::tr("Chec&k and repair").translated(),
        Text::tr("See what is wrong with Go on this computer and fix it.").translated());
    m_image->setTexts(Text::tr("&Open an image").translated(),
                      Text::tr("View the state of another computer. Changes applied there do not "
                               "affect this computer.")
                          .translated());
    m_languageLabel->setText(Text::tr("&Language").translated());
    m_language->setAccessibleName(Text::tr("Language").translated());
    m_error->hide();
    showState();
}

void WelcomePage::showState()
{
    const Report* report = session().report();
    if (report == nullptr || session().isChecking()) {
        m_badge->setStatus(Status::Unknown);
        m_state->setText(Text::tr("Checking this computer…").translated());
        return;
    }
    m_badge->setStatus(worstOf(report->summary));
    m_state->setText(
        Text::tr("Found on this computer: %1").arg(summarySentence(report->summary)).translated());
}

void WelcomePage::askForImage()
{
    const QString path =
        askForFile(this, Text::tr("Open an image"), {}, Text::tr("Images of computers (*.json)"));
    if (!path.isEmpty())
        openImage(path);
}

void WelcomePage::openImage(const QString& hostPath)
{
    auto machine = PracticeMachine::open(hostPath, {});
    m_error->setVisible(!machine);
    if (!machine) {
        m_error->setError(machine.error(), {});
        return;
    }
    session().setMachine(*machine);
    Q_EMIT goTo(Step::Results);
}

} // namespace gosetup
