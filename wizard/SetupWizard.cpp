// SPDX-License-Identifier: Apache-2.0
#include "SetupWizard.h"

#include "pages/EnvironmentPage.h"
#include "pages/FirstProgramPage.h"
#include "pages/InstallPage.h"
#include "pages/LocationPage.h"
#include "pages/ReviewPage.h"
#include "pages/SecurityPage.h"
#include "pages/VersionPage.h"
#include "pages/WelcomePage.h"
#include "results/ResultsPage.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "widgets/StepRail.h"

#ifdef Q_OS_WIN
#include "machine/windows/SessionEnd.h"
#endif

#include <QCloseEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSessionManager>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gosetup {

namespace {

QFrame* line(QWidget* parent, const char* name, bool vertical)
{
    auto* frame = new QFrame(parent);
    frame->setObjectName(QString::fromLatin1(name));
    if (vertical)
        frame->setFixedWidth(1);
    else
        frame->setFixedHeight(1);
    return frame;
}

/// As large as is comfortable, where there is that much space beside the frame and the taskbar.
QSize sizeOn(const QSize& available)
{
    constexpr QSize frame(16, 40);
    return QSize(metric::windowWidth, metric::windowHeight)
        .boundedTo(available - frame)
        .expandedTo(QSize(metric::leastWidth, metric::leastHeight));
}

} // namespace

SetupWizard::SetupWizard(std::shared_ptr<Machine> machine, StartAt start, QWidget* parent)
    : QWidget(parent), m_session(new Session(std::move(machine), this)), m_rail(new StepRail(this)),
      m_pages(new QStackedWidget(this)), m_footerLeft(new QHBoxLayout),
      m_back(new QPushButton(this)), m_next(new QPushButton(this)), m_close(new QPushButton(this)),
      m_railLine(line(this, "railLine", true))
{
    setObjectName(QStringLiteral("window"));
    setWindowIcon(icons::app());
    setMinimumSize(metric::leastWidth, metric::leastHeight);
    resize(sizeOn(screen()->availableSize()));

    addPage(new WelcomePage(*m_session, this));
    addPage(new VersionPage(*m_session, this));
    addPage(new LocationPage(*m_session, this));
    addPage(new EnvironmentPage(*m_session, this));
    addPage(new SecurityPage(*m_session, this));
    addPage(new ReviewPage(*m_session, this));
    addPage(new InstallPage(*m_session, this));
    addPage(new ResultsPage(*m_session, this));
    addPage(new FirstProgramPage(*m_session, this));
    build();
    connectParts();

    updateMachine();
    m_session->check();
    showStep(start == StartAt::FixView ? Step::Results : Step::Welcome);
}

SetupWizard::~SetupWizard() = default;

void SetupWizard::build()
{
    auto* footer = new QWidget(this);
    footer->setObjectName(QStringLiteral("footer"));
    footer->setFixedHeight(metric::footerHeight);
    auto* buttons = new QHBoxLayout(footer);
    buttons->setContentsMargins(metric::margin, 0, metric::margin, 0);
    buttons->setSpacing(metric::unit);
    m_footerLeft->setSpacing(metric::unit);
    buttons->addLayout(m_footerLeft);
    buttons->addStretch(1);
    m_next->setProperty("kind", QStringLiteral("primary"));
    m_next->setDefault(true);
    for (QPushButton* button : {m_back, m_next, m_close})
        buttons->addWidget(button);

    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_pages, 1);
    right->addWidget(line(this, "footerLine", false));
    right->addWidget(footer);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_rail);
    whole->addWidget(m_railLine);
    whole->addLayout(right, 1);
}

void SetupWizard::connectParts()
{
    connect(m_back, &QPushButton::clicked, this, &SetupWizard::back);
    connect(m_next, &QPushButton::clicked, this, &SetupWizard::next);
    connect(m_close, &QPushButton::clicked, this, &SetupWizard::cancelOrClose);
    connect(m_rail, &StepRail::stepChosen, this, &SetupWizard::showStep);
    connect(m_session, &Session::machineChanged, this, &SetupWizard::updateMachine);
    connect(m_session, &Session::checked, this, &SetupWizard::updateMachine);
    const auto closeWhenAsked = [this] {
        updateFooter();
        m_sessionEndBlock.reset();
        if (m_closeWhenIdle)
            close();
    };
    connect(m_session, &Session::applied, this, closeWhenAsked);
    connect(m_session, &Session::undone, this, closeWhenAsked);
    connect(m_session, &Session::smokeTested, this, closeWhenAsked);

    connect(
        qGuiApp, &QGuiApplication::commitDataRequest, this,
        [this](QSessionManager& manager) {
            if (holdsSessionEnd())
                manager.cancel();
        },
        Qt::DirectConnection);
}

