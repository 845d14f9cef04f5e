// SPDX-License-Identifier: Apache-2.0
// The page while changes are made: what is being done, how far, how fast; and, when it went wrong,
// a plain sentence, what was undone, and the next step.
#pragma once

#include "pages/Page.h"
#include "session/TransferMeter.h"

#include <QElapsedTimer>

class QProgressBar;

namespace gosetup {

class ErrorPanel;
class SpeedCurve;
class StageList;

class InstallPage : public Page
{
    Q_OBJECT

  public:
    InstallPage(Session& session, QWidget* parent);

    void enter() override;
    [[nodiscard]] Text nextText() const override;
    [[nodiscard]] Text closeText() const override;
    [[nodiscard]] bool isComplete() const override;
    [[nodiscard]] bool canGoBack() const override;
    [[nodiscard]] QList<QPushButton*> footerButtons() override;
    void retranslate() override;

  private:
    void begin();
    void show(const ProgressUpdate& update);
    void showHint();
    void showPlaceholder();
    [[nodiscard]] bool needsNewPlan() const;
    void tryAgain();
    void leaveOutRights();
    void finish();
    void showRunning(bool running);
    void saveReport();
    void chooseArchive();

    StageList* m_stages;
    QWidget* m_running;
    QLabel* m_what;
    QProgressBar* m_bar;
    QLabel* m_amount;
    QLabel* m_speed;
    SpeedCurve* m_curve;
    QLabel* m_hint;
    ErrorPanel* m_error;
    QWidget* m_ways;
    QPushButton* m_again;
    QPushButton* m_source;
    QPushButton* m_archive;
    QPushButton* m_withoutRights;
    QPushButton* m_save;
    QLabel* m_saved;
    TransferMeter m_meter;
    QElapsedTimer m_clock;
    Stage m_stage = Stage::Preparing;
    bool m_swapped = false;   ///< the toolchain is in its place
    bool m_prompting = false; ///< the elevated copy has the word, and Windows may ask first
    bool m_stopping = false;
};

} // namespace gosetup
