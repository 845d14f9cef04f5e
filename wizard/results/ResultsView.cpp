// SPDX-License-Identifier: Apache-2.0
#include "results/ResultsView.h"

#include "report/ReportOrder.h"
#include "report/Save.h"
#include "results/EmptyResults.h"
#include "results/FindingDelegate.h"
#include "results/FindingDetail.h"
#include "results/NextSteps.h"
#include "results/ResultsWork.h"
#include "results/RightsLine.h"
#include "results/UndoPanel.h"
#include "theme/Theme.h"
#include "widgets/ErrorPanel.h"
#include "widgets/HostDialogs.h"
#include "widgets/Labels.h"

#include <QEvent>
#include <QLineEdit>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace gosetup {

namespace {

constexpr int leastListWidth = 232;
constexpr int leastSplitHeight = 208;

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

/// A header cannot be the current row: Home and the page keys go on to the finding beside it.
class FindingsList : public QListView
{
  public:
    using QListView::QListView;

  protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override
    {
        const QModelIndex to = QListView::moveCursor(action, modifiers);
        const bool up = action == MoveUp || action == MovePrevious || action == MovePageUp;
        const QModelIndex beside = findingFrom(to, up ? -1 : 1);
        return beside.isValid() ? beside : findingFrom(to, up ? 1 : -1);
    }

  private:
    static QModelIndex findingFrom(QModelIndex index, int step)
    {
        while (index.isValid() && index.data(FindingsModel::HeaderRole).toBool())
            index = index.siblingAtRow(index.row() + step);
        return index;
    }
};

} // namespace

ResultsView::ResultsView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(&session), m_work(new ResultsWork(session, this)),
      m_filter(m_model), m_previewSoon(new QTimer(this)), m_search(new QLineEdit(this)),
      m_checkAgain(namedButton(this, "results.checkAgain")),
      m_save(namedButton(this, "results.save")), m_undo(namedButton(this, "results.undo")),
      m_notice(new NoticePanel(this)), m_undoPanel(new UndoPanel(this)),
      m_error(new ErrorPanel(this)), m_chips(new FilterChips(m_model, m_filter, this)),
      m_rights(new RightsLine(this)), m_stack(new FlexibleStack(this)), m_busy(new QWidget),
      m_busyText(label(m_busy, "dim")), m_split(new QWidget), m_list(new FindingsList(m_split)),
      m_detail(new FindingDetail(m_split)), m_empty(new EmptyResults)
{
    build();
    connectSession();
}

void ResultsView::build()
{
    m_search->setObjectName(QStringLiteral("results.search"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("results.list"));
    m_list->setModel(&m_filter);
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setMinimumWidth(leastListWidth);
    m_list->setResizeMode(QListView::Adjust); // another width wraps titles elsewhere

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
                          static_cast<QWidget*>(m_error), static_cast<QWidget*>(m_chips),
                          static_cast<QWidget*>(m_rights)})
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
        showState();
        m_work->lookForUndo();
    });
    connect(m_checkAgain, &QPushButton::clicked, m_session, &Session::check);
    connect(m_rights->button(), &QPushButton::clicked, m_session, &Session::checkElevated);
    connect(m_session, &Session::elevationAnswered, this, &ResultsView::finishElevation);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter.setSearch(text);
        selectKey(m_key);
    });
    connect(m_chips, &FilterChips::filterChanged, this, [this] { selectKey(m_key); });
    connect(m_empty, &EmptyResults::leaveRequested, this, &ResultsView::leaveEmpty);
    connect(&m_model, &FindingsModel::ticksChanged, this, &ResultsView::ticksChanged);
    connect(&m_model, &FindingsModel::modelReset, this, [this] {
        m_chips->refresh();
        selectKey(m_key);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ResultsView::showCurrent);
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
    connect(m_work, &ResultsWork::undoChanged, this, &ResultsView::showUndo);
    connect(m_work, &ResultsWork::reportSaved, this,
            [this](const QString& path, const std::optional<Error>& error) {
                m_error->setVisible(error.has_value());
                if (error)
                    m_error->setError(*error, {});
                else
                    tell({Status::Ok,
                          Text::tr("The report is saved"),
                          {Text::verbatim(path),
                           Text::tr("Names of people and credentials are not included.")},
                          {}});
            });
    connect(m_save, &QPushButton::clicked, this, &ResultsView::askWhereToSave);
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

void ResultsView::refresh()
{
    tellOfRun();
    showReport();
    m_work->lookForUndo();
}

void ResultsView::tellOfRun()
{
    const RunReport* run = m_session->lastRun();
    if (run == nullptr || run->runId == m_told)
        return;
    m_told = run->runId;
    m_tellsOfRun = true;
    m_error->hide();
    m_notice->show(noticeOf(*run, m_session->machine()->isPractice(), nullptr));
}

void ResultsView::tellOfRights()
{
    const Report* report = m_session->report();
    const int answers =
        report != nullptr && !m_session->isReportOutdated() ? m_model.needRightsCount() : 0;
    m_rights->tell(answers, answers > 0 && canAskForRights(report->facts));
    m_rights->button()->setEnabled(!m_session->isChecking() && !m_session->isBusy());
}

void ResultsView::finishElevation(const std::optional<Error>& error)
{
    m_error->setVisible(error.has_value());
    if (error)
        m_error->setError(*error, {});
    else if (!m_session->machine()->isPractice())
        tell({Status::Note,
              Text::tr("The results with administrator permission are in a new window"),
              {},
              {}});
}

void ResultsView::tell(const NoticePanel::Notice& notice)
{
    m_tellsOfRun = false;
    m_notice->show(notice);
}

void ResultsView::showReport()
{
    if (const Report* report = m_session->report()) {
        m_model.setFindings(report->findings);
        const RunReport* run = m_session->lastRun();
        if (m_tellsOfRun && m_notice->isVisibleTo(this) && run != nullptr &&
            !m_session->isReportOutdated())
            m_notice->show(noticeOf(*run, m_session->machine()->isPractice(), report));
    }
    showState();
    showUndo();
}

void ResultsView::showState()
{
    // "Go is not installed" beside "Go is set up" would be believed by nobody.
    const bool known = m_session->report() != nullptr && !m_session->isReportOutdated();
    m_checkAgain->setEnabled(!m_session->isChecking() && !m_session->isBusy());
    m_save->setEnabled(known);
    m_search->setEnabled(known);
    m_chips->setVisible(known);
    tellOfRights();
    if (!known)
        m_stack->setCurrentWidget(m_busy);
    else if (m_filter.findingCount() > 0)
        m_stack->setCurrentWidget(m_split);
    else
        showEmpty();
}

void ResultsView::showEmpty()
{
    int open = 0;
    for (int i = 0; i < findingGroupCount; ++i) {
        if (static_cast<FindingGroup>(i) != FindingGroup::InOrder)
            open += m_model.countOf(static_cast<FindingGroup>(i));
    }
    using Reason = EmptyResults::Reason;
    const Reason reason = m_filter.hasSearch() ? Reason::SearchMatchesNothing
                          : open == 0          ? Reason::EverythingInOrder
                                               : Reason::KindsHidden;
    m_empty->tell(reason, m_model.countOf(FindingGroup::InOrder));
    m_stack->setCurrentWidget(m_empty);
}

void ResultsView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        showState();
}

