// SPDX-License-Identifier: Apache-2.0
#include "results/ResultsView.h"

#include "report/ReportOrder.h"
#include "report/Save.h"
#include "results/AnswerCard.h"
#include "results/EmptyResults.h"
#include "results/FindingDetail.h"
#include "results/NextSteps.h"
#include "results/ResultsWork.h"
#include "results/RightsLine.h"
#include "results/UndoPanel.h"
#include "widgets/ErrorPanel.h"
#include "widgets/HostDialogs.h"

#include <QClipboard>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>

#include <utility>

namespace gosetup {

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
        answerMessage(); // the findings behind it may be others now
        const RunReport* run = m_session->lastRun();
        if (m_tellsOfRun && m_notice->isVisibleTo(this) && run != nullptr &&
            !m_session->isReportOutdated())
            m_notice->show(noticeOf(*run, m_session->machine()->isPractice(), report));
        tellOfProject();
    }
    showState();
    showUndo();
}

void ResultsView::tellOfProject()
{
    if (m_projectToTell.isEmpty() || m_session->isReportOutdated())
        return;
    const QString project = std::exchange(m_projectToTell, {});
    const Finding* gravest = nullptr;
    for (const Finding& finding : m_session->report()->findings) {
        const bool isOfIt = topicOf(finding.id) == QLatin1String("project") &&
                            finding.subject == project && isTold(finding);
        if (isOfIt && finding.status != Status::Ok &&
            (gravest == nullptr || gravest->status < finding.status))
            gravest = &finding;
    }
    if (gravest == nullptr) {
        tell({Status::Ok, Text::tr("The project is in order"), {Text::verbatim(project)}, {}});
        return;
    }
    tell({gravest->status, Text::tr("The project was checked"), {Text::verbatim(project)}, {}});
    m_key = keyOf(*gravest);
    selectKey(m_key);
}

void ResultsView::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.front().isLocalFile() && m_project->isEnabled())
        event->acceptProposedAction();
}

void ResultsView::dropEvent(QDropEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1 || !urls.front().isLocalFile())
        return;
    event->acceptProposedAction();
    m_session->checkProject(QDir::toNativeSeparators(urls.front().toLocalFile()));
}

void ResultsView::showState()
{
    // "Go is not installed" beside "Go is set up" would be believed by nobody.
    const bool known = m_session->report() != nullptr && !m_session->isReportOutdated();
    m_checkAgain->setEnabled(!m_session->isChecking() && !m_session->isBusy());
    m_save->setEnabled(known);
    m_project->setEnabled(known && m_checkAgain->isEnabled());
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
    const Reason reason = m_filter.isForRules()  ? Reason::MessageChecksInOrder
                          : m_filter.hasSearch() ? Reason::SearchMatchesNothing
                          : open == 0            ? Reason::EverythingInOrder
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
    if (m_filter.hasSearch() || m_filter.isForRules())
        m_search->clear();
    else
        m_chips->showAll();
    m_list->setFocus();
}

void ResultsView::searchFor(const QString& text)
{
    m_filter.setSearch(text);
    answerMessage();
    selectKey(m_key);
}

void ResultsView::answerMessage()
{
    const Report* report = m_session->report();
    const QString text = m_search->text();
    const errors::Recognition recognition =
        text.contains(u' ') ? errors::recognize(text) : errors::Recognition{};
    QStringList rules;
    for (const errors::RecognizedError& error : recognition.answers)
        rules += error.rules;
    const bool isKnown = report != nullptr && !recognition.answers.empty();
    m_filter.setRules(isKnown ? std::optional(tellersOf(rules, report->findings)) : std::nullopt);
    const bool isUnknown = report != nullptr && !isKnown && errors::looksLikeMessage(text) &&
                           m_filter.findingCount() == 0;
    if (isKnown || isUnknown)
        m_answer->show(explain(recognition, report->findings));
    else
        m_answer->hide();
}

void ResultsView::finishCopy(const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
    tell({Status::Ok,
          Text::tr("The message and the report are copied"),
          {Text::tr("Names of people and credentials are not included.")},
          {}});
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

void ResultsView::finishSave(const QString& path, const std::optional<Error>& error)
{
    m_error->setVisible(error.has_value());
    if (error)
        m_error->setError(*error, {});
    else
        tell({Status::Ok,
              Text::tr("The report is saved"),
              {Text::verbatim(path), Text::tr("Names of people and credentials are not included.")},
              {}});
}

void ResultsView::saveReport(const QString& hostPath)
{
    m_work->saveReport(hostPath);
}

} // namespace gosetup
