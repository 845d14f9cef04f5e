// SPDX-License-Identifier: Apache-2.0
// The steps of the first program, one line each: a sign, what it is, a few words, how long it took.
// Shows what it is told; starts nothing.
#pragma once

#include "facts/SmokeFacts.h"

#include <QWidget>

#include <optional>

class QFrame;
class QLabel;

namespace gosetup {

class SmokeSteps : public QWidget
{
    Q_OBJECT

  public:
    explicit SmokeSteps(QWidget* parent = nullptr);
    /// `running`: the step that is under way; nullopt where none is.
    void setResult(const SmokeResult& result, std::optional<SmokeStepKind> running);
    void retranslate();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    struct Row
    {
        SmokeStepKind kind;
        QLabel* sign;
        QLabel* name;
        QLabel* detail;
        QLabel* time;
        QFrame* line; ///< above it; nullptr of the first
    };
    void show();
    void show(const Row& row);

    std::vector<Row> m_rows;
    SmokeResult m_result;
    std::optional<SmokeStepKind> m_running;
};

} // namespace gosetup
