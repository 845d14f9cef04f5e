// SPDX-License-Identifier: Apache-2.0
// What the results view is made of, in which words, and who hears of what.
#include "results/AnswerCard.h"
#include "results/EmptyResults.h"
#include "results/FindingDetail.h"
#include "results/FindingsList.h"
#include "results/ResultsView.h"
#include "results/ResultsWork.h"
#include "results/RightsLine.h"
#include "results/UndoPanel.h"
#include "theme/Theme.h"
#include "widgets/ErrorPanel.h"
#include "widgets/FolderPicker.h"
#include "widgets/Labels.h"

#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int leastSplitHeight = 208;

/// Where looking for a project begins.
QString homeFolder(const Session& session)
{
    const Report* report = session.report();
    return report != nullptr && report->facts.system ? report->facts.system->folders.userProfile
                                                     : QString();
}

/// Takes the space there is: what scrolls inside must not make the page itself scroll.
class FlexibleStack : public QStackedWidget
{
  public:
    using QStackedWidget::QStackedWidget;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {QStackedWidget::minimumSizeHint().width(), leastSplitHeight};
    }
};

} // namespace

ResultsView::ResultsView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(&session), m_work(new ResultsWork(session, this)),
      m_filter(m_model), m_previewSoon(new QTimer(this)), m_search(new QLineEdit(this)),
      m_checkAgain(namedButton(this, "results.checkAgain")),
      m_save(namedButton(this, "results.save")), m_undo(namedButton(this, "results.undo")),
      m_project(namedButton(this, "results.project")), m_notice(new NoticePanel(this)),
      m_undoPanel(new UndoPanel(this)), m_error(new ErrorPanel(this)),
      m_answer(new AnswerCard(this)), m_chips(new FilterChips(m_model, m_filter, this)),
      m_rights(new RightsLine(this)), m_stack(new FlexibleStack(this)), m_busy(new QWidget),
      m_busyText(label(m_busy, "dim")), m_split(new QWidget), m_list(new FindingsList(m_split)),
      m_detail(new FindingDetail(m_split)), m_empty(new EmptyResults)
{
    build();
    connectSession();
    connectFindings();
    connectDetail();
    connectUndo();
    connectProject();
    setAcceptDrops(true);
}

void ResultsView::build()
{
    m_search->setObjectName(QStringLiteral("results.search"));
    m_search->setClearButtonEnabled(true);
    m_list->setModel(&m_filter);

    auto* busy = new QVBoxLayout(m_busy);
    auto* bar = new QProgressBar(m_busy);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    busy->setSpacing(metric::unit * 2);
    busy->addWidget(m_busyText);
    busy->addWidget(bar);
    busy->addStretch(1);

    auto* split = new QHBoxLayout(m_split);
    split->setContentsMargins(0, 0, 0, 0);
    split->setSpacing(metric::unit * 2);
    split->addWidget(m_list, 43);
    split->addWidget(m_detail, 57);

    m_stack->setMinimumHeight(leastSplitHeight);
    m_stack->addWidget(m_busy);
    m_stack->addWidget(m_split);
    m_stack->addWidget(m_empty);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::unit * 2);
    for (QWidget* part : {static_cast<QWidget*>(m_notice), static_cast<QWidget*>(m_undoPanel),
                          static_cast<QWidget*>(m_error), static_cast<QWidget*>(m_answer),
                          static_cast<QWidget*>(m_chips), static_cast<QWidget*>(m_rights)})
        layout->addWidget(part);
    layout->addWidget(m_stack, 1);
    m_error->hide();
}

void ResultsView::connectSession()
{
    connect(m_session, &Session::checkingChanged, this, &ResultsView::showState);
    connect(m_session, &Session::checked, this, &ResultsView::showReport);
    connect(m_session, &Session::undone, this, &ResultsView::finishUndo);
    connect(m_session, &Session::applied, m_work, &ResultsWork::lookForUndo);
    connect(m_session, &Session::machineChanged, this, [this] {
        m_model.forget();
        m_key.clear();
        m_notice->hide();
        m_undoPanel->hide();
        m_error->hide();
        m_search->clear();
        showState();
        m_work->lookForUndo();
    });
    connect(m_checkAgain, &QPushButton::clicked, m_session, &Session::check);
    connect(m_rights->button(), &QPushButton::clicked, m_session, &Session::checkElevated);
    connect(m_session, &Session::elevationAnswered, this, &ResultsView::finishElevation);
    connect(m_work, &ResultsWork::reportSaved, this, &ResultsView::finishSave);
    connect(m_save, &QPushButton::clicked, this, &ResultsView::askWhereToSave);
    connect(m_notice, &NoticePanel::actionRequested, this, &ResultsView::firstProgramWanted);
}

