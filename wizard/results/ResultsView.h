// SPDX-License-Identifier: Apache-2.0
// Findings at the left, one in detail at the right, filters above: the last page of the wizard and
// the fix view alike. Rechecks in place; asks the session, decides nothing itself.
#pragma once

#include "results/FilterChips.h"
#include "results/FindingsFilter.h"
#include "results/FindingsModel.h"
#include "results/NoticePanel.h"
#include "session/Session.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace gosetup {

class AnswerCard;
class EmptyResults;
class ErrorPanel;
class FindingDetail;
class ResultsWork;
class RightsLine;
class UndoPanel;

class ResultsView : public QWidget
{
    Q_OBJECT

  public:
    explicit ResultsView(Session& session, QWidget* parent = nullptr);

    /// Shows what the session knows now; tells of a run that was not told of yet.
    void refresh();
    void retranslate();

    [[nodiscard]] FindingsModel& model() { return m_model; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }
    [[nodiscard]] QPushButton* checkAgain() const { return m_checkAgain; }
    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    [[nodiscard]] QPushButton* undoButton() const { return m_undo; }
    [[nodiscard]] QPushButton* projectButton() const { return m_project; }
    /// Saves the report; the format follows the name.
    void saveReport(const QString& hostPath);

  Q_SIGNALS:
    void setUpWanted();
    void firstProgramWanted();
    void fixesChosen(const std::vector<gosetup::FixKey>& fixes);
    void ticksChanged();

  protected:
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void build();
    void connectSession();
    void connectFindings();
    void connectDetail();
    void connectUndo();
    void connectProject();
    void tellOfProject();
    void showReport();
    void showCurrent();
    void showState();
    void showUndo();
    void finishUndo(const UndoReport& report);
    void tellOfRun();
    void tell(const NoticePanel::Notice& notice);
    void tellOfRights();
    void finishElevation(const std::optional<Error>& error);
    void selectKey(const QString& key);
    void askWhereToSave();
    void finishSave(const QString& path, const std::optional<Error>& error);
    void preview();
    [[nodiscard]] const Finding* current() const;
    void showEmpty();
    void searchFor(const QString& text);
    void answerMessage();
    void finishCopy(const QString& text);
    void leaveEmpty();

    Session* m_session;
    ResultsWork* m_work;
    FindingsModel m_model;
    FindingsFilter m_filter;
    QString m_key;             ///< of the finding in the detail pane
    QTimer* m_previewSoon;     ///< several reasons in one turn of the event loop ask once
    QString m_told;            ///< run id of the last run told of
    bool m_tellsOfRun = false; ///< the notice is about that run: a check adds what it found
    QLineEdit* m_search;
    QPushButton* m_checkAgain;
    QPushButton* m_save;
    QPushButton* m_undo;
    QPushButton* m_project;
    QString m_projectToTell; ///< checked for the first time: the next report says what of it
    NoticePanel* m_notice;
    UndoPanel* m_undoPanel;
    ErrorPanel* m_error;
    AnswerCard* m_answer;
    FilterChips* m_chips;
    RightsLine* m_rights;
    QStackedWidget* m_stack;
    QWidget* m_busy;
    QLabel* m_busyText;
    QWidget* m_split;
    QListView* m_list;
    FindingDetail* m_detail;
    EmptyResults* m_empty;
};

} // namespace gosetup