void ResultsView::leaveEmpty()
{
    if (m_filter.hasSearch())
        m_search->clear();
    else
        m_chips->showAll();
    m_list->setFocus();
}

const Finding* ResultsView::current() const
{
    const QModelIndex index = m_filter.mapToSource(m_list->currentIndex());
    return index.isValid() ? m_model.finding(index.row()) : nullptr;
}

void ResultsView::selectKey(const QString& key)
{
    int row = -1;
    for (int i = 0; i < m_filter.rowCount(); ++i) {
        const QModelIndex index = m_filter.index(i, 0);
        if (index.data(FindingsModel::HeaderRole).toBool())
            continue;
        if (row < 0)
            row = i;
        if (index.data(FindingsModel::KeyRole).toString() == key) {
            row = i;
            break;
        }
    }
    if (row >= 0)
        m_list->setCurrentIndex(m_filter.index(row, 0));
    showCurrent();
    showState();
}

void ResultsView::showCurrent()
{
    const Finding* finding = current();
    if (finding == nullptr) {
        m_detail->clear();
        return;
    }
    m_key = keyOf(*finding);
    m_detail->setFinding(*finding, m_model.choice(*finding));
    m_detail->setFixEnabled(!m_session->isBusy());
    m_previewSoon->start();
}

void ResultsView::preview()
{
    const Finding* finding = current();
    const auto choice = finding != nullptr ? m_model.choice(*finding) : std::nullopt;
    if (choice && !m_session->isBusy())
        m_work->previewFix(*finding, choice->fixes);
}

void ResultsView::showUndo()
{
    // Where it cannot be told which run is the last, a click tells why.
    const bool known = m_work->undoable().has_value() || m_work->undoRefusal().has_value();
    const bool possible = known && !m_session->isBusy();
    m_undo->setEnabled(possible);
    m_undo->setToolTip(possible ? QString() : Text::tr("There is no run to undo").translated());
    m_checkAgain->setEnabled(!m_session->isChecking() && !m_session->isBusy());
    m_detail->setFixEnabled(!m_session->isBusy());
    Q_EMIT ticksChanged();
}

void ResultsView::finishUndo(const UndoReport& report)
{
    m_undoPanel->setBusy(false);
    m_undoPanel->hide();
    m_error->setVisible(report.error.has_value());
    if (report.error && report.changes.empty())
        m_error->setError(*report.error, {}); // nothing was begun
    else if (report.error)
        m_error->setError(
            *report.error,
            Text::tr("Some changes could not be undone. Undo again to try the rest."));
    else
        tell(noticeOf(report));
    m_work->lookForUndo();
    showUndo();
}

void ResultsView::askWhereToSave()
{
    const QString path = askForSaveName(this, Text::tr("Save report"),
                                        QStringLiteral("gosetup-report.html"), reportFileFilter());
    if (!path.isEmpty())
        saveReport(path);
}

void ResultsView::saveReport(const QString& hostPath)
{
    m_work->saveReport(hostPath);
}

void ResultsView::retranslate()
{
    m_search->setPlaceholderText(Text::tr("Search").translated());
    m_search->setAccessibleName(Text::tr("Search in the findings").translated());
    m_checkAgain->setText(Text::tr("Check &again").translated());
    m_save->setText(Text::tr("&Save report…").translated());
    m_undo->setText(Text::tr("&Undo last run…").translated());
    m_list->setAccessibleName(Text::tr("Findings by topic").translated());
    m_busyText->setText(Text::tr("Checking this computer…").translated());
    m_chips->refresh();
    m_detail->retranslate();
    m_undoPanel->retranslate();
    m_notice->retranslate();
    m_model.retranslate();
    showCurrent();
    showState();
    showUndo();
}

} // namespace gosetup
