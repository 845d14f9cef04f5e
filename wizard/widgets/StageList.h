// SPDX-License-Identifier: Apache-2.0
// The stages of an installation, one line each, with what is done, under way and still to come.
#pragma once

#include "base/Progress.h"

#include <QWidget>

class QLabel;

namespace gosetup {

[[nodiscard]] Text stageName(Stage stage);

class StageList : public QWidget
{
    Q_OBJECT

  public:
    explicit StageList(QWidget* parent = nullptr);
    /// Which stages this run has; Undoing is never among them.
    void setStages(const std::vector<Stage>& stages);
    void setCurrent(Stage stage);
    void setAllDone();
    void retranslate();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Row
    {
        Stage stage;
        QLabel* sign;
        QLabel* name;
    };
    void show();

    std::vector<Row> m_rows;
    std::size_t m_current = 0;
};

} // namespace gosetup
