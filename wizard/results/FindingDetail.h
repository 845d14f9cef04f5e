// SPDX-License-Identifier: Apache-2.0
// The pane beside the list: what is there, why it matters, what the fix changes, and what can be
// done about one finding. Shows what it is given; asks nothing itself.
#pragma once

#include "changes/Plan.h"
#include "results/FindingsModel.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace gosetup {

class SpanLabel;
class StatusBadge;

class FindingDetail : public QFrame
{
    Q_OBJECT

  public:
    explicit FindingDetail(QWidget* parent = nullptr);

    /// `chosen`: one of the finding's ways, or none where only a person can help. There is no
    /// preview until setPreview().
    void setFinding(const Finding& finding, const std::optional<FixChoice>& chosen);
    void setPreview(const Result<Plan>& plan);
    void clear();
    void retranslate();
    void setFixEnabled(bool enabled);

  Q_SIGNALS:
    void fixRequested();
    void setUpRequested(); ///< there is no Go: the wizard is the way
    void fixChosen(const QString& fixId);
    void hideRequested(const QString& reason);
    void copied();

  private:
    void buildHead(QVBoxLayout* layout);
    void buildFix(QVBoxLayout* layout);
    QWidget* buildButtons();
    void showFix(const std::optional<FixChoice>& chosen);
    void askReason(bool ask);
    void copy();

    std::optional<Finding> m_finding;
    QScrollArea* m_scroll;
    QWidget* m_content;
    QWidget* m_foot;
    StatusBadge* m_badge;
    QLabel* m_title;
    SpanLabel* m_kind;
    QLabel* m_evidenceTitle;
    QFrame* m_evidenceFrame;
    SpanLabel* m_evidence;
    QLabel* m_whyTitle;
    QLabel* m_why;
    QLabel* m_fixTitle;
    QComboBox* m_fixChoice;
    QLabel* m_fixText;
    QFrame* m_changesFrame;
    QVBoxLayout* m_changes;
    QLabel* m_byHand;
    QPushButton* m_setUp;
    QPushButton* m_fix;
    QPushButton* m_copy;
    QPushButton* m_notForMe;
    QWidget* m_reasonRow;
    QLabel* m_reasonLabel;
    QLineEdit* m_reason;
    QPushButton* m_hide;
    QPushButton* m_keep;
};

} // namespace gosetup