void SetupWizard::addPage(Page* page)
{
    m_pages->addWidget(page);
    page->retranslate();
    connect(page, &Page::completeChanged, this, &SetupWizard::updateFooter);
    connect(page, &Page::goTo, this, &SetupWizard::showStep);
    connect(page, &Page::goNext, this, &SetupWizard::next);
}

Step SetupWizard::currentStep() const
{
    return static_cast<Step>(m_pages->currentIndex());
}

Page* SetupWizard::page(Step step) const
{
    return qobject_cast<Page*>(m_pages->widget(static_cast<int>(step)));
}

void SetupWizard::showStep(Step step)
{
    // From the fix view into the wizard: its way begins where a person would have begun it.
    if (step == Step::Version && isFixView())
        m_way = {Step::Welcome};
    const qsizetype known = m_way.indexOf(step);
    if (known >= 0)
        m_way.resize(known + 1);
    else
        m_way << step;
    while (QLayoutItem* item = m_footerLeft->takeAt(0)) {
        if (item->widget() != nullptr)
            item->widget()->hide();
        delete item;
    }
    // What was left out after a refused prompt is left out of that one plan.
    if (step != Step::Review && step != Step::Install)
        m_session->request().withoutElevation = false;
    Page* shown = page(step);
    m_pages->setCurrentWidget(shown);
    for (QPushButton* button : shown->footerButtons()) {
        m_footerLeft->addWidget(button);
        button->show();
    }
    m_rail->setVisible(!isFixView());
    m_railLine->setVisible(!isFixView());
    shown->enter();
    updateFooter();
    shown->setFocus();
}

bool SetupWizard::isFixView() const
{
    const qsizetype results = m_way.indexOf(Step::Results);
    return results >= 0 && !m_way.first(results).contains(Step::Install);
}

void SetupWizard::next()
{
    Page* current = page(currentStep());
    if (!current->isComplete() || !current->leave())
        return;
    const int following = m_pages->currentIndex() + 1;
    if (following < m_pages->count())
        showStep(static_cast<Step>(following));
}

void SetupWizard::back()
{
    if (m_way.size() < 2)
        return;
    showStep(m_way[m_way.size() - 2]);
}

void SetupWizard::cancelOrClose()
{
    if (m_session->isBusy())
        m_session->cancel();
    else
        close();
}

void SetupWizard::updateFooter()
{
    const Page* current = page(currentStep());
    const Text nextText = current->nextText();
    m_next->setVisible(!nextText.isEmpty());
    m_next->setText(nextText.translated());
    m_next->setEnabled(current->isComplete());
    m_next->setIcon(current->nextNeedsRights() ? icons::shield() : QIcon());
    m_back->setText(Text::tr("&Back").translated());
    m_back->setVisible(m_way.size() > 1 && current->canGoBack());
    m_close->setText(current->closeText().translated());
    const bool isAtEnd = currentStep() >= Step::Results;
    m_rail->setCurrent(isAtEnd ? Step::Results : currentStep(), m_session->isBusy() || isAtEnd);
}

void SetupWizard::updateMachine()
{
    Machine& machine = *m_session->machine();
    m_rail->setMachine(machine.isPractice() ? Text::tr("Practice machine:\n%1").arg(machine.name())
                                            : Text());
    QString title = QStringLiteral("GoSetup");
    if (machine.isPractice())
        title = Text::tr("%1 – practice machine").arg(machine.name()).translated() +
                QStringLiteral(" – GoSetup");
    // As Windows marks its consoles: which of two windows has the rights is to be seen.
    const Report* report = m_session->report();
    if (report != nullptr && report->facts.system && report->facts.system->info.elevated)
        title = Text::tr("Administrator: %1").arg(title).translated();
    setWindowTitle(title);
}

void SetupWizard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_rail->retranslate();
        updateMachine();
        updateFooter();
    }
    QWidget::changeEvent(event);
}

void SetupWizard::closeEvent(QCloseEvent* event)
{
    if (!m_session->isBusy()) {
        event->accept();
        return;
    }
    // What was begun is undone first; the window goes when that is done.
    m_closeWhenIdle = true;
    m_session->cancel();
    event->ignore();
}

bool SetupWizard::holdsSessionEnd()
{
    if (!m_session->isBusy())
        return false;
    m_closeWhenIdle = true;
    m_session->cancel();
#ifdef Q_OS_WIN
    // A window has one reason: the end of the old one would take the new one away.
    m_sessionEndBlock.reset();
    m_sessionEndBlock = std::make_shared<SessionEndBlock>(
        winId(), Text::tr("GoSetup is rolling back unfinished changes.").translated());
#endif
    return true;
}

} // namespace gosetup
