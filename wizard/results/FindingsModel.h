// SPDX-License-Identifier: Apache-2.0
// The findings of a report as a flat list: a header per topic, in the order of every report
// (ReportOrder), and which fixes are ticked. Ticks and hidden findings outlive a new report. No
// widgets.
#pragma once

#include "engine/PlanRequest.h"
#include "rules/Catalogue.h"

#include <QAbstractListModel>
#include <QHash>

#include <optional>
#include <vector>

namespace gosetup {

/// The kinds that can be filtered by; counted as the report counts them.
enum class FindingGroup
{
    Problem,
    Warning,
    Unknown,
    Hint,
    InOrder
};
inline constexpr int findingGroupCount = 5;
/// Notes and advice on speed are hints.
[[nodiscard]] FindingGroup groupOf(const Finding& finding);
/// Names a finding across checks.
[[nodiscard]] QString keyOf(const Finding& finding);

/// One way to fix a finding: all of its recommended fixes together, or one of the others. Points
/// into the finding.
struct FixChoice
{
    std::vector<const Fix*> fixes;
    bool recommended = false;

    [[nodiscard]] QString id() const { return fixes.front()->id; }
    [[nodiscard]] QStringList titles() const; ///< in the language in use
    [[nodiscard]] bool needsRights() const;
    [[nodiscard]] std::vector<FixKey> keys(const Finding& finding) const;
};
/// The ways that the program itself can carry out, the recommended one first.
[[nodiscard]] std::vector<FixChoice> fixChoices(const Finding& finding);

class FindingsModel : public QAbstractListModel
{
    Q_OBJECT

  public:
    enum Role
    {
        HeaderRole = Qt::UserRole + 1, ///< bool: a topic's header
        GroupRole,                     ///< int of FindingGroup
        StatusRole,                    ///< int of Status
        KeyRole,                       ///< keyOf()
        LineRole,                      ///< the second line: subject, else the first evidence
        LineFixedRole,                 ///< bool: that line is a path or a value
        ShieldRole,                    ///< bool: the fix needs administrator rights
        SearchRole,                    ///< everything that can be searched for
    };

    explicit FindingsModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

    void setFindings(std::vector<Finding> findings);
    /// Another machine: ticks and hidden findings are forgotten.
    void forget();
    [[nodiscard]] const Finding* finding(int row) const; ///< nullptr for a header
    [[nodiscard]] int rowOf(const QString& key) const;   ///< -1 when it is not shown
    [[nodiscard]] int countOf(FindingGroup group) const; ///< without hidden ones

    /// Answers that only administrators can have; they have no rows.
    [[nodiscard]] int needRightsCount() const;

    /// What a tick stands for: the chosen way, else the first; none where only a person can help.
    [[nodiscard]] std::optional<FixChoice> choice(const Finding& finding) const;
    /// Whether there is anything to tick at all.
    [[nodiscard]] bool hasChoices() const;
    void chooseFix(const QString& key, const QString& fixId);

    [[nodiscard]] std::vector<FixKey> ticked() const;
    [[nodiscard]] int tickedCount() const; ///< findings, each with one fix or several
    [[nodiscard]] bool tickedNeedRights() const;

    /// Hides a finding for this session.
    void hideFinding(const QString& key, const QString& reason);
    [[nodiscard]] int hiddenCount() const;
    void showHidden();

    /// The language changed: the same rows in other words.
    void retranslate();

  Q_SIGNALS:
    void ticksChanged();

  private:
    struct Row
    {
        QString topic;
        int finding = -1; ///< index, -1 for a header
    };
    void rebuild();
    [[nodiscard]] bool isOffered(const Finding& finding) const;
    [[nodiscard]] bool isTicked(const Finding& finding) const;
    [[nodiscard]] QVariant topicData(const Row& row, int role) const;

    std::vector<Finding> m_findings;
    std::vector<Row> m_rows;
    QHash<QString, bool> m_ticks;     ///< what the person decided; else: is it recommended
    QHash<QString, QString> m_chosen; ///< key → id of a way
    QHash<QString, QString> m_hidden; ///< key → reason
};

} // namespace gosetup