void ResultsView::connectFindings()
{
    connect(m_search, &QLineEdit::textChanged, this, &ResultsView::searchFor);
    connect(m_answer, &AnswerCard::copyRequested, this,
            [this] { m_work->makeSupportText(m_search->text()); });
    connect(m_work, &ResultsWork::supportTextMade, this, &ResultsView::finishCopy);
    connect(m_chips, &FilterChips::filterChanged, this, [this] { selectKey(m_key); });
    connect(m_empty, &EmptyResults::leaveRequested, this, &ResultsView::leaveEmpty);
    connect(&m_model, &FindingsModel::ticksChanged, this, &ResultsView::ticksChanged);
    connect(&m_model, &FindingsModel::modelReset, this, [this] {
        m_chips->refresh();
        selectKey(m_key);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ResultsView::showCurrent);
}

void ResultsView::connectDetail()
{
    connect(m_detail, &FindingDetail::fixChosen, this, [this](const QString& fixId) {
        m_model.chooseFix(m_key, fixId);
        showCurrent();
    });
    connect(m_detail, &FindingDetail::hideRequested, this,
            [this](const QString& reason) { m_model.hideFinding(m_key, reason); });
    connect(m_detail, &FindingDetail::setUpRequested, this, &ResultsView::setUpWanted);
    connect(m_detail, &FindingDetail::fixRequested, this, [this] {
        const Finding* finding = current();
        const auto choice = finding != nullptr ? m_model.choice(*finding) : std::nullopt;
        if (choice)
            Q_EMIT fixesChosen(choice->keys(*finding));
    });
    m_previewSoon->setSingleShot(true);
    m_previewSoon->setInterval(0);
    connect(m_previewSoon, &QTimer::timeout, this, &ResultsView::preview);
    connect(m_work, &ResultsWork::previewed, this,
            [this] { m_detail->setPreview(m_work->preview()); });
}

void ResultsView::connectUndo()
{
    connect(m_work, &ResultsWork::undoChanged, this, &ResultsView::showUndo);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_error->setVisible(m_work->undoRefusal().has_value());
        if (m_work->undoRefusal())
            m_error->setError(*m_work->undoRefusal(), {});
        if (!m_work->undoable())
            return;
        m_notice->hide();
        m_undoPanel->ask(*m_work->undoable(), !m_session->machine()->isPractice());
    });
    connect(m_undoPanel, &UndoPanel::refused, this, [this] {
        m_undoPanel->hide();
        m_undo->setFocus();
    });
    connect(m_undoPanel, &UndoPanel::accepted, this, [this] {
        m_error->hide();
        m_notice->hide();
        m_undoPanel->setBusy(true);
        m_session->undoLast();
        showUndo();
    });
}

void ResultsView::connectProject()
{
    connect(m_project, &QPushButton::clicked, this, [this] {
        const QString folder = pickFolder(m_session->machine(), homeFolder(*m_session),
                                          Text::tr("Choose the folder of a Go project"), this);
        if (!folder.isEmpty())
            m_session->checkProject(folder);
    });
    connect(m_session, &Session::projectAccepted, this, [this](const QString& folder) {
        m_error->hide();
        m_projectToTell = folder;
    });
    connect(m_session, &Session::projectRefused, this, [this](const Error& error) {
        m_error->setError(error, {});
        m_error->show();
    });
}

void ResultsView::retranslate()
{
    m_search->setPlaceholderText(Text::tr("Search or paste an error").translated());
    m_search->setAccessibleName(
        Text::tr("Search in the findings, or paste an error message").translated());
    m_checkAgain->setText(Text::tr("Check &again").translated());
    m_save->setText(Text::tr("&Save report…").translated());
    m_undo->setText(Text::tr("&Undo last run…").translated());
    m_project->setText(Text::tr("Check a pro&ject…").translated());
    m_project->setToolTip(
        Text::tr("Also checks the Go project in a folder; you can drop the folder here")
            .translated());
    m_list->setAccessibleName(Text::tr("Findings by topic").translated());
    m_busyText->setText(Text::tr("Checking this computer…").translated());
    m_chips->refresh();
    m_detail->retranslate();
    m_undoPanel->retranslate();
    m_notice->retranslate();
    m_answer->retranslate();
    m_model.retranslate();
    showCurrent();
    showState();
    showUndo();
}

} // namespace gosetup
